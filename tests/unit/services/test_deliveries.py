"""The outbox: what is due, how steps end, and what the person says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.fakes.timesheet import Fate
from tests.unit.services.desk import DOOR, JIRA, Desk, at, connection
from tracksync.core.delivery.door import Delivery, DeliveryState, Verb, interrupted, settle_time
from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    Written,
)
from tracksync.core.journal.entries import Entry
from tracksync.core.problems import NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.deliveries import Attempt, Outcome, perform
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.editing import Edit

KEY = "PROJ-142"
OTHER = "PROJ-139"
HOUR = timedelta(hours=1)
NO_ROUTE = NotReached(say("no route"))


def add(desk: Desk, hour: int = 6, key: str = KEY, *, minutes: int = 30) -> Entry:
    start = at(desk, hour)
    return desk.editing.add(key, start, start + timedelta(minutes=minutes), via=DOOR)


def ready(desk: Desk, *hours: int, key: str = KEY) -> list[Entry]:
    """Add entries and release them."""
    entries = [add(desk, hour, key) for hour in hours or (6,)]
    desk.deliveries.release(None, via=DOOR)
    return entries


def begun(desk: Desk) -> Attempt:
    attempt = desk.deliveries.next_attempt(desk.clock.at)
    assert attempt is not None
    return attempt


def fail(desk: Desk, outcome: Outcome) -> Attempt:
    """Let the next step end so."""
    attempt = begun(desk)
    desk.deliveries.settle(attempt, outcome)
    return attempt


def due_in(desk: Desk) -> timedelta:
    due = desk.deliveries.next_due_at(desk.clock.at)
    assert due is not None
    return due - desk.clock.at


def connected(desk: Desk, name: str = JIRA) -> Connection:
    return desk.connections.one(name)


# --- choosing -------------------------------------------------------------------------------------


def test_a_write_is_durable_before_it_leaves(desk: Desk) -> None:
    """A crash in the middle finds *sending* in the store."""
    desk.connect()
    (entry,) = ready(desk)
    attempt = begun(desk)

    assert (attempt.verb, attempt.connection.id) == (Verb.CREATE, JIRA)
    assert desk.delivery(entry) == attempt.delivery
    assert attempt.delivery.state is DeliveryState.SENDING


def test_one_step_at_a_time_for_each_connection(desk: Desk) -> None:
    """Two connections do not wait for each other; one never overtakes itself."""
    desk.connect()
    desk.connect(name="jira-2")
    ready(desk, 6, 7, key="jira-1:10142")
    ready(desk, 8, key="jira-2:10142")
    first, second = begun(desk), begun(desk)

    assert {first.connection.id, second.connection.id} == {"jira-1", "jira-2"}
    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert desk.deliveries.next_due_at(desk.clock.at) is None
    desk.deliveries.settle(first, Written("901"))
    assert begun(desk).connection.id == first.connection.id


def test_nothing_is_due_before_its_time(desk: Desk) -> None:
    """The delay of the automatic mode is kept, and the courier told how long to sleep."""
    desk.connect(mode="automatic")
    add(desk)

    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert due_in(desk) == timedelta(minutes=10)


@pytest.mark.parametrize("how", [{"is_paused": True}, {"is_read_only": True}])
def test_a_connection_that_may_not_write_does_nothing(desk: Desk, how: dict[str, bool]) -> None:
    """What waits goes on waiting."""
    desk.connect()
    ready(desk)
    with desk.store.write() as unit:
        unit.save_connection(replace(connected(desk), **how))  # type: ignore[arg-type]  # by name

    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert desk.deliveries.next_due_at(desk.clock.at) is None
    assert desk.states() == [DeliveryState.READY]


def test_what_stands_ready_with_nothing_to_do_blocks_nobody(desk: Desk) -> None:
    """However it came about, the others go."""
    desk.connect()
    (idle, _) = ready(desk, 6, 7)
    with desk.store.write() as unit:
        unit.save_delivery(replace(desk.delivery(idle), wanted=None))
    desk.send(longest=HOUR)

    assert len(desk.stands()) == 1


def test_nobody_waits_behind_a_task_the_service_holds_back(desk: Desk) -> None:
    """Sixty worklogs of one task wait; the one of another task goes."""
    desk.connect()
    for minute in range(60):
        start = at(desk, 6, minute)
        desk.editing.add(KEY, start, start + timedelta(minutes=1), via=DOOR)
    desk.clock.advance(seconds=1)
    desk.deliveries.release(None, via=DOOR)
    fail(desk, Busy(HOUR, scope="task"))
    desk.clock.advance(seconds=1)
    ready(desk, 8, key=OTHER)
    attempt = begun(desk)

    assert attempt.delivery.task.remote_id == "10139"
    desk.deliveries.settle(attempt, Written("901"))
    assert desk.deliveries.next_attempt(desk.clock.at) is None


# --- how steps end --------------------------------------------------------------------------------


def test_what_was_written_is_done(desk: Desk) -> None:
    """And nothing is due any more."""
    desk.connect()
    (entry,) = ready(desk)
    desk.send()

    assert desk.delivery(entry).state is DeliveryState.DONE
    assert desk.stands() == [("10142", 30, "")]
    assert desk.deliveries.next_due_at(desk.clock.at) is None


def test_everybody_is_told_how_a_step_ended(desk: Desk) -> None:
    """The outbox is shown anew."""
    desk.connect()
    ready(desk)

    assert desk.deliveries.settle(begun(desk), Written("901")) == Changed.OUTBOX
    assert desk.told[-1] == Changed.OUTBOX


def test_a_dead_sign_in_pauses_its_connection_once(desk: Desk) -> None:
    """Nothing more is tried with it; the person is asked to sign in again."""
    desk.connect()
    (entry, _) = ready(desk, 6, 7)
    fail(desk, SignInExpired())

    assert connected(desk).is_paused
    assert Changed.CONNECTIONS in desk.told[-1]
    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert desk.delivery(entry).state is DeliveryState.READY


def test_signing_in_again_lets_everything_go_that_was_released(desk: Desk) -> None:
    """And nothing else: the preview still waits for its click."""
    desk.connect()
    ready(desk, 6, 7)
    fail(desk, SignInExpired())
    unseen = add(desk, 8)
    desk.connections.save(replace(connected(desk), is_paused=False), via=DOOR)
    desk.deliveries.release_connection(JIRA, via=DOOR)
    desk.send()

    assert len(desk.stands()) == 2
    assert not desk.delivery(unseen).is_released


def test_signing_in_again_ends_the_waits_of_failures(desk: Desk) -> None:
    """Nobody sits out a backoff that a new sign-in has made pointless."""
    desk.connect()
    desk.connect(name="jira-2")
    ready(desk, 6, 7, key="jira-1:10142")
    fail(desk, Busy(HOUR, scope="endpoint"))
    fail_again = desk.deliveries.next_attempt(desk.clock.at)
    ready(desk, 6, key="jira-2:10142")
    fail(desk, Busy(HOUR, scope="endpoint"))
    desk.deliveries.release_connection(JIRA, via=DOOR)
    assert fail_again is None

    assert begun(desk).connection.id == JIRA


@pytest.mark.parametrize("answer", [SignInExpired(), Busy(HOUR), Busy(None)])
def test_an_answer_to_a_removed_connection_is_nobodys(
    desk: Desk, answer: SignInExpired | Busy
) -> None:
    """It was removed while the step was under way."""
    desk.connect()
    ready(desk)
    attempt = begun(desk)
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=True)
    desk.deliveries.settle(attempt, answer)

    assert desk.connections.all() == ()


def test_a_second_dead_answer_changes_nothing(desk: Desk) -> None:
    """The task list found out first."""
    desk.connect()
    ready(desk)
    attempt = begun(desk)
    desk.connections.pause(desk.connections.one(JIRA))
    desk.deliveries.settle(attempt, SignInExpired())

    assert connected(desk).is_paused
    assert desk.connections.pause(desk.connections.one(JIRA)) is Changed.NOTHING


def test_a_lost_connection_is_told_once_and_once_when_it_is_back(desk: Desk) -> None:
    """Not with every try."""
    desk.connect()
    ready(desk)
    told = []
    for outcome in (NO_ROUTE, NO_ROUTE, Written("901")):
        desk.clock.advance(hours=1)
        told.append(desk.deliveries.settle(begun(desk), outcome))
        told_lost = desk.deliveries.is_lost(JIRA)

    assert [Changed.CONNECTIONS in changed for changed in told] == [True, False, True]
    assert not told_lost


def test_an_unreachable_service_is_not_tried_once_for_every_worklog(desk: Desk) -> None:
    """A hundred that wait are one connection that is lost; the waits grow all the same."""
    desk.connect()
    for minute in range(59):
        add_at = at(desk, 6, minute)
        desk.editing.add(KEY, add_at, add_at + timedelta(minutes=1), via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.jitter = 0.999
    tries, end = 0, desk.clock.at + HOUR
    while desk.clock.at < end:
        fail(desk, NO_ROUTE)
        tries += 1
        desk.clock.advance(seconds=due_in(desk).total_seconds())

    assert tries < 16


def test_a_service_that_answers_no_write_is_left_in_peace_too(desk: Desk) -> None:
    """It does not get the next one hundred to lose."""
    desk.connect()
    ready(desk, 6, 7)
    desk.jitter = 0.5
    fail(desk, NoAnswer(say("timed out")))

    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert not desk.deliveries.is_lost(JIRA)


@pytest.mark.parametrize("busy", [Busy(HOUR), Busy(None, is_absurd=True)])
def test_a_wait_for_the_connection_holds_all_of_it(desk: Desk, busy: Busy) -> None:
    """An hour as told, or for want of sense."""
    desk.connect()
    ready(desk, 6, 7)
    fail(desk, busy)
    ready(desk, 8)

    assert desk.deliveries.next_attempt(desk.clock.at) is None
    assert due_in(desk) == HOUR


def test_a_wait_outlives_the_program(desk: Desk) -> None:
    """Starting anew is no way around Retry-After."""
    desk.connect()
    ready(desk, 6, 7)
    fail(desk, Busy(HOUR))
    later = desk.crash()
    later.deliveries.recover()

    assert later.deliveries.next_attempt(later.clock.at) is None
    later.clock.advance(hours=1)
    assert later.deliveries.next_attempt(later.clock.at) is not None


def test_a_wait_for_one_task_outlives_the_program(desk: Desk) -> None:
    """And still holds that task only."""
    desk.connect()
    ready(desk, 6, 7)
    fail(desk, Busy(HOUR, scope="task"))
    later = desk.crash()
    later.deliveries.recover()
    assert later.deliveries.next_attempt(later.clock.at) is None
    ready(later, 8, key=OTHER)

    assert begun(later).delivery.task.remote_id == "10139"


def test_a_wait_for_one_kind_of_request_holds_that_kind(desk: Desk) -> None:
    """Creates wait; a change of what stands there goes."""
    desk.connect()
    (entry,) = ready(desk)
    desk.send()
    ready(desk, 7, 8)
    fail(desk, Busy(HOUR, scope="endpoint"))
    desk.editing.edit(entry.id, Edit(note="Cents"), via=DOOR)
    desk.deliveries.release(desk.delivery(entry).key, via=DOOR)

    assert begun(desk).verb is Verb.UPDATE


def test_a_busy_service_without_a_word_is_given_more_time_each_time(desk: Desk) -> None:
    """Two deliveries that take turns do not halve the wait."""
    desk.connect()
    ready(desk, 6, 7)
    desk.jitter = 0.999
    waits = []
    for _ in range(4):
        fail(desk, Busy(None))
        waits.append(due_in(desk))
        desk.clock.advance(seconds=waits[-1].total_seconds())

    assert waits[3] / waits[0] == pytest.approx(8, rel=0.01)


def test_an_answer_ends_the_row_of_failures(desk: Desk) -> None:
    """The next failure is a first one again."""
    desk.connect()
    ready(desk, 6, 7, 8)
    for outcome in (NO_ROUTE, Written("901"), NO_ROUTE):
        fail(desk, outcome)
        desk.clock.advance(seconds=1)

    assert desk.deliveries.next_attempt(desk.clock.at) is not None


def test_a_refusal_waits_for_the_person_and_for_nobody_else(desk: Desk) -> None:
    """The next one goes."""
    desk.connect()
    ready(desk, 6, 7)
    attempt = fail(desk, Refused(403, say("You may not."), say("Ask.")))
    desk.send()
    with desk.store.read() as snapshot:
        stuck = snapshot.delivery(attempt.delivery.key)

    assert stuck is not None
    assert (stuck.state, stuck.reason) == (DeliveryState.STUCK, "You may not.")
    assert len(desk.stands()) == 1


def test_a_step_that_was_not_taken_is_given_back(desk: Desk) -> None:
    """The keystore was locked: nothing was sent, and the next try comes a little later."""
    desk.connect()
    (entry,) = ready(desk)
    desk.jitter = 0.5
    desk.deliveries.give_back(begun(desk))
    delivery = desk.delivery(entry)

    assert (delivery.state, delivery.reason) == (DeliveryState.READY, "")
    assert not desk.deliveries.is_lost(JIRA)
    assert desk.deliveries.next_attempt(desk.clock.at) is None
    desk.clock.advance(seconds=5)
    assert desk.deliveries.next_attempt(desk.clock.at) is not None


def test_an_outcome_that_cannot_be_written_keeps_its_connection_busy(desk: Desk) -> None:
    """Nothing overtakes it; it is settled when there is room again."""
    desk.connect()
    ready(desk, 6, 7)
    attempt = begun(desk)
    desk.store.is_full = True
    with pytest.raises(Exception, match="full"):
        desk.deliveries.settle(attempt, Written("901"))
    assert desk.deliveries.next_attempt(desk.clock.at) is None
    desk.store.is_full = False
    desk.deliveries.settle(attempt, Written("901"))

    assert desk.deliveries.next_attempt(desk.clock.at) is not None


# --- kills ----------------------------------------------------------------------------------------


def test_a_kill_during_a_write_is_found_out(desk: Desk) -> None:
    """It had arrived: it is looked for, found, and not sent again."""
    desk.connect()
    (entry,) = ready(desk)
    perform(begun(desk), desk.sink)
    later = desk.crash()
    assert later.deliveries.recover() == Changed.OUTBOX
    later.send()

    assert later.delivery(entry).state is DeliveryState.DONE
    assert desk.sink.requests.count("create") == 1


def test_a_kill_before_a_write_is_found_out(desk: Desk) -> None:
    """It had not left: it is looked for, twice after settling, and then sent."""
    desk.connect()
    ready(desk)
    begun(desk)
    later = desk.crash()
    later.deliveries.recover()
    later.send()

    assert later.stands() == [("10142", 30, "")]
    assert later.deliveries.recover() is Changed.NOTHING


def test_a_late_arrival_after_a_kill_is_not_doubled(desk: Desk) -> None:
    """The request waited in a queue, left, and arrived a minute after the crash."""
    desk.connect()
    ready(desk)
    attempt = begun(desk)
    desk.clock.advance(minutes=3)
    desk.sink.fate = lambda verb: Fate.LATE if verb == "create" else Fate.FINE
    desk.sink.late_by = lambda: timedelta(seconds=60)
    perform(attempt, desk.sink)
    desk.sink.fate = lambda _: Fate.FINE
    later = desk.crash()
    later.deliveries.recover()
    later.send()

    assert later.stands() == [("10142", 30, "")]


def test_a_restored_store_does_not_book_twice(desk: Desk) -> None:
    """The entry still ran when the backup was made; since then it was stopped and sent."""
    desk.connect()
    desk.timer.start(KEY, via=DOOR)
    desk.clock.advance(minutes=30)
    backup = desk.store.copy()
    entry = desk.timer.stop(via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    later = desk.restore(backup)
    later.timer.stop(via=DOOR)
    later.deliveries.release(None, via=DOOR)
    later.send()

    assert len(later.stands()) == 1
    assert later.delivery(entry).wanted is not None


def test_a_restored_store_does_not_overwrite_what_came_later(desk: Desk) -> None:
    """The entry was made longer since the backup; the person judges which version counts."""
    desk.connect()
    (entry,) = ready(desk)
    backup = desk.store.copy()
    desk.send()
    desk.editing.edit(entry.id, Edit(end_at=at(desk, 8), note="newer"), via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    later = desk.restore(backup)
    later.send()

    assert later.stands() == [("10142", 120, "newer")]
    assert later.delivery(entry).is_set_aside


# --- other hands over there -----------------------------------------------------------------------


def delivered(desk: Desk) -> tuple[Entry, str]:
    """Have one worklog over there; its entry, and its id there."""
    desk.connect()
    (entry,) = ready(desk)
    desk.send()
    return entry, desk.delivery(entry).remote_id


def test_a_change_over_there_is_not_overwritten(desk: Desk) -> None:
    """The person decides: mine, or theirs."""
    entry, there = delivered(desk)
    desk.sink.change(there, comment="corrected by the boss")
    desk.editing.edit(entry.id, Edit(note="mine"), via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    assert desk.stands() == [("10142", 30, "corrected by the boss")]
    assert desk.delivery(entry).is_set_aside
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    assert desk.stands() == [("10142", 30, "corrected by the boss")]
    desk.deliveries.release(desk.delivery(entry).key, via=DOOR)
    desk.send()

    assert desk.stands() == [("10142", 30, "mine")]


def test_a_change_over_there_can_be_left_alone(desk: Desk) -> None:
    """Then that is how it stands, until the entry is changed here again."""
    entry, there = delivered(desk)
    desk.sink.change(there, seconds=3600)
    desk.editing.delete(entry.id, via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    (waiting,) = desk.deliveries.outbox([DeliveryState.STUCK])
    desk.deliveries.let_go(waiting.key, via=DOOR)
    desk.send()

    assert desk.stands() == [("10142", 60, "")]
    assert desk.states() == [DeliveryState.DONE]


def test_a_worklog_deleted_over_there_is_not_brought_back_unasked(desk: Desk) -> None:
    """A neighbour's seconds are no reason; the person's word is."""
    entry, there = delivered(desk)
    del desk.sink.stands[there]
    desk.editing.edit(entry.id, Edit(note="mine"), via=DOOR)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    add(desk, 7, minutes=10)
    desk.deliveries.release(None, via=DOOR)
    desk.send()
    assert [minutes for _, minutes, _ in desk.stands()] == [10]
    desk.deliveries.release(desk.delivery(entry).key, via=DOOR)
    desk.send()

    assert [minutes for _, minutes, _ in desk.stands()] == [30, 10]


def test_a_second_copy_is_deleted_and_the_known_one_kept(desk: Desk) -> None:
    """Both carry our mark; others' worklogs are not touched."""
    entry, there = delivered(desk)
    copy = desk.sink.copy(there)
    others = desk.sink.of_others(desk.entry(entry).task, at(desk, 6))
    with desk.store.write() as unit:
        unit.save_delivery(
            interrupted(
                replace(
                    desk.delivery(entry),
                    state=DeliveryState.SENDING,
                    attempted=Verb.UPDATE,
                    sending=desk.delivery(entry).wanted,
                ),
                desk.clock.at,
            )
        )
    desk.send()

    assert set(desk.sink.stands) == {there, others}
    assert copy not in desk.sink.stands


def test_a_copy_that_cannot_be_deleted_is_looked_for_again(desk: Desk) -> None:
    """The look counts as failed."""
    desk.connect()
    (entry,) = ready(desk)
    perform(begun(desk), desk.sink)
    copy = desk.sink.copy("901")
    fates = iter([Fate.UNREACHED])
    desk.sink.fate = lambda verb: next(fates, Fate.FINE) if verb == "delete" else Fate.FINE
    later = desk.crash()
    later.deliveries.recover()
    later.send()

    assert copy not in desk.sink.stands
    assert later.delivery(entry).remote_id == "901"


def test_a_lost_move_to_a_far_day_is_looked_for_on_both_days(desk: Desk) -> None:
    """The worklog still stands on the old day, out of sight of the new one."""
    entry, _ = delivered(desk)
    desk.editing.edit(
        entry.id, Edit(start_at=at(desk, 6, day=-5), end_at=at(desk, 7, day=-5)), via=DOOR
    )
    desk.deliveries.release(None, via=DOOR)
    fates = iter([Fate.LOST])
    desk.sink.fate = lambda verb: next(fates, Fate.FINE) if verb == "update" else Fate.FINE
    desk.send()

    assert [minutes for _, minutes, _ in desk.stands()] == [60]
    assert desk.sink.requests.count("create") == 1
    assert desk.delivery(entry).state is DeliveryState.DONE


# --- looking before writing -----------------------------------------------------------------------


def attempt_of(desk: Desk, verb: Verb) -> Attempt:
    """Give a step that looks first."""
    entry, _ = delivered(desk)
    delivery = replace(desk.delivery(entry), state=DeliveryState.SENDING, attempted=verb)
    if verb is Verb.DELETE:
        delivery = replace(delivery, wanted=None, sending=None)
    else:
        delivery = replace(delivery, sending=delivery.wanted)
    return Attempt(connection(), delivery, verb, looks_first=True)


@pytest.mark.parametrize(
    ("fate", "outcome"),
    [
        (Fate.UNREACHED, NO_ROUTE),
        (Fate.BUSY, Busy(None)),
        (Fate.EXPIRED, SignInExpired()),
    ],
)
def test_a_look_that_fails_stops_the_write(desk: Desk, fate: Fate, outcome: Outcome) -> None:
    """Nothing was written, and that is how it counts."""
    attempt = attempt_of(desk, Verb.UPDATE)
    desk.sink.fate = lambda verb: fate if verb == "look" else Fate.FINE

    assert perform(attempt, desk.sink) == outcome
    assert "update" not in desk.sink.requests


def test_a_look_without_an_answer_wrote_nothing(desk: Desk) -> None:
    """It must not make the fate of a write unknown that never left."""
    attempt = attempt_of(desk, Verb.UPDATE)

    class Deaf:
        finds_by_mark = True

        def look(self, *_: object) -> NoAnswer:
            return NoAnswer(say("reset"))

    assert perform(attempt, Deaf()) == NotReached(say("reset"))  # type: ignore[arg-type]  # looks only


def test_a_refused_look_leaves_the_word_to_the_write(desk: Desk) -> None:
    """It meets the same refusal, and knows what it means; a fresh one is not risked."""
    update, create = attempt_of(desk, Verb.UPDATE), attempt_of(Desk(), Verb.CREATE)
    desk.sink.fate = lambda verb: Fate.REFUSED if verb == "look" else Fate.FINE

    assert isinstance(perform(update, desk.sink), Written)
    assert isinstance(perform(create, desk.sink), Refused)


def test_a_deletion_looks_where_it_stands(desk: Desk) -> None:
    """It says nothing itself."""
    assert isinstance(perform(attempt_of(desk, Verb.DELETE), desk.sink), Written)
    assert desk.stands() == []


def test_a_look_for_nothing_finds_nothing(desk: Desk) -> None:
    """There is no mark to look for."""
    delivery = Delivery("k", JIRA, UUID(int=1), attempt_of(desk, Verb.DELETE).delivery.task, None)

    assert perform(Attempt(connection(), delivery, Verb.LOOK), desk.sink) == Looked(())


def test_a_fresh_entry_of_this_run_needs_no_look(desk: Desk) -> None:
    """Nobody can have sent it before."""
    desk.connect()
    desk.clock.advance(seconds=1)
    ready(desk)

    assert not begun(desk).looks_first


@pytest.mark.parametrize("name", [UUID(int=5), None])
def test_an_entry_of_before_is_looked_for_first(desk: Desk, name: UUID | None) -> None:
    """Or one whose name does not tell when it was made."""
    desk.connect()
    start = at(desk, 6)
    desk.editing.add(KEY, start, start + HOUR, via=DOOR, entry=name)
    desk.deliveries.release(None, via=DOOR)
    desk.clock.advance(seconds=1)

    assert begun(desk.crash()).looks_first


# --- while a step is under way --------------------------------------------------------------------


def test_an_edit_while_it_is_sent_follows(desk: Desk) -> None:
    """What was sent is what was sent; the rest comes after."""
    desk.connect(mode="automatic")
    desk.preferences.choose("delivery.delay_seconds", 0)
    entry = add(desk)
    attempt = begun(desk)
    desk.editing.edit(entry.id, Edit(note="Cents"), via=DOOR)
    desk.deliveries.settle(attempt, perform(attempt, desk.sink))
    desk.send()

    assert desk.stands() == [("10142", 30, "Cents")]


@pytest.mark.parametrize("fate", list(Fate))
def test_an_entry_deleted_while_it_is_sent_does_not_stand(desk: Desk, fate: Fate) -> None:
    """However the write ended."""
    desk.connect(mode="automatic")
    desk.preferences.choose("delivery.delay_seconds", 0)
    entry = add(desk)
    attempt = begun(desk)
    desk.editing.delete(entry.id, via=DOOR)
    desk.sink.fate = lambda _: fate
    desk.deliveries.settle(attempt, perform(attempt, desk.sink))
    desk.sink.fate = lambda _: Fate.FINE
    if connected(desk).is_paused:
        desk.connections.save(replace(connected(desk), is_paused=False), via=DOOR)
    desk.send()

    assert desk.stands() == []
    assert desk.states() == [DeliveryState.DONE]


def test_a_connection_removed_while_something_is_sent_forgets_nothing(desk: Desk) -> None:
    """The worklog stands over there; the account comes back and finds it."""
    made = desk.connect()
    (entry,) = ready(desk)
    attempt = begun(desk)
    outcome = perform(attempt, desk.sink)
    desk.connections.remove(JIRA, via=DOOR, keep_tasks=True)
    desk.deliveries.settle(attempt, outcome)
    desk.connections.save(made, via=DOOR)
    desk.send()

    assert desk.delivery(entry).state is DeliveryState.DONE
    assert desk.sink.requests.count("create") == 1


@pytest.mark.parametrize(
    ("outcome", "is_kept"),
    [(Written("901"), True), (NoAnswer(say("lost")), True), (NO_ROUTE, False)],
)
def test_a_forgotten_delivery_comes_back_only_if_something_may_stand(
    desk: Desk, outcome: Outcome, *, is_kept: bool
) -> None:
    """The row is gone; the knowledge of the service is not thrown away."""
    desk.connect()
    ready(desk)
    attempt = begun(desk)
    stranger = replace(attempt, delivery=replace(attempt.delivery, key="jira-1/other/10142"))
    desk.deliveries.settle(stranger, outcome)

    with desk.store.read() as snapshot:
        assert (snapshot.delivery("jira-1/other/10142") is not None) is is_kept


def test_what_was_left_while_it_was_looked_for_stays_left(desk: Desk) -> None:
    """The look ends after the person's word; nothing is deleted over there because of it."""
    desk.connect()
    (entry,) = ready(desk)
    perform(begun(desk), desk.sink)
    later = desk.crash()
    later.deliveries.recover()
    look = begun(later)
    later.deliveries.let_go(look.delivery.key, via=DOOR)
    later.deliveries.settle(look, perform(look, later.sink))
    later.send()

    assert later.stands() == [("10142", 30, "")]
    assert later.delivery(entry).is_withheld


def test_a_write_given_up_meanwhile_is_not_taken_twice(desk: Desk) -> None:
    """Its fate was found out by looking; the late outcome adds nothing."""
    desk.connect()
    (entry,) = ready(desk)
    attempt = begun(desk)
    perform(attempt, desk.sink)
    later = desk.crash()
    later.deliveries.recover()
    later.send()
    later.deliveries.settle(attempt, NoAnswer(say("timed out")))

    assert later.delivery(entry).state is DeliveryState.DONE


def test_a_look_cannot_write(desk: Desk) -> None:
    """Such an outcome is a mistake of ours, and said so."""
    desk.connect()
    ready(desk)
    begun(desk)
    later = desk.crash()
    later.deliveries.recover()

    with pytest.raises(TypeError):
        later.deliveries.settle(begun(later), Written("901"))


# --- the person's word ----------------------------------------------------------------------------


def test_sending_all_sends_what_waits_and_what_is_stuck(desk: Desk) -> None:
    """But not what the person must judge."""
    desk.connect()
    ready(desk, 6, 7)
    fail(desk, Refused(400))
    said = desk.deliveries.release(None, via=DOOR)
    desk.send()

    assert len(said) == 2
    assert len(desk.stands()) == 2


def test_sending_one_sends_that_one(desk: Desk) -> None:
    """The other goes on waiting."""
    desk.connect()
    first, second = add(desk, 6), add(desk, 7)
    desk.deliveries.release(desk.delivery(first).key, via=DOOR)
    desk.send()

    assert desk.delivery(first).state is DeliveryState.DONE
    assert desk.delivery(second).state is DeliveryState.READY


def test_what_is_under_way_cannot_be_left_out(desk: Desk) -> None:
    """The sentence says what to do instead."""
    desk.connect()
    ready(desk)

    with pytest.raises(NotAllowed, match="being sent"):
        desk.deliveries.let_go(begun(desk).delivery.key, via=DOOR)


@pytest.mark.parametrize("key", ["nope", "x" * 10_000_000])
def test_there_is_no_such_delivery(desk: Desk, key: str) -> None:
    """Whatever is typed."""
    with pytest.raises(NotFound) as refused:
        desk.deliveries.release(key, via=DOOR)
    assert len(str(refused.value)) < 300


def test_switching_to_preview_stops_what_would_have_gone(desk: Desk) -> None:
    """And switching back releases nothing by itself."""
    desk.connect(mode="automatic")
    desk.connect(name="jira-2", mode="automatic")
    add(desk, 6, "jira-1:10142")
    add(desk, 6, "jira-2:10142")
    desk.connections.change(JIRA, via=DOOR, mode="preview")
    desk.connections.change(JIRA, via=DOOR, mode="automatic")
    desk.send()

    assert {d.connection for d in desk.deliveries.outbox([DeliveryState.READY])} == {JIRA}


# --- clocks ---------------------------------------------------------------------------------------


def test_a_stepped_clock_does_not_end_the_settling_early(desk: Desk) -> None:
    """A lost write may still arrive; an hour forward on the wall is not an hour."""
    desk.connect()
    ready(desk)
    desk.sink.fate = lambda verb: Fate.LATE if verb == "create" else Fate.FINE
    desk.sink.late_by = lambda: timedelta(seconds=50)
    assert desk.step()
    desk.sink.fate = lambda _: Fate.FINE
    desk.clock.step(hours=1)
    desk.send()

    assert desk.sink.requests.count("create") == 1
    assert len(desk.stands()) == 1


def test_a_stepped_clock_moves_the_services_waits_along(desk: Desk) -> None:
    """Set back, nobody waits two hours instead of one."""
    desk.connect()
    ready(desk, 6, 7)
    fail(desk, Busy(HOUR))
    for scope in ("task", "endpoint"):
        desk.clock.advance(hours=1)
        fail(desk, Busy(HOUR, scope=scope))
    desk.clock.step(hours=-2)
    desk.clock.advance(hours=1)

    assert desk.deliveries.next_attempt(desk.clock.at) is not None


def test_a_lost_write_can_arrive_a_minute_after_its_time_out() -> None:
    """The settling time follows the time-out."""
    assert settle_time(timedelta(seconds=20)) == timedelta(seconds=80)


def test_the_outbox_lists_by_state(desk: Desk) -> None:
    """All, or some."""
    desk.connect()
    add(desk)

    assert len(desk.deliveries.outbox()) == 1
    assert desk.deliveries.outbox([DeliveryState.DONE]) == ()
