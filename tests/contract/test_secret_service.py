"""The quick way to a secret: it agrees with keyring, and no bus can harm it."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney.low_level import Parser

from tests.desktop_rig.keyring import Keyring
from tracksync.platforms.dbus_line import bus_address
from tracksync.platforms.keystore import SystemKeystore
from tracksync.platforms.secret_service import NotFit, read_now
from tracksync.ports.keystore import KeystoreLocked, KeystoreSlow

Send = Callable[[bytes], None]
PROGRAM = """
import sys
from tracksync.platforms.secret_service import read_now
{line}
heavy = {{"typing", "socket", "re", "enum", "dataclasses", "json", "subprocess", "jeepney"}}
sys.exit(", ".join(sorted(heavy & sys.modules.keys())) or 0)
"""


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    keyring = Keyring(tmp_path / "keyring")
    keyring.start()
    yield keyring
    keyring.stop()


def quick(keyring: Keyring, *names: str) -> dict[str, str | None]:
    return read_now("profile", names, keyring.environ, timeout=20)


def through_keyring(keyring: Keyring, *names: str) -> dict[str, str | None]:
    """Read the same by the whole of keyring, in its child."""
    keystore = SystemKeystore("profile", keyring.environ)
    said = keystore._ask("read", list(names))  # noqa: SLF001  the way round the quick way
    return {name: said[name] for name in names}


def test_it_reads_what_keyring_wrote(keyring: Keyring) -> None:
    """Short, long, odd, empty and missing secrets, all in one go, are the same both ways."""
    keystore = SystemKeystore("profile", keyring.environ)
    secrets = {"short": "s", "long": "x" * 6_000, "odd": "Zoë\0\n\N{SNOWMAN}", "empty": ""}
    for name, secret in secrets.items():
        keystore.write(name, "before")
        keystore.write(name, secret)
    names = (*secrets, "missing")

    assert quick(keyring, *names) == secrets | {"missing": None}
    assert through_keyring(keyring, *names) == quick(keyring, *names)


def test_a_locked_key_ring_is_said_and_nobody_is_asked(keyring: Keyring) -> None:
    """The quick way never raises a password window, also where the item is not there."""
    asked = keyring.bus.folder / "asked"
    keyring.bus.offer("org.gnome.keyring.SystemPrompter", f"/usr/bin/touch {asked}")
    SystemKeystore("profile", keyring.environ).write("it", "x")
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
    line = 'read_now("profile", ["it"], __import__("os").environ, timeout=20)'
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(line=line)],
        env=os.environ | keyring.environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")


class Impostor:
    """
    A socket that greets like a session bus, and then does as a test says.

    Args:
        answer: Given a parsed call and a function that sends bytes.
    """

    def __init__(self, path: Path, answer: Callable[[Message, Send], None]) -> None:
        self._path = path
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path},guid=00"}
        self.greeting = b"OK 00\r\n"
        self._answer = answer
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        if self._thread.is_alive():
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._thread.join()
            self._path.unlink()

    def _serve(self) -> None:
        try:
            while True:
                line, _ = self._listener.accept()
                with line:
                    self._talk(line)
        except OSError:
            return

    def _talk(self, line: socket.socket) -> None:
        parser = Parser()
        try:
            line.recv(1_000)  # the greeting of our side
            line.sendall(self.greeting)
            came = line.recv(100_000).removeprefix(b"BEGIN\r\n")
            while came or (came := line.recv(100_000)):
                parser.add_data(came)
                came = b""
                while (call := parser.get_next_message()) is not None:
                    self._answer(call, line.sendall)
        except (OSError, TypeError):
            return


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[Callable[..., Impostor]]:
    made: list[Impostor] = []

    def make(answer: Callable[[Message, Send], None]) -> Impostor:
        made.append(Impostor(tmp_path / "bus", answer))
        return made[-1]

    yield make
    for one in made:
        one.close()


def member(call: Message) -> str:
    return str(call.header.fields[HeaderFields.member])


def reply(call: Message, signature: str = "", *body: object, sender: str = ":1.7") -> bytes:
    message = new_method_return(call, signature or None, body)
    message.header.fields[HeaderFields.sender] = sender
    return bytes(message.serialise(call.header.serial + 1_000))


GOOD: dict[str, tuple[str, tuple[object, ...]]] = {
    "Hello": ("s", (":1.9",)),
    "OpenSession": ("vo", (("s", ""), "/s")),
    "Get": ("v", (("b", False),)),
    "SearchItems": ("ao", (["/item"],)),
    "GetSecrets": (
        "a{o(oayays)}",
        ({"/item": ("/s", b"", b"TS1:p:t:1:0:1:6c844e92:good", "text/plain")},),
    ),
}


def well(call: Message, send: Send) -> None:
    signature, body = GOOD[member(call)]
    sender = "org.freedesktop.DBus" if member(call) == "Hello" else ":1.7"
    send(reply(call, signature, *body, sender=sender))


def test_a_bus_that_does_it_well_is_understood(impostor: Callable[..., Impostor]) -> None:
    """The ground under the tests below: answers written by jeepney, one by one."""
    bus = impostor(well)

    assert read_now("p", ["it"], bus.environ, timeout=20) == {"it": "good"}


def test_signals_and_other_peoples_messages_pass_by(impostor: Callable[..., Impostor]) -> None:
    """NameAcquired comes on every connection; an answer to nobody's call is nobody's."""

    def noisy(call: Message, send: Send) -> None:
        stray = new_method_return(call, "s", ("stray",))
        stray.header.fields[HeaderFields.reply_serial] = 4_000
        send(bytes(stray.serialise(9)))
        stray.header.message_type = MessageType.signal
        send(bytes(stray.serialise(9)))
        well(call, send)

    assert read_now("p", ["it"], impostor(noisy).environ, timeout=20) == {"it": "good"}


HOSTILE: dict[str, tuple[str, tuple[object, ...]]] = {
    "another type": ("s", ("x",)),
    "nothing": ("", ()),
    "one too many": ("vos", (("s", ""), "/s", "x")),
}


@pytest.mark.parametrize("at", [name for name in GOOD if name != "Hello"])
@pytest.mark.parametrize("answer", list(HOSTILE))
def test_an_answer_of_another_shape_is_not_for_us(
    impostor: Callable[..., Impostor], at: str, answer: str
) -> None:
    """Whatever the call, whatever comes: the whole keystore is asked instead."""

    def odd(call: Message, send: Send) -> None:
        if member(call) == at:
            signature, body = HOSTILE[answer]
            send(reply(call, signature, *body))
        else:
            well(call, send)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(odd).environ, timeout=20)


SECRETS: dict[str, dict[str, tuple[str, bytes, bytes, str]]] = {
    "none": {},
    "of another item": {"/other": ("/s", b"", b"x", "text/plain")},
    "of another session": {"/item": ("/t", b"", b"x", "text/plain")},
    "encrypted": {"/item": ("/s", b"iv", b"x", "text/plain")},
}


@pytest.mark.parametrize("case", list(SECRETS))
def test_an_unexpected_secret_is_not_for_us(impostor: Callable[..., Impostor], case: str) -> None:
    """An item locked by itself, a keystore that mixes sessions up."""

    def odd(call: Message, send: Send) -> None:
        if member(call) == "GetSecrets":
            send(reply(call, "a{o(oayays)}", SECRETS[case]))
        else:
            well(call, send)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(odd).environ, timeout=20)


def test_a_secret_that_is_not_ours_is_none(impostor: Callable[..., Impostor]) -> None:
    """Somebody else's item under our name, with any bytes in it, is no secret of ours."""

    def odd(call: Message, send: Send) -> None:
        if member(call) == "GetSecrets":
            send(reply(call, "a{o(oayays)}", {"/item": ("/s", b"", b"\xff\0" * 300, "x")}))
        else:
            well(call, send)

    assert read_now("p", ["it"], impostor(odd).environ, timeout=20) == {"it": None}


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("org.freedesktop.Secret.Error.IsLocked", KeystoreLocked),
        ("org.freedesktop.DBus.Error.NoReply", KeystoreSlow),
        ("org.freedesktop.DBus.Error.ServiceUnknown", NotFit),
        ("org.freedesktop.DBus.Error.UnknownObject", NotFit),
        ("x.y", NotFit),
    ],
)
@pytest.mark.parametrize("at", list(GOOD))
def test_an_error_is_told_for_what_it_is(
    impostor: Callable[..., Impostor], at: str, name: str, trouble: type[Exception]
) -> None:
    """Locked and slow are final; anything else is for the whole keystore."""

    def refusing(call: Message, send: Send) -> None:
        if member(call) == at:
            send(bytes(new_error(call, name, "s", ("why",)).serialise(7)))
        else:
            well(call, send)

    with pytest.raises(trouble):
        read_now("p", ["it"], impostor(refusing).environ, timeout=20)


def test_nobody_answers_in_the_keystores_place(impostor: Callable[..., Impostor]) -> None:
    """All answers come from the one program that opened the session."""

    def mixed(call: Message, send: Send) -> None:
        if member(call) == "GetSecrets":
            signature, body = GOOD["GetSecrets"]
            send(reply(call, signature, *body, sender=":1.666"))
        else:
            well(call, send)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(mixed).environ, timeout=20)


RAW: dict[str, bytes] = {
    "garbage": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "zeros": bytes(64),
    "four gigabytes": b"l\2\0\1" + struct.pack("<III", 0xFFFFFFF0, 1, 0),
    "nine megabytes of fields": b"l\2\0\1" + struct.pack("<III", 0, 1, 9_000_000),
    "nine megabytes of body": b"l\2\0\1" + struct.pack("<III", 9_000_000, 1, 0),
    "an end without a beginning": b"l\2\0\1" + struct.pack("<III", 0, 1, 8) + b"\xff" * 8,
    "another version": b"l\2\0\2" + bytes(12),
}


@pytest.mark.parametrize("raw", RAW.values(), ids=list(RAW))
def test_bytes_that_are_no_message_end_it(impostor: Callable[..., Impostor], raw: bytes) -> None:
    """Nothing is waited for that could fill the memory."""
    bus = impostor(lambda _call, send: send(raw))

    with pytest.raises(NotFit):
        read_now("p", ["it"], bus.environ, timeout=20)


def test_a_bus_that_never_stops_talking_is_left(impostor: Callable[..., Impostor]) -> None:
    """A thousand messages that answer nothing are enough."""

    def chatty(call: Message, send: Send) -> None:
        stray = new_method_return(call)
        stray.header.fields[HeaderFields.reply_serial] = 4_000
        send(bytes(stray.serialise(9)) * 2_000)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(chatty).environ, timeout=20)


def test_a_bus_that_says_nothing_is_slow(impostor: Callable[..., Impostor]) -> None:
    """The time is bounded as a whole, not by byte."""

    def trickling(call: Message, send: Send) -> None:
        for _ in range(400):
            send(b"l\2\0\1"[:1])
            threading.Event().wait(0.05)

    for answer in (trickling, lambda _call, _send: None):
        bus = impostor(answer)
        with pytest.raises((KeystoreSlow, NotFit)):
            read_now("p", ["it"], bus.environ, timeout=1)
        bus.close()


@pytest.mark.parametrize("greeting", [b"REJECTED EXTERNAL\r\n", b"", b"O" * 5_000, b"\r\n"])
def test_a_bus_that_does_not_want_us_is_not_for_us(
    impostor: Callable[..., Impostor], greeting: bytes
) -> None:
    """Refused, silent, babbling: no call is made."""
    calls: list[Message] = []
    bus = impostor(lambda call, _send: calls.append(call))
    bus.greeting = greeting

    with pytest.raises((NotFit, KeystoreSlow)):
        read_now("p", ["it"], bus.environ, timeout=1)

    assert calls == []


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
