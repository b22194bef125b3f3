"""Who may open pictures: age recipients, read to the last character."""

from __future__ import annotations

import pytest

from tracksync.core.bech32 import spelled
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


@pytest.mark.parametrize("above", [0, 2**255])
@pytest.mark.parametrize(
    "point",
    [
        pytest.param(0, id="nothing"),
        pytest.param(1, id="one"),
        pytest.param(2**255 - 20, id="the last"),
        pytest.param(2**255 - 19, id="nothing, written otherwise"),
        pytest.param(2**255 - 18, id="one, written otherwise"),
        pytest.param(0xB8495F16056286FDB1329CEB8D09DA6AC49FF1FAE35616AEB8413B7C7AEBE0, id="of 8"),
        pytest.param(
            0x57119FD0DD4E22D8868E1C58C45C44045BEF839C55B1D0B1248C50A3BC959C5F, id="another of 8"
        ),
    ],
)
def test_a_key_that_locks_nothing_is_nobodys(point: int, above: int) -> None:
    """What is encrypted to it anybody could open, if it could be encrypted at all."""
    data = (point + above).to_bytes(32, "little")

    assert not is_recipient(spelled("age", data))


def test_any_other_point_is_somebodys() -> None:
    """There are two of each, but for the highest bit."""
    for point in (2, 9, 2**255 - 21, 2**256 - 1):
        assert is_recipient(spelled("age", point.to_bytes(32, "little")))
