"""Where secrets are kept: the operating system's keystore."""

from __future__ import annotations

from typing import Protocol

from tracksync.core.problems import KeystoreTrouble


class KeystoreLocked(KeystoreTrouble):
    """The keystore is there but locked."""


class KeystoreAbsent(KeystoreTrouble):
    """There is no usable keystore on this machine or in this session."""


class KeystoreSlow(KeystoreTrouble):
    """The keystore did not answer in time (it may be asking the person for a password)."""


class Keystore(Protocol):
    """
    Keeps secrets by name for one profile.

    May block up to its time-out: call it on the KEYSTORE lane only. Every method may raise `KeystoreLocked`,
    `KeystoreAbsent` or `KeystoreSlow`; nothing else.
    """

    @property
    def name(self) -> str:
        """Which keystore it is, in words ("Secret Service", "scripted for tests")."""

    def read(self, name: str) -> str | None:
        """Read a secret; None when there is none of that name."""

    def write(self, name: str, secret: str) -> None:
        """
        Keep a secret of any length, in pieces of at most 1 000 ASCII characters.

        The new generation is written and read back before the old one is dropped.
        """

    def erase(self, name: str) -> None:
        """Forget a secret; no error when there is none."""
