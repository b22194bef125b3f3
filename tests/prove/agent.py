"""The real agent as a process: started, spoken to, killed at any instant, started again."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fakes.keyring_backend import environ_for

_ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "tracksync")
# A busy machine may keep a keystore from answering in its ten seconds, so often in a row.
_SLOWEST = 12
# Where a process that keeps time and sends it can be hit.
_ON_DISK = ("fdatasync,fsync", "rename,fdatasync", "pwrite64", "write")
CALLS = (*_ON_DISK, "sendto", "recvfrom", "connect")


@dataclass(frozen=True, slots=True, kw_only=True)
class KillAt:
    """
    Where the kernel kills the agent.

    Attributes:
        calls: System calls, by name.
        ordinal: At which of them; each thread counts its own.
        counts_start: From the start of the program on; else from when it listens.
    """

    calls: str
    ordinal: int
    counts_start: bool

    @property
    def strace(self) -> tuple[str, ...]:
        inject = f"inject={self.calls}:signal=KILL:when={self.ordinal}"
        return ("strace", "-f", "-o", "/dev/null", "-e", f"trace={self.calls}", "-e", inject)


class Agent:
    """
    One profile and the agent that runs on it.

    Args:
        folder: For data, keystore and socket; made if need be.
        settings: More of the environment, such as TRACKSYNC_SERVICES_JIRA_RETRY_BASE_MS.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        runtime = folder / "run"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(_ROOT),
            "XDG_RUNTIME_DIR": str(runtime),
            "TRACKSYNC_DATA_DIR": str(folder / "data"),
            **environ_for(folder / "keystore.json"),
            # On a busy machine the helper that asks it takes its time.
            "TRACKSYNC_SERVICES_KEYSTORE_WAIT_SECONDS": "30",
            **settings,
        }
        self.acknowledged: list[str] = []
        self.is_watched = False
        self._process: subprocess.Popen[str] | None = None
        self._watcher: subprocess.Popen[str] | None = None
        self._listener: threading.Thread | None = None
        self._is_ready = threading.Event()

    def start(self, *, kill_at: KillAt | None = None) -> None:
        """
        Start it and wait until it listens.

        Args:
            kill_at: There the kernel kills the process.
        """
        command = [*COMMAND, "agent", "--headless"]
        if kill_at is not None and kill_at.counts_start:
            command = [*kill_at.strace, "-qq", *command]
        self._is_ready.clear()
        self._process = subprocess.Popen(
            command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._listener = threading.Thread(target=self._listen, args=(self._process,))
        self._listener.start()
        self._is_ready.wait(60)
        self.is_watched = kill_at is not None
        if kill_at is not None and not kill_at.counts_start:
            self.is_watched = self._watch(kill_at, self._process.pid)

    def _watch(self, kill_at: KillAt, pid: int) -> bool:
        """Have its calls counted from now on; whether that is allowed here."""
        self._watcher = subprocess.Popen(
            [*kill_at.strace, "-p", str(pid)], stderr=subprocess.PIPE, text=True
        )
        assert self._watcher.stderr is not None
        return "attached" in self._watcher.stderr.readline()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("READY"):
                self._is_ready.set()
            elif line.startswith("ACK "):
                self.acknowledged.append(line[4:].strip())
        self._is_ready.set()

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """Kill -9, and everything it started."""
        self._end(9)

    def end(self) -> None:
        """Ask it to end in order."""
        self._end(15)

    def _end(self, number: int) -> None:
        if self._process is None or self._listener is None:
            return
        for pid in _family(self._process.pid):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        self._process.wait(60)
        if self._watcher is not None:
            # It ends by itself with what it watches.
            self._watcher.communicate(timeout=60)
            self._watcher = None
        self._listener.join(60)
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None
        self.is_watched = False

    def run(self, *words: str, given: str = "") -> tuple[int, dict[str, Any]]:
        """Run a command of the real program; its exit code and its answer."""
        done = subprocess.run(
            [*COMMAND, *words, "--json"],
            env=self.env,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        try:
            answer: dict[str, Any] = json.loads(done.stdout)
        except ValueError:
            answer = {}
        return done.returncode, answer

    def told(self, *words: str, given: str = "") -> dict[str, Any]:
        """
        Run a command that must go well, again where only the keystore was slow.

        An agent whose system calls are watched may be too slow for it for ever, and what it asks
        the keystore by may be killed in its place: it is started anew, unwatched.
        """
        for _ in range(_SLOWEST):
            was_watched = self.is_watched
            code, answer = self.run(*words, given=given)
            kind = answer.get("error", {}).get("kind")
            if kind != "KeystoreSlow" and not (kind == "KeystoreAbsent" and was_watched):
                break
            if self.is_watched:
                self.kill()
                self.start()
        assert code == 0, answer
        return answer


def _family(pid: int) -> list[int]:
    """Name a process and what it started, the eldest first."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def random_kill(rng: random.Random) -> KillAt | None:
    """
    Choose where to be killed: at a system call, or (None) at an instant.

    Mostly at one of the first while it works. To count them from the start takes three times as
    long to start.
    """
    if rng.random() < 0.3:
        return None
    counts_start = rng.random() < 0.2
    most = 40 if counts_start else 6
    return KillAt(calls=rng.choice(CALLS), ordinal=rng.randint(1, most), counts_start=counts_start)


def wait_until(is_so: object, what: str, *, seconds: float) -> None:
    """Wait until *is_so* answers true, or fail with a sentence."""
    assert callable(is_so)
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"{what}: not within {seconds:.0f} s"
        time.sleep(0.2)
