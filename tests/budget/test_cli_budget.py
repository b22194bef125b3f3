"""What a command costs: instructions of the installed command, beside other people's."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.budget.instructions import empty_module, instructions
from tests.budget.numbers import Row, publish
from tests.desktop_rig.keyring import Keyring

pytestmark = [pytest.mark.timing, pytest.mark.timeout(1800)]

TRACKSYNC = str(Path(sysconfig.get_path("scripts")) / "tracksync")
MOST_FOR_STATUS = 97_000_000


@pytest.fixture
def home(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A profile of its own, with a real GNOME Keyring."""
    keyring = Keyring(tmp_path / "keyring")
    keyring.start()
    yield keyring.environ | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "TRACKSYNC_DATA_DIR": str(tmp_path / "data"),
    }
    keyring.stop()


@pytest.fixture
def agent(home: dict[str, str]) -> Iterator[None]:
    """The engine, running without a screen."""
    with subprocess.Popen(
        [TRACKSYNC, "agent", "--headless"], env=home, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert any(line.startswith("READY") for line in running.stdout)
        yield
        running.terminate()


@pytest.fixture
def watson(tmp_path: Path) -> str:
    """Watson, a widely used tracker for the command line, in an environment of its own."""
    folder = tmp_path / "watson"
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "-q", "install"]
    subprocess.run([*pip, "td-watson", "setuptools<81"], check=True)
    return str(folder / "bin" / "watson")


@pytest.mark.usefixtures("agent")
def test_asking_the_running_app_costs_little_more_than_python_itself(
    home: dict[str, str], tmp_path: Path, watson: str
) -> None:
    """`tracksync status` is a socket client and nothing else."""
    floor = instructions([sys.executable, "-m", "floor"], home | empty_module(tmp_path))
    ours = instructions([TRACKSYNC, "status"], home)
    theirs = instructions([watson, "status"], home)
    timew = instructions(["timew", "get", "dom.active"], home | {"TIMEWARRIORDB": str(tmp_path)})
    words = [TRACKSYNC, "task", "add", "Write", "--json"]
    made = json.loads(subprocess.run(words, env=home, check=True, capture_output=True).stdout)
    start = instructions([TRACKSYNC, "start", made["task"]["ref"]], home)
    publish(
        "The command line, with the app running",
        [
            Row(
                "`tracksync status`",
                f"{ours:,}",
                f"an empty Python module {floor:,}",
                ours,
                MOST_FOR_STATUS,
            ),
            Row(
                "the same, beside Watson",
                f"{ours:,}",
                f"`watson status` {theirs:,}",
                ours / theirs,
                0.3,
            ),
            Row(
                "`tracksync start`",
                f"{start:,}",
                f"`timew` (a C++ program) {timew:,}",
                start,
                MOST_FOR_STATUS,
            ),
        ],
        note="Instructions, counted by valgrind; all commands as they are installed.",
    )


def test_status_opens_the_store_itself_when_no_app_runs(home: dict[str, str]) -> None:
    """Without an app it costs half as much again at most."""
    subprocess.run([TRACKSYNC, "status"], env=home, check=True, capture_output=True)
    ours = instructions([TRACKSYNC, "status"], home)
    publish(
        "The command line, with no app running",
        [
            Row(
                "`tracksync status`",
                f"{ours:,}",
                "1.5 × the limit above",
                ours,
                1.5 * MOST_FOR_STATUS,
            )
        ],
        note="The keys come from a real GNOME Keyring.",
    )
