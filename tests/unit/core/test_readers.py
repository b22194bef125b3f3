"""Who may open pictures: age recipients, read to the last character."""

from __future__ import annotations

import pytest

from tracksync.core.pictures.readers import Reader, is_recipient, listed, who_opens

KEY = "age1eae44y3rm6e3qnjempa5ak4vzzfglff8mdyaqmh8qd73yw78qd5qgc4kwh"
OTHER = "age1r9q5eeyalg3vdfsfsrg4gkzldck7aydsj64pp6e8nz9e75pfe9ys0te70g"


def test_recipients_as_age_writes_them() -> None:
    """A library that is not ours made these."""
    assert is_recipient(KEY)
    assert is_recipient(OTHER)


@pytest.mark.parametrize("at", range(len(KEY)))
def test_one_wrong_character_is_found(at: int) -> None:
    """Wherever it stands."""
    wrong = "q" if KEY[at] != "q" else "p"
    assert not is_recipient(KEY[:at] + wrong + KEY[at + 1 :])


@pytest.mark.parametrize(
    "text",
    ["", "age1", KEY.upper(), f" {KEY}", f"{KEY}\n", KEY[:-1], f"{KEY}q", "ssh-ed25519 AAAA"],
)
def test_what_is_none(text: str) -> None:
    """Nor is it what other programs let pass."""
    assert not is_recipient(text)


def test_bits_that_stand_for_nothing_are_none() -> None:
    """32 bytes leave four bits over; whoever sets them writes one key in two ways."""
    assert not is_recipient("age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpfwgqrs")


def test_names_and_fingerprints() -> None:
    """By name; the fingerprint begins the SHA-256 of the recipient as it is written."""
    ann, bo = Reader("Ann", "age1ann"), Reader("Bo", "age1bo")

    assert ann.fingerprint == "2bce 7455 e9c4 b81c"
    assert listed([bo, ann]) == f"Ann ({ann.fingerprint}), Bo ({bo.fingerprint})"
    assert str(who_opens(())) == "Pictures can be opened by nobody but you."
    assert "by you and by: Ann (" in str(who_opens([ann]))
