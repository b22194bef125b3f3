"""No crash between two steps of writing or erasing loses a secret or brings an old one back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.platforms.keystore import generations, pieces

OLD, NEW = "old" * 700, "new" * 900  # three pieces each


class Died(Exception):
    """The process ended here."""


class Mortal:
    """
    Entries that die after so many changes.

    Args:
        overwrites_in_place: False is macOS's way: an entry is deleted, then added.
    """

    def __init__(self, *, overwrites_in_place: bool = True) -> None:
        self.kept: dict[str, str] = {}
        self.left = 10_000
        self._overwrites_in_place = overwrites_in_place

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, text: str) -> None:
        if not self._overwrites_in_place:
            self.drop(key)
        self._step()
        self.kept[key] = text

    def drop(self, key: str) -> None:
        if key in self.kept:
            self._step()
            del self.kept[key]

    def _step(self) -> None:
        if self.left == 0:
            raise Died
        self.left -= 1


class Forgetful(Mortal):
    """Takes everything and keeps nothing, as a null back end does."""

    def put(self, key: str, text: str) -> None:
        pass


class Clinging(Mortal):
    """Says it dropped an entry, and did not."""

    def drop(self, key: str) -> None:
        pass


def filled(secret: str, *, overwrites_in_place: bool = True) -> Mortal:
    entries = Mortal(overwrites_in_place=overwrites_in_place)
    generations.write(entries, "it", "older still" * 300)
    generations.write(entries, "it", secret)
    return entries


def read(entries: Mortal, name: str = "it") -> str | None:
    return generations.read_all(entries, [name])[name]


def write_new(entries: Mortal) -> None:
    generations.write(entries, "it", NEW)


def erase(entries: Mortal) -> None:
    generations.erase(entries, "it")


def survives(entries: Mortal, steps: int, deed: Callable[[Mortal], None]) -> bool:
    """Do *deed* with so many changes to live; tell whether it came to its end."""
    entries.left = steps
    try:
        deed(entries)
    except Died:
        return False
    finally:
        entries.left = 10_000
    return True


@pytest.mark.parametrize("overwrites_in_place", [True, False], ids=["in place", "by deleting"])
@pytest.mark.parametrize("steps", range(12))
def test_dying_while_writing_leaves_the_old_or_the_new(
    steps: int, *, overwrites_in_place: bool
) -> None:
    """At every step one whole secret is readable, and the next write leaves nothing behind."""
    entries = filled(OLD, overwrites_in_place=overwrites_in_place)

    ended = survives(entries, steps, write_new)

    assert read(entries) in ({NEW} if ended else {OLD, NEW})
    generations.write(entries, "it", "last")
    assert (read(entries), len(entries.kept)) == ("last", 1)


def test_the_steps_above_reach_from_the_first_to_past_the_last() -> None:
    """Three pieces written and three dropped: seven places to die or live at, all of them tried."""
    ended = [survives(filled(OLD), steps, write_new) for steps in range(12)]

    assert ended == [False] * 6 + [True] * 6


@pytest.mark.parametrize("steps", range(5))
def test_dying_in_the_first_write_leaves_none_or_all(steps: int) -> None:
    """A secret that was never whole is not there."""
    entries = Mortal()

    ended = survives(entries, steps, write_new)

    assert read(entries) == (NEW if ended else None)
    generations.write(entries, "it", NEW)
    assert (read(entries), len(entries.kept)) == (NEW, 3)


@pytest.mark.parametrize("steps_writing", range(8))
@pytest.mark.parametrize("steps_erasing", range(8))
def test_erasing_never_brings_an_older_secret_back(steps_writing: int, steps_erasing: int) -> None:
    """What a dropped key protected stays closed, also when writing and erasing both died."""
    entries = filled(OLD)
    survives(entries, steps_writing, write_new)
    before = read(entries)

    ended = survives(entries, steps_erasing, erase)

    assert read(entries) in ({None} if ended else {before, None})
    generations.erase(entries, "it")
    assert entries.kept == {}


def test_a_keystore_that_keeps_nothing_is_found_out() -> None:
    """The first write says so; nobody learns it at the next start."""
    with pytest.raises(generations.NotKept):
        generations.write(Forgetful(), "it", NEW)


def test_a_keystore_that_drops_nothing_is_found_out() -> None:
    """An old key that only seems to be gone would undo shredding."""
    entries = Clinging()
    generations.write(entries, "it", OLD)

    with pytest.raises(generations.NotKept):
        generations.write(entries, "it", NEW)

    assert read(entries) == NEW


@pytest.mark.parametrize("key", ["it/a0", "it/a1", "it/a2"])
@pytest.mark.parametrize("text", ["", "TS1:p:x", "TS1:p:t:9:0:1:00000001:", "x" * 5_000, "TS1" * 9])
def test_a_damaged_piece_is_never_taken_for_a_secret(key: str, text: str) -> None:
    """It reads as none, and the next write mends it, whatever lies there."""
    entries = Mortal()
    generations.write(entries, "it", NEW)
    entries.kept[key] = text

    assert read(entries) is None
    generations.write(entries, "it", OLD)
    generations.write(entries, "it", NEW)
    assert read(entries) == NEW


def test_halves_of_two_generations_are_not_joined() -> None:
    """Two writers' pieces of one number are told apart by their tag."""
    first, second = Mortal(), Mortal()
    generations.write(first, "it", OLD)
    generations.write(second, "it", NEW)
    first.kept["it/a1"] = second.kept["it/a1"]

    assert read(first) is None


def test_a_reader_meeting_a_writer_sees_one_of_its_secrets() -> None:
    """While slots change under it, it looks again."""
    entries = filled(OLD)
    looks = iter([lambda: generations.write(entries, "it", NEW)])

    def fetch(keys: list[str]) -> dict[str, str]:
        found = {key: text for key in keys if (text := entries.get(key)) is not None}
        next(looks, lambda: None)()
        return found

    assert pieces.read_all(["it"], fetch) == {"it": NEW}


@given(st.text(max_size=4_000))
def test_any_text_survives_in_short_ascii_pieces(secret: str) -> None:
    """No entry is longer than Windows can hold, or holds a character somebody could mangle."""
    parts = pieces.split(secret, generation=1, tag="t")
    head, *rest = [pieces.parse(part) for part in parts]

    assert head is not None
    assert pieces.join(head, rest) == secret
    assert all(part.isascii() and part.isprintable() and " " not in part for part in parts)
    assert max(map(len, parts)) <= pieces.PIECE_LIMIT


@given(st.text(max_size=60).map(lambda rest: f"TS1:b:t:{rest}"))
def test_any_entry_is_read_without_trouble(text: str) -> None:
    """Somebody else's hands may have been in the keystore."""
    piece = pieces.parse(text)

    assert piece is None or isinstance(pieces.join(piece, []), str | None)
