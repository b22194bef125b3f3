"""What a service wants said with a worklog: what can be said, and for which project it counts."""

from __future__ import annotations

import pytest

from tracksync.core.delivery.details import (
    EVERYWHERE,
    Choice,
    Detail,
    DetailKind,
    Said,
    reading_of,
    said_for,
    unsaid,
)

ACCOUNT = Detail(
    "_Account_",
    "Account",
    DetailKind.CHOICE,
    (Choice("CLOUD", "Cloudbay: Development"), Choice("OPS", "Operations"), Choice("ops", "Lower")),
)
TICKET = Detail("_Ticket_", "Ticket")
HOURS = Detail("_Hours_", "Hours", DetailKind.NUMBER)
REMOTE = Detail("_Remote_", "Remote", DetailKind.FLAG)


@pytest.mark.parametrize(
    ("detail", "typed", "kept"),
    [
        (TICKET, " INC-7 ", "INC-7"),
        (TICKET, " ", None),
        (TICKET, "a\nb", None),
        (TICKET, "x" * 256, None),
        (HOURS, "-1.5", "-1.5"),
        (HOURS, "1,5", "1.5"),
        (HOURS, "1,500", None),
        (HOURS, "1e9", None),
        (REMOTE, "Yes", "true"),
        (REMOTE, "FALSE", "false"),
        (REMOTE, "perhaps", None),
        (ACCOUNT, "CLOUD", "CLOUD"),
        (ACCOUNT, "ops", "ops"),
        (ACCOUNT, "operations", "OPS"),
        (ACCOUNT, "cloudbay: DEVELOPMENT", "CLOUD"),
        (ACCOUNT, "Else", None),
    ],
)
def test_an_answer_is_read_as_the_service_keeps_it(
    detail: Detail, typed: str, kept: str | None
) -> None:
    """Or not at all."""
    assert reading_of(detail, typed) == kept


def test_what_was_said_of_a_project_counts_before_what_was_said_of_all() -> None:
    """And what was said of another one does not count."""
    said = (
        Said(EVERYWHERE, "_Account_", "OPS"),
        Said("Billing", "_Account_", "CLOUD"),
        Said("Other", "_Ticket_", "INC-7"),
    )
    asked = (ACCOUNT, TICKET)

    assert said_for(asked, said, "Billing") == (("_Account_", "CLOUD"),)
    assert said_for(asked, said, "Else") == (("_Account_", "OPS"),)
    assert unsaid(asked, said, "Billing") == (TICKET,)
    assert unsaid(asked, said, "Other") == ()


def test_an_answer_that_cannot_be_said_any_more_does_not_count() -> None:
    """The account was closed meanwhile; what was said of all projects is next."""
    said = (Said("Billing", "_Account_", "CLOSED"), Said(EVERYWHERE, "_Account_", "OPS"))

    assert said_for((ACCOUNT,), said, "Billing") == (("_Account_", "OPS"),)
    assert unsaid((ACCOUNT,), said[:1], "Billing") == (ACCOUNT,)


def test_nobody_is_asked_for_the_mark() -> None:
    """That place is ours."""
    mark = Detail("_TrackSync_", "TrackSync", DetailKind.MARK)

    assert unsaid((mark, TICKET), (), "Billing") == (TICKET,)
    assert said_for((mark,), (Said("Billing", mark.key, "x"),), "Billing") == ()
