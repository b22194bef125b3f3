"""Deliveries follow entries: whatever the person does here, over there it comes out right."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.unit.services.desk import DOOR, INVOICE, JIRA, LOGIN, Desk, at
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.journal.entries import Entry
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.editing import Edit

KEY = "PROJ-142"
OTHER = "PROJ-139"


def add(desk: Desk, start: float, minutes: float, key: str = KEY, note: str = "") -> Entry:
    """Add an entry that starts so many hours into the day (UTC)."""
    begin = at(desk, 0) + timedelta(hours=start)
    return desk.editing.add(key, begin, begin + timedelta(minutes=minutes), via=DOOR, note=note)


def sent(desk: Desk, start: float = 6, minutes: float = 30, key: str = KEY) -> Entry:
    """Add an entry and have it delivered."""
    entry = add(desk, start, minutes, key)
    deliver(desk)
    return entry


def deliver(desk: Desk) -> None:
    desk.deliveries.release(None, via=DOOR)
    desk.send()


# --- what follows ---------------------------------------------------------------------------------


def test_an_ended_entry_waits_in_the_outbox(desk: Desk) -> None:
    """In preview it waits for a click; everybody is told."""
    desk.connect()
    entry = add(desk, 6, 30, note="Cents")
    delivery = desk.delivery(entry)

    assert delivery.wanted is not None
    assert (delivery.wanted.seconds, delivery.wanted.comment) == (1800, "Cents")
    assert delivery.wanted.mark == str(entry.id)
    assert not delivery.is_released
    assert Changed.OUTBOX in desk.told[-1]


def test_a_local_task_goes_nowhere(desk: Desk) -> None:
    """There is no service to send it to."""
    desk.connect()
    add(desk, 6, 30, desk.local())

    assert desk.deliveries.outbox() == ()


def test_a_running_timer_sends_nothing(desk: Desk) -> None:
    """It has no length yet."""
    desk.connect()
    desk.timer.start(KEY, via=DOOR)

    assert desk.deliveries.outbox() == ()
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    assert desk.states() == [DeliveryState.READY]


def test_automatic_sending_waits_until_the_time_has_passed(desk: Desk) -> None:
    """An entry for this afternoon is not booked this morning."""
    desk.connect(mode="automatic")
    entry = add(desk, 23, 30)

    assert desk.delivery(entry).not_before_at == entry.end_at


def test_automatic_sending_waits_its_delay(desk: Desk) -> None:
    """Ten minutes to correct the entry."""
    desk.connect(mode="automatic")
    entry = add(desk, 6, 30)
    delivery = desk.delivery(entry)

    assert delivery.is_released
    assert delivery.not_before_at == desk.clock.at + timedelta(minutes=10)


def test_an_edit_follows(desk: Desk) -> None:
    """The same worklog, changed."""
    desk.connect()
    entry = sent(desk)
    desk.editing.edit(entry.id, Edit(end_at=at(desk, 7), note="Cents"), via=DOOR)
    deliver(desk)

    assert desk.stands() == [("10142", 60, "Cents")]


def test_a_move_to_another_task_follows(desk: Desk) -> None:
    """The old worklog goes, a new one comes."""
    desk.connect()
    entry = sent(desk)
    desk.editing.edit(entry.id, Edit(task=OTHER), via=DOOR)
    deliver(desk)

    assert desk.stands() == [("10139", 30, "")]


def test_a_move_to_a_local_task_takes_it_back(desk: Desk) -> None:
    """What is private is nobody's business over there."""
    desk.connect()
    entry = sent(desk)
    desk.editing.edit(entry.id, Edit(task=desk.local()), via=DOOR)
    deliver(desk)

    assert desk.stands() == []


def test_a_move_to_another_day_follows(desk: Desk) -> None:
    """The same worklog, on its new day."""
    desk.connect()
    entry = sent(desk)
    earlier = Edit(start_at=at(desk, 6, day=-5), end_at=at(desk, 7, day=-5))
    desk.editing.edit(entry.id, earlier, via=DOOR)
    deliver(desk)
    ((_, worklog),) = desk.sink.ours()

    assert worklog.seconds == 3600
    assert desk.sink.requests.count("create") == 1


def test_a_deletion_and_its_undo_follow(desk: Desk) -> None:
    """Gone over there, and back again."""
    desk.connect()
    entry = sent(desk)
    desk.editing.delete(entry.id, via=DOOR)
    deliver(desk)
    assert desk.stands() == []
    desk.editing.undo(via=DOOR)
    deliver(desk)

    assert desk.stands() == [("10142", 30, "")]


def test_a_split_and_a_merge_follow(desk: Desk) -> None:
    """Two worklogs for two entries, one for one."""
    desk.connect()
    entry = sent(desk, minutes=60)
    halves = desk.editing.split(entry.id, at(desk, 6, 30), via=DOOR)
    deliver(desk)
    assert desk.stands() == [("10142", 30, ""), ("10142", 30, "")]
    desk.editing.merge([half.id for half in halves], via=DOOR)
    deliver(desk)

    assert desk.stands() == [("10142", 60, "")]


def test_seconds_are_carried_to_the_next_worklog_of_the_day(desk: Desk) -> None:
    """Two entries of a minute and a half are three minutes, in whole ones."""
    desk.connect()
    add(desk, 6, 1.5)
    add(desk, 7, 1.5)
    deliver(desk)

    assert [minutes for _, minutes, _ in desk.stands()] == [1, 2]


def test_a_carried_second_ripples_through_the_day(desk: Desk) -> None:
    """Making the first longer makes the second shorter by what it no longer carries."""
    desk.connect()
    first = add(desk, 6, 1.5)
    add(desk, 7, 1.5)
    deliver(desk)
    desk.editing.edit(
        first.id, Edit(end_at=first.start_at + timedelta(minutes=2, seconds=20)), via=DOOR
    )
    deliver(desk)

    assert [minutes for _, minutes, _ in desk.stands()] == [2, 1]


def test_what_is_under_a_minute_is_not_booked_yet(desk: Desk) -> None:
    """Its seconds wait for the next entry; made shorter, what stood there goes."""
    desk.connect()
    entry = add(desk, 6, 0.5)
    assert desk.deliveries.outbox() == ()
    longer = Edit(end_at=entry.start_at + timedelta(minutes=1))
    desk.editing.edit(entry.id, longer, via=DOOR)
    deliver(desk)
    assert desk.stands() == [("10142", 1, "")]
    shorter = Edit(end_at=entry.start_at + timedelta(seconds=30))
    desk.editing.edit(entry.id, shorter, via=DOOR)
    deliver(desk)

    assert desk.stands() == []


def test_rounding_is_for_the_worklog_only(desk: Desk) -> None:
    """Raw time stays raw."""
    desk.connect()
    desk.preferences.choose("rounding.mode", "up")
    desk.preferences.choose("rounding.step_minutes", 15)
    entry = add(desk, 6, 31)
    deliver(desk)

    assert desk.stands() == [("10142", 45, "")]
    assert desk.entry(entry).duration == timedelta(minutes=31)


def test_the_day_is_that_of_the_entrys_zone(desk: Desk) -> None:
    """Two evenings in New York are one day in Berlin, and carry nothing to each other."""
    desk.connect()
    desk.clock.travel("America/New_York")
    add(desk, 4, 1.5)
    add(desk, 6, 1.5)
    deliver(desk)

    assert [minutes for _, minutes, _ in desk.stands()] == [1, 1]


def test_an_entry_over_midnight_is_one_worklog(desk: Desk) -> None:
    """Booked where it started; a service knows one start and one length."""
    desk.connect()
    add(desk, 22.5, 120)
    deliver(desk)
    ((_, worklog),) = desk.sink.ours()

    assert worklog.seconds == 7200


# --- a timer that runs again ----------------------------------------------------------------------


def test_an_entry_that_runs_again_is_not_sent_meanwhile(desk: Desk) -> None:
    """The stop was taken back before anything left."""
    desk.connect(mode="automatic")
    desk.timer.start(KEY, via=DOOR)
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    desk.editing.undo(via=DOOR)
    desk.send()

    assert desk.stands() == []


def test_an_entry_that_runs_again_keeps_what_was_sent_of_it(desk: Desk) -> None:
    """It is brought up to date when the timer ends."""
    desk.connect()
    entry = desk.timer.start(KEY, via=DOOR).entry
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    deliver(desk)
    desk.editing.undo(via=DOOR)
    deliver(desk)
    assert desk.stands() == [("10142", 5, "")]
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    deliver(desk)

    assert desk.stands() == [("10142", 10, "")]
    assert desk.delivery(desk.entry(entry)).state is DeliveryState.DONE


def test_an_entry_that_runs_again_while_it_is_sent_is_found_out_first(desk: Desk) -> None:
    """What is under way cannot be taken back."""
    desk.connect(mode="automatic")
    desk.preferences.choose("delivery.delay_seconds", 0)
    desk.timer.start(KEY, via=DOOR)
    desk.clock.advance(minutes=5)
    entry = desk.timer.stop(via=DOOR)
    attempt = desk.deliveries.next_attempt(desk.clock.at)
    assert attempt is not None
    desk.editing.undo(via=DOOR)

    assert desk.delivery(entry).state is DeliveryState.SENDING
    assert desk.delivery(entry).wanted == attempt.delivery.wanted


def test_a_dispute_is_not_settled_by_running_on(desk: Desk) -> None:
    """Somebody changed the worklog over there; that is still the person's to judge."""
    desk.connect()
    entry = desk.timer.start(KEY, via=DOOR).entry
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    deliver(desk)
    desk.sink.change("901", comment="corrected")
    desk.editing.edit(entry.id, Edit(note="Cents"), via=DOOR)
    deliver(desk)
    desk.editing.undo(via=DOOR)
    desk.editing.undo(via=DOOR)

    assert desk.is_running()
    assert desk.delivery(desk.entry(entry)).is_set_aside


# --- connections that cannot take it --------------------------------------------------------------


def test_a_read_only_connection_is_offered_nothing(desk: Desk) -> None:
    """Nothing is ever written there, so nothing waits."""
    desk.connect(is_read_only=True)
    add(desk, 6, 30)

    assert desk.deliveries.outbox() == ()


def test_an_edit_under_read_only_deletes_nothing(desk: Desk) -> None:
    """Switched off again, the edit follows; what stood there stood all the time."""
    desk.connect()
    entry = sent(desk)
    desk.connections.change(JIRA, via=DOOR, is_read_only=True)
    desk.editing.edit(entry.id, Edit(note="Cents"), via=DOOR)
    deliver(desk)
    assert desk.stands() == [("10142", 30, "")]
    desk.connections.change(JIRA, via=DOOR, is_read_only=False)
    deliver(desk)

    assert desk.stands() == [("10142", 30, "Cents")]
    assert desk.sink.requests.count("delete") == 0


def test_what_was_tracked_under_read_only_is_offered_afterwards(desk: Desk) -> None:
    """For the person to release, even on an automatic connection."""
    desk.connect(mode="automatic", is_read_only=True)
    entry = add(desk, 6, 30)
    desk.connections.change(JIRA, via=DOOR, is_read_only=False)
    delivery = desk.delivery(entry)

    assert delivery.state is DeliveryState.READY
    assert not delivery.is_released


def test_an_edit_after_disconnecting_deletes_nothing(desk: Desk) -> None:
    """The account comes back, and everything is brought in line."""
    made = desk.connect()
    entry = sent(desk)
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=True)
    desk.editing.edit(entry.id, Edit(note="Cents"), via=DOOR)
    later = add(desk, 8, 15)
    assert desk.all_of(later) == ()
    desk.connections.save(made, via=DOOR)
    deliver(desk)

    assert desk.stands() == [("10142", 30, "Cents"), ("10142", 15, "")]
    assert desk.sink.requests.count("create") == 2


def test_what_lies_long_back_is_not_dug_up(desk: Desk) -> None:
    """A month is what anybody would still book."""
    made = desk.connect()
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=True)
    old = desk.editing.add(KEY, at(desk, 6, day=-40), at(desk, 7, day=-40), via=DOOR)
    desk.connections.save(made, via=DOOR)

    assert desk.all_of(old) == ()


def test_other_connections_are_left_alone_when_one_comes_back(desk: Desk) -> None:
    """Each has its own entries."""
    desk.connect(name="jira-2")
    desk.editing.add("jira-2:10142", at(desk, 6), at(desk, 7), via=DOOR)
    made = desk.connect()

    assert [d.connection for d in desk.deliveries.outbox()] == ["jira-2"]
    assert desk.connections.save(made, via=DOOR) == Changed.CONNECTIONS


# --- what the person left out ---------------------------------------------------------------------


def test_a_neighbour_does_not_bring_back_what_was_left_out(desk: Desk) -> None:
    """The person said not to send it; stopping the timer on the same task is no new word."""
    desk.connect(mode="automatic")
    entry = add(desk, 6, 30)
    desk.deliveries.let_go(desk.delivery(entry).key, via=DOOR)
    add(desk, 7, 20)
    desk.send()

    assert [minutes for _, minutes, _ in desk.stands()] == [20]


def test_releasing_by_name_brings_it_back(desk: Desk) -> None:
    """With what it would say today."""
    desk.connect()
    entry = add(desk, 6, 30)
    key = desk.delivery(entry).key
    desk.deliveries.let_go(key, via=DOOR)
    (released,) = desk.deliveries.release(key, via=DOOR)
    desk.send()

    assert released.is_released
    assert [minutes for _, minutes, _ in desk.stands()] == [30]


def test_releasing_what_was_left_out_and_deleted_sends_nothing(desk: Desk) -> None:
    """There is no entry any more."""
    desk.connect()
    entry = add(desk, 6, 30)
    key = desk.delivery(entry).key
    desk.deliveries.let_go(key, via=DOOR)
    with desk.store.write() as unit:
        held = unit.delivery(key)
    desk.editing.delete(entry.id, via=DOOR)
    assert held is not None
    with desk.store.write() as unit:
        unit.save_delivery(held)
    (released,) = desk.deliveries.release(key, via=DOOR)

    assert released.state is DeliveryState.DONE


@pytest.mark.parametrize("ref", [INVOICE, LOGIN])
def test_moving_to_and_fro_ends_with_one(desk: Desk, ref: object) -> None:
    """Whichever task it ends on, one worklog stands, and the other is gone."""
    desk.connect()
    entry = sent(desk)
    for key in (OTHER, KEY, OTHER, KEY if ref == INVOICE else OTHER):
        desk.editing.edit(entry.id, Edit(task=key), via=DOOR)
        deliver(desk)

    assert [task for task, _, _ in desk.stands()] == [getattr(ref, "remote_id", "")]
