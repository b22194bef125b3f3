"""What the tray costs a machine, beside a bare Qt tray and one that listens to every event."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from tests.budget.numbers import Row, publish
from tests.budget.rig import PROGRAMS, Cost, Desktop, cost, desktop, wait_for
from tests.fakes.jira_cloud import MIA, JiraDouble, small_world

pytestmark = [pytest.mark.timing, pytest.mark.timeout(1800)]

ROUNDS = 1
STARTS = 7
STRETCH_S = 45.0
SETTLE_S = 60.0
# The goal is 1.3 x. What is left above it is the code of the engine and its services, which all
# stays in use; jeepney, 0.6 MiB of it, could still go.
MOST_MIB, MOST_MEMORY = 66, 1.33
TRACKSYNC = (sys.executable, "-m", "tracksync")
BARE = (sys.executable, str(PROGRAMS / "bare_tray.py"))
LISTENING = (*BARE, "--listen")


@dataclass(frozen=True, slots=True)
class Measured:
    """One program: how soon it was there, what it costs untouched and under input."""

    idle: Cost
    busy: Cost
    gaming: Cost
    idle_traced: Cost
    busy_traced: Cost


def measure(command: tuple[str, ...], *, is_ours: bool) -> Measured:
    """Start a program on a desktop of its own and watch it."""
    with desktop() as screen, JiraDouble(small_world()) as jira:
        env = {"PYTHONPATH": str(Path(__file__).parents[2])}
        if is_ours:
            _connect(screen, env, jira.url)
        running = screen.spawn(list(command), env=env)
        screen.docked_at()
        time.sleep(SETTLE_S if is_ours else 5)
        pid = running.pid
        idle = cost(pid, STRETCH_S)
        idle_traced = cost(pid, 20, trace=True)
        hands = _hands(screen, 100)
        busy = cost(pid, STRETCH_S)
        busy_traced = cost(pid, 20, trace=True)
        hands.terminate()
        hands.wait()
        hands = _hands(screen, 1000)
        gaming = cost(pid, 20)
        hands.terminate()
        hands.wait()
    return Measured(
        idle,
        busy,
        gaming,
        idle_traced,
        busy_traced,
    )


def _connect(screen: Desktop, env: dict[str, str], url: str) -> None:
    words = ["connect", "jira", "--site", url, "--email", MIA.email, "--token-stdin"]
    subprocess.run(
        [*TRACKSYNC, *words],
        env=screen.env | env,
        input=MIA.token,
        text=True,
        check=True,
        capture_output=True,
    )


def docked_ms(command: tuple[str, ...]) -> float:
    """Start a program, and wait for its icon."""
    with desktop() as screen:
        began = time.monotonic()
        screen.spawn(list(command), env={"PYTHONPATH": str(Path(__file__).parents[2])})
        return (screen.docked_at() - began) * 1000


def first_sample_ms() -> float:
    """Start ours once more, and ask until a sample is durable; asking takes memory there."""
    with desktop() as screen, JiraDouble(small_world()) as jira:
        env = {"PYTHONPATH": str(Path(__file__).parents[2])}
        _connect(screen, env, jira.url)
        began = time.monotonic()
        screen.spawn(list(TRACKSYNC), env=env)
        return (_first_sample(screen, env) - began) * 1000


def _first_sample(screen: Desktop, env: dict[str, str]) -> float:
    """Wait until a sample is durable, and tell when that was seen."""

    def is_there() -> bool:
        told = subprocess.run(
            [*TRACKSYNC, "status", "--json"],
            env=screen.env | env,
            capture_output=True,
            text=True,
            check=False,
        )
        return bool(told.stdout) and json.loads(told.stdout).get("last_sample_at") is not None

    wait_for(is_there, "the first sample")
    return time.monotonic()


def _hands(screen: Desktop, moves_hz: int) -> subprocess.Popen[str]:
    script = str(PROGRAMS / "hands.py")
    hands = screen.spawn([sys.executable, script, "600", str(moves_hz), "8"])
    time.sleep(2)
    return hands


@dataclass(frozen=True, slots=True)
class Trio:
    """The three programs, measured in turn."""

    ours: list[Measured]
    bare: list[Measured]
    listening: list[Measured]


@pytest.fixture(scope="module")
def trio() -> Trio:
    found = Trio([], [], [])
    for _ in range(ROUNDS):
        found.ours.append(measure(TRACKSYNC, is_ours=True))
        found.bare.append(measure(BARE, is_ours=False))
        found.listening.append(measure(LISTENING, is_ours=False))
    return found


def ratio_rows(trio: Trio) -> list[Row]:
    """Compare inside this run."""
    memory = median(m.idle.memory_kib / 1024 for m in trio.ours)
    bare_memory = median(m.idle.memory_kib / 1024 for m in trio.bare)
    cpu = median(m.busy.cpu_s for m in trio.ours)
    listening = median(m.busy.cpu_s for m in trio.listening)
    starts = [(docked_ms(TRACKSYNC), docked_ms(BARE)) for _ in range(STARTS)]
    docked, bare_docked = (median(times) for times in zip(*starts, strict=True))
    first = median(first_sample_ms() for _ in range(STARTS))
    mib, bare_mib = f"{memory:.1f} MiB", f"bare tray {bare_memory:.1f} MiB"
    a_minute, hooked = f"{cpu:.3f} s/min", f"pynput tray {listening:.2f} s/min"
    bare_ms = f"bare tray {bare_docked:.0f} ms"
    return [
        Row("memory, MiB", mib, "66 is the goal", memory, MOST_MIB),
        Row("memory, ratio", mib, bare_mib, memory / bare_memory, MOST_MEMORY),
        Row("CPU at 100 events/s, ratio", a_minute, hooked, cpu / listening, 0.12),
        Row("icon, ratio", f"{docked:.0f} ms", bare_ms, docked / bare_docked, 1.6),
        Row("first durable sample, ratio", f"{first:.0f} ms", bare_ms, first / bare_docked, 8),
    ]


def count_rows(ours: list[Measured]) -> list[Row]:
    """Count what a neighbour would notice; system calls are counted in a run of their own."""
    counted = (
        ("voluntary switches, idle", [m.idle.voluntary for m in ours], 324),
        ("voluntary switches, input", [m.busy.voluntary for m in ours], 560),
        ("system calls, idle", [m.idle_traced.system_calls for m in ours], 1377),
        ("system calls, input", [m.busy_traced.system_calls for m in ours], 2361),
        ("bytes written, idle", [m.idle.written_bytes for m in ours], 55_000),
        ("bytes written, input", [m.busy.written_bytes for m in ours], 110_000),
        ("fsync, idle", [m.idle_traced.syncs for m in ours], 3),
    )
    return [
        Row(what, f"{median(values):.0f}/min", "a count", median(values), most)
        for what, values, most in counted
    ]


def test_the_tray_is_a_quiet_neighbour(trio: Trio) -> None:
    """Memory, wake-ups, system calls, writes and CPU, by count and by ratio inside one run."""
    rows = [*ratio_rows(trio), *count_rows(trio.ours)]
    publish("The tray", rows, note="60 s after start, one Jira connection, no window opened.")
