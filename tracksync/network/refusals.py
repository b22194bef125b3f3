"""
What a raw result becomes, in words for people: the one table of outcomes, worded by each service.

A service brings its `Wording`; which of the five outcomes a result is, `verdicts` alone decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.values import dataclass
from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.retry_after import parse_reset, parse_retry_after, told_now
from tracksync.network.verdicts import Verdict, judge

_UNAVAILABLE = 503
_WRONG_PLACE = say("The sign-in belongs to another address than the one that is set now.")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of the service that are known, and what they mean: why, and what to do."""

    said: re.Pattern[str]
    reason: Sentence
    remedy: Sentence


def saying(said: str, reason: Sentence, remedy: Sentence) -> Saying:
    """Make a saying from the pattern of what the service says; case does not matter."""
    return Saying(re.compile(said, re.IGNORECASE), reason, remedy)


def _nothing(_: Exchange) -> str:
    return ""


def _connection(_: Exchange) -> str:
    return "connection"


@dataclass(frozen=True, slots=True)
class Wording:
    """
    How one service's failures are told.

    Attributes:
        title: "Jira".
        signed_out: What is said when the sign-in is no longer accepted.
        sayings: Known refusals, the more exact first.
        by_status: What is told where the service's own words say nothing known.
        otherwise: The same for any other status.
        told: Gathers the service's own words from an error body, one clean line; may be empty.
        scope: What a told wait holds back: "task", "endpoint", "connection" or "app".
        reset_header: Where else than in Retry-After the end of a wait stands, as an instant.
    """

    title: str
    signed_out: Sentence
    sayings: tuple[Saying, ...] = ()
    by_status: Mapping[int, tuple[Sentence, Sentence]] = field(default_factory=dict)
    otherwise: tuple[Sentence, Sentence] = (UNSAID, UNSAID)
    told: Callable[[Exchange], str] = _nothing
    scope: Callable[[Exchange], str] = _connection
    reset_header: str = ""

    def failure_of(self, exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
        """
        Say what an exchange means.

        Args:
            exchange: As the gateway gave it.
            is_write: It would have changed something over there.
            now: For a wait told as a date.

        Returns:
            None for an answer to go on with; its body may still make no sense (`unreadable`).
        """
        match judge(exchange, is_write=is_write):
            case Verdict.FINE:
                return None
            case Verdict.SIGN_IN:
                is_foreign = exchange.trouble is Trouble.FOREIGN
                return SignInExpired(_WRONG_PLACE if is_foreign else self.signed_out)
            case Verdict.REFUSED:
                return self._refused(exchange)
            case Verdict.BUSY:
                return self._busy(exchange, now)
            case Verdict.NOT_REACHED:
                return NotReached(self._lost(exchange))
            case Verdict.NO_ANSWER:
                return NoAnswer(self._lost(exchange))

    def unreadable(self, *, is_write: bool) -> Failure:
        """Say what an answer means that looked well and made no sense."""
        reason = say("Something answered that does not speak like {service}.", service=self.title)
        return NoAnswer(reason) if is_write else NotReached(reason)

    def _refused(self, exchange: Exchange) -> Refused:
        status, told = exchange.status or 0, self.told(exchange)
        for known in self.sayings:
            if known.said.search(told):
                return Refused(status, known.reason, known.remedy)
        reason, remedy = self.by_status.get(status, self.otherwise)
        if told:
            reason = say(
                "{reason} {service} says: “{told}”", reason=reason, service=self.title, told=told
            )
        return Refused(status, reason, remedy)

    def _busy(self, exchange: Exchange, now: datetime) -> Busy:
        headers = exchange.headers
        theirs = told_now(headers.get("date"), now)
        wait = parse_retry_after(headers.get("retry-after"), theirs)
        if wait.length is None and self.reset_header:
            reset = parse_reset(headers.get(self.reset_header), theirs)
            if reset.length is not None or not wait.is_absurd:
                wait = reset
        is_unsure = exchange.status == _UNAVAILABLE
        scope = self.scope(exchange)
        return Busy(wait.length, scope=scope, is_absurd=wait.is_absurd, is_unsure=is_unsure)

    def _lost(self, exchange: Exchange) -> Sentence:
        if exchange.trouble is not None:
            return exchange.told
        if exchange.is_page:
            return say("A web page answered instead of {service}.", service=self.title)
        if "location" in exchange.headers:
            return say("The address leads somewhere else.")
        return say(
            "{service} answered with an error of its own ({status}).",
            service=self.title,
            status=exchange.status,
        )
