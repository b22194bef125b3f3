"""
How a secret lies in a keystore: in pieces a keystore can hold, in one of two places.

Windows holds 1 280 characters an entry, so a secret is cut to pieces of at most 1 000 ASCII
characters. A name owns two slots, *a* and *b*, and a generation of a secret lies in one of them:
the next one goes to the other slot and is read back before the former is dropped. Nothing is
overwritten while it is the only copy (macOS's back end overwrites by deleting first). Each piece
says which generation it belongs to, so that halves of two generations are never joined.

This module is on the command line's quick way to its key: it imports no `typing`, `re` or `base64`.
"""

from __future__ import annotations

import binascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Fetch = Callable[[list[str]], dict[str, str]]

PIECE_LIMIT = 1_000
DATA_LIMIT = 900  # leaves a hundred for the head of a piece
SECRET_LIMIT = 1_000_000
COUNT_LIMIT = 2_000  # a million characters that are not ASCII, as base64
SLOTS = "ab"
TRIES = 3
_NAME_LIMIT = 100
_FIELDS = 8
_DIGITS = 9
_MARK = "TS1"
_PLAIN = "p"
_BASE64 = "b"


class Piece:
    """
    One entry as it was read.

    Attributes:
        tag: Random, the same in all pieces of one generation.
        generation: Counts up by one a write.
        count: How many pieces the generation has.
        check: CRC-32 of all its data; against damage, not against people.
    """

    __slots__ = ("check", "count", "data", "generation", "index", "kind", "tag")

    def __init__(self, fields: list[str]) -> None:
        _, self.kind, self.tag, generation, index, count, self.check, self.data = fields
        self.generation = int(generation)
        self.index = int(index)
        self.count = int(count)


def service_name(profile_id: str) -> str:
    """Name the service all items of a profile stand under."""
    return f"TrackSync {checked_name(profile_id)}"


def entry(name: str, slot: str, index: int) -> str:
    """Name the entry that holds one piece."""
    return f"{name}/{slot}{index}"


def checked_name(name: str) -> str:
    """Return *name* if a secret may be called so; ValueError otherwise."""
    if not 0 < len(name) <= _NAME_LIMIT or not all("!" <= c <= "~" for c in name):
        msg = (
            f"a secret's name is 1 to {_NAME_LIMIT} printable ASCII characters, not {name[:120]!r}"
        )
        raise ValueError(msg)
    return name


def split(secret: str, *, generation: int, tag: str) -> list[str]:
    """
    Cut a secret to entries of at most `PIECE_LIMIT` ASCII characters; at least one.

    Raises:
        ValueError: It has more than `SECRET_LIMIT` characters.
    """
    if len(secret) > SECRET_LIMIT:
        msg = f"a secret of {len(secret)} characters is over the limit of {SECRET_LIMIT}"
        raise ValueError(msg)
    kind, text = _PLAIN, secret
    # Spaces too: a back end may trim what it keeps.
    if not (secret.isascii() and secret.isprintable()) or " " in secret:
        raw = secret.encode("utf-8", "surrogatepass")
        kind, text = _BASE64, binascii.b2a_base64(raw, newline=False).decode()
    parts = [text[at : at + DATA_LIMIT] for at in range(0, len(text), DATA_LIMIT)] or [""]
    head = f"{_MARK}:{kind}:{tag}:{generation}"
    tail = f"{len(parts)}:{_check(text)}"
    return [f"{head}:{index}:{tail}:{part}" for index, part in enumerate(parts)]


def parse(text: str | None) -> Piece | None:
    """Read an entry; None when it is not one of ours, or absurd."""
    if text is None or len(text) > PIECE_LIMIT:
        return None
    fields = text.split(":", _FIELDS - 1)
    if len(fields) != _FIELDS or fields[0] != _MARK:
        return None
    if not all(_is_number(field) for field in fields[3:6]):
        return None
    piece = Piece(fields)
    return piece if piece.index < piece.count <= COUNT_LIMIT else None


def join(head: Piece, rest: list[Piece | None]) -> str | None:
    """Put a generation together again; None when a piece is missing, foreign or damaged."""
    data = [head.data]
    for index, piece in enumerate(rest, 1):
        if piece is None or (piece.tag, piece.index) != (head.tag, index):
            return None
        data.append(piece.data)
    text = "".join(data)
    if len(data) != head.count or _check(text) != head.check:
        return None
    if head.kind == _PLAIN:
        return text
    try:
        return binascii.a2b_base64(text).decode("utf-8", "surrogatepass")
    except ValueError:
        return None


def read_all(names: Iterable[str], fetch: Fetch) -> dict[str, str | None]:
    """
    Read secrets by name; None for one that is not there.

    Args:
        names: Each is answered.
        fetch: Given entry names, returns those that exist with their text. Called twice as a rule:
            for the heads, and for the further pieces of long secrets.
    """
    found: dict[str, str | None] = {checked_name(name): None for name in names}
    open_names = list(found)
    for _ in range(TRIES):
        if open_names:
            open_names = _read_round(open_names, fetch, found)
    return found


def _read_round(names: list[str], fetch: Fetch, found: dict[str, str | None]) -> list[str]:
    """Read once; return the names that have a head but no whole generation: ask again for those."""
    texts = fetch([entry(name, slot, 0) for name in names for slot in SLOTS])
    heads = {name: newest_first(name, texts) for name in names}
    for rank in range(len(SLOTS)):
        turn = {
            name: ranked[rank]
            for name, ranked in heads.items()
            if found[name] is None and len(ranked) > rank
        }
        wanted = [
            entry(name, slot, index)
            for name, (slot, head) in turn.items()
            for index in range(1, head.count)
        ]
        texts = fetch(wanted) if wanted else {}
        for name, (slot, head) in turn.items():
            rest = [parse(texts.get(entry(name, slot, i))) for i in range(1, head.count)]
            found[name] = join(head, rest)
    # A writer may have changed slots between our looks.
    return [name for name in names if heads[name] and found[name] is None]


def newest_first(name: str, texts: dict[str, str]) -> list[tuple[str, Piece]]:
    """Pick the heads of *name* out of what was read, with their slots."""
    heads = [(slot, parse(texts.get(entry(name, slot, 0)))) for slot in SLOTS]
    known = [(slot, head) for slot, head in heads if head is not None and head.index == 0]
    return sorted(known, key=lambda pair: -pair[1].generation)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS


def _check(text: str) -> str:
    return f"{binascii.crc32(text.encode()):08x}"
