"""The Standup page: today's standup as it will look at its channel, and what became of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from tracksync.core.problems import Problem
from tracksync.core.standup.composer import Section
from tracksync.core.standup.postings import Posting, Review, as_seen
from tracksync.core.standup.review import (
    approved,
    is_own,
    moved,
    reworded,
    switched,
    with_blocker,
)
from tracksync.core.standup.schedules import Stage as TurnStage
from tracksync.core.standup.text import item_of
from tracksync.core.standup.words import WORDS
from tracksync.desktop.models.standup import (
    CardPart,
    LineRow,
    PastRow,
    Stage,
    StandupCard,
    StandupModel,
    StandupView,
)
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.schedules import choices, rows_of
from tracksync.engine.herald import Herald
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.services import Services
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.standup.barred import barred
from tracksync.services.personal.standup.standups import Prepared

VIA = "window/standup"
_PAST_SHOWN = 30


class StandupPresenter(Presenter):
    """Shows the day's standup, takes the person's word on it, and posts it."""

    interest = (
        Changed.STANDUPS
        | Changed.TODAY
        | Changed.TASKS
        | Changed.OUTBOX
        | Changed.CONNECTIONS
        | Changed.SETTINGS
    )

    def __init__(self, desk: Desk, view: StandupView) -> None:
        super().__init__(desk)
        self._view = view
        self._wanted = ""
        # What the card on the screen is of: words are said of that, whatever is read meanwhile.
        self._channel, self._day = "", date.min
        self._shown: Prepared | None = None
        self._goes_at: datetime | None = None
        self._is_posting = False
        self._fresh = Fresh(desk.run, self._read, self._show, self._unread)

    def refresh(self) -> None:
        self._fresh.again()

    def failed(self, problem: Problem) -> None:
        self._fresh.again()  # what was done in vain goes back
        self._unread(problem)

    def _unread(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def choose(self, channel: str) -> None:
        """Show the standup as it goes to another channel."""
        self._wanted = channel
        self._view.show_trouble(None)
        self._fresh.again()

    # --- the person's word ----------------------------------------------------------------------

    def switch(self, line: str, *, is_on: bool) -> None:
        """Tell a line, or leave it out."""
        self._change(partial(switched, line=line, is_on=is_on))

    def reword(self, line: str, text: str) -> None:
        """Have a line say something else; emptied, what it said before, and an own one goes."""
        self._change(partial(reworded, line=line, text=text))

    def move(self, line: str, by: int) -> None:
        """Bring a line up (-1) or down (1) inside its section."""
        if self._shown is not None:
            self._change(partial(moved, shown=self._shown.standup.lines, line=line, by=by))

    def add_blocker(self, text: str) -> None:
        """Add a line of the person's own to the blockers."""
        self._change(partial(with_blocker, text=text))

    def approve(self, *, is_approved: bool) -> None:
        """Have what is shown go at its time without another word; or wait for one after all."""
        shown, at = self._shown, self._goes_at
        seen = None if shown is None or at is None else shown.seen(at)
        self._change(partial(approved, is_approved=is_approved, seen=seen))

    def _change(self, said: Callable[[Review], Review]) -> None:
        channel, day = self._channel, self._day
        self.write(
            lambda s: s.reviewing.change(s.postings.channel(channel), day, said, via=VIA),
            lambda _: self._view.show_trouble(None),
        )

    # --- posting --------------------------------------------------------------------------------

    def post(self, *, again: bool = False) -> None:
        """
        Post it now, once.

        Args:
            again: The person says that it is not there, or goes though it was skipped.
        """
        day = self._day
        self._do(self._channel, lambda herald, to: herald.ask_for(to, day, via=VIA, again=again))

    def bring_up_to_date(self) -> None:
        """Have what was posted say what the card says."""
        day = self._day
        self._do(self._channel, lambda herald, to: herald.afterwards.change(to, day, via=VIA))

    def take_back(self, channel: str, day: date) -> None:
        """Delete what was posted."""
        self._do(channel, lambda herald, to: herald.afterwards.delete(to, day, via=VIA))

    def take_this_back(self) -> None:
        """Delete what the card was posted as."""
        self.take_back(self._channel, self._day)

    def _do(self, channel: str, deed: Callable[[Herald, Connection], Posting]) -> None:
        """Do what waits for the channel's answer; one at a time."""
        if self._is_posting:
            return
        self._be_posting(is_posting=True)

        def work() -> Posting:
            to = self.desk.services.postings.channel(channel)
            return deed(self.desk.engine.running.herald, to)

        def done(_: Posting) -> None:
            self._be_posting(is_posting=False)
            self._view.show_trouble(None)
            self._fresh.again()

        def failed(problem: Problem) -> None:
            self._be_posting(is_posting=False)
            self.failed(problem)

        self.desk.run.submit(Lane.COMMANDS, work, done=done, failed=failed)

    def _be_posting(self, *, is_posting: bool) -> None:
        self._is_posting = is_posting
        self._view.show_posting(is_posting)

    def skip(self) -> None:
        """Post none of this day to this channel."""
        channel, day = self._channel, self._day
        self.write(lambda s: s.postings.skip(s.postings.channel(channel), day, via=VIA))

    # --- reading --------------------------------------------------------------------------------

    def _show(self, read: tuple[StandupModel, Prepared | None]) -> None:
        model, self._shown = read
        if model.channel is not None and model.card is not None:
            self._channel, self._day = model.channel.id, model.card.day
            self._goes_at = model.card.goes_at
        self._view.show_standup(model)

    def _read(self) -> tuple[StandupModel, Prepared | None]:
        services, zone = self.desk.services, self.desk.engine.parts.clock.read().zone
        channels = services.postings.channels()
        named = choices(self.desk, channels)
        today = services.standups.today()
        past = tuple(self._past(p) for p in services.postings.history(_PAST_SHOWN))
        if not channels:
            return StandupModel(zone, past=past, today=today), None
        chosen = next((c for c in named if c.id == self._wanted), named[0])
        prepared, card = self._card(services, chosen.id)
        schedules = rows_of(self.desk, named)
        model = StandupModel(zone, named, chosen, card, past, schedules, today)
        return model, prepared

    def _card(self, services: Services, channel: str) -> tuple[Prepared, StandupCard]:
        found = services.schedules.turn_of(channel)
        day = services.standups.today() if found is None else found[1].day
        prepared = services.standups.prepare(day, channel)
        with services.store.read() as snapshot:
            posting = snapshot.posting(channel, day)
        now = self.desk.engine.parts.clock.read().at
        posting = None if posting is None else as_seen(posting, now)
        is_ahead = found is not None and found[1].stage in {TurnStage.AHEAD, TurnStage.REVIEW}
        told = None if posting is None else posting.told
        goes_at = None if posting is None else posting.goes_at
        return prepared, StandupCard(
            day,
            prepared.message.title,
            parts_of(prepared),
            _stage(posting),
            "" if posting is None else self.desk.said(posting.reason),
            None if posting is None else posting.changed_at,
            goes_at or (found[1].at if found is not None and is_ahead else None),
            is_automatic=found is not None and found[0].is_automatic,
            is_approved=prepared.is_approved,
            same_as=prepared.same_as,
            is_worked=prepared.is_worked,
            day_off=prepared.day_off,
            troubles=(*self._bar(channel), *map(self.desk.said, prepared.troubles)),
            is_lost=prepared.review.is_lost,
            posted="" if told is None else told.text,
            is_within_reach=posting is not None and posting.is_standing,
            is_changed=told is not None and told.text != prepared.text,
            can_recall=posting is not None and posting.can_recall(now),
            link="" if posting is None else posting.link,
            greeting=prepared.message.greeting,
            tells_blockers=Section.BLOCKERS in prepared.template.sections,
            poster="" if found is not None else _poster(services, channel),
        )

    def _bar(self, channel: str) -> tuple[str, ...]:
        """Say why none can go there as things are, and what to do."""
        found = self.desk.services.postings.channel(channel)
        problem = barred(found, self.desk.engine.running.reach.trouble(channel))
        if problem is None:
            return ()
        return (f"{self.desk.said(problem.title)} {self.desk.said(problem.hint)}".strip(),)

    def _past(self, posting: Posting) -> PastRow:
        service = posting.channel.rpartition("-")[0] or posting.channel
        return PastRow(
            posting.day,
            self.desk.title_of(service),
            _stage(posting),
            posting.changed_at,
            posting.schedule_at,
            self.desk.said(posting.reason),
            "" if posting.told is None else posting.told.text,
            posting.channel,
            posting.link,
            is_within_reach=posting.is_standing,
        )


def _poster(services: Services, channel: str) -> str:
    """Name the device that posts a channel's standup, where that is not this one."""
    known = services.schedules
    posters = (known.elsewhere(one) for one in known.all() if one.channel == channel)
    return next(filter(None, posters), "")


def parts_of(prepared: Prepared) -> tuple[CardPart, ...]:
    """List the sections with all their lines, those that are off too."""
    template = prepared.template
    words, with_hours = WORDS[template.language], template.with_hours
    parts = zip(template.sections, prepared.message.parts, strict=True)
    return tuple(
        CardPart(
            part.title,
            part.nothing,
            tuple(
                LineRow(line.id, item.text, item.key, item.after, line.is_on, is_own(line.id))
                for line in prepared.standup.lines
                if line.section is section
                for item in (item_of(line, words, with_hours=with_hours),)
            ),
        )
        for section, part in parts
    )


def _stage(posting: Posting | None) -> Stage:
    """Tell how far it has come; one that is skipped may have to come back from the service."""
    if posting is None:
        return Stage.OPEN
    return Stage.RECALLED if posting.is_recalled else Stage(posting.state.value)
