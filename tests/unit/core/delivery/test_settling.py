"""What becomes of a delivery when a write or a look has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes.deliveries import (
    AT_ONCE,
    NOON,
    PACE,
    SECOND,
    SETTLED,
    changing,
    ready,
    remote,
    sending,
    unknown,
    worklog,
)
from tracksync.core.delivery.door import (
    ABSURD_WAIT,
    Delivery,
    DeliveryState,
    Verb,
    after_look,
    after_write,
    backoff,
    begin,
    contradicts,
    delivery_key,
    given_back,
    interrupted,
    next_verb,
    ours,
    release,
    same,
    want,
)
from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    LookOutcome,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.sentences import say

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LATE = NOON + SETTLED


def wrote(
    delivery: Delivery, outcome: WriteOutcome | Looked, *, seconds: float = 0, jitter: float = 0
) -> Delivery:
    return after_write(delivery, outcome, NOON + seconds * SECOND, pace=PACE, jitter=jitter)


def looked(delivery: Delivery, outcome: LookOutcome, *, seconds: float = 0) -> Delivery:
    after, _ = after_look(delivery, outcome, NOON + seconds * SECOND, pace=PACE, jitter=0)
    return after


def lost(delivery: Delivery) -> Delivery:
    return wrote(delivery, NoAnswer(say("timed out")))


# --- writes ---------------------------------------------------------------------------------------


def test_what_arrived_is_done() -> None:
    """The service's own id for it is kept, to change or delete it later."""
    arrived = wrote(sending(), Written("900"))

    assert (arrived.state, arrived.synced, arrived.remote_id) == (
        DeliveryState.DONE,
        worklog(),
        "900",
    )


def test_what_was_deleted_is_done() -> None:
    """Nothing stands there any more, and nothing should."""
    gone = wrote(changing(None), Written("900"))

    assert (gone.state, gone.synced, gone.remote_id) == (DeliveryState.DONE, None, "")


def test_a_deletion_undone_while_it_was_sent_is_followed_by_a_fresh_one() -> None:
    """The person changed their mind; the worklog comes back."""
    back = want(changing(None), worklog(), NOON, release_after=AT_ONCE)

    assert next_verb(wrote(back, Written("900"))) is Verb.CREATE


def test_a_refusal_is_told_to_the_person() -> None:
    """Asking again the same way is pointless."""
    stuck = wrote(sending(), Refused(400, say("The task is closed."), say("Reopen it.")))

    assert stuck.state is DeliveryState.STUCK
    assert (stuck.reason, stuck.remedy) == ("The task is closed.", "Reopen it.")


def test_a_refusal_of_what_is_no_longer_wanted_is_nobodys_trouble() -> None:
    """The entry was changed while it was sent: the new version may do."""
    edited = want(sending(), worklog(31), NOON, release_after=AT_ONCE)

    assert next_verb(wrote(edited, Refused(400))) is Verb.CREATE


@pytest.mark.parametrize(
    "outcome", [Refused(400), Busy(None), SignInExpired(), NotReached(say("no route"))]
)
def test_an_entry_deleted_while_it_was_sent_in_vain_leaves_nothing(outcome: WriteOutcome) -> None:
    """It was not written and is not wanted, so it must not block the others by waiting."""
    deleted = want(sending(), None, NOON, release_after=AT_ONCE)
    settled = wrote(deleted, outcome)

    assert settled.state is DeliveryState.DONE
    assert settled.reason == ""


def test_a_worklog_deleted_over_there_is_the_persons_to_bring_back() -> None:
    """An edit here does not undo what somebody did there."""
    stuck = wrote(changing(worklog(31)), Refused(404))

    assert stuck.is_set_aside
    assert (stuck.synced, stuck.remote_id) == (None, "")
    assert next_verb(release(stuck, NOON)) is Verb.CREATE


def test_a_worklog_deleted_on_both_sides_is_done() -> None:
    """Nobody wants it."""
    deleted = want(changing(worklog(31)), None, NOON, release_after=AT_ONCE)

    assert wrote(deleted, Refused(404)).state is DeliveryState.DONE


def test_a_lost_answer_makes_the_fate_unknown_from_then_on() -> None:
    """The request may have waited long before it left; it cannot leave later than now."""
    after = wrote(sending(), NoAnswer(say("timed out")), seconds=40)

    assert after.state is DeliveryState.UNKNOWN
    assert after.unknown_since_at == NOON + 40 * SECOND
    assert after.reason == "timed out"


def test_a_wait_that_was_told_is_kept_to_the_second() -> None:
    """And it says what else it holds back."""
    held = wrote(sending(), Busy(HOUR, scope="task"))

    assert held.not_before_at == NOON + HOUR
    assert held.hold == "task"
    assert held.state is DeliveryState.READY


def test_a_busy_answer_from_before_the_service_is_doubted() -> None:
    """What stands before a service (503) may have let the write through: look before a second."""
    held = wrote(sending(), Busy(HOUR, is_unsure=True))

    assert (held.state, held.hold) == (DeliveryState.UNKNOWN, "connection")
    assert held.not_before_at == NOON + HOUR
    assert next_verb(held) is Verb.LOOK
    changed = wrote(changing(worklog(31)), Busy(HOUR, is_unsure=True))
    assert (changed.state, changed.attempted) == (DeliveryState.UNKNOWN, Verb.UPDATE)


@pytest.mark.parametrize("busy", [Busy(None, is_absurd=True), Busy(25 * HOUR)])
def test_an_absurd_wait_becomes_an_hour(busy: Busy) -> None:
    """A service that asks for more than a day is not believed, and the person is told."""
    held = wrote(sending(), busy)

    assert held.not_before_at == NOON + ABSURD_WAIT
    assert "makes no sense" in held.reason


def test_a_wait_that_was_not_told_doubles() -> None:
    """A service in trouble is left in peace."""
    first = wrote(sending(), Busy(None), jitter=0.999)
    second = wrote(begin(first, NOON), Busy(None), jitter=0.999)

    assert first.not_before_at is not None
    assert second.not_before_at is not None
    assert (second.not_before_at - NOON) / (first.not_before_at - NOON) == pytest.approx(2)
    assert first.reason == "The service is busy."


def test_an_expired_sign_in_costs_no_patience() -> None:
    """It is not the delivery's fault, and goes at once after signing in again."""
    after = wrote(sending(), SignInExpired())

    assert (after.attempts, after.not_before_at) == (0, NOON)
    assert after.reason == "The sign-in is no longer accepted."


def test_an_unreachable_service_is_tried_again_soon() -> None:
    """Nothing was written."""
    after = wrote(sending(), NotReached())

    assert after.state is DeliveryState.READY
    assert after.reason == "The service could not be reached."
    assert wrote(sending(), NotReached(say("no route"))).reason == "no route"


def test_what_stands_there_already_is_not_booked_twice() -> None:
    """After a restore the worklog may be there although nobody here knows it."""
    met = wrote(sending(), Looked((remote(worklog()),)))

    assert (met.state, met.remote_id) == (DeliveryState.DONE, "900")


def test_another_version_of_it_over_there_is_the_persons_to_judge() -> None:
    """It was written in a time this store does not remember."""
    met = wrote(sending(), Looked((remote(worklog(45, "newer")),)))

    assert met.is_set_aside
    assert met.synced == worklog(45, "newer")
    assert next_verb(release(met, NOON)) is Verb.UPDATE


def test_a_change_over_there_is_not_overwritten() -> None:
    """Somebody corrected the worklog in the service; both versions are shown."""
    met = wrote(changing(worklog(31)), Looked((remote(worklog(45)),)))

    assert met.state is DeliveryState.STUCK
    assert "changed over there" in met.reason


def test_a_change_over_there_is_not_deleted_unasked() -> None:
    """The entry is gone here, but somebody worked on its worklog there."""
    met = wrote(changing(None), Looked((remote(worklog(45)),)))

    assert met.is_set_aside
    assert "deleted or moved here" in met.reason


def test_the_same_change_on_both_sides_is_no_dispute() -> None:
    """The person corrected it here and there alike, and once more here while it was sent."""
    edited = want(changing(worklog(31)), worklog(45), NOON, release_after=AT_ONCE)
    met = wrote(edited, Looked((remote(worklog(45)),)))

    assert met.state is DeliveryState.DONE
    assert met.synced == worklog(45)


def test_a_step_that_was_not_taken_leaves_things_as_they_were() -> None:
    """The keystore was locked: nothing was sent, nothing is told about the service."""
    back = given_back(sending(), SECOND, NOON)

    assert (back.state, back.not_before_at) == (DeliveryState.READY, NOON + SECOND)
    assert (back.attempts, back.reason) == (0, "")
    assert given_back(unknown(), SECOND, NOON).state is DeliveryState.UNKNOWN


def test_a_step_not_taken_for_a_deleted_entry_is_over() -> None:
    """Nothing is wanted and nothing stands there."""
    deleted = want(sending(), None, NOON, release_after=AT_ONCE)

    assert given_back(deleted, SECOND, NOON).state is DeliveryState.DONE


# --- what stands there before a write -------------------------------------------------------------


def test_what_stands_there_as_known_may_be_changed() -> None:
    """Our own last version, or the new one already, is no contradiction."""
    begun = changing(worklog(31))

    assert contradicts(begun, Verb.UPDATE, (remote(worklog()),)) is None
    assert contradicts(begun, Verb.UPDATE, (remote(worklog(31)),)) is None
    assert contradicts(begun, Verb.UPDATE, ()) is None


def test_what_somebody_changed_contradicts() -> None:
    """It is neither what we know nor what we are about to say."""
    theirs = remote(worklog(45))

    assert contradicts(changing(worklog(31)), Verb.UPDATE, (theirs,)) == theirs
    assert contradicts(changing(None), Verb.DELETE, (theirs,)) == theirs


def test_a_copy_that_is_not_the_known_one_does_not_speak_for_it() -> None:
    """Only the worklog with the known id tells whether it was changed."""
    copy = remote(worklog(45), "901")

    assert contradicts(changing(worklog(31)), Verb.UPDATE, (copy,)) is None


def test_anything_of_ours_contradicts_a_fresh_one() -> None:
    """Writing another would double it."""
    stands = remote(worklog())

    assert contradicts(sending(), Verb.CREATE, (stands,)) == stands


# --- looks ----------------------------------------------------------------------------------------


def test_a_lost_create_that_arrived_is_done() -> None:
    """It was looked for by its mark, and found."""
    found = looked(lost(sending()), Looked((remote(worklog()),)))

    assert (found.state, found.remote_id) == (DeliveryState.DONE, "900")


def test_a_second_copy_is_named_for_deletion_and_the_known_one_kept() -> None:
    """Two with one mark: both are ours, one is too many."""
    known = changing(worklog(31))
    copies = (remote(worklog(31), "899"), remote(worklog(31), "900"))
    after, extra = after_look(lost(known), Looked(copies), NOON, pace=PACE, jitter=0)

    assert after.remote_id == "900"
    assert [w.remote_id for w in extra] == ["899"]
    assert ours(sending(), copies).remote_id == "899"


def test_a_service_may_trim_what_it_keeps() -> None:
    """Milliseconds and double blanks are no difference."""
    said = worklog(30, "two  words")
    kept = replace(
        said, started_at=said.started_at + timedelta(milliseconds=900), comment="two words"
    )

    assert same(said, kept)
    assert looked(lost(sending(said)), Looked((remote(kept),))).synced == said


def test_nothing_there_is_believed_only_after_settling_and_two_looks() -> None:
    """A lost write may arrive a minute late; sending before that would book it twice."""
    delivery = lost(sending())
    early = looked(delivery, Looked(()), seconds=79)
    first = looked(early, Looked(()), seconds=80)
    second = looked(first, Looked(()), seconds=90)

    assert early.state is DeliveryState.UNKNOWN
    assert early.not_before_at == LATE
    assert first.state is DeliveryState.UNKNOWN
    assert first.not_before_at == LATE + PACE.again
    assert next_verb(second) is Verb.CREATE


def test_looks_come_ever_less_often_until_settled() -> None:
    """Most lost writes are found at once; the rest need no hammering."""
    delivery, at, waits = lost(sending()), NOON, []
    while delivery.looks == 0:
        delivery, _ = after_look(delivery, Looked(()), at, pace=PACE, jitter=0)
        assert delivery.not_before_at is not None
        waits.append((delivery.not_before_at - at).total_seconds())
        at = delivery.not_before_at

    assert waits == [1, 1, 2, 4, 8, 16, 32, 16, 10]


def test_a_lost_change_that_did_not_arrive_is_sent_again() -> None:
    """The old version still stands there when everything has settled."""
    delivery = lost(changing(worklog(31)))
    early = looked(delivery, Looked((remote(worklog()),)), seconds=10)
    late = looked(early, Looked((remote(worklog()),)), seconds=80)

    assert early.state is DeliveryState.UNKNOWN
    assert next_verb(late) is Verb.UPDATE


def test_a_lost_deletion_that_did_not_arrive_is_sent_again() -> None:
    """It still stands there when everything has settled."""
    late = looked(lost(changing(None)), Looked((remote(worklog()),)), seconds=80)

    assert next_verb(late) is Verb.DELETE


def test_a_lost_deletion_that_arrived_is_done() -> None:
    """Nothing stands there, and nothing should."""
    first = looked(lost(changing(None)), Looked(()), seconds=80)

    assert looked(first, Looked(()), seconds=90).state is DeliveryState.DONE


def test_somebody_changed_it_while_its_fate_was_unknown() -> None:
    """Neither our old nor our new version stands there: the person must judge."""
    for begun in (sending(), changing(worklog(31)), changing(None)):
        found = looked(lost(begun), Looked((remote(worklog(45)),)), seconds=80)
        assert found.is_set_aside
        assert found.synced == worklog(45)


def test_a_changed_one_that_vanished_is_the_persons_to_bring_back() -> None:
    """It was deleted over there while an update was on its way."""
    first = looked(lost(changing(worklog(31))), Looked(()), seconds=80)
    second = looked(first, Looked(()), seconds=90)

    assert second.is_set_aside
    assert "deleted over there" in second.reason


def test_an_edit_while_unknown_follows_what_is_found() -> None:
    """First it is found out what stands there, then it is changed."""
    edited = want(lost(sending()), worklog(31), NOON, release_after=timedelta(minutes=10))
    found = looked(edited, Looked((remote(worklog()),)))

    assert next_verb(found) is Verb.UPDATE
    assert found.not_before_at == NOON + timedelta(minutes=10)


def test_an_edit_to_what_was_found_needs_no_sending() -> None:
    """What stands there says what is wanted, but for blanks."""
    edited = want(lost(changing(worklog(31))), worklog(30, ""), NOON, release_after=AT_ONCE)
    found = looked(edited, Looked((remote(worklog(30, " ")),)), seconds=80)

    assert found.state is DeliveryState.DONE


def test_a_look_that_is_refused_asks_the_person_and_keeps_asking_the_service() -> None:
    """Whether it stands there cannot be known; the person may leave it."""
    barred = looked(
        lost(sending()), Refused(403, say("You may not see it."), say("Ask for access."))
    )

    assert barred.state is DeliveryState.UNKNOWN
    assert (barred.reason, barred.remedy) == ("You may not see it.", "Ask for access.")
    assert barred.not_before_at == NOON + PACE.longest


def test_a_deletion_on_a_task_that_is_gone_is_done() -> None:
    """With the task went its worklogs."""
    assert looked(lost(changing(None)), Refused(404)).state is DeliveryState.DONE
    assert looked(lost(sending()), Refused(404)).state is DeliveryState.UNKNOWN


@pytest.mark.parametrize(
    "failure",
    [Busy(HOUR), NotReached(say("gone")), NoAnswer(say("reset")), SignInExpired(say("revoked"))],
)
def test_a_look_that_failed_is_repeated(failure: LookOutcome) -> None:
    """Not having seen it is not the same as not being there."""
    after = looked(lost(sending()), failure, seconds=90)

    assert after.state is DeliveryState.UNKNOWN
    assert after.looks == 0


def test_a_crash_between_two_looks_starts_the_settling_anew() -> None:
    """What the program remembers of its looks is durable; what it forgot is looked for again."""
    again = looked(interrupted(sending(), NOON + DAY), Looked(()), seconds=DAY.total_seconds())

    assert again.state is DeliveryState.UNKNOWN


# --- small things ---------------------------------------------------------------------------------


def test_patience_ends_at_a_quarter_of_an_hour() -> None:
    """Doubling stops there; nobody waits a day for a service that is back."""
    assert backoff(1, PACE, 0) == PACE.base * 0.1
    assert backoff(40, PACE, 0.999999) <= PACE.longest


def test_a_key_names_one_entry_on_one_task_over_one_connection() -> None:
    """It is the same after every restart."""
    delivery = ready()

    assert delivery.key == delivery_key("jira-1", delivery.entry, delivery.task)
    assert delivery.key == f"jira-1/{delivery.entry}/10142"
