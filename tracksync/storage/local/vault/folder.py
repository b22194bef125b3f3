"""
The vault's folder as it is found: by us, by a crash, or by somebody who laid something into it.

What could not be the vault's own (a link, a folder in the place of a file, something too large) is
never followed and never opened; it counts as damaged, or as not there.
"""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tracksync.core.pictures.facts import date_of
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import read_bounded, sync_folder, write_durably
from tracksync.storage.local.vault.records import GENESIS

_HEAD, _HEAD_BYTES = "head", 64 * 1024
# Names of files hold nine digits.
MOST_PICTURES = 999_999_999


def read_file(path: Path, limit_bytes: int) -> bytes | None:
    """Read a file; None where there is none, empty where it cannot be the vault's own."""
    try:
        return read_bounded(path, limit_bytes)
    except ValueError:
        return b""
    except OSError as e:
        if e.errno in {errno.ELOOP, errno.EISDIR, errno.ENXIO}:
            return b""
        raise


def is_day(name: str) -> bool:
    """Tell whether a name is that of a day, as we write it."""
    written = date_of(name)
    number = name[len(written) + 1 :]
    try:
        is_date = date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
    return is_date and (name == written or (number.isascii() and number.isdecimal()))


def is_folder(path: Path) -> bool:
    """Tell whether it is a folder; a link to one is none."""
    return path.is_dir() and not path.is_symlink()


def in_day_places(folder: Path) -> Iterator[Path]:
    """Find what has the name of a day, whatever it is."""
    return (path for path in folder.iterdir() if is_day(path.name))


def make_day(path: Path) -> None:
    """Make a day's folder where there is none; a link in its place goes."""
    try:
        if path.is_symlink():
            path.unlink()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as e:
        raise no_room(e) from e


def remove_day(path: Path) -> None:
    """Remove a day's folder; of a link only itself, whatever it leads to."""
    with contextlib.suppress(OSError):
        if path.is_symlink():
            path.unlink()
        shutil.rmtree(path, ignore_errors=True)
        sync_folder(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Remove files that were being written, in the folder and in those of the days."""
    days = (path for path in in_day_places(folder) if is_folder(path))
    for path in (path for place in (folder, *days) for path in place.glob(".*.new")):
        path.unlink(missing_ok=True)


def read_head(folder: Path) -> tuple[int, str]:
    """Tell sequence and digest of the newest record, as noted; where nothing is, there is none."""
    data = read_file(folder / _HEAD, _HEAD_BYTES)
    with contextlib.suppress(ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
        noted = json.loads(data or b"")
        sequence, digest = int(noted["sequence"]), str(noted["digest"])
        if 0 <= sequence <= MOST_PICTURES:
            return sequence, digest
    return 0, GENESIS


def write_head(folder: Path, sequence: int, digest: str) -> None:
    """Note the newest record, durably."""
    noted = json.dumps({"sequence": sequence, "digest": digest}).encode() + b"\n"
    write_durably(folder / _HEAD, noted)


def set_aside(folder: Path, aside: Path) -> None:
    """Keep a vault whose ring was lost out of the way, where there is something in it."""
    if any(is_folder(path) for path in in_day_places(folder)):
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = 1
        while (aside / f"vault-{number}").exists():
            number += 1
        folder.rename(aside / f"vault-{number}")
