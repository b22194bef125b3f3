"""How the answer to a sign-in comes: by the browser that returns, or by asking again and again."""

from __future__ import annotations

import hmac
import os
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from tracksync.core.clock import elapsed
from tracksync.core.delivery.outcomes import Failure
from tracksync.core.problems import NotAnswered
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.ports.authorization import (
    Ask,
    Authorization,
    DeviceAuthorization,
    DeviceCode,
    NotYet,
    Renewal,
    Tokens,
)
from tracksync.ports.clock import Clock
from tracksync.ports.returning import Door, Page

_DONE = Page("TrackSync has the answer", "You can close this page and go back to TrackSync.")
_REFUSED = Page(
    "Nothing was connected", "TrackSync was told no. You can close this page.", is_good=False
)
_STALE = Page(
    "This sign-in is over",
    "TrackSync is not waiting for this answer, and did not use it. You can close this page.",
    is_good=False,
)


@dataclass(frozen=True, slots=True)
class Pages:
    """
    What the browser is shown when it comes back.

    Attributes:
        heard: Called once the answer has come, from whatever thread: what is left may take a while.
    """

    done: Page = _DONE
    refused: Page = _REFUSED
    stale: Page = _STALE
    heard: Callable[[], None] = lambda: None


class Deadline:
    """Until when something is waited for, whatever the wall clock is set to meanwhile."""

    def __init__(self, clock: Clock, lasts: timedelta) -> None:
        self.lasts = lasts
        self._clock = clock
        self._began = clock.read()

    @property
    def is_over(self) -> bool:
        passed = elapsed(self._began, self._clock.read())
        return passed.awake + passed.asleep >= self.lasts

    @property
    def ends_at(self) -> datetime:
        """When it ends, to be shown."""
        return self._began.at + self.lasts

    def too_late(self) -> NotAnswered:
        """Say that nobody answered in time."""
        minutes = max(1, round(self.lasts / timedelta(minutes=1)))
        msg = say("No answer came within {minutes} min, so nothing was connected.", minutes=minutes)
        return NotAnswered(msg, say("Begin the sign-in again."))


class SignInWay(Protocol):
    """One sign-in: begun when it is made, answered once."""

    @property
    def by(self) -> Renewal:
        """What was asked, and will renew."""

    @property
    def page(self) -> str:
        """What to open; holds secrets of this sign-in, for the person alone."""

    @property
    def shown(self) -> str:
        """What to type there; empty where nothing is."""

    def wait(self, until: Deadline) -> Tokens | Failure | None:
        """Wait for what was granted; None when it was closed or too late."""

    def close(self) -> None:
        """Wait no longer. From any thread."""


Carry = Callable[[Callable[[], Tokens | NotYet | Failure]], Tokens | NotYet | Failure]


class ByBrowser:
    """
    Listens at a door from its making until the answer has come.

    Args:
        by: Who is asked.
        ask: What was begun; its state is good for one answer.
        network: Does something on the network lane.
    """

    shown = ""

    def __init__(
        self, by: Authorization, ask: Ask, page: str, door: Door, *, pages: Pages, network: Carry
    ) -> None:
        self.by = by
        self.page = page
        self._ask = ask
        self._door = door
        self._pages = pages
        self._network = network
        self._answer: dict[str, str] | None = None

    def wait(self, until: Deadline) -> Tokens | Failure | None:
        self._door.wait(until.lasts.total_seconds(), lambda got: self._judged(got, until))
        self._door.close()
        answer = self._answer
        if answer is None:
            return None
        granted = self._network(lambda: self.by.exchange(self._ask, answer))
        return None if isinstance(granted, NotYet) else granted

    def close(self) -> None:
        self._door.close()

    def _judged(self, answer: Mapping[str, str], until: Deadline) -> tuple[Page, bool]:
        """Take the answer that was asked for: the first that brings the state back, in time."""
        brought, state = answer.get("state", ""), self._ask.state
        is_asked_for = hmac.compare_digest(brought.encode(), state.encode())
        if not is_asked_for or self._answer is not None or until.is_over:
            return self._pages.stale, False
        self._answer = dict(answer)
        self._pages.heard()
        return self._pages.refused if "error" in answer else self._pages.done, True


class ByCode:
    """Asks now and then whether the code was typed on another screen."""

    def __init__(
        self, by: DeviceAuthorization, code: DeviceCode, *, pages: Pages, network: Carry
    ) -> None:
        self.by = by
        self.page = code.whole_page or code.page
        self.shown = code.shown
        self._code = code
        self._pages = pages
        self._network = network
        self._closed = threading.Event()

    def wait(self, until: Deadline) -> Tokens | Failure | None:
        every = self._code.every
        while not self._closed.wait(every.total_seconds()) and not until.is_over:
            answer = self._network(lambda: self.by.poll(self._code))
            if not isinstance(answer, NotYet):
                self._pages.heard()
                return answer
            every = answer.every
        return None

    def close(self) -> None:
        self._closed.set()


def fresh() -> str:
    """Make a text that nobody can guess: 256 random bits."""
    return urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")
