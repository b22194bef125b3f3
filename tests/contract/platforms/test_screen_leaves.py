"""What there is of a picture besides its encrypted file, at any moment and anywhere."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.desktop_rig.programs import find, wait_until
from tests.desktop_rig.sway import Sway
from tests.desktop_rig.traced import Step, started, traced
from tests.desktop_rig.xserver import XServer
from tracksync.platforms.child_messages import pack
from tracksync.platforms.screen.process import ScreenProcess, choose_screen
from tracksync.ports.screen import Order
from tracksync.storage.local import age

BEGINS = b"age-encryption.org/v1\n"
HELPER = [sys.executable, "-P", "-m", "tracksync.platforms.screen.child"]
CODECS = pytest.mark.parametrize("codec", ["webp", "jpeg"])


def looked(screen: ScreenProcess, tmp_path: Path, codec: str) -> tuple[Step, ...]:
    """Have the helper process look, and tell all that it and `grim` did to files."""
    vault = tmp_path / "vault"
    vault.mkdir(exist_ok=True)
    return traced(HELPER, asked(screen, vault, codec), seen_by(screen), tmp_path)


def asked(screen: ScreenProcess, vault: Path, codec: str) -> bytes:
    request = screen._request(order(vault, codec))  # noqa: SLF001  the same that it gets
    return pack(request | {"timeout": 60})


def seen_by(screen: ScreenProcess) -> dict[str, str]:
    return screen._environ  # noqa: SLF001  the same that it gets


def order(vault: Path, codec: str) -> Order:
    return Order(
        at=datetime(2026, 11, 27, 11, tzinfo=UTC),
        zone="Europe/Berlin",
        which="all",
        chosen="",
        exclude="",
        preset="clear",
        codec=codec,
        policy="you",
        recipient=age.recipient_of(age.make_identity()),
        folder=str(vault),
        first=7,
        sight_key=bytes(32),
    )


def must_be_encrypted(steps: tuple[Step, ...], vault: Path, codec: str) -> None:
    """The two files of the vault are all that was written, each whole in one go."""
    names = [vault / f"000000007.{what}.age" for what in (codec, "small")]
    written = [(Path(step.path), step.begin[: len(BEGINS)]) for step in steps if step.begin]
    assert written == [(name, BEGINS) for name in names]
    sizes = [name.stat().st_size for name in names]
    assert all(sizes)


def shared(steps: tuple[Step, ...], vault: Path) -> set[tuple[str, str, bool]]:
    """Tell what was done to anything but the vault: call, where, whether it had a name then."""
    return {
        (step.call, step.path.partition("-")[0], step.has_name)
        for step in steps
        if Path(step.path).parent != vault
    }


@CODECS
def test_an_x11_screen_leaves_no_plain_picture_anywhere(tmp_path: Path, codec: str) -> None:
    """Raw pixels are in memory that the X server shares, without a name anybody could open."""
    with XServer(tmp_path, width=320, height=240) as server:
        words = [find("xsetroot"), "-solid", "#3060a0"]
        subprocess.run(words, env=server.environ, check=True)
        steps = looked(choose_screen(server.environ), tmp_path, codec)

    must_be_encrypted(steps, tmp_path / "vault", codec)
    memory = ("/memfd:mss", False)
    assert shared(steps, tmp_path / "vault") == {
        ("memfd_create", *memory),
        ("ftruncate", *memory),
    }


def test_a_look_at_an_x11_screen_starts_no_program(tmp_path: Path) -> None:
    """One in five minutes is no place for `ldconfig` eight times over."""
    with XServer(tmp_path, width=320, height=240) as server:
        subprocess.run([find("xsetroot"), "-solid", "#3060a0"], env=server.environ, check=True)
        screen = choose_screen(server.environ)
        vault = tmp_path / "vault"
        vault.mkdir()
        programs = started(HELPER, asked(screen, vault, "webp"), seen_by(screen), tmp_path)

    assert len(list(vault.iterdir())) == len(("picture", "small one"))
    assert programs == ()


@CODECS
def test_a_wlroots_screen_leaves_no_plain_picture_anywhere(tmp_path: Path, codec: str) -> None:
    """`grim` takes memory in /dev/shm, whose name is gone before there is any room in it."""
    config = "output HEADLESS-1 resolution 320x240 bg #3060a0 solid_color\n"
    with Sway(tmp_path, config=config) as sway:
        screen = choose_screen(sway.environ)
        wait_until(lambda: is_seen(screen, tmp_path, codec), "the screen is seen")
        steps = looked(screen, tmp_path, codec)

    must_be_encrypted(steps, tmp_path / "vault", codec)
    assert shared(steps, tmp_path / "vault") == {
        ("openat", "/dev/shm/grim", True),  # noqa: S108  of no size yet
        ("ftruncate", "/dev/shm/grim", False),  # noqa: S108  grim's own place
    }


def is_seen(screen: ScreenProcess, tmp_path: Path, codec: str) -> bool:
    """Try where nobody looks afterwards: a session that begins is black, or not seen at all."""
    tries = tmp_path / "tries"
    tries.mkdir(exist_ok=True)
    # As patient as where it counts: on a busy machine the helper needs seconds to begin.
    request = asked(screen, tries, codec)
    subprocess.run(HELPER, input=request, env=seen_by(screen), capture_output=True, check=False)
    return any(tries.iterdir())


def test_a_plain_picture_would_be_found(tmp_path: Path) -> None:
    """Also where it is gone at once."""
    plain = tmp_path / "plain"
    leaking = (
        "import os, sys\n"
        "with open(sys.argv[1], 'xb') as file:\n"
        "    file.write(b'\\x89PNG')\n"
        "os.unlink(sys.argv[1])\n"
        "os.write(os.memfd_create('leak'), b'RIFF')\n"
    )
    steps = traced([sys.executable, "-c", leaking, str(plain)], b"", {}, tmp_path)

    written = [(step.path, step.begin, step.has_name) for step in steps if step.begin]
    assert written == [(str(plain), b"\x89PNG", True), ("/memfd:leak", b"RIFF", False)]
