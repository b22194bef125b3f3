"""What is shown beside the pages: tray, small windows, first run, and a store that stays closed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tests.desktop import samples
from tests.desktop import samples_pages as pages
from tests.desktop.samples_held import held
from tests.desktop.stage import Scene, Stage, in_window
from tracksync.core.hues import Hue
from tracksync.desktop.look.tray_icon import SIZES_PX, Face, Panel, TraySign, tray_pixmap
from tracksync.desktop.models.link import LinkModel
from tracksync.desktop.models.timer import TrayModel
from tracksync.desktop.models.window import Place
from tracksync.desktop.tray import Tray
from tracksync.desktop.views.colours import ColourMenu
from tracksync.desktop.views.finder import Finder
from tracksync.desktop.views.first_run import FirstRun
from tracksync.desktop.views.link import LinkDialog
from tracksync.desktop.views.parts import Text, area
from tracksync.desktop.views.recovery import RecoveryDialog
from tracksync.desktop.views.small_window import SmallWindow
from tracksync.desktop.views.today.page import TodayPage
from tracksync.desktop.views.today.question_window import QuestionWindow


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


def _first_run(number: int) -> Scene:
    def build(on: Stage) -> QWidget:
        dialog = FirstRun(on.look, held().first_run)
        dialog.show_page(number)
        return dialog

    return build


def _recovery(on: Stage) -> QWidget:
    dialog = RecoveryDialog(on.look, has_key=True)
    dialog.card.show_key(pages.RECOVERY_KEY)
    dialog.card.may_leave()
    return dialog


def _question(on: Stage) -> QWidget:
    window = QuestionWindow(on.look, on.sayings)
    window.ask(samples.question())
    return window


def _question_of_three(on: Stage) -> QWidget:
    window = QuestionWindow(on.look, on.sayings)
    window.ask(samples.question())
    window.show_more(2)
    return window


def _small(on: Stage) -> QWidget:
    window = SmallWindow(on.look)
    window.show_tray(samples.tray())
    return window


def _link(on: Stage) -> QWidget:
    place = "example.atlassian.net"
    asked = LinkModel(samples.LOGIN, "Jira Cloud", place, running=samples.INVOICE.key)
    return LinkDialog(on.look, asked)


def _link_refused(on: Stage) -> QWidget:
    return LinkDialog(on.look, LinkModel(trouble=held().troubles["unassigned"]))


def _finder(on: Stage) -> QWidget:
    finder = Finder(on.look)
    finder.search.setText("in")
    finder.show_found("in", pages.found())
    return finder


def _menu(on: Stage) -> QWidget:
    return _menu_of(on, samples.tray())


def _menu_under(name: str) -> Scene:
    """Show the menu where nothing can be written, with what to do about it."""

    def build(on: Stage) -> QWidget:
        trouble = held().troubles[name]
        return _menu_of(on, replace(samples.tray(), trouble=f"{trouble.title} {trouble.hint}"))

    return build


def _menu_of(on: Stage, shown: TrayModel) -> QWidget:
    """Open the tray's menu, as a click on the icon does; its colours are the system's."""
    tray = Tray()
    tray.menu.setPalette(on.look.palette())
    tray.menu.setFont(on.look.font())
    tray.dress(on.look.words, lambda: on.look)
    tray.show_tray(shown)
    tray.menu.aboutToShow.emit()
    tray.menu.destroyed.connect(lambda: tray.close())  # noqa: PLW0108  it holds the tray till then
    return tray.menu


def _colours(on: Stage) -> QWidget:
    menu = ColourMenu(on.look, Hue.BLUE, Hue.BLUE)
    on.look.dress(menu)
    return menu


def _closed(name: str) -> Scene:
    """Show the window of a store that stays closed, with why."""

    def build(on: Stage) -> QWidget:
        page = TodayPage(on.look, on.sayings)
        window = in_window(on, Place.TODAY, page)
        window.header.setVisible(False)
        window.show_badge(Place.OUTBOX, None)
        page.show_loading()
        page.show_trouble(held().troubles[name])
        return window

    return build


BESIDE: dict[str, Scene] = {
    "tray-icons": _tray_icons,
    "tray-menu": _menu,
    "tray-full": _menu_under("full"),
    "tray-read-only": _menu_under("read_only"),
    "colours": _colours,
    "small": _small,
    "question": _question,
    "question-of-three": _question_of_three,
    "link": _link,
    "link-refused": _link_refused,
    "finder": _finder,
    "first-run-1": _first_run(0),
    "first-run-2": _first_run(1),
    "first-run-3": _first_run(2),
    "recovery": _recovery,
    "closed-locked": _closed("locked"),
    "closed-foreign": _closed("foreign"),
    "closed-damaged": _closed("damaged"),
}
