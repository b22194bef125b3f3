"""The Standup page: what it shows, and what comes of each word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.fakes.channel import FakeBoard
from tests.unit.desktop.office import Direct, Seen
from tests.unit.engine.team import Team
from tracksync.core.delivery.outcomes import NoAnswer, NotReached, Refused, SignInExpired
from tracksync.core.sentences import say
from tracksync.core.standup.text import as_text
from tracksync.desktop.models.standup import LineRow, Stage, StandupCard, StandupModel
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.standup import StandupPresenter


class Page:
    """A team member's page, with two tasks that were worked on today."""

    def __init__(self, team: Team) -> None:
        self.team, self.seen, self.run = team, Seen(), Direct()
        self.presenter = StandupPresenter(Desk(team.engine, self.run), self.seen)
        team.settings.choose("standup.local_tasks", given=True)
        for title in ("Invoice export", "Login redirect"):
            ref = team.ask("task.add", title=title)["task"]["ref"]
            team.ask("start", ref=ref)
            team.work(2)
            team.ask("stop")
        self.presenter.refresh()

    @property
    def model(self) -> StandupModel:
        self.presenter.refresh()
        found: StandupModel = self.seen.last("show_standup")
        return found

    @property
    def card(self) -> StandupCard:
        card = self.model.card
        assert card is not None
        return card

    def rows(self, part: int) -> tuple[LineRow, ...]:
        return self.card.parts[part].rows

    def sent(self) -> str:
        """Give the text of what arrived last."""
        return as_text(self.team.slack.channel.posted[-1])

    @property
    def trouble(self) -> str:
        trouble = self.seen.last("show_trouble")
        return "" if trouble is None else trouble.title


@pytest.fixture
def page() -> Iterator[Page]:
    team = Team()
    yield Page(team)
    team.close()


def test_a_card_as_it_will_look(page: Page) -> None:
    """In the team's language, with hours by choice, where nothing is scheduled."""
    page.team.settings.choose("standup.language", "de")
    page.team.settings.choose("standup.hours", given=True)

    card = page.card

    assert card.title.startswith("Standup, ")
    assert [part.title for part in card.parts][1:] == ["Heute", "Hindernisse"]
    assert [row.text for row in card.parts[1].rows] == ["Invoice export", "Login redirect"]
    assert (card.parts[2].rows, card.parts[2].nothing) == ((), "Keine.")
    assert (card.stage, card.goes_at) == (Stage.OPEN, None)
    assert page.model.channel is not None
    assert page.model.channel.title == "Slack"


def test_a_card_by_a_template(page: Page) -> None:
    """The sections it tells, in its order; blockers are only asked for where they are told."""
    page.team.ask("standup.template.save", template="Ours", sections=["plan=Next"], greeting="Hi")
    page.team.schedule(template="Ours")

    assert [part.title for part in page.card.parts] == ["Next"]
    assert (page.card.greeting, page.card.tells_blockers) == ("Hi", False)
    assert page.card.parts[0].rows[0].text == "Invoice export"


def test_a_card_that_another_device_posts(page: Page) -> None:
    """It names that device; where it goes from here, none."""
    page.team.schedule()
    here = page.card.poster
    page.team.device = ("d2", "Laptop")

    assert (here, page.card.poster) == ("", "Office PC")


def test_what_is_said_of_lines_is_what_is_posted(page: Page) -> None:
    """Off, reworded, moved, added: the card shows it, and so it goes."""
    first, second = page.rows(1)
    page.presenter.switch(first.id, is_on=False)
    page.presenter.reword(second.id, "Logged in")
    page.presenter.move(second.id, -1)
    page.presenter.add_blocker("The printer")
    page.presenter.add_blocker("The weather")
    rows, (own, other) = page.rows(1), page.rows(2)
    page.presenter.reword(other.id, "")
    page.presenter.post()

    assert [(row.text, row.is_on) for row in rows] == [
        ("Logged in", True),
        ("Invoice export", False),
    ]
    assert (own.text, own.is_own, rows[0].is_own) == ("The printer", True, False)
    assert page.sent().endswith("Today\n- Logged in\n\nBlockers\n- The printer")
    assert (page.card.stage, page.card.posted) == (Stage.POSTED, page.sent())
    assert page.trouble == ""


def test_before_anything_is_shown_nothing_is_moved(page: Page) -> None:
    """A click that comes too early does nothing."""
    early = StandupPresenter(Desk(page.team.engine, page.run), Seen())
    early.move("x", 1)

    assert page.trouble == ""
    assert not page.team.ask("standup.preview")["is_reviewed"]


def test_what_has_gone_stays_as_it_went(page: Page) -> None:
    """A word that comes too late is refused in words, and there is no second post."""
    page.presenter.post()
    page.presenter.add_blocker("The printer")
    assert page.trouble.endswith("has gone to slack-1.")
    page.presenter.post()

    assert "already" in page.trouble
    assert page.team.posted == 1


def test_a_click_while_it_is_posted_does_nothing(page: Page) -> None:
    """A double click is one."""
    page.run.is_holding = True
    page.presenter.post()
    page.presenter.post()
    assert page.seen.last("show_posting") is True
    page.run.let_go()

    assert page.team.posted == 1
    assert page.seen.last("show_posting") is False
    assert "already" not in page.trouble


def test_it_goes_at_its_time(page: Page) -> None:
    """Once approved; held back again, it waits."""
    page.team.schedule(auto=False)
    at = page.card.goes_at
    assert at is not None
    page.presenter.approve(is_approved=True)
    assert page.card.is_approved
    page.presenter.approve(is_approved=False)
    page.team.wake(30)
    assert (page.team.posted, page.card.goes_at) == (0, None)
    page.presenter.approve(is_approved=True)
    page.team.wake()

    assert page.team.posted == 1
    (past,) = page.model.past
    assert (past.channel, past.stage, past.text) == ("Slack", Stage.POSTED, page.sent())
    assert past.schedule_at is not None
    assert at - page.team.clock.read().at <= timedelta(0)


def test_what_is_in_the_way_stands_on_the_page(page: Page) -> None:
    """Before its time, with what to do."""
    page.team.slack.tracker.me = SignInExpired()
    page.team.schedule()
    page.team.wake()
    page.presenter.refresh()

    assert "Sign in again" in page.card.troubles[0]


def test_by_itself_it_says_so(page: Page) -> None:
    """There is nothing to approve."""
    page.team.schedule()

    assert (page.card.is_automatic, page.card.goes_at is not None) == (True, True)


def test_it_is_skipped_and_posted_after_all(page: Page) -> None:
    """By the person's word, both."""
    page.presenter.skip()
    assert page.card.stage is Stage.SKIPPED
    page.presenter.post()
    assert "was skipped" in page.trouble
    page.presenter.post(again=True)

    assert (page.card.stage, page.team.posted) == (Stage.POSTED, 1)


@pytest.mark.parametrize(
    ("outcome", "stage", "said"),
    [
        (Refused(404, say("The channel is archived.")), Stage.REFUSED, "did not reach"),
        (NoAnswer(say("It took too long.")), Stage.UNKNOWN, "may have reached"),
    ],
)
def test_what_did_not_arrive_says_why(page: Page, outcome: object, stage: Stage, said: str) -> None:
    """And may be posted again; in doubt only by a word that it is not there."""
    page.team.slack.channel.answers = [outcome]  # type: ignore[list-item]  # outcomes, both
    page.presenter.post()
    card = page.card

    assert said in page.trouble
    assert (card.stage, bool(card.reason)) == (stage, True)
    page.presenter.post(again=stage is Stage.UNKNOWN)
    assert page.card.stage is Stage.POSTED


def test_the_same_as_last_time(page: Page) -> None:
    """Said on the card."""
    page.team.settings.choose("standup.never", "Invoice export, Login redirect")
    today = page.card.day
    page.presenter.post()
    page.team.clock.move(minutes=60 * 24)

    assert page.card.same_as == today


def test_channels_are_told_apart(page: Page) -> None:
    """Each has a card of its own; a channel that went is chosen no more."""
    page.team.connect("slack-2")
    page.presenter.choose("slack-2")
    page.presenter.add_blocker("The printer")
    model = page.model

    assert [c.title for c in model.channels] == ["Slack (slack-1)", "Slack (slack-2)"]
    assert model.channel == model.channels[1]
    assert len(page.rows(2)) == 1
    page.presenter.choose("slack-1")
    assert page.rows(2) == ()
    page.presenter.choose("slack-9")
    assert page.model.channel == model.channels[0]


def test_without_a_channel_there_is_only_the_past(page: Page) -> None:
    """What was posted stays known after its channel was disconnected."""
    page.presenter.post()
    page.team.ask("disconnect", connection="slack-1")

    model = page.model
    assert (model.channels, model.channel, model.card) == ((), None, None)
    assert [row.channel for row in model.past] == ["Slack"]


def test_what_stands_within_reach_is_changed_and_taken_back(page: Page) -> None:
    """The card goes on taking words, and says when the channel does not know them yet."""
    board = page.team.slack.board = FakeBoard()
    page.presenter.post()
    before = page.card
    page.presenter.add_blocker("The printer")
    changed = page.card
    page.presenter.bring_up_to_date()
    after, ((_, message),) = page.card, board.standing.values()
    (row,) = page.model.past
    page.presenter.take_this_back()

    assert (before.is_within_reach, before.is_changed, before.link) == (
        True,
        False,
        "https://channel.example/m1",
    )
    assert (changed.is_changed, after.is_changed) == (True, False)
    assert "- The printer" in as_text(message)
    assert (row.connection, row.link, row.is_within_reach) == ("slack-1", before.link, True)
    assert (page.card.stage, board.standing, page.trouble) == (Stage.DELETED, {}, "")


def test_a_message_that_cannot_be_changed_says_why(page: Page) -> None:
    """And stays as it is known."""
    board = page.team.slack.board = FakeBoard()
    page.presenter.post()
    board.failure = Refused(200, say("Too late."), say("Leave it."))
    page.presenter.bring_up_to_date()

    assert "was not changed. Too late." in page.trouble
    assert page.card.stage is Stage.POSTED


def test_what_was_handed_over_says_when_it_goes(page: Page) -> None:
    """It can be skipped; while it comes back it says so."""
    page.team.slack.board = board = FakeBoard()
    page.team.schedule(45, ahead=True)
    page.team.wake()
    page.presenter.refresh()
    handed = page.card
    board.failure = NotReached()
    page.presenter.skip()
    coming = page.card
    board.failure = None
    page.team.wake(1)
    page.presenter.refresh()

    assert (handed.stage, handed.can_recall) == (Stage.HANDED, True)
    assert handed.goes_at is not None
    assert (coming.stage, coming.can_recall) == (Stage.RECALLED, False)
    assert page.card.stage is Stage.SKIPPED
    assert [row.stage for row in page.model.past] == [Stage.SKIPPED]
