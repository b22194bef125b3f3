"""Taking pictures of the screen: when they are due, what is taken, where it is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from tracksync.core.clock import Reading, elapsed, local_date
from tracksync.core.journal.entries import Entry
from tracksync.core.journal.picture_events import ErasedFor, PicturesErased, TimeSubtracted
from tracksync.core.pictures.captures import (
    NOTHING,
    Facts,
    Hold,
    Pace,
    Rhythm,
    advance,
    begin,
    held_by,
)
from tracksync.core.pictures.facts import Picture, PictureKind, Who, date_of
from tracksync.core.pictures.subtracting import Span, shared, spans_of, taken_off
from tracksync.core.policy.retention import expired_days
from tracksync.core.problems import NotFound, Problem
from tracksync.core.values import dataclass
from tracksync.ports.screen import Look, Order, Screen, Seen
from tracksync.ports.store import Snapshot
from tracksync.ports.vault import Circumstances, GoesOn, Place, Vault, always
from tracksync.services.personal.journal.recording import ENGINE, Recorder
from tracksync.services.personal.pictures.missing import MissedPictures
from tracksync.services.personal.pictures.permission import Permission
from tracksync.services.personal.pictures.taken import Taken
from tracksync.services.personal.worktime.watching import WatchingService


@dataclass(frozen=True, slots=True)
class Machine:
    """
    What the engine knows of itself.

    Attributes:
        is_watching: This run watches over the timer.
        can_erase: The keystore lies outside the data folder.
        is_full: Asks whether the disk is.
        jitter: Evenly spread over [0, 1).
        sight_key: 32 bytes of chance, of this run alone.
        policy: Tells whose word pictures are taken by.
        readers: Tells the recipients of all who beside the person may open pictures now.
        subtracts: Tells whose word it is that tracked time goes with a deleted picture; empty while
            it stays.
        organization: Tells whose policy is followed; empty where none is.
    """

    is_watching: Callable[[], bool]
    can_erase: bool
    is_full: Callable[[], bool]
    jitter: Callable[[], float]
    sight_key: bytes
    policy: Callable[[], str]
    readers: Callable[[], frozenset[str]] = frozenset
    subtracts: Callable[[], str] = str
    organization: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Price:
    """
    What deleting pictures takes with it.

    Attributes:
        spans: The time that goes; none while time stays.
        length: How much of it is tracked now.
        who: Whose word that is.
    """

    spans: tuple[Span, ...] = ()
    length: timedelta = NOTHING
    who: str = ""


class CapturingService:
    """
    Decides on STORE, takes on SCREEN, destroys on KEYSTORE.

    Attributes:
        is_shown: It is on the screen that pictures are taken; without it none is.
        last: The last try that was made.
        misses: Counts what could not be taken.
        permission: What a desktop that asks the person was told.
    """

    def __init__(
        self,
        recorder: Recorder,
        watching: WatchingService,
        *,
        screen: Screen,
        vault: Vault,
        machine: Machine,
        permission: Permission,
    ) -> None:
        self._recorder = recorder
        self._watching = watching
        self.screen = screen
        self.vault = vault
        self._machine = machine
        self.permission = permission
        self._pace: Pace | None = None
        self._seen: Reading | None = None
        self._before: dict[str, str] = {}
        self._before_of = ("", "", "")
        self._turn = 0
        self.misses = MissedPictures(recorder)
        self.is_shown = False
        self.last: Taken | None = None

    # --- when ---------------------------------------------------------------------------------

    def hold(self) -> Hold | None:
        """Name what forbids a picture now, but for its being shown; None when nothing does."""
        preferences = self._recorder.preferences
        is_on = preferences.flag("screenshots.enabled")
        with self._recorder.store.read() as snapshot:
            timer = snapshot.timer()
        return held_by(
            Facts(
                is_on=is_on,
                is_watching=self._machine.is_watching(),
                can_erase=self._machine.can_erase,
                lack=self.permission.hold,
                is_scripted=self.screen.is_scripted,
                is_permitted=not is_on or self.screen.is_permitted,
                tells_windows=self.screen.tells_windows
                or not preferences.text("screenshots.exclude"),
                tells_pointer=self.screen.tells_pointer
                or preferences.text("screenshots.monitors") != "active",
                organization=self._machine.organization(),
                is_private=timer.is_private,
                is_paused=timer.is_paused,
                is_running=timer.entry is not None,
                bar=self._watching.bar,
                is_away=self._watching.away_since_at is not None,
                is_full=self._machine.is_full(),
            )
        )

    def look(self, now: Reading) -> bool:
        """Let tracked time go by up to *now*; whether a picture is due. STORE lane."""
        before, self._seen = self._seen, now
        if not self.is_shown or self.hold() is not None:
            self._seen = None
            return False
        rhythm = self._rhythm()
        pace = self._pace or begin(rhythm, self._machine.jitter())
        by = NOTHING if before is None else elapsed(before, now).awake
        self._pace, is_due = advance(pace, by, rhythm, self._machine.jitter())
        return is_due

    def _rhythm(self) -> Rhythm:
        preferences = self._recorder.preferences
        return Rhythm(
            preferences.seconds("screenshots.interval_seconds"),
            preferences.text("screenshots.moment") == "random",
        )

    # --- taking -------------------------------------------------------------------------------

    def take(self, hold_now: Callable[[], Hold | None]) -> Taken:
        """
        Take what is to be taken of the screen now. SCREEN lane.

        Args:
            hold_now: Asks once more, after the look, whether anything forbids it.

        Raises:
            Problem: The screen could not be seen, or there was no room.
        """
        now, offs = self._recorder.clock.read(), self._turned_off()
        hold = self._before_a_look()
        if hold is not None:
            self.last = Taken(now.at, hold=hold)
            return self.last
        readers = self._machine.readers()
        place = self.vault.begin(local_date(now.at, now.zone), readers)
        order, interval, who = self._order(place, now), self._rhythm().interval, self._who()
        try:
            look = self.screen.look(order)
            self.permission.told(look)
            if look.trouble is not None:
                raise look.trouble
        except Problem:
            self.vault.discard(place)
            raise
        self._turn += 1
        hold = Hold.GNOME_PERMISSION if look.is_refused else hold_now()
        if look.is_stopped:
            hold = hold or Hold.PAUSED  # and gone on meanwhile
        if hold is not None:
            self.vault.discard(place)
            self.last = Taken(now.at, hold=hold)
            return self.last
        is_allowed = readers <= self._machine.readers() and offs == self._turned_off()
        if not (is_allowed and self._is_still_wanted(order)):
            # Whoever may not open it any more could, or it shows what is not to be seen any more,
            # or pictures were off for a moment: it is taken again, under a new key or in the new
            # way.
            self.vault.discard(place)
            return self.take(hold_now)
        self.last = self._keep(place, look, order, self._about(order, interval, who))
        return self.last

    def _before_a_look(self) -> Hold | None:
        """Name what came up since its time had come; None when nothing did."""
        if not self._recorder.preferences.flag("screenshots.enabled"):
            return Hold.OFF
        return self.permission.hold

    def _order(self, place: Place, now: Reading) -> Order:
        preferences = self._recorder.preferences
        preset, codec = (
            preferences.text("screenshots.preset"),
            preferences.text("screenshots.codec"),
        )
        if self._before_of != (place.day, preset, codec):
            # Each day stands by itself: when one is erased the next is whole.
            self._before, self._before_of = {}, (place.day, preset, codec)
        return Order(
            at=now.at,
            zone=now.zone,
            which=preferences.text("screenshots.monitors"),
            chosen=preferences.text("screenshots.chosen_monitors"),
            exclude=preferences.text("screenshots.exclude"),
            preset=preset,
            codec=codec,
            policy=self._machine.policy(),
            recipient=place.recipient,
            folder=place.folder,
            first=place.first,
            sight_key=self._machine.sight_key,
            before=self._before,
            turn=self._turn,
            grant=self.permission.grant,
        )

    def _turned_off(self) -> int:
        return self._recorder.preferences.turned_off("screenshots.enabled")

    def _is_still_wanted(self, order: Order) -> bool:
        """Whether the person, or a policy, still asks for what a look was made by."""
        text = self._recorder.preferences.text
        return (order.which, order.chosen, order.exclude, order.preset) == (
            text("screenshots.monitors"),
            text("screenshots.chosen_monitors"),
            text("screenshots.exclude"),
            text("screenshots.preset"),
        )

    def _who(self) -> Who:
        preferences = self._recorder.preferences
        return Who(preferences.text("profile.name"), preferences.text("profile.email"))

    def _about(self, order: Order, interval: timedelta, who: Who) -> Circumstances:
        return Circumstances(
            order.at,
            order.zone,
            order.preset,
            order.codec,
            order.policy,
            self.screen.is_scripted,
            interval,
            who,
        )

    def _keep(self, place: Place, look: Look, order: Order, about: Circumstances) -> Taken:
        if look.excluded:
            self.vault.discard(place)  # it came between one monitor and the next
        pictures = self.vault.keep(place, look.shots, about)
        self._before = {s.monitor: s.sight for s in look.shots if s.seen is not Seen.BLACK}
        black = tuple(shot.monitor for shot in look.shots if shot.seen is Seen.BLACK)
        return Taken(about.at, pictures, black, look.excluded, which=order.which)

    # --- destroying ---------------------------------------------------------------------------

    def by_day(self, sequences: frozenset[int]) -> tuple[frozenset[int], ...]:
        """
        Divide pictures by the key they lie under, the newest day first; any lane that may read.

        Raises:
            NotFound: There is no such picture.
        """
        found: dict[str, set[int]] = {}
        for sequence in sorted(sequences, reverse=True):
            found.setdefault(self.vault.find(sequence).day, set()).add(sequence)
        return tuple(frozenset(numbers) for numbers in found.values())

    def delete(self, sequences: frozenset[int], goes_on: GoesOn = always) -> PicturesErased | None:
        """
        Delete pictures for ever. KEYSTORE lane.

        Args:
            goes_on: See `Vault.delete`.

        Returns:
            What to journal of it; None where nothing was deleted.

        Raises:
            NotFound: There is no such picture.
        """
        self.vault.prepare()
        days = {date_of(self.vault.find(sequence).day) for sequence in sequences}
        count = self.vault.delete(sequences, goes_on)
        return PicturesErased(tuple(sorted(days)), count, ErasedFor.PERSON) if count else None

    def price(self, sequences: frozenset[int]) -> Price:
        """
        Tell what deleting pictures would take with it; any lane that may read.

        Raises:
            NotFound: There is no such picture.
        """
        who = self._machine.subtracts()
        if not who:
            return Price()
        found = [self.vault.find(sequence) for sequence in sorted(sequences)]
        today = self._rhythm().interval  # for what was taken before it was noted
        gone = {p.at: p.interval or today for p in found if p.kind is not PictureKind.DELETED}
        now = self._recorder.clock.read().at
        spans = spans_of(gone, self._moments(found), now)
        with self._recorder.store.read() as snapshot:
            return Price(spans, taken_off(_touched(snapshot, spans), spans), who)

    def _moments(self, found: Iterable[Picture]) -> Iterator[datetime]:
        """
        Tell when pictures of the dates of some were taken, and the last ones before each date.

        So what a picture stands for is the same, whichever others are asked for with it.
        """
        dates = {date_of(picture.day) for picture in found}
        for day in self.vault.days():
            of_day = self.vault.pictures(day) if date_of(day) in dates else ()
            yield from (picture.at for picture in of_day)
            for first in of_day[:1]:
                with contextlib.suppress(NotFound):  # the first of all, or days were destroyed
                    yield self.vault.find(first.sequence - 1).at

    def expire(self, today: Reading) -> PicturesErased | None:
        """Destroy the days that are past their time; what to journal of it. KEYSTORE lane."""
        self.vault.prepare()
        keep = self._recorder.preferences.number("retention.screenshots_days")
        day = local_date(today.at, today.zone)
        # Also of a folder somebody moved away: where it lies now, it is not to open any more.
        days = expired_days(self.vault.keys(), day, keep=keep)
        if not days:
            return None
        return PicturesErased(days, self.vault.shred(days), ErasedFor.RETENTION)

    def journal(
        self, erased: PicturesErased, price: Price | None = None, *, via: str = ENGINE
    ) -> None:
        """Note what was destroyed, and take off the time that goes with it. STORE lane."""
        with self._recorder.open(via) as recording:
            recording.add(erased)
            for span in () if price is None else price.spans:
                for entry in _touched(recording.unit, (span,)):
                    rest = self._recorder.ids.new()
                    recording.add(TimeSubtracted(entry.id, span.start_at, span.end_at, rest))


def _touched(snapshot: Snapshot, spans: Iterable[Span]) -> tuple[Entry, ...]:
    """Find the entries that share time with spans, each once."""
    found = {
        entry.id: entry
        for span in spans
        for entry in snapshot.entries_between(span.start_at, span.end_at)
        if shared(entry, span)
    }
    return tuple(found.values())
