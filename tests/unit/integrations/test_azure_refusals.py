"""What Azure DevOps' refusals become, in words a person can act on."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tracksync.core.delivery.outcomes import Busy, NoAnswer, NotReached, Refused, SignInExpired
from tracksync.integrations.azure_devops import refusals
from tracksync.integrations.azure_devops.refusals import failure_of
from tracksync.network.exchange import Exchange

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GONE = "TF401232: Work item 7 does not exist, or you do not have permissions to read it."
NO_FIELD = "TF51535: Cannot find field Microsoft.VSTS.Scheduling.CompletedWork."
READ_ONLY = "TF401320: Rule Error for field Remaining Work. Error code: ReadOnly."
REQUIRED = "TF401320: Rule Error for field Test scenarios. Error code: Required, InvalidEmpty."
NO_SAVE = "TF237111: The current user does not have permissions to save work items under the path."
OVERTAKEN = "TF26071: This work item has been changed by someone else since you opened it."


def answered(status: int, body: object = None, **headers: str) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else b""
    return Exchange(
        is_connected=True, is_sent=True, status=status, headers=named, body=data, is_whole=True
    )


def said(message: str, key: str = "VssServiceException") -> dict[str, object]:
    return {"$id": "1", "innerException": None, "message": message, "typeKey": key, "errorCode": 0}


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, said(GONE), "no longer shows you"),
        (404, b"", "no longer shows you"),
        (400, said(NO_FIELD), "no field Completed Work"),
        (400, said(READ_ONLY), "hours of this work item"),
        (400, said(REQUIRED), "until more is filled in"),
        (403, said(NO_SAVE), "may not change"),
        (403, b"<html>Forbidden</html>", "not allowed"),
        (400, said("The revision limit of this work item is exceeded."), "as many changes"),
        (413, b"", "too large"),
        (400, b"\xff\xfe", "did not accept"),
        (422, b"[1, 2]", "did not accept"),
        (400, {"message": 5}, "did not accept"),
        (400, said("VS999999: Boo."), "“VS999999: Boo.”"),
        (409, said("Something else collides."), "did not accept"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(status: int, body: object, reason: str) -> None:
    """Each known refusal has its own sentence and remedy; an error body may be anything."""
    outcome = failure_of(answered(status, body), is_write=True, now=NOW)

    assert isinstance(outcome, Refused)
    assert outcome.status == status
    assert reason in outcome.reason
    assert outcome.remedy


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (412, b""),
        (412, said(OVERTAKEN)),
        (409, said(OVERTAKEN)),
        (400, said(OVERTAKEN)),
        (400, said("Test failed.", "WorkItemRevisionMismatchException")),
    ],
)
@pytest.mark.parametrize("is_write", [True, False])
def test_an_overtaken_change_is_read_anew(status: int, body: object, *, is_write: bool) -> None:
    """Nothing was written; it waits a little, for this task only, and says why."""
    outcome = failure_of(answered(status, body), is_write=is_write, now=NOW)

    assert outcome == refusals.overtaken()
    assert isinstance(outcome, Busy)
    assert (outcome.wait, outcome.scope, bool(outcome.reason)) == (None, "task", True)


@pytest.mark.parametrize("is_write", [True, False])
@pytest.mark.parametrize(
    "exchange",
    [
        answered(401),
        answered(203, b"<html>Sign in</html>", content_type="text/html"),
        answered(302, location="https://spsprodweu1.vssps.visualstudio.com/_signin?realm=x"),
        answered(302, location="https://login.microsoftonline.com/common/oauth2/authorize"),
    ],
)
def test_a_dead_sign_in_is_known_in_every_form(exchange: Exchange, *, is_write: bool) -> None:
    """Nothing was written, and the words name token and scope."""
    outcome = failure_of(exchange, is_write=is_write, now=NOW)

    assert isinstance(outcome, SignInExpired)
    assert "Work Items: Read & write" in outcome.reason


def test_a_redirect_to_elsewhere_is_no_sign_in() -> None:
    """A hotel's portal says nothing about a token."""
    exchange = answered(302, location="https://portal.example/login")

    assert isinstance(failure_of(exchange, is_write=False, now=NOW), NotReached)
    assert isinstance(failure_of(exchange, is_write=True, now=NOW), NoAnswer)


def test_a_told_wait_is_handed_on() -> None:
    """For the whole connection: the limits are of a person."""
    outcome = failure_of(answered(429, b"", retry_after="30"), is_write=True, now=NOW)

    assert outcome == Busy(timedelta(seconds=30))


def test_what_we_say_ourselves_has_a_remedy() -> None:
    """Refusals that never reached the wire are worded as well."""
    for outcome in (
        refusals.no_field("Story", "Zoo"),
        refusals.below_zero(1.25),
        refusals.NO_ITEM,
        refusals.NO_KEY,
        refusals.NO_SHARE,
        refusals.IS_ENDLESS,
    ):
        assert outcome.reason
        assert outcome.remedy
    assert "1.25 h" in refusals.below_zero(1.25).reason
    assert isinstance(refusals.unreadable(is_write=True), NoAnswer)
    assert isinstance(refusals.unreadable(is_write=False), NotReached)
