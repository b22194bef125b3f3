"""The program as an installer carries it: built, and used on a desktop with a real keystore."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.real_desktop import ROOT, App, Eyes
from tests.desktop_rig.keyring import Keyring
from tests.desktop_rig.programs import wait_until
from tests.desktop_rig.xserver import XServer

pytestmark = [pytest.mark.timing, pytest.mark.timeout(900)]
# Measured 2026-11-27: 161 MB, of it 95 for Qt and 12 for pictures. More means that something came
# along by itself.
LARGEST_MB = 170


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built program's folder."""
    place = tmp_path_factory.mktemp("package")
    places = ["--distpath", str(place / "dist"), "--workpath", str(place / "build")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, "build.spec"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=800, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return place / "dist" / "tracksync"


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    keyring = Keyring(tmp_path / "bus")
    try:
        keyring.start()
        yield keyring
    finally:
        keyring.stop()


@pytest.fixture
def app(folder: Path, tmp_path: Path, keyring: Keyring) -> App:
    return App(tmp_path, keyring.environ, {}, program=(str(folder / "tracksync"),))


def test_a_timer_runs_on_the_desktops_own_keystore(app: App) -> None:
    """The keys are made, kept and read again by processes of the program itself."""
    ref = app.cli("task", "add", "Invoice export")["task"]["ref"]
    app.cli("start", ref)

    status = app.cli("status")
    assert (status["keystore"]["name"], status["keystore"]["state"]) == ("Secret Service", "open")
    assert app.tracked() == "Invoice export"
    assert app.cli("stop")["entry"]["end_at"]
    assert app.cli("check")["is_good"]


def test_it_can_reach_out_and_write_a_copy(app: App, tmp_path: Path) -> None:
    """What is loaded only when it is needed was not forgotten."""
    sign_in = ["connect", "jira", "--site", "https://127.0.0.1:9", "--email", "mia@example.org"]
    tried = subprocess.run(
        [*app.program, *sign_in, "--token-stdin"],
        env=app.environ,
        input="a token",
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 4, tried.stderr
    assert app.cli("recovery", "new")["key"].startswith("AGE-SECRET-KEY")
    assert app.cli("backup", str(tmp_path / "copy"))["bytes"] > 0


def test_its_tray_comes_up_and_ends(app: App, tmp_path: Path) -> None:
    """Windows, icons and words are all there."""
    (tmp_path / "x").mkdir()
    with XServer(tmp_path / "x") as x:
        app.environ |= x.environ
        app.know_the_person()
        with app.running() as program:
            subprocess.run([*app.program], env=app.environ, check=True, timeout=60)
            wait_until(lambda: any(w[3] > 600 for w in Eyes(x).windows()), "the window")
            app.cli("quit")
            wait_until(lambda: not program.is_running, "it ended")

            assert program.process.returncode == 0
            assert program.said() == ""


def test_it_takes_pictures_and_opens_them(app: App, tmp_path: Path) -> None:
    """What grabs, shrinks, encrypts and shows was not left out with what nobody uses."""
    (tmp_path / "x").mkdir()
    with XServer(tmp_path / "x") as x:
        app.environ |= x.environ
        app.know_the_person()
        with app.running():
            app.cli("start", app.cli("task", "add", "Invoice export")["task"]["ref"])
            app.cli("config", "set", "screenshots.enabled", "on")
            wait_until(lambda: app.cli("status")["capture"] == "on", "capturing")
            taken = app.cli("shots", "capture")["pictures"]
            files = app.cli("shots", "export", "--to", str(tmp_path / "out"), "--yes")["files"]
            app.cli("quit")

    assert [picture["kind"] for picture in taken] == ["picture"]
    assert [Path(file).read_bytes()[8:12] for file in files] == [b"WEBP"]


def test_it_is_installed_for_one_person(folder: Path, app: App, tmp_path: Path) -> None:
    """The installed command is the whole program, wherever it is called from."""
    home = {"HOME": str(tmp_path / "home")}
    script = ROOT / "installers/linux/install.sh"
    environ = app.environ | home
    environ.pop("XDG_DATA_HOME", None)
    subprocess.run([script, folder], env=environ, check=True, capture_output=True)
    command = str(tmp_path / "home/.local/bin/tracksync")
    said = subprocess.run(
        [command, "--version"], cwd="/", env=environ, check=True, capture_output=True
    )

    assert said.stdout.startswith(b"TrackSync ")


def test_the_demonstration_stays_in_the_source(app: App, folder: Path) -> None:
    """An installer carries the product, and says so."""
    refused = app.cli("demo")["error"]

    assert "not part of an installed program" in refused["title"]
    assert not list(folder.rglob("*tracksync/demo*"))


def test_nothing_came_along_by_itself(folder: Path) -> None:
    """Libraries of what was left out are left out too, and no link leads nowhere."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]

    assert [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()] == []
    size = sum(path.stat().st_size for path in files)
    assert size < LARGEST_MB * 1_000_000, size
