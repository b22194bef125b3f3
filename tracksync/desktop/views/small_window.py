"""The small window in place of a tray: everything the tray's menu has."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, LINK_HANG, NEAR, TIGHT, Type
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.timer import TimerModel, TimerState, TrayModel
from tracksync.desktop.views.page import clear
from tracksync.desktop.views.parts import Button, Dot, ElidedText, Picture, Text, hung, rule
from tracksync.desktop.views.pausing import PauseButton
from tracksync.desktop.views.plain import bounded
from tracksync.desktop.views.tray_words import TrayWords

_SHINES_MS = 6_000


class SmallWindow(QWidget):
    """
    Shown where the desktop has no tray, so that nothing is out of reach.

    Of each picture of the screen it tells for a moment, as the tray's dot does.
    """

    start_clicked = Signal(str)
    stop_clicked = Signal()
    pause_clicked = Signal(int)
    tomorrow_clicked = Signal()
    private_clicked = Signal()
    resume_clicked = Signal()
    questions_clicked = Signal()
    outbox_clicked = Signal()
    find_clicked = Signal()
    open_clicked = Signal()
    quit_clicked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = TrayWords(look.words)
        self.setObjectName("small_window")
        self.setWindowTitle("TrackSync")
        look.dress(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, NEAR)
        column.setSpacing(NEAR)
        column.addLayout(self._head())
        self._detail = ElidedText(look, tone="quiet")
        column.addWidget(self._detail)
        column.addLayout(self._buttons())
        column.addWidget(rule())
        self._recent = self._links(column)
        column.addWidget(rule())
        self._notes = QVBoxLayout()
        self._notes.setSpacing(TIGHT)
        column.addLayout(self._notes)
        self._lines = self._links(column)
        column.addStretch(1)
        column.addLayout(self._foot())
        self._model: TrayModel | None = None
        self._picture = ""
        self.shine = QTimer(self, interval=_SHINES_MS, singleShot=True)
        self.shine.timeout.connect(self._show_again)
        self.resize(look.em(18), look.em(19))

    def _links(self, column: QVBoxLayout) -> QVBoxLayout:
        """Make room for links whose words stand at the column's edge."""
        row, links = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(0)
        row.addSpacing(-LINK_HANG)
        links.setSpacing(TIGHT)
        row.addLayout(links, 1)
        column.addLayout(row)
        return links

    def _head(self) -> QHBoxLayout:
        look = self._look
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        self._dot = Dot(look)
        self._title = ElidedText(look, size=Type.ROW, is_strong=True)
        self._clock = Text(look, size=Type.PAGE)
        head.addWidget(self._dot)
        head.addWidget(self._title, 1)
        head.addWidget(self._clock)
        return head

    def _buttons(self) -> QHBoxLayout:
        look = self._look
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        self._main = Button(look, "", kind="main")
        self._pause = PauseButton(look)
        self._main.clicked.connect(self._main_clicked)
        self._pause.minutes_chosen.connect(self.pause_clicked)
        self._pause.tomorrow_chosen.connect(self.tomorrow_clicked)
        self._pause.private_chosen.connect(self.private_clicked)
        buttons.addWidget(self._main, 1)
        buttons.addWidget(self._pause, 1)
        return buttons

    def _foot(self) -> QHBoxLayout:
        look = self._look
        foot = QHBoxLayout()
        opens = Button(look, self.tr("Open TrackSync"), kind="quiet")
        quits = Button(look, self.tr("Quit"), kind="quiet", icon="quit")
        opens.clicked.connect(self.open_clicked)
        quits.clicked.connect(self.quit_clicked)
        foot.addLayout(hung(opens, opens.hang))
        foot.addStretch(1)
        foot.addWidget(quits)
        foot.addSpacing(-quits.hang)
        return foot

    def show_tray(self, tray: TrayModel) -> None:
        self._model = tray
        timer = tray.timer
        is_idle = timer.state is TimerState.IDLE
        task = timer.task
        self._dot.setVisible(task is not None and not is_idle)
        self._dot.show_hue(task.hue if task else 0)
        name = task.title if task else self.tr("Paused")
        self._title.setText(self.tr("Nothing is running") if is_idle else name)
        self._clock.say("" if is_idle else in_table(timer.elapsed))
        said = [self._detail_words(timer), *self._words.unreal(timer)]
        self._detail.setText("  ·  ".join(said))
        self._show_buttons(tray)
        clear(self._recent)
        for line in tray.recent:
            button = Button(self._look, line.title, kind="link", icon="play")
            button.setAccessibleName(self.tr("Switch to {task}").format(task=line.title))
            button.clicked.connect(lambda _on=False, ref=line.ref: self.start_clicked.emit(ref))
            self._recent.addWidget(button)
        find = Button(self._look, self.tr("Search a task…"), kind="link", icon="search")
        find.clicked.connect(self.find_clicked)
        self._recent.addWidget(find)
        self._show_lines(tray)

    def _detail_words(self, timer: TimerModel) -> str:
        if timer.state is TimerState.PAUSED:
            return self._words.detail(timer, timedelta(0))
        length = self._look.words.length(timer.today)
        today = self.tr("{today} today").format(today=length)
        return f"{timer.task.key}  ·  {today}" if timer.task and timer.task.key else today

    def _show_buttons(self, tray: TrayModel) -> None:
        timer = tray.timer
        if timer.state is TimerState.RUNNING:
            self._main.say(self.tr("Stop"), "stop")
        elif timer.state is TimerState.PAUSED:
            self._main.say(self.tr("Resume"), "play")
        elif timer.task:
            self._main.say(self.tr("Start {title}").format(title=bounded(timer.task.title)), "play")
        self._main.setVisible(timer.task is not None or timer.state is not TimerState.IDLE)
        self._pause.setVisible(timer.state is TimerState.RUNNING)

    def tell_of_picture(self, clock: str) -> None:
        """Say that a picture was taken; *clock* is when."""
        self._picture = self.tr("A picture was taken at {clock}").format(clock=clock)
        self.shine.start()
        self._show_again()

    def _show_again(self) -> None:
        if self._model is not None:
            self._show_lines(self._model)

    def _captures(self, timer: TimerModel) -> Text:
        """Say that pictures are taken; loudly, where one was just now."""
        is_new = self.shine.isActive()
        said = self._picture if is_new else timer.capture
        return Text(self._look, said, tone="red", is_strong=is_new, wraps=True)

    def _show_lines(self, tray: TrayModel) -> None:
        clear(self._notes)
        clear(self._lines)
        if tray.trouble:
            self._notes.addWidget(Text(self._look, tray.trouble, tone="red", wraps=True))
        if tray.timer.no_capture:
            why = Text(self._look, tray.timer.no_capture, tone="quiet", wraps=True)
            self._notes.addWidget(why)
        if tray.timer.capture:
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Picture(self._look, "capture", tone="red_text"))
            row.addWidget(self._captures(tray.timer), 1)
            holder = QWidget()
            holder.setLayout(row)
            self._notes.addWidget(holder)
        if tray.questions:
            asks = Button(self._look, self._words.questions(tray), kind="link", icon="question")
            asks.clicked.connect(self.questions_clicked)
            self._lines.addWidget(asks)
        icon = "warning" if tray.stuck else "waiting" if tray.waiting else "check"
        out = Button(self._look, self._words.outbox(tray), kind="link", icon=icon)
        out.clicked.connect(self.outbox_clicked)
        self._lines.addWidget(out)

    def _main_clicked(self) -> None:
        timer = self._model.timer if self._model else None
        if timer is None:
            return
        if timer.state is TimerState.RUNNING:
            self.stop_clicked.emit()
        elif timer.state is TimerState.PAUSED:
            self.resume_clicked.emit()
        elif timer.task:
            self.start_clicked.emit(timer.task.ref)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay reachable: without a tray this window is the only way back."""
        event.ignore()
        self.showMinimized()
