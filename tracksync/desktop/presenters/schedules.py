"""Standups that come again and again: listed, added, changed, removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from tracksync.core.problems import Problem
from tracksync.core.standup.schedules import Schedule
from tracksync.desktop.models.standup import (
    ChannelChoice,
    ScheduleForm,
    ScheduleRow,
    ScheduleView,
    StandupView,
)
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.services import Services
from tracksync.ports.tracker import Connection

VIA = "window/standup"
_USUAL = time(9, 30)
_NEVER = datetime.max.replace(tzinfo=UTC)


class SchedulesPresenter(Presenter):
    """
    Takes the person's word on schedules; the page that lists them reads them itself.

    Args:
        open_form: Opens the dialog of a schedule.
    """

    def __init__(
        self, desk: Desk, view: StandupView, open_form: Callable[[ScheduleForm], None]
    ) -> None:
        super().__init__(desk)
        self._view, self._open_form = view, open_form

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def add(self, channel: str) -> None:
        """Ask for a new one; *channel* is chosen to begin with."""
        self._ask(Schedule("", channel, _USUAL))

    def change(self, row: ScheduleRow) -> None:
        """Ask how it shall be instead."""
        self._ask(row.schedule)

    def _ask(self, schedule: Schedule) -> None:
        def read(services: Services) -> ScheduleForm:
            here = self.desk.engine.parts.clock.read().zone
            channels = choices(self.desk, services.postings.channels())
            templates = tuple(template.name for template in services.templates.all())
            return ScheduleForm(schedule, channels, here, templates)

        self.look(read, self._open_form)

    def keep(self, schedule: Schedule, view: ScheduleView) -> None:
        """Keep what was chosen: a new one, or as a known one is from now on."""

        def work(services: Services) -> Schedule:
            known = services.schedules
            channel = services.postings.channel(schedule.channel)  # it may have been left meanwhile
            services.postings.check_schedule(channel, schedule)
            keep = known.change if schedule.id else known.add
            return keep(schedule, via=VIA)

        view.show_trouble(None)
        self.write(
            work,
            lambda _: view.show_kept(),
            lambda problem: view.show_trouble(self.desk.trouble_of(problem)),
        )

    def remove(self, row: ScheduleRow) -> None:
        """Forget one; it can be put back."""
        self.write(
            lambda s: s.schedules.remove(row.schedule.id, via=VIA),
            lambda _: self._view.show_removed(row),
        )

    def take_over(self, row: ScheduleRow) -> None:
        """Have this device post one from now on."""
        self.write(lambda s: s.schedules.take_over(row.schedule.id, via=VIA))

    def put_back(self, row: ScheduleRow) -> None:
        """Have one again that was removed; it counts from now on."""
        self.write(lambda s: s.schedules.add(row.schedule, via=VIA))


def choices(desk: Desk, channels: tuple[Connection, ...]) -> tuple[ChannelChoice, ...]:
    """Name channels; of several at one service by what they are called there, or by their ids."""

    def named(channel: Connection) -> str:
        title = desk.title_of(channel.service)
        is_alone = sum(c.service == channel.service for c in channels) == 1
        place = channel.account.site_name or channel.id
        return title if is_alone else f"{title} ({place})"

    can = desk.services.postings
    return tuple(
        ChannelChoice(
            c.id, named(c), has_threads=can.has_threads(c), takes_ahead=can.takes_ahead(c)
        )
        for c in channels
    )


def rows_of(desk: Desk, channels: tuple[ChannelChoice, ...]) -> tuple[ScheduleRow, ...]:
    """List what comes again and again at these channels, the next first."""
    names = {channel.id: channel.title for channel in channels}
    known = desk.services.schedules
    found = []
    for schedule in known.all():
        if schedule.channel in names:
            turn = known.next_turn(schedule)
            at = None if turn is None else turn.at
            poster = known.elsewhere(schedule)
            found.append(ScheduleRow(schedule, names[schedule.channel], at, poster))
    return tuple(sorted(found, key=lambda row: (row.next_at or _NEVER, row.schedule.id)))
