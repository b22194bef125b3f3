"""What a raw result from Jira becomes: the common table, in Jira's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tracksync.core.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.text import clean_line
from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.retry_after import Wait, parse_reset, parse_retry_after, told_now
from tracksync.network.verdicts import Verdict, judge

_NOT_FOUND = 404
_UNKNOWN = "Jira no longer accepts the e-mail and API token."
_WRONG_PLACE = "The sign-in belongs to another address than the one that is set now."
# A wrong or revoked token is sometimes let in as nobody: an empty search with 200, a 404 for every
# issue. Only this header tells. Source: Jira Cloud REST v3, intro, "Special headers".
_LOGIN_HEADER = "x-seraph-loginreason"
_LOGIN_FAILED = ("AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED")

# Source: Jira Cloud, "Rate limiting", last updated 2026-08-12.
_SCOPES = {
    "jira-quota-global-based": "connection",
    "jira-quota-tenant-based": "connection",
    "jira-burst-based": "endpoint",
    "jira-per-issue-on-write": "task",
}


@dataclass(frozen=True, slots=True)
class _Words:
    said: re.Pattern[str]
    reason: str
    remedy: str


def _words(said: str, reason: str, remedy: str) -> _Words:
    return _Words(re.compile(said, re.IGNORECASE), reason, remedy)


_ELSEWHERE = "Book the time on another task, or keep it here only."
_NO_TRACKING = _words(
    r"time.?tracking",
    "Time tracking is switched off in this Jira.",
    "Ask a Jira administrator to switch it on.",
)
_NO_ISSUE = _words(
    r"issue does not exist|permission to see it|permission to view",
    "Jira no longer shows you this task: it was deleted or moved, or your access ended.",
    _ELSEWHERE,
)
_SAID = (
    _words(
        r"permission to (associate|edit|delete|add|update)|work on issues",
        "Your Jira account may not log work on this task.",
        "Ask for the permission “Work on issues” in its project, or book the time elsewhere.",
    ),
    _words(
        r"non-editable|not editable|archived|closed",
        "The task is closed or archived, and Jira takes no worklogs on it.",
        "Reopen the task in Jira, or book the time on another one.",
    ),
    _NO_TRACKING,
    _NO_ISSUE,
    _words(r"find worklog", "The worklog is gone from Jira.", "Send it again, or delete it here."),
    _words(
        r"time duration|timelogged|timespent",
        "Jira does not take a worklog of this length.",
        "Make the entry at least a minute long.",
    ),
)
# What is told where Jira's own words say nothing we know, by status.
_BY_STATUS = {
    402: ("This Jira site's plan does not allow it.", "Ask a Jira administrator."),
    403: (
        "Your Jira account is not allowed to do this.",
        "Ask a Jira administrator whether you may log work, and whether API tokens are allowed.",
    ),
    404: (_NO_ISSUE.reason, _ELSEWHERE),
    410: ("This Jira no longer offers what TrackSync asked for.", "Update TrackSync."),
    413: ("The task holds as many worklogs as Jira allows.", _ELSEWHERE),
}
_ANYTHING = (
    "Jira did not accept this.",
    "Look at the task in Jira; change the entry or book it elsewhere.",
)


def failure_of(exchange: Exchange, *, is_write: bool, now: datetime) -> Failure | None:
    """
    Say what an exchange with Jira means.

    Args:
        exchange: As the gateway gave it.
        is_write: It would have changed something in Jira.
        now: For a wait told as a date.

    Returns:
        None for an answer to go on with; its body may still make no sense (`unreadable`).
    """
    verdict = judge(exchange, is_write=is_write)
    if _is_nobody(exchange) and not (is_write and verdict is Verdict.FINE):
        return SignInExpired(_UNKNOWN)
    match verdict:
        case Verdict.FINE:
            return None
        case Verdict.SIGN_IN:
            return SignInExpired(_WRONG_PLACE if exchange.trouble is Trouble.FOREIGN else _UNKNOWN)
        case Verdict.REFUSED:
            return _refused(exchange)
        case Verdict.BUSY:
            return _busy(exchange, now)
        case Verdict.NOT_REACHED:
            return NotReached(_lost(exchange))
        case Verdict.NO_ANSWER:
            return NoAnswer(_lost(exchange))


def unreadable(*, is_write: bool) -> Failure:
    """Say what an answer means that looked well and made no sense."""
    reason = "Something answered that does not speak like Jira."
    return NoAnswer(reason) if is_write else NotReached(reason)


def is_already_gone(exchange: Exchange) -> bool:
    """
    Whether a 404 to a delete means that there is nothing left to delete.

    Jira answers 404 too where the task is hidden from the person or time tracking is off; it then
    says so in its body, and the worklog may still stand. A worklog that others restricted to a
    group the person has left cannot be told from one that is gone; nor can anything where the body
    is empty.
    """
    if exchange.status != _NOT_FOUND or exchange.is_page:
        return False
    told = _told(exchange)
    return not any(words.said.search(told) for words in (_NO_ISSUE, _NO_TRACKING))


def _is_nobody(exchange: Exchange) -> bool:
    return any(reason in exchange.headers.get(_LOGIN_HEADER, "") for reason in _LOGIN_FAILED)


def _refused(exchange: Exchange) -> Refused:
    status, told = exchange.status or 0, _told(exchange)
    for words in _SAID:
        if words.said.search(told):
            return Refused(status, words.reason, words.remedy)
    reason, remedy = _BY_STATUS.get(status, _ANYTHING)
    return Refused(status, f"{reason} Jira says: “{told}”" if told else reason, remedy)


def _told(exchange: Exchange) -> str:
    """Gather Jira's own words from an error body, which may be empty, a page, or anything."""
    try:
        body = exchange.json()
    except ValueError:
        return ""
    if not isinstance(body, dict):
        return ""
    found: list[str] = []
    messages, errors = body.get("errorMessages"), body.get("errors")
    if isinstance(messages, list):
        found += [m for m in messages[:5] if isinstance(m, str)]
    if isinstance(errors, dict):
        found += [f"{k}: {v}" for k, v in list(errors.items())[:5] if isinstance(v, str)]
    if not found and isinstance(body.get("message"), str):
        found.append(body["message"])
    return clean_line(" ".join(found), limit=300)


def _busy(exchange: Exchange, now: datetime) -> Busy:
    headers = exchange.headers
    theirs = told_now(headers.get("date"), now)
    wait = parse_retry_after(headers.get("retry-after"), theirs)
    if wait.length is None:
        reset = parse_reset(headers.get("x-ratelimit-reset"), theirs)
        if reset.length is not None or not wait.is_absurd:
            wait = reset
    return _busy_for(wait, headers.get("ratelimit-reason", headers.get("beta-ratelimit-reason")))


def _busy_for(wait: Wait, reason: str | None) -> Busy:
    scope = _SCOPES.get((reason or "").strip().lower(), "connection")
    return Busy(wait.length, scope=scope, is_absurd=wait.is_absurd)


def _lost(exchange: Exchange) -> str:
    if exchange.trouble is not None:
        return f"{exchange.told[:1].upper()}{exchange.told[1:]}."
    if exchange.is_page:
        return "A web page answered instead of Jira."
    if "location" in exchange.headers:
        return "The address leads somewhere else."
    return f"Jira answered with an error of its own ({exchange.status})."
