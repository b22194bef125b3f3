"""Who beside the person may open pictures of their screen: a name and an age recipient."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from functools import reduce

from tracksync.core.sentences import Sentence, say
from tracksync.core.values import dataclass

# Bech32, as age writes X25519 recipients. Source: BIP 173; age-encryption.org/v1, read 2026-11.
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FACTORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "age"
# 32 bytes in groups of five bits, the last one filled up with four that are zero; and a checksum.
_GROUPS, _FILLED, _CHECK = 52, 0b1111, 6
_SHAPE = re.compile(f"{_PREFIX}1[{_ALPHABET}]{{{_GROUPS + _CHECK}}}")


@dataclass(frozen=True, slots=True, order=True)
class Reader:
    """
    Somebody an organization lets open pictures.

    Attributes:
        name: In words, as shown to the person.
        recipient: The public half of an age identity: "age1…".
    """

    name: str
    recipient: str

    @property
    def fingerprint(self) -> str:
        """What people compare: the first 16 digits of the recipient's SHA-256, by four."""
        digits = hashlib.sha256(self.recipient.encode()).hexdigest()
        return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class Former:
    """Somebody who could open pictures that were taken before *until_at*, and none taken since."""

    reader: Reader
    until_at: datetime


# The oldest are forgotten first.
MOST_FORMER = 100


def parted(
    former: Iterable[Former], old: frozenset[Reader], new: frozenset[Reader], now: datetime
) -> tuple[Former, ...]:
    """
    Note who is a reader no longer; who came back is one of the readers again.

    Args:
        former: Those who went before, the first to go first.
    """
    kept = {one.reader: one for one in former if one.reader not in new}
    for reader in sorted(old - new):
        kept.setdefault(reader, Former(reader, now))
    return tuple(kept.values())[-MOST_FORMER:]


def is_recipient(text: str) -> bool:
    """Tell whether something is an age recipient, to the last character of its checksum."""
    if not _SHAPE.fullmatch(text):
        return False
    groups = [_ALPHABET.index(letter) for letter in text.removeprefix(f"{_PREFIX}1")]
    spelled = [*(ord(c) >> 5 for c in _PREFIX), 0, *(ord(c) & 31 for c in _PREFIX)]
    is_filled = not groups[_GROUPS - 1] & _FILLED
    return is_filled and reduce(_polymod, (*spelled, *groups), 1) == 1


def _polymod(check: int, group: int) -> int:
    top = check >> 25
    check = (check & 0x1FFFFFF) << 5 ^ group
    return reduce(
        lambda sum_, factor: sum_ ^ (factor[1] if top >> factor[0] & 1 else 0),
        enumerate(_FACTORS),
        check,
    )


def listed(readers: Iterable[Reader]) -> str:
    """Write names and fingerprints in one line, by name."""
    return ", ".join(f"{reader.name} ({reader.fingerprint})" for reader in sorted(readers))


def who_opens(readers: Iterable[Reader]) -> Sentence:
    """Say who can open pictures."""
    if names := listed(readers):
        return say("Pictures can be opened by you and by: {names}.", names=names)
    return say("Pictures can be opened by nobody but you.")
