"""What is told of scheduled standups, once each, and what can be done from there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.channel import FakeBoard
from tests.unit.desktop.notice_board import NoticeBoard
from tests.unit.desktop.office import Direct
from tests.unit.engine.team import Team
from tracksync.core.delivery.outcomes import NoAnswer, Refused, SignInExpired
from tracksync.core.sentences import say
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.presenters.base import Desk

TOPIC = "standup slack-1"


class Desktop(NoticeBoard):
    """A team member's, with notices."""

    def __init__(self) -> None:
        self.team = Team()
        self.troubles: list[Trouble] = []
        super().__init__(Desk(self.team.engine, Direct(), trouble=self.troubles.append))

    def wake(self, minutes: float = 0) -> list[str]:
        """Let time pass; the titles of all that was shown so far."""
        self.team.wake(minutes)
        self.presenter.refresh()
        return self.shown()

    def act(self, action: str) -> None:
        self.presenter.acted(TOPIC, action)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    made = Desktop()
    yield made
    made.team.close()


def test_a_morning_is_told_once_each(desktop: Desktop) -> None:
    """First with what it says and two things to do, then that it is there."""
    desktop.team.schedule()
    desktop.wake()
    soon = desktop.notice
    desktop.wake(1)

    assert soon.title == "Your standup goes to Slack soon"
    assert "Standup" in soon.body
    assert [action for action, _ in soon.actions] == ["open", "post", "skip"]
    titles = ["Your standup goes to Slack soon", "Your standup is in Slack"]
    assert desktop.wake(30) == titles
    assert desktop.wake(1) == titles
    assert desktop.notice.is_quiet


def test_what_was_handed_over_is_told_quietly(desktop: Desktop) -> None:
    """With what it says; it can be looked at, or skipped, and is told again when it is there."""
    board = desktop.team.slack.board = FakeBoard()
    desktop.team.schedule(ahead=True)
    assert desktop.wake() == ["Slack has your standup"]
    handed = desktop.notice
    board.come()

    assert handed.is_quiet
    assert "also when this computer is off" in handed.body
    assert [action for action, _ in handed.actions] == ["open", "skip"]
    assert desktop.wake(31)[1:] == ["Your standup is in Slack"]


def test_from_a_reminder_it_is_posted(desktop: Desktop) -> None:
    """By a click; then there is nothing more to tell."""
    desktop.team.schedule(auto=False)
    assert desktop.wake() == ["Look at your standup for Slack"]
    assert desktop.wake(30)[1:] == ["Your standup for Slack is ready"]
    desktop.act("post")
    desktop.wake()

    assert desktop.team.posted == 1
    assert desktop.seen.last("withdraw") == TOPIC
    desktop.act("post")
    assert (desktop.team.posted, desktop.troubles) == (1, [])


def test_from_a_reminder_it_is_skipped(desktop: Desktop) -> None:
    """By a click; nothing goes that day."""
    desktop.team.schedule()
    desktop.wake()
    desktop.act("skip")
    desktop.wake(30)

    assert (desktop.team.posted, desktop.team.states()) == (0, ["skipped"])


def test_what_was_refused_says_why_and_what_to_do(desktop: Desktop) -> None:
    """In the notice, and in the window where it was asked for by a click."""
    no = Refused(404, say("The channel is archived."), say("Choose another."))
    desktop.team.slack.channel.answers = [no, no]
    desktop.team.schedule()
    desktop.wake()
    desktop.act("post")
    desktop.wake(30)

    assert [trouble.title for trouble in desktop.troubles] == [
        "The standup did not reach slack-1. The channel is archived."
    ]
    assert desktop.notice.title == "Your standup is not in Slack yet"
    assert "archived" in desktop.notice.body
    assert "Choose another." in desktop.notice.body
    assert desktop.wake(31)[-1] == "Your standup was not posted to Slack"


def test_what_cannot_go_is_told_before_its_time(desktop: Desktop) -> None:
    """With what to do; it leads to the page, and there is nothing to post."""
    desktop.team.slack.tracker.me = SignInExpired()
    desktop.team.schedule()
    desktop.wake()

    assert desktop.notice.title == "Your standup cannot go to Slack"
    assert "Sign in again" in desktop.notice.body
    assert [action for action, _ in desktop.notice.actions] == ["open"]


def test_a_lost_answer_asks_to_look(desktop: Desktop) -> None:
    """It is not sent again by itself."""
    desktop.team.slack.channel.answers = [NoAnswer()]
    desktop.team.schedule()

    assert desktop.wake(30) == ["Your standup may be in Slack"]
    assert "post it again" in desktop.notice.body


def test_nothing_is_told_where_that_is_not_wanted(desktop: Desktop) -> None:
    """It is posted all the same."""
    desktop.team.settings.choose("notifications.standups", given=False)
    desktop.team.schedule()

    assert desktop.wake(30) == []
    assert desktop.team.posted == 1


@pytest.mark.parametrize("action", ["open", "default", ""])
def test_a_notice_opens_the_page_of_its_channel(desktop: Desktop, action: str) -> None:
    """By its button and by a click on it; nothing leaves."""
    desktop.team.schedule(auto=False)
    desktop.wake()
    desktop.act(action)

    assert desktop.seen.last("open_place") == TOPIC
    assert desktop.team.posted == 0


def test_a_click_on_old_news_posts_nothing(desktop: Desktop) -> None:
    """What is no longer told of cannot be posted from there."""
    desktop.act("post")

    assert (desktop.team.posted, desktop.troubles) == (0, [])


@pytest.fixture
def elsewhere(desktop: Desktop) -> Desktop:
    """One whose standup another device posts, which has not done so."""
    desktop.team.schedule()
    desktop.team.device = ("d2", "Laptop")
    desktop.wake(32)
    return desktop


def test_what_another_device_posts_is_offered(elsewhere: Desktop) -> None:
    """It says which, that nobody can see from here whether it went, and what can be done."""
    notice = elsewhere.notice

    assert notice.title == "This standup is posted from Office PC"
    assert notice.body.startswith("Post it to Slack from here instead? Look in the channel first")
    assert "Standup" in notice.body
    assert [words for _, words in notice.actions] == ["Take over", "Only today", "Not here"]
    assert elsewhere.team.posted == 0


def test_where_it_can_be_seen_it_is_said_that_it_is_not_there(desktop: Desktop) -> None:
    """Because TrackSync has looked."""
    desktop.team.slack.board = FakeBoard()
    desktop.team.schedule()
    desktop.team.device = ("d2", "Laptop")
    desktop.wake(32)

    said = "Post it to Slack from here instead? It is not in the channel yet."
    assert desktop.notice.body.startswith(said)


@pytest.mark.parametrize(
    ("action", "posted_from", "is_offered", "posted"),
    [("take_over", "", True, 2), ("post", "Office PC", True, 1), ("leave", "Office PC", False, 0)],
)
def test_an_offer_is_answered(
    elsewhere: Desktop, action: str, posted_from: str, posted: int, *, is_offered: bool
) -> None:
    """From now on, only today, or not here; the notice goes."""
    elsewhere.act(action)
    elsewhere.wake()
    elsewhere.wake(24 * 60)
    (schedule,) = elsewhere.team.ask("standup.schedule.list")["schedules"]

    assert (schedule["posted_from"], schedule["is_offered"]) == (posted_from, is_offered)
    assert elsewhere.team.posted == posted
    assert elsewhere.troubles == []
