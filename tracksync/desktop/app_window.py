"""
The main window put together: pages, dialogs and their presenters.

Imported when the window is first opened (65 ms and 7 MB that a tray alone does without).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from tracksync.desktop.app_dialogs import LeaveDialog, TaskDialog
from tracksync.desktop.app_finder import FinderRoom
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.connections import ConnectForm
from tracksync.desktop.models.editor import EditorModel
from tracksync.desktop.models.outbox import PreviewModel
from tracksync.desktop.models.timer import TrayModel
from tracksync.desktop.models.window import Badge, Place
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.connections import SIGN_IN, ConnectionsPresenter
from tracksync.desktop.presenters.first_run import FirstRunPresenter
from tracksync.desktop.presenters.history import HistoryPresenter
from tracksync.desktop.presenters.outbox import OutboxPresenter
from tracksync.desktop.presenters.privacy import PrivacyPresenter
from tracksync.desktop.presenters.questions import QuestionPresenter
from tracksync.desktop.presenters.settings import SettingsPresenter
from tracksync.desktop.presenters.tasks import TasksPresenter
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.presenters.today import TodayPresenter
from tracksync.desktop.views.connect import ConnectDialog
from tracksync.desktop.views.connections import ConnectionsPage
from tracksync.desktop.views.editor import EditorDialog
from tracksync.desktop.views.first_run import FirstRun
from tracksync.desktop.views.history import HistoryPage
from tracksync.desktop.views.outbox import OutboxPage
from tracksync.desktop.views.page import Page
from tracksync.desktop.views.preview import PreviewDialog
from tracksync.desktop.views.privacy import PrivacyPage
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.settings import SettingsPage
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today import TodayPage
from tracksync.desktop.views.window import MainWindow
from tracksync.engine.engine import State
from tracksync.services.personal.changed import Changed

VIA = "window"

_UNLOCK = "unlock"


class WindowRoom(QObject):
    """
    One main window with everything behind it.

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
        self._look, self._timer, self._questions = look, timer, questions
        self._apply = apply_setting
        self._desk = Desk(desk.engine, desk.run, desk.translate, self.show_trouble)
        self._sayings = Sayings(look.words, self)
        self._presenters: dict[Place, Presenter] = {}
        self._stale: set[Place] = set()
        self._known: set[Place] = set()
        self._closed: TrayModel | None = None
        self.window = MainWindow(
            look,
            {
                Place.TODAY: self._today,
                Place.TASKS: self._tasks,
                Place.HISTORY: self._history,
                Place.OUTBOX: self._outbox,
                Place.CONNECTIONS: self._connections,
                Place.PRIVACY: self._privacy,
                Place.SETTINGS: self._settings,
            },
        )
        header = self.window.header
        header.start_clicked.connect(lambda ref: timer.start(ref, via=VIA))
        header.stop_clicked.connect(lambda: timer.stop(via=VIA))
        header.resume_clicked.connect(lambda: timer.resume(via=VIA))
        header.pause_clicked.connect(lambda: timer.pause(15, via=VIA))
        self.window.find_asked.connect(self._find_anything)
        self.window.gone_to.connect(self._gone)
        self._first_run = FirstRunPresenter(self._desk)
        self._finder = FinderRoom(look, self._desk, self.window, timer)

    # --- showing ------------------------------------------------------------------------------

    def open(self, place: Place | None = None) -> None:
        """Bring the window to the front, on a page or where it was."""
        window = self.window
        if place is not None or not window.pages:
            window.go(place or Place.TODAY)
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        self._catch_up()
        if self._desk.engine.state is State.OPEN and self._first_run.is_due:
            QTimer.singleShot(0, self.window, self._welcome_once)

    def show_tray(self, tray: TrayModel) -> None:
        """Show head and badges."""
        self.window.header.show_timer(tray.timer)
        count = tray.stuck or tray.waiting
        badge = Badge(count, is_urgent=tray.stuck > 0) if count else None
        self.window.show_badge(Place.OUTBOX, badge)
        asks = Badge(tray.questions, is_urgent=True) if tray.questions else None
        self.window.show_badge(Place.TODAY, asks)
        self.window.header.setVisible(not tray.is_closed)
        self._closed = tray if tray.is_closed else None
        self._show_closed()

    def _show_closed(self) -> None:
        """Say why the store is closed, over shapes: nothing is known of what they stand for."""
        page, closed = self.window.stack.currentWidget(), self._closed
        if closed is None or not isinstance(page, Page):
            return
        page.show_loading()
        unlock = Remedy(_UNLOCK, self.tr("Unlock…")) if closed.can_unlock else None
        problem = self._desk.engine.problem
        if problem is not None:
            page.show_trouble(Trouble(problem.title, problem.hint, unlock))

    def _remedied(self, remedy: str) -> None:
        if remedy == _UNLOCK:
            self._timer.unlock()

    def show_busy(self, is_busy: bool) -> None:
        self.window.header.show_busy(is_busy)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what went wrong on the page that is looked at."""
        page = self.window.stack.currentWidget()
        if isinstance(page, Page):
            page.show_trouble(trouble)

    def changed(self, changed: Changed) -> None:
        """Refresh what is looked at; the rest when it is."""
        for place, presenter in self._presenters.items():
            if changed & presenter.interest:
                self._stale.add(place)
        self._catch_up()

    def opened(self) -> None:
        """The store is open: everything can be read."""
        self._stale |= set(self._presenters)
        page = self.window.stack.currentWidget()
        if isinstance(page, Page):
            page.show_trouble(None)
        self._catch_up()

    def _catch_up(self) -> None:
        if not self.window.isVisible() or self._desk.engine.state is not State.OPEN:
            return
        for place in list(self._stale):
            if self.window.pages.get(place) is self.window.stack.currentWidget():
                self._stale.discard(place)
                self._presenters[place].refresh()

    def _gone(self, place: Place) -> None:
        page = self.window.pages[place]
        if isinstance(page, Page) and place not in self._known:
            self._known.add(place)
            page.remedied.connect(self._remedied)
        self._show_closed()
        if place in self._presenters:
            self._stale.add(place)
        self._catch_up()

    # --- pages --------------------------------------------------------------------------------

    def _today(self) -> QWidget:
        page = TodayPage(self._look, self._sayings)
        presenter = TodayPresenter(self._desk, page, self._edit)
        self._presenters[Place.TODAY] = presenter
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
        page.undo_clicked.connect(presenter.undo)
        page.answered.connect(self._questions.answer)
        return page

    def _tasks(self) -> QWidget:
        page = TasksPage(self._look)
        presenter = TasksPresenter(self._desk, page, _browse)
        self._presenters[Place.TASKS] = presenter
        page.search_changed.connect(presenter.search)
        page.start_clicked.connect(lambda ref: self._timer.start(ref, via=VIA))
        page.stop_clicked.connect(lambda: self._timer.stop(via=VIA))
        page.pin_clicked.connect(presenter.pin)
        page.open_clicked.connect(presenter.open)
        page.refresh_clicked.connect(presenter.read_again)
        page.add_clicked.connect(lambda: self._new_task(presenter))
        page.edit_clicked.connect(lambda ref: self._change_task(presenter, ref))
        return page

    def _history(self) -> QWidget:
        page = HistoryPage(self._look)
        presenter = HistoryPresenter(self._desk, page)
        self._presenters[Place.HISTORY] = presenter
        page.day_opened.connect(self._open_day)
        bar = page.rows.verticalScrollBar()
        bar.valueChanged.connect(lambda at: presenter.more() if at >= bar.maximum() else None)
        return page

    def _open_day(self, day: object) -> None:
        self.window.go(Place.TODAY)
        presenter = self._presenters[Place.TODAY]
        if isinstance(presenter, TodayPresenter):
            presenter.go(day)  # type: ignore[arg-type]  # the view gives a date

    def _outbox(self) -> QWidget:
        page = OutboxPage(self._look, self._sayings)
        presenter = OutboxPresenter(self._desk, page, self._preview, self._edit_entry)
        self._presenters[Place.OUTBOX] = presenter
        page.remedy_clicked.connect(presenter.remedy)
        page.preview_clicked.connect(presenter.preview)
        page.opened.connect(presenter.open)
        return page

    def _connections(self) -> QWidget:
        page = ConnectionsPage(self._look)
        presenter = ConnectionsPresenter(self._desk, page, self._connect)
        self._presenters[Place.CONNECTIONS] = presenter
        page.connect_clicked.connect(presenter.connect)
        page.disconnect_clicked.connect(self._leave)
        page.automatic_changed.connect(lambda id_, on: presenter.be_automatic(id_, is_on=on))
        page.remedy_clicked.connect(
            lambda id_, remedy: presenter.sign_in_again(id_) if remedy == SIGN_IN else None
        )
        return page

    def _privacy(self) -> QWidget:
        page = PrivacyPage(self._look)
        presenter = PrivacyPresenter(self._desk, page)
        self._presenters[Place.PRIVACY] = presenter
        page.offer(export=True, erasure=False)  # erasing is a command so far
        page.export_clicked.connect(lambda: self._export(presenter))
        page.switched.connect(lambda line, on: presenter.switch(line, is_on=on))
        return page

    def _settings(self) -> QWidget:
        page = SettingsPage(self._look)
        presenter = SettingsPresenter(self._desk, page, self._apply)
        self._presenters[Place.SETTINGS] = presenter
        page.changed.connect(presenter.choose)
        page.reset_clicked.connect(presenter.reset)
        return page

    # --- dialogs ------------------------------------------------------------------------------

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _edit(self, model: EditorModel) -> None:
        presenter = self._presenters[Place.TODAY]
        if not isinstance(presenter, TodayPresenter):
            return
        dialog = EditorDialog(self._look, self.window)
        dialog.show_entry(model)
        dialog.changed.connect(lambda draft: presenter.check(draft, dialog))
        dialog.saved.connect(lambda draft: presenter.save(draft, dialog))
        dialog.delete_clicked.connect(presenter.delete)
        self._show(dialog)

    def _edit_entry(self, entry: str) -> None:
        self.window.go(Place.TODAY)
        presenter = self._presenters[Place.TODAY]
        if isinstance(presenter, TodayPresenter):
            presenter.edit(entry)

    def _preview(self, model: PreviewModel) -> None:
        presenter = self._presenters[Place.OUTBOX]
        if not isinstance(presenter, OutboxPresenter):
            return
        dialog = PreviewDialog(self._look, self.window)
        dialog.show_preview(model)
        dialog.send_clicked.connect(lambda chosen: presenter.send(chosen, dialog, dialog.accept))
        self._show(dialog)

    def _connect(self, form: ConnectForm) -> None:
        presenter = self._presenters[Place.CONNECTIONS]
        if not isinstance(presenter, ConnectionsPresenter):
            return
        dialog = ConnectDialog(self._look, self.window)
        dialog.show_form(form)
        dialog.tried.connect(lambda *typed: presenter.try_to_connect(form.service, typed, dialog))
        dialog.cancelled.connect(presenter.give_up)
        dialog.token_page_asked.connect(_browse)
        self._show(dialog)

    def _leave(self, connection: str) -> None:
        presenter = self._presenters[Place.CONNECTIONS]
        if isinstance(presenter, ConnectionsPresenter):
            self._show(
                LeaveDialog(
                    self._look,
                    lambda keep: presenter.disconnect(connection, keep_tasks=keep),
                    self.window,
                )
            )

    def _export(self, presenter: PrivacyPresenter) -> None:
        dialog = QFileDialog(self.window, self.tr("Export my entries"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(presenter.export)
        self._show(dialog)

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

    def _welcome_once(self) -> None:
        if self._first_run.is_due and not self.window.findChildren(FirstRun):
            self.welcome()

    def welcome(self) -> None:
        """Show the first pages."""
        dialog = FirstRun(self._look, self._first_run.model(), self.window)
        dialog.finished_with.connect(self._first_run.finish)
        dialog.rejected.connect(lambda: self._first_run.finish(None, {}))
        self._show(dialog)

    def _find_anything(self) -> None:
        self.find()

    def find(self, chosen: Callable[[str], None] | None = None) -> None:
        """Open the finder; with *chosen* only to choose a task."""
        self._finder.find(chosen)


def _browse(address: str) -> None:
    """Show a page in the person's browser; nothing but the web is opened."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() in {"https", "http"}:
        QDesktopServices.openUrl(url)
