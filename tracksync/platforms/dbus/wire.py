"""
Bytes of D-Bus messages: as much of the wire format as we need to write, and all of it to read.

jeepney does this and more, but importing it costs as much as the interpreter's own start (numbers
in ADR 4). Source: D-Bus specification 0.42, "Marshaling" and "Message format".
This module is on the command line's quick way to its key: it imports `struct` and nothing else.
"""

from __future__ import annotations

import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Body = tuple[str, bytes]  # a signature, and the bytes it describes

MESSAGE_LIMIT = 8 * 1024 * 1024
HEAD_BYTES = 16
METHOD_CALL, METHOD_RETURN, ERROR, SIGNAL = 1, 2, 3, 4
NO_AUTO_START = 2
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_SERIAL, DESTINATION, SENDER, SIGNATURE = range(1, 9)
UNIX_FDS = 9
_DEPTH_LIMIT = 32
# Code of a type of fixed size: its size, which is its alignment too, and how struct calls it.
_FIXED = {
    "y": (1, "B"),
    "b": (4, "I"),
    "n": (2, "h"),
    "q": (2, "H"),
    "i": (4, "i"),
    "u": (4, "I"),
    "h": (4, "I"),  # an open file, by its number among those that came along
    "x": (8, "q"),
    "t": (8, "Q"),
    "d": (8, "d"),
}
_ALIGN = {"s": 4, "o": 4, "g": 1, "a": 4, "(": 8, "{": 8, "v": 1}


class BadMessage(Exception):
    """What came is no D-Bus message we can read."""


class Message:
    """
    A message as it came.

    Attributes:
        kind: METHOD_RETURN, ERROR, ...
        fields: Header fields by their number.
        body: One value for each complete type of the signature.
    """

    __slots__ = ("body", "fields", "kind")

    def __init__(self, kind: int, fields: dict[int, Any], body: list[Any]) -> None:
        self.kind = kind
        self.fields = fields
        self.body = body

    @property
    def signature(self) -> str:
        return str(self.fields.get(SIGNATURE, ""))

    @property
    def sender(self) -> str:
        """Who sent it; the bus itself sees to it that this is true."""
        return str(self.fields.get(SENDER, ""))


def string(text: str) -> bytes:
    """Write a string or object path."""
    raw = text.encode()
    return struct.pack("<I", len(raw)) + raw + b"\0"


def row(parts: Iterable[bytes], *, align: int = 4) -> bytes:
    """Write values one after another, each but the last filled up to a multiple of *align*."""
    *earlier, last = parts
    return b"".join(padded(part, align) for part in earlier) + last


def array(parts: list[bytes], *, align: int, at: int = 0) -> bytes:
    """
    Write an array.

    Args:
        align: Of its elements, 4 or 8.
        at: Where it will stand, a multiple of 4; its elements begin at a multiple of *align*.
    """
    elements = row(parts, align=align) if parts else b""
    return struct.pack("<I", len(elements)) + bytes(-(at + 4) % align) + elements


def option(key: str, code: str, raw: bytes) -> bytes:
    """Write an entry of an a{sv}; the value's type is y, b, u or s, its bytes are written."""
    head = string(key) + bytes((1, ord(code), 0))
    return (head if code == "y" else padded(head, 4)) + raw


def padded(raw: bytes, size: int) -> bytes:
    """Add zeros up to a multiple of *size*."""
    return raw + b"\0" * (-len(raw) % size)


def method_call(
    serial: int,
    target: tuple[str, str, str],
    member: str,
    body: Body,
    *,
    flags: int = 0,
    files: int = 0,
) -> bytes:
    """
    Write a method call.

    Args:
        target: Bus name, object path, interface.
        body: Signature and bytes.
        flags: NO_AUTO_START, or none.
        files: How many open files go with it.
    """
    destination, path, interface = target
    signature, raw = body
    fields = [
        bytes((code, 1, ord(kind), 0)) + string(text)
        for code, kind, text in (
            (PATH, "o", path),
            (DESTINATION, "s", destination),
            (INTERFACE, "s", interface),
            (MEMBER, "s", member),
        )
    ]
    if signature:
        short = bytes((len(signature),)) + signature.encode() + b"\0"
        fields.append(bytes((SIGNATURE, 1, ord("g"), 0)) + short)
    if files:
        fields.append(bytes((UNIX_FDS, 1, ord("u"), 0)) + struct.pack("<I", files))
    head = struct.pack("<BBBBII", ord("l"), METHOD_CALL, flags, 1, len(raw), serial)
    # The fields begin at byte 12, with their length; their elements at byte 16.
    listed = row(fields, align=8)
    return padded(head + struct.pack("<I", len(listed)) + listed, 8) + raw


def message_size(head: bytes) -> int:
    """
    Tell the length of a whole message from its first 16 bytes.

    Raises:
        BadMessage: It is none, or over the limit.
    """
    order = _order(head)
    body_bytes, _, fields_bytes = struct.unpack_from(order + "III", head, 4)
    size = HEAD_BYTES + fields_bytes + (-fields_bytes % 8) + body_bytes
    if size > MESSAGE_LIMIT:
        raise BadMessage
    return int(size)


def parse(raw: bytes) -> Message:
    """
    Read a whole message.

    Raises:
        BadMessage: It breaks the format.
    """
    reader = _Reader(raw, _order(raw), at=12)
    try:
        fields = dict(reader.value("a(yv)", 0)[0])
        reader.align(8)
        signature = str(fields.get(SIGNATURE, ""))
        body, index = [], 0
        while index < len(signature):
            value, index = reader.value(signature, index)
            body.append(value)
    except (struct.error, LookupError, ValueError) as error:
        raise BadMessage from error
    if reader.at != len(raw):
        raise BadMessage
    return Message(raw[1], fields, body)


def _order(raw: bytes) -> str:
    if raw[:1] not in {b"l", b"B"} or raw[3:4] != b"\1":
        raise BadMessage
    return "<" if raw[:1] == b"l" else ">"


class _Reader:
    """Reads values one after another; any overrun raises."""

    def __init__(self, raw: bytes, order: str, *, at: int) -> None:
        self._raw = raw
        self._order = order
        self._depth = 0
        self.at = at

    def align(self, size: int) -> None:
        self.at += -self.at % size

    def value(self, signature: str, index: int) -> tuple[Any, int]:
        """Read the type that stands at *index* of the signature; tell where the next one stands."""
        code = signature[index]
        if code in _FIXED:
            return self._fixed(code), index + 1
        self.align(_ALIGN[code])
        self._depth += 1
        if self._depth > _DEPTH_LIMIT:
            raise BadMessage
        if code == "a":
            read = self._array(signature, index + 1)
        elif code in "({":
            read = self._struct(signature, index + 1)
        elif code == "v":
            inner = self._text("y")
            read = self.value(inner, 0)[0], index + 1
        else:
            read = self._text("y" if code == "g" else "u"), index + 1
        self._depth -= 1
        return read

    def _fixed(self, code: str) -> Any:  # noqa: ANN401  the wire is untyped
        size, letter = _FIXED[code]
        self.align(size)
        (number,) = struct.unpack_from(self._order + letter, self._raw, self.at)
        self.at += size
        return number == 1 if code == "b" else number

    def _take(self, size: int) -> bytes:
        part = self._raw[self.at : self.at + size]
        if len(part) != size:
            raise BadMessage
        self.at += size
        return part

    def _text(self, length_code: str) -> str:
        raw = self._take(self._fixed(length_code) + 1)
        return raw[:-1].decode()

    def _array(self, signature: str, index: int) -> tuple[Any, int]:
        size = self._fixed("u")
        after = _type_end(signature, index)
        code = signature[index]
        if code == "y":
            return self._take(size), after
        self.align(_FIXED[code][0] if code in _FIXED else _ALIGN[code])
        end = self.at + size
        if end > len(self._raw):
            raise BadMessage
        found = []
        while self.at < end:
            found.append(self.value(signature, index)[0])
        if self.at != end:
            raise BadMessage
        return found, after

    def _struct(self, signature: str, index: int) -> tuple[Any, int]:
        found = []
        while signature[index] not in ")}":
            value, index = self.value(signature, index)
            found.append(value)
        if not found:  # would be read for ever in an array
            raise BadMessage
        return tuple(found), index + 1


def _type_end(signature: str, index: int) -> int:
    """Tell where the type that starts at *index* ends."""
    while signature[index] == "a":
        index += 1
    depth = 0
    while True:
        depth += (signature[index] in "({") - (signature[index] in ")}")
        index += 1
        if depth <= 0:
            return index
