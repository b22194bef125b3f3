"""Checking a store against its own journal, and rebuilding what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from uuid import UUID

from tracksync.core.journal.chain import Record, verify
from tracksync.core.journal.entries import ERASED, Entry, Question
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.storage.local.backup import lost_months
from tracksync.storage.local.db import Unreadable
from tracksync.storage.local.rebuilding import rebuild
from tracksync.storage.local.replay import Replay, bare_entry, bare_question
from tracksync.storage.local.store import LocalStore
from tracksync.storage.local.tables import activity as activity_tables
from tracksync.storage.local.tables import delivery as delivery_tables
from tracksync.storage.local.tables import foundation, projections
from tracksync.storage.local.tables import journal as journal_table
from tracksync.storage.local.tables import tasks as task_tables
from tracksync.storage.local.tables.base import Tables
from tracksync.storage.local.tables.totals import first_month, month_number
from tracksync.storage.moved_totals import totals as day_totals_of

# Of many faults of one kind, this many are named one by one.
_MOST_NAMED = 20
_LOOK_UP_EVERY = 200

Progress = Callable[[str, float], None]


class CheckCancelled(Exception):
    """The person asked to stop; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """
    Something that is not as it should be.

    Attributes:
        part: "file", "journal", "texts", "changes", "entries", "questions", "timer", "totals",
            "undo", "tasks", "deliveries" or "activity".
        what: In words, with nothing personal in it.
        can_repair: It follows from the journal, so it can be worked out anew.
        is_repaired: It was.
    """

    part: str
    what: str
    can_repair: bool = False
    is_repaired: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """
    The outcome of a check.

    Attributes:
        lost_months: Months whose words cannot be read here although they were not erased here.
    """

    records: int
    entries: int
    faults: tuple[Fault, ...]
    lost_months: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong now."""
        return all(fault.is_repaired for fault in self.faults)


def _nobody(_: str, __: float) -> None:
    """Tell nobody."""


def check(
    store: LocalStore,
    *,
    repair: bool = False,
    progress: Progress = _nobody,
    cancelled: Callable[[], bool] = lambda: False,
) -> Checked:
    """
    Check everything there is: pages, chain, and all that is worked out from the journal.

    Args:
        repair: Write anew what can be worked out (STORE lane). Otherwise nothing is written, and
            any lane will do.
        progress: Told what is looked at, and how far it is (0 to 1).
        cancelled: Asked often; true stops the check.

    Raises:
        CheckCancelled: *cancelled* said so.
    """
    with store.read() as snapshot:
        look = _Look(snapshot.tables, progress, cancelled)
        look.everything()
    faults = look.faults
    if repair and any(fault.can_repair for fault in faults):
        progress("repair", 0.0)
        is_rebuilt = _rebuild(store)
        faults = [replace(f, is_repaired=f.can_repair and is_rebuilt) for f in faults]
    progress("done", 1.0)
    try:
        lost = lost_months(store)
    except Unreadable:  # named already
        lost = ()
    return Checked(look.records, look.entries, tuple(faults), lost)


def _rebuild(store: LocalStore) -> bool:
    """Work everything out anew, in one transaction; tell whether that was possible."""
    try:
        with store.write() as unit:
            replay = Replay(unit.tables)
            replay.run(watched=lambda _: None)
            unit.tasks_changed()
            rebuild(unit.tables, replay)
    except Unreadable:
        return False
    return True


class _Look:
    """One walk through a store."""

    def __init__(self, tables: Tables, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._tables = tables
        self._progress = progress
        self._cancelled = cancelled
        self.faults: list[Fault] = []
        self.records = journal_table.head(tables).sequence
        self.entries = 0

    def everything(self) -> None:
        self._try("file", self._file)
        self._try("journal", self._chain)
        replay = Replay(self._tables)
        self._try("journal", lambda: self._follow(replay))
        self._try("entries", lambda: self._projections(replay))
        self._try("totals", lambda: self._totals(replay))
        self._try("tasks", lambda: self._tasks(replay))
        self._try("deliveries", self._deliveries)
        self._try("activity", self._activity)

    def _try(self, part: str, look: Callable[[], None]) -> None:
        """Go on with the next part where one cannot be read."""
        try:
            look()
        except Unreadable:
            can_repair = part in {"entries", "totals"}
            self._add(part, ["some of it cannot be read"], can_repair=can_repair)

    def _watched(self, what: str, begin: float, end: float) -> Callable[[int], None]:
        def watched(sequence: int) -> None:
            if sequence % _LOOK_UP_EVERY == 0:
                self._progress(what, begin + (end - begin) * sequence / max(1, self.records))
                if self._cancelled():
                    raise CheckCancelled

        return watched

    def _add(self, part: str, faults: Iterable[str], *, can_repair: bool = False) -> None:
        found = list(faults)
        self.faults += [Fault(part, what, can_repair) for what in found[:_MOST_NAMED]]
        if len(found) > _MOST_NAMED:
            more = f"and {len(found) - _MOST_NAMED} more of this kind"
            self.faults.append(Fault(part, more, can_repair))

    def _file(self) -> None:
        self._progress("file", 0.0)
        try:
            self._tables.db.must_be_whole()
        except Unreadable:
            self._add("file", ["pages of the database are damaged; restore the newest backup"])

    def _chain(self) -> None:
        watched = self._watched("journal", 0.2, 0.4)
        base = foundation.read(self._tables.db)

        def told(after: int) -> Iterator[Record]:
            for record in journal_table.records(self._tables, after=after):
                watched(record.sequence)
                yield record

        # Of those before the first link a few are left, each by itself.
        for record in takewhile(lambda left: left.sequence <= base.sequence, told(0)):
            faults = verify([record], previous=record.previous, first=record.sequence)
            self._add("journal", (fault.what for fault in faults))
        chain = verify(told(base.sequence), previous=base.digest, first=base.sequence + 1)
        self._add("journal", (fault.what for fault in chain))

    def _follow(self, replay: Replay) -> None:
        replay.run(watched=self._watched("replay", 0.4, 0.8))
        self._add("journal", (f"{stuck} does not follow" for stuck in replay.stuck))
        if replay.lost_texts:
            self._add("texts", [f"the words of {replay.lost_texts} records do not open"])
        wrong = (f"what record {sequence} did is noted wrongly" for sequence in replay.corrected)
        self._add("changes", wrong, can_repair=True)
        base = foundation.read(self._tables.db).sequence
        rows = self._tables.db.rows("SELECT sequence FROM undone WHERE sequence > ?", (base,))
        if {sequence for (sequence,) in rows} != replay.undone:
            self._add("undo", ["what was undone is noted wrongly"], can_repair=True)

    def _projections(self, replay: Replay) -> None:
        self._progress("entries", 0.8)
        self._add("entries", self._wrong_entries(dict(replay.entries)), can_repair=True)
        self._add("questions", self._wrong_questions(dict(replay.questions)), can_repair=True)
        if projections.read_timer(self._tables) != replay.timer():
            self._add("timer", ["the timer differs"], can_repair=True)

    def _wrong_entries(self, expected: dict[UUID, Entry]) -> Iterator[str]:
        for entry in projections.every_entry(self._tables):
            self.entries += 1
            if not _same_entry(entry, expected.pop(entry.id, None)):
                yield f"entry {entry.id} differs"
        for ident in expected:
            yield f"entry {ident} is missing"

    def _wrong_questions(self, expected: dict[UUID, Question]) -> Iterator[str]:
        for question in projections.every_question(self._tables):
            if not _same_question(question, expected.pop(question.id, None)):
                yield f"question {question.id} differs"
        for ident in expected:
            yield f"question {ident} is missing"

    def _totals(self, replay: Replay) -> None:
        self._progress("totals", 0.85)
        days = day_totals_of(replay.entries.values())
        months: dict[tuple[int, TaskRef], int] = {}
        for (day, task), ms in days.items():
            place = month_number(day), task
            months[place] = months.get(place, 0) + ms
        by_day = {(day.toordinal(), task): ms for (day, task), ms in days.items() if ms}
        self._compare_totals("day", by_day)
        first = first_month(self._tables)
        kept = {place: ms for place, ms in months.items() if ms and place[0] >= first}
        self._compare_totals("month", kept, first)

    def _compare_totals(
        self, span: str, expected: dict[tuple[int, TaskRef], int], first: int = 0
    ) -> None:
        sql = f"SELECT {span}, task, total_ms FROM {span}_totals WHERE {span} >= ?"  # noqa: S608 (ours)
        rows = self._tables.db.rows(sql, (first,))
        found = {(place, self._tables.task(number)): ms for place, number, ms in rows}
        places = {
            place for place in found.keys() | expected if found.get(place) != expected.get(place)
        }
        if places:
            self._add("totals", [f"{len(places)} {span} totals differ"], can_repair=True)

    def _tasks(self, replay: Replay) -> None:
        for event in replay.tasks.values():
            if task_tables.find(self._tables, event.task) is None:
                self._add("tasks", [f"local task {event.task} is missing"], can_repair=True)

    def _deliveries(self) -> None:
        self._progress("deliveries", 0.9)
        self._add("deliveries", delivery_tables.that_belong_to_nothing(self._tables))

    def _activity(self) -> None:
        self._progress("activity", 0.95)
        self._add("activity", activity_tables.faults(self._tables))


def _same_entry(found: Entry, expected: Entry | None) -> bool:
    if expected is None or bare_entry(found) != bare_entry(expected):
        return False
    return found.text == expected.text or ERASED in (found.text, expected.text)


def _same_question(found: Question, expected: Question | None) -> bool:
    if expected is None or bare_question(found) != bare_question(expected):
        return False
    return found.text == expected.text or ERASED in (found.text, expected.text)
