"""What Jira's refusals become, in words a person can act on."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tracksync.core.delivery.outcomes import (
    Busy,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.sentences import Sentence, say
from tracksync.integrations._atlassian.refusals import is_already_gone
from tracksync.integrations.jira.refusals import failure_of, unreadable
from tracksync.network.exchange import Exchange, Trouble

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NO_ADDING = "you do not have the permission to associate a worklog to this issue."
NO_EDITING = "you do not have permission to edit the specified worklog."
CLOSED = "You can not edit the issue as it is in a non-editable workflow state."
NO_ISSUE = "Issue does not exist or you do not have permission to see it."
THEIR_NOON = "Sun, 01 Mar 2026 15:00:00 GMT"


def answered(status: int, body: object = None, **headers: str) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else b""
    return Exchange(
        is_connected=True, is_sent=True, status=status, headers=named, body=data, is_whole=True
    )


def said(*messages: str, **errors: str) -> dict[str, object]:
    return {"errorMessages": list(messages), "errors": errors}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (400, said(f"Mia, {NO_ADDING}"), "may not log work"),
        (400, said(f"Mia, {NO_EDITING}", "Worklog must not be null."), "may not log work"),
        (400, said(CLOSED), "closed or archived"),
        (403, said("The issue is archived and can't be edited."), "closed or archived"),
        (404, said(NO_ISSUE), "no longer shows you this task"),
        (400, said("Time Tracking is currently disabled."), "switched off"),
        (400, said(timeLogged="Invalid time duration entered."), "of this length"),
        (404, said("Cannot find worklog with id: '77'."), "gone from Jira"),
        (404, b"", "no longer shows you this task"),
        (403, b"<html>Forbidden</html>", "not allowed"),
        (402, b"", "plan"),
        (410, b"", "no longer offers"),
        (413, b"", "as many worklogs as Jira allows"),
        (400, b"\xff\xfe", "did not accept"),
        (422, b"[1, 2]", "did not accept"),
        (400, {"errorMessages": "text", "errors": [], "message": "Boo"}, "“Boo”"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(status: int, body: object, reason: str) -> None:
    """Each known refusal has its own sentence and remedy; an error body may be anything."""
    failure = failure_of(answered(status, body), is_write=True, now=NOW)

    assert isinstance(failure, Refused)
    assert failure.status == status
    assert reason in failure.reason
    assert failure.remedy


def test_unknown_words_of_jira_are_passed_on_cleaned() -> None:
    """A sentence we do not know is quoted: short, in one line, without tricks."""
    body = said("Field\u202e 'x'\x00\n is required " + "y" * 10_000)

    failure = failure_of(answered(400, body), is_write=True, now=NOW)

    assert isinstance(failure, Refused)
    assert "“Field 'x' is required yyy" in failure.reason
    assert failure.reason.endswith("…”")
    assert len(failure.reason) < 400


@pytest.mark.parametrize(
    ("headers", "busy"),
    [
        ({}, Busy(None)),
        ({"retry_after": "7"}, Busy(timedelta(seconds=7))),
        ({"retry_after": "soon"}, Busy(None, is_absurd=True)),
        (
            {"retry_after": "soon", "x_ratelimit_reset": "2026-03-01T12:01Z"},
            Busy(timedelta(minutes=1)),
        ),
        ({"x_ratelimit_reset": "2026-03-01T13:00:00Z"}, Busy(timedelta(hours=1))),
        ({"x_ratelimit_reset": "1772370000"}, Busy(None, is_absurd=True)),
        ({"retry_after": "100000"}, Busy(timedelta(seconds=100_000), is_absurd=True)),
        (
            {"retry_after": "Sun, 01 Mar 2026 15:00:05 GMT", "date": THEIR_NOON},
            Busy(timedelta(seconds=5)),
        ),
        (
            {"retry_after": "1", "ratelimit_reason": "jira-quota-tenant-based"},
            Busy(timedelta(seconds=1)),
        ),
        (
            {"retry_after": "1", "ratelimit_reason": "jira-burst-based"},
            Busy(timedelta(seconds=1), scope="endpoint"),
        ),
        (
            {"retry_after": "1", "ratelimit_reason": "jira-per-issue-on-write"},
            Busy(timedelta(seconds=1), scope="task"),
        ),
        (
            {"retry_after": "1", "beta_ratelimit_reason": "Jira-Burst-Based "},
            Busy(timedelta(seconds=1), scope="endpoint"),
        ),
        ({"retry_after": "1", "ratelimit_reason": "new-thing"}, Busy(timedelta(seconds=1))),
    ],
)
def test_a_wait_is_as_long_and_as_wide_as_told(headers: dict[str, str], busy: Busy) -> None:
    """A busy task does not hold back the others; a quota holds back everything."""
    for is_write in (True, False):
        assert failure_of(answered(429, **headers), is_write=is_write, now=NOW) == busy


@pytest.mark.parametrize("reason", ["AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED"])
def test_being_let_in_as_nobody_is_an_expired_sign_in(reason: str) -> None:
    """With a revoked token a search is empty and a task is missing; only a header tells."""
    for status in (200, 400, 404):
        exchange = answered(status, said(), x_seraph_loginreason=reason)
        assert isinstance(failure_of(exchange, is_write=False, now=NOW), SignInExpired)
    refused = answered(404, said(), x_seraph_loginreason=reason)
    assert isinstance(failure_of(refused, is_write=True, now=NOW), SignInExpired)
    assert failure_of(answered(200, x_seraph_loginreason="OK"), is_write=False, now=NOW) is None


def test_a_write_that_was_confirmed_stays_confirmed() -> None:
    """Nothing may turn a worklog that stands into one to be sent again."""
    exchange = answered(201, {"id": "1"}, x_seraph_loginreason="AUTHENTICATED_FAILED")

    assert failure_of(exchange, is_write=True, now=NOW) is None


@pytest.mark.parametrize(
    ("exchange", "reason"),
    [
        (
            Exchange(is_connected=False, is_sent=False, trouble=Trouble.NAME),
            "The name could not be looked up.",
        ),
        (answered(200, b"<html>"), "A web page answered instead of Jira."),
        (answered(302, location="https://elsewhere.example"), "The address leads somewhere else."),
        (answered(502), "Jira answered with an error of its own (502)."),
    ],
)
def test_what_was_lost_is_told(exchange: Exchange, reason: str) -> None:
    """The notice says what happened on the way."""
    assert failure_of(exchange, is_write=False, now=NOW) == NotReached(Sentence(reason))


def test_another_address_needs_a_new_sign_in() -> None:
    """A token is sent to the origin it was given for, so a changed address asks for it anew."""
    exchange = Exchange(is_connected=False, is_sent=False, trouble=Trouble.FOREIGN)

    failure = failure_of(exchange, is_write=True, now=NOW)

    assert failure == SignInExpired(
        say("The sign-in belongs to another address than the one that is set now.")
    )


def test_an_answer_without_sense_is_lost_not_refused() -> None:
    """On a write it may still have happened; on a read nothing was learnt."""
    assert isinstance(unreadable(is_write=True), NoAnswer)
    assert isinstance(unreadable(is_write=False), NotReached)


@pytest.mark.parametrize(
    ("exchange", "is_gone"),
    [
        (answered(404, said("Cannot find worklog with id: '77'.")), True),
        (answered(404, b""), True),
        (answered(404, said()), True),
        (answered(404, said(NO_ISSUE)), False),
        (answered(404, said("Time Tracking is currently disabled.")), False),
        (answered(404, b"<html>Your site is unavailable</html>"), False),
        (answered(410, b""), False),
        (answered(400, said("Cannot find worklog with id: '77'.")), False),
    ],
)
def test_a_worklog_that_is_gone_needs_no_deleting(exchange: Exchange, *, is_gone: bool) -> None:
    """A 404 settles a delete, unless Jira says that it hides the task or all worklogs."""
    assert is_already_gone(exchange) is is_gone
