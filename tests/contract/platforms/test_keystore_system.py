"""The system keystore in every state a real one can be in."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import psutil
import pytest

from tests.desktop_rig.keyring import PATIENCE_S, Keyring, wait_until
from tests.desktop_rig.patience import patient
from tests.desktop_rig.programs import find
from tests.desktop_rig.xserver import XServer
from tracksync.platforms.keystore.system import SystemKeystore
from tracksync.ports.keystore import KeystoreAbsent, KeystoreLocked, KeystoreSlow

MARK = "marked-secret-5f2e"


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    """A keyring of its own, not started."""
    keyring = Keyring(tmp_path / "keyring")
    yield keyring
    keyring.stop()


@pytest.fixture
def keystore(keyring: Keyring) -> SystemKeystore:
    """On an unlocked keyring with one secret in it."""
    keyring.start()
    keystore = patient("profile", keyring.environ)
    keystore.write("it", MARK)
    return keystore


def deeds(keystore: SystemKeystore) -> tuple[Callable[[], object], ...]:
    """Everything a keystore is asked for unasked by the person."""
    return (
        lambda: keystore.read("it"),
        lambda: keystore.write("it", "x"),
        lambda: keystore.erase("it"),
    )


def children() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if "tracksync.platforms.keystore.child" in child.cmdline():
                found.append(child)
    return found


def test_it_says_which_keystore_it_is(keystore: SystemKeystore) -> None:
    """The window and `status` show it."""
    assert (keystore.name, keystore.is_scripted) == ("Secret Service", False)


def test_profiles_do_not_see_each_other(keystore: SystemKeystore, keyring: Keyring) -> None:
    """The random profile id is part of where an item stands."""
    other = patient("other", keyring.environ)
    other.write("it", "theirs")

    other.erase("it")

    assert keystore.read("it") == MARK


def test_a_locked_keystore_says_so_and_asks_nobody(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """Reading, writing and erasing all end in a sentence; no password window was asked for."""
    keyring.lock()
    asked = keyring.bus.folder / "asked"
    keyring.bus.offer("org.gnome.keyring.SystemPrompter", f"/usr/bin/touch {asked}")

    for deed in deeds(keystore):
        with pytest.raises(KeystoreLocked, match="is locked"):
            deed()

    assert not asked.exists()
    keyring.unlock()
    assert keystore.read("it") == MARK


def test_a_key_ring_that_was_never_made_is_a_locked_one(keyring: Keyring) -> None:
    """On a fresh machine without auto-login, making one asks for a password: not unasked."""
    keyring.start()
    shutil.rmtree(keyring.bus.folder / "home" / "keyrings")
    keyring.kill()
    keyring.start_bare()
    keystore = patient("profile", keyring.environ)

    with pytest.raises(KeystoreLocked):
        keystore.read("it")
    with pytest.raises(KeystoreLocked):
        keystore.write("it", "x")


def test_without_a_keystore_a_sentence_says_what_to_do(keyring: Keyring) -> None:
    """A bus with nobody on it; and nothing plain is kept instead."""
    keystore = patient("profile", keyring.environ)

    with pytest.raises(KeystoreAbsent, match="nothing in this session") as caught:
        keystore.read("it")
    with pytest.raises(KeystoreAbsent):
        keystore.write("it", "x")

    assert "passphrase lock" in caught.value.hint
    assert caught.value.exit_code == 5


@pytest.mark.parametrize(
    "address", [None, "", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "no=address"]
)
def test_without_a_bus_there_is_no_keystore(address: str | None, tmp_path: Path) -> None:
    """A console, a cron job, an address that leads nowhere."""
    environ = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    if address is not None:
        environ["DBUS_SESSION_BUS_ADDRESS"] = address
    keystore = patient("profile", environ)

    with pytest.raises(KeystoreAbsent):
        keystore.read("it")
    with pytest.raises(KeystoreAbsent):
        keystore.write("it", "x")


def test_a_keystore_that_hangs_is_left_after_the_time_out(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """Reading, writing and erasing come back; no process of ours stays behind."""
    keyring.suspend()
    hasty = SystemKeystore("profile", keyring.environ, timeout=1)

    for deed in deeds(hasty):
        with pytest.raises(KeystoreSlow, match="within 1 seconds"):
            deed()

    assert children() == []
    keyring.resume()
    assert keystore.read("it") == MARK


def test_a_keystore_that_hangs_can_be_given_up(keystore: SystemKeystore, keyring: Keyring) -> None:
    """Whoever waits comes back long before the time-out, and so does whoever asks afterwards."""
    keyring.suspend()

    for number in range(3):
        endless = SystemKeystore("profile", keyring.environ, timeout=10 * PATIENCE_S)
        with ThreadPoolExecutor(1) as pool, contextlib.ExitStack() as ending:
            ending.callback(endless.give_up)
            asked = pool.submit(deeds(endless)[number])
            if number:
                wait_until(lambda: len(children()) == 1, "a child asks")
            ending.close()
            assert isinstance(asked.exception(PATIENCE_S), KeystoreAbsent | KeystoreSlow)
        for deed in deeds(endless):
            with pytest.raises((KeystoreAbsent, KeystoreSlow)):
                deed()
        assert children() == []

    keyring.resume()
    assert keystore.read("it") == MARK


def test_a_killed_keystore_is_absent_until_it_is_back(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """What it had written is there again after its restart."""
    keyring.kill()

    with pytest.raises(KeystoreAbsent):
        keystore.read("it")
    with pytest.raises(KeystoreAbsent):
        keystore.write("it", "x")

    keyring.start()
    assert keystore.read("it") == MARK


def test_a_keystore_killed_while_writing_leaves_the_old_or_the_new(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """The daemon ends at any moment; a whole secret is there afterwards."""
    for wait_s in (0.08, 0.12, 0.16, 0.2, 0.24, 0.28):
        timer = threading.Timer(wait_s, keyring.kill)
        timer.start()
        with contextlib.suppress(KeystoreAbsent, KeystoreLocked):
            keystore.write("it", MARK * 400)
        timer.join()
        keyring.start()

        assert keystore.read("it") in {MARK, MARK * 400}


def test_a_foreign_keyring_has_none_of_our_secrets(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """It answers like any other; whose it is, the key check beside the store tells."""
    keyring.kill()
    keyring.start(home="another")

    assert keystore.read("it") is None


def test_a_wrong_login_password_leaves_it_locked(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """As when the login password was changed by an administrator."""
    keyring.kill()
    keyring.start("another")

    with pytest.raises(KeystoreLocked):
        keystore.read("it")


class Desk:
    """A screen on which GNOME's own password window comes up, and hands to answer it."""

    def __init__(self, keyring: Keyring, screen: XServer) -> None:
        self._screen = screen
        keyring.bus.offer("org.gnome.keyring.SystemPrompter", "/usr/libexec/gcr-prompter")
        keyring.bus.set_environ(
            screen.environ | {"GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "memory"}
        )

    def answers(self, asked: Future[None], text: str, key: str) -> None:
        """Type into the window; again when its field was not yet ready for all of it."""
        wait_until(self._has_window, "the password window is there")
        for _ in range(10):
            self._screen.press("ctrl+a")
            self._screen.type(text)
            self._screen.press(key)
            if wait([asked], timeout=PATIENCE_S / 10).done:
                return

    def _has_window(self) -> bool:
        found = subprocess.run(
            [find("xdotool"), "search", "--onlyvisible", "--name", "."],
            env=self._screen.environ,
            capture_output=True,
            check=False,
        )
        return bool(found.stdout)


@pytest.fixture
def desk(keyring: Keyring, tmp_path: Path) -> Iterator[Desk]:
    with XServer(tmp_path) as screen:
        yield Desk(keyring, screen)


def test_unlocking_asks_the_person_and_waits_for_them(
    keystore: SystemKeystore, keyring: Keyring, desk: Desk
) -> None:
    """GNOME's real window, a password typed into it, and the secrets are there."""
    keyring.lock()
    hasty = SystemKeystore("profile", keyring.environ, timeout=1)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(hasty.unlock)
        desk.answers(asked, "swordfish", "Return")
        asked.result()

    assert keystore.read("it") == MARK


def test_who_does_not_want_to_unlock_is_left_alone(
    keystore: SystemKeystore, keyring: Keyring, desk: Desk
) -> None:
    """Escape is an answer: locked, as before."""
    keyring.lock()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(keystore.unlock)
        desk.answers(asked, "", "Escape")
        with pytest.raises(KeystoreLocked):
            asked.result()

    with pytest.raises(KeystoreLocked):
        keystore.read("it")


def test_nothing_secret_is_in_the_childs_arguments_or_environment(
    keystore: SystemKeystore, keyring: Keyring
) -> None:
    """`ps` and /proc show how the child was called, and never what it was given to keep."""
    loaded = patient("profile", keyring.environ | {"MY_TOKEN": MARK})
    keyring.suspend()
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(loaded.write, "it", MARK * 10)
        wait_until(lambda: children() != [], "the child runs")
        (child,) = children()
        proc = Path(f"/proc/{child.pid}")
        seen = (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()
        wait_until(lambda: hardened(proc), "the child has hardened itself")
        keyring.resume()
        written.result()

    assert keystore.read("it") == MARK * 10
    assert MARK.encode() not in seen
    assert b"DBUS_SESSION_BUS_ADDRESS" in seen


def hardened(proc: Path) -> bool:
    """Whether a crash of the process would leave none of its memory behind."""
    limits = (proc / "limits").read_text(encoding="ascii").splitlines()
    (core,) = [line.split()[4:6] for line in limits if line.startswith("Max core file size")]
    dumped = int((proc / "coredump_filter").read_text(encoding="ascii"), 16)
    return (core, dumped) == (["0", "0"], 0)
