"""The local door of this system: a socket, or on Windows a pipe."""

from __future__ import annotations

import sys
from typing import Protocol

from tracksync.engine.local_socket.server import Answer

if sys.platform == "win32":
    from tracksync.engine.local_socket.pipe import Server
else:
    from tracksync.engine.local_socket.server import Server


class Door(Protocol):
    """Takes commands while it is started."""

    def start(self) -> None:
        """Listen; a client can connect once this returns."""

    def close(self) -> None:
        """Take no more commands."""


def make_door(path: str, answer: Answer) -> Door:
    """Make the door at `address.socket_path`."""
    return Server(path, answer)
