"""What is wanted of a delivery, the person's word on it, and what is done next."""

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
    fresh,
    ready,
    remote,
    sending,
    sent,
    unknown,
    wanted,
    worklog,
)
from tracksync.core.delivery.door import (
    Delivery,
    DeliveryState,
    Verb,
    after_look,
    after_write,
    begin,
    handed_over,
    interrupted,
    lacking,
    let_go,
    moved_along,
    next_verb,
    provided,
    recall,
    release,
    restored,
    retry,
    shifted,
    want,
)
from tracksync.core.delivery.outcomes import (
    Busy,
    Looked,
    NotReached,
    Refused,
    SignInExpired,
    Written,
)
from tracksync.core.sentences import say
from tracksync.core.tasks import TaskRef

TEN_MINUTES = timedelta(minutes=10)
LATER = NOON + timedelta(hours=1)


def refused(delivery: Delivery) -> Delivery:
    return after_write(
        delivery, Refused(400, say("too long"), say("shorten it")), NOON, pace=PACE, jitter=0
    )


def waiting(delivery: Delivery) -> Delivery:
    """The service asked to wait an hour."""
    busy = Busy(timedelta(hours=1))
    return after_write(delivery, busy, NOON, pace=PACE, jitter=0)


def set_aside() -> Delivery:
    """Somebody changed the worklog over there while the person changed the entry here."""
    theirs = Looked((remote(worklog(45)),))
    return after_write(changing(worklog(31)), theirs, NOON, pace=PACE, jitter=0)


# --- what is wanted -------------------------------------------------------------------------------


def test_in_preview_nothing_goes_without_a_click() -> None:
    """A new worklog waits for the person's word."""
    assert next_verb(wanted()) is None
    assert next_verb(release(wanted(), NOON)) is Verb.CREATE


def test_in_automatic_mode_it_goes_after_the_delay() -> None:
    """The delay leaves time to correct the entry."""
    delivery = want(fresh(), worklog(), NOON, release_after=TEN_MINUTES)

    assert delivery.is_released
    assert delivery.not_before_at == NOON + TEN_MINUTES


def test_wanting_the_same_changes_nothing() -> None:
    """A neighbour's change that leaves this worklog alone does not touch it."""
    delivery = sent()

    assert want(delivery, worklog(), LATER, release_after=AT_ONCE) is delivery


def test_an_edit_that_is_taken_back_leaves_nothing_to_send() -> None:
    """What stands there is what is wanted again."""
    edited = want(sent(), worklog(40), NOON, release_after=None)
    back = want(edited, worklog(), LATER, release_after=None)

    assert back.state is DeliveryState.DONE
    assert next_verb(back) is None


def test_an_entry_deleted_before_it_was_sent_is_never_sent() -> None:
    """There is nothing over there to delete, either."""
    gone = want(ready(), None, LATER, release_after=AT_ONCE)

    assert gone.state is DeliveryState.DONE


def test_an_edit_needs_a_new_click_in_preview() -> None:
    """The click was for what was shown then."""
    edited = want(ready(), worklog(31), LATER, release_after=None)

    assert next_verb(edited) is None


def test_an_edit_while_it_is_sent_waits_for_its_own_click() -> None:
    """What the person has not seen in the preview is not sent behind it."""
    edited = want(sending(), worklog(31), NOON, release_after=None)
    arrived = after_write(edited, Written("900"), NOON + SECOND, pace=PACE, jitter=0)

    assert arrived.state is DeliveryState.READY
    assert arrived.synced == worklog()
    assert next_verb(arrived) is None


def test_an_edit_while_it_is_sent_gets_its_own_delay() -> None:
    """Automatic sending leaves time to correct the correction."""
    edited = want(sending(), worklog(31), NOON, release_after=TEN_MINUTES)
    arrived = after_write(edited, Written("900"), NOON + SECOND, pace=PACE, jitter=0)

    assert arrived.not_before_at == NOON + TEN_MINUTES
    assert next_verb(arrived) is Verb.UPDATE


def test_an_edit_of_a_refused_one_tries_again() -> None:
    """Shortening the note may be just what was asked for."""
    edited = want(refused(sending()), worklog(31), LATER, release_after=AT_ONCE)

    assert edited.state is DeliveryState.READY
    assert (edited.reason, edited.remedy) == ("", "")


def test_an_edit_does_not_jump_the_services_queue() -> None:
    """A service that asked for an hour gets its hour."""
    edited = want(waiting(sending()), worklog(31), NOON, release_after=AT_ONCE)

    assert edited.not_before_at == NOON + timedelta(hours=1)


def test_what_was_set_aside_stays_with_the_person() -> None:
    """An edit is not yet the word to overwrite what somebody wrote over there."""
    edited = want(set_aside(), worklog(50), LATER, release_after=AT_ONCE)

    assert edited.state is DeliveryState.STUCK
    assert next_verb(edited) is None
    assert next_verb(release(edited, LATER)) is Verb.UPDATE


def test_an_edit_that_agrees_with_over_there_ends_the_dispute() -> None:
    """Both sides say the same now."""
    edited = want(set_aside(), set_aside().synced, LATER, release_after=AT_ONCE)

    assert edited.state is DeliveryState.DONE
    assert not edited.is_set_aside


# --- the person's word ----------------------------------------------------------------------------


def test_sending_now_ends_the_delay() -> None:
    """The person need not wait for their own rule."""
    delayed = want(fresh(), worklog(), NOON, release_after=TEN_MINUTES)

    assert release(delayed, NOON).not_before_at is None


def test_sending_now_does_not_shorten_what_the_service_asked_for() -> None:
    """Retry-After is obeyed."""
    held = waiting(sending())

    assert release(held, NOON).not_before_at == held.not_before_at


def test_a_stuck_one_tries_again_when_told() -> None:
    """The person mended what was wrong."""
    again = release(refused(sending()), LATER)

    assert next_verb(again) is Verb.CREATE
    assert again.reason == ""


def test_a_click_while_it_is_sent_counts_for_what_follows() -> None:
    """The edit was made, seen and released while the first write was under way."""
    edited = want(sending(), worklog(31), NOON, release_after=None)
    arrived = after_write(release(edited, NOON), Written("900"), NOON, pace=PACE, jitter=0)

    assert next_verb(arrived) is Verb.UPDATE


def test_a_click_on_one_of_unknown_fate_looks_at_once() -> None:
    """Sending it blindly could book it twice."""
    again = release(replace(unknown(), not_before_at=LATER), NOON)

    assert next_verb(again) is Verb.LOOK
    assert again.not_before_at is None


def test_sending_what_is_done_does_nothing() -> None:
    """It stands there already."""
    assert release(sent(), NOON) == sent()


def test_leaving_it_is_remembered() -> None:
    """A neighbour's seconds do not bring back what the person said not to send."""
    left = let_go(ready(), NOON)
    rippled = want(left, worklog(31), LATER, release_after=AT_ONCE, is_own=False)

    assert left.state is DeliveryState.DONE
    assert rippled == left


def test_an_edit_of_the_entry_lifts_the_leaving() -> None:
    """What was left was the old text; this is a new one."""
    edited = want(let_go(ready(), NOON), worklog(31), LATER, release_after=None)

    assert edited.state is DeliveryState.READY
    assert not edited.is_withheld


def test_deleting_a_left_entry_deletes_what_was_sent_of_it() -> None:
    """Leaving an edit unsent does not make the worklog immortal."""
    left = let_go(want(sent(), worklog(31), NOON, release_after=None), NOON)
    gone = want(left, None, LATER, release_after=AT_ONCE, is_own=False)

    assert left.synced == worklog()
    assert next_verb(gone) is Verb.DELETE


@pytest.mark.parametrize("delivery", [sending(), sent()], ids=["under way", "done"])
def test_leaving_comes_too_late(delivery: Delivery) -> None:
    """What is under way or done cannot be left out any more."""
    assert let_go(delivery, NOON) is delivery


def test_leaving_one_of_unknown_fate_ends_the_looking() -> None:
    """The person need not keep a question open that nobody can answer."""
    left = let_go(unknown(), NOON)

    assert left.state is DeliveryState.DONE
    assert left.is_doubtful


def test_what_was_left_in_doubt_is_looked_for_before_anything_is_sent() -> None:
    """It may stand there: a second one would be one too many."""
    edited = want(let_go(unknown(), NOON), worklog(31), LATER, release_after=AT_ONCE)
    found, _ = after_look(edited, Looked((remote(worklog()),)), LATER, pace=PACE, jitter=0)

    assert next_verb(edited) is Verb.LOOK
    assert next_verb(found) is Verb.UPDATE


def test_what_was_left_in_doubt_is_deleted_with_its_entry() -> None:
    """It may stand there although nothing was ever known to."""
    left = let_go(unknown(), NOON)
    gone = want(left, None, LATER, release_after=AT_ONCE)
    found, _ = after_look(gone, Looked((remote(worklog()),)), LATER, pace=PACE, jitter=0)

    assert next_verb(gone) is Verb.LOOK
    assert next_verb(found) is Verb.DELETE


def test_what_may_stand_must_not_be_forgotten() -> None:
    """Sent, under way, of unknown fate, or left in doubt."""
    may = [d.may_stand for d in (sent(), sending(), unknown(), let_go(unknown(), NOON))]

    assert may == [True] * 4
    assert not any(d.may_stand for d in (fresh(), wanted(), ready(), let_go(ready(), NOON)))


# --- the world changes ----------------------------------------------------------------------------


def test_a_new_sign_in_lets_failed_ones_try_again() -> None:
    """Nobody has to click through the outbox after signing in again."""
    lost = after_write(sending(), NotReached(say("no route")), NOON, pace=PACE, jitter=0.9)
    expired = after_write(sending(), SignInExpired(), NOON, pace=PACE, jitter=0.9)

    assert retry(lost, LATER).not_before_at is None
    assert retry(refused(sending()), LATER).state is DeliveryState.READY
    assert next_verb(retry(expired, LATER)) is Verb.CREATE


def test_a_new_sign_in_sends_nothing_that_was_not_released() -> None:
    """The preview still waits for its click, the delay still runs, the dispute is still open."""
    delayed = want(fresh(), worklog(), NOON, release_after=TEN_MINUTES)
    disputed = set_aside()

    assert retry(wanted(), LATER) == wanted()
    assert retry(delayed, NOON) == delayed
    assert retry(disputed, LATER) == disputed


def test_a_new_sign_in_looks_at_once_for_what_is_unknown() -> None:
    """Unless the service asked to wait."""
    later = replace(unknown(), not_before_at=LATER, reason=say("not reached"))
    held = replace(later, hold="connection")

    assert retry(later, NOON).not_before_at is None
    assert retry(held, NOON) == held


def test_switching_to_preview_recalls_what_a_rule_released() -> None:
    """From now on nothing goes without a click, not even what was on its way to go."""
    delayed = want(fresh(), worklog(), NOON, release_after=TEN_MINUTES)
    recalled = recall(delayed, NOON)

    assert next_verb(recalled) is None
    assert recalled.not_before_at is None
    assert recall(recalled, NOON) == recalled
    assert recall(sent(), NOON) == sent()


def test_a_recalled_one_keeps_the_services_wait_and_its_looks() -> None:
    """What is unknown is still found out."""
    held = waiting(sending())

    assert recall(held, NOON).not_before_at == held.not_before_at
    assert next_verb(recall(unknown(), NOON)) is Verb.LOOK


# --- what is next ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delivery", "verb"),
    [
        (ready(), Verb.CREATE),
        (release(want(sent(), worklog(31), NOON, release_after=None), NOON), Verb.UPDATE),
        (release(want(sent(), None, NOON, release_after=None), NOON), Verb.DELETE),
        (replace(ready(), wanted=None), None),
        (sending(), Verb.LOOK),
        (unknown(), Verb.LOOK),
        (sent(), None),
        (wanted(), None),
        (refused(sending()), None),
    ],
)
def test_the_next_step(delivery: Delivery, verb: Verb | None) -> None:
    """Create what is not there, change what is, delete what should not be, look when in doubt."""
    assert next_verb(delivery) is verb


def test_beginning_says_what_goes_out() -> None:
    """What a crash finds in the store is what may stand over there."""
    begun = begin(ready(), NOON)

    assert (begun.state, begun.attempted, begun.sending) == (
        DeliveryState.SENDING,
        Verb.CREATE,
        worklog(),
    )


def test_a_crash_leaves_the_fate_unknown_from_the_moment_it_is_noticed() -> None:
    """The request may have left just before the crash, long after it was made durable."""
    found = interrupted(sending(), LATER)

    assert found.state is DeliveryState.UNKNOWN
    assert found.unknown_since_at == LATER
    assert interrupted(ready(), LATER) == ready()


def test_a_restored_store_believes_only_what_was_done() -> None:
    """Anything else may have been sent since the backup was made."""
    for delivery in (ready(), wanted(), sending(), unknown(), refused(sending()), set_aside()):
        back = restored(delivery, NOON)
        assert next_verb(back) is Verb.LOOK
        assert back.attempted is not None
    assert restored(sent(), NOON) == sent()


def test_a_restored_preview_still_waits_for_its_click() -> None:
    """Nothing stood there, so it is as it was in the backup."""
    back = restored(wanted(), NOON)
    for at in (NOON + SETTLED, NOON + SETTLED + PACE.again):
        back, _ = after_look(back, Looked(()), at, pace=PACE, jitter=0)

    assert back.state is DeliveryState.READY
    assert not back.is_released


def test_a_restored_deletion_is_looked_for_with_what_stood_there() -> None:
    """A deletion under way says nothing itself."""
    back = restored(changing(None), NOON)

    assert (back.attempted, back.sending, back.synced) == (Verb.DELETE, None, worklog())


def test_a_restored_dispute_is_still_the_persons() -> None:
    """Neither what stands there nor its absence lets it go out by itself."""
    back = restored(set_aside(), NOON)
    theirs = Looked((remote(worklog(45)),))
    later, _ = after_look(back, theirs, NOON, pace=PACE, jitter=0)
    still, _ = after_look(later, theirs, NOON + SETTLED, pace=PACE, jitter=0)

    assert still.is_set_aside
    assert still.state is DeliveryState.STUCK


def test_a_stepped_clock_moves_every_wait_along() -> None:
    """Waits keep their length when somebody sets the clock."""
    hour = timedelta(hours=1)
    edited = want(unknown(), worklog(31), NOON, release_after=TEN_MINUTES)
    moved = shifted(edited, hour)

    assert moved.unknown_since_at == NOON + hour
    assert moved.follow_at == NOON + TEN_MINUTES + hour
    assert moved.not_before_at is None


# --- what must be said first ----------------------------------------------------------------------


def test_what_lacks_a_word_waits_as_released_as_it_was() -> None:
    """Said, it goes on; nothing else lets it."""
    for before in (ready(), wanted()):
        held = lacking(before, say("The account is missing."), say("Say it."), LATER)

        assert (held.state, next_verb(held)) == (DeliveryState.STUCK, None)
        freed = provided(held, LATER)
        assert freed == replace(before, changed_at=LATER)


def test_only_what_lacks_a_word_is_freed_by_it() -> None:
    """What the service refused stays refused, and what is done stays done."""
    for other in (refused(sending()), sent()):
        assert provided(other, LATER) is other


def test_whatever_else_happens_to_it_lets_it_be_judged_anew() -> None:
    """The person changes, sends or drops it."""
    held = lacking(ready(), say("The account is missing."), say("Say it."), LATER)
    changed = want(held, worklog(31), LATER, release_after=None)

    for later in (changed, release(held, LATER), let_go(held, LATER)):
        assert not later.is_lacking


def test_another_connection_takes_over_what_waits() -> None:
    """What was wanted is wanted there; here nothing is any more."""
    left, taken = handed_over(refused(sending()), "tempo-1", LATER, is_released=False)

    assert (left.state, left.wanted, left.is_released) == (DeliveryState.DONE, None, False)
    assert (taken.connection, taken.wanted) == ("tempo-1", worklog())
    assert taken.key == left.key.replace("jira-1/", "tempo-1/")
    assert (taken.state, next_verb(taken)) == (DeliveryState.READY, None)


def test_a_worklog_that_was_moved_over_there_stays_the_same_one() -> None:
    """On the new task it stands under the same id; on the old one nothing does."""
    before, elsewhere = sent(), TaskRef("jira-1", "10139")
    left, moved = moved_along(before, elsewhere, LATER)

    assert (left.key, left.wanted, left.synced, left.remote_id) == (before.key, None, None, "")
    assert not left.may_stand
    assert moved.key == f"jira-1/{before.entry}/10139"
    assert (moved.task, moved.remote_id) == (elsewhere, before.remote_id)
