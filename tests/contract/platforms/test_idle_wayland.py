"""Wayland's own promises: what is asked of the compositor, and one that may say anything."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.programs import wait_until
from tests.fakes.compositor import Compositor
from tracksync.platforms.idle.wayland import WaylandIdle
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE


@pytest.mark.parametrize(
    ("version", "requests"),
    [
        (1, ["bind wl_seat 1", "bind ext_idle_notifier_v1 1", "get_idle_notification"]),
        (2, ["bind wl_seat 1", "bind ext_idle_notifier_v1 2", "get_input_idle_notification"]),
        (9, ["bind wl_seat 1", "bind ext_idle_notifier_v1 2", "get_input_idle_notification"]),
    ],
)
def test_it_asks_for_idleness_and_nothing_else(
    tmp_path: Path, version: int, requests: list[str]
) -> None:
    """No window, no keyboard, no pointer; of input alone where that can be asked for."""
    with (
        Compositor(tmp_path, version=version) as compositor,
        contextlib.closing(WaylandIdle(compositor.environ)) as source,
    ):
        wait_until(lambda: source.read().pointer_idle is not None, "the compositor tells")

        assert compositor.requests == requests


def test_a_film_keeps_the_screen_awake_and_is_not_work(tmp_path: Path) -> None:
    """Where input alone is asked for, an inhibitor does not make anybody present."""
    with (
        Compositor(tmp_path, version=2) as compositor,
        contextlib.closing(WaylandIdle(compositor.environ)) as source,
    ):
        compositor.inhibited = True

        wait_until(lambda: bool(source.read().pointer_idle), "idleness is told all the same")


class Liar:
    """Something on a compositor's socket that answers each client with the same bytes."""

    def __init__(self, folder: Path, says: bytes) -> None:
        self._says = says
        self._path = folder / "wayland-lies"
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(self._path))
        self._socket.listen(4)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    @property
    def environ(self) -> dict[str, str]:
        return {"WAYLAND_DISPLAY": str(self._path)}

    def stop(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                with client, contextlib.suppress(OSError):
                    client.recv(4096)
                    client.sendall(self._says)
                    client.recv(4096)


def message(sender: int, opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("=II", sender, (8 + len(body)) << 16 | opcode) + body


def offer(name: int, interface: bytes) -> bytes:
    text = interface + b"\0" * (4 - len(interface) % 4)
    head = struct.pack("=II", name, len(interface) + 1)
    return message(2, 0, head + text + struct.pack("=I", 1))


DONE = message(3, 0, bytes(4))
LIES = {
    "nothing": b"",
    "no idle protocol": offer(1, b"wl_seat") + DONE,
    "no seat": offer(1, b"ext_idle_notifier_v1") + DONE,
    "an error": message(1, 0, bytes(12)),
    "a size of none": struct.pack("=II", 2, 0),
    "a web server": b"HTTP/1.1 400 Bad Request\r\n\r\n" * 1000,
    "half a global": message(2, 0, b"abc") + DONE,
    "globals without end": b"".join(offer(n, b"x%d" % n) for n in range(1, 4000)),
}


@pytest.fixture
def lies(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    liar = Liar(tmp_path, LIES[request.param])
    yield liar.environ
    liar.stop()


@pytest.mark.parametrize("lies", LIES, indirect=True)
def test_what_is_no_compositor_is_no_source(lies: dict[str, str]) -> None:
    """Whatever listens there: a sentence, no hang, no growing memory."""
    source = WaylandIdle(lies)

    with pytest.raises(Unanswered):
        source.open()
    assert source.read() == UNKNOWN_IDLE


def test_no_compositor_is_said(tmp_path: Path) -> None:
    """The reason is for people."""
    with pytest.raises(Unanswered, match="no Wayland compositor answers"):
        WaylandIdle({"XDG_RUNTIME_DIR": str(tmp_path)}).open()
