"""Files that a command writes where it was told to: whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import Sentence, say

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_new(file: str, text: str) -> None:
    """
    Write a file that was not there before, for its owner alone.

    Raises:
        NotAllowed: There is something of that name, or it cannot be written whole; then nothing is
            left of it.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as e:
        msg = say("{output} cannot be written, or exists already.", output=file)
        raise NotAllowed(msg, say("Choose another name.")) from e
    try:
        _fill(descriptor, Path(file), text)
    except OSError as e:
        raise _unwritten(e, file, say("Nothing was left there.")) from e


def write_over(file: str, text: str) -> None:
    """
    Write a file in the place of the one before, which stays until all is written.

    What is no file but a device or a pipe is written into.

    Raises:
        NotAllowed: It cannot be written; what stood there before still does.
    """
    try:
        before = _mode_of(Path(file))
        if before is not None and not stat.S_ISREG(before):
            Path(file).write_text(text, encoding="utf-8", newline="")
            return
        place = Path(os.path.realpath(file))  # a link goes on pointing there
        descriptor, name = tempfile.mkstemp(prefix=".tracksync-", dir=place.parent)
        beside = Path(name)
        _fill(descriptor, beside, text)
        if before is not None:
            beside.chmod(stat.S_IMODE(before))
        beside.replace(place)
    except OSError as e:
        raise _unwritten(e, file, say("What stood there before still does.")) from e


def _mode_of(file: Path) -> int | None:
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return None


def _fill(descriptor: int, file: Path, text: str) -> None:
    """Write all of a new file, down to the disk; where that fails, remove it."""
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())  # some disks say only now that they are full
    except BaseException:
        file.unlink()
        raise


def _unwritten(e: OSError, file: str, left: Sentence) -> NotAllowed:
    if e.errno in _NO_ROOM:
        msg = say("There is no room for {file}. {left}", file=file, left=left)
        return NotAllowed(msg, say("Free some room, or name another place."))
    msg = say("{file} cannot be written. {left}", file=file, left=left)
    return NotAllowed(msg, say("Name another place."))
