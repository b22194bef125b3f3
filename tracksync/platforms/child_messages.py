"""Messages to and from our short-lived processes: JSON, its length in four bytes before it."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

MESSAGE_LIMIT = 16 * 1024 * 1024
_LENGTH = struct.Struct(">I")


def pack(message: dict[str, Any]) -> bytes:
    """Make the bytes of one message."""
    body = json.dumps(message).encode("ascii")
    return _LENGTH.pack(len(body)) + body


def unpack(stream: BinaryIO) -> dict[str, Any]:
    """
    Read one message.

    Raises:
        ValueError: It is cut short, too long, or no JSON object.
    """
    head = stream.read(_LENGTH.size)
    if len(head) != _LENGTH.size:
        msg = "no message"
        raise ValueError(msg)
    (size_bytes,) = _LENGTH.unpack(head)
    body = stream.read(size_bytes) if size_bytes <= MESSAGE_LIMIT else b""
    if len(body) != size_bytes:
        msg = f"message of {size_bytes} bytes is cut short or over the limit"
        raise ValueError(msg)
    message = json.loads(body)
    if not isinstance(message, dict):
        msg = "message is no JSON object"
        raise ValueError(msg)  # noqa: TRY004 - the wire is at fault, not our types
    return message
