"""Pictures of the screen while an engine runs: the indicator first, then the look."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracksync.core.clock import Reading
from tracksync.core.pictures.captures import LASTING, NOTHING, Hold, remedy, why
from tracksync.core.pictures.misses import caused_by
from tracksync.core.problems import Conflict, NotAllowed, Problem
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.values import dataclass
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.parts import Opened, Parts
from tracksync.engine.services import Services
from tracksync.ports.vault import GoesOn, always, step_of
from tracksync.services.personal.journal.changed import Changed

if TYPE_CHECKING:
    from tracksync.core.journal.picture_events import Miss
    from tracksync.services.personal.pictures.capturing import CapturingService, Price
    from tracksync.services.personal.pictures.taken import Taken

_SIGHT_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Deleted:
    """
    What became of deleting pictures.

    Attributes:
        count: So many are gone.
        length: Tracked time that went with them.
        trouble: What came between, after the first day.
    """

    count: int = 0
    length: timedelta = NOTHING
    trouble: Problem | None = None


class Capturing:
    """
    Nothing of it is loaded until pictures are turned on, or some are there.

    Args:
        show: Shows that pictures are taken, or no longer; False where it could not be shown. Called
            on the SCREEN lane, where the looks are, so that none can begin before it returned.
        tell: Says that something here changed; STORE lane.
        is_watching: Whether this is a run that watches over the timer.
    """

    def __init__(
        self,
        opened: Opened,
        services: Services,
        parts: Parts,
        *,
        lanes: Lanes,
        show: Callable[[bool], bool],
        tell: Callable[[Changed], None],
        is_watching: Callable[[], bool],
    ) -> None:
        self._opened = opened
        self._services = services
        self._parts = parts
        self._lanes = lanes
        self._show = show
        self._tell = tell
        self._is_watching = is_watching
        self._service: CapturingService | None = None
        self._making = threading.Lock()
        self._hold: Hold | None = Hold.OFF
        self._is_asked = False
        self._is_taking = False
        self._is_anew = False
        self._unkept: Problem | None = None
        self.trouble: Problem | None = None
        self.trouble_at: datetime | None = None

    @property
    def hold(self) -> Hold | None:
        """Name what forbids a picture; None while pictures are taken."""
        if self._hold is None and (self._service is None or not self._service.is_shown):
            return Hold.NOT_SHOWN
        return self._hold

    def why(self, hold: Hold | None) -> Sentence:
        """Say why no picture is taken; empty where nothing forbids it."""
        return UNSAID if hold is None else why(hold, self._parts.policy.organization)

    @property
    def lasting(self) -> Sentence:
        """Say why pictures that were turned on are taken at no time; empty where some are."""
        return self.why(self.hold) if self.hold in LASTING else UNSAID

    @property
    def service(self) -> CapturingService:
        """The use case; loaded when first asked for."""
        with self._making:
            if self._service is None:
                self._service = self._make()
            return self._service

    @property
    def last(self) -> Taken | None:
        """The last try of this run."""
        return None if self._service is None else self._service.last

    @property
    def keeps_grant(self) -> bool:
        """Whether it is kept what a desktop was told that asks the person itself."""
        return self._service is not None and self._service.permission.is_told

    # --- STORE lane ---------------------------------------------------------------------------

    def start(self) -> None:
        """Take up a run: what a crash left is cleared away, what is past its time goes."""
        if self._opened.has_pictures:
            self.expire()
        self.weigh()

    def look(self, reading: Reading) -> None:
        """Follow one look at the devices."""
        if self._parts.policy.keep_time():
            self._tell(Changed.SETTINGS)
        if not self._is_needed():
            return
        self.weigh()
        if self.service.look(reading) and not self._is_taking:
            self._is_taking = True
            self._lanes.submit(Lane.SCREEN, self._take, failed=lambda _: None)

    def weigh(self) -> None:
        """See anew whether pictures may be taken, and have that shown."""
        if not self._is_needed():
            self._is_anew = True
            return
        hold = self.service.hold()
        self._permit(hold)
        is_due = hold is None
        if is_due:
            self.service.screen.go_on()
        else:
            self.service.screen.stop()  # a dialog of the desktop's would stay for a minute
        if is_due != self._is_asked:
            self._is_asked = is_due
            self.service.is_shown &= is_due  # from here on no look begins
            self._lanes.submit(Lane.SCREEN, lambda: self._show_it(is_due=is_due))
        if hold is not self._hold:
            self._hold = hold
            self._tell(Changed.PICTURES)

    def _permit(self, hold: Hold | None) -> None:
        """Learn what the desktop was told; it is forgotten where pictures are, or were, off."""
        permission, is_off = self.service.permission, hold is Hold.OFF
        if permission.may_be_kept and (is_off or self._is_anew):
            permission.forget()
            self._lanes.keystore(permission.keep, failed=self._not_erased)
        self._is_anew = False
        if hold is Hold.UNTRIED:
            self._lanes.submit(Lane.SCREEN, self._learn, failed=lambda _: None)

    def _not_erased(self, problem: Problem) -> None:
        msg = say("{why} What GNOME was told of your screen is not erased.", why=problem.title)
        hint = say("Turn screenshots on and off again once it opens.")
        self._note(NotAllowed(msg, hint), "failed", 0)

    def close(self) -> None:
        """Wait for no look any more. From any thread."""
        if self._service is not None:
            self._service.screen.stop()

    def expire(self) -> None:
        """Have what is past its time destroyed; nothing waits for it."""
        if self._is_needed() or self._opened.has_pictures:
            now = self._services.expiring.now()
            self._lanes.keystore(lambda: self._expire(now), failed=lambda _: None)

    def _is_needed(self) -> bool:
        is_on = self._parts.preferences.flag("screenshots.enabled")
        return is_on or self._service is not None

    # --- SCREEN lane --------------------------------------------------------------------------

    def _show_it(self, *, is_due: bool) -> None:
        is_shown = self._show(is_due) and is_due
        # Somebody may have paused meanwhile; that has been asked to be shown behind this.
        self.service.is_shown = is_shown and self._is_asked
        if is_due and not is_shown:
            self._is_asked = False  # the next look asks again: a tray may come
        self._lanes.store(lambda: self._tell(Changed.PICTURES))

    def _learn(self) -> None:
        """Find out what is there and what was kept, before the first look."""
        permission = self.service.permission
        if permission.is_tried or not self._parts.preferences.flag("screenshots.enabled"):
            return
        try:
            self.service.screen.probe()
            if self.service.screen.lack is None:
                self._lanes.ask(Lane.KEYSTORE, permission.know)
        finally:
            permission.is_tried = True
            self._lanes.store(self.weigh)

    def _take(self) -> Taken:
        try:
            self._lanes.ask(Lane.KEYSTORE, self._prepare)
            taken = self.service.take(lambda: self._lanes.ask(Lane.STORE, self._hold_now))
        except Problem as problem:
            self._miss(caused_by(problem))
            self._note(problem, "failed", 0)
            raise
        finally:
            self._is_taking = False
            self._keep_permission()
        if taken.hold is not None:
            self._note(self._unkept or self.trouble, "held", 0)  # a pause mends nothing
        elif taken.pictures:
            self._note(self._unkept, "taken", len(taken.pictures))
        else:
            self._note(self.not_taken(taken), "missed", 0)
        if taken.miss is not None:
            self._miss(taken.miss)
        return taken

    def _keep_permission(self) -> None:
        """Keep what the desktop gave, whatever became of the picture: it is not to ask again."""
        if not self.service.screen.asks_person:
            return
        try:
            self._lanes.ask(Lane.KEYSTORE, self.service.permission.keep)
            self._unkept = None
        except Problem as problem:
            msg = say("{why} What GNOME was told of your screen is not kept.", why=problem.title)
            hint = say("GNOME asks once more when TrackSync starts again.")
            self._unkept = NotAllowed(msg, hint)
        self._lanes.store(self.weigh)

    def _miss(self, cause: Miss) -> None:
        # Of a disk that is full, that cannot be written either: then it is only told.
        self._lanes.store(lambda: self.service.misses.note(cause), failed=lambda _: None)

    def not_taken(self, taken: Taken) -> Problem | None:
        """Say what a try did not give, and what can be done; None when it gave all."""
        if taken.hold is not None:
            return NotAllowed(self.why(taken.hold), remedy(taken.hold))
        said = taken.missed()
        return None if said is None else NotAllowed(*said)

    def _hold_now(self) -> Hold | None:
        self.weigh()
        return self.hold

    def _note(self, trouble: Problem | None, outcome: str, count: int) -> None:
        if trouble is not self.trouble:
            self.trouble_at = self._parts.clock.read().at  # first: other lanes read it second
            self.trouble = trouble
        self._parts.log.note("capture", outcome=outcome, count=count)
        self._lanes.store(lambda: self._tell(Changed.PICTURES))

    # --- COMMANDS lane ------------------------------------------------------------------------

    def take_now(self) -> Taken:
        """
        Take a picture because the person asks for one.

        Raises:
            Problem: Something forbids it, or it could not be done.
        """
        self._lanes.ask(Lane.STORE, self._ask_anew)
        self._lanes.ask(Lane.SCREEN, self._learn)
        self._lanes.ask(Lane.STORE, self._may_take)
        # The indicator was asked for on that lane, so behind this it is known.
        if not self._lanes.ask(Lane.SCREEN, lambda: self.service.is_shown):
            raise NotAllowed(self.why(Hold.NOT_SHOWN))
        return self._lanes.ask(Lane.SCREEN, self._take)

    def _ask_anew(self) -> None:
        """Let the desktop ask where the person said no before: now they want one."""
        if self.service.permission.is_refused:
            self.service.permission.forget()
            self.weigh()

    def _may_take(self) -> None:
        self.weigh()
        hold = self.service.hold()
        if hold is not None:
            raise NotAllowed(self.why(hold), remedy(hold))

    def delete(
        self,
        sequences: frozenset[int],
        *,
        via: str,
        most: timedelta | None = None,
        goes_on: GoesOn = always,
    ) -> Deleted:
        """
        Delete pictures for ever, day by day; what is done stays done. Waits for the keystore.

        Args:
            most: The tracked time that was said to go with them; None where any may. Asked again
                before each day: a policy may have come meanwhile.
            goes_on: Told how much is done, from other threads; ended, the day that is under way
                stays as it was.

        Raises:
            Conflict: More would go by now. Nothing was deleted.
            Problem: Nothing could be deleted.
        """
        self._priced(sequences, most)
        days = self._lanes.ask(Lane.READ, lambda: self.service.by_day(sequences))
        deleted = Deleted()
        for done, day in enumerate(days):
            try:
                left = None if most is None else most - deleted.length
                step = step_of(goes_on, done, len(days))
                count, length = self._delete_day(day, via, left, step)
            except Problem as problem:
                if not deleted.count:
                    raise
                return replace(deleted, trouble=problem)
            deleted = Deleted(deleted.count + count, deleted.length + length)
            if not goes_on((done + 1) / len(days)):
                break
        return deleted

    def _priced(self, sequences: frozenset[int], most: timedelta | None) -> Price:
        price = self._lanes.ask(Lane.READ, lambda: self.service.price(sequences))
        if most is not None and price.length > most:
            msg = say("More of your time would go with them than was said.")
            raise Conflict(msg, say("These were not deleted. Look again at what goes."))
        return price

    def _delete_day(
        self, sequences: frozenset[int], via: str, most: timedelta | None, goes_on: GoesOn
    ) -> tuple[int, timedelta]:
        """Delete pictures of one day; how many there were, and the time that went with them."""
        price = self._priced(sequences, most)
        erased = self._lanes.ask(Lane.KEYSTORE, lambda: self.service.delete(sequences, goes_on))
        if erased is None:
            return 0, NOTHING
        changed = Changed.PICTURES | (
            Changed.TODAY | Changed.TIMER if price.spans else Changed.NOTHING
        )
        self._lanes.ask(Lane.STORE, lambda: self.service.journal(erased, price, via=via))
        self._lanes.store(lambda: self._tell(changed))
        return erased.count, price.length

    # --- KEYSTORE lane ------------------------------------------------------------------------

    def _prepare(self) -> None:
        self.service.vault.prepare()
        self.service.permission.know()

    def _expire(self, now: Reading) -> None:
        erased = self.service.expire(now)
        if erased is not None:
            self._lanes.store(lambda: self.service.journal(erased))
            self._lanes.store(lambda: self._tell(Changed.PICTURES))

    def _make(self) -> CapturingService:
        # 1 MB and 10 ms that a run without pictures never pays.
        from tracksync.services.personal.pictures.capturing import (  # see above
            CapturingService,
            Machine,
        )
        from tracksync.services.personal.pictures.permission import Permission  # the same

        screen = self._parts.screen()
        return CapturingService(
            self._services.recorder,
            self._services.watching,
            screen=screen,
            permission=Permission(screen, self._parts.keystore),
            vault=self._opened.vault,
            machine=Machine(
                is_watching=self._is_watching,
                can_erase=self._parts.can_erase,
                is_full=lambda: self._opened.no_room is not None,
                jitter=self._parts.jitter,
                sight_key=os.urandom(_SIGHT_KEY_BYTES),
                policy=lambda: self._parts.policy.name,
                readers=lambda: frozenset(one.recipient for one in self._parts.policy.readers),
                subtracts=lambda: self._parts.policy.subtracts,
                organization=lambda: self._parts.policy.organization,
            ),
        )
