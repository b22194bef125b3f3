"""What a token endpoint's answer means. Pure: what comes in is untyped, and may be hostile."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.text import clean_line
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording
from tracksync.network.untyped import a_line, an_object, odd, optional_object
from tracksync.network.verdicts import Verdict, judge
from tracksync.ports.authorization import LONGEST_TOKEN, Tokens

_LONGEST_LIFE = timedelta(days=400)
_MOST_SCOPES = 200
_TOKEN = re.compile(rf"[!-~]{{1,{LONGEST_TOKEN}}}")  # RFC 6749, A.12 and A.17, but no spaces
_DIGITS = re.compile(r"[0-9]{1,9}")
_GRANT_IS_DEAD = frozenset(
    {"invalid_grant", "expired_token"}
    # Slack's own words.
    | {"invalid_refresh_token", "invalid_code", "code_already_used", "token_revoked"}
    | {"token_expired", "invalid_auth", "account_inactive"}
)
# Atlassian says so for a refresh token it no longer knows; others, of an app.
_DEAD_TOO = re.compile(r"refresh.?token", re.IGNORECASE)
# The service itself is in trouble; asking again later makes sense.
_LATER = frozenset(
    {"temporarily_unavailable", "server_error", "slow_down"}
    | {"ratelimited", "internal_error", "fatal_error", "service_unavailable"}  # Slack's
)


def read_tokens(body: object) -> Tokens:
    """
    Read a token answer (RFC 6749, 5.1).

    Raises:
        ValueError: It is none.
    """
    told = an_object(body)
    kind = told.get("token_type", "bearer")
    if not isinstance(kind, str) or kind.casefold() != "bearer":
        raise ValueError(odd("a bearer token"))
    refresh = told.get("refresh_token")
    return Tokens(
        access=_token(told.get("access_token")),
        refresh="" if refresh is None else _token(refresh),
        lives=_life(told.get("expires_in")),
        scopes=_scopes(told.get("scope")),
    )


def error_of(exchange: Exchange) -> tuple[str, str]:
    """Read the error an OAuth endpoint told, and what it says about it; empty where none."""
    try:
        body = exchange.json()
    except ValueError:
        return "", ""
    told = optional_object(body)
    return a_line(told.get("error"), 60), a_line(told.get("error_description"), 200)


def unsettled(exchange: Exchange, title: str, now: datetime) -> Failure | None:
    """
    Tell what keeps us from knowing: no way there, no answer, a wait, or something else answering.

    None where the service has spoken, well or badly.
    """
    words = Wording(title, UNSAID)
    failure = words.failure_of(exchange, is_write=True, now=now)
    if isinstance(failure, Busy | NotReached | NoAnswer):
        return failure
    if failure is not None and not exchange.is_json:
        # A hotel's portal, a proxy: whoever it is does not decide about a sign-in.
        return words.unreadable(is_write=False)
    return Busy(None) if error_of(exchange)[0] in _LATER else None


def is_granted(exchange: Exchange) -> bool:
    """Whether a settled answer is the good one."""
    return judge(exchange, is_write=True) is Verdict.FINE and not error_of(exchange)[0]


def no_grant(exchange: Exchange, title: str) -> Refused:
    """Say why a code was not exchanged for tokens."""
    status, (error, said) = exchange.status or 0, error_of(exchange)
    if error in _GRANT_IS_DEAD:
        reason = say("{service} no longer accepts this answer of the browser.", service=title)
        return Refused(status, reason, say("Begin the sign-in again."))
    hint = say("Check the app's id and secret, or the broker and its key.")
    return Refused(status, _not_our_app(title, said or error), hint)


def is_over(exchange: Exchange, title: str) -> SignInExpired:
    """Say why a grant is not renewed."""
    error, said = error_of(exchange)
    if error in _GRANT_IS_DEAD or _DEAD_TOO.search(said) is not None:
        return SignInExpired(say("{service} has ended the sign-in.", service=title))
    return SignInExpired(_not_our_app(title, said or error))


def _not_our_app(title: str, told: str) -> Sentence:
    if not told:
        return say("{service} does not accept the app TrackSync asks as.", service=title)
    return say(
        "{service} does not accept the app TrackSync asks as (“{told}”).", service=title, told=told
    )


def not_understood() -> NoAnswer:
    """Say what an answer means that looked well and made no sense."""
    return NoAnswer(say("The sign-in was answered by something that makes no sense."))


def _token(value: object) -> str:
    if isinstance(value, str) and _TOKEN.fullmatch(value):
        return value
    raise ValueError(odd("a token"))


def _life(value: object) -> timedelta | None:
    seconds = int(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else value
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        return None
    return min(timedelta(seconds=min(seconds, 10**9)), _LONGEST_LIFE)


def _scopes(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, str):
        return None
    named = re.split(r"[\s,]+", value.strip()[:LONGEST_TOKEN])[:_MOST_SCOPES]
    return tuple(clean_line(scope, limit=200) for scope in named if scope)
