"""The head of the window: what runs, how long, and one button."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import EDGE, NEAR, Type
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.timer import TimerModel, TimerState
from tracksync.desktop.views.parts import Button, Dot, ElidedText, Picture, Text
from tracksync.desktop.views.pausing import PauseButton
from tracksync.desktop.views.plain import bounded
from tracksync.desktop.views.tray_words import TrayWords

_TICK_MS, _MINUTE_MS = 5_000, 60_000
_ROOM_FOR_WORDS_EMS = 34


class Header(QWidget):
    """
    Shows the timer; its time goes on by itself while it can be seen.

    Signals: `went_on` when what it says of the time, or a minute, has changed by itself.
    """

    went_on = Signal()

    start_clicked = Signal(str)
    stop_clicked = Signal()
    pause_clicked = Signal(int)
    tomorrow_clicked = Signal()
    private_clicked = Signal()
    resume_clicked = Signal()
    switch_clicked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._timer: TimerModel | None = None
        self._had_focus: Button | None = None
        self._since = QElapsedTimer()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._tick.timeout.connect(self._go_on)
        self._told: tuple[str, str, int] | None = None
        self.setObjectName("header")
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._keep_height()
        look.follow(self, self._keep_height)

    def _build(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 10, EDGE, 10)
        row.setSpacing(NEAR)
        self._dot = Dot(self._look)
        self._title = ElidedText(self._look, size=Type.ROW, is_strong=True)
        self._detail = ElidedText(self._look, tone="quiet")
        self._capture_icon = Picture(self._look, "capture", tone="red", size_px=16)
        self._capture = Text(self._look, size=Type.CAPTION, tone="red")
        names = QVBoxLayout()
        names.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(NEAR)
        first.addWidget(self._dot)
        first.addWidget(self._title, 1)
        second = QHBoxLayout()
        second.setSpacing(NEAR)
        second.addWidget(self._capture_icon)
        second.addWidget(self._capture)
        second.addWidget(self._detail, 1)
        names.addLayout(first)
        names.addLayout(second)
        self._clock = Text(self._look, in_table(timedelta(0)), size=Type.CLOCK)
        self._pause = PauseButton(self._look, kind="quiet")
        self._switch = Button(self._look, self.tr("Switch"), icon="switch")
        self.main = Button(self._look, self.tr("Stop"), kind="main", icon="stop")
        self._pause.minutes_chosen.connect(self.pause_clicked)
        self._pause.tomorrow_chosen.connect(self.tomorrow_clicked)
        self._pause.private_chosen.connect(self.private_clicked)
        self._switch.clicked.connect(self.switch_clicked)
        self.main.clicked.connect(self._main_clicked)
        row.addLayout(names, 1)
        row.addWidget(self._clock)
        row.addSpacing(NEAR)
        for button in (self._pause, self._switch, self.main):
            row.addWidget(button)

    def _keep_height(self) -> None:
        """Be as high with nothing running: what is below must not jump at each start and stop."""
        row = self._row.contentsMargins()
        self.setMinimumHeight(self._clock.sizeHint().height() + row.top() + row.bottom())

    def show_timer(self, timer: TimerModel) -> None:
        self._timer = timer
        self._since.restart()
        task = timer.task
        is_idle = timer.state is TimerState.IDLE
        self._dot.setVisible(task is not None and not is_idle)
        if task:
            self._dot.show_hue(task.hue)
        self._title.setText(self._title_words(timer))
        self._capture_icon.setVisible(bool(timer.capture))
        self._capture.say(timer.capture)
        self._clock.setVisible(not is_idle)
        self._pause.setVisible(timer.state is TimerState.RUNNING)
        self._switch.say(
            self.tr("Choose a task") if is_idle else self.tr("Switch"),
            "search" if is_idle else "switch",
        )
        self.main.setVisible(bool(task) or not is_idle)
        words, icon = self._main_words(timer)
        self.main.say(words, icon)
        self._show_time()

    def _title_words(self, timer: TimerModel) -> str:
        if timer.state is TimerState.IDLE:
            return self.tr("Nothing is running")
        return timer.task.title if timer.task else self.tr("Paused")

    def _main_words(self, timer: TimerModel) -> tuple[str, str]:
        if timer.state is TimerState.RUNNING:
            return self.tr("Stop"), "stop"
        if timer.state is TimerState.PAUSED:
            return self.tr("Resume"), "play"
        title = timer.task.title if timer.task else ""
        return self.tr("Start {title}").format(title=bounded(title)), "play"

    def _detail_words(self, timer: TimerModel, passed: timedelta) -> str:
        words = self._look.words
        spent = words.length(timer.today + passed)
        today = self.tr("{today} today").format(today=spent)
        if timer.target:
            today = self.tr("{today} of {target} today").format(
                today=spent, target=words.length(timer.target)
            )
        if timer.state is TimerState.PAUSED:
            paused = self.tr("Paused")
            if timer.paused_until:
                until = words.clock(timer.paused_until, timer.zone)
                paused = self.tr("Paused until {time}").format(time=until)
            if timer.is_private:
                paused = self.tr("{paused}, nothing is seen").format(paused=paused)
            return f"{paused}  ·  {today}"
        key = timer.task.key if timer.task and timer.state is TimerState.RUNNING else ""
        return f"{key}  ·  {today}" if key else today

    def show_busy(self, is_busy: bool) -> None:
        buttons = (self.main, self._pause, self._switch)
        if is_busy:
            focused = self.window().focusWidget()
            self._had_focus = next((b for b in buttons if b is focused), None)
        for button in buttons:
            button.setEnabled(not is_busy)
        if not is_busy and self._had_focus is not None:
            # A button that waits loses the keyboard; whoever pressed it goes on from there.
            had, self._had_focus = self._had_focus, None
            (had if had.isVisible() else self.main).setFocus()

    @property
    def is_ticking(self) -> bool:
        return self._tick.isActive()

    def _show_time(self) -> None:
        timer = self._timer
        if timer is None:
            return
        is_running = timer.state is TimerState.RUNNING
        passed = timedelta(milliseconds=self._since.elapsed()) if is_running else timedelta(0)
        self._clock.setText(in_table(timer.elapsed + passed))
        self._clock.setAccessibleName(
            self.tr("{length} on this task").format(
                length=self._look.words.length(timer.elapsed + passed)
            )
        )
        marks = TrayWords(self._look.words).unreal(timer)
        self._detail.setText("  ·  ".join([self._detail_words(timer, passed), *marks]))
        minute = self._since.elapsed() // _MINUTE_MS
        self._told = (self._clock.text(), self._detail.text(), minute)

    def _go_on(self) -> None:
        before = self._told
        self._show_time()
        if self._told != before:
            self.went_on.emit()

    def _main_clicked(self) -> None:
        timer = self._timer
        if timer is None:
            return
        if timer.state is TimerState.RUNNING:
            self.stop_clicked.emit()
        elif timer.state is TimerState.PAUSED:
            self.resume_clicked.emit()
        elif timer.task:
            self.start_clicked.emit(timer.task.ref)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.em(_ROOM_FOR_WORDS_EMS)
        for button in (self._pause, self._switch):
            button.be_narrow(is_narrow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_time()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
