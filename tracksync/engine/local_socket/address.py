"""
Where a profile lies, and where its local socket is found.

The command line's quick path imports this: nothing here may import more than `os` and `sys`, which
every Python has loaded already.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # collections.abc costs 20 M instructions
    from collections.abc import Mapping

DATA_DIR = "TRACKSYNC_DATA_DIR"
# A path in sockaddr_un holds 107 bytes and a NUL on Linux, 103 on macOS.
LONGEST_PATH = 103
_OFFSET, _PRIME, _MASK = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


def data_dir(environ: Mapping[str, str], chosen: str = "") -> str:
    """
    Tell the folder that holds all state: what was chosen, the environment's, or the usual one.

    Always absolute and free of links, so that one folder has one name.
    """
    return os.path.realpath(chosen or environ.get(DATA_DIR) or _usual(environ))


def _usual(environ: Mapping[str, str]) -> str:
    home = environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111  pathlib costs 36 M instructions
    if sys.platform == "darwin":
        return f"{home}/Library/Application Support/TrackSync"
    if sys.platform == "win32":
        return f"{environ.get('LOCALAPPDATA') or home}\\TrackSync"
    base = environ.get("XDG_DATA_HOME", "")
    return f"{base if base.startswith('/') else f'{home}/.local/share'}/tracksync"


def digest(folder: str) -> str:
    """
    Name a folder in 32 hexadecimal digits, the same in every process.

    Two folders of one person must not share a name; nobody gains by making them, so a hash that
    costs no import (FNV-1a, forwards and backwards) will do.
    """
    name = os.fsencode(folder)
    return f"{_fnv(name):016x}{_fnv(name[::-1]):016x}"


def _fnv(data: bytes) -> int:
    value = _OFFSET
    for byte in data:
        value = ((value ^ byte) * _PRIME) & _MASK
    return value


def socket_path(folder: str, environ: Mapping[str, str]) -> str:
    """
    Tell where the socket of the profile in *folder* (as `data_dir` says it) lies.

    In the session's own directory; without one in the data directory; where that path is too long
    for a socket, in a directory of the user's in the temporary directory. The server makes the
    parent directory, owned by the user and 0700, or refuses. On Windows it is a pipe's name.
    """
    if sys.platform == "win32":
        return f"\\\\.\\pipe\\tracksync-{digest(folder)}"
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/"):
        path = f"{runtime}/tracksync/{digest(folder)}"
        if len(os.fsencode(path)) <= LONGEST_PATH:
            return path
    inside = f"{folder}/socket/app"
    if len(os.fsencode(inside)) <= LONGEST_PATH:
        return inside
    return f"/tmp/tracksync-{os.getuid()}/{digest(folder)}"  # noqa: S108  the parent is checked to be ours, 0700
