"""What the engine is handed: adapters behind ports, chosen by `bootstrap`."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from tracksync.core.clock import Reading
from tracksync.core.delivery.door import Pace
from tracksync.core.pictures.captures import OWN_CHOICE, Hold
from tracksync.core.problems import DiskFull, NotAllowed, Problem
from tracksync.core.scripts import is_refused
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.settings.limits import Limit
from tracksync.core.settings.table import Setting
from tracksync.core.settings.values import InForce
from tracksync.core.values import dataclass
from tracksync.ports.activity import IdleSource, SessionWatch
from tracksync.ports.calendar import DaysOff, Off
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.keystore import Keystore
from tracksync.ports.returning import Door
from tracksync.ports.screen import Look, Order, Screen
from tracksync.ports.settings import Preferences
from tracksync.ports.spool import Spool
from tracksync.ports.store import Store
from tracksync.ports.tracker import Integration
from tracksync.ports.vault import Vault

if TYPE_CHECKING:  # with the first policy, or standup
    from tracksync.core.pictures.readers import Former, Reader
    from tracksync.core.standup.commits import Commit
    from tracksync.core.worktime.meetings import Meeting
    from tracksync.engine.governing import Governing
    from tracksync.ports.commits import CommitLog

# Does its work on the STORE lane and waits for it.
OnStore = Callable[[Callable[[], None]], None]


class Opened(Protocol):
    """A profile whose keys were read: its store, and what opens its spool."""

    @property
    def store(self) -> Store:
        """The open store."""

    @property
    def no_room(self) -> DiskFull | None:
        """Why nothing more can be written: at most can what runs be ended; None while it can."""

    @property
    def identity(self) -> str:
        """The profile's secret half, for the spool."""

    @property
    def has_pictures(self) -> bool:
        """Whether pictures of the screen may lie there; asks no key."""

    @property
    def vault(self) -> Vault:
        """Where they lie; loaded when first asked for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Something `check` found.

    `part` is "journal", "store", "roll-ups", "ring", "outbox" or "pictures".
    """

    part: str
    says: str
    is_repaired: bool = False


class Settings(Preferences, Protocol):
    """The settings, to look at and to choose."""

    @property
    def trouble(self) -> Problem | None:
        """Why what the person chose before does not count, in words; None where it does."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What does not count of all that was chosen, and what cannot work, one sentence each."""

    def row(self, key: str) -> Setting:
        """Find a row of the table by its key or an old name of it; `NotFound` for none."""

    def in_force(self, key: str) -> InForce:
        """Tell the value in force and who set it."""

    def choose(self, key: str, given: object) -> InForce:
        """
        Choose a value, durable before this returns.

        Raises:
            NotAllowed: Somebody locked it, or left no room for that value.
            BadInput: It cannot be.
        """

    def limit(self, limits: Mapping[str, Sequence[Limit]]) -> None:
        """Keep to these limits, and only these, from now on; not durable."""


class Profile(Protocol):
    """A data directory. The caller holds its lock."""

    @property
    def folder(self) -> str:
        """Where it lies."""

    @property
    def spool(self) -> Spool:
        """Where wishes wait while the store is closed; usable without any key."""

    def open(self) -> Opened:
        """
        Read the keys and open the store, making both where there are none.

        Blocks in the keystore: KEYSTORE lane.

        Raises:
            KeystoreTrouble: Locked, absent, slow, or another one than the store belongs to.
            DamagedStore, NotAllowed, DiskFull: As they say.
        """

    def go_on_without_words(self) -> None:
        """Take it that words are lost (`WordsLost`), so that it opens. KEYSTORE lane, like it."""

    def renew(self, opened: Opened, on_store: OnStore) -> None:
        """
        Make every copy of the folder taken before now recognizable as one.

        Due before the first delivery of a run. KEYSTORE lane; a crash at any moment does no harm.

        Args:
            on_store: Does its work on the STORE lane and waits for it.
        """

    def back_up(self, opened: Opened, file: str, passphrase: str) -> int:
        """
        Write an encrypted copy; without a passphrase it opens with the recovery key.

        Returns:
            Its size in bytes.

        Raises:
            NotAllowed: There is no recovery key and no passphrase.
        """

    def back_up_to_move(self, opened: Opened, file: str, tokens: Mapping[str, str]) -> int:
        """
        Write a copy for a new machine, with the months' keys and tokens; for the recovery key only.

        Args:
            tokens: Secrets of the keystore, by name.

        Raises:
            NotAllowed: There is no recovery key.
        """

    @property
    def has_recovery_key(self) -> bool:
        """Whether copies can be made for a recovery key."""

    def make_recovery_key(self) -> str:
        """Make a fresh one, whose public half alone is kept; the key, to print. STORE lane."""

    def tidy(self, opened: Opened, preferences: Preferences, now: Reading) -> None:
        """Forget what is past its time by *now*, and keep the day's backup. STORE lane."""

    def expire(
        self, opened: Opened, preferences: Preferences, now: Reading, on_store: OnStore
    ) -> None:
        """
        Destroy the keys of days and months that are past their time. KEYSTORE lane, like `renew`.

        Args:
            now: By which they are; the clock may be ahead of what can be believed.
            on_store: As there.
        """

    def check(self, opened: Opened, *, repair: bool) -> tuple[Finding, ...]:
        """Verify everything; with *repair* (STORE lane) what can be rebuilt is rebuilt."""


class Log(Protocol):
    """The local log: fixed field names, no personal content. Never raises."""

    def note(self, event: str, **fields: str | int | bool) -> None:
        """Write a line."""

    def fault(self, error: BaseException) -> None:
        """Write where an unexpected exception came from: module and line, no text."""


class Silent:
    """A log that keeps nothing."""

    def note(self, event: str, **fields: str | int | bool) -> None:
        """Let it pass."""

    def fault(self, error: BaseException) -> None:
        """Let it pass."""


def no_door(_: str) -> Door:
    """Refuse: nothing here can hear a browser."""
    msg = say("This TrackSync cannot be signed in by a browser.")
    raise NotAllowed(msg, say("Use a token: --token-stdin."))


class NoScreen:
    """Where nothing can be seen."""

    name = say("nothing")
    lack = Hold.NO_SCREEN
    is_scripted = False
    is_permitted = tells_windows = tells_pointer = asks_person = False

    def probe(self) -> None:
        """Find out nothing; no look begins, and none is ended."""

    stop = go_on = probe

    def look(self, _: Order) -> Look:
        """Refuse."""
        msg = say("The screen cannot be seen here.")
        raise NotAllowed(msg)


class NoDaysOff:
    """Knows of none."""

    def between(self, first: date, last: date) -> Off:  # noqa: ARG002  the port's own words
        """Tell that there are none."""
        return Off()

    def meetings(self, *_: object) -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
        """Tell that there are none."""
        return (), ()


def no_commits(*_: object) -> tuple[tuple[Commit, ...], tuple[Sentence, ...]]:
    """Know of none."""
    return (), ()


def _no_policy() -> Governing:
    msg = say("No policy can be kept here.")
    raise NotAllowed(msg)


class PolicyHere:
    """
    An organization's policy, if there is one; nothing of it is loaded until there is.

    Args:
        make: Puts it together; the settings keep to its limits from then on.
        places: Where one may lie; empty for no place.
        is_there: Whether there is anything at a place; cheap.
    """

    def __init__(
        self,
        make: Callable[[], Governing] = _no_policy,
        places: Sequence[Any] = (),
        is_there: Callable[[Any], bool] = os.path.lexists,
    ) -> None:
        self._make = make
        self._places = places
        self._is_there = is_there
        self._guard = threading.Lock()
        self._made: Governing | None = None

    @property
    def governing(self) -> Governing:
        """What governs; loaded when first asked for."""
        with self._guard:
            if self._made is None:
                self._made = self._make()
            return self._made

    @property
    def known(self) -> Governing | None:
        """What governs, if anything may; None where nobody ever spoke of a policy."""
        is_there = any(self._is_there(place) for place in self._places)
        return self.governing if self._made is not None or is_there else None

    def keep_time(self) -> bool:
        """Have a policy that ended meanwhile count as one; whether that changed anything."""
        return self._made is not None and self._made.weigh()

    @property
    def readers(self) -> frozenset[Reader]:
        """Who beside the person may open pictures at this moment."""
        governing = self.known
        return frozenset() if governing is None else governing.readers

    @property
    def former(self) -> tuple[Former, ...]:
        """Name who could open pictures once and cannot now, who went last first."""
        governing = self.known
        return () if governing is None else governing.former

    @property
    def opens(self) -> Sentence:
        """Say who beside the person may open pictures; empty while that is nobody."""
        governing = self.known
        return UNSAID if governing is None else governing.opens

    @property
    def subtracts(self) -> str:
        """Whose word it is that tracked time goes with a deleted picture; empty while it stays."""
        governing = self.known
        return "" if governing is None else governing.rules.subtracts

    @property
    def organization(self) -> str:
        """Name whose policy is followed; empty where none is."""
        governing = self.known
        return "" if governing is None else governing.organization

    @property
    def name(self) -> str:
        """Whose word pictures are taken by."""
        return (self._made.name if self._made is not None else "") or OWN_CHOICE


@dataclass(frozen=True)
class Parts:
    """
    Everything around one engine.

    Attributes:
        idle: Makes the idle source, when it is first needed.
        session: Chooses what tells of lock and sleep, beside the chosen idle source, and asked
            at each look whether that counts for nothing.
        integrations: By service.
        pace_of: How patient a service is to be treated.
        jitter: Evenly spread over [0, 1).
        version: The program's.
        is_scripted: Activity comes from a script; whatever is tracked is marked so.
        keystore_is_scripted: A test chose the keystore; `status` and the window say so.
        screen: Makes what looks at the screen, when pictures are turned on.
        can_erase: The keystore lies outside the data folder, so that what is destroyed in it comes
            back from no copy of the folder.
        policy: What an organization asks for.
        open_patience: How long a command that can be kept for later waits for an opening store.
        longest_patience: How long the others do: longer than the keystore's own time-out.
        leave_network: Stops all requests that are under way; called when closing.
        is_alone: Whether this process holds the profile's lock, so that nobody else renews.
        days_off: Knows of holidays and days off.
        commits: Knows what was committed.
        device: This device: an id that comes with no backup, and what the person calls it.
        door: Opens a place for a browser to come back to: at an address, or (empty) any free port.
    """

    profile: Profile
    clock: Clock
    ids: Ids
    settings: Settings
    keystore: Keystore
    idle: Callable[[], IdleSource]
    session: Callable[[IdleSource, Callable[[], bool]], SessionWatch]
    integrations: Mapping[str, Integration] = field(default_factory=dict)
    pace_of: Callable[[str], Pace] = lambda _: Pace()
    jitter: Callable[[], float] = lambda: 0.5
    version: str = ""
    is_scripted: bool = False
    keystore_is_scripted: bool = False
    log: Log = field(default_factory=Silent)
    leave_network: Callable[[], None] = lambda: None
    log_path: str = ""
    is_alone: Callable[[], bool] = lambda: True
    days_off: DaysOff = field(default_factory=NoDaysOff)
    commits: CommitLog = no_commits
    device: Callable[[], tuple[str, str]] = lambda: ("", "")
    door: Callable[[str], Door] = no_door
    screen: Callable[[], Screen] = NoScreen
    can_erase: bool = True
    policy: PolicyHere = field(default_factory=PolicyHere)
    open_patience: timedelta = timedelta(seconds=2)
    longest_patience: timedelta = timedelta(seconds=30)

    @property
    def preferences(self) -> Preferences:
        """The settings, to look at."""
        return self.settings

    def refuses_activity(self) -> bool:
        """Whether what is told of activity counts for nothing: no organization accepts a script."""
        return is_refused(is_scripted=self.is_scripted, organization=self.policy.organization)
