"""A week in one text, for the person: read, walked through, copied."""

from __future__ import annotations

from datetime import date, timedelta

from tracksync.core.problems import Problem
from tracksync.core.standup.text import Part
from tracksync.desktop.models.standup import CardPart, LineRow, WeekModel, WeekView
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.services import Services

_WEEK = timedelta(days=7)


class WeekPresenter(Presenter):
    """Shows one week after the other; nothing of it goes anywhere by itself."""

    def __init__(self, desk: Desk, view: WeekView) -> None:
        super().__init__(desk)
        self._view = view
        self._day: date | None = None

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def go(self, weeks: int = 0) -> None:
        """Show a week so many after the one that is shown; at first the one of today."""

        def read(services: Services) -> tuple[date, WeekModel]:
            today = services.standups.today()
            day = (self._day or today) + weeks * _WEEK
            told = services.standups.week(day)
            is_now = told.digest.first <= today <= told.digest.last
            parts = tuple(_part_of(part) for part in told.message.parts)
            troubles = tuple(self.desk.said(trouble) for trouble in told.troubles)
            return day, WeekModel(told.message.title, parts, told.markdown, is_now, troubles)

        def show(found: tuple[date, WeekModel]) -> None:
            self._day, model = found
            self._view.show_trouble(None)
            self._view.show_week(model)

        self.look(read, show)


def _part_of(part: Part) -> CardPart:
    rows = tuple(
        LineRow(str(place), item.text, item.key, item.after)
        for place, item in enumerate(part.items)
    )
    return CardPart(part.title, part.nothing, rows)
