"""What every source of idle times has in common: it can be tried, and it doubts what it is told."""

from __future__ import annotations

import socket
import sys
from datetime import timedelta
from typing import Protocol

from tracksync.ports.activity import IdleSource

# The port allows a read one second; connecting and asking share it.
ANSWER_WITHIN_S = 0.4
# Nobody leaves a running machine alone for a year; a larger counter is nonsense.
LONGEST_IDLE_MS = 366 * 24 * 3600 * 1000


class Unanswered(Exception):
    """A source does not work here; the text is for people."""


class Rung(IdleSource, Protocol):
    """A source that can be tried."""

    def open(self) -> None:
        """
        Reach what answers.

        Raises:
            Unanswered: It is not there, or does not tell.
        """


def idle_from_ms(value: object) -> timedelta | None:
    """Turn a counter into a length; None for what no counter of a living machine shows."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    if not 0 <= value <= LONGEST_IDLE_MS:
        return None
    return timedelta(milliseconds=value)


def unix_socket() -> socket.socket:
    """
    Make a socket for a display or bus of this machine.

    Raises:
        Unanswered: Windows.
    """
    if sys.platform == "win32":
        msg = "that is not on Windows"
        raise Unanswered(msg)
    return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
