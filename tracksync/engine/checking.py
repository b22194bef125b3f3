"""Testing a connection: whether its sign-in is accepted now."""

from __future__ import annotations

from tracksync.engine.lanes.in_turn import InTurn
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.reaching import Reach, What
from tracksync.engine.services import Services
from tracksync.ports.tracker import Account
from tracksync.services.personal.delivery.wording import problem_of


class Checking:
    """Asks on NETWORK and waits for it: COMMANDS only."""

    def __init__(self, services: Services, reach: Reach, turns: InTurn) -> None:
        self._services = services
        self._reach = reach
        self._turns = turns
        self._lanes = turns.lanes

    def now(self, name: str, *, via: str) -> Account:
        """
        Ask the service who is signed in; nothing is written there.

        A sign-in that had been given up and works after all is used again; one that is not
        accepted any more is given up.

        Raises:
            NotAnswered: Why there was no answer, in words.
            KeystoreTrouble: The keystore does not open.
        """
        connections = self._services.connections
        found = connections.one(name)
        told = self._turns.ask(found, lambda: self._reach.tracker(found).whoami())
        answer = self._reach.read(found, told, What.TASKS)
        if isinstance(answer, Account):
            if found.is_paused:
                self._lanes.ask(Lane.STORE, lambda: self._resume(found.id, via))
            return answer
        raise problem_of(answer, connections.integration(found.service).manifest.title)

    def _resume(self, connection: str, via: str) -> None:
        self._services.connections.resume(connection)
        self._services.deliveries.release_connection(connection, via=via)
