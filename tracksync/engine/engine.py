"""
The running product without a screen.

Opens the profile, watches over the timer, lets the courier go, and says what changed. It knows
ports only; `bootstrap` hands it the adapters.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tracksync.core.journal.intents import Asked
from tracksync.core.problems import (
    DamagedStore,
    DiskFull,
    KeystoreAbsent,
    KeystoreSlow,
    KeystoreTrouble,
    NotAllowed,
    Problem,
    WordsLost,
    something_went_wrong,
)
from tracksync.core.sentences import say
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Deliver, Lane, Lanes, directly
from tracksync.engine.parts import Opened, Parts
from tracksync.engine.running import Running
from tracksync.engine.services import Services
from tracksync.engine.waiting_room import WaitingRoom
from tracksync.ports.keystore import KeystoreLocked
from tracksync.ports.store import SentRecord
from tracksync.services.personal.journal.changed import Changed

_RETRY = "open again"
_RETRY_SECONDS = 60.0
# Requests are stopped when closing; so long their outcomes may take to be written down.
_LAST_STEPS_SECONDS = 5.0


class State(StrEnum):
    """Where the engine stands with its store."""

    OPENING = "opening"
    OPEN = "open"
    LOCKED = "locked"
    DAMAGED = "damaged"
    REFUSED = "refused"
    CLOSED = "closed"


class Engine:
    """
    One profile, running.

    Listeners are called through *deliver*: a desktop hears everything on its own thread.

    Args:
        deliver: Brings callbacks to whoever listens; directly where there is no screen.
    """

    def __init__(self, parts: Parts, deliver: Deliver = directly) -> None:
        self.parts = parts
        self.lanes = Lanes(deliver, unexpected=parts.log.fault)
        self.alarms = Alarms(unexpected=parts.log.fault)
        self.waiting_room = WaitingRoom(lambda: parts.profile.spool, parts.clock, parts.ids)
        self.on_raise: Callable[[], bool] = lambda: False
        # Gives the question about unknown time the keyboard; False: there is no window for it.
        self.on_focus: Callable[[], bool] = lambda: False
        # Asks whether a task that a link names is to be started; False: there is nobody to ask.
        self.on_link: Callable[[str], bool] = lambda _: False
        self.on_quit: Callable[[], None] = lambda: None
        # Shows that pictures of the screen are taken, or no longer; False: it cannot be shown.
        self.on_capture: Callable[[bool], bool] = lambda _: False
        self._deliver = deliver
        self._state = State.OPENING
        self._problem: Problem | None = None
        self._running: Running | None = None
        self._settled = threading.Event()
        self._changed: list[Callable[[Changed], None]] = []
        self._states: list[Callable[[State], None]] = []
        self._acknowledged: list[Callable[[UUID], None]] = []
        self._is_watching = False
        self._is_closing = False
        self._waiting: list[threading.Event] = []
        self._ticks = True
        self._is_opening = threading.Lock()

    # --- what others ask ------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Where it stands."""
        return self._state

    @property
    def problem(self) -> Problem | None:
        """Why it is not open, in words."""
        return self._problem

    @property
    def running(self) -> Running:
        """What runs on the open store; raises the reason, in words, while it is closed."""
        if self._running is not None:
            return self._running
        if self._problem is not None:
            raise self._problem
        if self._state is State.OPENING:
            msg = say("The keystore has not answered yet, so the store is still closed.")
            raise KeystoreLocked(msg, say("Answer its question, or wait a moment."))
        msg = say("TrackSync is closed.")
        raise NotAllowed(msg)

    @property
    def services(self) -> Services:
        """The use cases; raises like `running`."""
        return self.running.services

    @property
    def no_room(self) -> DiskFull | None:
        """Why no timer can be started, although all is open; None while one can."""
        return None if self._running is None else self._running.opened.no_room

    @property
    def is_closing(self) -> bool:
        """Whether it is about to end: who waits for something gives up."""
        return self._is_closing

    @property
    def is_watching(self) -> bool:
        """Whether this is a run that watches over the timer, not a single command."""
        return self._is_watching

    def listen(
        self,
        *,
        changed: Callable[[Changed], None] | None = None,
        state: Callable[[State], None] | None = None,
        acknowledged: Callable[[UUID], None] | None = None,
    ) -> None:
        """Be told of changed parts, of states, and of each command that became durable."""
        if changed is not None:
            self._changed.append(changed)
        if state is not None:
            self._states.append(state)
        if acknowledged is not None:
            self._acknowledged.append(acknowledged)

    @contextlib.contextmanager
    def moved_by(self, parts: Changed) -> Iterator[threading.Event]:
        """Give an event that is set when any of *parts* changes, and when the engine closes."""
        moved = threading.Event()

        def see(changed: Changed) -> None:
            if changed & parts:
                moved.set()

        self._changed.append(see)
        self._waiting.append(moved)
        try:
            yield moved
        finally:
            self._changed.remove(see)
            self._waiting.remove(moved)

    def acknowledge(self, accepted: UUID) -> None:
        """Say that a command is durable; called before its answer leaves."""
        for told in self._acknowledged:
            told(accepted)

    # --- opening --------------------------------------------------------------------------------

    def start(self, *, ticks: bool = True) -> None:
        """
        Open the store and begin to watch; returns at once.

        Args:
            ticks: Look by itself; else only `tick` looks.
        """
        self._is_watching, self._ticks = True, ticks
        self.open_soon()

    def open_now(self) -> None:
        """Open the store for a single command, without watching; the reason in words if not."""
        self._try_to_open()
        self._settled.set()

    def open_soon(self) -> None:
        """Try to open, again if need be, without waiting for it."""
        self.lanes.keystore(self._try_to_open, failed=lambda _: None)

    def unlock(self) -> None:
        """Have the keystore ask the person, then open. Blocks: not on the STORE lane."""
        self.lanes.ask(Lane.KEYSTORE, self.parts.keystore.unlock)
        self.lanes.ask(Lane.KEYSTORE, self._try_to_open)
        _ = self.running

    def go_on_without_words(self) -> None:
        """Open though the keys of words are missing, if they are. Blocks: not on the STORE lane."""
        if isinstance(self._problem, WordsLost):
            self.lanes.ask(Lane.KEYSTORE, self.parts.profile.go_on_without_words)
            self.lanes.ask(Lane.KEYSTORE, self._try_to_open)

    def wait_until_settled(self, patience: timedelta) -> None:
        """Wait until it is known whether the store opens, so long at most."""
        self._settled.wait(patience.total_seconds())

    def _try_to_open(self) -> None:
        """Read the keys and open; on the KEYSTORE lane, or alone."""
        with self._is_opening:
            if self._running is not None or self._is_closing:
                return
            try:
                opened = self.parts.profile.open()
                self.lanes.ask(Lane.STORE, lambda: self._begin(opened))
            except Problem as problem:
                self._stay_closed(problem)
            except BaseException as e:  # noqa: BLE001  the edge: a fault while opening is shown as one
                self.parts.log.fault(e)
                self._stay_closed(something_went_wrong())

    def _begin(self, opened: Opened) -> None:
        """Build the use cases and take up the run. STORE lane."""
        if self._is_closing:
            opened.store.close()
            return
        running = Running(
            opened,
            self.parts,
            lanes=self.lanes,
            alarms=self.alarms,
            show_capture=self._show_capture,
            tell=self._tell_changed,
        )
        running.services.recorder.tell(self._tell_changed)
        self._running = running
        self.alarms.clear(_RETRY)
        services, lives_on = running.services, self._is_watching
        self.waiting_room.merge(opened.identity, lambda: services.spooling, lives_on=lives_on)
        if self._is_watching:
            running.watch(ticks=self._ticks)
        self._enter(State.OPEN, None)

    def _show_capture(self, is_on: bool) -> bool:
        """Ask whoever shows things now, which may have come later than the store."""
        return self.on_capture(is_on)

    def _stay_closed(self, problem: Problem) -> None:
        state = State.REFUSED
        if self._is_watching and isinstance(problem, KeystoreTrouble | WordsLost):
            self.alarms.set(_RETRY, _RETRY_SECONDS, self._again)
        if isinstance(problem, KeystoreTrouble):
            state = State.LOCKED
        elif isinstance(problem, DamagedStore):
            state = State.DAMAGED
        self._enter(state, problem)

    def _again(self) -> None:
        """A minute has passed with the store closed: leave a sign of life, and try once more."""
        self.lanes.store(self.waiting_room.sign)
        self.open_soon()

    def _enter(self, state: State, problem: Problem | None) -> None:
        self._state, self._problem = state, problem
        self.parts.log.note("engine_state", state=state.value)
        self._settled.set()
        for told in self._states:
            self._deliver(lambda told=told: told(state))  # type: ignore[misc]  # bound now

    # --- while it runs --------------------------------------------------------------------------

    def ask_spool(
        self,
        asked: Asked,
        *,
        via: str,
        ref: str = "",
        note: str = "",
        until: datetime | None = None,
    ) -> UUID | None:
        """
        Keep a wish when the store cannot be opened for want of its key.

        Returns:
            The id it will have; None while the store is open.

        Raises:
            Problem: The store is closed for another reason.
        """
        if self._running is not None:
            return None
        if not (self._state is State.OPENING or self._waits_for_its_key()):
            _ = self.running
        accepted = self.waiting_room.ask(asked, via=via, ref=ref, note=note, until=until)
        self.open_soon()
        return accepted

    def _waits_for_its_key(self) -> bool:
        """Tell whether keys may yet come; with another's keystore they never will."""
        waits = KeystoreLocked | KeystoreAbsent | KeystoreSlow | WordsLost
        return isinstance(self._problem, waits)

    def tick(self) -> None:
        """Take one look now and wait until it is durable; for a scripted clock."""
        running = self.running
        look = running.ticking.look()
        self.lanes.ask(Lane.STORE, lambda: running.take(*look))

    def note_sent(self, sent: SentRecord) -> None:
        """Keep an account of one exchange with the outside. From any thread."""
        self.lanes.store(lambda: self._keep_sent(sent))

    def _keep_sent(self, sent: SentRecord) -> None:
        if self._running is not None:
            self._running.count(sent)
            with self._running.opened.store.write() as unit:
                unit.add_sent(sent)

    def settings_changed(self) -> None:
        """Let a changed setting count at once. From any thread."""
        if self._running is not None and self._is_watching:
            self._running.settings_changed(ticks=self._ticks)
        self.lanes.store(lambda: self._tell_changed(Changed.SETTINGS))

    def _tell_changed(self, changed: Changed) -> None:
        """Pass on what changed. STORE lane, after the commit."""
        if self._running is not None:
            self._running.follow(changed)
        for told in tuple(self._changed):
            self._deliver(lambda told=told: told(changed))  # type: ignore[misc]  # bound now

    # --- closing --------------------------------------------------------------------------------

    def close(self) -> None:
        """End in order: nothing new begins, what was accepted is durable, all threads end."""
        if self._state is State.CLOSED:
            return
        self._is_closing = True
        running = self._running
        for waits in tuple(self._waiting):
            waits.set()
        if running is not None:
            running.stop()
        self.alarms.close()
        self.parts.leave_network()
        if running is None:
            # Nobody was promised a thing that is being kept there: it can be asked again.
            self.parts.keystore.give_up()
        else:
            running.courier.wait(_LAST_STEPS_SECONDS)
            running.herald.wait(_LAST_STEPS_SECONDS)
            self.lanes.store(running.end)
        hanging = self.lanes.close()
        if running is not None:
            running.ticking.close()
        self._state = State.CLOSED
        self.parts.log.note("engine_closed", hanging=len(hanging))
