"""The herald: posts standups when they are due, and tells what is to be known of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tracksync.core.delivery.outcomes import Busy, NotReached, WriteOutcome
from tracksync.core.problems import Conflict, Problem
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.core.standup.postings import Posting, PostingState
from tracksync.core.values import dataclass
from tracksync.engine.holding import LONGEST, Holds, Key
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.reaching import Reach
from tracksync.engine.services import Services
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import ENGINE

if TYPE_CHECKING:  # loaded with the first schedule
    from tracksync.engine.afterwards import Afterwards
    from tracksync.engine.dispatch import Dispatch
    from tracksync.services.personal.standup.scheduling import Call

_ALARM = "standups"
# The alarm's clock stands still while the machine sleeps: what is due is asked anew this often.
_LONGEST_NAP = timedelta(minutes=5)
_SHORTEST_NAP = timedelta(seconds=1)
_AGAIN = timedelta(minutes=1)
_OLD = timedelta(days=2)
_MANY = 30
_OPEN = {PostingState.SENDING, PostingState.UNKNOWN}
# Said only as long as they are so.
_PASSING = {"announce", "review", "remind", "offer", "barred"}
_TOLD_WITH_TEXT = {*_PASSING, "handed"} - {"barred"}
# What waits until a channel can be posted to again.
_BEFOREHAND = {"announce", "review", "hand"}


@dataclass(frozen=True, slots=True)
class News:
    """
    What the person is told of a day's standup.

    Attributes:
        at: When it goes.
        zone: By whose clock.
        kind: "announce", "review", "remind", "offer", "barred", "handed", "posted", "failed",
            "doubt" or "miss".
        preview: The standup, where it has not gone.
        why, hint: What was in the way, and what to do.
        schedule: Which one it goes by.
        poster: Of an offer: the device that posts it.
        can_see: Of an offer: it was looked for in the channel, and is not there.
    """

    channel: str
    day: date
    at: datetime
    zone: str
    kind: str
    preview: str = ""
    why: Sentence = UNSAID
    hint: Sentence = UNSAID
    schedule: str = ""
    poster: str = ""
    can_see: bool = False


class Herald:
    """
    Looks at wall clock and store whenever it wakes; no alarm is ever what makes a standup due.

    Args:
        prepare: Done before each post: a copy of the folder made before it can be told as one.
    """

    def __init__(
        self,
        services: Services,
        reach: Reach,
        clock: Clock,
        *,
        lanes: Lanes,
        alarms: Alarms,
        prepare: Callable[[], None],
    ) -> None:
        self._services = services
        self._reach = reach
        self._clock = clock
        self._lanes = lanes
        self._alarms = alarms
        self._prepare = prepare
        self._guard = threading.Lock()
        self._is_looking = self._is_wanted = self._is_over = False
        self._is_idle = threading.Event()
        self._is_idle.set()
        self._holds = Holds()
        self._news: dict[Key, News] = {}
        self._afterwards: Afterwards | None = None
        self._dispatch: Dispatch | None = None

    @property
    def afterwards(self) -> Afterwards:
        """What is done about standups that went. COMMANDS lane."""
        from tracksync.engine.afterwards import Afterwards  # with the first that went

        if self._afterwards is None:
            self._afterwards = Afterwards(
                self._services, self._reach, self._clock, lanes=self._lanes
            )
        return self._afterwards

    @property
    def dispatch(self) -> Dispatch:
        """What sends them. COMMANDS lane."""
        from tracksync.engine.dispatch import Dispatch  # with the first that goes

        if self._dispatch is None:
            self._dispatch = Dispatch(
                self._services,
                self._reach,
                self.afterwards,
                clock=self._clock,
                lanes=self._lanes,
                prepare=self._prepare,
            )
        return self._dispatch

    def kick(self) -> None:
        """Look what is due, soon: a start, a wake-up, a change of schedules or days off."""
        with self._guard:
            self._is_wanted = True
            if self._is_looking or self._is_over:
                return
            self._is_looking = True
            self._is_idle.clear()
        self._lanes.submit(Lane.COMMANDS, self._look_while_wanted, failed=self._in_trouble)

    def wait(self, seconds: float) -> None:
        """Wait until the look under way has ended: an outcome that is lost stays unknown."""
        self._is_idle.wait(seconds)

    def close(self) -> None:
        """Begin nothing more."""
        self._is_over = True
        self._alarms.clear(_ALARM)

    def news(self) -> tuple[News, ...]:
        """Tell what the person is to know, oldest first."""
        with self._guard:
            return tuple(sorted(self._news.values(), key=lambda news: news.at))

    def ask_for(
        self,
        channel: Connection,
        day: date,
        *,
        via: str,
        again: bool = False,
        in_thread: bool | None = None,
    ) -> Posting:
        """
        Post a day's standup, once, by the person's word. COMMANDS lane.

        Args:
            in_thread: Into the thread of its day, or not; None for as the channel's schedules do.

        Raises:
            NotAllowed: It was to go into a thread, and there are none; or the channel is only read.
            Problem: It did not reach the channel, or it is not known to have.
        """
        if in_thread:
            self._services.postings.check_threads(channel)
        if in_thread is None:
            in_thread = self._services.schedules.wants_thread(channel.id)
        settled, outcome = self.dispatch.post(
            channel, day, via=via, again=again, in_thread=in_thread
        )
        self.kick()  # one that was lost is looked for
        if settled.state is not PostingState.POSTED:
            raise self._services.postings.problem_of(settled, outcome)
        return settled

    def _look_while_wanted(self) -> None:
        while self._goes_on():
            try:
                self._look()
            except BaseException:
                self._rest()
                raise

    def _goes_on(self) -> bool:
        with self._guard:
            self._is_looking = self._is_wanted and not self._is_over
            self._is_wanted = False
            if not self._is_looking:
                self._is_idle.set()
            return self._is_looking

    def _rest(self) -> None:
        with self._guard:
            self._is_looking = False
            self._is_idle.set()

    def _look(self) -> None:
        wakes = [self._look_for_lost()]
        with self._services.store.read() as snapshot:
            has_any = bool(snapshot.schedules())
        if has_any:
            self._lanes.ask(Lane.STORE, self._services.schedules.settle_posters)
            outlook = self._lanes.ask(Lane.READ, self._services.schedules.look)
            shut = self._look_for_bars(outlook.soon)
            self._keep_news(frozenset(map(_key, outlook.calls)) | shut)
            for call in outlook.calls:
                if _key(call) not in shut or call.deed not in _BEFOREHAND:
                    self._answer(call)
            wakes.append(outlook.wakes_at)
        else:
            self._keep_news(frozenset())
        if has_any or wakes[0] is not None:
            self._sleep_until(min(filter(None, wakes), default=None))
        else:
            self._alarms.clear(_ALARM)

    def _look_for_bars(self, soon: tuple[Call, ...]) -> frozenset[Key]:
        """Tell, before their time, which standups cannot go as things are."""
        found = {call: self.dispatch.barring.look(*_key(call)) for call in soon}
        for call, problem in found.items():
            if problem is not None:
                self._tell(call, "barred", problem)
        return frozenset(_key(call) for call, problem in found.items() if problem is not None)

    def _look_for_lost(self) -> datetime | None:
        """Find out about those whose answer was lost; when that can be told better."""
        with self._services.store.read() as snapshot:
            recent = snapshot.postings(limit=_MANY)
            is_any_open = any(p.state in _OPEN or p.goes_at is not None for p in recent)
        if not is_any_open:
            return None
        known, wakes_at = self.afterwards.look()
        for posting in known:
            key = posting.channel, posting.day
            self._holds.let_go(key)
            self._clear_doubt(key, is_posted=posting.state is PostingState.POSTED)
        return wakes_at

    def _clear_doubt(self, key: Key, *, is_posted: bool) -> None:
        with self._guard:
            news = self._news.pop(key, None)
            if news is not None and is_posted:
                self._news[key] = replace(news, kind="posted", why=UNSAID, hint=UNSAID)
        if news is not None:
            self._announce()

    def _answer(self, call: Call) -> None:
        if call.deed in {"post", "hand"}:
            self._post(call)
        elif call.deed == "recall":
            self._lanes.ask(Lane.STORE, lambda: self._services.schedules.recall(call))
            self.kick()  # it is taken back, and the person asked anew
        elif call.deed == "miss":
            schedules = self._services.schedules
            if self._lanes.ask(Lane.STORE, lambda: schedules.note_missed(call)):
                self._tell(call, "miss")
        elif not self._is_told(call):
            if call.deed == "offer":
                self._offer(call)
            else:
                self._tell(call, call.deed.value)

    def _offer(self, call: Call) -> None:
        """Offer to post what another device posts, unless that has been done."""
        with suppress(Conflict):  # somebody was quicker
            seen = self.dispatch.seen(call)
            if not seen:
                self._tell(call, "offer", can_see=seen is False)

    def _post(self, call: Call) -> None:
        key, now = _key(call), self._clock.read().at
        since: datetime | None = None
        postings = self._services.postings
        try:
            channel = postings.channel(call.schedule.channel)
            since = channel.signed_in_at
            if self._holds.is_held(key, now, since):
                return
            settled, outcome = self.dispatch.post(
                channel,
                call.turn.day,
                via=ENGINE,
                schedule_at=call.schedule.at,
                in_thread=call.schedule.in_thread,
                goes_at=call.turn.at if call.deed == "hand" else None,
                by_approval=not call.schedule.is_automatic,
            )
        except Conflict:
            return  # somebody was quicker
        except Problem as problem:
            self._holds.hold(key, now + _AGAIN, since)
            self._tell(call, "failed", problem)
            return
        if settled.state in {PostingState.POSTED, PostingState.HANDED}:
            self._tell(call, settled.state.value)
            return
        if settled.goes_at is not None:
            self.kick()  # the service tells whether it has it; nobody need be told meanwhile
            return
        until = now + _wait_after(outcome)
        # Whatever was in the way, at its time it is tried from here.
        until = min(until, call.turn.at) if call.deed == "hand" else until
        self._holds.hold(key, until, since)
        kind = "doubt" if settled.state is PostingState.UNKNOWN else "failed"
        self._tell(call, kind, postings.problem_of(settled, outcome))

    def _is_told(self, call: Call) -> bool:
        with self._guard:
            known = self._news.get(_key(call))
        return known is not None and known.kind == call.deed

    def _tell(
        self, call: Call, kind: str, problem: Problem | None = None, *, can_see: bool = False
    ) -> None:
        standups, here = self._services.standups, self._clock.read().zone
        channel, day = call.schedule.channel, call.turn.day
        preview = ""
        if kind in _TOLD_WITH_TEXT:
            preview = self._lanes.ask(Lane.READ, lambda: standups.prepare(day, channel).text)
        why, hint = (UNSAID, UNSAID) if problem is None else (problem.title, problem.hint)
        news = News(
            channel,
            day,
            call.turn.at,
            call.schedule.zone_at(here),
            kind,
            preview,
            why,
            hint,
            schedule=call.schedule.id,
            poster=call.schedule.poster.name if kind == "offer" else "",
            can_see=can_see,
        )
        with self._guard:
            if self._news.get(_key(call)) == news:
                return
            self._news[_key(call)] = news
        self._announce()

    def _keep_news(self, current: frozenset[Key]) -> None:
        """Forget what is no longer so, and what is old."""
        since = self._clock.read().at - _OLD
        with self._guard:
            over = {
                key
                for key, news in self._news.items()
                if news.at < since or (news.kind in _PASSING and key not in current)
            }
            for key in over:
                del self._news[key]
        if over:
            self._announce()

    def _announce(self) -> None:
        recorder = self._services.recorder
        self._lanes.ask(Lane.STORE, lambda: recorder.announce(Changed.STANDUPS))

    def _sleep_until(self, wakes_at: datetime | None) -> None:
        if self._is_over:
            return
        now = self._clock.read().at
        wakes = [at for at in (wakes_at, *self._holds.ends()) if at is not None and at > now]
        nap = min([_LONGEST_NAP, *(at - now for at in wakes)])
        self._alarms.set(_ALARM, max(nap, _SHORTEST_NAP).total_seconds(), self.kick)

    def _in_trouble(self, _: Problem) -> None:
        if not self._is_over:
            self._alarms.set(_ALARM, _AGAIN.total_seconds(), self.kick)


def _key(call: Call) -> Key:
    return call.schedule.channel, call.turn.day


def _wait_after(outcome: WriteOutcome) -> timedelta:
    """Tell how long to wait after a standup that is surely not there."""
    match outcome:
        case Busy(wait=timedelta() as wait):
            return max(wait, _AGAIN)
        case Busy() | NotReached():
            return _AGAIN
        case _:
            return LONGEST  # it would be refused again
