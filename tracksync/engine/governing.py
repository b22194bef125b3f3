"""An organization's policy while an engine runs: taken, acknowledged, left, and made to hold."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tracksync.core.journal.events import PolicyLeft, PolicySeen, PolicyTaken
from tracksync.core.pictures.readers import Former, Reader, who_opens
from tracksync.core.policy.document import Policy, read_policy, refuse_unborn
from tracksync.core.policy.limits import Rules, Wish, limits_of
from tracksync.core.policy.standing import (
    Standing,
    acknowledged,
    after,
    comes,
    followed,
    holding,
    left,
    refuse_older,
    state_of,
    taken,
    waits,
)
from tracksync.core.policy.words import differences, in_sentences
from tracksync.core.problems import BadInput, Conflict, DiskFull, NotAllowed, NotFound, Problem
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.settings.limits import Limit
from tracksync.ports.clock import Clock
from tracksync.ports.policy import MachineFile, Seals, Shelf

# Feeds the settings: by key, what is allowed.
Feed = Callable[[Mapping[str, Sequence[Limit]]], None]


class Governing:
    """
    Holds the standing, and feeds its limits to the settings. From any thread.

    Args:
        limit: Has the settings keep to limits, and only those, from now on.
    """

    def __init__(
        self,
        shelf: Shelf,
        machine: MachineFile,
        seals: Seals,
        *,
        limit: Feed,
        clock: Clock,
    ) -> None:
        self._shelf = shelf
        self._machine = machine
        self.seals = seals
        self._limit = limit
        self._clock = clock
        self._guard = threading.RLock()
        self._standing = shelf.load()
        self._policy = self._parsed()
        self._held: Rules | None = None
        self._is_unkept = False
        # What this machine's own file asks for cannot be told.
        self._is_barred = False
        self.trouble: Sentence = UNSAID
        self.weigh()

    def _now(self) -> datetime:
        return self._clock.read().at

    # --- what holds -----------------------------------------------------------------------------

    @property
    def standing(self) -> Standing:
        """Where the person stands."""
        return self._standing

    @property
    def policy(self) -> Policy | None:
        """The newest document; None where there is none, or it cannot be read any more."""
        return self._policy

    @property
    def rules(self) -> Rules:
        """What holds above the person now."""
        return self._held or Rules()

    @property
    def readers(self) -> frozenset[Reader]:
        """Name who beside the person may open pictures at this moment."""
        with self._guard:
            return self._holding(self._now()).readers

    @property
    def former(self) -> tuple[Former, ...]:
        """Name who could open pictures once and cannot now, who went last first."""
        return self._standing.former[::-1]

    @property
    def opens(self) -> Sentence:
        """Say who beside the person may open pictures; empty while that is nobody."""
        readers = self.readers
        return who_opens(readers) if readers else UNSAID

    @property
    def organization(self) -> str:
        """Name whose policy is followed; empty where none is, or its end has come."""
        with self._guard:
            return followed(self._standing, self._policy, self._now())

    @property
    def version(self) -> int | None:
        """The version of the newest document; None without one."""
        return self._standing.serial if self._standing.key else None

    @property
    def name(self) -> str:
        """Whose word pictures are taken by, and its version; empty without a policy."""
        if self._policy is None:
            return ""
        return f"{self._policy.name}, version {self._standing.serial}"

    @property
    def says(self) -> Sentence:
        """Say why screenshots are off because of it; empty where they are not."""
        if self._is_barred:
            return say("This machine's policy file cannot be used, so no screenshots are taken.")
        return state_of(self._standing, self._policy, self._now())

    @property
    def calls(self) -> Sentence:
        """Say what of it the person should look at; empty where there is nothing."""
        if self.says or not comes(self._standing):
            return self.says
        if not waits(self._standing):
            return say("More of the policy will hold soon: tracksync policy show tells from when.")
        return say(
            "A policy waits until you have seen what it changes: tracksync policy show.",
        )

    @property
    def due_at(self) -> datetime | None:
        """Until when days of notice run, so that more than now does not hold; None for no such."""
        due_at = self._standing.due_at
        return due_at if comes(self._standing) and due_at and due_at > self._now() else None

    @property
    def meaning(self) -> tuple[Sentence, ...]:
        """Say what holds now; empty without a policy."""
        return in_sentences(self.rules) if self._standing.key else ()

    @property
    def changes(self) -> tuple[Sentence, ...]:
        """Say what changes once the person has seen what waits, and the days of notice are over."""
        with self._guard:
            if self._policy is None or self.says or not comes(self._standing):
                return ()
            return differences(self._standing.held, self._policy.rules(self._now()))

    @property
    def is_asking(self) -> bool:
        """Whether something waits for the person's word."""
        return waits(self._standing) and bool(self.changes)

    def weigh(self) -> bool:
        """Have what holds now count; whether that is anything new."""
        with self._guard:
            now = self._now()
            since = after(self._standing, self._policy, now)
            if since is not self._standing or self._is_unkept:
                self._come_to(since)
            held = self._holding(now)
            if held == self._held:
                return False
            self._held = held
            self._limit(limits_of(held) if self._standing.key or self._is_barred else {})
            return True

    def _holding(self, now: datetime) -> Rules:
        held = holding(self._standing, self._policy, now)
        if not self._is_barred:
            return held
        return replace(held, wish=Wish.FORBIDDEN, who=say("this computer"), readers=frozenset())

    def tell(self) -> bool:
        """Note that the person is being told of what waits; whether they were not before."""
        with self._guard:
            now = self._standing
            if not self.is_asking or now.told == now.serial:
                return False
            self._keep(replace(now, told=now.serial))
            return True

    # --- what the person does -------------------------------------------------------------------

    def take(
        self, document: str, *, pin: str = "", is_meant: bool = False, floor: int = 0
    ) -> PolicyTaken | None:
        """
        Take a document; what to journal, None where it was here already.

        Args:
            pin: The fingerprint its key must have.
            is_meant: The person compared the fingerprint and it is the right one.
            floor: The highest version of that key's documents that is remembered elsewhere.

        Raises:
            BadInput: It cannot be used.
            NotAllowed: It is older than one taken before, or of another key than the pin.
            Conflict: Its key is not known here; the sentence tells its fingerprint.
        """
        paper = self.seals.open(document)
        policy = read_policy(paper.claims)
        with self._guard:
            before = self._standing
            if pin and pin != paper.key:
                msg = say("This policy is signed by another key: {key}.", key=paper.key)
                raise NotAllowed(msg, say("Nothing was changed. Ask whoever gave it to you."))
            if before.key != paper.key and not (before.key or pin or is_meant):
                raise _unknown_key(policy, paper.key)
            refuse_older(policy.serial, floor)
            return self._take(before, policy, document.strip(), paper.key)

    def _take(
        self, known: Standing, policy: Policy, document: str, key: str, *, is_machines: bool = False
    ) -> PolicyTaken | None:
        now = self._now()
        if document != known.document:
            refuse_unborn(policy, now)
        since = taken(known, policy, document, key=key, now=now, is_machines=is_machines)
        if since == self._standing:
            return None
        self._policy = policy
        self._keep(since)
        self.weigh()
        return PolicyTaken(key, policy.serial, since.due_at)

    def acknowledge(self, serial: int) -> PolicySeen:
        """
        Have what waits hold, after the days of notice; what to journal.

        `NotFound` where that version does not wait.
        """
        with self._guard:
            if self._policy is None:
                raise _none()
            self._keep(acknowledged(self._standing, self._policy, serial, self._now()))
            self.weigh()
            return PolicySeen(self._standing.key, serial)

    def leave(self) -> PolicyLeft:
        """
        Follow the policy no more; what to journal.

        Raises:
            NotFound: There is none.
            NotAllowed: This machine's own file asks for it.
        """
        with self._guard:
            if not self._standing.key:
                raise _none()
            if self._standing.is_machines and self._machine.read().document:
                msg = say("This computer's administrator set this policy, so it stays.")
                raise NotAllowed(msg, say("A pause stops pictures at any time: tracksync pause."))
            gone = PolicyLeft(self._standing.key, self._standing.serial)
            self._policy = None
            self._keep(left(self._standing, self._now()))
            self.weigh()
            return gone

    def look_at_machine(self) -> PolicyTaken | None:
        """Follow this machine's own file; what to journal, None where nothing is new."""
        found = self._machine.read()
        with self._guard:
            self.trouble = found.trouble
            document = found.document.strip()
            if not document:
                self._is_barred = bool(found.trouble)
                self.weigh()
                return None
            if document == self._standing.document and self._standing.is_machines:
                return None
            try:
                self._is_barred = False
                return self._take_machines(document)
            except Problem as problem:
                self.trouble = problem.title
                self._is_barred = isinstance(problem, BadInput | DiskFull)
                return None
            finally:
                self.weigh()

    def _take_machines(self, document: str) -> PolicyTaken | None:
        paper = self.seals.open(document)
        # Whoever administers the machine decides whose policy holds on it.
        is_other = self._standing.key != paper.key
        known = replace(self._standing, key="", serial=0, seen=0) if is_other else self._standing
        return self._take(known, read_policy(paper.claims), document, paper.key, is_machines=True)

    def _come_to(self, standing: Standing) -> None:
        """Have what time brought hold, though it cannot be kept yet: no full disk puts it off."""
        self._standing, self._is_unkept = standing, True
        with contextlib.suppress(DiskFull):
            self._keep(standing)

    def _keep(self, standing: Standing) -> None:
        self._shelf.save(standing)
        self._standing, self._is_unkept = standing, False

    def _parsed(self) -> Policy | None:
        if not self._standing.document:
            return None
        try:
            return read_policy(self.seals.peek(self._standing.document).claims)
        except BadInput:
            return None


def _unknown_key(policy: Policy, key: str) -> Conflict:
    return Conflict(
        say("This is a policy of {name}, signed by the key {key}.", name=policy.name, key=key),
        say(
            "Compare the key with the one your organization told you another way. If it is the "
            "same, add --pin and it."
        ),
    )


def _none() -> NotFound:
    return NotFound(say("No organization's policy holds here."))
