"""Where secrets are kept: the operating system's keystore."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

# They stand in core because `typing` costs 34 M instructions, and the command line's quick way
# to its key (platforms/keystore/secret_service.py) raises them too.
from tracksync.core.problems import (
    KeystoreAbsent,
    KeystoreLocked,
    KeystoreSlow,
    KeystoreTrouble,
)

__all__ = ["Keystore", "KeystoreAbsent", "KeystoreLocked", "KeystoreSlow", "KeystoreTrouble"]


class Keystore(Protocol):
    """
    Keeps secrets by name for one profile.

    May block up to its time-out: call it on the KEYSTORE lane only. Every method may raise
    `KeystoreLocked`, `KeystoreAbsent` or `KeystoreSlow`. One that is a file of ours (the passphrase
    lock) may also be damaged, `KeystoreTrouble`, or have no room, `DiskFull`. Nothing else, except
    ValueError for a name that is not 1 to 100 printable ASCII characters without spaces, or a
    secret over a million characters.
    """

    @property
    def name(self) -> str:
        """Which keystore it is, in words ("Secret Service", "scripted for tests")."""

    def read(self, name: str) -> str | None:
        """Read a secret; None when there is none of that name."""

    def read_many(self, names: Iterable[str]) -> dict[str, str | None]:
        """Read several secrets at the price of one; every name asked for has an answer."""

    def write(self, name: str, secret: str) -> None:
        """
        Keep a secret of any length, in pieces of at most 1 000 ASCII characters.

        The new generation is written and read back before the old one is dropped.
        """

    def erase(self, name: str) -> None:
        """Forget a secret; no error when there is none."""

    def unlock(self) -> None:
        """
        Ask the person to unlock the keystore, waiting minutes if need be.

        The only method that may raise a password window. Returns once it is open.

        Raises:
            KeystoreLocked: They would not.
        """

    def give_up(self) -> None:
        """
        Wait for it no more, now and later: for the end of the program. From any thread.

        Whoever waits, and whoever asks afterwards, may get `KeystoreAbsent` or `KeystoreSlow`. What
        was being written is whole, as it was before or as it was to be.
        """
