"""What a service asks to wait holds for whatever is asked of it: to read, to compare, to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.unit.services.desk import DOOR, JIRA, Desk, connection
from tests.unit.services.test_deliveries import begun, due_in, fail, ready
from tracksync.core.delivery.outcomes import Busy, NotReached, Written
from tracksync.ports.manifest import Way
from tracksync.services.personal.delivery.holds import held_until
from tracksync.services.personal.journal.changed import Changed

HOUR = timedelta(hours=1)
OTHER = "jira-2"


@pytest.fixture
def desk() -> Desk:
    """Two sites of one service."""
    made = Desk()
    made.connect()
    made.connections.save(connection(OTHER), via=DOOR)
    return made


def held(desk: Desk, name: str = JIRA) -> datetime | None:
    return held_until(desk.connections.one(name), desk.clock.at)


def test_what_a_worklog_was_told_holds_for_reads(desk: Desk) -> None:
    """With the time until when, so that nobody wonders; the other site is read on."""
    ready(desk)
    fail(desk, Busy(HOUR))
    asked = desk.waits.asked(JIRA)

    assert asked is not None
    assert asked.wait == HOUR
    until = desk.clock.at + HOUR
    assert held(desk) == until
    assert asked.reason.startswith("Jira said that it is busy. It is asked again at ")
    assert desk.waits.asked(OTHER) is None
    desk.clock.advance(hours=1)
    assert desk.waits.asked(JIRA) is None


def test_what_a_read_was_told_holds_for_worklogs(desk: Desk) -> None:
    """And after a new start, too."""
    ready(desk)

    assert desk.waits.heard(JIRA, Busy(HOUR)) == Changed.CONNECTIONS
    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert due_in(desk) == HOUR
    again = Desk(desk)
    again.deliveries.recover()
    assert again.deliveries.next_attempt(again.clock.at) is None
    again.clock.advance(hours=1)
    again.deliveries.settle(begun(again), Written("901"))


def test_a_wait_of_less_than_the_whole_holds_no_reads(desk: Desk) -> None:
    """What was said of one task; nor a service that is not there, which reads find out."""
    assert desk.waits.heard(JIRA, Busy(HOUR, scope="task")) is Changed.NOTHING
    ready(desk)
    fail(desk, Busy(HOUR, scope="task"))
    desk.clock.advance(hours=1)
    fail(desk, NotReached())

    assert desk.waits.asked(JIRA) is None


def test_what_one_kind_of_read_was_told_holds_reads_alone(desk: Desk) -> None:
    """Worklogs go out meanwhile; the clock on the wall makes it neither longer nor shorter."""
    ready(desk)

    assert desk.waits.heard(JIRA, Busy(HOUR, scope="endpoint")) is Changed.CONNECTIONS
    desk.clock.step(hours=-5)
    asked = desk.waits.asked(JIRA)
    assert asked is not None
    assert asked.wait == HOUR
    assert held(desk) is None
    desk.deliveries.settle(begun(desk), Written("901"))
    desk.clock.advance(hours=1)
    assert desk.waits.asked(JIRA) is None


def test_a_read_that_was_not_told_how_long_waits_longer_each_time(desk: Desk) -> None:
    """With all that is to be sent, and after a new start; one answer and it begins anew."""
    desk.jitter = 1.0
    lengths = []
    for _ in range(4):
        desk.waits.heard(JIRA, Busy(None))
        asked = desk.waits.asked(JIRA)
        assert asked is not None
        lengths.append(asked.wait)
        desk.clock.advance(minutes=1)
    assert lengths == [timedelta(seconds=s) for s in (1, 2, 4, 8)]
    assert desk.waits.is_wary(JIRA)

    desk.waits.answered(JIRA)
    assert not desk.waits.is_wary(JIRA)
    desk.waits.heard(JIRA, Busy(None))
    assert held(desk) == desk.clock.at + timedelta(seconds=1)
    again = Desk(desk)
    assert again.waits.asked(JIRA) is not None
    assert again.waits.asked(OTHER) is None


def test_what_a_worklog_was_told_without_a_length_holds_for_reads(desk: Desk) -> None:
    """And longer each time, as for the worklogs themselves."""
    desk.jitter = 1.0
    ready(desk)
    for seconds in (1, 2, 4):
        fail(desk, Busy(None))
        asked = desk.waits.asked(JIRA)
        assert asked is not None
        assert asked.wait == timedelta(seconds=seconds)
        assert desk.waits.asked(OTHER) is None
        desk.clock.advance(seconds=seconds)
    assert desk.waits.asked(JIRA) is None


def test_a_shorter_wait_ends_no_longer_one(desk: Desk) -> None:
    """Both were said; the later end counts. One that makes no sense is an hour."""
    until = desk.clock.at + 2 * HOUR
    desk.waits.heard(JIRA, Busy(2 * HOUR))
    desk.waits.heard(JIRA, Busy(None, is_absurd=True))

    assert held(desk) == until


def test_what_an_app_may_ask_is_shared_by_all_it_was_granted(desk: Desk) -> None:
    """Their quota is one; another app, or a token that the person made, has one of its own."""
    for name, way, app in (
        ("jira-3", Way.OAUTH, "one"),
        ("jira-4", Way.DEVICE, "one"),
        ("jira-5", Way.OAUTH, "two"),
        ("tempo-1", Way.OAUTH, "one"),
    ):
        made = replace(connection(name), service=name.partition("-")[0], way=way)
        desk.connections.save(made.granted_to(app), via=DOOR)
    desk.waits.heard("jira-3", Busy(HOUR, scope="app"))

    waits = {c.id: held(desk, c.id) is not None for c in desk.connections.all()}
    assert waits == {
        JIRA: False,
        OTHER: False,
        "jira-3": True,
        "jira-4": True,
        "jira-5": False,
        "tempo-1": False,
    }


def test_a_token_of_ones_own_shares_no_app(desk: Desk) -> None:
    """Whatever the service says of apps."""
    desk.waits.heard(JIRA, Busy(HOUR, scope="app"))

    assert held(desk) == desk.clock.at + HOUR
    assert held(desk, OTHER) is None


def test_a_connection_that_was_taken_away_is_held_by_nothing(desk: Desk) -> None:
    """It may be gone before the answer comes."""
    desk.connections.remove(OTHER, via=DOOR, keep_tasks=False)

    assert desk.waits.heard(OTHER, Busy(HOUR)) is Changed.NOTHING
    assert desk.waits.asked(OTHER) is None


def test_a_new_sign_in_asks_at_once(desk: Desk) -> None:
    """It may be another app, or another plan."""
    desk.waits.heard(JIRA, Busy(HOUR))
    desk.deliveries.release_connection(JIRA, via=DOOR)
    desk.deliveries.release_connection("gone", via=DOOR)

    assert desk.waits.asked(JIRA) is None


def test_a_wait_moves_along_with_a_stepped_clock(desk: Desk) -> None:
    """It keeps its length; one from before a clock that was set far back is not obeyed."""
    desk.waits.heard(JIRA, Busy(HOUR))
    desk.clock.step(hours=-5)
    desk.deliveries.next_attempt(desk.clock.at)

    assert held(desk) == desk.clock.at + HOUR
    far = desk.clock.at - timedelta(days=3)
    assert held_until(desk.connections.one(JIRA), far) is None


@pytest.mark.parametrize("hours", [5, -5])
def test_what_is_noted_after_a_step_is_not_moved_by_it(desk: Desk, hours: int) -> None:
    """Neither what a read was told, nor how long a worklog waits by itself."""
    desk.preferences.choose("delivery.delay_seconds", 600)
    desk.connections.change(JIRA, via=DOOR, mode="automatic")
    desk.clock.step(hours=hours)
    desk.waits.heard(OTHER, Busy(HOUR))
    entry = desk.editing.add("PROJ-142", desk.clock.at - 2 * HOUR, desk.clock.at - HOUR, via=DOOR)
    desk.deliveries.next_attempt(desk.clock.at)
    (delivery,) = desk.all_of(entry)

    assert held(desk, OTHER) == desk.clock.at + HOUR
    assert delivery.not_before_at == desk.clock.at + timedelta(minutes=10)
