"""A person's days in bad weather: random deeds, random faults, random kills, from one seed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.fakes.reader import FakeReader
from tests.fakes.timesheet import FakeTimesheet, Fate
from tests.unit.services.desk import DOOR, Desk, connection, task
from tests.unit.services.kinds import MARKED, Kind
from tracksync.core.clock import from_ms, local_date
from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.delivery.pacing import Limit
from tracksync.core.delivery.worklogs import Worklog, daily_worklogs, wanted_worklogs
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import Problem
from tracksync.core.tasks import TaskRef
from tracksync.core.worktime.rounding import Rounding
from tracksync.ports.activity import SessionChange
from tracksync.ports.manifest import Grain
from tracksync.services.personal.delivery.deliveries import Attempt, perform
from tracksync.services.personal.delivery.forgotten import ForgottenService
from tracksync.services.personal.delivery.reading_back import Compared, read_period
from tracksync.services.personal.delivery.reconciling import ReconcilingService
from tracksync.services.personal.worktime.absences import Piece
from tracksync.services.personal.worktime.editing import Edit

NAMES = ("jira-1", "jira-2")
BOTH_MARKED = (MARKED, MARKED)
MANY = 100_000
DAYS = timedelta(days=300)
WEATHERS = {
    "fine": {Fate.FINE: 1},
    "rain": {Fate.FINE: 6, Fate.BUSY: 1, Fate.UNREACHED: 1, Fate.DROPPED: 1, Fate.LOST: 1},
    "storm": {
        Fate.FINE: 4,
        Fate.BUSY: 1,
        Fate.BUSY_TOLD: 1,
        Fate.BUSY_UNSURE: 1,
        Fate.UNREACHED: 1,
        Fate.EXPIRED: 1,
        Fate.REFUSED: 1,
        Fate.LOST: 2,
        Fate.DROPPED: 2,
        Fate.LATE: 3,
    },
}

Standing = tuple[str, str, str, datetime, int, str]


class Life:
    """One life; `live` it, then `end_well`, then compare."""

    def __init__(
        self,
        seed: int,
        *,
        reach_seconds: float = 300_000,
        kinds: tuple[Kind, Kind] = BOTH_MARKED,
        limits: tuple[Limit, ...] = (),
    ) -> None:
        self.rng = random.Random(seed)
        self.kinds = dict(zip(NAMES, kinds, strict=True))
        self.reach_seconds = reach_seconds
        self.desk = Desk(limits=limits)
        self.requests: list[timedelta] = []
        self.sinks = {name: self._sheet(kind) for name, kind in self.kinds.items()}
        self.weather, self.is_calm, self.is_restored = "fine", False, False
        for sink in self.sinks.values():
            sink.fate = self._fate
            sink.told = self._request
            sink.late_by = lambda: timedelta(seconds=self.rng.uniform(5, 60))
        self.tasks: list[str] = [self.desk.local()]
        for name in NAMES:
            self._sign_in(name, mode=self.rng.choice(["preview", "automatic"]))
        self.others = [
            self.sinks[name].of_others(TaskRef(name, "1"), self.desk.clock.at) for name in NAMES
        ]
        self.deeds: dict[Callable[[], object], int] = {
            self._start: 8,
            self._stop: 5,
            self._pause: 1,
            self._resume: 2,
            self._add: 6,
            self._edit: 8,
            self._move: 4,
            self._split: 3,
            self._merge: 3,
            self._delete: 3,
            self._undo: 3,
            self._answer: 4,
            self._release: 8,
            self._let_go: 1,
            self._change_connection: 2,
            self._leave_connection: 1,
            self._repair: 4,
            self._look: 6,
            self._session: 1,
            self._step_clock: 1,
            self._sleep: 1,
            self._kill: 3,
            self._compare: 2,
        }
        self._read: tuple[Compared, ...] = ()

    def _sheet(self, kind: Kind) -> FakeTimesheet:
        return FakeTimesheet(
            self.desk.clock,
            finds_by_mark=kind.finds_by_mark,
            leaves_mark=lambda: kind.marks_some and self.rng.random() < 0.5,
            keeps=kind.keeps,
        )

    # --- living -----------------------------------------------------------------------------------

    def live(self, deeds: int) -> None:
        """Do so many things; between them time passes and the courier goes."""
        names, weights = list(self.deeds), list(self.deeds.values())
        if self.rng.random() < 0.5:
            self.desk.begin()
        for _ in range(deeds):
            if self.rng.random() < 0.05:
                self.weather = self.rng.choice(list(WEATHERS))
            (deed,) = self.rng.choices(names, weights)
            with suppress(Problem):
                deed()
            self.desk.clock.advance(seconds=self.rng.choice([0, 0.4, 1, 20, 70, 400, 1500]))
            for _ in range(self.rng.randrange(4)):
                self._courier()
            self.must_hold()

    def end_well(self) -> None:
        """The weather clears, the person says send to all of it, and time passes until quiet."""
        self.weather, self.is_calm = "fine", True
        with suppress(Problem):
            self.desk.timer.stop(via=DOOR)
        self.desk = self.desk.crash()
        self.desk.deliveries.recover()
        for name in NAMES:
            self._sign_in(name, mode="preview")
            self.desk.deliveries.release_connection(name, via=DOOR)
        for delivery in self.desk.deliveries.outbox(limit=MANY):
            if delivery.is_withheld:
                self.desk.deliveries.release(delivery.key, via=DOOR)
        for _ in range(2_000):
            if not self._courier():
                is_quiet = all(sink.is_quiet for sink in self.sinks.values())
                if is_quiet and not self.unfinished():
                    return
                self._say_send()
                self.desk.clock.advance(seconds=30)
                for sink in self.sinks.values():
                    sink.catch_up()
        msg = "it never comes to rest"
        raise AssertionError(msg)

    def back_up(self) -> None:
        """Keep a copy of the store."""
        self._backup = self.desk.store.copy()
        done = self.desk.deliveries.outbox([DeliveryState.DONE], limit=MANY)
        self.believed = {_name(d) for d in done}

    def restore(self) -> None:
        """Bring that copy back, after a crash."""
        self.desk = self.desk.restore(self._backup)
        self.is_restored = True

    def recover(self) -> None:
        """Bring in what stands there with our mark and is unknown here."""
        forgotten = ForgottenService(self.desk.recorder)
        reconciling = ReconcilingService(self.desk.recorder)
        start, end = self.desk.clock.at - DAYS, self.desk.clock.at + DAYS
        for there in self.desk.connections.all():
            sink = self.sinks[there.id]
            known = reconciling.known(there, start, end)
            compared = read_period(known, FakeReader(sink), sink, start, end)
            assert isinstance(compared, tuple), compared
            for item in forgotten.ours(compared):
                found = task(item.task, "PROJ", "Found")
                reconciling.bring_in(item, found, via=DOOR)
            assert forgotten.ours(compared) == ()

    def strangers(self) -> set[str]:
        """Marks of what stands there and belongs to no entry here."""
        here = {str(entry.id) for entry in self.desk.entries()}
        return {stands[2] for stands in self.standing()} - here

    def _say_send(self) -> None:
        """Send everything; after a restore also what contradicts what stands there."""
        self.desk.deliveries.release(None, via=DOOR)
        if self.is_restored:
            for key in self.disputes():
                self.desk.deliveries.release(key, via=DOOR)

    # --- what must be true ------------------------------------------------------------------------

    def must_hold(self) -> None:
        """Nothing stands twice, at any moment."""
        for sink in self.sinks.values():
            marks = Counter((ref, worklog.mark) for ref, worklog in sink.ours() if worklog.mark)
            twice = [mark for mark, count in marks.items() if count > 1]
            assert not twice, "a worklog stands twice"

    def most_asked(self, span: timedelta) -> int:
        """How many requests one stretch of *span* held, since the program was last started."""
        return max(
            (sum(a <= b < a + span for b in self.requests) for a in self.requests), default=0
        )

    def standing(self) -> Counter[Standing]:
        """What stands over there of ours."""
        return Counter(
            (name, ref.remote_id, w.mark * has_mark, from_ms(w.started_ms), w.seconds, w.comment)
            for name, sink in self.sinks.items()
            for has_mark in [self.kinds[name].finds_by_mark]
            for ref, w in sink.ours()
        )

    def wanted(self) -> Counter[Standing]:
        """What should stand there, worked out from the entries alone."""
        return Counter(self._stands(w) for w in self._worklogs() if w is not None)

    def _worklogs(self) -> Iterator[Worklog | None]:
        months: dict[tuple[TaskRef, int, int], list[Entry]] = {}
        for (ref, day), entries in self._groups().items():
            if self.kinds[ref.connection].grain is Grain.ENTRY:
                yield from wanted_worklogs(entries, Rounding()).values()
            else:
                months.setdefault((ref, day.year, day.month), []).extend(entries)
        for entries in months.values():
            yield from daily_worklogs(entries, Rounding()).values()

    def _stands(self, worklog: Worklog) -> Standing:
        kind = self.kinds[worklog.task.connection]
        kept, ref = kind.keeps(worklog), worklog.task
        mark = worklog.mark if kind.finds_by_mark else ""
        return ref.connection, ref.remote_id, mark, kept.started_at, kept.seconds, kept.comment

    def differences(self) -> list[timedelta]:
        """By task and day: how far what is booked lies from what was tracked."""
        booked: Counter[str] = Counter()
        for _, _, mark, _, seconds, _ in self.standing():
            booked[mark] += seconds
        return [
            sum((e.duration for e in entries), timedelta(0))
            - timedelta(seconds=sum(booked[str(e.id)] for e in entries))
            for entries in self._groups().values()
        ]

    def known(self) -> set[tuple[str, str, str]]:
        """All worklogs the store knows to stand: connection, task, mark."""
        return {_name(d) for d in self.desk.deliveries.outbox(limit=MANY) if d.remote_id}

    def disputes(self) -> list[str]:
        """What was set aside although nobody changed anything over there."""
        return [d.key for d in self.desk.deliveries.outbox(limit=MANY) if d.is_set_aside]

    def unfinished(self) -> list[tuple[str, str]]:
        return [
            (d.key, d.state)
            for d in self.desk.deliveries.outbox(limit=MANY)
            if d.state is not DeliveryState.DONE
        ]

    def is_untouched(self) -> bool:
        """Whether other people's worklogs are as they were."""
        return all(
            self.sinks[name].stands[there][1].comment == "theirs"
            for name, there in zip(NAMES, self.others, strict=True)
        )

    def _groups(self) -> dict[tuple[TaskRef, date], list[Entry]]:
        groups: dict[tuple[TaskRef, date], list[Entry]] = {}
        for entry in self.desk.entries():
            if not entry.task.is_local:
                day = local_date(entry.start_at, entry.zone)
                groups.setdefault((entry.task, day), []).append(entry)
        return groups

    # --- the courier and the weather --------------------------------------------------------------

    def _request(self, verb: str) -> None:
        self.requests.append(self.desk.clock.real)
        self.desk.request(verb)

    def _fate(self, verb: str) -> Fate:
        fates = WEATHERS[self.weather]
        (fate,) = self.rng.choices(list(fates), list(fates.values()))
        return fate

    def _courier(self) -> bool:
        attempt = self.desk.deliveries.next_attempt(self.desk.clock.at)
        if attempt is None:
            return False
        self._carry_out(attempt)
        return True

    def _carry_out(self, attempt: Attempt) -> None:
        """Perform a step, which takes its time, and perhaps die before or after it."""
        if self.is_calm:
            outcome = perform(attempt, self.sinks[attempt.connection.id])
            self.desk.deliveries.settle(attempt, outcome)
            return
        if self.rng.random() < 0.03:
            self._kill()
            return
        if self.rng.random() < 0.02:
            self.desk.deliveries.give_back(attempt)
            return
        outcome = perform(attempt, self.sinks[attempt.connection.id])
        self.desk.clock.advance(seconds=self.rng.choice([0.1, 0.3, 2, 20]))
        if self.rng.random() < 0.3:
            with suppress(Problem):
                self.rng.choice([self._edit, self._delete, self._move, self._let_go, self._undo])()
        if self.rng.random() < 0.05:
            self._kill()
        else:
            self.desk.deliveries.settle(attempt, outcome)

    def _kill(self) -> None:
        self.desk = self.desk.crash()
        self.requests.clear()  # a new program knows nothing of them
        if self.rng.random() < 0.5:
            self.desk.begin()
        self.desk.deliveries.recover()

    # --- deeds ------------------------------------------------------------------------------------

    def _entry(self) -> Entry:
        entries = self.desk.entries()
        return self.rng.choice(entries) if entries else self._add()

    def _instant(self) -> datetime:
        """Some moment of the last days; often near, seldom round."""
        back = self.rng.choice([1, 20, 600, 5_000, 80_000, self.reach_seconds])
        return self.desk.clock.at - timedelta(seconds=self.rng.uniform(0, back))

    def _length(self) -> timedelta:
        return timedelta(seconds=self.rng.choice([0.5, 20, 59, 61, 90, 150, 1_000, 7_000]))

    def _note(self) -> str:
        return self.rng.choice(["", "", "Cents", "Rounding", "two  blanks"])

    def _start(self) -> None:
        self.desk.timer.start(self.rng.choice(self.tasks), via=DOOR, note=self._note())

    def _stop(self) -> None:
        self.desk.timer.stop(via=DOOR)

    def _pause(self) -> None:
        self.desk.timer.pause(via=DOOR)

    def _resume(self) -> None:
        self.desk.timer.resume(via=DOOR)

    def _add(self) -> Entry:
        start = self._instant()
        ref, end = self.rng.choice(self.tasks), start + self._length()
        return self.desk.editing.add(ref, start, end, via=DOOR, note=self._note())

    def _edit(self) -> None:
        entry = self._entry()
        end = None if entry.end_at is None else entry.end_at + self._length()
        start = self._instant()
        edits = [
            Edit(note=self._note()),
            Edit(end_at=end),
            Edit(start_at=start, end_at=start + self._length()),
        ]
        self.desk.editing.edit(entry.id, self.rng.choice(edits), via=DOOR)

    def _move(self) -> None:
        edit = Edit(task=self.rng.choice(self.tasks))
        self.desk.editing.edit(self._entry().id, edit, via=DOOR)

    def _split(self) -> None:
        entry = self._entry()
        length = entry.length_at(self.desk.clock.at)
        self.desk.editing.split(entry.id, entry.start_at + length * self.rng.random(), via=DOOR)

    def _merge(self) -> None:
        entry = self._entry()
        alike = [e for e in self.desk.entries() if e.task == entry.task]
        chosen = self.rng.sample(alike, min(len(alike), self.rng.choice([2, 2, 3])))
        self.desk.editing.merge([e.id for e in chosen], via=DOOR)

    def _delete(self) -> None:
        self.desk.editing.delete(self._entry().id, via=DOOR)

    def _undo(self) -> None:
        self.desk.editing.undo(via=DOOR)

    def _answer(self) -> None:
        absences = self.desk.absences
        for question in absences.waiting():
            middle = question.start_at + (question.end_at - question.start_at) / 2
            ref = self.rng.choice(self.tasks)
            answers: list[Callable[[], object]] = [
                lambda q=question: absences.keep(q.id, via=DOOR),  # type: ignore[misc]  # bound now
                lambda q=question: absences.discard(q.id, via=DOOR),  # type: ignore[misc]  # same
                lambda q=question: absences.later(q.id, via=DOOR),  # type: ignore[misc]  # same
                lambda q=question, r=ref: absences.assign(q.id, r, via=DOOR),  # type: ignore[misc]  # same
                lambda q=question, m=middle, r=ref: absences.split(  # type: ignore[misc]  # same
                    q.id, [Piece(m, r)], via=DOOR
                ),
            ]
            with suppress(Problem):
                self.rng.choice(answers)()

    def _release(self) -> None:
        waiting = self.desk.deliveries.outbox()
        key = self.rng.choice(waiting).key if waiting and self.rng.random() < 0.5 else None
        self.desk.deliveries.release(key, via=DOOR)

    def _let_go(self) -> None:
        waiting = [d for d in self.desk.deliveries.outbox() if d.state is not DeliveryState.DONE]
        if waiting:
            self.desk.deliveries.let_go(self.rng.choice(waiting).key, via=DOOR)

    def _change_connection(self) -> None:
        self.desk.connections.change(
            self.rng.choice(NAMES),
            via=DOOR,
            mode=self.rng.choice([None, "preview", "automatic"]),
            is_read_only=self.rng.choice([None, True, False, False]),
        )

    def _leave_connection(self) -> None:
        self.desk.connections.remove(self.rng.choice(NAMES), via=DOOR, keep_tasks=True)

    def _repair(self) -> None:
        """Notice what does not work, and sign in again."""
        known = {c.id: c for c in self.desk.connections.all()}
        for name in NAMES:
            if name not in known or known[name].is_paused:
                self._sign_in(name, mode=self.rng.choice(["preview", "automatic"]))
                self.desk.deliveries.release_connection(name, via=DOOR)

    def _sign_in(self, name: str, *, mode: str) -> None:
        made = replace(connection(name, mode=mode), grain=self.kinds[name].grain)
        self.desk.connections.save(made, via=DOOR)
        known = [task(TaskRef(name, n), f"{name}-{n}", f"Task {n}") for n in ("1", "2")]
        with self.desk.store.write() as unit:
            unit.save_tasks(name, known, is_complete=True)
        self.tasks = sorted({*self.tasks, *(str(known_task.ref) for known_task in known)})

    def _look(self) -> None:
        if self.desk.recorder.watch is not None:
            self.desk.look(timedelta(seconds=self.rng.choice([1, 30, 400])))

    def _session(self) -> None:
        if self.desk.recorder.watch is not None:
            self.desk.watching.told(self.rng.choice(list(SessionChange)))

    def _step_clock(self) -> None:
        self.desk.clock.step(seconds=self.rng.choice([-4000, -100, -3, 3, 100, 4000]))

    def _compare(self) -> None:
        """Read what stands there, and only at the next time take in what was read."""
        reconciling = ReconcilingService(self.desk.recorder)
        reconciling.take_in(self._read)
        start, end = self.desk.clock.at - DAYS, self.desk.clock.at + DAYS
        self._read = ()
        for there in self.desk.connections.all():
            sink = self.sinks[there.id]
            known = reconciling.known(there, start, end)
            read = read_period(known, FakeReader(sink), sink, start, end)
            assert isinstance(read, tuple), read
            self._read += read

    def _sleep(self) -> None:
        self.desk.clock.sleep(seconds=self.rng.choice([30, 4_000, 40_000]))
        if self.rng.random() < 0.3:
            self.desk.clock.now = replace(
                self.desk.clock.now, zone=self.rng.choice(["Asia/Tokyo", "America/New_York"])
            )


def _name(delivery: Delivery) -> tuple[str, str, str]:
    return delivery.connection, delivery.task.remote_id, str(delivery.entry)
