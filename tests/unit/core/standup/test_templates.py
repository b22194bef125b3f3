"""How a team's standup reads."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

import pytest

from tests.unit.core.made import minutes
from tracksync.core.problems import BadInput
from tracksync.core.standup.composer import Line, Section, Standup
from tracksync.core.standup.schedules import Schedule
from tracksync.core.standup.templates import (
    BUILT_IN,
    Said,
    Slot,
    Template,
    checked,
    laid_out_by,
    narrowed,
    read_template,
    template_of,
    with_said,
)
from tracksync.core.standup.text import as_markdown, as_text, laid_out, shortened
from tracksync.core.standup.words import LANGUAGES

DONE, PLAN, BLOCKERS = Section
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
STANDUP = Standup(
    MONDAY,
    FRIDAY,
    FRIDAY,
    (
        Line("d", DONE, "Invoice export", "P-1", length=minutes(90)),
        Line("p", PLAN, "Login redirect"),
        Line("b", BLOCKERS, "No access"),
    ),
)
TEAM = Template(
    "Team Rot",
    "de",
    "Runde am {weekday}",
    "Hallo, hier ist {name}:",
    (Slot(BLOCKERS), Slot(DONE, "{told} geschafft")),
    with_hours=True,
)
GOOD: dict[str, object] = {
    "tracksync_template": 1,
    "name": "Team Rot",
    "section": [{"of": "done"}, {"of": "plan", "heading": "Next"}],
}


def test_a_template_says_what_is_told_and_how() -> None:
    """Its sections, in its order, under its words; what it does not say is of the language."""
    made = laid_out_by(TEAM, narrowed(STANDUP, TEAM), person="Anna")

    assert as_text(made).splitlines() == [
        "Runde am Montag",
        "Hallo, hier ist Anna:",
        "",
        "Hindernisse",
        "- No access",
        "",
        "Freitag, 20. November geschafft",
        "- P-1  Invoice export (1:30 h)",
    ]


def test_what_a_template_leaves_out_does_not_leave() -> None:
    """Not even as a line that is off."""
    assert [line.id for line in narrowed(STANDUP, TEAM).lines] == ["b", "d"]


def test_without_a_template_it_reads_as_before() -> None:
    """Nothing chosen changes nothing."""
    plain = Template("", "fr")

    assert laid_out_by(plain, STANDUP) == laid_out(STANDUP, "fr")
    assert narrowed(STANDUP, plain) == STANDUP


def test_a_greeting_stays_where_a_message_is_made_to_fit() -> None:
    """In Markdown it is text, as everything else."""
    made = laid_out_by(replace(TEAM, greeting="<!here> *Hi*"), STANDUP)

    assert shortened(made, line=100, part=500).greeting == "<!here> *Hi*"
    assert "\\<\\!here\\> \\*Hi\\*" in as_markdown(made)


def test_a_name_is_one_line_however_it_is_spelled() -> None:
    """What a person entered as their name is text, and fills in nothing further."""
    made = laid_out_by(TEAM, STANDUP, person="An\nna \u202e{day}")

    assert made.greeting == "Hallo, hier ist An na {day}:"


@pytest.mark.parametrize("template", BUILT_IN, ids=lambda template: template.name)
def test_what_comes_along_can_be_shared(template: Template) -> None:
    """Under another name it is one of the person's own, and reads the same."""
    own = replace(template, name="Ours")
    read = read_template(tomllib.loads(own.document))

    assert read == own
    assert template.language == template.name.rpartition("-")[2]
    assert laid_out_by(template, STANDUP).parts


def test_each_language_has_them_all() -> None:
    """And no two have one name."""
    kinds = {template.name.rpartition("-")[0] for template in BUILT_IN}

    assert {t.name for t in BUILT_IN} == {
        f"{kind}-{tongue}" for kind in kinds for tongue in LANGUAGES
    }
    assert len(BUILT_IN) == len(kinds) * len(LANGUAGES)


def test_a_file_holds_what_was_chosen() -> None:
    """Quotes, and what a quote would end, too."""
    own = replace(TEAM, title='"\\', greeting="")

    assert read_template(tomllib.loads(own.document)) == own


def test_a_file_need_not_say_all() -> None:
    """What it does not say is as it comes."""
    assert read_template(GOOD) == Template("Team Rot", slots=(Slot(DONE), Slot(PLAN, "Next")))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"tracksync_template": 2}, "newer TrackSync"),
        ({"tracksync_template": True}, "newer TrackSync"),
        ({"name": ""}, "needs a name"),
        ({"name": "x" * 41}, "needs a name"),
        ({"name": 7}, "“name”"),
        ({"name": "Classic-EN"}, "comes with TrackSync"),
        ({"language": "xx"}, "en, de, fr, es"),
        ({"title": ["x"]}, "“title”"),
        ({"title": "x" * 101}, "longer than 100"),
        ({"title": "{name}"}, "only these"),
        ({"title": "{day.__class__}"}, "only these"),
        ({"title": "{day"}, "only these"),
        ({"greeting": "{x}"}, "{day}, {weekday}, {told}, {name}"),
        ({"greeting": "x" * 201}, "longer than 200"),
        ({"hours": "yes"}, "“hours”"),
        ({"mood": "good"}, "“mood”"),
        ({"section": []}, "one to three sections"),
        ({"section": "done"}, "one to three sections"),
        ({"section": [{"of": "done"}] * 2}, "one to three sections"),
        ({"section": [{"of": "done"}] * 4}, "one to three sections"),
        ({"section": ["done"]}, "is a table"),
        ({"section": [{"of": "mood"}]}, "done, plan, blockers"),
        ({"section": [{"of": "done", "x": 1}]}, "“x”"),
        ({"section": [{"of": "done", "heading": "x" * 61}]}, "longer than 60"),
    ],
)
def test_a_bad_file_is_refused_with_a_reason(said: Mapping[str, object], why: str) -> None:
    """What is odd in it is named, and nothing is guessed."""
    with pytest.raises(BadInput, match=re.escape(why)):
        read_template({**GOOD, **said})


def test_marks_nobody_sees_are_taken_out() -> None:
    """A heading is one plain line, as a title is."""
    odd = Template("A\u202eB", title=" T\x07\n\n{day} ", slots=(Slot(DONE, "\u2066H"),))

    assert checked(odd) == Template("AB", title="T {day}", slots=(Slot(DONE, "H"),))


def test_what_is_not_said_stays() -> None:
    """Of a template that is changed."""
    said = Said("fr", "T", "", with_hours=False, sections=("plan", "done = Fait"))

    assert with_said(TEAM, Said()) == TEAM
    assert with_said(TEAM, said) == Template(
        "Team Rot", "fr", "T", "", (Slot(PLAN), Slot(DONE, " Fait"))
    )


def test_the_first_schedule_of_the_day_decides() -> None:
    """On a day without any, the first of all; without schedules, the settings."""
    early = Schedule("2", "slack", time(9), template="a")
    late = Schedule("1", "slack", time(16), template="b")

    assert template_of((late, early), (late,)) == "b"
    assert template_of((late, early), ()) == "a"
    assert template_of((), ()) == ""
