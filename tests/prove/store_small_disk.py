"""
A day on a disk that fills up: `python -m tests.prove.store_small_disk FOLDER`.

Mounts a small disk on FOLDER in a mount namespace of its own (`unshare --mount` around it), and
goes through it: fill, refuse, stop, make room, go on; read-only, refuse, writable, go on.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

from tests.fakes.store import MORNING, Household, Scribe, hours
from tracksync.core.journal.entries import STOPPED
from tracksync.core.problems import DiskFull, NotWritable
from tracksync.storage.local.check import check
from tracksync.storage.local.room import Room
from tracksync.storage.local.store import LocalStore

SIZE_KB = 3072
READ_ONLY = "The disk is read-only. Make it writable to go on."


def mount(folder: Path, *options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tracksync-test", str(folder)]
    subprocess.run(command, check=True, timeout=60)


def fill_up(folder: Path) -> Path:
    """Use up all the room there is, to the last byte."""
    path = folder / "a-film"
    with path.open("ab", buffering=0) as file:
        for size in (65536, 4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))
    return path


def refused(scribe: Scribe) -> bool:
    """Whether a start is refused with a sentence."""
    try:
        scribe.start(title="another")
    except DiskFull:
        return True
    return False


def must(claim: bool, words: str) -> None:
    if not claim:
        raise SystemExit(words)


def full(store: LocalStore, scribe: Scribe, folder: Path) -> None:
    running = scribe.start(title="before it was full")
    film = fill_up(folder)
    scribe.clock.move(hours=1)
    must(refused(scribe), "a start on a full disk was taken")
    fill_up(folder)  # somebody takes a piece of what was freed
    scribe.stop(running)
    must(store.is_full, "the store does not know that the disk is full")
    with store.read() as now:
        entry = now.entry(running)
        must(now.timer() == STOPPED, "the timer was not stopped")
        must(entry is not None and entry.duration == hours(1), "the entry is not right")
    film.unlink()
    must(not refused(scribe), "a start was refused although there is room")


def read_only(home: Household, folder: Path) -> None:
    """A disk with errors comes back read-only: that is said, and nothing is touched."""
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True, timeout=60)
    try:
        home.open()
    except NotWritable as e:
        must(str(e).startswith(READ_ONLY), f"the wrong sentence: {e}")
    else:
        must(False, "a store on a read-only disk was opened for writing")
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    must(after == before, "something was changed on a read-only disk")
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True, timeout=60)


def turned_read_only(folder: Path) -> None:
    """Room that was given up is not got back on a disk that is read-only by then: that is said."""
    room = Room(folder / "reserve", lambda _: 10**9)
    (folder / "reserve").unlink()
    room.ran_out()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True, timeout=60)
    room.look()
    must(str(room.trouble).startswith(READ_ONLY), f"the wrong sentence: {room.trouble}")
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True, timeout=60)


def main(folder: Path) -> None:
    mount(folder, f"size={SIZE_KB}k", "mode=700")
    home = Household(folder)
    opened = home.open()
    scribe = home.scribe(opened)
    for number in range(50):
        scribe.entry(MORNING + hours(number), MORNING + hours(number + 1), note="n" * 100)
    full(opened.store, scribe, folder)
    must(check(opened.store).faults == (), "the store is not whole")
    opened.store.close()
    read_only(home, folder)
    turned_read_only(folder)
    opened = home.open()
    must(check(opened.store).faults == (), "the store is not whole afterwards")
    opened.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
