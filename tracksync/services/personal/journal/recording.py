"""
The one way into the journal.

An event, what it changes, and the deliveries that follow, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import datetime, timedelta
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.journal.entries import Change, Entry, EntryChange, EntryText
from tracksync.core.journal.events import (
    AbsenceFound,
    ClockStepped,
    EntryDeleted,
    Event,
    RunEnded,
    TimerResumed,
    TimerStarted,
    TrackingRefused,
    Undone,
)
from tracksync.core.journal.ledger import Impossible
from tracksync.core.problems import Conflict
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.core.worktime.idle import Absence, Watch
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Store, Unit
from tracksync.services.personal.journal.changed import Changed, parts_of
from tracksync.services.personal.journal.colouring import colour_apart
from tracksync.services.personal.journal.following import follow
from tracksync.services.personal.journal.judging import (
    PATIENCE,
    Stock,
    rules_of,
    running_entry,
    take_stock,
)
from tracksync.services.personal.journal.permitting import NotAssigned

ENGINE = "engine"
# With these a person says what the timer is to do; anything else says nothing about its time.
_VOUCHING = (TimerStarted, TimerResumed, Undone)


@dataclass
class Recording:
    """
    One transaction on the journal, open.

    Attributes:
        unit: The transaction, for reads and for what is not an event.
        reading: The clocks at the moment it is about.
        via: Which door: "tray", "window", "cli", "engine"; with the page, where that is noted.
        actor: Who the person says they are.
        has_lost_run: A run was there and did not end in order; that is noted before the first deed
            that sets the timer.
    """

    unit: Unit
    reading: Reading
    via: str
    ids: Ids
    actor: str = ""
    has_lost_run: bool = False
    changed: Changed = Changed.NOTHING
    changes: list[Change] = field(default_factory=list)
    _afterwards: list[Callable[[], None]] = field(default_factory=list)

    def add(
        self, event: Event, *, record: UUID | None = None, via: str | None = None
    ) -> tuple[Change, ...]:
        """
        Append an event.

        Args:
            record: Its id; made when None.
            via: Another door than the recording's, for what follows from the person's deed.

        Raises:
            Conflict: It does not fit what is, in words; the whole transaction is given up.
        """
        if self.has_lost_run and isinstance(event, _VOUCHING):
            self.has_lost_run = False
            # From here on the timer is what commands alone made it, and its time no run's.
            self.add(RunEnded(is_in_order=False), via=ENGINE)
        try:
            changes = self.unit.append(
                event,
                record=record or self.ids.new(),
                reading=self.reading,
                via=via or self.via,
                actor=self.actor if (via or self.via) != ENGINE else "",
            )
        except Impossible as e:
            msg = say("That does not fit any more: {why}.", why=e.why)
            raise Conflict(msg, say("Look at the day as it is now and try once more.")) from e
        self.changes.extend(changes)
        self.changed |= parts_of(changes)
        return changes

    def note_absence(
        self,
        running: Entry,
        absence: Absence,
        *,
        goes_on: bool,
        record: UUID | None = None,
        via: str | None = None,
        names: tuple[UUID | None, UUID | None] = (None, None),
    ) -> None:
        """
        Cut the running entry where the absence began, and open the question about it.

        Of an entry that began with it no piece is left behind: it goes on under its name, or goes.

        Args:
            names: The question's, and that of what the timer goes on as; made when None.
        """
        question, after = names
        is_whole = absence.start_at <= running.start_at
        after = running.id if is_whole else self._free(after)
        event = AbsenceFound(
            question=question or self.ids.new(),
            before=running.id,
            start_at=absence.start_at,
            end_at=absence.end_at,
            after=after if goes_on else None,
            zone=absence.zone,
            evidence=absence.evidence,
        )
        self.add(event, record=record, via=via)
        if is_whole and not goes_on:
            self.add(EntryDeleted(running.id), via=ENGINE)

    def _free(self, name: UUID | None) -> UUID:
        """Take the name an entry had before, if nothing goes by it now; else a new one."""
        return name if name is not None and self.unit.entry(name) is None else self.ids.new()

    def note_step(
        self, running: Entry | None, old_at: datetime, by: timedelta, *, after: UUID | None = None
    ) -> Entry | None:
        """
        Cut what runs where the wall clock was moved; it goes on at the new time.

        Args:
            old_at: Where to cut, by the clock as it was.
            by: How far it was moved.
            after: The name of what goes on; made when None.

        Returns:
            What runs now.
        """
        before = None if running is None else running.id
        is_whole = running is None or old_at <= running.start_at
        after = before if is_whole else self._free(after)
        cut_at = old_at if running is None else max(old_at, running.start_at)
        self.add(
            ClockStepped(
                before=before,
                end_at=cut_at,
                after=after,
                start_at=cut_at + by,
                stepped_ms=by // timedelta(milliseconds=1),
                zone=self.reading.zone,
            ),
            via="engine",
        )
        return running_entry(self.unit)

    def note_refusal(self, refused: NotAssigned) -> None:
        """Write down that time was asked for where policy does not allow it."""
        task = refused.task
        self.add(TrackingRefused(task.ref, EntryText(task.title, task.key)))

    def once_durable(self, call: Callable[[], None]) -> None:
        """Have something in memory follow, but only if all of this is committed."""
        self._afterwards.append(call)

    def run_afterwards(self) -> None:
        """Do so."""
        for call in self._afterwards:
            call()


class Recorder:
    """
    Opens transactions on the journal and lets deliveries follow what changed.

    Attributes:
        watch: What this process has seen of the person so far; None while it does not watch.
        patience: How far apart signs of life may lie before a deed.
    """

    def __init__(self, store: Store, clock: Clock, ids: Ids, preferences: Preferences) -> None:
        self.store = store
        self.clock = clock
        self.ids = ids
        self.preferences = preferences
        self.watch: Watch | None = None
        self.patience = PATIENCE
        self._told: list[Callable[[Changed], None]] = []
        self._before: list[Callable[[], None]] = []

    def before_each(self, what: Callable[[], None]) -> None:
        """Have *what* called before each transaction, on the same lane."""
        self._before.append(what)

    def tell(self, told: Callable[[Changed], None]) -> None:
        """Have *told* called with the changed parts after each commit, on the same lane."""
        self._told.append(told)

    def announce(self, changed: Changed) -> None:
        """Tell of parts that changed in another way."""
        if changed:
            for told in self._told:
                told(changed)

    @contextmanager
    def open(
        self, via: str, *, reading: Reading | None = None, is_judged: bool = False
    ) -> Iterator[Recording]:
        """
        Open a transaction; when the block ends it is durable, and only then is anybody told.

        Where nobody watches, the first deed after a while is the first to notice that time passed
        unseen; that is written down before it, lest the deed be taken for a sign of life.

        What policy refuses is journaled all the same, after everything else was given up.

        Args:
            is_judged: The caller sees to that.
        """
        for what in self._before:
            what()
        try:
            with self._open(via, reading, is_judged=is_judged) as recording:
                yield recording
        except NotAssigned as refused:
            with self._open(via, reading, is_judged=True) as recording:
                recording.note_refusal(refused)
            raise
        recording.run_afterwards()
        self.announce(recording.changed)

    @contextmanager
    def _open(self, via: str, reading: Reading | None, *, is_judged: bool) -> Iterator[Recording]:
        with self.store.write() as unit:
            actor = self.preferences.text("profile.email")
            door = via if self.preferences.flag("privacy.action_log") else via.partition("/")[0]
            recording = Recording(unit, reading or self.clock.read(), door, self.ids, actor)
            if self.watch is None:
                recording.has_lost_run = unit.is_in_run()
                if not is_judged:
                    self._judge(recording)
            yield recording
            entries = [change for change in recording.changes if isinstance(change, EntryChange)]
            now = recording.reading.at
            recording.changed |= follow(unit, entries, now, self.preferences)
            if colour_apart(unit, entries):
                recording.changed |= Changed.COLOURS

    def stock(self, recording: Recording) -> Stock:
        """Judge the time up to this recording."""
        rules = rules_of(self.preferences, self.patience)
        return take_stock(recording.unit, recording.reading, rules, self.watch)

    def look_anew(self, watch: Watch | None) -> Callable[[], None]:
        """Give the call that makes *watch* what this process has seen; for `once_durable`."""

        def take() -> None:
            self.watch = watch

        return take

    def _judge(self, recording: Recording) -> None:
        """Write down what happened to a running timer while nobody watched."""
        stock = self.stock(recording)
        running, absence = stock.running, stock.absence
        by = stock.starts.at - stock.ends.at
        if running is not None and by:
            cut_at = stock.ends.at if absence is None else absence.start_at
            running = recording.note_step(running, cut_at, by)
            absence = None if absence is None else _moved(absence, by)
        if running is not None and absence is not None:
            goes_on = not absence.is_long
            recording.note_absence(running, absence, goes_on=goes_on, via="engine")


def _moved(absence: Absence, by: timedelta) -> Absence:
    return replace(absence, start_at=absence.start_at + by, end_at=absence.end_at + by)
