"""Why an outside service could not be read, in words."""

from __future__ import annotations

import pytest

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.sentences import say
from tracksync.services.personal.delivery.wording import not_connected, problem_of


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (SignInExpired(), "Jira does not accept the sign-in. Your entries are safe here."),
        (
            Refused(403, say("No such project."), say("Ask.")),
            "Jira refused: No such project. Ask.",
        ),
        (Busy(None), "Nothing is lost; what is waiting is sent later."),
        (NotReached(say("There is no route.")), "Jira could not be reached. There is no route."),
        (NoAnswer(), "Jira could not be reached. Everything goes on offline"),
    ],
)
def test_a_read_that_fails_says_what_it_means(failure: Failure, says: str) -> None:
    """For somebody who is connected, and whose time waits here."""
    assert says in str(problem_of(failure, "Jira"))


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("", "Jira does not accept the sign-in. Nothing was saved."),
        ("Jira does not know the token.", "Jira does not know the token. Nothing was saved."),
    ],
)
def test_a_first_sign_in_that_fails_is_not_said_to_have_ended(reason: str, says: str) -> None:
    """Nobody was signed in before, and no entries wait for it."""
    problem = not_connected(SignInExpired(say("{why}", why=reason) if reason else say("")), "Jira")

    assert str(problem.title) == says
    assert "connect again" in str(problem.hint)
