"""A person, a machine and a keystore made of script: clocks that jump, hands that move on cue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from tracksync.core.clock import Reading
from tracksync.ports.activity import IdleTimes, SessionChange

_MILLISECOND = timedelta(milliseconds=1)


class ScriptedClock:
    """Clocks that stand still until they are told to go on."""

    def __init__(self, start_at: datetime, zone: str) -> None:
        self._reading = Reading(start_at, 1_000_000, 1_000_000, "scripted boot", zone)

    def read(self) -> Reading:
        """Tell the scripted moment."""
        return self._reading

    def advance(self, by: timedelta) -> None:
        """Let time pass, awake."""
        self._move(by, awake=by)

    def sleep(self, by: timedelta) -> None:
        """Let time pass with the lid shut: only the monotonic clock stands still."""
        self._move(by, awake=timedelta(0))

    def _move(self, by: timedelta, *, awake: timedelta) -> None:
        was = self._reading
        self._reading = replace(
            was,
            at=was.at + by,
            monotonic_ms=was.monotonic_ms + awake // _MILLISECOND,
            boottime_ms=(was.boottime_ms or 0) + by // _MILLISECOND,
        )


class ScriptedHands:
    """
    An `IdleSource` and a `SessionWatch` in one: somebody who works until told to rest.

    They work as people do: in bursts, with moments of thinking in between.
    """

    def __init__(self, clock: ScriptedClock) -> None:
        self._clock = clock
        self._rests_since: datetime | None = None
        self._told: Callable[[SessionChange], None] | None = None
        self._is_back = True

    @property
    def name(self) -> str:
        """What answers, in words."""
        return "scripted morning"

    def work(self) -> None:
        """Take up mouse and keyboard."""
        self._rests_since = None
        self._is_back = True

    def rest(self) -> None:
        """Touch nothing from now on."""
        self._rests_since = self._clock.read().at

    def tell(self, change: SessionChange) -> None:
        """Let the system say something."""
        if self._told is not None:
            self._told(change)

    def start(self, told: Callable[[SessionChange], None]) -> None:
        """Begin telling."""
        self._told = told

    def read(self) -> IdleTimes:
        """Tell how long ago the hands did something."""
        now = self._clock.read().at
        if self._rests_since is None:
            if self._is_back or _is_busy(now):
                self._is_back = False
                return IdleTimes(timedelta(0), timedelta(seconds=3))
            return IdleTimes(timedelta(seconds=40), timedelta(seconds=55))
        rested = now - self._rests_since
        return IdleTimes(rested, rested)

    def close(self) -> None:
        """Stop telling."""
        self._told = None


def _is_busy(now: datetime) -> bool:
    """Whether the hands move: more in the middle of each quarter of an hour, never quite evenly."""
    minute = now.minute % 15
    share = 35 + 4 * min(minute, 15 - minute) * 2
    return (now.minute * 60 + now.second) * 7919 % 101 < share


class ScriptedKeystore:
    """Secrets of a demonstration, in memory, gone with it."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    @property
    def name(self) -> str:
        """Which keystore it is, in words."""
        return "scripted for the demonstration"

    def read(self, name: str) -> str | None:
        """Read a secret; None when there is none."""
        return self._secrets.get(name)

    def read_many(self, names: Iterable[str]) -> dict[str, str | None]:
        """Read several."""
        return {name: self._secrets.get(name) for name in names}

    def write(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._secrets[name] = secret

    def erase(self, name: str) -> None:
        """Forget a secret."""
        self._secrets.pop(name, None)

    def unlock(self) -> None:
        """Do nothing: it is never locked."""

    def give_up(self) -> None:
        """Do nothing: it waits for nobody."""
