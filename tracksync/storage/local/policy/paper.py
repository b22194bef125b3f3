"""An organization's signing key as it is printed, and read again from the paper."""

from __future__ import annotations

from tracksync.core.bech32 import spelled, unspelled
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

# Not `AGE-SECRET-KEY-1`: this paper opens no copy, and no recovery key signs a policy.
_PREFIX = "tracksync-policy-key-"
_KEY_BYTES = 32
_GROUP, _PER_LINE = 4, 5


def printed(secret: str) -> str:
    """Write a secret for paper: groups of four letters, a few on a line, the last a checksum."""
    head = f"{_PREFIX}1"
    body = spelled(_PREFIX, bytes.fromhex(secret)).removeprefix(head).upper()
    groups = [body[at : at + _GROUP] for at in range(0, len(body), _GROUP)]
    lines = [groups[at : at + _PER_LINE] for at in range(0, len(groups), _PER_LINE)]
    return "\n".join([head.upper(), *(" ".join(line) for line in lines)])


def typed(text: str) -> str:
    """
    Read a secret as printed, however it is spaced or cased.

    Raises:
        BadInput: It was mistyped, or is another kind of key.
    """
    head = f"{_PREFIX}1".replace("-", "")
    body = "".join(c for c in text.lower() if c.isalnum()).removeprefix(head)
    try:
        data = unspelled(_PREFIX, f"{_PREFIX}1{body}")
    except ValueError:
        data = b""
    if len(data) != _KEY_BYTES:
        title = say("That is no organization's key, or it has a typing mistake. Nothing was kept.")
        raise BadInput(title, say("Compare it with the paper, group by group."))
    return data.hex()
