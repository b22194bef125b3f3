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
from typing import NamedTuple

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
_OUTPUT, _NAMES_SINCE = "wl_output", 4
_GEOMETRY, _MODE, _SCALE, _NAME = 0, 1, 3, 4
_CURRENT = 1
# Our objects; a compositor wants them numbered without gaps, in the order they are made.
_DISPLAY, _REGISTRY, _FIRST_SYNC, _FIRST_OUTPUT = 1, 2, 3, 4
_SYNC, _GET_REGISTRY, _ERROR = 0, 1, 0
_READ_BYTES = 64 * 1024


class Closed(Unanswered):
    """A compositor that lets nobody see its screen."""


class Output(NamedTuple):
    """
    One output; older compositors tell no name.

    Attributes:
        left, top: Where it is, as the compositor counts.
        width, height: Of its mode, in pixels.
        scale: How many pixels a point has.
    """

    name: str = ""
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    scale: int = 1


def output_names(environ: Mapping[str, str], *, is_open: bool = True) -> tuple[str, ...]:
    """Name the outputs; see `outputs`."""
    found = outputs(environ, is_open=is_open)
    return tuple(output.name for output in found if output.name)


def outputs(environ: Mapping[str, str], *, is_open: bool = True) -> tuple[Output, ...]:
    """
    List the outputs, in the compositor's order.

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


def _named(connection: socket.socket, found: list[Global]) -> tuple[Output, ...]:
    requests = b""
    for number, output in enumerate(found, _FIRST_OUTPUT):
        requests += bind_request(output.name, _OUTPUT, min(_NAMES_SINCE, output.version), number)
    last = _FIRST_OUTPUT + len(found)
    connection.sendall(requests + _sync(last))
    named: dict[int, Output] = {}
    for message in _told(connection, None, last):
        if message.sender >= _FIRST_OUTPUT:
            named[message.sender] = _with(named.get(message.sender, Output()), message)
    return tuple(output for _, output in sorted(named.items()))


def _with(output: Output, message: Message) -> Output:
    try:
        return _read(output, message)
    except struct.error as e:
        msg = "the Wayland compositor speaks nonsense"
        raise Unanswered(msg) from e


def _read(output: Output, message: Message) -> Output:
    body = message.body
    if message.opcode == _NAME:
        return output._replace(name=body[4:].rstrip(b"\0").decode("utf-8", "replace"))
    if message.opcode == _GEOMETRY:
        left, top = struct.unpack_from("=ii", body)
        return output._replace(left=left, top=top)
    if message.opcode == _MODE:
        flags, width, height = struct.unpack_from("=Iii", body)
        return output._replace(width=width, height=height) if flags & _CURRENT else output
    if message.opcode == _SCALE:
        return output._replace(scale=struct.unpack_from("=i", body)[0])
    return output


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
