"""Why an outside service could not be read, in words."""

from __future__ import annotations

import pytest

from tracksync.core.outcomes import Busy, Failure, NoAnswer, NotReached, Refused, SignInExpired
from tracksync.core.sentences import say
from tracksync.services.personal.wording import problem_of


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
