"""What a command costs: instructions of the installed command, beside other people's."""

from __future__ import annotations

import os
import subprocess
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.budget.instructions import instructions, pure_python
from tests.budget.numbers import Row, publish

pytestmark = [pytest.mark.timing, pytest.mark.timeout(1800)]

TRACKSYNC = str(Path(sysconfig.get_path("scripts")) / "tracksync")
MOST_FOR_STATUS = 97_000_000


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A profile of its own, with the keystore that tests may use."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "XDG_RUNTIME_DIR": str(runtime),
        "TRACKSYNC_DATA_DIR": str(tmp_path / "data"),
        "TRACKSYNC_TEST_KEYSTORE": "1",
        "PYTHON_KEYRING_BACKEND": "tests.fakes.keyring_backend.JsonFile",
        "TRACKSYNC_TEST_KEYSTORE_FILE": str(tmp_path / "keyring.json"),
    }


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
    floor = instructions(pure_python(tmp_path, ""), home)
    ours = instructions([TRACKSYNC, "status"], home)
    theirs = instructions([watson, "status"], home)
    timew = instructions(["timew", "get", "dom.active"], home | {"TIMEWARRIORDB": str(tmp_path)})
    subprocess.run([TRACKSYNC, "task", "add", "Write"], env=home, check=True, capture_output=True)
    start = instructions([TRACKSYNC, "start", "--last"], home, code=7)
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
        note="The keystore here is the one for tests, read through a child process.",
    )
