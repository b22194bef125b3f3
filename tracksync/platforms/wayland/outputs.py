"""
The outputs of a Wayland compositor that lets its screen be seen.

Source: Wayland 1.21, wl_output version 4; wlr-screencopy-unstable-v1; ext-image-copy-capture-v1.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from collections.abc import Iterator, Mapping

from tracksync.platforms.rung import ANSWER_WITHIN_S, Unanswered, unix_socket
from tracksync.platforms.wayland.connection import (
    Global,
    Message,
    bind_request,
    parse_global,
    request_to,
    socket_path,
    split_messages,
)

# Either of these is what grim needs.
_WAYS = {"zwlr_screencopy_manager_v1", "ext_image_copy_capture_manager_v1"}
_OUTPUT, _NAMES_SINCE, _NAME = "wl_output", 4, 4
# Our objects; a compositor wants them numbered without gaps, in the order they are made.
_DISPLAY, _REGISTRY, _FIRST_SYNC, _FIRST_OUTPUT = 1, 2, 3, 4
_SYNC, _GET_REGISTRY, _ERROR = 0, 1, 0
_READ_BYTES = 64 * 1024


class Closed(Unanswered):
    """A compositor that lets nobody see its screen."""


def output_names(environ: Mapping[str, str], *, is_open: bool = True) -> tuple[str, ...]:
    """
    Name the outputs, in the compositor's order.

    Args:
        is_open: They are to be seen by one of the ways that grim knows.

    Raises:
        Unanswered: There is no compositor; `Closed` where it lets nobody see its screen so.
    """
    connection = unix_socket()
    try:
        connection.settimeout(ANSWER_WITHIN_S)
        connection.connect(socket_path(environ))
        asked = struct.pack("=I", _REGISTRY)
        connection.sendall(request_to(_DISPLAY, _GET_REGISTRY, asked) + _sync(_FIRST_SYNC))
        offered = [parse_global(m.body) for m in _told(connection, _REGISTRY, _FIRST_SYNC)]
        if is_open and not _WAYS & {interface for interface, _ in offered}:
            msg = "this Wayland desktop does not let itself be seen"
            raise Closed(msg)
        return _named(connection, [found for interface, found in offered if interface == _OUTPUT])
    except OSError as e:
        msg = "no Wayland compositor answers"
        raise Unanswered(msg) from e
    finally:
        with contextlib.suppress(OSError):
            connection.close()


def _named(connection: socket.socket, outputs: list[Global]) -> tuple[str, ...]:
    requests = b""
    for number, output in enumerate(outputs, _FIRST_OUTPUT):
        requests += bind_request(output.name, _OUTPUT, min(_NAMES_SINCE, output.version), number)
    last = _FIRST_OUTPUT + len(outputs)
    connection.sendall(requests + _sync(last))
    names: dict[int, str] = {}
    for message in _told(connection, None, last):
        if message.sender >= _FIRST_OUTPUT and message.opcode == _NAME:
            names[message.sender] = message.body[4:].rstrip(b"\0").decode("utf-8", "replace")
    return tuple(names[number] for number in sorted(names))


def _told(connection: socket.socket, sender: int | None, until: int) -> Iterator[Message]:
    """Take what is told up to the answer to a sync."""
    waiting, ends_s = b"", time.monotonic() + ANSWER_WITHIN_S
    while time.monotonic() < ends_s:
        piece = connection.recv(_READ_BYTES)
        messages, waiting = split_messages(waiting + piece)
        for message in messages:
            if message.sender == until:
                return
            if message.sender == _DISPLAY and message.opcode == _ERROR:
                msg = "the Wayland compositor refused a request"
                raise Unanswered(msg)
            if sender in {None, message.sender}:
                yield message
        if not piece:
            break
    msg = "the Wayland compositor does not answer"
    raise Unanswered(msg)


def _sync(number: int) -> bytes:
    return request_to(_DISPLAY, _SYNC, struct.pack("=I", number))
