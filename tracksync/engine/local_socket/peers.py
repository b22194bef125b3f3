"""Who is at the other end of a local socket, and whether a folder is ours alone."""

from __future__ import annotations

import os
import socket
import stat
import struct
import sys

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say

# <sys/ucred.h> of macOS: struct xucred begins with a version and the uid.
_SOL_LOCAL, _LOCAL_PEERCRED, _XUCRED_BYTES = 0, 1, 76


def is_ours(connection: socket.socket) -> bool:
    """Tell whether the process at the other end runs as the same user."""
    if sys.platform == "win32":
        return False
    if sys.platform == "linux":
        told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        _, uid, _ = struct.unpack("3i", told)
    else:
        told = connection.getsockopt(_SOL_LOCAL, _LOCAL_PEERCRED, _XUCRED_BYTES)
        _, uid = struct.unpack_from("II", told)
    return bool(uid == os.getuid())


def own_folder(path: str) -> None:
    """
    Make a folder of the user's, 0700, with its parents; or take the one that is there.

    Raises:
        NotAllowed: Something else is there: a link, a file, or somebody else's folder.
    """
    os.makedirs(path, mode=0o700, exist_ok=True)  # noqa: PTH103  its neighbours work on text paths too
    found = os.lstat(path)
    if not stat.S_ISDIR(found.st_mode) or (sys.platform != "win32" and found.st_uid != os.getuid()):
        msg = say("The folder for TrackSync's local socket belongs to somebody else.")
        raise NotAllowed(msg, say("Set XDG_RUNTIME_DIR to a folder of your own."))
    if stat.S_IMODE(found.st_mode) & 0o077:
        os.chmod(path, 0o700)  # noqa: PTH101  the same
