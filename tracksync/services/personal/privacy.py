"""The honest account: what is captured now, what is stored here, what is sent to others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from tracksync.core.inventory import INVENTORY, PAUSE, Datum, Part
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.table import Kind
from tracksync.core.settings.values import setting
from tracksync.core.values import dataclass
from tracksync.ports.settings import Preferences
from tracksync.ports.store import SentTotal, Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.following import AUTOMATIC
from tracksync.services.personal.journal.recording import Recorder

_KILOBYTE = 1_000


class State(StrEnum):
    """What is true of a line at this moment."""

    ON = "on"
    OFF = "off"
    PAUSED = "paused"
    ASKS = "asks"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What the engine knows of itself and the machine; in words.

    Attributes:
        is_watching: Whether a run watches over the timer, or only a single command is given.
        titles: What people call each service, by its id.
        channels: The services to which standups go, and no worklogs.
    """

    folder: str
    log: str
    keystore: str
    activity_source: str
    session_source: str
    is_watching: bool
    titles: Mapping[str, str]
    channels: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """
    One fact.

    Attributes:
        id: Of the inventory, or a connection's.
        how: How it comes about, what it is, where it lies or goes: as it is now.
        kept: How long, in words; empty for what is not kept by itself.
        switch: The key of the setting, "pause", or the connection, by which it is turned off.
        state: What is true now; `ASKS` for what goes only after a click.
    """

    id: str
    what: str
    how: str
    kept: str
    switch: str
    state: State


@dataclass(frozen=True, slots=True)
class Honest:
    """The three lists. In each, what happens stands before what never does."""

    captured: tuple[Line, ...]
    stored: tuple[Line, ...]
    sent: tuple[Line, ...]


class PrivacyService:
    """Reads only; every line is worked out from settings, connections and the store."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def account(self, around: Surroundings) -> Honest:
        """Tell what is true now."""
        with self._recorder.store.read() as snapshot:
            exchanges = snapshot.sent_totals()
            teller = _Teller(snapshot, self._recorder.preferences, around, exchanges)
            captured, stored, rest = (tuple(teller.lines(part)) for part in Part)
            return Honest(captured, stored, (*teller.connections(), *rest))


class _Teller:
    """Fills in the inventory with what is true now."""

    def __init__(
        self,
        snapshot: Snapshot,
        preferences: Preferences,
        around: Surroundings,
        exchanges: tuple[SentTotal, ...],
    ) -> None:
        self._snapshot = snapshot
        self._preferences = preferences
        self._around = around
        self._exchanges = exchanges
        newest = snapshot.happenings(limit=1)
        counts = snapshot.delivery_counts().values()
        self._places = {
            "every": preferences.number("activity.sample_seconds"),
            "interval": preferences.number("screenshots.interval_seconds"),
            "activity_source": around.activity_source,
            "session_source": around.session_source,
            "folder": around.folder,
            "log": around.log,
            "keystore": around.keystore,
            "records": newest[0].record.sequence if newest else 0,
            "deliveries": sum(sum(by.values()) for by in counts),
            "connections": len(snapshot.connections()),
            "exchanges": len(exchanges),
        }

    def lines(self, part: Part) -> Iterator[Line]:
        """Tell one part of the inventory."""
        for datum in INVENTORY:
            if datum.part is part:
                how = Sentence(datum.how.template, self._places)
                kept = self._kept(datum.kept)
                yield Line(datum.id, datum.what, how, kept, datum.switch, self._state(datum))

    def connections(self) -> Iterator[Line]:
        """Tell what goes to each service, and how it goes."""
        for connection in self._snapshot.connections():
            title = self._around.titles.get(connection.service, connection.service)
            yield Line(
                connection.id,
                _what(connection, self._around.channels).format(title=title),
                f"{_goes(connection, self._around.channels)} {self._gone(connection)}",
                self._kept("retention.sent_days"),
                connection.id,
                _state_of(connection),
            )

    def _kept(self, kept: str) -> str:
        """Say how long, from the setting where it is one."""
        if "." not in kept:
            return kept
        number, unit = self._preferences.number(kept), setting(kept).unit
        if number == 0:
            return say("none are made") if kept == "retention.backups" else say("for ever")
        if unit == "months":
            return say("the last {number} months", number=number)
        if unit == "days":
            return say("the last {number} days", number=number)
        return say("the last {number}", number=number)

    def _state(self, datum: Datum) -> State:
        if datum.never:
            return State.NEVER
        if datum.part is Part.CAPTURED and not self._around.is_watching and datum.id != "deeds":
            return State.OFF
        if datum.switch == PAUSE:
            return State.PAUSED if self._snapshot.timer().is_paused else State.ON
        return State.ON if self._is_on(datum.switch) else State.OFF

    def _is_on(self, switch: str) -> bool:
        if not switch:
            return True
        kind = setting(switch).kind
        if kind is Kind.FLAG:
            return self._preferences.flag(switch)
        if kind is Kind.TEXT:
            return bool(self._preferences.text(switch))
        if kind is Kind.CHOICE:  # the one of them tells how pictures make themselves known, if any
            is_chosen = self._preferences.text(switch) == setting(switch).default
            return is_chosen and self._preferences.flag("screenshots.enabled")
        return self._preferences.number(switch) > 0

    def _gone(self, connection: Connection) -> str:
        """Say how much went there so far, as far as the list of exchanges reaches back."""
        known = connection.id, connection.site_url
        mine = [sent for sent in self._exchanges if sent.is_for(*known)]
        kilobytes = -(-sum(sent.bytes_out for sent in mine) // _KILOBYTE)
        count = sum(sent.exchanges for sent in mine)
        return f"{_count(count, 'exchange')}, {kilobytes} KB sent."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _what(connection: Connection, channels: Collection[str]) -> str:
    is_channel = connection.service in channels
    return "Standups to {title}" if is_channel else "Worklogs and questions for tasks to {title}"


def _goes(connection: Connection, channels: Collection[str]) -> str:
    site = connection.site_url.partition("://")[2] or connection.site_url
    if connection.is_paused:
        return f"Nothing goes to {site} until you sign in again."
    if connection.service in channels:
        return f"To {site}: the standups you post or made a schedule for."
    if connection.is_read_only:
        return f"To {site}: your sign-in and questions for your tasks; nothing is ever written."
    how = "by themselves" if connection.mode == AUTOMATIC else "after a click of yours"
    return (
        f"To {site}: your sign-in, questions for your tasks, and worklogs with start, length, note"
        f" and the entry's id, {how}."
    )


def _state_of(connection: Connection) -> State:
    if connection.is_paused:
        return State.PAUSED
    if connection.is_read_only:
        return State.OFF
    return State.ON if connection.mode == AUTOMATIC else State.ASKS
