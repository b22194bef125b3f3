"""What a service asks with worklogs: shown, checked, remembered; what waited for it goes on."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.delivery.details import EVERYWHERE, asked
from tracksync.core.problems import Problem
from tracksync.desktop.models.answers import AnswersForm, AnswersView, ProjectAnswers, Typed
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.services import Services
from tracksync.services.personal.delivery.details import answer_of
from tracksync.services.personal.journal.leaving import project_of

VIA = "window/answers"


class AnswersPresenter(Presenter):
    """
    Asks for what goes with worklogs.

    Args:
        open_form: Opens the dialog.
    """

    def __init__(self, desk: Desk, open_form: Callable[[AnswersForm], None]) -> None:
        super().__init__(desk)
        self._open_form = open_form

    def ask(self, connection: str) -> None:
        """Ask for all that a connection wants said, beginning where something is missing."""
        self.look(lambda services: self._form(services, connection), self._open)

    def ask_for(self, delivery: str) -> None:
        """Ask for what a worklog waits for."""

        def read(services: Services) -> AnswersForm | None:
            with services.store.read() as snapshot:
                found = snapshot.delivery(delivery)
                project = "" if found is None else project_of(snapshot, found.task)
            return None if found is None else self._form(services, found.connection, project)

        self.look(read, self._open)

    def _form(self, services: Services, id_: str, project: str | None = None) -> AnswersForm:
        connection = services.connections.one(id_)
        found = services.details.of(connection)
        if project is None:
            lacking = (of.project for of in found if not of.is_answered)
            project = next(lacking, EVERYWHERE)
        return AnswersForm(
            connection.id,
            self.desk.title_of(connection.service),
            asked(connection.details),
            tuple(
                ProjectAnswers(of.project, {known.detail.key: known.own for known in of.known})
                for of in found
            ),
            project,
        )

    def _open(self, form: AnswersForm | None) -> None:
        # What was asked a moment ago may no longer be.
        if form is not None and form.asked:
            self._open_form(form)

    def save(self, form: AnswersForm, typed: Typed, view: AnswersView) -> None:
        """Remember what is new in what was typed, once all of it can be said."""
        told = _new_in(form, typed)
        for project, answers in told.items():
            for detail in form.asked:
                try:
                    if (text := answers.get(detail.key)) is not None:
                        answer_of(detail, text)
                except Problem as problem:
                    view.show_wrong(project, detail.key, self.desk.trouble_of(problem))
                    return
        view.show_trouble(None)
        view.show_saving(True)

        def work(services: Services) -> None:
            for project, answers in told.items():
                services.details.remember(form.connection, project, answers, via=VIA)

        def saved(_: None) -> None:
            view.show_saving(False)
            view.show_saved()
            self._kick()

        def failed(problem: Problem) -> None:
            view.show_saving(False)
            view.show_trouble(self.desk.trouble_of(problem))

        self.write(work, saved, failed)

    def _kick(self) -> None:
        """What waited for an answer need not wait for the next tick."""
        try:
            self.desk.engine.running.courier.kick()
        except Problem as problem:
            self.failed(problem)


def _new_in(form: AnswersForm, typed: Typed) -> dict[str, dict[str, str | None]]:
    """Tell what differs from what was said; what was emptied is taken back."""
    known = {of.project: of.own for of in form.projects}
    found = {
        project: {
            key: text.strip() or None
            for key, text in answers.items()
            if text.strip() != known[project][key]
        }
        for project, answers in typed.items()
    }
    return {project: answers for project, answers in found.items() if answers}
