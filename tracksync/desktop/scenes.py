"""Every window and state, built with made-up content and nothing behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracksync.desktop import samples
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.tray_icon import SIZES_PX, Face, Panel, TraySign, tray_pixmap
from tracksync.desktop.models.timer import TimerState
from tracksync.desktop.models.window import Badge, Place
from tracksync.desktop.views.page import Page, Skeleton
from tracksync.desktop.views.parts import Text, area
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today import TodayPage
from tracksync.desktop.views.window import MainWindow

SMALL = QSize(720, 480)


class Stage:
    """What every view gets."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.sayings = Sayings(look.words)


Scene = Callable[[Stage], QWidget]


def settle(window: QWidget) -> None:
    """Let what waits for a moment appear at once."""
    for skeleton in window.findChildren(Skeleton):
        skeleton.appear()


def _window(on: Stage, place: Place, page: Page) -> MainWindow:
    pages: dict[Place, Callable[[], QWidget]] = dict.fromkeys(Place, QWidget)
    pages[place] = lambda: page
    window = MainWindow(on.look, pages)
    window.header.show_timer(samples.timer())
    window.show_badge(Place.OUTBOX, Badge(2, is_urgent=True))
    window.go(place)
    return window


def _today(on: Stage) -> MainWindow:
    page = TodayPage(on.look, on.sayings)
    page.show_day(samples.today())
    return _window(on, Place.TODAY, page)


def _today_small(on: Stage) -> QWidget:
    window = _today(on)
    window.resize(SMALL)
    return window


def _today_empty(on: Stage) -> QWidget:
    page = TodayPage(on.look, on.sayings)
    day = samples.today()
    bare = replace(day.strip, blocks=(), buckets=(), now_at=samples.at(8, 20))
    page.show_day(
        replace(day, rows=(), questions=(), strip=bare, total=day.total * 0, is_first_run=True)
    )
    window = _window(on, Place.TODAY, page)
    window.header.show_timer(samples.timer(TimerState.IDLE))
    return window


def _today_paused_offline(on: Stage) -> QWidget:
    window = _today(on)
    window.header.show_timer(replace(samples.timer(TimerState.PAUSED)))
    page = window.pages[Place.TODAY]
    if isinstance(page, TodayPage):
        page.show_offline(True)
        page.show_undo("Code review was deleted.")
    return window


def _today_loading(on: Stage) -> QWidget:
    page = TodayPage(on.look, on.sayings)
    page.show_loading()
    return _window(on, Place.TODAY, page)


def _tasks(on: Stage) -> QWidget:
    page = TasksPage(on.look)
    page.show_tasks(samples.tasks())
    return _window(on, Place.TASKS, page)


def _tasks_empty(on: Stage) -> QWidget:
    page = TasksPage(on.look)
    page.show_tasks(replace(samples.tasks(), rows=(), read_at=None, service=""))
    return _window(on, Place.TASKS, page)


def _tray_icons(on: Stage) -> QWidget:
    window = area()
    on.look.dress(window)
    grid = QGridLayout(window)
    signs = {
        "idle": TraySign(Face.IDLE),
        "running 5 %": TraySign(Face.RUNNING, 0.05),
        "running 60 %": TraySign(Face.RUNNING, 0.6),
        "running 100 %": TraySign(Face.RUNNING, 1.0),
        "paused": TraySign(Face.PAUSED),
        "needs you": TraySign(Face.RUNNING, 0.6, needs_you=True),
        "capture": TraySign(Face.RUNNING, 0.6, captures=True),
        "all": TraySign(Face.PAUSED, 0.6, needs_you=True, captures=True),
    }
    for row, (name, sign) in enumerate(signs.items()):
        grid.addWidget(Text(on.look, name), row, 0)
        for column, ground in enumerate(("#f2f2f2", "#1e1e22", "#ffffff", "#3c3f44"), 1):
            panel = QWidget()
            panel.setStyleSheet(f"background: {ground}")
            line = QGridLayout(panel)
            kind = (Panel.UNKNOWN, Panel.UNKNOWN, Panel.LIGHT, Panel.DARK)[column - 1]
            for place, size in enumerate(SIZES_PX):
                shown = Text(on.look)
                shown.setPixmap(tray_pixmap(sign, size, kind))
                line.addWidget(shown, 0, place, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(panel, row, column)
    return window


SCENES: dict[str, Scene] = {
    "today": _today,
    "today-small": _today_small,
    "today-empty": _today_empty,
    "today-offline": _today_paused_offline,
    "today-loading": _today_loading,
    "tasks": _tasks,
    "tasks-empty": _tasks_empty,
    "tray-icons": _tray_icons,
}
