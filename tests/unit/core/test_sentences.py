"""Sentences: English as it is shown, and still known by its template."""

from __future__ import annotations

from tracksync.core.sentences import UNSAID, Sentence, say

GERMAN = {
    "{count} entries wait: {why}": "{why} Deshalb warten {count} Einträge.",
    "The disk is full.": "Die Platte ist voll.",
    "{name} exists already.": "{name} gibt es schon.",
}


def in_german(template: str) -> str:
    return GERMAN.get(template, template)


def test_a_sentence_is_its_english_text() -> None:
    """Commands, logs and comparisons see nothing but a string."""
    said = say("{count} entries wait: {why}", count=3, why=say("The disk is full."))

    assert said == "3 entries wait: The disk is full."
    assert f"{say('It is {share:.0%} done.', share=0.5)}" == "It is 50% done."
    assert not UNSAID


def test_a_sentence_can_be_said_in_another_language() -> None:
    """What was filled in keeps its place; what is a sentence itself is translated too."""
    said = say("{count} entries wait: {why}", count=3, why=say("The disk is full."))

    assert said.translated(in_german) == "Die Platte ist voll. Deshalb warten 3 Einträge."


def test_words_from_outside_are_never_taken_for_ours() -> None:
    """A title that happens to be one of our sentences, or holds braces, stays as it is."""
    for title in ("The disk is full.", "{name}", "{0}{"):
        said = say("{name} exists already.", name=title)
        assert said == f"{title} exists already."
        assert said.translated(in_german) == f"{title} gibt es schon."


def test_without_anything_to_fill_in_braces_are_braces() -> None:
    """A plain text becomes a sentence as it stands, and one that nobody knows stays English."""
    said = Sentence("Say {TIME}=TASK.")

    assert said == "Say {TIME}=TASK."
    assert said.translated(in_german) == said
