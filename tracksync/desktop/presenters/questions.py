"""Questions about unknown time: asked once, in a small window and a notice, answered anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracksync.core.journal.entries import Question, QuestionState
from tracksync.core.problems import Conflict, NotFound, Problem
from tracksync.desktop.models.question import Answer, QuestionModel, QuestionView
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.shown import question_model
from tracksync.engine.services import Services
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.absences import Piece

VIA = "window/question"
Left = Callable[[], None]


class QuestionPresenter(Presenter):
    """
    Asks, one question at a time.

    Args:
        window: The small window, made when there is something to ask.
        notify: Shows or (None) takes back the notice about a question; with how many wait.
        choose_task: Has the person choose a task, and calls back with its reference; or, when
            that was left without a choice, the second way.
        split: Has the person say what a span was, and calls back with the pieces; or the same.

    Attributes:
        taken: Called with each answer that counts from then on, to offer its undo.
    """

    interest = Changed.QUESTIONS

    def __init__(
        self,
        desk: Desk,
        window: Callable[[], QuestionView],
        notify: Callable[[QuestionModel | None, int], None],
        *,
        choose_task: Callable[[Callable[[str], None], Left], None],
        split: Callable[[QuestionModel, Callable[[Sequence[Piece]], None], Left], None],
    ) -> None:
        super().__init__(desk)
        self._window, self._notify = window, notify
        self._choose_task, self._split = choose_task, split
        self._asked: set[str] = set()
        self._open: QuestionModel | None = None
        self._is_in_window = False
        self._known: dict[str, QuestionModel] = {}
        self._fresh = Fresh(desk.run, self._read, self._show, self.failed)
        self.taken: Callable[[Answer], None] = lambda _: None

    def refresh(self) -> None:
        self._fresh.again()

    def ask_again(self) -> None:
        """Ask the first question that waits, also one that was put off; for the tray's line."""
        for model in self._known.values():
            self._ask(model)
            return

    def focus(self) -> None:
        """Have the keyboard answer what is asked, or else the first that waits."""
        self.look(lambda services: services.absences.waiting(), self._focus)

    def _focus(self, waiting: tuple[Question, ...]) -> None:
        self._show(waiting)
        model = self._open or next(iter(self._known.values()), None)
        if model is not None:  # else answered a moment ago
            self._asked.add(model.id)  # in the window, whatever is set; no notice beside it
            self._ask(model)
            self._window().take_focus()

    def answer(self, question: str, answer: Answer) -> None:
        """Take the person's word, from wherever it was said."""
        model = self._known.get(question)
        if answer is Answer.OTHER:
            self._choose_task(
                lambda ref: self._say(
                    question, answer, lambda s: s.absences.assign(question, ref, via=VIA)
                ),
                lambda: self._come_back(question),
            )
        elif answer is Answer.SPLIT:
            if model is not None:
                self._split(
                    model,
                    lambda pieces: self._say(
                        question, answer, lambda s: s.absences.split(question, pieces, via=VIA)
                    ),
                    lambda: self._come_back(question),
                )
        elif answer is Answer.BREAK:
            self._say(question, answer, lambda s: s.absences.discard(question, via=VIA))
        elif answer is Answer.KEEP:
            self._say(question, answer, lambda s: s.absences.keep(question, via=VIA))
        else:
            self._say(question, answer, lambda s: s.absences.later(question, via=VIA))

    def _say(self, question: str, answer: Answer, work: Callable[[Services], Question]) -> None:
        def failed(problem: Problem) -> None:
            # Answered a moment ago in another place: that is what was wanted.
            if not isinstance(problem, (Conflict, NotFound)):
                self.failed(problem)
                self._come_back(question)
            self._fresh.again()

        self.write(work, lambda _: self.taken(answer), failed)

    def _come_back(self, question: str) -> None:
        """Ask again where it was asked: nothing was said after all."""
        if self._is_in_window and self._open is not None and self._open.id == question:
            self._window().ask(self._open)

    def _read(self) -> tuple[Question, ...]:
        return self.desk.services.absences.waiting()

    def _show(self, waiting: tuple[Question, ...]) -> None:
        self._known = {str(q.id): question_model(q) for q in waiting}
        is_open = {str(q.id) for q in waiting if q.state is QuestionState.OPEN}
        if self._open is not None and self._open.id not in is_open:
            self._withdraw()
        if self._open is None:
            fresh = [m for id_, m in self._known.items() if id_ in is_open - self._asked]
            if fresh:
                self._ask(fresh[0])
        if self._is_in_window and self._open is not None:
            self._window().show_more(len(self._known) - 1)

    def _ask(self, model: QuestionModel) -> None:
        is_first = model.id not in self._asked
        self._asked.add(model.id)
        self._open = model
        preferences = self.desk.engine.parts.preferences
        self._is_in_window = preferences.flag("idle.ask") or not is_first
        if self._is_in_window:
            self._window().ask(model)
            self._window().show_more(len(self._known) - 1)
        if is_first and preferences.flag("notifications.questions"):
            self._notify(model, len(self._known))

    def _withdraw(self) -> None:
        self._open = None
        self._window().withdraw()
        self._notify(None, len(self._known))
