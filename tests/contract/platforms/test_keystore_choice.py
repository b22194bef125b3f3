"""Which keystore is used: nothing outside our list can sway it, except a test that says so."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.keyring import Keyring
from tests.desktop_rig.patience import patient
from tests.fakes.keyring_backend import environ_for
from tracksync.bootstrap.home import take_home
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.platforms.child_messages import pack, unpack
from tracksync.platforms.keystore.pieces import service_name
from tracksync.platforms.keystore.system import SystemKeystore
from tracksync.ports.keystore import KeystoreAbsent, KeystoreLocked, KeystoreSlow

NULL = "keyring.backends.null.Keyring"
MARK = "marked-secret-5f2e"


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    """A keyring of its own, not started."""
    keyring = Keyring(tmp_path / "keyring")
    yield keyring
    keyring.stop()


@pytest.fixture
def keystore(keyring: Keyring) -> SystemKeystore:
    """On an unlocked keyring."""
    keyring.start()
    return patient("profile", keyring.environ)


def test_no_environment_variable_or_file_chooses_another_keystore(
    keystore: SystemKeystore, keyring: Keyring, tmp_path: Path
) -> None:
    """Neither PYTHON_KEYRING_BACKEND, nor keyringrc.cfg, nor a property sends secrets elsewhere."""
    config = tmp_path / "config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={NULL}\n", encoding="utf-8")
    swayed = patient(
        "profile",
        keyring.environ
        | {
            "PYTHON_KEYRING_BACKEND": NULL,
            "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session",
            "XDG_CONFIG_HOME": str(config.parent),
        },
    )

    swayed.write("it", "kept where it belongs")

    assert swayed.name == "Secret Service"
    assert keystore.read("it") == "kept where it belongs"


def test_without_the_test_switch_a_named_back_end_is_no_keystore(
    keyring: Keyring, tmp_path: Path
) -> None:
    """Where there is no keystore there is none, whatever the environment offers."""
    file = tmp_path / "plain.json"
    environ = keyring.environ | environ_for(file)
    del environ["TRACKSYNC_TEST_KEYSTORE"]
    keystore = patient("profile", environ)

    with pytest.raises(KeystoreAbsent):
        keystore.write("it", "x")

    assert not keystore.is_scripted
    assert not file.exists()


def test_the_working_directory_gives_us_no_code(
    keystore: SystemKeystore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `keyring.py` in a folder the person happens to be in is not run with their secrets."""
    trap = "import pathlib\npathlib.Path(__file__).with_name('sprung').touch()\n"
    for name in ("keyring", "secretstorage", "json"):
        (tmp_path / f"{name}.py").write_text(trap, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    keystore.write("it", "x")

    assert not (tmp_path / "sprung").exists()


def test_a_scripted_keystore_says_so(tmp_path: Path) -> None:
    """With the test switch the named back end is used, and shown as what it is."""
    file = tmp_path / "keystore.json"
    keystore = patient("profile", environ_for(file))

    keystore.write("it", "x")

    assert (keystore.name, keystore.is_scripted) == ("scripted for tests", True)
    assert "x" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("state", "trouble"),
    [("locked", KeystoreLocked), ("hangs", KeystoreSlow), ("forgets", KeystoreAbsent)],
)
def test_a_scripted_keystore_can_be_in_trouble(
    state: str, trouble: type[Exception], tmp_path: Path
) -> None:
    """A journey can lock, hang and empty it by writing one word."""
    file = tmp_path / "keystore.json"
    file.write_text(json.dumps({"state": state}), encoding="utf-8")

    # Long where nothing hangs: a busy machine is no trouble.
    wait_s = 2 if state == "hangs" else 60
    with pytest.raises(trouble):
        SystemKeystore("profile", environ_for(file), timeout=wait_s).write("it", "x")


@pytest.mark.parametrize(
    "backend",
    [
        NULL,
        "keyring.backends.fail.Keyring",
        "no.such.module.Keyring",
        "tests.fakes.keyring_backend.Missing",
        "Keyring",
        "tests.fakes.keyring_backend.Odd",
    ],
)
def test_a_back_end_that_keeps_nothing_is_absent(backend: str, tmp_path: Path) -> None:
    """Null, failing, missing, misspelt or broken: a sentence, never a silent loss."""
    environ = environ_for(tmp_path / "x") | {"PYTHON_KEYRING_BACKEND": backend}

    with pytest.raises(KeystoreAbsent) as caught:
        patient("profile", environ).write("it", MARK)

    assert MARK not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_who_waits_longer_for_the_keystore_has_it_asked_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the setting says is not cut short where the keystore is asked."""
    environ = environ_for(tmp_path / "keystore.json") | {
        "TRACKSYNC_DATA_DIR": str(tmp_path / "data"),
        "TRACKSYNC_SERVICES_KEYSTORE_WAIT_SECONDS": "30",
    }
    monkeypatch.setattr("tracksync.platforms.keystore.system.LONG", 0.0)
    home = take_home(Typed("status", {}, NO_OPTIONS), environ)
    try:
        home.parts.keystore.write("it", "x")
        assert home.parts.keystore.read("it") == "x"
    finally:
        home.lock.release()


def test_a_child_that_cannot_start_is_a_sentence(tmp_path: Path) -> None:
    """A broken installation of Python parts reaches nobody as a trace."""
    environ = environ_for(tmp_path / "x") | {"PYTHONHOME": str(tmp_path)}

    with pytest.raises(KeystoreAbsent, match="helper"):
        patient("profile", environ).write("it", "x")


def test_the_program_itself_can_be_the_child(tmp_path: Path) -> None:
    """An installed bundle has no Python to start a module with; it starts itself, told so."""
    environ = environ_for(tmp_path / "keystore.json")
    patient("p", environ).write("it", "a secret")
    wanted = {"do": "read", "service": service_name("p"), "names": ["it"], "timeout": 20}
    child = [sys.executable, "-m", "tracksync", "--helper", "tracksync.platforms.keystore.child"]

    done = subprocess.run(
        child, input=pack(wanted), env=environ, capture_output=True, check=True, timeout=60
    )

    assert unpack(io.BytesIO(done.stdout))["values"] == {"it": "a secret"}


def test_nothing_else_is_started_that_way() -> None:
    """Whatever another program hands over is no module to us."""
    child = [sys.executable, "-m", "tracksync", "--helper", "tracksync.demo.run"]

    done = subprocess.run(child, capture_output=True, check=False, timeout=60)

    assert done.returncode == 2
