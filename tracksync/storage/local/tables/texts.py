"""Personal texts: sealed where they lie, and named by the journal record that holds them."""

from __future__ import annotations

from tracksync.core.journal.entries import ERASED, EntryText
from tracksync.core.values import dataclass
from tracksync.storage.codec import Personal, read_personal, write_personal
from tracksync.storage.local.ring import Ring
from tracksync.storage.local.sealing import CannotOpen, bound_to, open_sealed, seal

_CACHE_ITEMS = 512


@dataclass(frozen=True, slots=True)
class TextRef:
    """Where a text lies: the journal record and its number among that record's texts."""

    sequence: int
    part: int


class Texts:
    """Seals and opens texts with the keys of the ring."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._opened: dict[tuple[str, bytes, bytes], tuple[Personal, ...]] = {}

    def seal(self, table: str, record: bytes, month: str, personal: tuple[Personal, ...]) -> bytes:
        """Seal texts for one row of one table; empty when there are none."""
        plain = write_personal(personal)
        if not plain:
            return b""
        return seal(self._ring.key_for_sealing(month), plain, bound_to(table, record, month))

    def open(
        self, table: str, record: bytes, month: str, sealed: bytes
    ) -> tuple[Personal, ...] | None:
        """Open the texts of a row; None when their month was dropped or they were changed."""
        if not sealed:
            return ()
        known = self._opened.get((table, record, sealed[:32]))
        if known is not None:
            return known
        key = self._ring.key(month)
        if key is None:
            return None
        try:
            opened = read_personal(open_sealed(key, sealed, bound_to(table, record, month)))
        except (CannotOpen, TypeError, ValueError):
            return None
        if len(self._opened) >= _CACHE_ITEMS:
            self._opened.clear()
        self._opened[table, record, sealed[:32]] = opened
        return opened

    def has_key(self, month: str) -> bool:
        """Tell whether the key of a month is here."""
        return self._ring.key(month) is not None

    def forget(self) -> None:
        """Keep no opened text in memory, because a month was dropped."""
        self._opened.clear()


def text_at(opened: tuple[Personal, ...] | None, part: int) -> EntryText:
    """Pick one of a record's texts, or a stand-in for a lost one; a new object each time."""
    found = opened[part] if opened is not None and 0 <= part < len(opened) else None
    if isinstance(found, EntryText):
        return EntryText(found.title, found.key, found.note)
    return EntryText(ERASED.title)


def word_at(opened: tuple[Personal, ...] | None, part: int) -> str:
    """Pick one of a record's words, or nothing where it cannot be read."""
    found = opened[part] if opened is not None and 0 <= part < len(opened) else None
    return found if isinstance(found, str) else ""


class Provenance:
    """
    Knows where the texts that were read in a transaction came from.

    An entry that is cut, moved or continued keeps its text *object*; so the table can keep naming
    the record that holds it, and text is sealed once however often its entry changes.
    """

    def __init__(self) -> None:
        self._refs: dict[int, TextRef] = {}
        self._alive: list[EntryText] = []

    def note(self, text: EntryText, ref: TextRef) -> None:
        # Holding the object keeps its identity from being given to another one.
        self._alive.append(text)
        self._refs[id(text)] = ref

    def of(self, text: EntryText) -> TextRef:
        return self._refs[id(text)]
