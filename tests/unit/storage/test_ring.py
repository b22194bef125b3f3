"""The key ring and what is sealed with its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings

from tests.fakes.keystore import FakeKeystore
from tracksync.core.journal.entries import ERASED, EntryText
from tracksync.storage.local import day_sealing, sealing
from tracksync.storage.local.ring import (
    RING_KEYS_ITEM,
    Cipher,
    Ring,
    RingKey,
    read_ring_keys,
    write_ring_keys,
)
from tracksync.storage.local.sealing import CannotOpen, bound_to
from tracksync.storage.local.tables.texts import Texts, text_at, word_at

KEY = RingKey("0123456789abcdef", bytes(32))
PLACE = bound_to("journal", b"record", "2026-11")


CIPHERS: dict[str, Cipher] = {"months": sealing, "days": day_sealing}
ciphers = pytest.mark.parametrize("cipher", CIPHERS.values(), ids=CIPHERS.keys())


@ciphers
@given(plain=st.binary(max_size=200))
def test_what_is_sealed_opens_in_its_place_only(cipher: Cipher, plain: bytes) -> None:
    """With its key, its table, its record and its month."""
    sealed = cipher.seal(KEY.secret, plain, PLACE)

    assert cipher.open_sealed(KEY.secret, sealed, PLACE) == plain
    assert sealed != cipher.seal(KEY.secret, plain, PLACE)
    for key, place in (
        (bytes(31) + b"1", PLACE),
        (KEY.secret, bound_to("tasks", b"record", "2026-11")),
        (KEY.secret, bound_to("journal", b"other", "2026-11")),
        (KEY.secret, bound_to("journal", b"record", "2026-10")),
    ):
        with pytest.raises(CannotOpen):
            cipher.open_sealed(key, sealed, place)


@ciphers
@pytest.mark.parametrize("form", [b"", b"\x00", b"\x01", b"\x02", b"\x03"])
@pytest.mark.parametrize("size", [0, 5, 24, 39, 40, 60])
def test_what_was_never_sealed_does_not_open(cipher: Cipher, form: bytes, size: int) -> None:
    """Nor does a form from a newer release; no traceback of the cipher's library."""
    with pytest.raises(CannotOpen):
        cipher.open_sealed(KEY.secret, form + bytes(size), PLACE)


@ciphers
@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_of_another_length_seals_and_opens_nothing(cipher: Cipher, size: int) -> None:
    sealed = cipher.seal(KEY.secret, b"words", PLACE)
    with pytest.raises(ValueError, match="key"):
        cipher.seal(bytes(size), b"words", PLACE)
    with pytest.raises(CannotOpen):
        cipher.open_sealed(bytes(size), sealed, PLACE)


def test_days_are_sealed_by_a_cipher_of_their_own() -> None:
    """What stands in front tells them apart: neither opens what the other sealed."""
    for one, other in ((sealing, day_sealing), (day_sealing, sealing)):
        sealed = one.seal(KEY.secret, b"words", PLACE)
        with pytest.raises(CannotOpen, match="does not know"):
            other.open_sealed(KEY.secret, sealed, PLACE)


def test_days_are_sealed_as_published() -> None:
    """The example of draft-irtf-cfrg-xchacha-03, A.3.1."""
    key, place = bytes(range(0x80, 0xA0)), bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    nonce = bytes(range(0x40, 0x58))
    sealed = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780a"
        "cf49"
    )
    plain = day_sealing.open_sealed(key, b"\x02" + nonce + sealed, place)
    assert bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, place, nonce, key) == sealed
    assert plain.startswith(b"Ladies and Gentlemen of the class of '99")


def test_a_key_is_durable_before_it_seals(tmp_path: Path) -> None:
    """Another ring on the same file knows it at once; reading makes none."""
    ring = Ring(tmp_path / "ring", [KEY])
    assert ring.key("2026-11") is None
    made = ring.key_for_sealing("2026-11")

    assert ring.key_for_sealing("2026-11") == made
    assert Ring(tmp_path / "ring", [KEY]).key("2026-11") == made
    assert Ring(tmp_path / "ring", [KEY]).names() == {"2026-11"}


def test_the_file_holds_no_key_in_plain_text(tmp_path: Path) -> None:
    """Neither a month's key nor the ring's."""
    secret = RingKey.make()
    made = Ring(tmp_path / "ring", [secret]).key_for_sealing("2026-11")
    data = (tmp_path / "ring").read_bytes()

    for key in (made, secret.secret):
        assert key not in data
        assert key.hex().encode() not in data
    assert secret.secret.hex() not in repr(secret)


def test_a_dropped_key_is_gone_from_every_copy(tmp_path: Path) -> None:
    """What opened the old file is no longer in the keystore."""
    keystore = FakeKeystore({RING_KEYS_ITEM: write_ring_keys([KEY])})
    ring = Ring(tmp_path / "ring", [KEY])
    ring.key_for_sealing("2026-10")
    kept = ring.key_for_sealing("2026-11")
    old = (tmp_path / "ring").read_bytes()
    ring.drop(frozenset({"2026-10"}), keystore)

    left = read_ring_keys(keystore.kept[RING_KEYS_ITEM])
    assert ring.names() == {"2026-11"}
    assert len(left) == 1
    again = Ring(tmp_path / "ring", left)
    assert (again.key("2026-10"), again.key("2026-11")) == (None, kept)
    (tmp_path / "ring").write_bytes(old)
    foreign = Ring(tmp_path / "ring", left)
    assert foreign.names() == frozenset()
    assert [p.name for p in tmp_path.iterdir()] == [f"ring.unreadable-{KEY.id}"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "ring.unreadable-"),
        (b"tracksync ring 1 ../../../home/x\nsealed", "ring.unreadable-homex"),
        (b"tracksync ring 1 a\x00b/\nsealed", "ring.unreadable-ab"),
        (b"tracksync ring 1 \xff" + b"z" * 400, f"ring.unreadable-{'z' * 16}"),
        (b"x" * (16 * 2**20 + 1), "ring.unreadable-"),
    ],
)
def test_a_ring_somebody_wrote_goes_out_of_the_way(
    tmp_path: Path, content: bytes, name: str
) -> None:
    """Beside it, whatever it calls itself and however large it is; a new one is made."""
    (tmp_path / "ring").write_bytes(content)
    ring = Ring(tmp_path / "ring", [KEY, RingKey("0" * 16, bytes(32))])
    ring.settle(FakeKeystore())

    assert ring.names() == frozenset()
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert Ring(tmp_path / "ring", [KEY]).key_for_sealing("2026-11") is not None


def test_keys_from_another_machine_do_not_replace_those_here(tmp_path: Path) -> None:
    """What was sealed here must stay readable."""
    ring = Ring(tmp_path / "ring", [KEY])
    here = ring.key_for_sealing("2026-11")
    ring.add({"2026-11": bytes(32), "2026-10": b"1" * 32})

    assert ring.copy() == {"2026-11": here, "2026-10": b"1" * 32}


def test_a_ring_of_one_generation_asks_the_keystore_nothing(tmp_path: Path) -> None:
    """There is nothing to settle."""
    keystore = FakeKeystore()
    Ring(tmp_path / "ring", [KEY]).settle(keystore)
    assert keystore.calls == []


@pytest.mark.parametrize("used", [0, 1])
def test_two_generations_settle_on_the_one_in_use(tmp_path: Path, used: int) -> None:
    """Whichever the file is sealed under."""
    keys = (KEY, RingKey.make())
    Ring(tmp_path / "ring", [keys[used]]).key_for_sealing("2026-11")
    keystore = FakeKeystore()
    ring = Ring(tmp_path / "ring", keys)
    ring.settle(keystore)

    assert read_ring_keys(keystore.kept[RING_KEYS_ITEM]) == (keys[used],)
    assert ring.names() == {"2026-11"}


def test_texts_open_until_their_month_is_dropped(tmp_path: Path) -> None:
    """Also from memory, once it was told to forget."""
    keystore = FakeKeystore()
    ring = Ring(tmp_path / "ring", [KEY])
    texts = Texts(ring)
    said = (EntryText("Title", "P-1", "note"), "project")
    sealed = texts.seal("journal", b"1", "2026-10", said)

    assert texts.open("journal", b"1", "2026-10", sealed) == said
    assert texts.open("journal", b"1", "2026-10", sealed) == said
    assert texts.open("journal", b"2", "2026-10", sealed + b"x") is None
    assert texts.seal("journal", b"1", "2026-10", ()) == b""
    assert texts.open("journal", b"1", "2026-10", b"") == ()
    ring.drop(frozenset({"2026-10"}), keystore)
    texts.forget()
    assert texts.open("journal", b"1", "2026-10", sealed) is None


def test_a_missing_text_has_a_stand_in() -> None:
    """A number that is not there, or a word where a text was, changes nothing but the words."""
    assert text_at(None, 0) == ERASED
    assert text_at((), 0) == ERASED
    assert text_at(("word",), 0) == ERASED
    assert text_at(None, 0) is not text_at(None, 0)
    assert word_at(None, 0) == ""
    assert word_at((EntryText("x"),), 0) == ""
    assert word_at(("word",), 0) == "word"
