"""What tells the person that pictures of the screen are taken."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.shown import capture, short_length

if TYPE_CHECKING:
    from tracksync.engine.lanes.threads import Deliver
    from tracksync.services.personal.pictures.taken import Taken

_SHOWN_WITHIN_SECONDS = 5.0


class PictureSigns(Presenter):
    """
    The signs that pictures are taken: one before the first, and one for each.

    Args:
        deliver: Has something done on the GUI thread.
        show: Shows what `words` says now.
        tell: Tells of a picture.
    """

    def __init__(
        self,
        desk: Desk,
        deliver: Deliver,
        show: Callable[[], None],
        tell: Callable[[Taken], None],
    ) -> None:
        super().__init__(desk)
        self._deliver, self._show, self._tell = deliver, show, tell
        self._is_on = self._is_over = False
        self._told_of: Taken | None = None

    def turn(self, is_on: bool) -> bool:
        """Show that pictures are taken, before the first one is; from the lane that takes them."""
        shown = threading.Event()

        def show() -> None:
            self._is_on = is_on
            self._show()
            shown.set()

        self._deliver(show)
        return not self._is_over and shown.wait(_SHOWN_WITHIN_SECONDS)

    def words(self) -> str:
        """Say how often one is taken; empty while none is."""
        if not self._is_on:
            return ""
        every = self.desk.engine.parts.preferences.seconds("screenshots.interval_seconds")
        return self.tr("Pictures of the screen, every {length}").format(length=short_length(every))

    def pause(self) -> None:
        """Take no more pictures until the person turns them on again; the timer goes on."""
        self.desk.engine.lanes.store(
            lambda: capture(self.desk.engine, is_on=False),
            failed=lambda problem: self.desk.trouble(self.desk.trouble_of(problem)),
        )

    def refresh(self) -> None:
        """Tell of the last picture, once."""
        last, before = self.desk.engine.running.capturing.last, self._told_of
        self._told_of = last
        if last is not None and last is not before and last.pictures:
            self._tell(last)

    def end(self) -> None:
        """Nothing is shown any more, so no picture is taken from now on."""
        self._is_over = True
