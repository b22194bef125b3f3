"""The daily standup, made of what is known here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain
from typing import TypeVar

from tracksync.core.clock import Reading, local_date
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.approvals import as_approved, counts, form_of
from tracksync.core.standup.commits import Commit
from tracksync.core.standup.composer import Discretion, Line, Material, Standup, compose
from tracksync.core.standup.digest import WEEK, Digest, digest
from tracksync.core.standup.digest import laid_out as week_laid_out
from tracksync.core.standup.postings import UNREVIEWED, Posting, Review, Seen, Told
from tracksync.core.standup.review import gist, reviewed
from tracksync.core.standup.schedules import Schedule, goes_at, goes_on, told_from
from tracksync.core.standup.templates import Template, laid_out_by, narrowed, template_of
from tracksync.core.standup.text import Message, as_markdown, as_text
from tracksync.core.values import dataclass
from tracksync.core.worktime.workdays import FURTHEST, Calendar
from tracksync.ports.calendar import DaysOff, Off
from tracksync.ports.commits import CommitLog
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.moments import around, bounds_of
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.standup.templates import chosen_or_not, known_as

T = TypeVar("T")

# An entry may belong to a day by its own zone that has not begun, or is over, in another one.
_ZONES_APART = timedelta(days=2)
# So far around its day a standup is looked for what it is made of.
_REACH_HOURS = 24 * (FURTHEST + 10)
_LAPSED = say(
    "Since you approved it, what it tells, how it reads or when it goes was changed. Your approval "
    "does not count any more."
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    A standup as it would go out.

    Attributes:
        channel: Where it would go; empty where none is meant.
        review: The person's word on it, which `standup` and `message` heed.
        same_as: The last day whose standup at the channel said the very same.
        is_worked: Whether its day is a working day; `day_off` says why not, where it has a name.
        troubles: What could not be found out about days off, meetings and commits.
        template: How it reads.
        whole: It with the sections that the template leaves out.
        composed, form: Its lines before the person's word on them; how it reads.
        is_approved: It goes at its time without another word.
        is_as_handed: What the channel has for its time, if anything, is still to go as it is.
    """

    standup: Standup
    message: Message
    zone: str
    language: str
    is_worked: bool
    day_off: str
    troubles: tuple[Sentence, ...]
    channel: str = ""
    review: Review = UNREVIEWED
    same_as: date | None = None
    template: Template = Template("")
    whole: Standup | None = None
    composed: tuple[Line, ...] = ()
    form: str = ""
    is_approved: bool = False
    is_as_handed: bool = True

    @property
    def text(self) -> str:
        """The whole as plain text."""
        return as_text(self.message)

    @property
    def told(self) -> Told:
        """What is kept of it when it goes out."""
        return Told(self.text, gist(self.standup), self.standup.first)

    def seen(self, at: datetime) -> Seen:
        """Tell what the person approves who has it go at a time."""
        return Seen(at, self.form, self.composed)


@dataclass(frozen=True, slots=True)
class Week:
    """A week's digest, and as it reads; `troubles`: what could not be found out."""

    digest: Digest
    message: Message
    zone: str
    language: str
    troubles: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The whole as plain text."""
        return as_text(self.message)

    @property
    def markdown(self) -> str:
        """The same with links to the tasks."""
        return as_markdown(self.message)


def _no_commits(*_: object) -> tuple[tuple[Commit, ...], tuple[Sentence, ...]]:
    return (), ()


class StandupService:
    """
    Composes standups. Reads only.

    Args:
        fault: Told of what went wrong with days off, meetings or commits; a standup does without.
    """

    def __init__(
        self,
        recorder: Recorder,
        days_off: DaysOff,
        commits: CommitLog = _no_commits,
        *,
        fault: Callable[[BaseException], None] = lambda _: None,
    ) -> None:
        self._recorder = recorder
        self._days_off = days_off
        self._commits = commits
        self._fault = fault

    def today(self) -> date:
        """Tell the local day it is."""
        now = self._recorder.clock.read()
        return local_date(now.at, now.zone)

    def calendar(self, day: date) -> tuple[Calendar, tuple[Sentence, ...]]:
        """Tell the working days around a day, and what could not be found out about them."""
        first = date.fromordinal(max(1, day.toordinal() - FURTHEST))
        last = date.fromordinal(min(date.max.toordinal(), day.toordinal() + FURTHEST))
        off = self._or_without(
            lambda: self._days_off.between(first, last), lambda says: Off({}, (says,))
        )
        week = self._recorder.preferences.text("day.work_days").split(",")
        return Calendar(frozenset(map(int, week)), off.days), off.troubles

    def first_told(self, day: date, channel: str) -> date:
        """Tell the first of the days that a channel's standup of *day* tells about."""
        calendar, here = self.calendar(day)[0], self._recorder.clock.read().zone
        with self._recorder.store.read() as snapshot:
            return told_from(_of(snapshot, channel), day, here, calendar)

    def prepare(self, day: date, channel: str = "", *, template: str | None = None) -> Prepared:
        """
        Compose the standup of a day in the zone the person is in.

        Args:
            channel: Where it goes: as the person reviewed it for there.
            template: How it is to read; as the channel's schedule says unless told.

        Raises:
            BadInput: The calendar ends there.
            NotFound: There is no such template.
        """
        now = self._recorder.clock.read()
        around(day, hours=_REACH_HOURS)
        preferences = self._recorder.preferences
        calendar, troubles = self.calendar(day)
        with self._recorder.store.read() as snapshot:
            its = _of(snapshot, channel)
            first = told_from(its, day, now.zone, calendar)
            material = _material(snapshot, first, day, now, preferences)
            review = snapshot.review(channel, day)
            before = snapshot.posted_before(channel, day)
            form, lost = _template(snapshot, its, (day, calendar), template, preferences)
            handed = snapshot.posting(channel, day)
            times = {goes_at(s, day, now.zone) for s in its if goes_on(s, day, calendar)}
            mine = _addresses(snapshot, preferences)
        material, unknown = self._with_others(material, first, day, mine)
        person, discretion = preferences.text("profile.name"), _discretion(preferences)
        fresh, read = compose(day, first, material, discretion), form_of(form, person)
        tasks = {task.ref: task for task in material.tasks}
        still = partial(counts, form=read, times=times, tasks=tasks, discretion=discretion)
        is_as_handed = handed is None or still(handed.made_of, fresh)
        seen, is_approved = review.seen, review.is_approved and template is None
        if is_approved and seen is not None:
            is_approved = still(seen, fresh)
            fresh = as_approved(seen, fresh) if is_approved else fresh
            lost += () if is_approved else (_LAPSED,)
        whole = reviewed(fresh, review)
        standup = narrowed(whole, form)
        return Prepared(
            standup,
            laid_out_by(form, standup, person=person),
            now.zone,
            form.language,
            calendar.is_worked(day),
            calendar.off.get(day, ""),
            (*troubles, *unknown, *lost),
            channel,
            review,
            _same_as(before, standup),
            form,
            whole,
            fresh.lines,
            read,
            is_approved,
            is_as_handed,
        )

    def week(self, day: date) -> Week:
        """
        Tell the week of a day, Monday to Sunday, in the zone the person is in.

        Raises:
            BadInput: The calendar ends there.
        """
        now = self._recorder.clock.read()
        first = day - timedelta(days=day.weekday())
        end = date.fromordinal(min(date.max.toordinal(), first.toordinal() + WEEK.days))
        around(day, hours=_REACH_HOURS)
        preferences = self._recorder.preferences
        with self._recorder.store.read() as snapshot:
            material = _material(snapshot, first, end, now, preferences)
            mine = _addresses(snapshot, preferences)
        material, troubles = self._with_others(material, first, end, mine)
        made = digest(first, material, _discretion(preferences))
        language = preferences.text("standup.language")
        return Week(made, week_laid_out(made, language), now.zone, language, troubles)

    def _with_others(
        self, material: Material, first: date, last: date, mine: frozenset[str]
    ) -> tuple[Material, tuple[Sentence, ...]]:
        """Add what others know of these days: meetings and commits, as far as was chosen."""
        meetings, unread = self._or_without(
            lambda: self._days_off.meetings(first, last, material.zone, mine),
            lambda says: ((), (says,)),
        )
        commits, uncounted = self._or_without(
            lambda: self._commits(first, last, material.zone), lambda says: ((), (says,))
        )
        return replace(material, meetings=meetings, commits=commits), (*unread, *uncounted)

    def _or_without(self, read: Callable[[], T], without: Callable[[Sentence], T]) -> T:
        """Read what a standup can do without; what goes wrong there does not hold it up."""
        try:
            return read()
        except Exception as e:  # noqa: BLE001  files of others, read by libraries of others
            self._fault(e)
            says = say("Days off, meetings or commits could not be read: something went wrong.")
            return without(says)


def _of(snapshot: Snapshot, channel: str) -> tuple[Schedule, ...]:
    """Tell the schedules of a channel."""
    return tuple(schedule for schedule in snapshot.schedules() if schedule.channel == channel)


def _template(
    snapshot: Snapshot,
    its: tuple[Schedule, ...],
    on: tuple[date, Calendar],
    name: str | None,
    preferences: Preferences,
) -> tuple[Template, tuple[Sentence, ...]]:
    """Find how it is to read; by its schedule where no name is said."""
    if name:
        return known_as(snapshot, name), ()
    at = its if name is None else ()
    named = template_of(at, [schedule for schedule in at if goes_on(schedule, *on)])
    return chosen_or_not(snapshot, named, preferences)


def _same_as(before: Posting | None, standup: Standup) -> date | None:
    if before is None or before.told is None:
        return None
    return before.day if before.told.gist == gist(standup) else None


def _addresses(snapshot: Snapshot, preferences: Preferences) -> frozenset[str]:
    """Tell the e-mail addresses the person is known by, here and at their services."""
    at_services = ((c.email, c.account.email) for c in snapshot.connections())
    known = (preferences.text("profile.email"), *chain.from_iterable(at_services))
    return frozenset(address for address in known if address)


def _discretion(preferences: Preferences) -> Discretion:
    with_local = preferences.flag("standup.local_tasks")
    return Discretion.of(preferences.text("standup.never"), with_local=with_local)


def _material(
    snapshot: Snapshot, first: date, day: date, now: Reading, preferences: Preferences
) -> Material:
    start, end = bounds_of(first, day, now.zone)
    stuck = 0
    if preferences.flag("standup.stuck"):
        stuck = len(snapshot.deliveries((DeliveryState.STUCK,)))
    return Material(
        snapshot.entries_between(start - _ZONES_APART, end + _ZONES_APART),
        snapshot.tasks(include_deleted=True),
        now.at,
        planned=day >= local_date(now.at, now.zone),
        stuck=stuck,
        zone=now.zone,
    )
