"""What a raw result from Jira Data Center becomes: the common table, in Jira's words."""

from __future__ import annotations

from datetime import datetime

from tracksync.core.delivery.outcomes import Failure, SignInExpired
from tracksync.core.sentences import say
from tracksync.integrations._atlassian.refusals import (
    ANYTHING,
    BY_STATUS,
    SAYINGS,
    is_nobody,
    told_by_jira,
)
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import Wording

_UNKNOWN = say("Jira does not accept the personal access token.")

_WORDING = Wording(
    title="Jira",
    signed_out=_UNKNOWN,
    sayings=SAYINGS,
    by_status=BY_STATUS,
    otherwise=ANYTHING,
    told=told_by_jira,
)


def failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """
    Say what an exchange with Jira means.

    Returns:
        None for an answer to go on with; its body may still make no sense (`unreadable`).
    """
    failure = _WORDING.failure_of(exchange, is_write=is_write, now=now)
    if is_nobody(exchange) and not (is_write and failure is None):
        return SignInExpired(_UNKNOWN)
    return failure


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    return _WORDING.unreadable(is_write=is_write)
