"""What the person is told of hours missing from their last working day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tracksync.core.problems import Problem
from tracksync.core.worktime.reminders import Reminder
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.ports.notify import Notice
from tracksync.services.personal.journal.changed import Changed

_OPEN, _RIGHT = "open", "right"
_MINUTE = timedelta(minutes=1)


class ReminderNotices(Presenter):
    """
    Shows one notice a day at most: it is noted as told before it is shown.

    Args:
        weekday, dated: Say a day: Tuesday; Tuesday, 24 November.
        open_place: Opens the day, by the notice's topic.
        start: What topics begin with; the day follows.
    """

    interest = Changed.REMINDERS

    def __init__(
        self,
        desk: Desk,
        *,
        show: Callable[[Notice], None],
        withdraw: Callable[[str], None],
        weekday: Callable[[date], str],
        dated: Callable[[date], str],
        open_place: Callable[[str], None],
        start: str,
    ) -> None:
        super().__init__(desk)
        self._show, self._withdraw, self._open = show, withdraw, open_place
        self._weekday, self._dated, self._start = weekday, dated, start

    def refresh(self) -> None:
        """Tell what there is to tell."""
        self.look(lambda services: services.reminders.look(), self._tell, _later)

    def acted(self, topic: str, action: str) -> None:
        """Open the day, or be content with it."""
        self._withdraw(topic)
        if action != _RIGHT:
            self._open(topic)

    def _tell(self, found: Reminder | None) -> None:
        if found is not None:
            self.write(
                lambda services: services.reminders.note(found.day),
                lambda is_news: self._show(self._notice(found)) if is_news else None,
                _later,
            )

    def _notice(self, of: Reminder) -> Notice:
        return Notice(
            f"{self._start}{of.day.isoformat()}",
            self.tr("{day} has {tracked} of {target}").format(
                day=self._weekday(of.day), tracked=_short(of.tracked), target=_short(of.target)
            ),
            self.tr("{date}: add what is missing, if anything is. Only you are told.").format(
                date=self._dated(of.day)
            ),
            ((_OPEN, self.tr("Open the day")), (_RIGHT, self.tr("It is right so"))),
        )


def _short(length: timedelta) -> str:
    hours, minutes = divmod(length // _MINUTE, 60)
    return f"{hours}:{minutes:02}"


def _later(_: Problem) -> None:
    """Leave it: it is asked anew, and no reminder is worth a window that comes up."""
