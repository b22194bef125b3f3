"""What runs while the store is open: the use cases, the tick, the courier, the refresh."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracksync.core.clock import Reading
from tracksync.core.sentences import say
from tracksync.engine.capturing import Capturing
from tracksync.engine.comparing import Comparing
from tracksync.engine.courier import Courier
from tracksync.engine.herald import Herald
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.in_turn import InTurn
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.parts import Opened, Parts
from tracksync.engine.reaching import Reach
from tracksync.engine.recovering import Recovering
from tracksync.engine.refreshing import Refreshing
from tracksync.engine.services import Services, build_services
from tracksync.engine.sign_in.grants import Grants
from tracksync.engine.ticking import Ticking
from tracksync.engine.upkeep import Upkeep
from tracksync.ports.activity import IdleSource, IdleTimes, SessionChange, SessionWatch
from tracksync.ports.store import SentRecord
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import ENGINE

if TYPE_CHECKING:
    from tracksync.engine.checking import Checking
    from tracksync.engine.reminding import Reminding
    from tracksync.engine.sign_in.signing_in import SigningIn
    from tracksync.engine.signing_out import SigningOut

_FOR_STANDUPS = Changed.STANDUPS | Changed.CONNECTIONS | Changed.SETTINGS


class Running:
    """
    One open store and everything that works on it. Made, told and ended on the STORE lane.

    Args:
        lanes, alarms: The engine's own.
        show_capture, tell: See `Capturing`.
    """

    def __init__(
        self,
        opened: Opened,
        parts: Parts,
        *,
        lanes: Lanes,
        alarms: Alarms,
        show_capture: Callable[[bool], bool],
        tell: Callable[[Changed], None],
    ) -> None:
        self.opened = opened
        self._parts = parts
        self._lanes = lanes
        self.services = build_services(opened.store, parts)
        self.grants = Grants(self.services.connections, parts, lanes=lanes, alarms=alarms)
        self.reach = Reach(self.services.connections, parts.keystore, self.grants, lanes)
        self.courier = self._make_courier(alarms)
        self._turns = InTurn(self.services.turns, self.services.waits, lanes)
        self.refreshing = _refreshing(self.services, self.reach, self._turns, parts, alarms)
        self.comparing = _comparing(self.services, self.reach, self._turns, parts, alarms)
        self.recovering = Recovering(
            self.services, self.comparing, parts.clock, lanes=lanes, alarms=alarms
        )
        self.herald = self._make_herald(alarms)
        self.ticking = Ticking(
            parts.idle,
            parts.clock,
            alarms,
            lanes,
            interval=lambda: parts.preferences.seconds("activity.sample_seconds"),
            take=self.take,
            may_look=lambda: not self._is_paused,
            made=self._watch_session,
        )
        self.capturing = Capturing(
            opened,
            self.services,
            parts,
            lanes=lanes,
            show=show_capture,
            tell=tell,
            is_watching=lambda: self._is_watching,
        )
        self.upkeep = Upkeep(self._tidy, parts.clock, lanes=lanes, alarms=alarms)
        self.last_sample_at: datetime | None = None
        self._alarms, self._tell = alarms, tell
        self._signing_in: SigningIn | None = None
        self._reminding: Reminding | None = None
        self._guard = threading.Lock()
        self._is_paused = self._is_watching = False
        self._told_trouble = self._told_held = ""
        self._session: SessionWatch | None = None
        self._note_pause()

    # --- what is seldom asked for: with the command line's parser 0.3 MB of a tray ----------------

    @property
    def signing_in(self) -> SigningIn:
        """Signing in by the browser or by a code; it remembers who is at it."""
        from tracksync.engine.sign_in.signing_in import SigningIn  # see above

        with self._guard:
            if self._signing_in is None:
                self._signing_in = SigningIn(
                    self.services, self.grants, self._parts, lanes=self._lanes, alarms=self._alarms
                )
            return self._signing_in

    @property
    def reminding(self) -> Reminding:
        """Reminders of missing hours, off by default."""
        from tracksync.engine.reminding import Reminding  # with its service 0.5 MB

        with self._guard:
            if self._reminding is None:
                self._reminding = Reminding(
                    self.services,
                    self._parts.preferences,
                    lanes=self._lanes,
                    alarms=self._alarms,
                )
            return self._reminding

    @property
    def signing_out(self) -> SigningOut:
        """Disconnecting."""
        from tracksync.engine.signing_out import SigningOut  # see above

        afterwards = self.herald.afterwards
        return SigningOut(self.services, self.grants, self._parts, self._lanes, afterwards)

    @property
    def checking(self) -> Checking:
        """Testing a connection."""
        from tracksync.engine.checking import Checking  # see above

        return Checking(self.services, self.reach, self._turns)

    # --- from begin to end ------------------------------------------------------------------------

    def watch(self, *, ticks: bool) -> None:
        """
        Take up a run: what happened meanwhile is judged, and watching begins.

        Args:
            ticks: Look by itself every so often; else only when told, the first time now.
        """
        self._is_watching = True
        self.services.watching.begin(self._parts.version, is_scripted=self._parts.is_scripted)
        self.services.deliveries.recover()
        if ticks:
            self.ticking.start()
        else:
            self.take(*self.ticking.look())
        self.refreshing.start()
        self.comparing.start()
        self.recovering.start()
        self.herald.kick()
        self._remind()
        self.upkeep.start(self._follow_machine)
        self._expire()
        self._follow_machine()
        self.capturing.start()
        self.courier.kick()

    def take(self, idle: IdleTimes | None, reading: Reading) -> None:
        """Take one look in."""
        try:
            self.services.watching.look(idle, reading)
        finally:
            self._tell_of_room()
        if idle is not None:
            if self.last_sample_at is None:
                # A crash in the first minute must find a sign of life.
                self.services.store.flush()
            self.last_sample_at = reading.at
        self.capturing.look(reading)

    def _tell_of_room(self) -> None:
        """Tell who shows it that nothing can be written, why, and when it can again."""
        trouble = str(self.opened.no_room or "")
        if trouble != self._told_trouble:
            self._told_trouble = trouble
            self._tell(Changed.TIMER)

    def _remind(self) -> None:
        """Look whether there are hours to be reminded of; nothing is loaded where none want it."""
        if self._parts.preferences.flag("reminders.hours"):
            self.reminding.kick()

    def _make_courier(self, alarms: Alarms) -> Courier:
        return Courier(
            self.services.deliveries,
            self.reach.sink,
            clock=self._parts.clock,
            lanes=self._lanes,
            alarms=alarms,
            prepare=self._renew,
            unexpected=self._parts.log.fault,
        )

    def _make_herald(self, alarms: Alarms) -> Herald:
        return Herald(
            self.services,
            self.reach,
            self._parts.clock,
            lanes=self._lanes,
            alarms=alarms,
            prepare=self._renew,
        )

    def _renew(self) -> None:
        """Have copies of the folder made before now be told as such. KEYSTORE lane."""
        lanes = self._lanes
        self._parts.profile.renew(self.opened, lambda work: lanes.ask(Lane.STORE, work))

    def _follow_machine(self) -> None:
        """Follow this machine's own policy file, where there is one. STORE lane."""
        governing = self._parts.policy.known
        taken = None if governing is None else governing.look_at_machine()
        if taken is not None:
            with self.services.recorder.open(ENGINE) as recording:
                recording.add(taken)
            self._tell(Changed.SETTINGS)

    def _tidy(self) -> None:
        self._parts.profile.tidy(self.opened, self._parts.preferences, self._sure_now())
        self._expire()
        self.capturing.expire()

    def _expire(self) -> None:
        """Have what is past its time destroyed, but pictures; nothing waits for it."""
        profile, preferences, lanes = self._parts.profile, self._parts.preferences, self._lanes
        now = self._sure_now()
        lanes.keystore(
            lambda: profile.expire(
                self.opened, preferences, now, lambda work: lanes.ask(Lane.STORE, work)
            ),
            failed=lambda _: None,
        )

    def _sure_now(self) -> Reading:
        """Tell by which moment things are too old, and whoever shows it that the clock is ahead."""
        now, held = self.services.expiring.now(), str(self.services.expiring.held)
        if held != self._told_held:
            self._told_held = held
            self._tell(Changed.SETTINGS)
        return now

    def count(self, sent: SentRecord) -> None:
        """Count a request that left, so that the next one waits for its turn."""
        is_write = sent.method != "GET"
        self.services.turns.count(sent.service, sent.connection, is_write=is_write)

    def follow(self, changed: Changed) -> None:
        """Do what a change asks for."""
        if Changed.TIMER in changed:
            self._note_pause()
        if self._is_watching and changed & (Changed.TIMER | Changed.SETTINGS):
            self.capturing.weigh()
        if Changed.CONNECTIONS in changed:
            self.reach.forget()
            if self._is_watching:
                self.recovering.start()
        if self._is_watching and changed & (Changed.OUTBOX | Changed.CONNECTIONS):
            self.courier.kick()
        if self._is_watching and changed & _FOR_STANDUPS:
            self.herald.kick()
        if self._is_watching and Changed.SETTINGS in changed:
            self._remind()

    @property
    def session_name(self) -> str:
        """What tells of lock and sleep, in words."""
        return say("nothing") if self._session is None else self._session.name

    def settings_changed(self, *, ticks: bool) -> None:
        """Let changed intervals and addresses count from now on."""
        self.grants.forget()
        self.reach.forget()
        self.refreshing.start()
        self.comparing.start()
        if ticks:
            self.ticking.start()

    def stop(self) -> None:
        """Begin nothing new. From any thread."""
        with self._guard:
            signing_in, reminding = self._signing_in, self._reminding
        if signing_in is not None:
            signing_in.cancel()
        self.capturing.close()
        self.courier.close()
        self._turns.close()
        self.refreshing.close()
        self.comparing.close()
        self.recovering.close()
        self.herald.close()
        if reminding is not None:
            reminding.close()
        self.upkeep.close()
        if self._session is not None:
            self._session.close()

    def end(self) -> None:
        """Note that the run ends in order, and close the store."""
        try:
            if self._is_watching:
                self.services.watching.end()
        finally:
            self.opened.store.close()

    def _watch_session(self, idle: IdleSource) -> None:
        """Begin to hear of lock and sleep, once it is known what tells of activity."""
        if self._is_watching:
            self._session = self._parts.session(idle, self._parts.refuses_activity)
            self._session.start(self._told)

    def _told(self, change: SessionChange) -> None:
        """Pass on what the system told, with the clocks of the moment. From the watch's thread."""
        reading = self._parts.clock.read()
        self._lanes.store(lambda: self.services.watching.told(change, reading))
        if change in {SessionChange.UNLOCKED, SessionChange.WOKE}:
            self.courier.kick()
            self.herald.kick()
            self._remind()

    def _note_pause(self) -> None:
        with self.services.store.read() as snapshot:
            self._is_paused = snapshot.timer().is_paused


def _refreshing(
    services: Services, reach: Reach, turns: InTurn, parts: Parts, alarms: Alarms
) -> Refreshing:
    return Refreshing(
        services,
        reach,
        turns,
        clock=parts.clock,
        lanes=turns.lanes,
        alarms=alarms,
        interval=lambda: timedelta(minutes=parts.preferences.number("tasks.refresh_minutes")),
        jitter=parts.jitter,
    )


def _comparing(
    services: Services, reach: Reach, turns: InTurn, parts: Parts, alarms: Alarms
) -> Comparing:
    return Comparing(
        services,
        reach,
        turns,
        clock=parts.clock,
        lanes=turns.lanes,
        alarms=alarms,
        interval=lambda: timedelta(minutes=parts.preferences.number("sync.compare_minutes")),
        jitter=parts.jitter,
    )
