"""
The pages of the main window, each with its presenter and the dialogs it opens.

A page is made when it is first gone to.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from tracksync.desktop.app.answers import AnswersRoom
from tracksync.desktop.app.connections import ConnectionRoom
from tracksync.desktop.app.dialogs import SureDialog, TaskDialog
from tracksync.desktop.app.files import ask_where
from tracksync.desktop.app.recovery import RecoveryRoom
from tracksync.desktop.app.screenshots import ScreenshotRoom
from tracksync.desktop.app.standup import StandupRoom
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.editor import EditorModel
from tracksync.desktop.models.outbox import PreviewModel
from tracksync.desktop.models.reports import Bar
from tracksync.desktop.models.window import Place
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.comparing import ComparingPresenter
from tracksync.desktop.presenters.history import HistoryPresenter
from tracksync.desktop.presenters.outbox import OutboxPresenter
from tracksync.desktop.presenters.privacy import PrivacyPresenter
from tracksync.desktop.presenters.questions import QuestionPresenter
from tracksync.desktop.presenters.reports import ReportsPresenter
from tracksync.desktop.presenters.settings import SettingsPresenter
from tracksync.desktop.presenters.tasks import TasksPresenter
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.presenters.today import TodayPresenter
from tracksync.desktop.views.connections.comparing import ComparingDialog
from tracksync.desktop.views.history import HistoryPage
from tracksync.desktop.views.outbox import OutboxPage
from tracksync.desktop.views.preview import PreviewDialog
from tracksync.desktop.views.privacy import PrivacyPage
from tracksync.desktop.views.reports import ReportsPage
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.settings import SettingsPage
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today.editor import EditorDialog
from tracksync.desktop.views.today.page import TodayPage
from tracksync.desktop.views.window import MainWindow
from tracksync.services.personal.worktime.tasks import Deletion

VIA = "window"


class PageRoom(QObject):
    """
    The window with its pages.

    Args:
        timer: Starts and stops; shared with the tray.
        questions: Takes answers; shared with the small window.
        apply_setting: See `SettingsPresenter`.
    """

    def __init__(
        self,
        look: Look,
        desk: Desk,
        *,
        timer: TimerPresenter,
        questions: QuestionPresenter,
        apply_setting: Callable[[str, object], None],
    ) -> None:
        super().__init__()
        self._look, self._desk, self._timer, self._questions = look, desk, timer, questions
        self._apply = apply_setting
        self._sayings = Sayings(look.words, self)
        self.presenters: dict[Place, Presenter] = {}
        self.window = MainWindow(
            look,
            {
                Place.TODAY: self._today,
                Place.TASKS: self._tasks,
                Place.HISTORY: self._history,
                Place.REPORTS: self._reports,
                Place.SCREENSHOTS: self._screenshots,
                Place.OUTBOX: self._outbox,
                Place.STANDUP: self._standup,
                Place.CONNECTIONS: self._connections,
                Place.PRIVACY: self._privacy,
                Place.SETTINGS: self._settings,
            },
        )
        self.recovery = RecoveryRoom(look, desk, self.window)
        self.answers = AnswersRoom(look, desk, self.window)

    # --- pages --------------------------------------------------------------------------------

    def _today(self) -> QWidget:
        page = TodayPage(self._look, self._sayings)
        presenter = TodayPresenter(self._desk, page, self._edit)
        self.presenters[Place.TODAY] = presenter
        wishes = page.strip.wishes
        wishes.edge_moved.connect(presenter.move_edge)
        wishes.split.connect(presenter.split)
        wishes.merge.connect(presenter.merge)
        page.day_asked.connect(presenter.go)
        page.today_asked.connect(lambda: presenter.go(None))
        page.add_clicked.connect(presenter.add)
        page.edit_clicked.connect(presenter.edit)
        page.delete_clicked.connect(presenter.delete)
        page.continue_clicked.connect(presenter.continue_entry)
        page.colour_picked.connect(presenter.colour)
        page.undo_clicked.connect(presenter.undo)
        page.answered.connect(self._questions.answer)
        self._questions.taken = presenter.answered
        return page

    def _tasks(self) -> QWidget:
        page = TasksPage(self._look)
        presenter = TasksPresenter(self._desk, page, _browse)
        self.presenters[Place.TASKS] = presenter
        page.search_changed.connect(presenter.search)
        page.start_clicked.connect(lambda ref: self._timer.start(ref, via=VIA))
        page.stop_clicked.connect(lambda: self._timer.stop(via=VIA))
        page.pin_clicked.connect(presenter.pin)
        page.colour_picked.connect(presenter.colour)
        page.open_clicked.connect(presenter.open)
        page.refresh_clicked.connect(presenter.read_again)
        page.stop_reading_clicked.connect(presenter.stop_reading)
        page.add_clicked.connect(lambda: self._new_task(presenter))
        page.edit_clicked.connect(lambda ref: self._change_task(presenter, ref))
        page.delete_clicked.connect(lambda ref: self._delete_task(presenter, ref))
        page.undo_clicked.connect(presenter.undo)
        return page

    def _history(self) -> QWidget:
        page = HistoryPage(self._look)
        presenter = HistoryPresenter(self._desk, page)
        self.presenters[Place.HISTORY] = presenter
        page.day_opened.connect(self.open_day)
        bar = page.rows.verticalScrollBar()
        bar.valueChanged.connect(lambda at: presenter.more() if at >= bar.maximum() else None)
        return page

    def _reports(self) -> QWidget:
        page = ReportsPage(self._look)
        presenter = ReportsPresenter(self._desk, page)
        self.presenters[Place.REPORTS] = presenter
        page.period_chosen.connect(presenter.choose)
        page.stepped.connect(presenter.go)
        page.days_chosen.connect(presenter.show_days)
        page.bar_opened.connect(lambda bar: self._open_bar(presenter, bar))
        page.day_opened.connect(self.open_day)
        page.today_asked.connect(lambda: self.window.go(Place.TODAY))
        page.export_asked.connect(
            lambda ending: ask_where(
                self.window,
                self.tr("Export the entries of this period"),
                name=f"tracksync-entries.{ending}",
                chosen=presenter.export,
            )
        )
        return page

    def _open_bar(self, presenter: ReportsPresenter, bar: Bar) -> None:
        if bar.first == bar.last:
            self.open_day(bar.first)
        else:
            presenter.show_days(bar.first, bar.last)

    def open_day(self, day: object) -> None:
        """Show one day."""
        self.window.go(Place.TODAY)
        presenter = self.presenters[Place.TODAY]
        if isinstance(presenter, TodayPresenter):
            presenter.go(day)  # type: ignore[arg-type]  # the view gives a date

    def _outbox(self) -> QWidget:
        page = OutboxPage(self._look, self._sayings)
        presenter = OutboxPresenter(
            self._desk, page, self._preview, self._edit_entry, ask=self.answers.ask_for
        )
        self.presenters[Place.OUTBOX] = presenter
        page.remedy_clicked.connect(presenter.remedy)
        page.preview_clicked.connect(presenter.preview)
        page.compare_clicked.connect(self._compare)
        page.opened.connect(presenter.open)
        page.bring_clicked.connect(presenter.bring_in)
        page.stop_bringing_clicked.connect(presenter.stop_bringing)
        page.leave_clicked.connect(presenter.leave_found)
        return page

    def _screenshots(self) -> QWidget:
        self.screenshots = ScreenshotRoom(self._look, self._desk, self.window)
        self.presenters[Place.SCREENSHOTS] = self.screenshots.presenter
        return self.screenshots.page

    def _standup(self) -> QWidget:
        self.standups = StandupRoom(self._look, self._desk, self.window, _browse)
        self.presenters[Place.STANDUP] = self.standups.presenter
        return self.standups.page

    def show_standup_of(self, channel: str) -> None:
        """Show the day's standup as it goes to a channel."""
        self.window.go(Place.STANDUP)
        self.standups.presenter.choose(channel)

    def _connections(self) -> QWidget:
        self._signing_in = ConnectionRoom(self._look, self._desk, self.window, _browse)
        self.presenters[Place.CONNECTIONS] = self._signing_in.presenter
        self._signing_in.page.answer_clicked.connect(self.answers.ask)
        self._signing_in.standup_asked.connect(self.show_standup_of)
        return self._signing_in.page

    def _privacy(self) -> QWidget:
        page = PrivacyPage(self._look)
        presenter = PrivacyPresenter(self._desk, page)
        self.presenters[Place.PRIVACY] = presenter
        page.export_clicked.connect(lambda: self._export(presenter))
        page.recovery_clicked.connect(self.recovery.open)
        page.switched.connect(lambda line, on: presenter.switch(line, is_on=on))
        page.setting_asked.connect(self.open_setting)
        page.policy_seen.connect(presenter.acknowledge)
        return page

    def _settings(self) -> QWidget:
        page = SettingsPage(self._look)
        presenter = SettingsPresenter(self._desk, page, self._apply)
        self.presenters[Place.SETTINGS] = presenter
        page.changed.connect(presenter.choose)
        page.reset_clicked.connect(presenter.reset)
        return page

    def open_setting(self, key: str) -> None:
        """Show where one setting is made."""
        self.window.go(Place.SETTINGS)
        page = self.window.pages[Place.SETTINGS]
        if isinstance(page, SettingsPage):
            page.show_setting(key)

    # --- dialogs ------------------------------------------------------------------------------

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _edit(self, model: EditorModel) -> None:
        presenter = self.presenters[Place.TODAY]
        if not isinstance(presenter, TodayPresenter):
            return
        dialog = EditorDialog(self._look, self.window)
        dialog.changed.connect(lambda draft: presenter.check(draft, dialog))
        dialog.show_entry(model)  # what it overlaps already is said at once
        dialog.saved.connect(lambda draft: presenter.save(draft, dialog))
        dialog.delete_clicked.connect(presenter.delete)
        self._show(dialog)

    def _edit_entry(self, entry: str) -> None:
        self.window.go(Place.TODAY)
        presenter = self.presenters[Place.TODAY]
        if isinstance(presenter, TodayPresenter):
            presenter.edit(entry)

    def _preview(self, model: PreviewModel) -> None:
        presenter = self.presenters[Place.OUTBOX]
        if not isinstance(presenter, OutboxPresenter):
            return
        dialog = PreviewDialog(self._look, self.window)
        dialog.show_preview(model)
        dialog.send_clicked.connect(lambda chosen: presenter.send(chosen, dialog, dialog.accept))
        self._show(dialog)

    def _compare(self) -> None:
        dialog = ComparingDialog(self._look, self.window)
        # Held here: signals keep only a widget's methods alive.
        presenter = self._comparing = ComparingPresenter(self._desk, dialog)
        dialog.span_chosen.connect(presenter.choose)
        dialog.days_chosen.connect(presenter.show_days)
        dialog.again_clicked.connect(presenter.again)
        dialog.stop_clicked.connect(presenter.stop)
        dialog.taken.connect(presenter.take)
        dialog.clear_taken.connect(presenter.take_clear)
        dialog.finished.connect(presenter.look_away)
        self._show(dialog)
        presenter.again()

    def _export(self, presenter: PrivacyPresenter) -> None:
        title = self.tr("Export my entries")
        ask_where(self.window, title, name="tracksync-entries.json", chosen=presenter.export)

    def _new_task(self, presenter: TasksPresenter) -> None:
        self._show(
            TaskDialog(
                self._look,
                lambda title, project, start: presenter.add(title, project, and_start=start),
                parent=self.window,
            )
        )

    def _change_task(self, presenter: TasksPresenter, ref: str) -> None:
        presenter.read_one(
            ref,
            lambda task: self._show(
                TaskDialog(
                    self._look,
                    lambda title, project, done: presenter.change(
                        ref, title, project, is_done=done
                    ),
                    task=task,
                    parent=self.window,
                )
            ),
        )

    def _delete_task(self, presenter: TasksPresenter, ref: str) -> None:
        def ask(deletion: Deletion) -> None:
            means = self.tr("Nothing was tracked on {task}, so nothing else changes.")
            if deletion.time:
                means = self.tr(
                    "The time tracked on {task}, {length}, stays in your days and reports under "
                    "its name. The task is offered no more."
                )
            length = self._look.words.length(deletion.time)
            self._show(
                SureDialog(
                    self._look,
                    self.tr("Delete this task?"),
                    means.format(task=deletion.task.title, length=length),
                    self.tr("Delete"),
                    said=lambda: presenter.delete(ref),
                    parent=self.window,
                )
            )

        presenter.weigh(ref, ask)


def _browse(address: str) -> bool:
    """Show a page in the person's browser; nothing but the web is opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.scheme() in {"https", "http"} and QDesktopServices.openUrl(url)
