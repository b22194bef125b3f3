"""Where a standup goes, after a look for the thread of its day."""

from __future__ import annotations

import pytest

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NotReached,
    Refused,
    SignInExpired,
    Written,
)
from tracksync.core.sentences import say
from tracksync.core.standup.text import Message, Part
from tracksync.core.standup.threads import Place, parent_of, place_of


def test_a_parent_says_only_which_day_it_is() -> None:
    """It is nobody's, and whoever comes first posts it."""
    message = Message("Standup, Friday, 27 November", (Part("Today", (), "Nothing."),))

    assert parent_of(message) == Message("Standup, Friday, 27 November", ())


def test_it_goes_below_the_one_that_was_found() -> None:
    """Whoever posted it."""
    assert place_of(Written("C1/1.2")) == Place("C1/1.2")


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (Refused(200, say("A scope is missing.")), "A scope is missing."),
        (Busy(None), "The channel could not be looked through now."),
    ],
)
def test_where_nobody_may_look_it_stands_by_itself(found: Failure, why: str) -> None:
    """And says why; it is not late for that."""
    assert place_of(found) == Place(why=say("It is not in the day's thread. {why}", why=say(why)))


@pytest.mark.parametrize("found", [NotReached(say("No network.")), SignInExpired()])
def test_what_keeps_back_the_standup_as_well_keeps_it_back(found: Failure) -> None:
    """Nothing was sent."""
    assert place_of(found) == found
