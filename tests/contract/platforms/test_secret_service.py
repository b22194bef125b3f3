"""The quick way to a secret agrees with keyring, on a real keystore."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.keyring import Keyring
from tests.desktop_rig.patience import patient
from tracksync.platforms.dbus.line import bus_address
from tracksync.platforms.keystore.secret_service import NotFit, read_now
from tracksync.ports.keystore import KeystoreLocked, KeystoreSlow

PROGRAM = """
import sys
from tracksync.platforms.keystore.secret_service import read_now
{line}
heavy = {{"typing", "socket", "re", "enum", "dataclasses", "json", "subprocess", "jeepney"}}
sys.exit(", ".join(sorted(heavy & sys.modules.keys())) or 0)
"""


TRIES = 20


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    keyring = Keyring(tmp_path / "keyring")
    try:
        keyring.start()
        yield keyring
    finally:
        keyring.stop()


def quick(keyring: Keyring, *names: str) -> dict[str, str | None]:
    """Read as often as it takes: what was replaced may still be found for a moment."""
    for _ in range(TRIES - 1):
        with contextlib.suppress(NotFit):
            return read_now("profile", names, keyring.environ, timeout=60)
        time.sleep(0.02)
    return read_now("profile", names, keyring.environ, timeout=60)


def through_keyring(keyring: Keyring, *names: str) -> dict[str, str | None]:
    """Read the same by the whole of keyring, in its child."""
    keystore = patient("profile", keyring.environ)
    said = keystore._ask("read", list(names))  # noqa: SLF001  the way round the quick way
    return {name: said[name] for name in names}


def test_it_reads_what_keyring_wrote(keyring: Keyring) -> None:
    """Short, long, odd, empty and missing secrets, all in one go, are the same both ways."""
    keystore = patient("profile", keyring.environ)
    secrets = {"short": "s", "long": "x" * 6_000, "odd": "Zoë\0\n\N{SNOWMAN}", "empty": ""}
    keystore.write("long", "before")
    for name, secret in secrets.items():
        keystore.write(name, secret)
    names = (*secrets, "missing")

    assert quick(keyring, *names) == secrets | {"missing": None}
    assert through_keyring(keyring, *names) == quick(keyring, *names)


def test_a_locked_key_ring_is_said_and_nobody_is_asked(keyring: Keyring) -> None:
    """The quick way never raises a password window, also where the item is not there."""
    asked = keyring.bus.folder / "asked"
    keyring.bus.offer("org.gnome.keyring.SystemPrompter", f"/usr/bin/touch {asked}")
    patient("profile", keyring.environ).write("it", "x")
    keyring.lock()

    for name in ("it", "missing"):
        with pytest.raises(KeystoreLocked):
            quick(keyring, name)

    assert not asked.exists()


def test_a_stopped_daemon_is_slow_and_a_dead_one_is_not_for_us(keyring: Keyring) -> None:
    """Slow is final; who else may hold the secrets, only the whole keystore knows."""
    keyring.suspend()
    with pytest.raises(KeystoreSlow):
        read_now("profile", ["it"], keyring.environ, timeout=1)
    keyring.kill()

    with pytest.raises(NotFit):
        quick(keyring, "it")


def test_an_item_in_another_collection_is_not_ours(keyring: Keyring) -> None:
    """Keyring looks into the default key ring only, and so do we."""
    keyring.add_item("/org/freedesktop/secrets/collection/session", "TrackSync profile", "it/a0")

    assert quick(keyring, "it") == {"it": None} == through_keyring(keyring, "it")


def test_a_test_keystore_is_not_for_us(keyring: Keyring) -> None:
    """What a test scripted is read by the child alone."""
    with pytest.raises(NotFit):
        read_now("p", ["it"], keyring.environ | {"TRACKSYNC_TEST_KEYSTORE": "1"}, timeout=1)


def test_no_heavy_module_is_imported(keyring: Keyring) -> None:
    """A command that opens the store itself has no instructions left for them."""
    line = 'read_now("profile", ["it"], __import__("os").environ, timeout=60)'
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(line=line)],
        env=os.environ | keyring.environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("unix:path=/run/user/1000/bus", b"/run/user/1000/bus"),
        ("unix:path=/run/bus,guid=0123", b"/run/bus"),
        ("unix:abstract=/tmp/dbus-x,guid=0123", b"\0/tmp/dbus-x"),
        ("unix:path=/run/with%20blank%2c%c3%a4", "/run/with blank,ä".encode()),
        ("tcp:host=localhost,port=1;unix:path=/run/bus", b"/run/bus"),
    ],
)
def test_the_address_of_the_bus_is_read(address: str, found: bytes) -> None:
    """As the D-Bus specification writes addresses."""
    assert bus_address({"DBUS_SESSION_BUS_ADDRESS": address}) == found


def test_without_an_address_the_usual_place_is_tried() -> None:
    """A user session by systemd has its bus there, also where the variable was lost."""
    assert bus_address({"XDG_RUNTIME_DIR": "/run/user/7"}) == "/run/user/7/bus"


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:runtime=yes", "XDG_RUNTIME_DIR": "/run/user/7"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/tmp/%zz"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/tmp/%e"},
        {"DBUS_SESSION_BUS_ADDRESS": "nonsense"},
    ],
)
def test_an_address_we_cannot_use_is_not_for_us(environ: dict[str, str]) -> None:
    """No guess is made."""
    with pytest.raises(NotFit):
        bus_address(environ)


@pytest.mark.parametrize("path", ["/nowhere", "/etc/hostname", "/x" * 200, "/nul\0"])
def test_a_path_that_is_no_socket_is_not_for_us(path: str) -> None:
    """Missing, a file, too long, impossible."""
    environ = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}

    with pytest.raises(NotFit):
        read_now("p", ["it"], environ, timeout=1)
