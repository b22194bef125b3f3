"""Small files that are either the old ones or the new ones, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from tracksync.storage.local.db import no_room


def write_durably(path: Path, data: bytes) -> None:
    """
    Replace *path* by a file with this content, readable by its owner alone.

    Returns once a power cut would leave the new content. DiskFull leaves the old one.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        _write_synced(fresh, data)
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as e:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise no_room(e) from e


def _write_synced(path: Path, data: bytes) -> None:
    flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Make what was written to a file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new, renamed and removed names in a folder survive a power cut."""
    if os.name == "nt":  # Windows cannot open a folder; its journal keeps the order of renames.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_bounded(path: Path, limit_bytes: int) -> bytes | None:
    """
    Read a small file; None when there is none. ValueError when it is larger than it may be.

    OSError for a link, a folder, or a pipe, which would be waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EISDIR, "it is no file", path.name)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(limit_bytes + 1)
    finally:
        os.close(descriptor)
    if len(data) > limit_bytes:
        msg = f"{path.name} is larger than {limit_bytes} bytes"
        raise ValueError(msg)
    return data


_BINARY = getattr(os, "O_BINARY", 0)
