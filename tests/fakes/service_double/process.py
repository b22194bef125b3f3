"""The double as a process, from a test's side: start, kill, raise again, script, look."""

from __future__ import annotations

import contextlib
import http.client
import json
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.fakes.ports import own_port
from tests.fakes.service_double.control import PREFIX
from tests.fakes.service_double.faults import Fault
from tracksync.demo.world import Change

_ROOT = Path(__file__).parents[3]


class DoubleProcess:
    """
    A double that can be killed. A context manager: it runs inside.

    Args:
        package: Whose `PRODUCT` it is: "tests.fakes.jira_cloud".
        state: The file that holds what stands in it.
        port: 0 for any. Nobody else gets it while it is killed.
    """

    def __init__(self, package: str, state: Path, *, port: int = 0) -> None:
        self._package = package
        self._state = state
        self._process: subprocess.Popen[str] | None = None
        self.port = port or own_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, or raise again after `kill`."""
        command = [sys.executable, "-m", "tests.fakes.service_double", self._package]
        command += ["--port", str(self.port), "--state", str(self._state)]
        process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        line = process.stdout.readline()
        process.stdout.close()
        self._process = process
        self.port = int(json.loads(line)["port"])

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = None

    def fault(self, fault: Fault, **where: int | str) -> None:
        """Plan a fault; *where* as `Script.add` takes it."""
        self.tell("fault", {"fault": fault.as_dict(), **where})

    def by_chance(self, seed: int, rate: float, faults: tuple[Fault, ...]) -> None:
        """Let a share of all requests meet one of *faults*."""
        told = [fault.as_dict() for fault in faults]
        self.tell("chance", {"seed": seed, "rate": rate, "faults": told})

    def vanish(self, wait_s: float) -> None:
        """Have nobody listen for a while; returns when somebody does again."""
        self.tell("vanish", {"wait_s": wait_s})
        until = time.monotonic() + wait_s + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError, http.client.HTTPException):
                self.tell("settle")  # answered only after it is back
                return
            time.sleep(0.02)
        msg = "the double did not come back"
        raise AssertionError(msg)

    def change(self, change: Change) -> None:
        """Change the world: `{"do": "person", "is": {...}}` and its like."""
        self.tell("world", change)

    def seen(self) -> list[dict[str, Any]]:
        """Tell all requests so far."""
        found: list[dict[str, Any]] = self.ask("seen")
        return found

    def check(self) -> None:
        """Fail if anything broke the description or touched what is not ours."""
        for wrong in ("violations", "trespasses"):
            told = self.ask(wrong)
            assert told == [], (wrong, told)

    def ask(self, what: str) -> Any:  # noqa: ANN401  # JSON of its own shape for each *what*
        """Read one of the double's lists."""
        return json.loads(self._call(what, None))

    def tell(self, what: str, told: Change | None = None) -> None:
        """Have the double do something."""
        self._call(what, json.dumps(told or {}).encode())

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def _call(self, what: str, body: bytes | None) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request("GET" if body is None else "POST", f"{PREFIX}{what}", body)
            answer = connection.getresponse()
            told = answer.read()
        assert answer.status < 300, (what, answer.status, told)
        return told
