"""Installing the built program for one person, with a stand-in for the program itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT

INSTALL = ROOT / "installers/linux/install.sh"
PROGRAM = """#!/bin/sh
echo '{"is_running": %s}'
"""


class Home:
    """A person's folder, and a built program beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "Mia's $home, 100 %"
        self.folder.mkdir()
        self.built = folder / "built"
        (self.built / "_internal").mkdir(parents=True)
        (self.built / "_internal" / "part").write_text("a part")
        self.build("false")
        self.program = self.folder / ".local/lib/tracksync/tracksync"
        self.command = self.folder / ".local/bin/tracksync"
        self.share = self.folder / ".local/share"
        self.entry = self.share / "applications/tracksync.desktop"

    def build(self, is_running: str) -> None:
        (self.built / "tracksync").write_text(PROGRAM % is_running)
        (self.built / "tracksync").chmod(0o755)

    def install(self, *words: str) -> subprocess.CompletedProcess[str]:
        environ = {"HOME": str(self.folder), "PATH": os.environ["PATH"]}
        return subprocess.run(
            [INSTALL, *(words or (str(self.built),))],
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )

    def files(self) -> set[str]:
        return {str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if not p.is_dir()}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_it_stands_in_the_menu_by_its_absolute_place(home: Home) -> None:
    """The folder's odd name is quoted as the Desktop Entry Specification 1.5 asks."""
    done = home.install()

    assert done.returncode == 0, done.stderr
    assert (home.program.parent / "_internal/part").read_text() == "a part"
    assert home.command.readlink() == home.program
    assert (home.share / "icons/hicolor/scalable/apps/tracksync.svg").exists()
    entry = ConfigParser(interpolation=None)
    entry.read(home.entry, encoding="utf-8")
    quoted = str(home.program).replace("$", "\\\\$").replace("%", "%%")
    assert entry["Desktop Entry"]["Exec"] == f'"{quoted}" %u'
    assert entry["Desktop Entry"]["Icon"] == "tracksync"
    assert "not on your PATH" in done.stdout


def test_an_ordinary_place_is_written_as_it_is(home: Home) -> None:
    """KDE compares it with the program's place letter by letter."""
    home.folder = home.folder.with_name("mia")
    home.folder.mkdir()

    assert home.install().returncode == 0
    entry = home.folder / ".local/share/applications/tracksync.desktop"
    assert f"\nExec={home.folder}/.local/lib/tracksync/tracksync %u\n" in entry.read_text()


def test_a_newer_one_takes_the_place_of_the_older(home: Home) -> None:
    """Nothing of the older stays behind."""
    home.install()
    (home.built / "_internal/part").rename(home.built / "_internal/other")
    again = home.install()

    assert again.returncode == 0, again.stderr
    assert {p.name for p in home.program.parent.rglob("*")} == {"_internal", "tracksync", "other"}
    assert {p.name for p in home.program.parents[1].iterdir()} == {"tracksync"}


def test_a_running_program_is_left_alone(home: Home) -> None:
    """It would load parts of another version."""
    home.build("true")
    home.install()
    before = home.files()
    (home.built / "_internal/new").touch()

    for words in ((), ("--remove",)):
        refused = home.install(*words)
        assert refused.returncode == 1
        assert "TrackSync is running." in refused.stderr
        assert home.files() == before


def test_it_goes_and_the_time_stays(home: Home) -> None:
    """Removing takes what installing brought."""
    store = home.share / "tracksync/store.db"
    store.parent.mkdir(parents=True)
    store.write_text("time")
    home.install()
    done = home.install("--remove")

    assert done.returncode == 0, done.stderr
    assert home.files() == {".local/share/tracksync/store.db"}
    assert home.install("--remove").returncode == 0


def test_a_command_of_somebody_else_is_not_touched(home: Home) -> None:
    """Neither by installing nor by removing."""
    home.command.parent.mkdir(parents=True)
    home.command.write_text("another program")

    assert "is not ours" in home.install().stderr
    assert home.install("--remove").returncode == 0
    assert home.files() == {".local/bin/tracksync"}


def test_nothing_built_is_said(home: Home) -> None:
    """With what builds it."""
    shutil.rmtree(home.built)
    refused = home.install()

    assert refused.returncode == 1
    assert "`make package` builds it" in refused.stderr
    assert home.files() == set()
