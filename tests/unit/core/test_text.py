"""Text from outside: bounded, plain, and with nothing hidden in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.text import NOTE_LIMIT, TITLE_LIMIT, clean_line, clean_note

# With what gives trouble drawn often, half characters and private ones included.
texts = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"]),
    ),
    max_size=60,
)


def test_a_title_becomes_one_line() -> None:
    """White space of any kind becomes single spaces; words are never glued together."""
    assert clean_line("  a\tb\r\nc\rd\x0be\x85f\u2028g  ") == "a b c d e f g"


def test_markup_stays_what_it_is() -> None:
    """Screens show plain text only, so there is nothing to escape here."""
    assert clean_line('<b>Bold</b> & =cmd|"x"') == '<b>Bold</b> & =cmd|"x"'


@pytest.mark.parametrize(
    "mark",
    [
        "\0",
        "\x1b",
        "\x9f",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u061c",
        "\ud800",
        "\ufffe",
        "\U0001ffff",
    ],
    ids=lambda mark: f"{ord(mark):x}",
)
def test_hidden_marks_go(mark: str) -> None:
    """What cannot be seen, or turns a line around, is neither kept nor shown."""
    assert clean_line(f"in{mark}voice") == "invoice"
    assert clean_note(f"in{mark}voice") == "invoice"


@pytest.mark.parametrize(
    "kept",
    ["👩‍💻", "می‌خواهم", "e\u0301", "\U0001fae8", "\U0001f6d8"],
    ids=["joined", "non-joined", "combining", "of Unicode 15", "of Unicode 17"],
)
def test_peoples_own_writing_stays(kept: str) -> None:
    """Joined emoji, accents, joiners of other scripts, and emoji younger than this program."""
    assert clean_line(kept) == kept
    assert clean_note(kept) == kept


def test_a_long_title_ends_in_an_ellipsis() -> None:
    """People see that there was more."""
    assert clean_line("word " * 10, limit=12) == "word word w…"


def test_what_fits_exactly_is_left_whole() -> None:
    """The ellipsis is for longer texts only."""
    assert clean_line("a" * TITLE_LIMIT) == "a" * TITLE_LIMIT
    assert clean_note("a" * NOTE_LIMIT) == "a" * NOTE_LIMIT
    assert clean_note("a" * NOTE_LIMIT + " " * NOTE_LIMIT) == "a" * NOTE_LIMIT


def test_ten_megabytes_cost_no_more_than_their_beginning() -> None:
    """Of a text that is absurdly long only the head is read."""
    assert clean_line("\0" * 10_000_000) == "…"
    assert len(clean_note("x" * 10_000_000)) == NOTE_LIMIT


def test_a_note_keeps_its_lines() -> None:
    """Line breaks of every system become one kind; the rest follows the rules of a title."""
    assert clean_note(" first\r\nsecond\rthird\x0cpage\n\n") == "first\nsecond\nthird page"


@given(text=texts, limit=st.integers(1, 30))
def test_a_cleaned_text_is_short_plain_and_stays_as_it_is(text: str, limit: int) -> None:
    """Cleaning again changes nothing; what is kept can be stored, sent and shown anywhere."""
    line, note = clean_line(text, limit=limit), clean_note(text, limit=limit)

    assert (clean_line(line, limit=limit), clean_note(note, limit=limit)) == (line, note)
    assert max(len(line), len(note)) <= limit
    assert (line + note).encode().decode() == line + note
    assert {
        unicodedata.category(c) for c in (line + note).replace("\n", "").replace("\t", "")
    }.isdisjoint({"Cc", "Cs", "Co"})
    assert not set(line) & set("\n\t")
