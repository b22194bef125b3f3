"""What Tempo's refusals become, in words a person can act on."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused, SignInExpired
from tracksync.core.sentences import say
from tracksync.integrations.tempo.refusals import failure_of, is_gone, unreadable
from tracksync.network.exchange import Exchange

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def answered(status: int, body: object = None, **headers: str) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else b""
    return Exchange(
        is_connected=True, is_sent=True, status=status, headers=named, body=data, is_whole=True
    )


def documented(message: str) -> object:
    return {"errors": {"message": message}}


def seen(*messages: str) -> object:
    return {"errors": [{"message": message} for message in messages]}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (400, seen("Work attribute Account (_Account_) is required"), "nobody here was asked"),
        (400, documented("Account 'xyz' not found"), "does not take what goes with"),
        (400, seen("Account is closed"), "does not take what goes with"),
        (400, seen("The period is closed for this worklog"), "no changes in this period"),
        (403, seen("Worklog is in a closed period"), "no changes in this period"),
        (400, documented("Timesheet has been approved"), "no changes in this period"),
        (400, seen("Remaining estimate must not be empty"), "remaining estimate"),
        (400, seen("Description is required"), "without a description"),
        (400, seen("Cannot log work that far in the future"), "far ahead"),
        (400, seen("You exceed the maximum hours per day"), "a limit for a day"),
        (400, seen("You do not have permission to log work"), "may not log work"),
        (400, seen("Issue with id 10 does not exist"), "no longer finds this task"),
        (403, b"<html>Forbidden</html>", "you may not, or the period is closed"),
        (404, b"", "does not find this"),
        (402, b"", "plan"),
        (410, b"", "no longer offers"),
        (400, documented("Boo"), "“Boo”"),
        (400, seen("One", "two"), "“One two”"),
        (400, {"errors": [5, {"message": 5}]}, "did not accept"),
        (400, [1], "did not accept"),
        (400, b"\xff\xfe", "did not accept"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(status: int, body: object, reason: str) -> None:
    """Each known refusal has its own sentence and remedy; an error body may be anything."""
    failure = failure_of(answered(status, body), is_write=True, now=NOW)

    assert isinstance(failure, Refused)
    assert failure.status == status
    assert reason in failure.reason
    assert failure.remedy


def test_a_token_that_is_no_longer_accepted_is_told() -> None:
    """As a page, as Tempo answers it."""
    failure = failure_of(
        answered(401, b"<html>Unauthorized</html>", content_type="text/html"),
        is_write=True,
        now=NOW,
    )

    assert failure == SignInExpired(say("Tempo does not accept the token."))


def test_a_wait_holds_back_the_whole_connection() -> None:
    """Tempo names no numbers and no scopes."""
    failure = failure_of(answered(429, b"", retry_after="5"), is_write=True, now=NOW)

    assert failure == Busy(timedelta(seconds=5), scope="connection")


def test_an_error_of_its_own_leaves_a_write_unknown() -> None:
    """And a read unanswered."""
    assert isinstance(failure_of(answered(502), is_write=True, now=NOW), NoAnswer)
    assert isinstance(failure_of(answered(502), is_write=False, now=NOW), NotReached)
    assert unreadable(is_write=True) == NoAnswer(
        say("Something answered that does not speak like Tempo.")
    )


def test_a_worklog_is_gone_when_tempo_itself_says_so() -> None:
    """Not when a page of somebody else's does."""
    assert is_gone(answered(404, documented("Worklog cannot be found")))
    assert is_gone(answered(404))
    assert not is_gone(answered(404, b"<html>", content_type="text/html"))
    assert not is_gone(answered(403))
