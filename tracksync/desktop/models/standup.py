"""What the Standup page shows."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from tracksync.core.standup.schedules import Schedule
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView, Trouble


class Stage(StrEnum):
    """How far a day's standup has come at its channel."""

    OPEN = "open"
    SENDING = "sending"
    POSTED = "posted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    DELETED = "deleted"
    HANDED = "handed"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """
    A channel standups can go to; `id` comes back when it is chosen.

    Attributes:
        has_threads: They can go into a thread there.
        takes_ahead: They can be handed over there before their time.
    """

    id: str
    title: str
    has_threads: bool = False
    takes_ahead: bool = False


@dataclass(frozen=True, slots=True)
class LineRow:
    """
    One line of the card. `id` comes back when something is done with it.

    Attributes:
        after: What stands behind its words: hours, and whether it is done.
        is_own: The person added it, and can take it out.
    """

    id: str
    text: str
    key: str = ""
    after: str = ""
    is_on: bool = True
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class CardPart:
    """One section, in the team's language; `nothing` is said where no line is on."""

    title: str
    nothing: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class StandupCard:
    """
    A day's standup, as it will look at its channel.

    Attributes:
        greeting: A line below the title; empty where there is none.
        poster: The device that posts it by a schedule, where that is another one.
        parts: The sections that are told, in order; `tells_blockers` says whether those are.
        stage, reason, changed_at: What became of it, why, and when.
        goes_at: Its time by a schedule, as long as that has not come; once it was handed over, when
            the service posts it.
        is_automatic, is_approved: It goes then by itself; because the person looked at it.
        same_as: The last day whose standup there said the very same.
        day_off: What the day is called where it is no working day; empty where that has no name.
        troubles: What could not be found out, in sentences.
        is_lost: What the person changed before can no longer be read.
        posted: What was sent, as text; empty where nothing was, or it is no longer known.
        is_within_reach: What was posted can be changed and taken back from here.
        is_changed: It no longer says what was posted.
        can_recall: It was handed over, and can be taken back still.
        link: Where it can be read; empty where that is not known.
    """

    day: date
    title: str
    parts: tuple[CardPart, ...]
    stage: Stage = Stage.OPEN
    reason: str = ""
    changed_at: datetime | None = None
    goes_at: datetime | None = None
    is_automatic: bool = False
    is_approved: bool = False
    same_as: date | None = None
    is_worked: bool = True
    day_off: str = ""
    troubles: tuple[str, ...] = ()
    is_lost: bool = False
    posted: str = ""
    is_within_reach: bool = False
    is_changed: bool = False
    can_recall: bool = False
    link: str = ""
    greeting: str = ""
    tells_blockers: bool = True
    poster: str = ""


@dataclass(frozen=True, slots=True)
class PastRow:
    """
    What became of a standup.

    Attributes:
        schedule_at: The time of the schedule it went or was to go by; None where the person said.
        text: What was sent; empty where nothing was, or it is no longer known.
        connection: Comes back with the day when something is done with it.
        link: Where it can be read; empty where that is not known.
        is_within_reach: It can be taken back from here.
    """

    day: date
    channel: str
    stage: Stage
    at: datetime
    schedule_at: time | None = None
    reason: str = ""
    text: str = ""
    connection: str = ""
    link: str = ""
    is_within_reach: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """
    A standup that comes again and again.

    Attributes:
        channel: What its channel is called.
        next_at: When it comes next; None where it does not within a year.
        poster: The device that posts it, where that is another one.
    """

    schedule: Schedule
    channel: str
    next_at: datetime | None = None
    poster: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleForm:
    """
    What the dialog of a schedule asks.

    Attributes:
        schedule: As it stands; without an id it is a new one.
        here: The zone the person is in.
        templates: Names of those it may read by.
    """

    schedule: Schedule
    channels: tuple[ChannelChoice, ...]
    here: str
    templates: tuple[str, ...] = ()


class ScheduleView(Protocol):
    """The dialog of a schedule."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why it was not kept; what was chosen stays."""

    def show_kept(self) -> None:
        """Nothing is left to do."""


@dataclass(frozen=True, slots=True)
class StandupModel:
    """
    The card of one channel, and the schedules and the history of all.

    Attributes:
        today: The date where the person is.
        channel: The chosen one; None where none is connected, and so there is no card.
        zone: The one the person is in.
        past: Newest first.
    """

    zone: str
    channels: tuple[ChannelChoice, ...] = ()
    channel: ChannelChoice | None = None
    card: StandupCard | None = None
    past: tuple[PastRow, ...] = ()
    schedules: tuple[ScheduleRow, ...] = ()
    today: date = date.min


@dataclass(frozen=True, slots=True)
class WeekModel:
    """
    A week as it reads, in the language standups are written in.

    Attributes:
        parts: What was done, longest first; then what was in the way.
        markdown: The whole, to copy.
        is_now: It is the week of today, and so not over.
        troubles: What could not be found out, in sentences.
    """

    title: str
    parts: tuple[CardPart, ...]
    markdown: str
    is_now: bool = True
    troubles: tuple[str, ...] = ()


class WeekView(Protocol):
    """The dialog of a week."""

    def show_week(self, week: WeekModel) -> None:
        """Show it."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why it cannot be shown."""


class StandupView(ScreenView, Protocol):
    """The page of standups."""

    def show_standup(self, standup: StandupModel) -> None:
        """Show card and history."""

    def show_posting(self, is_posting: bool) -> None:
        """Show that it is being posted, and take no other word meanwhile."""

    def show_removed(self, schedule: ScheduleRow) -> None:
        """Say that a schedule is gone, and offer to put it back."""
