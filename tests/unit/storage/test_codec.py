"""Events survive being written down, and what is personal stands apart."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.store_events import any_event
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import ERASED, EntryText
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef, TaskSeen
from tracksync.storage import codec

MARK = "Zz-private-zZ"
PRIVATE = EntryText(MARK, MARK, MARK)
AT = datetime(2026, 11, 16, 8, tzinfo=UTC)
TASK = TaskRef("jira-1", "1")


def through(event: ev.Event) -> ev.Event | None:
    facts, personal = codec.write_event(event)
    opened = codec.read_personal(codec.write_personal(personal)) if personal else ()
    return codec.read_event(codec.kind_of(event), facts, lambda part, _: opened[part])


@given(any_event)
def test_every_event_comes_back_as_it_was(event: ev.Event) -> None:
    """Whatever a person types and whenever it was."""
    assert through(event) == event


@given(any_event)
def test_facts_are_canonical(event: ev.Event) -> None:
    """The same event is always the same bytes: they are hashed."""
    facts, _ = codec.write_event(event)

    assert codec.pack(codec.unpack(facts)) == facts


@pytest.mark.parametrize(
    "event",
    [
        ev.TimerStarted(UUID(int=1), TASK, PRIVATE, AT, "UTC"),
        ev.TimerStarted(
            UUID(int=1), TASK, EntryText("t"), AT, "UTC", seen=TaskSeen(AT, MARK, MARK, MARK, 1)
        ),
        ev.EntryEdited(UUID(int=1), TASK, PRIVATE, AT, None),
        ev.EntriesMerged(UUID(int=1), (UUID(int=2),), PRIVATE),
        ev.TaskSaved(TASK, PRIVATE, MARK),
        ev.AbsenceAnswered(
            UUID(int=1),
            ev.Choice.ASSIGN,
            (ev.AbsencePart(AT, AT, UUID(int=2), TASK, PRIVATE),),
        ),
    ],
)
def test_what_is_personal_is_not_among_the_facts(event: ev.Event) -> None:
    """Titles, keys, notes and the project of a local task are sealed."""
    facts, personal = codec.write_event(event)

    assert MARK.encode() not in facts
    assert MARK.encode() in codec.write_personal(personal)


def test_an_erased_text_leaves_the_facts() -> None:
    """Times and tasks stand when the words are gone."""
    event = ev.TimerStarted(UUID(int=1), TASK, PRIVATE, AT, "UTC")
    facts, _ = codec.write_event(event)

    read = codec.read_event("TimerStarted", facts, lambda part, _: ERASED)

    assert read == ev.TimerStarted(UUID(int=1), TASK, ERASED, AT, "UTC")


def test_what_a_service_said_is_read_as_far_as_it_can_be() -> None:
    """Its hours are facts and stay; its words go with their month; older records have none."""
    seen = TaskSeen(AT, "Bug", "Zoo", "https://x", logged_ms=9, remaining_ms=None)
    event = ev.TimerStarted(UUID(int=1), TASK, PRIVATE, AT, "UTC", seen=seen)
    facts, personal = codec.write_event(event)
    old = ev.TimerStarted(UUID(int=1), TASK, PRIVATE, AT, "UTC")
    older = codec.pack({k: v for k, v in codec.unpack(facts).items() if k != "seen"})
    stand_ins: dict[type, codec.Personal] = {EntryText: ERASED, str: ""}

    assert codec.read_event("TimerStarted", facts, lambda part, _: personal[part]) == event
    assert codec.read_event("TimerStarted", older, lambda part, _: personal[part]) == old
    erased = codec.read_event("TimerStarted", facts, lambda _, kind: stand_ins[kind])
    assert isinstance(erased, ev.TimerStarted)
    assert erased.seen == TaskSeen(AT, logged_ms=9)


def test_a_sentence_is_kept_as_its_english_words() -> None:
    """Its template is for whoever shows it; what is kept is what was said."""
    assert codec.pack(codec.to_json(say("{n} of 3", n=2))) == codec.pack("2 of 3")
    assert type(codec.to_json(say("plain"))) is str


def test_a_kind_from_a_newer_release_is_not_guessed() -> None:
    """It is kept as it is; here it says nothing."""
    assert codec.read_event("CoffeeFetched", b"{}", lambda part, _: "") is None


@given(st.binary(max_size=40))
def test_broken_facts_say_nothing(facts: bytes) -> None:
    """No traceback, whatever stands there."""
    assert codec.read_event("TimerStopped", facts, lambda part, _: "") is None


def test_a_field_from_a_newer_release_is_passed_over() -> None:
    """And one with a default may be missing."""
    facts = b'{"version":"1","colour":"blue"}'

    assert codec.read_event("RunStarted", facts, lambda part, _: "") == ev.RunStarted("1")


def test_values_without_texts_keep_them_inside() -> None:
    """Without a place to set them apart, texts stay in the JSON."""
    assert codec.from_json(EntryText, codec.to_json(PRIVATE)) == PRIVATE


@pytest.mark.parametrize("wrong", [1, None, ["a"], {"at": 3}])
def test_a_wrong_type_is_refused(wrong: object) -> None:
    """A number is no word."""
    with pytest.raises(ValueError, match="is not a str"):
        codec.from_json(str, wrong)


def test_a_type_that_cannot_be_written_is_a_mistake_in_the_code() -> None:
    """It is said at once."""
    with pytest.raises(TypeError, match="cannot be read"):
        codec.from_json(complex, 1)
