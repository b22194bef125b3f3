"""What the lines of the tray's menu say."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QLocale, QObject

from tracksync.desktop.look.words import Words, in_table
from tracksync.desktop.models.timer import TaskLine, TimerModel, TimerState, TrayModel
from tracksync.desktop.views.plain import label

_LONGEST = 60
_TITLE = 40
# What a trouble may take: it is there to be read, and ends with what to do.
_TROUBLE, TROUBLE_LINES = 48, 5


def menu_line(words: str) -> str:
    """Make words fit a menu: one line, bounded, without shortcuts hidden in it."""
    return label(words, limit=_LONGEST)


def menu_lines(words: str) -> tuple[str, ...]:
    """Break words into lines of a menu, of which each sentence begins one."""
    lines: list[str] = []
    for word in words.split():
        goes_on = bool(lines) and not lines[-1].endswith(".")
        if goes_on and len(lines[-1]) + len(word) < _TROUBLE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    kept = lines[: TROUBLE_LINES - 1]
    rest = " ".join(lines[TROUBLE_LINES - 1 :])
    return (*kept, rest) if rest else tuple(kept)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"


class TrayWords(QObject):
    """Words for a `TrayModel`, in the language loaded at the moment they are asked for."""

    def __init__(self, words: Words | None = None) -> None:
        super().__init__()
        self.words = words or Words(QLocale(), self)

    def now(self, timer: TimerModel) -> str:
        """Say what a click on the first line does to what runs."""
        if timer.state is TimerState.RUNNING and timer.task is not None:
            return self.tr("Stop {task}").format(task=self.task(timer.task))
        if timer.state is TimerState.PAUSED:
            if timer.task is None:
                return self.tr("Resume")
            return self.tr("Resume {task}").format(task=self.task(timer.task))
        if timer.task is not None:
            return self.tr("Start {task}").format(task=self.task(timer.task))
        return self.tr("Nothing is running")

    def detail(self, timer: TimerModel, passed: timedelta) -> str:
        today = self.tr("{time} today").format(time=in_table(timer.today + passed))
        if timer.state is TimerState.RUNNING:
            on_it = self.tr("{time} on it").format(time=in_table(timer.elapsed + passed))
            return f"{on_it} · {today}"
        if timer.state is TimerState.PAUSED:
            paused = self.tr("Paused")
            if timer.paused_until is not None:
                until = self.words.clock(timer.paused_until, timer.zone)
                paused = self.tr("Paused until {time}").format(time=until)
            elif timer.is_private:
                paused = self.tr("Private, nothing is seen")
            return f"{paused} · {today}"
        return today

    def unreal(self, timer: TimerModel) -> list[str]:
        """Say what comes from no person here, so that nobody takes it for a day of theirs."""
        said = []
        if timer.is_scripted:
            said.append(self.tr("activity from a script"))
        if timer.keystore_is_scripted:
            said.append(self.tr("keystore for tests"))
        return said

    def task(self, task: TaskLine) -> str:
        return f"{_short(task.title)}  {task.key}" if task.key else _short(task.title)

    def find(self) -> str:
        return self.tr("Search a task…")

    def pause(self) -> str:
        return self.tr("Pause")

    def pauses(self) -> tuple[str, str, str, str]:
        return (
            self.tr("For 15 min"),
            self.tr("For 1 h"),
            self.tr("Until tomorrow"),
            self.tr("Private, until I say so"),
        )

    def no_capture(self) -> str:
        """Say that pictures can be paused, and what that does to the time: nothing."""
        return self.tr("Pause pictures; time goes on")

    def questions(self, tray: TrayModel) -> str:
        if not tray.questions:
            return ""
        if tray.questions == 1 and tray.question_from and tray.question_to:
            span = self.words.dash(tray.question_from, tray.question_to, tray.timer.zone)
            return self.tr("1 question about {span}").format(span=span)
        return self.tr("%n question(s)", "", tray.questions)

    def outbox(self, tray: TrayModel) -> str:
        parts = []
        if tray.waiting:
            parts.append(self.tr("%n waiting", "", tray.waiting))
        if tray.stuck:
            parts.append(self.tr("%n need(s) you", "", tray.stuck))
        return " · ".join(parts) or self.tr("Nothing waits to be sent")

    def trouble(self, tray: TrayModel) -> str:
        if tray.trouble or not tray.is_closed:
            return tray.trouble
        return self.tr("Opening…")

    def unlock(self) -> str:
        return self.tr("Unlock…")

    def open(self) -> str:
        return self.tr("Open TrackSync")

    def quit(self) -> str:
        return self.tr("Quit")

    def tip(self, tray: TrayModel, passed: timedelta) -> str:
        """Say it in one line beside the icon; plain, whatever the title holds."""
        timer = tray.timer
        if tray.is_closed:
            said = self.trouble(tray)
        elif timer.state is TimerState.RUNNING and timer.task is not None:
            said = f"{_short(timer.task.title)} · {self.detail(timer, passed)}"
        else:
            said = self.detail(timer, passed)
        if timer.capture or timer.no_capture:
            said = f"{said} · {timer.capture or timer.no_capture}"
        # Some panels read markup here; without the sign that opens it there is none.
        return " ".join(f"TrackSync: {said}".replace("<", "(").replace("&", "+").split())
