"""What a program, and all that it starts, writes: file by file, as the kernel was asked for it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.desktop_rig.programs import find

# What makes a file or shared memory, what gives it a size, and what fills it.
_MAKING = ("open", "openat", "openat2", "creat", "memfd_create", "shmget")
_SIZING = ("ftruncate", "fallocate")
_FILLING = ("write", "writev", "pwrite64", "pwritev", "sendfile", "copy_file_range", "splice")
_CALLS = ",".join((*_MAKING, *_SIZING, *_FILLING))
_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?(\(deleted\))?(?: .*)?$")
# With `-xx` paths are in hexadecimal too; what begins with a slash is no pipe and no socket.
_TARGET = re.compile(r"\d+<(\\x2f[^>]*)>(\(deleted\))?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FOR_WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TMPFILE)\b")
_NO_PLACES = ("/dev/null", "/dev/tty", "/proc/")
_BEGIN_BYTES = 64


@dataclass(frozen=True, slots=True)
class Step:
    """
    One thing that was done to a file, or to shared memory.

    Attributes:
        call: The system call.
        path: A place in a folder, or `/memfd:` and a name that is in none.
        has_name: Whether somebody else could open it by its path then.
        begin: The first bytes of what was written.
    """

    call: str
    path: str
    has_name: bool
    begin: bytes = b""


def traced(
    command: list[str], said: bytes, environ: Mapping[str, str], folder: Path
) -> tuple[Step, ...]:
    """Run a program to its end with *said* as its input, and tell all it did to files."""
    options = ["-ff", "-y", "-xx", "-qq", "-s", str(_BEGIN_BYTES), "-e", "signal=none"]
    run = subprocess.run(
        [find("strace"), *options, "-e", f"trace={_CALLS}", "-o", folder / "calls", "--", *command],
        input=said,
        # Python's own compiled files are no pictures.
        env={**environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return tuple(
        step
        for file in sorted(folder.glob("calls.*"))
        for line in file.read_text(encoding="ascii").splitlines()
        for step in _steps(line)
    )


def started(
    command: list[str], said: bytes, environ: Mapping[str, str], folder: Path
) -> tuple[str, ...]:
    """Run a program to its end with *said* as its input, and name the programs it started."""
    calls = folder / "started"
    run = subprocess.run(
        [find("strace"), "-f", "-qq", "-e", "trace=execve", "-o", calls, "--", *command],
        input=said,
        env=dict(environ),
        check=False,
        capture_output=True,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found = re.findall(r'execve\("([^"]*)".* = 0$', calls.read_text("utf-8"), re.MULTILINE)
    return tuple(found[1:])


def _steps(line: str) -> Iterator[Step]:
    """Read a line of `strace`; what failed, only reads, or goes to a pipe or socket is none."""
    found = _LINE.match(line)
    if found is None:
        return
    call, words, result, made, is_gone = found.groups()
    if int(result) < 0:
        return
    if call in _MAKING:
        if call.startswith("open") and not _FOR_WRITING.search(words):
            return
        path, gone = _plain(made or call), is_gone
    else:
        target = _TARGET.search(words)
        if target is None:
            return
        path, gone = _plain(target[1]), target[2]
    if not path.startswith(_NO_PLACES):
        written = _TEXT.search(words) if call in _FILLING else None
        begin = _plain(written[1]).encode("latin-1") if written else b""
        yield Step(call, path, not gone and not path.startswith("/memfd:"), begin)


def _plain(text: str) -> str:
    """Undo how `-xx` writes bytes."""
    return re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), text)
