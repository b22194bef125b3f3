"""Who beside the person may open pictures of their screen: a name and an age recipient."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from tracksync.core.bech32 import unspelled
from tracksync.core.sentences import Sentence, say
from tracksync.core.values import dataclass

# As age writes X25519 recipients. Source: age-encryption.org/v1, read 2026-11.
_PREFIX = "age"
_KEY_BYTES = 32
# The field of X25519, and its points that lock nothing: with each of them everybody arrives at the
# same secret, all zeros. Source: cr.yp.to/ecdh.html ("Validate"), and RFC 7748, section 6.1.
_FIELD = 2**255 - 19
_LOCK_NOTHING = frozenset(
    {
        *(0, 1, _FIELD - 1),
        0x00B8495F16056286FDB1329CEB8D09DA6AC49FF1FAE35616AEB8413B7C7AEBE0,
        0x57119FD0DD4E22D8868E1C58C45C44045BEF839C55B1D0B1248C50A3BC959C5F,
    }
)


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
    """Tell whether something is an age recipient that locks, to the last character."""
    try:
        key = unspelled(_PREFIX, text)
    except ValueError:
        return False
    # The highest bit does not count.
    point = int.from_bytes(key, "little") % 2**255 % _FIELD
    return len(key) == _KEY_BYTES and point not in _LOCK_NOTHING


def listed(readers: Iterable[Reader]) -> str:
    """Write names and fingerprints in one line, by name."""
    return ", ".join(f"{reader.name} ({reader.fingerprint})" for reader in sorted(readers))


def who_opens(readers: Iterable[Reader]) -> Sentence:
    """Say who can open pictures."""
    if names := listed(readers):
        return say("Pictures can be opened by you and by: {names}.", names=names)
    return say("Pictures can be opened by nobody but you.")
