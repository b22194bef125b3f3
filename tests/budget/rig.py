"""A private desktop for one program, and what that program costs on it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.desktop_rig.keyring import Keyring

PROGRAMS = Path(__file__).parent / "programs"
_TICK_HZ = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program used in a minute."""

    cpu_s: float
    voluntary: float
    written_bytes: float


@dataclass(frozen=True, slots=True)
class Calls:
    """System calls in a minute, and how many of them waited for the disk."""

    all: float
    syncs: float


class Desktop:
    """An X server, a bus with a keyring, a window manager and a tray host, all private."""

    def __init__(self, work: Path, size: str = "1280x800") -> None:
        self._size = size
        self.home = work / "home"
        self.home.mkdir()
        self._runtime = work / "run"
        self._runtime.mkdir(mode=0o700)
        self._children: list[subprocess.Popen[str]] = []
        self._keyring = Keyring(work / "keyring")
        self.env = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self._runtime),
            "XDG_SESSION_TYPE": "x11",
            "XDG_CURRENT_DESKTOP": "Openbox",
            "TMPDIR": str(self._runtime),
            "DBUS_SESSION_BUS_ADDRESS": self._keyring.bus.address,
        }

    def start(self) -> None:
        """Bring everything up, in order."""
        size = ["-screen", "0", f"{self._size}x24"]
        options = ["-displayfd", "1", "-nolisten", "tcp", "-noreset"]
        server = self.spawn(["Xvfb", *size, *options], pipe=True)
        assert server.stdout is not None
        self.env["DISPLAY"] = f":{server.stdout.readline().strip()}"
        self._keyring.start()
        self.spawn(["openbox"])
        self.tray = self.spawn([sys.executable, str(PROGRAMS / "tray_host.py")], pipe=True)
        assert self.tray.stdout is not None
        assert self.tray.stdout.readline() == "up\n"
        time.sleep(1)

    def spawn(
        self, command: list[str], *, pipe: bool = False, env: dict[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Start a program on this desktop."""
        child = subprocess.Popen(
            command,
            env=self.env | (env or {}),
            stdout=subprocess.PIPE if pipe else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._children.append(child)
        return child

    def docked_at(self) -> float:
        """Wait for the next icon to dock, and tell when that was (monotonic seconds)."""
        assert self.tray.stdout is not None
        return float(self.tray.stdout.readline().split()[1])

    def close(self) -> None:
        """End everything, the newest first."""
        for child in reversed(self._children):
            if child.poll() is None:
                child.terminate()
            try:
                child.wait(8)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            if child.stdout is not None:
                child.stdout.close()
        self._keyring.stop()


@contextlib.contextmanager
def desktop(size: str = "1280x800") -> Iterator[Desktop]:
    """Open a private desktop of so many pixels, on a real disk."""
    work = Path(
        tempfile.mkdtemp(prefix="budget-", dir="/var/tmp")
    )  # /tmp may be in memory, which writes nothing
    screen = Desktop(work, size)
    try:
        screen.start()
        yield screen
    finally:
        screen.close()
        shutil.rmtree(work, ignore_errors=True)


def wait_for(is_so: object, what: str, *, seconds: float = 30) -> None:
    """Wait until *is_so* answers true, or fail with a sentence."""
    assert callable(is_so)
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"{what} did not come up in {seconds:.0f} s"
        time.sleep(0.02)


def family(pid: int) -> list[int]:
    """Name a process and all its living descendants."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text()
        except OSError:
            continue
        found.append(one)
        waiting.extend(int(child) for child in children.split())
    return found


def watch(pids: list[int], seconds: float) -> list[Cost]:
    """Watch programs side by side for *seconds*."""
    before = [_used(pid) for pid in pids]
    began = time.monotonic()
    time.sleep(seconds)
    after = [_used(pid) for pid in pids]
    minutes = (time.monotonic() - began) / 60
    return [
        Cost(
            cpu_s=(now.cpu_s - then.cpu_s) / minutes,
            voluntary=(now.voluntary - then.voluntary) / minutes,
            written_bytes=(now.written_bytes - then.written_bytes) / minutes,
        )
        for then, now in zip(before, after, strict=True)
    ]


def _used(pid: int) -> Cost:
    """Read what a program and its children have used so far."""
    cpu_s, voluntary, written = 0.0, 0, 0
    for one in family(pid):
        with contextlib.suppress(OSError):
            # The clock that clock_getcpuclockid(3) names: ticks of 10 ms are too coarse.
            cpu_s += time.clock_gettime((~one << 3) | 2)
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
            cpu_s += sum(int(ticks) for ticks in fields[13:15]) / _TICK_HZ  # children that ended
            written += _number_after("write_bytes:", Path(f"/proc/{one}/io"))
            for task in Path(f"/proc/{one}/task").iterdir():
                voluntary += _number_after("voluntary_ctxt_switches:", task / "status")
    return Cost(cpu_s, voluntary, written)


def _number_after(name: str, file: Path) -> int:
    """Read the number on the line that begins with *name*."""
    line = next(line for line in file.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1])


def memory_kib(pid: int) -> int:
    """
    Tell the memory a program would hold if nothing else ran here.

    Private pages and each mapped file once: it does not fall when a neighbour maps the same files.
    """
    private = 0
    files: dict[str, int] = {}
    for one in family(pid):
        here: dict[str, int] = {}
        key, resident = "", 0
        for line in Path(f"/proc/{one}/smaps").read_text().splitlines():
            mapping = re.match(r"[0-9a-f]+-[0-9a-f]+ \S+ ([0-9a-f]+) (\S+) (\d+)", line)
            if mapping:
                key = f"{mapping[2]}:{mapping[3]}:{mapping[1]}" if mapping[3] != "0" else ""
            elif line.startswith("Rss:"):
                resident = int(line.split()[1])
            elif line.startswith("Anonymous:"):
                anonymous = int(line.split()[1])
                private += resident if not key else anonymous
                if key:
                    here[key] = here.get(key, 0) + resident - anonymous
        for key, size in here.items():
            files[key] = max(files.get(key, 0), size)
    return private + sum(files.values())


def trace(pid: int, seconds: float) -> tuple[Calls, Cost]:
    """Count the system calls of a program for *seconds*; that slows it."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "strace"
        pids = [argument for one in family(pid) for argument in ("-p", str(one))]
        tracer = subprocess.Popen(
            ["strace", "-f", "-c", "-o", str(listing), *pids],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(1)  # until it holds them all
        (cost,) = watch([pid], seconds)
        tracer.send_signal(signal.SIGINT)
        tracer.wait()
        rows = [line.split() for line in listing.read_text().splitlines()]
    counted = {row[-1]: int(row[3]) for row in rows if len(row) > 4 and row[3].isdigit()}
    minutes = seconds / 60
    syncs = counted.get("fsync", 0) + counted.get("fdatasync", 0)
    return Calls(counted["total"] / minutes, syncs / minutes), cost
