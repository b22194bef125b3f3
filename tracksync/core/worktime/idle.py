"""Noticing absence: when nobody can vouch for the time, and when somebody is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.clock import Reading, elapsed, local_date
from tracksync.core.journal.entries import Evidence
from tracksync.core.values import dataclass

NOTHING = timedelta(0)
# After so long an absence the timer does not go on by itself: a new morning is a new start.
LONG_ABSENCE = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Rules:
    """
    How absence is judged.

    Attributes:
        threshold: No input for so long counts as absence, from the last input on.
        interval: Between two looks.
    """

    threshold: timedelta
    interval: timedelta

    @property
    def grace(self) -> timedelta:
        """Longest silence between two looks that is not yet a gap."""
        return max(self.interval * 3, self.interval + timedelta(seconds=5))


@dataclass(frozen=True, slots=True)
class Look:
    """
    What was seen at one moment.

    Attributes:
        idle: Since the last use of either device; None when nobody can tell.
        barred: LOCKED, SWITCHED_AWAY or ASLEEP while the system says so; None when the session is
            the person's.
    """

    reading: Reading
    idle: timedelta | None
    barred: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """
    What the watcher remembers between two looks.

    Attributes:
        last: The clocks at the look before.
        away_since: Where the present absence began; None while somebody is here.
        evidence: What has been seen of the present absence, in order.
    """

    last: Reading
    away_since: datetime | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """A finished absence: from the last sure moment to the return. `start_at < end_at`."""

    start_at: datetime
    end_at: datetime
    evidence: tuple[Evidence, ...]
    zone: str

    @property
    def is_long(self) -> bool:
        """Whether the timer should not go on by itself: over four hours, or into another day."""
        if self.end_at - self.start_at >= LONG_ABSENCE:
            return True
        return local_date(self.start_at, self.zone) != local_date(self.end_at, self.zone)


@dataclass(frozen=True, slots=True)
class Step:
    """
    The wall clock was moved by *by*.

    It would stand at *old_at* now, and stands at *new_at*.
    """

    old_at: datetime
    new_at: datetime
    by: timedelta


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look amounts to: the next memory, a clock step, a finished absence."""

    watch: Watch
    step: Step | None = None
    absence: Absence | None = None


def observe(watch: Watch, look: Look, rules: Rules) -> Seen:
    """
    Weigh one look against the memory of those before.

    A silence longer than the grace period is absence, whichever clock ran meanwhile. A locked,
    sleeping or
    switched-away session is absence from that moment on; no input is absence from the last input
    on, once
    the threshold has passed. Not knowing is neither absence nor presence.

    Args:
        watch: Memory; its `last` must be of the same boot.
        look: Not older than `watch.last` by the monotonic clock.
    """
    now = look.reading
    passed = elapsed(watch.last, now)
    step = None
    if passed.stepped != NOTHING:
        step = Step(now.at - passed.stepped, now.at, passed.stepped)
        watch = _shifted(watch, passed.stepped)
    silence = passed.awake + passed.asleep
    if silence > rules.grace:
        why = Evidence.ASLEEP if passed.asleep > NOTHING else Evidence.NOT_SEEN
        watch = _away(watch, watch.last.at, why)
    if look.barred is not None:
        began = now.at if watch.away_since is None else watch.away_since
        return Seen(replace(_away(watch, began, look.barred), last=now), step)
    if look.idle is not None and look.idle >= rules.threshold:
        # The last input may lie before the silence began; never later than what is already known.
        return Seen(replace(_away(watch, now.at - look.idle, Evidence.NO_INPUT), last=now), step)
    if watch.away_since is None:
        return Seen(Watch(now), step)
    back_at = _back_at(watch, look, rules)
    if back_at is None:
        return Seen(replace(watch, last=now), step)
    absence = Absence(watch.away_since, back_at, watch.evidence, now.zone)
    return Seen(Watch(now), step, absence if back_at > watch.away_since else None)


def _shifted(watch: Watch, by: timedelta) -> Watch:
    """Move remembered instants along with the wall clock."""
    last = replace(watch.last, at=watch.last.at + by)
    away = None if watch.away_since is None else watch.away_since + by
    return Watch(last, away, watch.evidence)


def _away(watch: Watch, since: datetime, why: Evidence) -> Watch:
    known = tuple(seen for seen in watch.evidence if seen is not why)
    if watch.away_since is None or since < watch.away_since:
        return replace(watch, away_since=since, evidence=(why, *known))
    return replace(watch, evidence=watch.evidence if why in watch.evidence else (*known, why))


def _back_at(watch: Watch, look: Look, rules: Rules) -> datetime | None:
    """Tell when the person came back, or None while there is no sign of it."""
    now = look.reading.at
    if look.idle is None:
        # Nobody can tell use; an unlocked, awake session is the best sign there is.
        return now
    used_at = now - look.idle
    if watch.evidence == (Evidence.NO_INPUT,):
        return max(used_at, watch.last.at)
    # After lock, sleep or silence somebody must have touched something since the look before.
    if used_at < watch.last.at and look.idle >= rules.interval + rules.grace:
        return None
    return max(used_at, watch.last.at) if used_at > watch.last.at else now


@dataclass(frozen=True, slots=True)
class Restart:
    """
    What a new run finds of the time it was not there.

    An absence, or none when nothing is in doubt.
    """

    absence: Absence | None


def after_restart(
    last: Reading,
    now: Reading,
    rules: Rules,
    *,
    was_watched: bool,
    ended_in_order: bool,
    idle_from: datetime | None,
) -> Restart:
    """
    Judge the time between the last sign of life and the start of a new run, with a timer running.

    Args:
        last: Clocks at the last durable sign of life.
        was_watched: Whether an engine was running then (false: the timer was started from the
            command line alone).
        ended_in_order: Whether that engine ended on request.
        idle_from: Where a stretch without input began that still lasted at `last`; None if there
            was none.

    Returns:
        An absence from the last sure moment to now, unless the silence was shorter than the grace
        period, or
        nobody was meant to watch and the machine was neither asleep nor restarted.
    """
    passed = elapsed(last, now)
    silence = passed.awake + passed.asleep
    if (
        passed.same_boot
        and passed.asleep == NOTHING
        and (silence <= rules.grace or not was_watched)
    ):
        return Restart(None)
    evidence: list[Evidence] = []
    start = last.at
    if idle_from is not None and last.at - idle_from >= rules.threshold:
        start = idle_from
        evidence.append(Evidence.NO_INPUT)
    if not passed.same_boot:
        evidence.append(Evidence.RESTARTED)
    if passed.asleep > NOTHING:
        evidence.append(Evidence.ASLEEP)
    evidence.append(Evidence.NOT_RUNNING if ended_in_order or not was_watched else Evidence.CRASHED)
    if now.at <= start:
        return Restart(None)
    return Restart(Absence(start, now.at, tuple(evidence), now.zone))
