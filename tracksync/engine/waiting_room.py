"""Where wishes wait, durable and sealed, while the store cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from tracksync.core.journal.intents import Asked, Intent
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.spool import Spool

if TYPE_CHECKING:
    from tracksync.services.personal.spooling import SpoolingService


class WaitingRoom:
    """Takes wishes in, and lets them out into the store after unlocking."""

    def __init__(self, spool: Callable[[], Spool], clock: Clock, ids: Ids) -> None:
        self._find = spool
        self._clock = clock
        self._ids = ids

    @property
    def _spool(self) -> Spool:
        # Asked for each time: at the very first opening the profile gets another one.
        return self._find()

    @property
    def is_ready(self) -> bool:
        """Whether a wish can be kept."""
        return self._spool.is_ready

    @property
    def count(self) -> int:
        """How many wait."""
        return self._spool.waiting()

    def ask(
        self,
        asked: Asked,
        *,
        via: str,
        ref: str = "",
        note: str = "",
        until: datetime | None = None,
    ) -> UUID:
        """Keep a wish; durable when this returns the id it will have."""
        now = self._clock.read()
        intent = Intent(self._ids.new(), asked, now, via, ref=ref, note=note, until=until)
        self._spool.add(intent)
        return intent.id

    def sign(self) -> None:
        """Leave a sign of life, if somebody waits who may need it after a crash."""
        if self._spool.waiting():
            self.ask(Asked.SIGN, via="engine")

    def merge(
        self, identity: str, spooling: Callable[[], SpoolingService], *, lives_on: bool
    ) -> None:
        """
        Carry out what waits. STORE lane. Doing it twice changes nothing.

        Args:
            spooling: Asked for only when something waits.
            lives_on: This program goes on to watch.
        """
        if self._spool.waiting():
            merged = spooling().merge(self._spool.read(identity), lives_on=lives_on)
            self._spool.remove(merged.done)
