"""Letters in which a typing mistake shows, as others write them too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.bech32 import spelled, unspelled

ANN = "age15cljq5gex0dxafr99qncg0uhfu7ch5quq80sm8nftvkah4kpsf8qlgx9rv"
FACTORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def test_what_others_wrote() -> None:
    """The least there is, from BIP 173, and a key that `age-keygen` made."""
    assert unspelled("a", "a12uel5l") == b""
    assert spelled("a", b"") == "a12uel5l"
    assert len(unspelled("age", ANN)) == 32
    assert spelled("age", unspelled("age", ANN)) == ANN


@given(
    st.binary(max_size=40),
    st.integers(0, 80),
    st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7lB1é"),
)
def test_one_wrong_letter_is_seen(data: bytes, place: int, letter: str) -> None:
    """And what is right comes back."""
    text = spelled("ts", data)
    assert unspelled("ts", text) == data

    place %= len(text)
    wrong = text[:place] + letter + text[place + 1 :]
    if wrong != text:
        with pytest.raises(ValueError, match="ts"):
            unspelled("ts", wrong)


@pytest.mark.parametrize("text", ["", "ts", "ts1", "ts1qqqqq", ANN, "a12uel5l"])
def test_what_is_none(text: str) -> None:
    """Too short, or of another beginning."""
    with pytest.raises(ValueError, match="ts"):
        unspelled("ts", text)


def signed(groups: list[int]) -> str:
    """Letters with a good checksum, for any groups: found by asking what is left over."""
    letters, check = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", 1
    for group in (*(ord(c) >> 5 for c in "ts"), 0, *(ord(c) & 31 for c in "ts"), *groups, *[0] * 6):
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ group
        for at, factor in enumerate(FACTORS):
            check ^= factor * (top >> at & 1)
    tail = [(check ^ 1) >> 5 * at & 31 for at in reversed(range(6))]
    return "ts1" + "".join(letters[group] for group in (*groups, *tail))


def test_the_checksum_is_that_of_the_paper() -> None:
    """Worked out here once more."""
    assert signed([0, 0]) == spelled("ts", b"\0")


@pytest.mark.parametrize("groups", [[0, 1], [0, 0, 0], [31, 31, 31, 31, 31, 31, 31, 31, 1]])
def test_bits_that_are_left_over_say_nothing(groups: list[int]) -> None:
    """They must be none, and no group may be spare."""
    with pytest.raises(ValueError, match="ts"):
        unspelled("ts", signed(groups))
