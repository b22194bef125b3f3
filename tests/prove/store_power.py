"""
Power cuts, played out from a recording of a program's system calls.

A recording has every write, truncation, sync, rename and removal in the order they were made, and
what the program said in between. For a cut after any of them, a disk is built that may hold any
part of what had not been synced: each such write kept, dropped, or torn at a sector; of the changes
to a folder that were not synced, the first few. Then the store is opened and held to what was said.

What it cannot show: a drive that says "synced" and is not, and damage to what was synced.
"""

from __future__ import annotations

import copy
import random
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.prove.store_child import keystore_path
from tests.prove.store_kills import ROOT, Promised, command, must_hold

SECTOR = 512
_TRACED = (
    "pwrite64,write,fsync,fdatasync,ftruncate,"
    "rename,renameat,renameat2,unlink,unlinkat,link,linkat,openat"
)
_LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2}|[^>])*)>")


@dataclass(frozen=True)
class Call:
    """One system call that changed something. `data` is what was written, or the second path."""

    name: str
    path: str
    data: bytes = b""
    offset: int = 0


@dataclass
class File:
    """A file: what a cut leaves for sure, and what was done to it since."""

    synced: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def now(self) -> bytes:
        """Tell what a program sees."""
        data = bytearray(self.synced)
        for offset, piece in self.pending:
            _apply(data, offset, piece)
        return bytes(data)

    def after_cut(self, rng: random.Random) -> bytes:
        """Tell what may be left: of each pending write all, nothing, or some sectors."""
        data = bytearray(self.synced)
        for offset, piece in self.pending:
            fate = rng.choice(["kept", "dropped", "torn"])
            if fate == "kept" or (piece is None and fate == "torn"):
                _apply(data, offset, piece)
            elif fate == "torn" and piece is not None:
                for start in range(0, len(piece), SECTOR):
                    if rng.random() < 0.5:
                        _apply(data, offset + start, piece[start : start + SECTOR])
        return bytes(data)


def _apply(data: bytearray, offset: int, piece: bytes | None) -> None:
    if piece is None:
        del data[offset:]
        data.extend(bytes(offset - len(data)))
        return
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(piece)] = piece


class Disk:
    """Files by path, as a program sees them, and the folder changes that are not synced yet."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}
        # What the names were when their folder was last synced.
        self.names: dict[str, File] = {}
        self.unsynced: list[Call] = []

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """Take a folder as it lies there, all of it synced."""
        disk = cls()
        for path in [*folder.rglob("*"), keystore_path(folder)]:
            if path.is_file():
                disk.files[str(path)] = File(path.read_bytes())
        disk.names = dict(disk.files)
        return disk

    def do(self, call: Call) -> None:
        """Carry out one call."""
        match call.name:
            case "create":
                if call.path not in self.files:
                    self.files[call.path] = File()
                    self.unsynced.append(call)
            case "write":
                self.files[call.path].pending.append((call.offset, call.data))
            case "truncate":
                self.files[call.path].pending.append((call.offset, None))
            case "sync":
                self._sync(call.path)
            case "rename" | "link" | "unlink":
                _change_names(self.files, call)
                self.unsynced.append(call)

    def _sync(self, path: str) -> None:
        file = self.files.get(path)
        if file is not None:
            file.synced, file.pending = file.now(), []
            # Syncing a new file makes its name durable as well, on every journaling file system.
            made = [c for c in self.unsynced if c.name == "create" and c.path == path]
            for call in made:
                self._name(call)
        else:
            for call in [c for c in self.unsynced if str(Path(c.path).parent) == path]:
                self._name(call)

    def _name(self, call: Call) -> None:
        self.unsynced.remove(call)
        if call.name == "create":
            self.names[call.path] = self.files.get(call.path, File())
        else:
            _change_names(self.names, call)

    def after_cut(self, rng: random.Random) -> dict[str, bytes]:
        """Tell what files there may be after a cut now."""
        names = dict(self.names)
        for call in self.unsynced[: rng.randint(0, len(self.unsynced))]:
            if call.name == "create":
                names[call.path] = self.files.get(call.path, File())
            else:
                _change_names(names, call)
        return {path: file.after_cut(rng) for path, file in names.items()}


def _change_names(names: dict[str, File], call: Call) -> None:
    if call.name == "unlink":
        names.pop(call.path, None)
    elif call.path in names:
        target = call.data.decode()
        names[target] = names[call.path]
        if call.name == "rename":
            del names[call.path]


def record(command: Sequence[str], folder: Path, log: Path) -> list[Call | bytes]:
    """Run a program and record what it does to files beside and in *folder*, and says."""
    subprocess.run(
        [
            "strace",
            "-f",
            "-qqq",
            "-y",
            "-xx",
            "-s",
            "4000000",
            "-o",
            str(log),
            "-e",
            f"trace={_TRACED}",
            *command,
        ],
        check=True,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        timeout=120,
    )
    found: list[Call | bytes] = []
    positions: dict[str, int] = {}
    for line in log.read_text().splitlines():
        match = _LINE.match(line)
        if match is not None and int(match[3]) >= 0:
            found += _calls(match[1], match[2], str(folder.parent), positions)
    return found


def _calls(name: str, arguments: str, folder: str, positions: dict[str, int]) -> list[Call | bytes]:
    """Read one line of the recording. *positions* is where plain writes go on in each file."""
    texts = [_decoded(text) for text in _TEXT.findall(arguments)]
    if name == "openat":
        path = texts[0].decode()
        if not path.startswith(folder) or "O_CREAT" not in arguments:
            return []
        positions[path] = 0
        is_cut = "O_TRUNC" in arguments
        return [Call("create", path), *([Call("truncate", path)] if is_cut else [])]
    if name.startswith(("rename", "link", "unlink")):
        name = name.removesuffix("2").removesuffix("at")
        inside = _FD.match(arguments)
        path = str(Path(_path(inside[2]) if inside else "/") / texts[0].decode())
        second = texts[1] if len(texts) > 1 else b""
        return [Call(name, path, second)] if path.startswith(folder) else []
    descriptor = _FD.match(arguments)
    if descriptor is None:
        return []
    if descriptor[1] == "1" and name == "write":
        return [texts[0]]
    path = _path(descriptor[2])
    if not path.startswith(folder) or path.endswith("-shm"):
        return []
    return _file_call(name, path, arguments, texts, positions)


def _file_call(
    name: str, path: str, arguments: str, texts: list[bytes], positions: dict[str, int]
) -> list[Call | bytes]:
    last = arguments.rpartition(", ")[2]
    match name:
        case "pwrite64":
            return [Call("write", path, texts[-1], int(last))]
        case "write":
            offset = positions.get(path, 0)
            positions[path] = offset + len(texts[-1])
            return [Call("write", path, texts[-1], offset)]
        case "ftruncate":
            return [Call("truncate", path, offset=int(last))]
        case "fsync" | "fdatasync":
            return [Call("sync", path)]
    return []


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _path(text: str) -> str:
    return _decoded(text).decode() if text.startswith("\\x") else text


@dataclass(frozen=True)
class Cut:
    """One power cut: what lies on the disk afterwards, and what had been said before it."""

    files: dict[str, bytes]
    promised: Promised


def cuts(before: Disk, recording: list[Call | bytes], count: int, *, seed: int) -> list[Cut]:
    """Cut the power at *count* moments, evenly spread over the recording."""
    rng, disk, promised = random.Random(seed), before, Promised()
    moments = {int(len(recording) * (n + rng.random()) / count) for n in range(count)}
    found = []
    for number, item in enumerate(recording):
        if isinstance(item, bytes):
            promised.take(item)
        else:
            disk.do(item)
        if number in moments:
            found.append(Cut(disk.after_cut(rng), copy.deepcopy(promised)))
    return found


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Put what a cut left on the disk where the folder and its keystore were."""
    shutil.rmtree(folder)
    keystore_path(folder).unlink(missing_ok=True)
    folder.mkdir(mode=0o700)
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o600)


@dataclass(frozen=True)
class Played:
    """How often the power was cut, and how many acknowledged records that put to the test."""

    cuts: int
    records: int


def play(
    folder: Path,
    log: Path,
    *,
    count: int,
    seed: int,
    steps: int = 60,
    known: Promised | None = None,
) -> Played:
    """
    Record one run, cut its power *count* times, and look after each.

    Without a store in *folder* the run is a first start.

    Args:
        known: What had been said before the run.
    """
    before = Disk.of(folder)
    recording = record(command(folder, seed, steps), folder, log)
    made, held = cuts(before, recording, count, seed=seed), 0
    for cut in made:
        lay_out(cut.files, folder)
        if known is not None:
            cut.promised.add(known)
        # A minute of activity may go.
        must_hold(folder, cut.promised, sample_slack_ms=60_000)
        held += len(cut.promised.records)
    return Played(len(made), held)
