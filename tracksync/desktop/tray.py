"""
The tray icon and its menu.

Panels draw the menu themselves, so every line is one plain label and an icon. Nothing is placed by
the icon's geometry, which many panels do not tell, and nothing is said in balloons.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QCursor, QGuiApplication, QIcon, QPixmap, QWindow
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tracksync.desktop.look.tray_icon import Face, TraySign, tray_icon
from tracksync.desktop.look.words import Words
from tracksync.desktop.models.timer import TimerModel, TimerState, TrayModel
from tracksync.desktop.panels import Panels, PanelWatch
from tracksync.desktop.views.tray_words import TROUBLE_LINES, TrayWords, menu_line, menu_lines

if TYPE_CHECKING:
    from tracksync.desktop.look.look import Look

_MINUTE_MS = 60_000
_SHINES_MS = 3_000
_RECENT = 5
_STEPS = 48
# What Qt calls the platforms on which panels take status items.
_WITH_PANELS = ("xcb", "wayland", "wayland-egl")
# What Qt calls the window that it puts into a tray on X11; it ends with the tray.
_HELD = "QSystemTrayIconSysWindow"
_INK = (118, 124, 132)
_BLANK_PX = 18
_FACES = {
    TimerState.IDLE: Face.IDLE,
    TimerState.RUNNING: Face.RUNNING,
    TimerState.PAUSED: Face.PAUSED,
}


def sign_of(tray: TrayModel, today: timedelta, *, shines: bool = False) -> TraySign:
    """Tell what the icon shows; the ring moves in steps that can be seen."""
    timer = tray.timer
    share = today / timer.target if timer.target else 1.0
    return TraySign(
        _FACES[timer.state],
        min(_STEPS, int(share * _STEPS)) / _STEPS if timer.state is TimerState.RUNNING else 0.0,
        needs_you=tray.needs_you,
        captures=bool(timer.capture),
        shines=shines and bool(timer.capture),
    )


class Tray(QObject):
    """
    Shows the timer in the tray and forwards what is clicked.

    While a timer runs it wakes once a minute; otherwise never.
    """

    open_clicked = Signal()
    start_clicked = Signal(str)
    stop_clicked = Signal()
    resume_clicked = Signal()
    pause_clicked = Signal(int)
    tomorrow_clicked = Signal()
    private_clicked = Signal()
    find_clicked = Signal()
    questions_clicked = Signal()
    outbox_clicked = Signal()
    capture_clicked = Signal()
    capture_paused = Signal()
    unlock_clicked = Signal()
    quit_clicked = Signal()
    host_changed = Signal()  # what shows the icon may have come or gone

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = TrayModel(TimerModel(TimerState.IDLE, "UTC"), is_closed=True)
        self._words = TrayWords()
        self._look: Callable[[], Look] | None = None
        self._icons: dict[TimerState, QIcon] = {}
        self._sign: TraySign | None = None
        self._left_click = "window"
        self._since = QElapsedTimer()
        self._since.start()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._show_icon)
        self._shine = QTimer(self, interval=_SHINES_MS, singleShot=True)
        self._shine.timeout.connect(self._show_icon)
        self.menu = QMenu()
        self.icon, self._is_item = self._make_icon(), False
        self._panels: Panels | None = None
        self._held: QWindow | None = None
        self.menu.aboutToShow.connect(self._draw_icons)
        self.menu.aboutToShow.connect(self._show_lines)
        self._build()
        self._show_icon()
        self._show_lines()

    # --- the view -----------------------------------------------------------------------------

    def show(self) -> None:
        """Put it there; a host of the same kind that comes later, or comes back, takes it."""
        self.icon.show()
        if QGuiApplication.platformName() == "xcb":
            # Only a window has a place that we are told, and only once a tray took it in.
            is_placed = not self.icon.geometry().isEmpty()
            self._is_item = not is_placed and QSystemTrayIcon.isSystemTrayAvailable()

    def hear_of_loss(self) -> bool:
        """
        Have `host_changed` tell when the host of now goes.

        Returns:
            False while the icon is not in its host yet: whoever asks asks once more.
        """
        if QGuiApplication.platformName() != "xcb" or self._is_item:
            return True  # the panels' own word
        # Windows, not widgets: asking for those costs 3 MB.
        held = next((w for w in QGuiApplication.allWindows() if w.objectName() == _HELD), None)
        if held is not None and held is not self._held:
            held.destroyed.connect(self.host_changed)
        self._held = held
        return held is not None

    def follow_panels(self, watch: Callable[[], PanelWatch | None]) -> None:
        """
        Keep the icon in whatever kind of tray the session has.

        Args:
            watch: Makes what hears of panels; None where there are none.
        """
        here = watch() if QGuiApplication.platformName() in _WITH_PANELS else None
        if here is None:
            return
        self._panels = panels = Panels(here, self)
        panels.changed.connect(lambda: self._follow(has_panel=panels.is_there()))
        has_panel = panels.is_there()
        if not self._fits(has_panel=has_panel):  # one came just after the icon
            self._follow(has_panel=has_panel)

    def _fits(self, *, has_panel: bool) -> bool:
        """
        Tell whether the icon is of the kind that the session shows.

        On X11 Qt chooses the kind when one is made: a status item where a panel takes them, else a
        window, for ever.
        """
        return QGuiApplication.platformName() != "xcb" or self._is_item is has_panel

    def _follow(self, *, has_panel: bool) -> None:
        """
        Show the icon in the tray there is now.

        Args:
            has_panel: Whether a panel takes status items. Such an item is registered once more: a
                panel that was told of it before its parts knew one another hears of it now. A
                window finds a tray of its kind by itself, whenever that comes.
        """
        self.host_changed.emit()
        before = self.icon
        is_new = not self._fits(has_panel=has_panel)
        if not before.isVisible() or not (has_panel or is_new):
            return
        before.hide()
        if is_new:
            self._is_item = has_panel
            self.icon = self._make_icon()
            self.icon.setIcon(before.icon())
            self.icon.setToolTip(before.toolTip())
            before.deleteLater()
        self.icon.show()

    def close(self) -> None:
        """Take it away."""
        self._minute.stop()
        if self._panels is not None:
            self._panels.close()
        self.icon.hide()

    def dress(self, words: Words, look: Callable[[], Look]) -> None:
        """
        Take on words and a look.

        Args:
            look: Asked for when the menu is first opened: with its icons it takes 3 MB and 30 ms.
        """
        self._look = look
        self.speak_anew(words)

    def _draw_icons(self) -> None:
        """Put icons before the lines; in a grey that stands out on light and dark menus alike."""
        if self._look is None or self._icons:
            return
        look = self._look()
        for action, name in (
            (self._trouble[0], "warning"),
            (self._unlock, "key"),
            (self._capture, "capture"),
            (self._no_capture, "pause"),
            (self._detail, "clock"),
            (self._find, "search"),
            (self._pause.menuAction(), "pause"),
            (self._question, "question"),
            (self._outbox, "outbox"),
            (self._open, "today"),
            (self._quit, "quit"),
            *((line, "play") for line in self._recent),
        ):
            action.setIcon(look.icon(name, _INK))
        blank = QPixmap(_BLANK_PX, _BLANK_PX)
        blank.fill(QColor(0, 0, 0, 0))
        # Panels that draw the menu begin a line without an icon further left than the others.
        for goes_on in self._trouble[1:]:
            goes_on.setIcon(QIcon(blank))
        self._icons = {
            TimerState.RUNNING: look.icon("stop", _INK),
            TimerState.PAUSED: look.icon("play", _INK),
            TimerState.IDLE: look.icon("play", _INK),
        }

    def shine(self) -> None:
        """Let the red dot be large for a moment: a picture was taken."""
        self._shine.start()
        self._show_icon()

    def click_does(self, what: str) -> None:
        """Choose what a left click does: "window", "menu" or "timer"."""
        self._left_click = what

    def speak_anew(self, words: Words) -> None:
        """Say everything again, in the language and with the clock of now."""
        self._words = TrayWords(words)
        self._show_icon()
        self._show_lines()

    def show_tray(self, tray: TrayModel) -> None:
        self._model = tray
        self._since.restart()
        if tray.timer.state is TimerState.RUNNING:
            self._minute.start()
        else:
            self._minute.stop()
        self._show_icon()
        self._show_lines()

    # --- lines --------------------------------------------------------------------------------

    def _make_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activated)
        return icon

    def _build(self) -> None:
        menu = self.menu
        self._trouble = [self._line(self.open_clicked.emit) for _ in range(TROUBLE_LINES)]
        self._unlock = self._line(self.unlock_clicked.emit)
        self._below_trouble = menu.addSeparator()
        self._now = self._line(self._now_clicked)
        self._detail = self._line(self.open_clicked.emit)
        self._capture = self._line(self.capture_clicked.emit)
        self._no_capture = self._line(self.capture_paused.emit)
        self._first = menu.addSeparator()
        self._recent = [
            self._line(partial(self._recent_clicked, place)) for place in range(_RECENT)
        ]
        self._find = self._line(self.find_clicked.emit)
        menu.addSeparator()
        self._pause = menu.addMenu("")
        chosen: tuple[Callable[[], None], ...] = (
            lambda: self.pause_clicked.emit(15),
            lambda: self.pause_clicked.emit(60),
            self.tomorrow_clicked.emit,
            self.private_clicked.emit,
        )
        self._pauses = [self._line(does, self._pause) for does in chosen]
        self._question = self._line(self.questions_clicked.emit)
        self._outbox = self._line(self.outbox_clicked.emit)
        menu.addSeparator()
        self._open = self._line(self.open_clicked.emit)
        self._quit = self._line(self.quit_clicked.emit)

    def _line(self, does: Callable[[], None], menu: QMenu | None = None) -> QAction:
        action = (menu or self.menu).addAction("")
        action.triggered.connect(lambda _on=False: does())
        return action

    def _show_lines(self) -> None:
        """Write all lines; a line that says the same as before is left alone by Qt."""
        tray, words = self._model, self._words
        timer = tray.timer
        is_open = not tray.is_closed
        trouble = menu_lines(words.trouble(tray))
        for place, action in enumerate(self._trouble):
            _say(action, trouble[place] if place < len(trouble) else "")
        _say(self._unlock, words.unlock() if tray.can_unlock else "")
        self._below_trouble.setVisible(bool(trouble) and is_open)
        _say(self._now, words.now(timer) if is_open else "")
        _say(self._detail, words.detail(timer, self._passed) if is_open else "")
        _say(self._capture, timer.capture or timer.no_capture)
        can_pause = timer.capture and not timer.capture_is_set
        _say(self._no_capture, words.no_capture() if can_pause else "")
        if timer.state in self._icons:
            self._now.setIcon(self._icons[timer.state])
        self._now.setEnabled(timer.task is not None or timer.state is not TimerState.IDLE)
        self._first.setVisible(is_open)
        for place, action in enumerate(self._recent):
            shown = is_open and place < len(tray.recent)
            _say(action, words.task(tray.recent[place]) if shown else "")
        _say(self._find, words.find() if is_open else "")
        self._pause.setTitle(menu_line(words.pause()))
        self._pause.menuAction().setVisible(timer.state is not TimerState.PAUSED)
        for action, said in zip(self._pauses, words.pauses(), strict=True):
            _say(action, said)
        _say(self._question, words.questions(tray))
        _say(self._outbox, words.outbox(tray) if is_open else "")
        _say(self._open, words.open())
        _say(self._quit, words.quit())

    @property
    def _passed(self) -> timedelta:
        """Tell what has gone by since the model was made, while a timer runs."""
        if self._model.timer.state is not TimerState.RUNNING:
            return timedelta(0)
        return timedelta(milliseconds=self._since.elapsed())

    def _show_icon(self) -> None:
        passed = self._passed
        sign = sign_of(self._model, self._model.timer.today + passed, shines=self._shine.isActive())
        if sign != self._sign:
            self._sign = sign
            self.icon.setIcon(tray_icon(sign))
        said = self._words.tip(self._model, passed)
        if said != self.icon.toolTip():
            self.icon.setToolTip(said)

    # --- forwarding ---------------------------------------------------------------------------

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # A double click is a Trigger first, so the window is there already.
        if reason is not QSystemTrayIcon.ActivationReason.Trigger:
            return
        if self._left_click == "menu":
            # Where the pointer is: panels do not tell where the icon is.
            self.menu.popup(QCursor.pos())
        elif self._left_click == "timer" and self._now.isEnabled():
            self._now_clicked()
        else:
            self.open_clicked.emit()

    def _now_clicked(self) -> None:
        timer = self._model.timer
        if timer.state is TimerState.RUNNING:
            self.stop_clicked.emit()
        elif timer.state is TimerState.PAUSED:
            self.resume_clicked.emit()
        elif timer.task is not None:
            self.start_clicked.emit(timer.task.ref)

    def _recent_clicked(self, place: int) -> None:
        if place < len(self._model.recent):
            self.start_clicked.emit(self._model.recent[place].ref)


def _say(action: QAction, words: str) -> None:
    """Give a line its words; without any it is not there."""
    if words:
        action.setText(menu_line(words))
    action.setVisible(bool(words))
