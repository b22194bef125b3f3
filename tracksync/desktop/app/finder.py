"""The finder over the main window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.finder import Finding, Found, FoundKind
from tracksync.desktop.models.window import Place, shortcut_of
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.finder import FinderPresenter
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.views.finder import Finder
from tracksync.desktop.views.window import MainWindow

VIA = "window"


class FinderRoom(QObject):
    """Opens the finder, with everything it can lead to."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        window: MainWindow,
        timer: TimerPresenter,
        *,
        open_recovery: Callable[[], None],
        open_setting: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._open_recovery, self._open_setting = open_recovery, open_setting
        self._look, self._desk, self.window, self._timer = look, desk, window, timer
        self._presenter: FinderPresenter | None = None

    def find(
        self,
        finding: Finding = Finding.ANYTHING,
        chosen: Callable[[str], None] | None = None,
        left: Callable[[], None] | None = None,
    ) -> None:
        """
        Open the finder.

        Args:
            finding: Whether anything is looked for, or a task.
            chosen: Takes the task that is chosen, instead of starting it.
            left: Called when nothing was chosen.
        """
        finder = Finder(self._look, self.window, finding=finding)
        presenter = FinderPresenter(
            self._desk,
            finder,
            self._others() if finding is Finding.ANYTHING else {},
            finding=finding,
            open_setting=self._open_setting,
            start=chosen or (lambda ref: self._timer.start(ref, via=VIA)),
            make=lambda title: self._timer.make(title, chosen, via=VIA),
        )
        self._presenter = presenter  # Qt holds what it calls only weakly
        finder.text_changed.connect(presenter.search)
        finder.chosen.connect(presenter.choose)
        if left is not None:
            finder.rejected.connect(left)
        presenter.search("")
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.open()
        finder.search.setFocus()

    def _others(self) -> dict[Found, Callable[[], None]]:
        side = self.window.sidebar
        found: dict[Found, Callable[[], None]] = {
            Found(
                FoundKind.PAGE,
                place,
                side.name_of(place),
                "",
                side.icon_of(place),
                shortcut_of(place),
            ): (
                lambda place=place: self.window.go(place)  # type: ignore[misc]  # bound now
            )
            for place in Place
        }
        timer = self._timer
        for id_, words, icon, does in (
            ("stop", self.tr("Stop the timer"), "stop", lambda: timer.stop(via=VIA)),
            ("pause_15", self.tr("Pause for 15 min"), "pause", lambda: timer.pause(15, via=VIA)),
            ("pause_60", self.tr("Pause for 1 h"), "pause", lambda: timer.pause(60, via=VIA)),
            ("private", self.tr("Private time"), "pause", lambda: timer.private(via=VIA)),
            ("resume", self.tr("Resume"), "play", lambda: timer.resume(via=VIA)),
            ("recovery", self.tr("Recovery key…"), "key", self._open_recovery),
        ):
            found[Found(FoundKind.ACTION, id_, words, icon=icon)] = does
        return found
