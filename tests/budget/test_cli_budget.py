"""What a command costs: instructions of the installed command, beside other people's."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median_low

import pytest

from tests.budget.instructions import empty_module, instructions
from tests.budget.numbers import Row, publish
from tests.budget.test_store_budget import PER_YEAR, YEARS, fill
from tests.desktop_rig.keyring import Keyring
from tests.fakes.store import SteppedClock
from tests.prove.store_child import RandomIds
from tracksync.platforms.keystore.system import SystemKeystore
from tracksync.storage.local.opening import open_store
from tracksync.storage.local.profile import open_profile

pytestmark = [pytest.mark.timing, pytest.mark.timeout(1800)]

TRACKSYNC = str(Path(sysconfig.get_path("scripts")) / "tracksync")
MOST_FOR_STATUS = 97_000_000
A_FEW_WEEKS = 2_500
STOPS = 3
MOST_AN_ENTRY = 100


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


def filled(home: dict[str, str], folder: Path, count: int) -> dict[str, str]:
    """Make a profile of so many entries; the environment in which the command finds it."""
    clock = SteppedClock(datetime.now(UTC) - timedelta(hours=1))
    profile = open_profile(folder, lambda: clock.read().at)
    opened = open_store(profile, SystemKeystore(profile.id, home), clock, ids=RandomIds())
    fill(opened.store, clock, count)
    opened.store.close()
    return home | {"TRACKSYNC_DATA_DIR": str(folder)}


def stopping(home: dict[str, str]) -> int:
    """Start a timer some times, and count what each stop executes; the middle."""
    words = [TRACKSYNC, "task", "add", "Write", "--json"]
    made = json.loads(subprocess.run(words, env=home, check=True, capture_output=True).stdout)
    counted = []
    for _ in range(STOPS):
        start = [TRACKSYNC, "start", made["task"]["ref"]]
        subprocess.run(start, env=home, check=True, capture_output=True)
        counted.append(instructions([TRACKSYNC, "stop"], home))
    return median_low(counted)


def test_a_stop_costs_the_same_after_five_years(home: dict[str, str], tmp_path: Path) -> None:
    """No app runs, so the command does all of it itself, and all of it is counted."""
    few = stopping(filled(home, tmp_path / "few", A_FEW_WEEKS))
    many = stopping(filled(home, tmp_path / "many", PER_YEAR * YEARS))
    more = (many - few) / (PER_YEAR * YEARS - A_FEW_WEEKS)
    publish(
        "Stopping after five years",
        [
            Row(
                f"`tracksync stop` with {PER_YEAR * YEARS:,} entries",
                f"{many:,}",
                f"with {A_FEW_WEEKS:,}: {few:,}",
                many / few,
                1.1,
            ),
            Row(
                "the same, more for each entry",
                f"{more:,.0f}",
                "some hundred where each is read",
                more,
                MOST_AN_ENTRY,
            ),
        ],
        note="Instructions of the installed command, counted by valgrind; no app runs.",
    )
