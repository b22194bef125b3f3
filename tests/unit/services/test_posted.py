"""What is kept of standups after they went."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.services.desk import Desk
from tests.unit.services.test_posting import DAY
from tracksync.core.delivery.outcomes import Written
from tracksync.core.standup.postings import UNDER_WAY, Posting, PostingState
from tracksync.services.personal.standup.posted import PostedService


def kept(desk: Desk, state: PostingState) -> Posting:
    posting = Posting("slack-1", DAY, state, desk.clock.read().at)
    with desk.recorder.open("window") as recording:
        recording.unit.save_posting(posting)
    return posting


def test_a_look_that_comes_too_late_changes_nothing(desk: Desk) -> None:
    """Somebody has said meanwhile what became of it."""
    posted = PostedService(desk.recorder)
    unknown = kept(desk, PostingState.UNKNOWN)
    skipped = kept(desk, PostingState.SKIPPED)

    assert posted.note_look(unknown, Written("m1")) == skipped


def test_what_is_on_its_way_is_waited_for(desk: Desk) -> None:
    """A look is due when no request can be under way any more; old ones are left alone."""
    posted = PostedService(desk.recorder)
    sending = kept(desk, PostingState.SENDING)
    before = posted.doubts()
    desk.clock.sleep(minutes=15)
    after = posted.doubts()
    desk.clock.sleep(minutes=3 * 24 * 60)

    assert (before.lost, before.wakes_at) == ((), sending.changed_at + UNDER_WAY)
    assert (after.lost, after.wakes_at) == ((sending,), None)
    assert posted.doubts().lost == ()


def test_a_look_that_tells_nothing_new_writes_nothing(desk: Desk) -> None:
    """As long as the request may be under way."""
    posted = PostedService(desk.recorder)
    unknown = kept(desk, PostingState.UNKNOWN)
    told = len(desk.told)

    assert posted.note_look(unknown, None) == unknown
    assert len(desk.told) == told
    assert posted.note_look(unknown, Written("m1")) == replace(
        unknown, state=PostingState.POSTED, remote_id="m1"
    )
