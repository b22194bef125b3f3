"""Questions about unknown time: once each, in the right places, answered from anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.unit.desktop.office import Office, Seen
from tracksync.core.journal.entries import QuestionState
from tracksync.desktop.models.question import Answer, QuestionModel
from tracksync.desktop.presenters.questions import QuestionPresenter
from tracksync.ports.activity import IdleTimes
from tracksync.services.personal.worktime.absences import Piece


class Asking:
    """A presenter with its window and notices."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.window = Seen()
        self.notices: list[tuple[QuestionModel | None, int]] = []
        self.chosen = office.task("Phone call")
        self.cut = 0.5
        self.presenter = QuestionPresenter(
            office.desk,
            lambda: self.window,
            lambda *notice: self.notices.append(notice),
            choose_task=self._choose,
            split=self._split,
        )

    def _choose(self, chosen: Any, left: Any) -> None:  # noqa: ANN401  callbacks
        if self.chosen:
            chosen(self.chosen)
        else:
            left()

    def _split(self, question: QuestionModel, said: Any, left: Any) -> None:  # noqa: ANN401  callbacks
        if not self.chosen:
            left()
            return
        middle = question.start_at + (question.end_at - question.start_at) * self.cut
        said((Piece(middle, None), Piece(question.end_at, question.task.ref)))

    def refresh(self) -> QuestionModel | None:
        self.presenter.refresh()
        asked: QuestionModel | None = self.window.last("ask")
        return asked


def be_away(office: Office, minutes: int = 30) -> None:
    """Work on something, leave the desk, come back."""
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(10)
    for minute in range(minutes):
        office.house.clock.move(minutes=1)
        gone = timedelta(minutes=minute + 1)
        office.house.idle.now = IdleTimes(gone, gone)
        office.house.engine.tick()
    office.house.idle.now = IdleTimes(timedelta(0), timedelta(0))
    office.house.work(1)


def test_it_is_asked_once(office: Office) -> None:
    """However often the screen is refreshed."""
    be_away(office)
    asking = Asking(office)
    for _ in range(5):
        asked = asking.refresh()

    assert asking.window.count("ask") == 1
    assert asked is not None
    assert (asked.task.title, asked.answers[0]) == ("Invoice export", Answer.BREAK)
    assert [(model is not None, waiting) for model, waiting in asking.notices] == [(True, 1)]


def test_settings_say_where_it_is_asked(office: Office) -> None:
    """No window and no notice where neither is wanted; the question waits in the inbox."""
    office.house.settings.choose("idle.ask", given=False)
    office.house.settings.choose("notifications.questions", given=False)
    be_away(office)
    asking = Asking(office)
    asking.refresh()

    assert (asking.window.said, asking.notices) == ([], [])
    assert len(office.services.absences.waiting()) == 1


def test_the_tray_asks_again_what_was_put_off(office: Office) -> None:
    """Later means later, and not by itself; a click on the tray's line asks."""
    be_away(office)
    asking = Asking(office)
    asked = asking.refresh()
    assert asked is not None
    asking.presenter.answer(asked.id, Answer.LATER)
    asking.refresh()
    asking.refresh()
    once = asking.window.count("ask")
    asking.presenter.ask_again()

    assert (once, asking.window.count("ask")) == (1, 2)
    assert office.services.absences.waiting()[0].state is QuestionState.DEFERRED


@pytest.mark.parametrize("in_window", [True, False])
def test_a_command_gives_it_the_keyboard(office: Office, *, in_window: bool) -> None:
    """Where it is asked; where it was only noted or put off, it is asked for that."""
    office.house.settings.choose("idle.ask", given=in_window)
    be_away(office)
    asking = Asking(office)
    asking.presenter.focus()
    asked, notices = asking.window.last("ask"), len(asking.notices)
    asking.presenter.answer(asked.id, Answer.LATER)
    asking.presenter.focus()
    quiet = {"withdraw", "show_more"}
    verbs = [verb for verb, _ in asking.window.said if verb not in quiet]
    asking.presenter.answer(asked.id, Answer.BREAK)
    asking.presenter.focus()

    assert verbs[-1] == "take_focus"
    assert verbs.count("take_focus") == asking.window.count("take_focus") == 2
    assert asking.window.last("ask").id == asked.id
    assert notices == 1


def test_every_answer_is_taken(office: Office) -> None:
    """Break, work, another task, several things."""
    taken = []
    for answer in (Answer.BREAK, Answer.KEEP, Answer.OTHER, Answer.SPLIT):
        be_away(office)
        asking = Asking(office)
        asked = asking.refresh()
        assert asked is not None
        asking.presenter.answer(asked.id, answer)
        inside = office.services.editing.list_between(asked.start_at, asked.end_at)
        taken.append([entry.text.title for entry in inside])
        office.services.timer.stop(via="test")

    assert taken == [[], ["Invoice export"], ["Phone call"], ["Invoice export"]]
    assert office.troubles == []


def test_an_answer_elsewhere_takes_the_window_away(office: Office) -> None:
    """Answered on the command line: nothing is left to ask."""
    be_away(office)
    asking = Asking(office)
    asked = asking.refresh()
    assert asked is not None
    office.services.absences.discard(asked.id, via="cli")
    asking.refresh()
    asking.presenter.answer(asked.id, Answer.KEEP)

    assert asking.window.count("withdraw") == 1
    assert asking.notices[-1][0] is None
    assert office.troubles == []


@pytest.mark.parametrize("answer", [Answer.OTHER, Answer.SPLIT])
def test_a_choice_that_is_left_brings_the_question_back(office: Office, answer: Answer) -> None:
    """Escape in the finder says nothing about the time, so it is asked again, in the window."""
    be_away(office)
    asking = Asking(office)
    asked = asking.refresh()
    assert asked is not None
    asking.chosen = ""
    asking.presenter.answer(asked.id, answer)
    asking.refresh()

    assert asking.window.count("ask") == 2
    assert asking.window.last("ask") == asked
    assert len(asking.notices) == 1


def test_a_choice_that_is_left_on_today_opens_no_window(office: Office) -> None:
    """Where no window asked, none comes: the card is still there."""
    office.house.settings.choose("idle.ask", given=False)
    be_away(office)
    asking = Asking(office)
    asking.refresh()
    (waiting,) = office.services.absences.waiting()
    asking.chosen = ""
    asking.presenter.answer(str(waiting.id), Answer.OTHER)

    assert asking.window.said == []


def test_an_answer_that_cannot_be_kept_is_asked_for_again(office: Office) -> None:
    """Whoever clicked must not believe that it was taken."""
    be_away(office)
    asking = Asking(office)
    asked = asking.refresh()
    assert asked is not None
    asking.cut = -1
    asking.presenter.answer(asked.id, Answer.SPLIT)

    assert len(office.troubles) == 1
    assert asking.window.count("ask") == 2


def test_several_are_asked_one_after_another(office: Office) -> None:
    """One window, that says how many others wait; never three at once."""
    for _ in range(3):
        be_away(office)
        office.services.timer.stop(via="test")
    asking = Asking(office)
    said = []
    for left in (2, 1, 0):
        asked = asking.refresh()
        said.append((asking.window.count("ask"), asking.window.last("show_more")))
        assert asked is not None
        asking.presenter.answer(asked.id, Answer.BREAK)
        assert len(office.services.absences.waiting()) == left

    assert said == [(1, 2), (2, 1), (3, 0)]
