"""Somebody with the installed command, a data directory, and a keystore made of a file."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.journeys.noon import zone_where_it_is_noon

COMMAND = Path(sys.executable).parent / "tracksync"
PATIENCE_SECONDS = 120


class Person:
    """
    Types commands; starts and kills the agent.

    Args:
        home: An empty folder with a short path: it holds the runtime directory too.

    Attributes:
        under: What each program is run under.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.keystore = home / "keystore.json"
        self.activity = home / "activity.json"
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TZ": zone_where_it_is_noon(),
            "XDG_RUNTIME_DIR": str(runtime),
            "TRACKSYNC_DATA_DIR": str(self.data),
            "TRACKSYNC_ACTIVITY_SOURCE": f"file:{self.activity}",
            "TRACKSYNC_TEST_KEYSTORE": "1",
            # On a busy machine the helper that asks it takes its time: nothing hangs but by intent.
            "TRACKSYNC_SERVICES_KEYSTORE_WAIT_SECONDS": "30",
            "TRACKSYNC_TEST_KEYSTORE_FILE": str(self.keystore),
            "PYTHON_KEYRING_BACKEND": "tests.fakes.keyring_backend.JsonFile",
        }
        self.under: tuple[str, ...] = ()
        self.agent: subprocess.Popen[str] | None = None
        self._hearing: threading.Thread | None = None
        self.said: list[str] = []
        self.is_used()

    def is_used(self, *, pointer_ms: int = 0, keyboard_ms: int = 0, locked: bool = False) -> None:
        """Say how long mouse and keyboard have been idle."""
        text = {"pointer_idle_ms": pointer_ms, "keyboard_idle_ms": keyboard_ms, "locked": locked}
        fresh = self.activity.with_suffix(".new")
        fresh.write_text(json.dumps(text), encoding="utf-8")
        fresh.replace(self.activity)

    def keystore_is(self, state: str) -> None:
        """Lock the keystore, or open it again: "locked", "open"."""
        content = json.loads(self.keystore.read_text(encoding="utf-8"))
        self.keystore.write_text(json.dumps(content | {"state": state}), encoding="utf-8")

    def type(
        self, *words: str, stdin: str | None = None, fds: tuple[int, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        """Type a command and wait for it."""
        return subprocess.run(
            [*self.under, COMMAND, *words],
            env=self.environ,
            input=stdin,
            stdin=None if stdin is not None else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
            pass_fds=fds,
        )

    def say(self, *words: str) -> str:
        """Type a command that works; what it printed."""
        done = self.type(*words)
        assert done.returncode == 0, done.stderr + done.stdout
        assert done.stderr == ""
        return done.stdout

    def ask(self, *words: str) -> dict[str, Any]:
        """Type a command with --json; its answer, whatever it is."""
        answer: dict[str, Any] = json.loads(self.type(*words, "--json").stdout)
        return answer

    def start_agent(self, *words: str, under: tuple[str, ...] = ()) -> None:
        """Start the agent, *under* another program if need be, and wait until it listens."""
        self.said = []
        ready = threading.Event()
        agent = subprocess.Popen(
            [*self.under, *under, COMMAND, "agent", "--headless", *words],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

        def hear() -> None:
            assert agent.stdout is not None
            with agent.stdout:
                for line in agent.stdout:
                    self.said.append(line.strip())
                    ready.set()

        self._hearing = threading.Thread(target=hear, daemon=True)
        self._hearing.start()
        assert ready.wait(PATIENCE_SECONDS)
        assert self.said[:1] == ["READY"]  # more may have come by now
        self.agent = agent

    def end_agent(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End the agent by a signal; its exit code."""
        assert self.agent is not None
        self.agent.send_signal(number)
        return self.wait_for_agent()

    def wait_for_agent(self) -> int:
        """Wait until the agent has ended; its exit code."""
        assert self.agent is not None
        assert self._hearing is not None
        code = self.agent.wait(PATIENCE_SECONDS)
        self._hearing.join(PATIENCE_SECONDS)
        self.agent = None
        return code

    def leave(self) -> None:
        if self.agent is not None:
            self.agent.kill()
            self.wait_for_agent()


def contents(folder: Path) -> dict[Path, bytes]:
    """Read all files of a folder; a running program may take one away meanwhile."""
    found = {}
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            if path.is_file():
                found[path] = path.read_bytes()
    return found


def links(process: Path) -> set[str]:
    """Tell what a running process has open, of /proc/PID; it may close something meanwhile."""
    found = set()
    for link in (process / "fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found.add(os.readlink(link))  # noqa: PTH115  the link's text
    return found


def until(claim: Callable[[], bool]) -> None:
    """Wait until something is so; it is expected soon."""
    pause, ends_at = threading.Event(), time.monotonic() + PATIENCE_SECONDS
    while not claim():
        assert time.monotonic() < ends_at, claim
        pause.wait(0.05)
