"""One notice each, of the kinds that are wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.unit.desktop.notice_board import SPAN, NoticeBoard
from tests.unit.desktop.office import Office
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.journal.entries import Evidence
from tracksync.core.problems import BadInput
from tracksync.core.sentences import UNSAID, say
from tracksync.desktop.models.question import Answer, QuestionModel
from tracksync.desktop.models.question import Seen as SeenThing
from tracksync.desktop.models.timer import TaskLine

AT = datetime(2026, 11, 16, 12, 4, tzinfo=UTC)


def be_stuck(office: Office) -> None:
    """Let a worklog be refused."""
    office.track(office.jira_task("PROJ-142", "Invoice export"), 60)
    (delivery,) = office.services.deliveries.outbox()
    with office.services.recorder.open("test") as recording:
        recording.unit.save_delivery(replace(delivery, state=DeliveryState.STUCK, reason="No."))


def test_a_picture_is_told_of(office: Office) -> None:
    """When it was taken and who can open it; a click shows it."""
    board = NoticeBoard(office.desk)
    board.presenter.about_picture("10:05")
    board.presenter.acted("picture", "open")

    assert board.shown() == ["A picture of your screen was taken"]
    assert board.seen.last("open_place") == "pictures"


def test_a_picture_that_others_can_open_says_so(office: Office) -> None:
    """At the moment it is taken."""
    board = NoticeBoard(office.desk)
    board.presenter.about_picture("10:05")
    alone = board.seen.last("show").body
    office.name_reader()
    board.presenter.about_picture("10:10")

    assert alone == "At 10:05, encrypted on this computer, for nobody but you."
    assert board.seen.last("show").body.startswith(
        "At 10:10, encrypted on this computer. Pictures can be opened by you and by: Ann ("
    )


def test_a_clock_far_ahead_is_told_once(office: Office) -> None:
    """It keeps what is past its time; taken back once the clock is right, or believed."""
    board = NoticeBoard(office.desk)
    office.services.expiring.held = say("The clock is ahead.")
    board.presenter.refresh()
    board.presenter.refresh()
    board.presenter.acted("clock", "open")

    assert board.shown() == ["Nothing is deleted for its age for now"]
    assert board.notice.body == "The clock is ahead."
    assert board.seen.last("open_place") == "privacy"
    office.services.expiring.held = UNSAID
    board.presenter.refresh()
    assert board.seen.last("withdraw") == "clock"


def test_a_refusal_is_told_once(office: Office) -> None:
    """Looking again tells nothing new; a click opens the outbox."""
    board = NoticeBoard(office.desk)
    be_stuck(office)
    board.presenter.refresh()
    board.presenter.refresh()
    board.presenter.acted("stuck", "open")

    assert board.shown() == ["A worklog needs you"]
    assert board.seen.last("open_place") == "outbox"


def test_settings_set_aside_are_told(office: Office) -> None:
    """A click opens the settings, where they can be chosen again; in order, nothing is said."""
    board = NoticeBoard(office.desk)
    board.presenter.about_settings()
    office.house.settings.is_in_trouble = BadInput(say("The settings file is broken."))
    board.presenter.about_settings()
    board.presenter.acted("settings", "open")

    assert board.shown() == ["The settings could not be read"]
    assert board.seen.last("open_place") == "settings"


def test_a_dead_sign_in_is_told_and_taken_back(office: Office) -> None:
    """Signed in again, the notice goes."""
    connection = office.connect()
    board = NoticeBoard(office.desk)
    office.services.connections.save(replace(connection, is_paused=True), via="test")
    board.presenter.refresh()
    office.services.connections.save(connection, via="test")
    board.presenter.refresh()

    assert board.shown() == ["Jira no longer accepts the sign-in"]
    assert board.seen.last("withdraw") == "sign-in"


def test_nothing_is_told_where_that_is_not_wanted(office: Office) -> None:
    """The setting counts at once."""
    office.house.settings.choose("notifications.deliveries", given=False)
    board = NoticeBoard(office.desk)
    be_stuck(office)
    board.presenter.refresh()

    assert board.shown() == []


def test_what_was_there_at_the_start_is_no_news(office: Office) -> None:
    """A start of the program is not a reason to be told again."""
    be_stuck(office)
    board = NoticeBoard(office.desk)
    board.presenter.refresh()

    assert board.shown() == []


def test_a_notice_says_how_many_questions_wait(office: Office) -> None:
    """Whoever was away in the morning and at noon knows that one answer is not all."""
    board = NoticeBoard(office.desk)
    question = QuestionModel("q1", AT, AT, "UTC", TaskLine("local:1", "Invoice export"), ())
    board.presenter.about_question(question, 3)

    assert board.notice.body == "The timer was on Invoice export. 3 questions wait."


def test_a_question_can_be_answered_from_its_notice(office: Office) -> None:
    """Break and keep are buttons; it is taken back when answered elsewhere."""
    board = NoticeBoard(office.desk)
    question = QuestionModel(
        "q1", AT, AT, "UTC", TaskLine("local:1", "Invoice export"), (SeenThing(Evidence.LOCKED),)
    )
    board.presenter.about_question(question, 1)
    board.presenter.acted("question", "keep")
    board.presenter.about_question(None, 0)
    board.presenter.acted("question", "break")

    notice = board.notice
    assert (notice.title, [key for key, _ in notice.actions]) == (
        f"What was {SPAN}?",
        ["break", "keep"],
    )
    assert notice.body == "The timer was on Invoice export."
    assert board.seen.last("answer") == ("q1", Answer.KEEP)
    assert (board.seen.count("answer"), board.seen.last("withdraw")) == (1, "question")
