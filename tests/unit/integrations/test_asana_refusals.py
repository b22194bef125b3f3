"""What Asana's refusals become, in words a person can act on."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused, SignInExpired
from tracksync.integrations.asana.refusals import (
    failure_of,
    is_gone,
    is_without_time_tracking,
    unreadable,
)
from tracksync.network.exchange import Exchange

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def answered(status: int, body: object = None, **headers: str) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else b""
    return Exchange(
        is_connected=True, is_sent=True, status=status, headers=named, body=data, is_whole=True
    )


def said(*messages: str) -> dict[str, object]:
    return {
        "errors": [{"message": message, "help": "For more information..."} for message in messages]
    }


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (402, said("Time tracking is not available for free users or organizations."), "plan"),
        (402, b"", "plan"),
        (403, said("Payment required"), "plan"),
        (403, said("You do not have access to this task."), "may not do this"),
        (403, b"<html>Forbidden</html>", "may not do this"),
        (403, said("This timesheet was approved and is locked."), "handed in"),
        (404, said("task: Unknown object: 4711"), "no longer shows"),
        (404, b"", "no longer shows"),
        (400, said("duration_minutes: Must be greater than 0"), "of this length"),
        (410, b"", "no longer offers"),
        (400, b"\xff\xfe", "did not accept"),
        (422, b"[1, 2]", "did not accept"),
        (400, {"errors": "text"}, "did not accept"),
        (400, {"errors": [7, {"message": 7}, {"message": "Boo"}]}, "“Boo”"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(status: int, body: object, reason: str) -> None:
    """Known words become ours; unknown ones are quoted, cleaned and short."""
    failure = failure_of(answered(status, body), is_write=True, now=NOW)

    assert isinstance(failure, Refused)
    assert failure.status == status
    assert reason in failure.reason
    assert failure.remedy


def test_what_asana_says_is_quoted_in_one_line() -> None:
    """However long, and whatever is hidden in it."""
    words = said("no\u202e\n\x00 way " + "x" * 5000)
    failure = failure_of(answered(400, words), is_write=True, now=NOW)

    assert isinstance(failure, Refused)
    assert "“no way xxx" in failure.reason
    assert len(failure.reason) < 400


@pytest.mark.parametrize(
    ("exchange", "on_read", "on_write"),
    [
        (answered(200, {"data": {}}), None, None),
        (answered(401, said("Not Authorized")), SignInExpired, SignInExpired),
        (answered(429, said("Slow down"), retry_after="30"), Busy, Busy),
        (answered(500, said("Server Error")), NotReached, NoAnswer),
        (answered(503), NotReached, NoAnswer),
    ],
)
def test_everything_else_is_by_the_common_table(
    exchange: Exchange, on_read: type[object] | None, on_write: type[object] | None
) -> None:
    """Asana has no words of its own there."""
    kinds = [failure_of(exchange, is_write=w, now=NOW) for w in (False, True)]

    assert [None if kind is None else type(kind) for kind in kinds] == [on_read, on_write]


def test_a_wait_is_for_the_whole_connection() -> None:
    """Asana counts by the token."""
    busy = failure_of(answered(429, retry_after="30"), is_write=True, now=NOW)

    assert busy == Busy(timedelta(seconds=30), scope="connection")


def test_an_answer_without_sense_is_told() -> None:
    """A write may have arrived; a read was not reached."""
    assert isinstance(unreadable(is_write=True), NoAnswer)
    assert isinstance(unreadable(is_write=False), NotReached)


def test_only_these_mean_that_time_cannot_be_tracked() -> None:
    """Not a missing task, and not a lost answer."""
    outcomes = (Refused(402), Refused(403), Refused(404), NoAnswer(), (), None)

    assert [is_without_time_tracking(o) for o in outcomes] == [True, True, *[False] * 4]


def test_only_asana_itself_may_say_that_something_is_gone() -> None:
    """A proxy's page, or half an answer, says nothing."""
    gone = answered(404, said("story: Unknown object: 1"))
    others = (answered(403, said("No")), answered(404, b"<html>"), answered(404), answered(200, {}))

    assert is_gone(gone)
    assert not any(is_gone(exchange) for exchange in others)
