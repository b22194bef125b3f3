"""What a scene is built on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.desktop import samples
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.window import Badge, Place
from tracksync.desktop.views.page import Page, Skeleton
from tracksync.desktop.views.sayings import Sayings
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


def in_window(on: Stage, place: Place, page: Page) -> MainWindow:
    """Show a page in the window, with a timer that runs and something that needs the person."""
    pages: dict[Place, Callable[[], QWidget]] = dict.fromkeys(Place, QWidget)
    pages[place] = lambda: page
    window = MainWindow(on.look, pages)
    window.header.show_timer(samples.timer())
    window.show_badge(Place.OUTBOX, Badge(2, is_urgent=True))
    window.go(place)
    return window
