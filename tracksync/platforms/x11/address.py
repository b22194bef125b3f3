"""Where an X server listens, and the cookie it wants to see."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from pathlib import Path

from tracksync.core.values import dataclass
from tracksync.platforms.rung import Unanswered

COOKIE_KIND = b"MIT-MAGIC-COOKIE-1"
AUTHORITY_BYTES = 64 * 1024
_DISPLAY = re.compile(r"(?P<host>[\w.\-\[\]:]*?):(?P<number>\d{1,5})(?:\.\d{1,3})?")
_HERE = {"", "unix", "unix/"}
_LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]", "ip6-localhost"}
_TCP_BASE = 6000
_LAST_PORT = 65535
_LOCAL_FAMILY = 256
_ANY_FAMILY = 65535


@dataclass(frozen=True, slots=True)
class Display:
    """
    An X server on this machine.

    Attributes:
        number: The display number.
        port: Of the loopback interface (an ssh tunnel); None for the local socket.
    """

    number: int
    port: int | None

    @property
    def path(self) -> str:
        return f"/tmp/.X11-unix/X{self.number}"  # noqa: S108  where X servers listen


@dataclass(frozen=True, slots=True)
class _Entry:
    family: int
    address: bytes
    number: bytes
    kind: bytes
    cookie: bytes


def parse_display(text: str) -> Display:
    """
    Read a display name such as `:0`, `unix:1.0` or `localhost:10.0`.

    Raises:
        Unanswered: It is none, or names another machine, to which nothing may go from here.
    """
    found = _DISPLAY.fullmatch(text)
    if found is None:
        msg = "DISPLAY does not name an X server" if text else "no X server is named (DISPLAY)"
        raise Unanswered(msg)
    host, number = found["host"], int(found["number"])
    if host in _HERE:
        return Display(number, None)
    if host not in _LOOPBACK or number + _TCP_BASE > _LAST_PORT:
        msg = "the X server is on another machine"
        raise Unanswered(msg)
    return Display(number, number + _TCP_BASE)


def read_cookie(environ: Mapping[str, str], display: Display, hostname: str) -> bytes:
    """Find the cookie for *display*; empty where there is none (the server may let us in)."""
    path = environ.get("XAUTHORITY") or Path(environ.get("HOME", "/"), ".Xauthority")
    try:
        with Path(path).open("rb") as file:
            content = file.read(AUTHORITY_BYTES)
    except OSError:
        return b""
    return choose_cookie(content, display.number, hostname)


def choose_cookie(authority: bytes, number: int, hostname: str) -> bytes:
    """Choose from the bytes of an authority file; what cannot be read is passed over."""
    fitting = [
        entry
        for entry in _entries(authority)
        if entry.kind == COOKIE_KIND and entry.number in (b"", str(number).encode())
    ]
    host = hostname.encode("utf-8", "replace")
    # An entry for this host is better than one for any, and that than one for another name of it.
    fitting.sort(
        key=lambda entry: (
            not (entry.family == _LOCAL_FAMILY and entry.address == host),
            entry.family != _ANY_FAMILY,
        )
    )
    return fitting[0].cookie if fitting else b""


def _entries(authority: bytes) -> list[_Entry]:
    found: list[_Entry] = []
    at = 0
    try:
        while at < len(authority):
            (family,) = struct.unpack_from(">H", authority, at)
            at += 2
            fields = []
            for _ in range(4):
                (size,) = struct.unpack_from(">H", authority, at)
                fields.append(authority[at + 2 : at + 2 + size])
                at += 2 + size
            found.append(_Entry(family, *fields))
    except struct.error:
        pass  # cut short: what came before it stands
    return found
