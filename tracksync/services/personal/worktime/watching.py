"""Watching over the running timer: samples, absences, clock steps, restarts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.clock import Reading, elapsed
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Evidence
from tracksync.core.worktime.activity import NOTHING_KNOWN, Sample, use_since
from tracksync.core.worktime.idle import NOTHING, Look, Seen, Watch, observe
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes, SessionChange
from tracksync.ports.settings import Preferences
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.judging import rules_of, running_entry, within
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.worktime.timer import TimerService

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


class WatchingService:
    """
    Turns looks at the devices into samples and, when somebody comes back, into questions.

    Args:
        is_refused: Asked at each look whether what the source says counts for nothing.
    """

    def __init__(
        self,
        recorder: Recorder,
        timer: TimerService,
        preferences: Preferences,
        is_refused: Callable[[], bool] = lambda: False,
    ) -> None:
        self._recorder = recorder
        self._timer = timer
        self._preferences = preferences
        self._is_refused = is_refused
        self._bars: list[Evidence] = []

    @property
    def away_since_at(self) -> datetime | None:
        """Where the present absence began; None while somebody is here or nobody can tell."""
        watch = self._recorder.watch
        return None if watch is None else watch.away_since

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What has been seen of the present absence."""
        watch = self._recorder.watch
        return () if watch is None else watch.evidence

    @property
    def bar(self) -> Evidence | None:
        """Lock, sleep or another user's turn, while it lasts, as the system told."""
        return self._bars[-1] if self._bars else None

    def begin(self, version: str, *, is_scripted: bool) -> Changed:
        """Note that a run starts, and judge the time since the last sign of life."""
        # Opening it judges the gap: nobody watches yet.
        with self._recorder.open("engine") as recording:
            recording.add(ev.RunStarted(version, is_scripted))
            recording.once_durable(self._recorder.look_anew(Watch(recording.reading)))
        return recording.changed

    def end(self) -> None:
        """Note that the run ends in order."""
        with self._recorder.open("engine") as recording:
            recording.add(ev.RunEnded())

    def told(self, change: SessionChange, reading: Reading | None = None) -> Changed:
        """
        Take what the system told about lock, sleep or user switch, at once durable.

        While the person pauses nothing of it is written down.
        """
        if change is SessionChange.ENDING:
            self._recorder.store.flush()
            return Changed.NOTHING
        self._bar(change)
        now = reading or self._recorder.clock.read()
        with self._recorder.store.read() as snapshot:
            is_paused = snapshot.timer().is_paused
        changed = Changed.NOTHING
        if not is_paused:
            with self._recorder.open("engine", reading=now) as recording:
                recording.add(ev.SessionNoted(_FACTS[change]))
            changed = recording.changed
        # The bar counts from now on, not from the next tick.
        return changed | self.look(None, now)

    def look(self, idle: IdleTimes | None, reading: Reading | None = None) -> Changed:
        """
        Take one look.

        Args:
            idle: What the source said; None for a look that only weighs lock and sleep.
        """
        now = reading or self._recorder.clock.read()
        if idle is not None and self._is_refused():
            idle = UNKNOWN_IDLE
        changed = self._timer.end_pause_if_due(now)
        with self._recorder.store.read() as snapshot:
            timer = snapshot.timer()
        before, rules = self._recorder.watch or Watch(now), rules_of(self._preferences)
        passed = elapsed(before.last, now)
        if passed.asleep > NOTHING or passed.awake > rules.grace:
            # It slept and runs again, even if nobody tells that it woke.
            self._lift(Evidence.ASLEEP)
        if timer.is_paused:
            self._recorder.watch = Watch(now)
            return changed
        bar = self.bar
        if idle is None and bar is None:
            return changed
        use = NOTHING_KNOWN
        if idle is not None and bar is None:
            since = max(rules.interval, passed.awake)
            use = use_since(idle.pointer_idle, idle.keyboard_idle, interval=since)
        self._recorder.store.add_sample(Sample(now.at, use), now, grace=rules.grace)
        seen = observe(before, Look(now, None if idle is None else _least(idle), bar), rules)
        if seen.step is None and (seen.absence is None or timer.entry is None):
            self._recorder.watch = seen.watch
            return changed
        return changed | self._take(seen, now)

    def _take(self, seen: Seen, now: Reading) -> Changed:
        """Write down what a look amounts to; only then is it remembered as seen."""
        with self._recorder.open("engine", reading=now) as recording:
            running = running_entry(recording.unit)
            if seen.step is not None:
                # What nobody can vouch for begins on both clocks at the same moment.
                away = seen.watch.away_since if seen.absence is None else seen.absence.start_at
                cut_at = seen.step.old_at if away is None else away - seen.step.by
                running = recording.note_step(running, cut_at, seen.step.by)
            absence = None if running is None else within(seen.absence, running)
            if running is not None and absence is not None:
                recording.note_absence(running, absence, goes_on=not absence.is_long)
            recording.once_durable(self._recorder.look_anew(seen.watch))
        return recording.changed

    def _bar(self, change: SessionChange) -> None:
        bar, lifted = _BARS.get(change), _LIFTS.get(change)
        if bar is not None and bar not in self._bars:
            self._bars.append(bar)
        if lifted is not None:
            self._lift(lifted)

    def _lift(self, bar: Evidence) -> None:
        if bar in self._bars:
            self._bars.remove(bar)


def _least(idle: IdleTimes) -> timedelta | None:
    known = [t for t in (idle.pointer_idle, idle.keyboard_idle) if t is not None]
    return min(known) if known else None
