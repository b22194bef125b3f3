"""What every keystore promises, kept by each of them: real, scripted, by passphrase, and fake."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.keyring import Keyring
from tests.desktop_rig.patience import patient
from tests.fakes.keyring_backend import environ_for
from tests.fakes.keystore import FakeKeystore
from tracksync.platforms.keystore.passphrase import Cost, PassphraseKeystore
from tracksync.ports.keystore import Keystore

CHEAP = Cost(rounds=1, memory_kib=64, lanes=1)
TOKEN = "eyJhbGciOiJSUzI1NiJ9." * 286  # 6 006 characters, as an OAuth answer can be


@pytest.fixture(scope="module")
def gnome_keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyring]:
    """One unlocked keyring for the whole module; profiles keep the tests apart."""
    keyring = Keyring(tmp_path_factory.mktemp("keyring"))
    try:
        keyring.start()
        yield keyring
    finally:
        keyring.stop()


@pytest.fixture(params=["gnome-keyring", "scripted", "passphrase", "fake"])
def keystore(request: pytest.FixtureRequest, tmp_path: Path) -> Keystore:
    """Each implementation, empty."""
    if request.param == "gnome-keyring":
        keyring: Keyring = request.getfixturevalue("gnome_keyring")
        return patient(uuid.uuid4().hex, keyring.environ)
    if request.param == "scripted":
        return patient("p", environ_for(tmp_path / "keystore.json"))
    if request.param == "passphrase":
        return PassphraseKeystore(tmp_path / "lock", "correct horse", cost=CHEAP)
    return FakeKeystore()


@pytest.mark.parametrize(
    "secret",
    [
        "s",
        "",
        " with blanks ",
        "Zoë:naïve:\N{SNOWMAN}:\N{GRINNING FACE}",
        "line\nbreak\0nul\x7f\ud800",
        "x" * 900,
        "x" * 901,
        "{" + '"a": 1' * 20 + "}",
        TOKEN,
    ],
    ids=["one", "empty", "blanks", "unicode", "odd", "full", "over", "json", "token"],
)
def test_a_secret_comes_back_as_it_was_given(keystore: Keystore, secret: str) -> None:
    """Any text survives, whatever its length and characters."""
    keystore.write("it", secret)

    assert keystore.read("it") == secret


def test_a_secret_that_was_never_kept_is_none(keystore: Keystore) -> None:
    """Nothing there is an answer, not an error."""
    assert keystore.read("never") is None


def test_the_later_secret_counts(keystore: Keystore) -> None:
    """Writing again replaces, also by a shorter and then a longer one."""
    for secret in (TOKEN, "short", TOKEN[::-1]):
        keystore.write("it", secret)

        assert keystore.read("it") == secret


def test_an_erased_secret_is_gone(keystore: Keystore) -> None:
    """Nothing of it, and nothing older, comes back; erasing again is no error."""
    keystore.write("it", "older")
    keystore.write("it", TOKEN)
    keystore.write("other", "stays")

    keystore.erase("it")
    keystore.erase("it")

    assert keystore.read_many(["it", "other"]) == {"it": None, "other": "stays"}


def test_several_secrets_come_in_one_call(keystore: Keystore) -> None:
    """Each name asked for has an answer."""
    keystore.write("a", "1")
    keystore.write("b", TOKEN)

    assert keystore.read_many(["a", "b", "c"]) == {"a": "1", "b": TOKEN, "c": None}
    assert keystore.read_many([]) == {}


@pytest.mark.parametrize("name", ["", "two words", "naïve", "x" * 101, "line\n"])
def test_a_name_that_some_keystore_could_not_hold_is_a_bug(keystore: Keystore, name: str) -> None:
    """Names are ours to choose, so a bad one is caught at once and everywhere."""
    with pytest.raises(ValueError, match="name"):
        keystore.read(name)
    with pytest.raises(ValueError, match="name"):
        keystore.write(name, "x")
    with pytest.raises(ValueError, match="name"):
        keystore.erase(name)


def test_an_absurd_secret_is_a_bug(keystore: Keystore) -> None:
    """Nobody fills the person's keystore with megabytes."""
    with pytest.raises(ValueError, match="1000001"):
        keystore.write("it", "x" * 1_000_001)


def test_unlocking_an_open_keystore_asks_nobody(keystore: Keystore) -> None:
    """It returns, and the secrets are there."""
    keystore.write("it", "x")

    keystore.unlock()

    assert keystore.read("it") == "x"
