"""The passphrase lock: one sealed file, where there is no keystore."""

from __future__ import annotations

import json
import os
import resource
import stat
import unicodedata
from pathlib import Path

import pytest

from tracksync.core.problems import DiskFull, KeystoreTrouble
from tracksync.platforms.keystore.passphrase import Cost, PassphraseKeystore
from tracksync.ports.keystore import KeystoreAbsent, KeystoreLocked

CHEAP = Cost(rounds=1, memory_kib=64, lanes=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Nothing there yet."""
    return tmp_path / "passphrase.lock"


@pytest.fixture
def filled(file: Path) -> Path:
    """A lock with one secret in it, sealed by "correct horse"."""
    opened(file).write("store-key", "marked-secret")
    return file


def opened(file: Path, passphrase: str = "correct horse") -> PassphraseKeystore:
    return PassphraseKeystore(file, passphrase, cost=CHEAP)


def test_another_run_opens_it_with_the_same_passphrase(filled: Path) -> None:
    """The file alone and the passphrase are enough."""
    assert opened(filled).read("store-key") == "marked-secret"


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(filled: Path) -> None:
    """It is told apart from damage, and no write goes through."""
    before = filled.read_bytes()
    lock = opened(filled, "correct horde")

    with pytest.raises(KeystoreLocked, match="does not open"):
        lock.read("store-key")
    with pytest.raises(KeystoreLocked, match="does not open"):
        lock.write("store-key", "other")

    assert filled.read_bytes() == before


def test_nothing_of_it_is_readable(filled: Path) -> None:
    """Neither a secret nor even a name stands in the file."""
    content = filled.read_bytes()

    assert b"marked-secret" not in content
    assert b"store-key" not in content


def test_the_file_is_the_persons_own(filled: Path) -> None:
    """0600, and nothing is left beside it."""
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600
    assert list(filled.parent.iterdir()) == [filled]


def test_a_new_lock_costs_what_the_standard_says(file: Path) -> None:
    """Argon2id, 3 rounds, 64 MiB, 4 lanes: RFC 9106, second choice."""
    PassphraseKeystore(file, "correct horse").write("a", "1")

    assert json.loads(file.read_bytes().split(b"\n")[1])["argon2id"] == [3, 65_536, 4]


def test_a_lock_made_at_another_cost_opens(filled: Path) -> None:
    """The file says what it cost; a later default shuts nobody out, and keeps the file's."""
    lock = PassphraseKeystore(filled, "correct horse")

    lock.write("b", "2")

    assert opened(filled).read_many(["store-key", "b"]) == {"store-key": "marked-secret", "b": "2"}


def test_an_accent_typed_on_another_system_opens_it(file: Path) -> None:
    """One system sends e and accent apart, another together; it is one passphrase."""
    opened(file, unicodedata.normalize("NFD", "caffè")).write("a", "1")

    assert opened(file, unicodedata.normalize("NFC", "caffè")).read("a") == "1"


def test_an_empty_passphrase_is_no_lock(file: Path) -> None:
    """It would look like protection."""
    with pytest.raises(ValueError, match="empty"):
        PassphraseKeystore(file, "")


@pytest.mark.parametrize("at", [0, 3, 20, 100, -1], ids=str)
def test_a_flipped_bit_is_damage_or_a_shut_lock_and_never_a_secret(filled: Path, at: int) -> None:
    """Whatever was touched, a sentence comes, and the file stays for whoever can mend it."""
    content = bytearray(filled.read_bytes())
    content[at] ^= 1
    filled.write_bytes(content)

    with pytest.raises(KeystoreTrouble):
        opened(filled).read("store-key")

    assert filled.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"TSPL1\n",
        b"TSPL1\n{}\n",
        b"TSPL1\n[]\nx",
        b"TSPL1\n" + b"{" * 5_000,
        b'TSPL1\n{"argon2id":[1,99999999,1],"salt":"","nonce":"","check":""}\n',
        b'TSPL1\n{"argon2id":[1,64],"salt":"00","nonce":"00","check":"00"}\n',
        b'TSPL1\n{"argon2id":[1,64,"x"],"salt":"00","nonce":"00","check":"00"}\n',
        b'TSPL1\n{"argon2id":[1e999,64,1],"salt":"00","nonce":"00","check":"00"}\n',
        os.urandom(1_000),
    ],
    ids=range(10),
)
def test_a_file_that_is_no_lock_is_left_alone(file: Path, content: bytes) -> None:
    """Also one that asks for absurd memory: it is refused before a byte is taken."""
    file.write_bytes(content)

    with pytest.raises(KeystoreTrouble, match="damaged"):
        opened(file).write("a", "1")

    assert file.read_bytes() == content


def test_a_lock_replaced_under_us_is_not_written_over(filled: Path, tmp_path: Path) -> None:
    """Another lock in its place needs its own passphrase."""
    lock = opened(filled)
    lock.read("store-key")
    other = tmp_path / "other"
    opened(other, "another one").write("a", "1")
    other.replace(filled)
    content = filled.read_bytes()

    with pytest.raises(KeystoreLocked, match="replaced"):
        lock.write("b", "2")

    assert filled.read_bytes() == content


def test_what_a_crash_left_beside_it_does_no_harm(filled: Path) -> None:
    """A half-written new file is neither read nor in the way."""
    filled.with_name(f"{filled.name}.new").write_bytes(b"half")

    opened(filled).write("b", "2")

    assert opened(filled).read_many(["store-key", "b"]) == {"store-key": "marked-secret", "b": "2"}


def test_with_no_room_the_secrets_stay_as_they_were(filled: Path) -> None:
    """A write that cannot end changes nothing, and says so."""
    before = filled.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(DiskFull, match="no room"):
            opened(filled).write("b", "2" * 1_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert filled.read_bytes() == before


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    """No trace reaches a person."""
    file.mkdir()

    with pytest.raises(KeystoreAbsent, match="cannot be read or written"):
        opened(file).read("a")
