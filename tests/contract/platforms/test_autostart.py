"""The autostart entry: exactly one file, on and off, and read as it was meant."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.desktop_rig.programs import find, wait_until
from tracksync.core.problems import BadInput
from tracksync.platforms.autostart import XdgAutostart

COMMAND = ("/opt/tracksync/tracksync", "--background")
# No per cent sign: GLib looks for a program before it reads "%%".
AWKWARD = "we$ird \"na`me\" \\ (x) & 'y'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Not there yet, as on a fresh account."""
    return tmp_path / "config" / "autostart"


def test_it_is_on_after_it_was_turned_on(folder: Path) -> None:
    """A switch, with the file as its only state."""
    autostart = XdgAutostart(folder, COMMAND)
    assert not autostart.is_on()

    autostart.turn_on()

    assert autostart.is_on()
    assert [file.name for file in folder.iterdir()] == ["tracksync.desktop"]


def test_it_is_off_after_it_was_turned_off(folder: Path) -> None:
    """Nothing is left, and once more is no error."""
    autostart = XdgAutostart(folder, COMMAND)
    autostart.turn_on()

    autostart.turn_off()
    autostart.turn_off()

    assert not autostart.is_on()
    assert list(folder.iterdir()) == []


def test_turning_it_on_again_touches_nothing(folder: Path) -> None:
    """Start-up may call it each time; no file is written for nothing."""
    autostart = XdgAutostart(folder, COMMAND)
    autostart.turn_on()
    before = (folder / "tracksync.desktop").stat()

    autostart.turn_on()

    after = (folder / "tracksync.desktop").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_update_that_moved_the_program_is_followed(folder: Path) -> None:
    """The entry names the program that runs now."""
    XdgAutostart(folder, ["/old/place"]).turn_on()

    XdgAutostart(folder, COMMAND).turn_on()

    text = (folder / "tracksync.desktop").read_text(encoding="utf-8")
    assert "Exec=/opt/tracksync/tracksync --background\n" in text
    assert "/old/place" not in text


@pytest.mark.parametrize(
    "line", ["Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false"]
)
def test_switched_off_in_the_desktops_settings_is_off(folder: Path, line: str) -> None:
    """Desktops leave the file and mark it; we believe them, and can turn it on again."""
    autostart = XdgAutostart(folder, COMMAND)
    autostart.turn_on()
    file = folder / "tracksync.desktop"
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    assert not autostart.is_on()

    autostart.turn_on()

    assert autostart.is_on()


def test_a_file_that_is_no_text_is_replaced(folder: Path) -> None:
    """Whatever lies there under our name."""
    folder.mkdir(parents=True)
    (folder / "tracksync.desktop").write_bytes(b"\xff\xfe\0")

    XdgAutostart(folder, COMMAND).turn_on()

    assert "Exec=" in (folder / "tracksync.desktop").read_text(encoding="utf-8")


def test_a_real_desktop_starts_what_was_meant(folder: Path, tmp_path: Path) -> None:
    """GLib reads the entry: an awkward path, arguments with blanks, with signs and with nothing."""
    place = tmp_path / AWKWARD
    place.mkdir()
    program = place / "tracksync"
    seen = tmp_path / "seen"
    program.write_text(f"#!/bin/sh\nprintf '%s|' \"$@\" > {seen}.new\nmv {seen}.new {seen}\n")
    program.chmod(0o700)
    XdgAutostart(folder, [str(program), "--background", AWKWARD, "", "50%"]).turn_on()

    subprocess.run([find("gio"), "launch", folder / "tracksync.desktop"], check=True)

    wait_until(seen.exists, "the program was started")
    assert seen.read_text(encoding="utf-8") == f"--background|{AWKWARD}||50%|"


def test_a_path_with_control_characters_is_refused_in_words(folder: Path) -> None:
    """A line break in a path could smuggle a key into the entry."""
    with pytest.raises(BadInput, match="control characters"):
        XdgAutostart(folder, ["/opt/x\nHidden=true/tracksync"])
