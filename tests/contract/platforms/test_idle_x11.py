"""X11's own promises: mouse and keyboard apart, and a server that may do anything."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Self

import pytest

from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.xserver import XServer
from tracksync.platforms.idle.x11 import X11Idle
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE

REST = timedelta(seconds=0.5)


@pytest.fixture
def x(tmp_path: Path) -> Iterator[XServer]:
    with XServer(tmp_path) as server:
        yield server


@pytest.fixture
def source(x: XServer) -> Iterator[X11Idle]:
    with contextlib.closing(X11Idle(x.environ)) as source:
        source.open()
        yield source


def idle(source: X11Idle) -> tuple[timedelta, timedelta]:
    """Pointer and keyboard, which must both be known, and apart, once the server answers."""
    times = UNKNOWN_IDLE

    def is_answered() -> bool:
        nonlocal times
        times = source.read()
        return times != UNKNOWN_IDLE

    wait_until(is_answered, "the server answers")
    assert times.is_split
    assert times.pointer_idle is not None
    assert times.keyboard_idle is not None
    return times.pointer_idle, times.keyboard_idle


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def rest(source: X11Idle) -> None:
    wait_until(lambda: min(idle(source)) >= REST, "nobody touches anything")


def test_a_moved_pointer_is_not_a_used_keyboard(x: XServer, source: X11Idle) -> None:
    """Only the pointer's counter begins anew."""
    rest(source)
    before_s = time.monotonic()
    x.move_pointer(30, 40)
    pointer, keyboard = idle(source)

    assert pointer <= timedelta(seconds=time.monotonic() - before_s)
    assert keyboard >= REST


def test_a_pressed_key_is_not_a_used_pointer(x: XServer, source: X11Idle) -> None:
    """Only the keyboard's counter begins anew."""
    rest(source)
    before_s = time.monotonic()
    x.press("a")
    pointer, keyboard = idle(source)

    assert pointer >= REST
    assert keyboard <= timedelta(seconds=time.monotonic() - before_s)


def test_a_click_and_a_wheel_are_pointer_use(x: XServer, source: X11Idle) -> None:
    """Who reads and scrolls is there."""
    for button in (1, 4):
        rest(source)
        before_s = time.monotonic()
        x.click(button)

        assert idle(source)[0] <= timedelta(seconds=time.monotonic() - before_s)


def test_a_changed_keyboard_layout_does_not_disturb_the_answers(
    x: XServer, source: X11Idle
) -> None:
    """The server tells every client of it, asked or not."""
    for text in ("ä", "ж", "€"):  # not on the keyboard: xdotool changes the layout to type them
        x.type(text)

    assert idle(source)[1] < timedelta(seconds=60)


def test_a_server_that_hangs_is_unknown_and_holds_nobody_up(x: XServer, source: X11Idle) -> None:
    """Without a time limit this test would never end."""
    os.kill(x.pid, signal.SIGSTOP)
    hanging = [source.read() for _ in range(3)]
    os.kill(x.pid, signal.SIGCONT)

    assert hanging == [UNKNOWN_IDLE] * 3
    wait_until(lambda: source.read() != UNKNOWN_IDLE, "the server is asked again")


def test_a_server_that_dies_many_times_leaves_no_file_open(x: XServer, source: X11Idle) -> None:
    """A week of restarts must not use up the process's files."""
    opened = open_files()
    for _ in range(3):
        x.kill()
        wait_until(lambda: source.read() == UNKNOWN_IDLE, "the server is gone")
        x.restart()
        wait_until(lambda: source.read() != UNKNOWN_IDLE, "the server is back")

    assert open_files() == opened


def test_without_the_cookie_there_is_no_answer(x: XServer, tmp_path: Path) -> None:
    """The server does not let us in, and that is what is said."""
    stranger = X11Idle(x.environ | {"XAUTHORITY": str(tmp_path / "none")})

    with pytest.raises(Unanswered, match="does not let us in"):
        stranger.open()


def test_no_server_is_said(tmp_path: Path) -> None:
    """The reason is for people."""
    with pytest.raises(Unanswered, match="no X server answers at :64999"):
        X11Idle({"DISPLAY": ":64999"}).open()


class Liar:
    """Something on the port of an X server that answers each client with the same bytes."""

    def __init__(self, says: bytes) -> None:
        self._says = says
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                with client, contextlib.suppress(OSError):
                    client.recv(4096)
                    client.sendall(self._says)
                    client.recv(4096)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


SET_UP = struct.pack("=BxHHH", 1, 11, 0, 0)
LIES = {
    "nothing": b"",
    "half a set-up": SET_UP[:5],
    "a web server": b"HTTP/1.1 400 Bad Request\r\n\r\n" + b" " * 400_000,
    "authenticate": struct.pack("=BxHHH", 2, 11, 0, 0),
    "an error": SET_UP + bytes(32),
    "a reply without end": SET_UP + struct.pack("=BxHI24x", 1, 1, 2**32 - 1) + bytes(4096),
    "another reply": SET_UP + struct.pack("=BxHI24x", 1, 77, 0),
    "events without end": SET_UP + struct.pack("=B31x", 34) * 20_000,
}


@pytest.mark.parametrize("says", LIES.values(), ids=LIES.keys())
def test_what_is_no_x_server_is_no_source(says: bytes) -> None:
    """Whatever listens there: a sentence, no hang, no growing memory."""
    with Liar(says) as liar:
        display = liar.port - 6000
        if display < 0:
            pytest.fail("the system gave a port below 6000")
        with pytest.raises(Unanswered):
            X11Idle({"DISPLAY": f"localhost:{display}"}).open()
