"""The outputs of a compositor, and what is made of one that speaks nonsense of them."""

from __future__ import annotations

import contextlib
import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tracksync.platforms.rung import Unanswered
from tracksync.platforms.wayland.outputs import Closed, Output, output_names, outputs

OUTPUT, DONE_LISTING, DONE_TELLING = 4, 3, 5
GEOMETRY, MODE, SCALE, NAME = 0, 1, 3, 4
CURRENT, OTHER = 1, 0


def message(sender: int, opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("=II", sender, (8 + len(body)) << 16 | opcode) + body


def text(said: str) -> bytes:
    raw = said.encode() + b"\0"
    return struct.pack("=I", len(raw)) + raw + bytes(-len(raw) % 4)


@contextlib.contextmanager
def compositor(folder: Path, told: bytes) -> Iterator[dict[str, str]]:
    """Have one output, and tell this of it to whoever asks first."""
    path = folder / "wayland-told"
    listed = message(2, 0, struct.pack("=I", 1) + text("wl_output") + struct.pack("=I", 4))

    def answer() -> None:
        line, _ = listener.accept()
        with line, contextlib.suppress(OSError):
            for said in (listed + message(DONE_LISTING, 0), told + message(DONE_TELLING, 0)):
                line.recv(1_000)
                line.sendall(said)

    with socket.socket(socket.AF_UNIX) as listener, ThreadPoolExecutor() as beside:
        listener.bind(str(path))
        listener.listen()
        beside.submit(answer)
        yield {"WAYLAND_DISPLAY": str(path)}


def mode(flags: int, width: int, height: int) -> bytes:
    return message(OUTPUT, MODE, struct.pack("=Iiii", flags, width, height, 60_000))


def test_an_output_is_read(tmp_path: Path) -> None:
    """Its place, the mode that is current, how many pixels a point has, its name."""
    told = (
        message(OUTPUT, GEOMETRY, struct.pack("=iiiii", 1920, -40, 600, 340, 0))
        + mode(OTHER, 800, 600)
        + mode(CURRENT, 3840, 2160)
        + mode(OTHER, 640, 480)
        + message(OUTPUT, SCALE, struct.pack("=i", 2))
        + message(OUTPUT, NAME, text("DP-1"))
        + message(OUTPUT, 9, b"\0\0\0\0")
    )
    with compositor(tmp_path, told) as environ:
        found = outputs(environ, is_open=False)

    assert found == (Output("DP-1", 1920, -40, 3840, 2160, 2),)


def test_an_output_without_a_name_is_no_monitor_to_be_named(tmp_path: Path) -> None:
    """Older compositors tell none."""
    with compositor(tmp_path, mode(CURRENT, 800, 600)) as environ:
        assert output_names(environ, is_open=False) == ()


@pytest.mark.parametrize("opcode", [GEOMETRY, MODE, SCALE])
def test_what_is_cut_short_is_said(tmp_path: Path, opcode: int) -> None:
    """It is told as one that does not answer is; nothing dies of it."""
    with (
        compositor(tmp_path, message(OUTPUT, opcode, b"\0\0")) as environ,
        pytest.raises(Unanswered, match="speaks nonsense"),
    ):
        outputs(environ, is_open=False)


def test_a_compositor_that_lets_nobody_see_is_closed(tmp_path: Path) -> None:
    """It has outputs, and no way to look at them."""
    with compositor(tmp_path, b"") as environ, pytest.raises(Closed):
        outputs(environ)
