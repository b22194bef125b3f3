"""A desktop's notices, as tests of them need it: what is shown, and what was clicked."""

from __future__ import annotations

from tests.unit.desktop.office import Seen
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.notices import NoticePresenter
from tracksync.ports.notify import Notice

SPAN = "12:04-12:51"


class NoticeBoard:
    """Begins as the tray does: with a look at what is there."""

    def __init__(self, desk: Desk) -> None:
        self.seen = Seen()
        self.presenter = NoticePresenter(
            desk,
            show=self.seen.show,
            withdraw=self.seen.withdraw,
            span=lambda _: SPAN,
            weekday=lambda day: f"{day:%A}",
            dated=lambda day: f"{day:%A, %d %B}",
            answer=self.seen.answer,
            open_place=self.seen.open_place,
        )
        self.presenter.refresh()

    @property
    def notice(self) -> Notice:
        """The one that was shown last."""
        found: Notice = self.seen.last("show")
        return found

    def shown(self) -> list[str]:
        """Tell the titles of all that was shown so far."""
        return [values[0].title for name, values in self.seen.said if name == "show"]
