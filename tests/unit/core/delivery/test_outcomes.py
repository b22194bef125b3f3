"""Outcomes: the five ways a call can fail, told apart by their class."""

from __future__ import annotations

from typing import get_args

from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    RemoteWorklog,
    SignInExpired,
    WriteOutcome,
    Written,
)

FAILURES = {SignInExpired, Refused, Busy, NotReached, NoAnswer}


def test_a_call_can_fail_in_five_ways_and_no_more() -> None:
    """Every status of every service becomes one of them."""
    assert set(get_args(Failure)) == FAILURES


def test_a_write_is_confirmed_and_a_look_answered_or_they_failed() -> None:
    """A look never writes, and a write never looks."""
    assert set(get_args(WriteOutcome)) == FAILURES | {Written}
    assert set(get_args(LookOutcome)) == FAILURES | {Looked}


def test_a_wait_holds_back_the_whole_connection_unless_it_says_less() -> None:
    """What is not known to be narrow is wide."""
    assert (Busy(None).scope, Busy(None).is_absurd) == ("connection", False)


def test_a_worklog_nobody_dated_has_no_age() -> None:
    """Zero stands for unknown."""
    assert RemoteWorklog("1", "", 0, 60, "", "me").created_ms == 0
