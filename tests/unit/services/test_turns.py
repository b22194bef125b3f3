"""Counting ahead: a service is asked when it is its turn, and nobody else waits for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.services.desk import DOOR, Desk
from tests.unit.services.test_deliveries import OTHER, add, begun, due_in, ready
from tracksync.core.delivery.door import DeliveryState, Verb
from tracksync.core.delivery.outcomes import Busy, NoAnswer
from tracksync.core.delivery.pacing import Limit

MINUTE = timedelta(minutes=1)
# Two at once, then one each seven and a half seconds.
ANY = Limit("connection", "any", 8, timedelta(seconds=30), "a page")
# Of one task one at once, then one each ten seconds.
TASK = Limit("task", "write", 4, timedelta(seconds=20), "a page")
WORDS = "The service allows 8 requests in 30 s; this one waits for its turn."


@pytest.fixture
def counted() -> Desk:
    desk = Desk(limits=(ANY,))
    desk.connect()
    return desk


def test_what_is_too_much_for_now_waits_for_its_turn(counted: Desk) -> None:
    """Nothing was refused, nothing was tried: the third is simply later."""
    ready(counted, 6, 7, 8)
    assert counted.step()
    assert counted.step()

    assert not counted.step()
    assert due_in(counted) == timedelta(seconds=7.5)
    counted.clock.advance(seconds=7.5)
    assert counted.step()
    assert len(counted.stands()) == 3


def test_who_waits_for_a_turn_is_told(counted: Desk) -> None:
    """The outbox says until when, and why; the store is not troubled with it."""
    first, second, third = ready(counted, 6, 7, 8)
    counted.step()
    counted.step()
    until = counted.clock.at + timedelta(seconds=7.5)
    shown = {d.entry: d for d in counted.deliveries.outbox()}
    waiting = shown[third.id]

    assert (waiting.not_before_at, waiting.reason) == (until, WORDS)
    assert {shown[e.id].state for e in (first, second)} == {DeliveryState.DONE}
    assert shown[first.id].reason == ""
    assert counted.delivery(third).reason == ""
    assert counted.deliveries.named([waiting.key, "gone"]) == (waiting,)


def test_a_longer_wait_is_told_instead(counted: Desk) -> None:
    """Of two waits the longer one counts, with its own words."""
    first, second = ready(counted, 6, 7)
    attempt = begun(counted)
    counted.deliveries.settle(attempt, Busy(MINUTE))
    for _ in range(3):
        counted.request("look")
    (told,) = (d for d in counted.deliveries.outbox() if d.entry == first.id)
    (behind,) = (d for d in counted.deliveries.outbox() if d.entry == second.id)

    assert told.reason == "The service asked to wait."
    assert behind.reason == WORDS
    assert due_in(counted) == MINUTE


def test_what_waits_for_the_person_waits_for_no_turn(counted: Desk) -> None:
    """A worklog nobody released is not said to wait for the service."""
    add(counted)
    for _ in range(3):
        counted.request("create")
    (kept,) = counted.deliveries.outbox()

    assert (kept.not_before_at, kept.reason) == (None, "")


def test_the_next_step_of_a_connection_is_known(counted: Desk) -> None:
    """`status` names it: the person sees that something will happen, when, and why not now."""
    jira = counted.connections.one("jira-1")
    with counted.store.read() as snapshot:
        assert counted.deliveries.next_of(snapshot, jira, counted.clock.at) is None
    assert counted.deliveries.turn_of(jira) == ""
    ready(counted, 6, 7, 8)
    counted.step()
    counted.step()
    until = counted.clock.at + timedelta(seconds=7.5)
    with counted.store.read() as snapshot:
        assert counted.deliveries.next_of(snapshot, jira, counted.clock.at) == until
    assert counted.deliveries.turn_of(jira) == WORDS


def test_reading_counts_as_well(counted: Desk) -> None:
    """What a refresh asked is no longer there for writing."""
    ready(counted)
    counted.request("look")
    counted.request("look")

    assert not counted.step()


def test_another_service_does_not_wait(counted: Desk) -> None:
    """Each service has its own count."""
    asana = replace(counted.connect(name="asana-1"), service="asana")
    counted.connections.save(asana, via=DOOR)
    ready(counted, 6, key="jira-1:10142")
    ready(counted, 7, key="asana-1:10142")
    counted.request("look")
    counted.request("look")

    assert begun(counted).connection.id == "asana-1"
    assert counted.deliveries.next_attempt(counted.clock.at) is None


def test_a_task_has_its_own_count() -> None:
    """Nobody stands behind a task that is written to too often."""
    desk = Desk(limits=(TASK,))
    desk.connect()
    ready(desk, 6, 7)
    ready(desk, 8, key=OTHER)
    desk.step()
    desk.step()

    assert [ref for ref, _, _ in desk.stands()] == ["10142", "10139"]
    assert not desk.step()
    assert due_in(desk) == timedelta(seconds=10)
    desk.clock.advance(seconds=10)
    assert desk.step()


def test_a_look_does_not_wait_for_a_write() -> None:
    """Whether it arrived may be asked at once, though no further write may go."""
    desk = Desk(limits=(TASK,))
    desk.connect()
    ready(desk, 6, 7)
    desk.deliveries.settle(begun(desk), NoAnswer())
    desk.clock.advance(seconds=1)

    assert begun(desk).verb is Verb.LOOK


def test_turns_keep_their_length_when_the_clock_is_set(counted: Desk) -> None:
    """Waits are measured by a clock that nobody sets."""
    ready(counted, 6, 7, 8)
    counted.step()
    counted.step()
    counted.clock.step(seconds=4_000)

    assert due_in(counted) == timedelta(seconds=7.5)


def test_a_system_that_cannot_tell_sleep_counts_too(counted: Desk) -> None:
    """Then the clock stands still while it sleeps, and the wait is longer; never shorter."""
    counted.clock.without_boottime()
    ready(counted, 6, 7, 8)
    counted.step()
    counted.step()

    assert due_in(counted) == timedelta(seconds=7.5)


def test_what_was_long_ago_is_as_good_as_never() -> None:
    """A task that was left alone for a while is free again, whatever else is counted."""
    desk = Desk(limits=(TASK,))
    desk.connect()
    ready(desk, 6)
    desk.step()
    desk.clock.advance(seconds=60)
    ready(desk, 8, key=OTHER)
    desk.step()
    ready(desk, 9)

    assert desk.step()
