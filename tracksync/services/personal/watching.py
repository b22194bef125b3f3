"""Watching over the running timer: samples, absences, clock steps, restarts."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracksync.core import events as ev
from tracksync.core.activity import NOTHING_KNOWN, Sample, Used, use_since
from tracksync.core.clock import Reading, elapsed
from tracksync.core.delivery import shifted
from tracksync.core.entries import Entry, Evidence
from tracksync.core.idle import Absence, Look, Restart, Rules, Step, Watch, after_restart, observe
from tracksync.ports.activity import IdleTimes, SessionChange
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot
from tracksync.services.personal.changed import Changed
from tracksync.services.personal.recording import Recorder, Recording
from tracksync.services.personal.timer import TimerService, running_entry

_FACTS = {
    SessionChange.LOCKED: ev.SessionFact.LOCKED,
    SessionChange.UNLOCKED: ev.SessionFact.UNLOCKED,
    SessionChange.SLEEPING: ev.SessionFact.SLEPT,
    SessionChange.WOKE: ev.SessionFact.WOKE,
    SessionChange.SWITCHED_AWAY: ev.SessionFact.SWITCHED_AWAY,
    SessionChange.SWITCHED_BACK: ev.SessionFact.SWITCHED_BACK,
}
_BARS = {
    SessionChange.LOCKED: Evidence.LOCKED,
    SessionChange.SLEEPING: Evidence.ASLEEP,
    SessionChange.SWITCHED_AWAY: Evidence.SWITCHED_AWAY,
}
_LIFTS = {
    SessionChange.UNLOCKED: Evidence.LOCKED,
    SessionChange.WOKE: Evidence.ASLEEP,
    SessionChange.SWITCHED_BACK: Evidence.SWITCHED_AWAY,
}
_SEARCHED = 100


class WatchingService:
    """Turns looks at the devices into samples and, when somebody comes back, into questions."""

    def __init__(self, recorder: Recorder, timer: TimerService, preferences: Preferences) -> None:
        self._recorder = recorder
        self._timer = timer
        self._preferences = preferences
        self._watch: Watch | None = None
        self._bars: list[Evidence] = []

    @property
    def away_since_at(self) -> datetime | None:
        """Where the present absence began; None while somebody is here or nobody can tell."""
        return None if self._watch is None else self._watch.away_since

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What has been seen of the present absence."""
        return () if self._watch is None else self._watch.evidence

    def begin(self, version: str, *, is_scripted: bool) -> Changed:
        """Note that a run starts, and judge the time since the last sign of life."""
        with self._recorder.open("engine") as recording:
            now = recording.reading
            running = running_entry(recording.unit)
            found = (
                Restart(None) if running is None else self._restart(recording.unit, running, now)
            )
            recording.add(ev.RunStarted(version, is_scripted))
            if found.absence is not None:
                self._note_absence(recording, found.absence)
        self._watch = Watch(now)
        return recording.changed

    def end(self) -> None:
        """Note that the run ends in order."""
        with self._recorder.open("engine") as recording:
            recording.add(ev.RunEnded())

    def told(self, change: SessionChange, reading: Reading | None = None) -> Changed:
        """Take what the system told about lock, sleep or user switch, at once durable."""
        if change is SessionChange.ENDING:
            self._recorder.store.flush()
            return Changed.NOTHING
        bar, lifted = _BARS.get(change), _LIFTS.get(change)
        if bar is not None and bar not in self._bars:
            self._bars.append(bar)
        if lifted is not None and lifted in self._bars:
            self._bars.remove(lifted)
        with self._recorder.open("engine", reading=reading) as recording:
            recording.add(ev.SessionNoted(_FACTS[change]))
        # The bar counts from now on, not from the next tick.
        return recording.changed | self.look(None, recording.reading)

    def look(self, idle: IdleTimes | None, reading: Reading | None = None) -> Changed:
        """
        Take one look.

        Args:
            idle: What the source said; None for a look that only weighs lock and sleep.
        """
        now = reading or self._recorder.clock.read()
        changed = self._timer.end_pause_if_due(now)
        with self._recorder.store.read() as snapshot:
            timer = snapshot.timer()
        if timer.is_paused:
            self._watch = Watch(now)
            return changed
        rules = self._rules()
        bar = self._bars[-1] if self._bars else None
        before = self._watch or Watch(now)
        since = max(rules.interval, elapsed(before.last, now).awake)
        if idle is not None or bar is not None:
            is_known = idle is not None and bar is None
            use = (
                use_since(idle.pointer_idle, idle.keyboard_idle, interval=since)
                if is_known and idle
                else NOTHING_KNOWN
            )
            self._recorder.store.add_sample(Sample(now.at, use), now, grace=rules.grace)
        if idle is None and bar is None:
            return changed
        seen = observe(before, Look(now, None if idle is None else _least(idle), bar), rules)
        self._watch = seen.watch
        if seen.step is not None:
            changed |= self._stepped(seen.step, now)
        if seen.absence is not None and timer.entry is not None:
            changed |= self._absent(seen.absence, now)
        return changed

    def _rules(self) -> Rules:
        return Rules(
            threshold=self._preferences.seconds("idle.threshold_seconds"),
            interval=self._preferences.seconds("activity.sample_seconds"),
        )

    def _stepped(self, step: Step, now: Reading) -> Changed:
        with self._recorder.open("engine", reading=now) as recording:
            running = running_entry(recording.unit)
            is_cut = running is not None and self.away_since_at is None
            before = running.id if running is not None and is_cut else None
            after = self._recorder.ids.new() if is_cut else None
            by_ms = step.by // timedelta(milliseconds=1)
            recording.add(ev.ClockStepped(before, step.old_at, after, step.new_at, by_ms, now.zone))
            for delivery in recording.unit.deliveries():
                moved = shifted(delivery, step.by)
                if moved != delivery:
                    recording.unit.save_delivery(moved)
        return recording.changed

    def _absent(self, absence: Absence, now: Reading) -> Changed:
        with self._recorder.open("engine", reading=now) as recording:
            self._note_absence(recording, absence)
        return recording.changed

    def _note_absence(self, recording: Recording, absence: Absence) -> None:
        running = running_entry(recording.unit)
        if running is None or absence.end_at <= running.start_at:
            return
        recording.add(
            ev.AbsenceFound(
                question=self._recorder.ids.new(),
                before=running.id,
                start_at=max(absence.start_at, running.start_at),
                end_at=absence.end_at,
                after=None if absence.is_long else self._recorder.ids.new(),
                zone=absence.zone,
                evidence=absence.evidence,
            )
        )

    def _restart(self, snapshot: Snapshot, running: Entry, now: Reading) -> Restart:
        sign = snapshot.last_sign()
        if sign is None:
            return Restart(None)
        return after_restart(
            sign.reading,
            now,
            self._rules(),
            was_watched=not sign.is_in_order or _outlived_a_run(snapshot, running),
            ended_in_order=sign.is_in_order,
            idle_from=_idle_from(snapshot, sign.reading.at),
        )


def _least(idle: IdleTimes) -> timedelta | None:
    known = [t for t in (idle.pointer_idle, idle.keyboard_idle) if t is not None]
    return min(known) if known else None


def _outlived_a_run(snapshot: Snapshot, running: Entry) -> bool:
    """
    Whether the running entry was there already when the last run ended.

    If not, it was started with no run to watch it.
    """
    for happening in snapshot.happenings(limit=_SEARCHED):
        if happening.record.kind == "RunEnded":
            return running.start_at <= happening.record.reading.at
    return False


def _idle_from(snapshot: Snapshot, last: datetime) -> datetime | None:
    """Tell where the stretch without input began that still lasted at *last*."""
    blocks = snapshot.blocks_between(last - timedelta(hours=12), last + timedelta(seconds=1))
    start: datetime | None = None
    for block in reversed(blocks):
        if block.use.any is not Used.NO:
            break
        start = block.start
    return start
