"""Bytes as letters in which any typing mistake shows: Bech32 (BIP 173), as age writes its keys."""

from __future__ import annotations

from functools import reduce

# Source: BIP 173, read 2026-11.
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FACTORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BITS, _CHECK = 5, 6


def spelled(prefix: str, data: bytes) -> str:
    """Write bytes behind a prefix (lower-case ASCII): `prefix1…`."""
    count = -(-len(data) * 8 // _BITS)
    number = int.from_bytes(data, "big") << count * _BITS - len(data) * 8
    groups = [number >> _BITS * at & 31 for at in reversed(range(count))]
    check = _sum(prefix, [*groups, *[0] * _CHECK]) ^ 1
    groups += [check >> _BITS * at & 31 for at in reversed(range(_CHECK))]
    return f"{prefix}1{''.join(_ALPHABET[group] for group in groups)}"


def unspelled(prefix: str, text: str) -> bytes:
    """
    Read what `spelled` wrote.

    Raises:
        ValueError: It is anything else, to the last letter.
    """
    letters = text.removeprefix(f"{prefix}1")
    groups = [_ALPHABET.find(letter) for letter in letters]
    if letters == text or -1 in groups or len(groups) < _CHECK or _sum(prefix, groups) != 1:
        raise ValueError(prefix)
    body = groups[:-_CHECK]
    number = reduce(lambda found, group: found << _BITS | group, body, 0)
    size_bytes, spare = divmod(len(body) * _BITS, 8)
    if spare >= _BITS or number & (1 << spare) - 1:
        raise ValueError(prefix)
    return (number >> spare).to_bytes(size_bytes, "big")


def _sum(prefix: str, groups: list[int]) -> int:
    head = [*(ord(c) >> _BITS for c in prefix), 0, *(ord(c) & 31 for c in prefix)]
    return reduce(_step, (*head, *groups), 1)


def _step(check: int, group: int) -> int:
    top = check >> 25
    check = (check & 0x1FFFFFF) << _BITS ^ group
    return reduce(
        lambda sum_, factor: sum_ ^ (factor[1] if top >> factor[0] & 1 else 0),
        enumerate(_FACTORS),
        check,
    )
