"""What the person says of a standup is kept, and is what goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from tests.unit.services.desk import INVOICE, LOGIN, Desk, task
from tests.unit.services.test_standups import Leave, standups, today
from tracksync.core.clock import zone_info
from tracksync.core.problems import Conflict
from tracksync.core.standup.postings import (
    UNDER_WAY,
    Posting,
    PostingState,
    Review,
    Told,
)
from tracksync.core.standup.review import approved, reworded, switched, with_blocker
from tracksync.core.standup.schedules import Schedule
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.standup.reviewing import ReviewingService
from tracksync.services.personal.standup.standups import StandupService

SLACK = Connection("slack-1", "slack", "https://x", "", Account("x", "Webhook", "", ""))


class Reviewed:
    """A desk with a day's standup. A new one on the old one's desk is the program afterwards."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.day = desk, today(desk)
        self.standups = StandupService(desk.recorder, Leave({}))
        self.service = ReviewingService(desk.recorder, self.standups)

    def work(self) -> None:
        first = self.standups.first_told(self.day, SLACK.id)
        start_at = self.desk.clock.read().at - (self.day - first)
        with self.desk.recorder.open("window") as recording:
            known = task(INVOICE, "P-1", "Invoice export")
            recording.unit.save_tasks("jira-1", [known], is_complete=True)
        self.desk.editing.add("P-1", start_at, start_at + timedelta(hours=1), via="window")

    def become(self, state: PostingState, *, ago: int = 0, told: Told | None = None) -> None:
        """Have something become of the standup so many days ago."""
        on, now = self.day - timedelta(days=ago), self.desk.clock.read().at
        with self.desk.recorder.open("window") as recording:
            recording.unit.save_posting(Posting("slack-1", on, state, now, told=told))

    def block(self, text: str = "The printer") -> Review:
        said = partial(with_blocker, text=text)
        return self.service.change(SLACK, self.day, said, via="window")

    def text(self, channel: str = "slack-1") -> str:
        return self.standups.prepare(self.day, channel).text


def test_a_review_outlives_the_program(desk: Desk) -> None:
    """What was said before it ended is what goes afterwards; to this channel alone."""
    before = Reviewed(desk)
    before.work()
    (line,) = before.standups.prepare(before.day).standup.lines
    off = partial(switched, line=line.id, is_on=False)
    before.service.change(SLACK, before.day, off, via="window")
    before.block()
    after = Reviewed(Desk(before=desk))

    assert "- The printer" in after.text()
    assert "Invoice export" not in after.text()
    assert "Invoice export" in after.text("teams-1")
    assert "The printer" not in after.text("")


def test_each_word_is_added_to_those_before(desk: Desk) -> None:
    """As they are kept, not as somebody saw them last."""
    review = Reviewed(desk)
    review.block("One")

    assert review.block("Two").added == ("One", "Two")


@pytest.mark.parametrize("state", [PostingState.POSTED, PostingState.SENDING])
def test_what_has_gone_is_not_changed(desk: Desk, state: PostingState) -> None:
    """What stands there is not what would be said here."""
    review = Reviewed(desk)
    review.become(state)

    with pytest.raises(Conflict, match="has gone to slack-1"):
        review.block()
    assert "The printer" not in review.text()


@pytest.mark.parametrize(
    "state", [PostingState.REFUSED, PostingState.SKIPPED, PostingState.UNKNOWN]
)
def test_what_may_go_once_more_can_be_changed(desk: Desk, state: PostingState) -> None:
    """By the person's word it still goes."""
    review = Reviewed(desk)
    review.become(state)

    assert review.block().added == ("The printer",)


def test_a_lost_answer_leaves_it_open(desk: Desk) -> None:
    """What is sending for so long may go again, and so be changed."""
    review = Reviewed(desk)
    review.become(PostingState.SENDING)
    desk.clock.sleep(minutes=UNDER_WAY / timedelta(minutes=1))

    assert review.block().added == ("The printer",)


def test_a_review_that_was_lost_begins_anew(desk: Desk) -> None:
    """What the person says now can be read."""
    review = Reviewed(desk)
    with desk.recorder.open("window") as recording:
        lost = Review(is_lost=True)
        recording.unit.save_review("slack-1", review.day, lost, since=review.day)

    assert review.standups.prepare(review.day, "slack-1").review.is_lost
    assert not review.block().is_lost


def test_the_same_as_the_last_one(desk: Desk) -> None:
    """Said where nothing is new; and no more once something is."""
    review = Reviewed(desk)
    review.work()

    def same_as() -> date | None:
        return review.standups.prepare(review.day, "slack-1").same_as

    assert same_as() is None
    review.become(PostingState.POSTED, ago=2)
    assert same_as() is None
    told = review.standups.prepare(review.day, "slack-1").told
    review.become(PostingState.POSTED, ago=1, told=told)
    assert same_as() == review.day - timedelta(days=1)
    assert review.standups.prepare(review.day, "teams-1").same_as is None
    review.block()
    assert same_as() is None


def test_what_became_private_meanwhile_does_not_leave(desk: Desk) -> None:
    """Reworded or not: a task that may not be named is not told of."""
    review = Reviewed(desk)
    review.work()
    (line,) = review.standups.prepare(review.day).standup.lines
    said = partial(reworded, line=line.id, text="What Mia earns")
    review.service.change(SLACK, review.day, said, via="window")
    assert "Mia" in review.text()
    desk.preferences.choose("standup.never", "P-1")

    assert "Mia" not in review.text()
    assert standups(desk).prepare(review.day, "slack-1").standup.lines == ()


def approve(review: Reviewed, at: time) -> None:
    """Have what is shown go at a time of a schedule."""
    zone = zone_info(review.desk.clock.read().zone)
    goes_at = datetime.combine(review.day, at, zone).astimezone(UTC)
    with review.desk.recorder.open("window") as recording:
        recording.unit.save_schedule(Schedule("1", "slack-1", at))
    seen = review.standups.prepare(review.day, "slack-1").seen(goes_at)
    said = partial(approved, is_approved=True, seen=seen)
    review.service.change(SLACK, review.day, said, via="window")


def test_what_was_approved_is_what_goes(desk: Desk) -> None:
    """The timer that is started afterwards adds nothing; another program finds the same."""
    review = Reviewed(desk)
    review.work()
    approve(review, time(9, 30))
    before = review.text()
    with desk.recorder.open("window") as recording:
        new = task(LOGIN, "P-2", "Nobody saw this")
        recording.unit.save_tasks("jira-1", [new], is_complete=False)
        recording.unit.pin_task(LOGIN, is_pinned=True)

    after = Reviewed(Desk(before=desk))
    prepared = after.standups.prepare(review.day, "slack-1")
    assert (prepared.text, prepared.is_approved, prepared.troubles) == (before, True, ())
    assert [line.is_on for line in prepared.standup.lines] == [True, False]
    after.block()
    assert after.standups.prepare(review.day, "slack-1").is_approved
    assert "- The printer" in after.text()


@pytest.mark.parametrize(
    ("key", "value"),
    [("standup.language", "fr"), ("standup.hours", "yes"), ("profile.name", "Mia")],
)
def test_what_reads_otherwise_is_asked_about_again(desk: Desk, key: str, value: str) -> None:
    """And says so; as it was once more, the word counts again."""
    review = Reviewed(desk)
    review.work()
    approve(review, time(9, 30))
    before = desk.preferences.text(key)
    desk.preferences.choose(key, value)
    lapsed = review.standups.prepare(review.day, "slack-1")
    desk.preferences.choose(key, before or "")

    assert not lapsed.is_approved
    assert "Your approval does not count any more" in str(lapsed.troubles[-1])
    assert review.standups.prepare(review.day, "slack-1").is_approved
