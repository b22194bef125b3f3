"""Whatever comes through the door: a sentence or cleaned text, nothing lost, no traceback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.unit.services.desk import DOOR, JIRA, Desk, at
from tracksync.core.problems import Problem
from tracksync.core.tasks import REF_LIMIT
from tracksync.core.text import NOTE_LIMIT
from tracksync.services.personal.connecting.tried import SignIn
from tracksync.services.personal.worktime.absences import Piece
from tracksync.services.personal.worktime.editing import Edit

HUGE = "x" * 10_000_000
TEXTS = {
    "huge": HUGE,
    "nul": "a\x00b",
    "direction": "abc\u202etxt.exe\u2066",
    "half": "\ud800 half a character \udfff",
    "html": "<img src=x onerror=alert(1)><b>",
    "formula": "=cmd|' /C calc'!A0",
    "format": "%s%n{0}{__class__}",
    "quote": "'; DROP TABLE entries; --",
    "lines": "\n\r\u2028\x0b" * 1_000,
    "emoji": "\U0001f469\u200d\U0001f4bb" * 5_000,
    "id": str(UUID(int=0)),
    "blank": " \t\u00a0",
    "empty": "",
}
INSTANTS = {
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "2038": datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    "9999": datetime.max.replace(tzinfo=UTC),
    "1": datetime.min.replace(tzinfo=UTC),
    "naive": datetime(2026, 11, 20, 9),  # noqa: DTZ001  the case
    "odd": datetime(2026, 11, 20, 9, 0, 0, 999_999, tzinfo=UTC),
}

Doors = dict[str, Callable[[str], object]]
Moments = dict[str, Callable[[datetime], object]]


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Have something of everything: an entry, a question, a worklog that waits, a running timer."""
    desk.connect()
    desk.editing.add("PROJ-142", at(desk, 5), at(desk, 6), via=DOOR, note="kept")
    desk.begin()
    desk.timer.start("PROJ-139", via=DOOR)
    desk.work(minutes=10)
    desk.rest(minutes=10)
    desk.work(minutes=10)
    return desk


def doors_for_text(desk: Desk) -> Doors:
    entry, question = desk.entries()[0].id, desk.questions()[0].id
    span = at(desk, 6), at(desk, 7)
    return {
        "start": lambda t: desk.timer.start(t, via=DOOR),
        "start, note": lambda t: desk.timer.start("PROJ-142", via=DOOR, note=t),
        "add": lambda t: desk.editing.add(t, *span, via=DOOR),
        "add, note": lambda t: desk.editing.add("PROJ-142", *span, via=DOOR, note=t),
        "edit": lambda t: desk.editing.edit(t, Edit(note="x"), via=DOOR),
        "edit, task": lambda t: desk.editing.edit(entry, Edit(task=t), via=DOOR),
        "edit, note": lambda t: desk.editing.edit(entry, Edit(note=t), via=DOOR),
        "delete": lambda t: desk.editing.delete(t, via=DOOR),
        "split": lambda t: desk.editing.split(t, at(desk, 6), via=DOOR),
        "merge": lambda t: desk.editing.merge([t, t], via=DOOR),
        "history": desk.editing.history,
        "keep": lambda t: desk.absences.keep(t, via=DOOR),
        "assign": lambda t: desk.absences.assign(question, t, via=DOOR),
        "pieces": lambda t: desk.absences.split(question, [Piece(at(desk, 8, 15), t)], via=DOOR),
        "find": desk.tasks.find,
        "one": desk.tasks.one,
        "make": lambda t: desk.tasks.add_local(t, via=DOOR, project=t),
        "rename": lambda t: desk.tasks.change_local(t, via=DOOR, title=t),
        "pin": lambda t: desk.tasks.pin(t, via=DOOR, is_pinned=True),
        "send": lambda t: desk.deliveries.release(t, via=DOOR),
        "leave": lambda t: desk.deliveries.let_go(t, via=DOOR),
        "sign in": lambda t: desk.connections.try_sign_in(SignIn(t, t, t, t)),
        "sign in, e-mail": lambda t: desk.connections.try_sign_in(
            SignIn("jira", "https://x", t, "t")
        ),
        "connection": lambda t: desk.connections.change(t, via=DOOR, mode=t),
        "disconnect": lambda t: desk.connections.remove(t, via=DOOR, keep_tasks=True),
    }


def doors_for_instants(desk: Desk) -> Moments:
    first, running = desk.entries()[0].id, desk.entries()[-1].id
    question = desk.questions()[0].id
    hour = timedelta(hours=1)
    return {
        "add": lambda i: desk.editing.add("PROJ-142", i, i + hour, via=DOOR),
        "add, end": lambda i: desk.editing.add("PROJ-142", i - hour, i, via=DOOR),
        "edit": lambda i: desk.editing.edit(first, Edit(start_at=i), via=DOOR),
        "edit, end": lambda i: desk.editing.edit(first, Edit(end_at=i), via=DOOR),
        "edit the running one": lambda i: desk.editing.edit(running, Edit(end_at=i), via=DOOR),
        "split": lambda i: desk.editing.split(first, i, via=DOOR),
        "pause": lambda i: desk.timer.pause(via=DOOR, until=i),
        "pieces": lambda i: desk.absences.split(question, [Piece(i, None)], via=DOOR),
        "day": lambda i: desk.reporting.day(i.date()),
        "report": lambda i: desk.reporting.report(i.date(), i.date()),
        "list": lambda i: desk.editing.list_day(i.date(), "UTC"),
    }


def knock(door: Callable[[], object]) -> Problem | None:
    """Try a door; anything but an answer or a `Problem` fails the test."""
    try:
        door()
    except Problem as problem:
        return problem
    return None


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_is_too_much(busy: Desk, text: str) -> None:
    """Every door, every text: what is refused is refused in a short, plain sentence."""
    for name, door in doors_for_text(busy).items():
        problem = knock(lambda door=door: door(text))  # type: ignore[misc]  # bound now
        said = "" if problem is None else str(problem)
        assert len(said) < 500, name
        assert not set(said) & set("\x00\u202e\u2066\ud800\udfff"), name


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_kept_of_a_text_is_plain_and_bounded(busy: Desk, text: str) -> None:
    """On screens and in worklogs nothing hides; the time is kept in any case."""
    entry = busy.editing.add("PROJ-142", at(busy, 6), at(busy, 7), via=DOOR, note=text)
    wanted = busy.delivery(entry).wanted

    assert len(entry.text.note) <= NOTE_LIMIT
    assert not set(entry.text.note) & set("\x00\u202e\u2066\ud800\udfff\r")
    assert isinstance(entry.text.note.encode(), bytes)
    assert wanted is not None
    assert (wanted.comment, wanted.seconds) == (entry.text.note, 3600)


@pytest.mark.parametrize("instant", INSTANTS.values(), ids=INSTANTS)
def test_no_instant_is_too_much(busy: Desk, instant: datetime) -> None:
    """Every door, every moment."""
    for name, door in doors_for_instants(busy).items():
        if (name, instant.year) in {("add", 9999), ("add, end", 1)}:
            continue  # the calendar has no hour more
        problem = knock(lambda door=door: door(instant))  # type: ignore[misc]  # bound now
        assert problem is None or len(str(problem)) < 500, name


def test_a_hundred_thousand_of_anything_is_refused_at_once(busy: Desk) -> None:
    """Pieces, entries to merge: the sentence names the limit, and nothing is changed."""
    entry, question = busy.entries()[0], busy.questions()[0]
    before = busy.entries()
    pieces = [Piece(at(busy, 8, 15), None)] * 100_000
    doors: list[Callable[[], object]] = [
        lambda: busy.absences.split(question.id, pieces, via=DOOR),
        lambda: busy.editing.merge([entry.id] * 100_000, via=DOOR),
    ]

    assert [knock(door) is not None for door in doors] == [True, True]
    assert busy.entries() == before


def test_a_reference_names_at_most_so_much(desk: Desk) -> None:
    """What is longer than any reference is looked for nowhere."""
    desk.connect()

    assert knock(lambda: desk.tasks.one("x" * REF_LIMIT)) is not None
    assert knock(lambda: desk.tasks.one(f"{JIRA}:{HUGE}")) is not None
