"""One notice each, of the kinds that are wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.unit.desktop.office import Office, Seen
from tracksync.core.delivery import DeliveryState
from tracksync.core.entries import Evidence
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.desktop.models.question import Answer, QuestionModel
from tracksync.desktop.models.question import Seen as SeenThing
from tracksync.desktop.models.timer import TaskLine
from tracksync.desktop.presenters.notices import NoticePresenter

AT = datetime(2026, 11, 16, 12, 4, tzinfo=UTC)


class Desktop:
    def __init__(self, office: Office) -> None:
        self.seen = Seen()
        self.presenter = NoticePresenter(
            office.desk,
            show=self.seen.show,
            withdraw=self.seen.withdraw,
            span=lambda _: "12:04-12:51",
            weekday=lambda day: f"{day:%A}",
            dated=lambda day: f"{day:%A, %d %B}",
            answer=self.seen.answer,
            open_place=self.seen.open_place,
        )
        self.presenter.refresh()

    def shown(self) -> list[str]:
        return [values[0].title for name, values in self.seen.said if name == "show"]


def be_stuck(office: Office) -> None:
    """Let a worklog be refused."""
    office.track(office.jira_task("PROJ-142", "Invoice export"), 60)
    (delivery,) = office.services.deliveries.outbox()
    with office.services.recorder.open("test") as recording:
        recording.unit.save_delivery(replace(delivery, state=DeliveryState.STUCK, reason="No."))


def test_a_picture_is_told_of(office: Office) -> None:
    """When it was taken and who can open it; a click shows it."""
    desktop = Desktop(office)
    desktop.presenter.about_picture("10:05")
    desktop.presenter.acted("picture", "open")

    assert desktop.shown() == ["A picture of your screen was taken"]
    assert desktop.seen.last("open_place") == "pictures"


def test_a_refusal_is_told_once(office: Office) -> None:
    """Looking again tells nothing new; a click opens the outbox."""
    desktop = Desktop(office)
    be_stuck(office)
    desktop.presenter.refresh()
    desktop.presenter.refresh()
    desktop.presenter.acted("stuck", "open")

    assert desktop.shown() == ["A worklog needs you"]
    assert desktop.seen.last("open_place") == "outbox"


def test_settings_set_aside_are_told(office: Office) -> None:
    """A click opens the settings, where they can be chosen again; in order, nothing is said."""
    desktop = Desktop(office)
    desktop.presenter.about_settings()
    office.house.settings.is_in_trouble = BadInput(say("The settings file is broken."))
    desktop.presenter.about_settings()
    desktop.presenter.acted("settings", "open")

    assert desktop.shown() == ["The settings could not be read"]
    assert desktop.seen.last("open_place") == "settings"


def test_a_dead_sign_in_is_told_and_taken_back(office: Office) -> None:
    """Signed in again, the notice goes."""
    connection = office.connect()
    desktop = Desktop(office)
    office.services.connections.save(replace(connection, is_paused=True), via="test")
    desktop.presenter.refresh()
    office.services.connections.save(connection, via="test")
    desktop.presenter.refresh()

    assert desktop.shown() == ["Jira no longer accepts the sign-in"]
    assert desktop.seen.last("withdraw") == "sign-in"


def test_nothing_is_told_where_that_is_not_wanted(office: Office) -> None:
    """The setting counts at once."""
    office.house.settings.choose("notifications.deliveries", given=False)
    desktop = Desktop(office)
    be_stuck(office)
    desktop.presenter.refresh()

    assert desktop.shown() == []


def test_what_was_there_at_the_start_is_no_news(office: Office) -> None:
    """A start of the program is not a reason to be told again."""
    be_stuck(office)
    desktop = Desktop(office)
    desktop.presenter.refresh()

    assert desktop.shown() == []


def test_a_question_can_be_answered_from_its_notice(office: Office) -> None:
    """Break and keep are buttons; it is taken back when answered elsewhere."""
    desktop = Desktop(office)
    question = QuestionModel(
        "q1", AT, AT, "UTC", TaskLine("local:1", "Invoice export"), (SeenThing(Evidence.LOCKED),)
    )
    desktop.presenter.about_question(question)
    desktop.presenter.acted("question", "keep")
    desktop.presenter.about_question(None)
    desktop.presenter.acted("question", "break")

    notice = next(values[0] for name, values in desktop.seen.said if name == "show")
    assert (notice.title, [key for key, _ in notice.actions]) == (
        "What was 12:04-12:51?",
        ["break", "keep"],
    )
    assert desktop.seen.last("answer") == ("q1", Answer.KEEP)
    assert (desktop.seen.count("answer"), desktop.seen.last("withdraw")) == (1, "question")
