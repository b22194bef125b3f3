"""Standups in the window: the page, and one of the past in full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from tracksync.core.standup.templates import Template
from tracksync.desktop.app.files import ask_where, ask_which
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.standup import PastRow, ScheduleForm
from tracksync.desktop.models.window import Place
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.schedules import SchedulesPresenter
from tracksync.desktop.presenters.standup import StandupPresenter
from tracksync.desktop.presenters.templates import TemplatesPresenter
from tracksync.desktop.presenters.week import WeekPresenter
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.desktop.views.standup.past import PostedDialog
from tracksync.desktop.views.standup.schedule_form import ScheduleDialog
from tracksync.desktop.views.standup.template_form import TemplateDialog
from tracksync.desktop.views.standup.week import WeekDialog
from tracksync.desktop.views.window import MainWindow


class StandupRoom(QObject):
    """
    The page with its presenters.

    Args:
        browse: Opens a page in the person's browser.
    """

    def __init__(
        self, look: Look, desk: Desk, window: MainWindow, browse: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._look, self._desk, self._window, self._browse = look, desk, window, browse
        self.page = page = StandupPage(look)
        self.presenter = presenter = StandupPresenter(desk, page)
        schedules = self.schedules = SchedulesPresenter(desk, page, self._ask)
        page.schedule_added.connect(schedules.add)
        page.schedules.changed.connect(schedules.change)
        page.schedules.removed.connect(schedules.remove)
        page.schedules.taken_over.connect(schedules.take_over)
        page.schedules.put_back.connect(schedules.put_back)
        page.channel_chosen.connect(presenter.choose)
        page.switched.connect(lambda line, on: presenter.switch(line, is_on=on))
        page.reworded.connect(presenter.reword)
        page.moved.connect(presenter.move)
        page.blocker_added.connect(presenter.add_blocker)
        page.posted.connect(lambda again: presenter.post(again=again))
        page.approved.connect(lambda is_approved: presenter.approve(is_approved=is_approved))
        page.skipped.connect(presenter.skip)
        page.changed.connect(presenter.bring_up_to_date)
        page.taken_back.connect(presenter.take_this_back)
        page.link_opened.connect(browse)
        page.opened.connect(self._open)
        page.week_asked.connect(self._show_week)
        page.templates_asked.connect(self._show_templates)
        page.connect_asked.connect(lambda: window.go(Place.CONNECTIONS))

    def _show_week(self) -> None:
        dialog = WeekDialog(self._look, self._window)
        # Held here: signals keep only a widget's methods alive.
        presenter = self._week = WeekPresenter(self._desk, dialog)
        dialog.gone.connect(presenter.go)
        presenter.go()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_templates(self, channel: str) -> None:
        dialog = TemplateDialog(self._look, self._window)
        # Held here, as above.
        presenter = self._templates = TemplatesPresenter(self._desk, dialog, channel)
        dialog.chosen.connect(presenter.begin)
        dialog.drafted.connect(presenter.draft)
        dialog.saved.connect(presenter.save)
        dialog.deleted.connect(presenter.delete)
        dialog.opened.connect(
            lambda: ask_which(dialog, self.tr("Open a template"), presenter.open_file)
        )
        dialog.written.connect(lambda template: self._write_template(dialog, presenter, template))
        presenter.begin()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _write_template(
        self, dialog: TemplateDialog, presenter: TemplatesPresenter, template: Template
    ) -> None:
        ask_where(
            dialog,
            self.tr("Save the template"),
            name="standup.toml",
            chosen=lambda file: presenter.write_file(file, template),
        )

    def _ask(self, form: ScheduleForm) -> None:
        dialog = ScheduleDialog(self._look, form, self._window)
        dialog.kept.connect(lambda schedule: self.schedules.keep(schedule, dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open(self, row: PastRow) -> None:
        dialog = PostedDialog(self._look, row, self.page.words, self._window)
        dialog.link_opened.connect(self._browse)
        dialog.taken_back.connect(lambda: self.presenter.take_back(row.connection, row.day))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
