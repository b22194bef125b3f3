"""
A connection to a Wayland compositor that asks to be told of idleness, and of nothing else.

It has no window and binds no keyboard or pointer, so no input can be sent to it.
Source: Wayland 1.21 wire format; ext-idle-notify-v1 version 2; KDE's idle.xml version 1.
"""

from __future__ import annotations

import contextlib
import struct
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered, unix_socket

EXT, KWIN, SEAT = "ext_idle_notifier_v1", "org_kde_kwin_idle", "wl_seat"
MESSAGE_BYTES = 4096  # libwayland's own limit
GLOBALS_AT_MOST = 1000
_READ_BYTES = 64 * 1024
_READS_AT_MOST = 16
_HEAD_BYTES = 8
# Our objects, numbered by us.
_DISPLAY, _REGISTRY, _ROUND_TRIP, _SEAT, _NOTIFIER, _NOTIFICATION = range(1, 7)
_SYNC, _GET_REGISTRY, _BIND = 0, 1, 0
_ERROR, _GLOBAL, _DONE = 0, 0, 0
_EXT_GET, _EXT_GET_INPUT, _KWIN_GET = 1, 2, 0
_INPUT_ONLY_SINCE = 2


class Message(NamedTuple):
    sender: int
    opcode: int
    body: bytes


class Global(NamedTuple):
    name: int
    version: int


class WaylandConnection:
    """
    Connects and asks to be told when nobody has used the seat for *idle_after_ms*.

    Attributes:
        protocol: EXT or KWIN.
        counts_input_only: Whether a film that keeps the screen awake does not count as use.

    Raises:
        Unanswered: No compositor, no idle protocol, no seat. Also from `told`; the connection is of
            no use afterwards.
    """

    def __init__(self, environ: Mapping[str, str], *, idle_after_ms: int) -> None:
        self._waiting = b""
        self._socket = unix_socket()
        try:
            self._socket.settimeout(ANSWER_WITHIN_S)
            self._socket.connect(socket_path(environ))
            found = self._globals()
            self.protocol, self.counts_input_only = self._ask(found, idle_after_ms)
            self._socket.setblocking(False)  # from here on it is only looked at
        except OSError as e:
            self.close()
            msg = "no Wayland compositor answers"
            raise Unanswered(msg) from e
        except BaseException:
            self.close()
            raise

    def told(self) -> list[bool]:
        """Return what came since the last look, in order: True for idle, False for in use again."""
        for _ in range(_READS_AT_MOST):
            try:
                self._read()
            except BlockingIOError:
                break
            except OSError as e:
                msg = "the Wayland compositor has gone"
                raise Unanswered(msg) from e
        return [m.opcode == 0 for m in self._messages() if m.sender == _NOTIFICATION]

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.close()

    def _globals(self) -> dict[str, Global]:
        """Ask what the compositor offers, and wait for the end of the list."""
        self._socket.sendall(
            request_to(_DISPLAY, _GET_REGISTRY, struct.pack("=I", _REGISTRY))
            + request_to(_DISPLAY, _SYNC, struct.pack("=I", _ROUND_TRIP))
        )
        found: dict[str, Global] = {}
        until_s = time.monotonic() + ANSWER_WITHIN_S
        while len(found) < GLOBALS_AT_MOST and time.monotonic() < until_s:
            self._read()
            for message in self._messages():
                if message.sender == _REGISTRY and message.opcode == _GLOBAL:
                    interface, offered = parse_global(message.body)
                    found.setdefault(interface, offered)
                elif message.sender == _ROUND_TRIP:
                    return found
        msg = "the Wayland compositor does not answer"
        raise Unanswered(msg)

    def _ask(self, found: Mapping[str, Global], idle_after_ms: int) -> tuple[str, bool]:
        protocol = EXT if EXT in found else KWIN
        if protocol not in found or SEAT not in found:
            msg = "the Wayland compositor tells nobody of idleness"
            raise Unanswered(msg)
        offered = found[protocol]
        is_input_only = protocol == EXT and offered.version >= _INPUT_ONLY_SINCE
        if protocol == KWIN:
            request = _KWIN_GET
            arguments = struct.pack("=III", _NOTIFICATION, _SEAT, idle_after_ms)
        else:
            request = _EXT_GET_INPUT if is_input_only else _EXT_GET
            arguments = struct.pack("=III", _NOTIFICATION, idle_after_ms, _SEAT)
        version = _INPUT_ONLY_SINCE if is_input_only else 1
        self._socket.sendall(
            bind_request(found[SEAT].name, SEAT, 1, _SEAT)
            + bind_request(offered.name, protocol, version, _NOTIFIER)
            + request_to(_NOTIFIER, request, arguments)
        )
        return protocol, is_input_only

    def _read(self) -> None:
        piece = self._socket.recv(_READ_BYTES)
        if not piece:
            msg = "the Wayland compositor has gone"
            raise Unanswered(msg)
        self._waiting += piece

    def _messages(self) -> Iterator[Message]:
        """Take the whole messages that have come."""
        messages, self._waiting = split_messages(self._waiting)
        for message in messages:
            if message.sender == _DISPLAY and message.opcode == _ERROR:
                msg = "the Wayland compositor refused a request"
                raise Unanswered(msg)
            yield message


def socket_path(environ: Mapping[str, str]) -> str:
    """Find the compositor's socket; Unanswered when the environment names none."""
    name = environ.get("WAYLAND_DISPLAY") or "wayland-0"
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if not name.startswith("/") and not runtime:
        msg = "no folder for Wayland is named (XDG_RUNTIME_DIR)"
        raise Unanswered(msg)
    return str(Path(runtime, name))


def split_messages(raw: bytes) -> tuple[list[Message], bytes]:
    """
    Cut bytes into messages; the rest is the beginning of the next one.

    Raises:
        Unanswered: A size that no message has.
    """
    messages = []
    at = 0
    while len(raw) - at >= _HEAD_BYTES:
        sender, word = struct.unpack_from("=II", raw, at)
        size, opcode = word >> 16, word & 0xFFFF
        if not _HEAD_BYTES <= size <= MESSAGE_BYTES:
            msg = "the Wayland compositor speaks nonsense"
            raise Unanswered(msg)
        if len(raw) - at < size:
            break
        messages.append(Message(sender, opcode, raw[at + _HEAD_BYTES : at + size]))
        at += size
    return messages, raw[at:]


def parse_global(body: bytes) -> tuple[str, Global]:
    """
    Read what `wl_registry.global` says: an interface, its name and its version.

    Raises:
        Unanswered: It is cut short.
    """
    try:
        name, size = struct.unpack_from("=II", body)
        interface = body[8 : 8 + size].rstrip(b"\0").decode("latin-1")
        (version,) = struct.unpack_from("=I", body, 8 + (size + 3) // 4 * 4)
    except struct.error as e:
        msg = "the Wayland compositor speaks nonsense"
        raise Unanswered(msg) from e
    return interface, Global(name, version)


def bind_request(name: int, interface: str, version: int, new_id: int) -> bytes:
    text = interface.encode("ascii") + b"\0"
    padded = text + bytes(-len(text) % 4)
    head = struct.pack("=II", name, len(text))
    return request_to(_REGISTRY, _BIND, head + padded + struct.pack("=II", version, new_id))


def request_to(target: int, opcode: int, body: bytes) -> bytes:
    return struct.pack("=II", target, (_HEAD_BYTES + len(body)) << 16 | opcode) + body
