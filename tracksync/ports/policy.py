"""What reads, makes and keeps an organization's policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tracksync.core.policy.standing import Standing
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """
    A document taken apart.

    Attributes:
        key: Fingerprint of the key it names as its own.
        claims: What it says; nothing of it is checked yet.
    """

    key: str
    claims: Mapping[str, object]


class Seals(Protocol):
    """Signs documents, and checks signatures."""

    def peek(self, document: str) -> Paper:
        """Take apart a document that was checked before; `BadInput` for what is none."""

    def open(self, document: str) -> Paper:
        """Check its signature and take it apart; `BadInput` where anything is wrong."""

    def seal(self, claims: Mapping[str, object], secret: str) -> str:
        """Sign."""

    def fresh(self) -> str:
        """Make an organization's secret key, as text."""

    def fingerprint(self, secret: str) -> str:
        """Tell the fingerprint of a secret's public half."""

    def lock(self, secret: str, passphrase: str) -> str:
        """Write a secret as text that opens with a passphrase alone."""

    def unlock(self, text: str, passphrase: str) -> str:
        """Read such a text; `BadInput` for a wrong passphrase, or another text."""

    def printed(self, secret: str) -> str:
        """Write a secret as it is kept on paper: groups of letters, in lines."""

    def typed(self, text: str) -> str:
        """Read a secret from paper, however spaced; `BadInput` for any typing mistake."""

    def draft(self, source: str) -> Mapping[str, object]:
        """Read what an administrator wrote; `BadInput` names the place of a mistake."""


class Shelf(Protocol):
    """Keeps where the person stands."""

    def load(self) -> Standing:
        """Read it; what cannot be read is a standing whose document is not understood."""

    def save(self, standing: Standing) -> None:
        """Replace it, durable and in one step; `DiskFull`."""


@dataclass(frozen=True, slots=True)
class Found:
    """
    What the machine's own policy file says.

    Attributes:
        document: Empty where there is no file that counts.
        trouble: Why a file that is there does not count.
    """

    document: str = ""
    trouble: Sentence = UNSAID


class MachineFile(Protocol):
    """The file that whoever administers this machine may have put here."""

    def read(self) -> Found:
        """Read it; cheap where there is none."""
