"""
The main window: what is shown, kept fresh, and found in it.

Imported when the window is first opened (65 ms and 7 MB that a tray alone does without).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from tracksync.desktop.app.finder import FinderRoom
from tracksync.desktop.app.link import LinkRoom
from tracksync.desktop.app.pages import VIA, PageRoom
from tracksync.desktop.app.placing import Placed
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.finder import Finding
from tracksync.desktop.models.timer import TrayModel
from tracksync.desktop.models.window import Badge, Place
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.first_run import FirstRunPresenter
from tracksync.desktop.presenters.questions import QuestionPresenter
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.views.fields import DayField
from tracksync.desktop.views.first_run import FirstRun
from tracksync.desktop.views.page import Page
from tracksync.engine.engine import State
from tracksync.services.personal.journal.changed import Changed

_UNLOCK = "unlock"


class WindowRoom(QObject):
    """
    One main window with everything behind it.

    Args:
        timer: Starts and stops; shared with the tray.
        questions: Takes answers; shared with the small window.
        apply_setting: See `SettingsPresenter`.
        left: How the window was left the last time, as it was kept.
        keep: Keeps how it is left.
    """

    def __init__(
        self,
        look: Look,
        desk: Desk,
        *,
        timer: TimerPresenter,
        questions: QuestionPresenter,
        apply_setting: Callable[[str, object], None],
        left: str,
        keep: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._look, self._timer = look, timer
        self._desk = Desk(desk.engine, desk.run, desk.translate, self.show_trouble)
        self._stale: set[Place] = set()
        self._known: set[Place] = set()
        self._closed: TrayModel | None = None
        self._links: LinkRoom | None = None
        self._pages = PageRoom(
            look, self._desk, timer=timer, questions=questions, apply_setting=apply_setting
        )
        self.window = self._pages.window
        self.placed = Placed(self.window, left, keep)
        header = self.window.header
        header.start_clicked.connect(lambda ref: timer.start(ref, via=VIA))
        header.stop_clicked.connect(lambda: timer.stop(via=VIA))
        header.resume_clicked.connect(lambda: timer.resume(via=VIA))
        header.pause_clicked.connect(lambda minutes: timer.pause(minutes, via=VIA))
        header.tomorrow_clicked.connect(lambda: timer.pause_until_tomorrow(via=VIA))
        header.private_clicked.connect(lambda: timer.private(via=VIA))
        header.went_on.connect(self._time_goes_on)
        self.window.find_asked.connect(self.find)
        self.window.task_asked.connect(self.find_task)
        self.window.gone_to.connect(self._gone)
        self._first_run = FirstRunPresenter(self._desk)
        self._finder = FinderRoom(
            *(look, self._desk, self.window, timer),
            open_recovery=self._pages.recovery.open,
            open_setting=self._pages.open_setting,
        )

    # --- showing ------------------------------------------------------------------------------

    def open(self, place: Place | None = None) -> None:
        """Bring the window to the front, on a page or where it was."""
        window = self.window
        if place is not None or not window.pages:
            if not window.pages:
                self.placed.put()
            window.go(place or Place.TODAY)
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self._catch_up()
        self._welcome_soon()

    def open_last_picture(self) -> None:
        """Show the newest picture of the screen large."""
        self.open(Place.SCREENSHOTS)
        if self._desk.engine.state is State.OPEN:
            self._pages.screenshots.presenter.open_last()

    def show_standup_of(self, channel: str) -> None:
        """Show the day's standup as it goes to a channel."""
        self.open(Place.STANDUP)
        if self._desk.engine.state is State.OPEN:
            self._pages.show_standup_of(channel)

    def show_day(self, day: date) -> None:
        """Show one day."""
        self.open(Place.TODAY)
        if self._desk.engine.state is State.OPEN:
            self._pages.open_day(day)

    def ask_about_link(self, ref: str) -> None:
        """Ask whether the task of a link is to be started; once the store is open."""
        self.open()
        if self._links is None:
            self._links = LinkRoom(self._look, self._desk, self.window, self._timer)
        self._links.ask(ref)

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
        """Say why the store is closed, in the place of what nothing is known of."""
        page, closed = self.window.stack.currentWidget(), self._closed
        if closed is None or not isinstance(page, Page):
            return
        page.show_loading()
        unlock = Remedy(_UNLOCK, self.tr("Unlock…")) if closed.can_unlock else None
        problem = self._desk.engine.problem
        if problem is not None:
            page.show_trouble(self._desk.trouble_of(problem, unlock))

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
        for place, presenter in self._pages.presenters.items():
            if changed & presenter.interest:
                self._stale.add(place)
        self._catch_up()

    def opened(self) -> None:
        """The store is open: everything can be read."""
        self._stale |= set(self._pages.presenters)
        page = self.window.stack.currentWidget()
        if isinstance(page, Page):
            page.show_trouble(None)
        self._catch_up()
        self._welcome_soon()
        if self._links is not None:
            self._links.opened()

    def _catch_up(self) -> None:
        if not self.window.isVisible() or self._desk.engine.state is not State.OPEN:
            return
        for place in list(self._stale):
            if self.window.pages.get(place) is self.window.stack.currentWidget():
                self._stale.discard(place)
                self._pages.presenters[place].refresh()

    def _time_goes_on(self) -> None:
        """Keep day and sums in step with the head above them; not what is dragged or typed in."""
        is_held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not is_held and not isinstance(QGuiApplication.focusObject(), DayField):
            self._stale |= {Place.TODAY, Place.REPORTS}
            self._catch_up()

    def _gone(self, place: Place) -> None:
        page = self.window.pages[place]
        if isinstance(page, Page) and place not in self._known:
            self._known.add(place)
            page.remedied.connect(self._remedied)
        self._show_closed()
        if place in self._pages.presenters:
            self._stale.add(place)
        self._catch_up()

    # --- dialogs ------------------------------------------------------------------------------

    def _welcome_soon(self) -> None:
        """Welcome once the window has its place, which the window manager gives it when shown."""
        is_open = self._desk.engine.state is State.OPEN and self.window.isVisible()
        if not is_open or not self._first_run.is_due:
            return
        handle = self.window.windowHandle()
        if handle.isExposed():
            QTimer.singleShot(0, self.window, self._welcome_once)
        else:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.window, self._welcome_once)
        return super().eventFilter(watched, event)

    def _welcome_once(self) -> None:
        if self._first_run.is_due and not self.window.findChildren(FirstRun):
            self.welcome()

    def welcome(self) -> None:
        """Show the first pages."""
        dialog = FirstRun(self._look, self._first_run.model(), self.window)
        dialog.finished_with.connect(self._first_run.finish)
        dialog.rejected.connect(lambda: self._first_run.finish(None, {}))
        self._pages.recovery.serve(dialog.card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def find(self) -> None:
        """Open the finder for anything."""
        self._finder.find()

    def find_task(self) -> None:
        """Open it for a task, to start it or switch to it."""
        self._finder.find(Finding.START)

    def choose_task(self, chosen: Callable[[str], None], left: Callable[[], None]) -> None:
        """Open it to choose a task for something else; *left* is called when none was chosen."""
        self._finder.find(Finding.CHOOSE, chosen, left)
