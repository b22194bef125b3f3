"""What an X server said to its clients, message by message."""

from __future__ import annotations

import re
import struct
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tests.desktop_rig.programs import find
from tests.desktop_rig.xserver import XServer

MESSAGE_BYTES = 32
_ANSWER, _GENERIC = 1, 35
_MAPPING = 34
# Of XInput 2: those of keys, buttons and the pointer, cooked and raw; and those of the devices.
_XINPUT_INPUT = {*range(2, 7), *range(13, 21), *range(22, 30)}
_XKB_STATE = 2


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a server calls its extensions."""

    xkb_event: int
    xinput: int


def numbers_of(x: XServer) -> Numbers:
    """Ask a server for them."""
    asked = subprocess.run(
        [find("xdpyinfo"), "-queryExtensions"],
        env=x.environ,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    xkb = re.search(r"XKEYBOARD .*base event: (\d+)", asked)
    xinput = re.search(r"XInputExtension .*opcode: (\d+)", asked)
    assert xkb is not None, asked
    assert xinput is not None, asked
    return Numbers(int(xkb[1]), int(xinput[1]))


def heard(
    streams: Sequence[bytes | bytearray], since: Sequence[int], numbers: Numbers
) -> Counter[str]:
    """
    Count the bytes of each kind of message, of all connections, from *since* on.

    "poll" is all that came on connections to which the server only ever answered. On the others:
    "input" tells of a key, a button or the pointer; "modifier" that Shift, Control or their like
    went down or up; "keyboard" that another one is in use; "answer", "error", "event".

    Args:
        streams: Each from its beginning.
        since: How long each was then; those that are missing were not there.
        numbers: Of the server.
    """
    found: Counter[str] = Counter()
    for stream, start in zip_longest(streams, since, fillvalue=0):
        assert not isinstance(stream, int)
        kinds = [(at, _kind(message, numbers), len(message)) for at, message in _messages(stream)]
        only_asks = {kind for _, kind, _ in kinds} <= {"answer"}
        for at, kind, size in kinds:
            if at >= start:
                found["poll" if only_asks else kind] += size
    return found


def _messages(stream: bytes | bytearray) -> Iterator[tuple[int, bytes]]:
    """Cut into messages and where they begin; the first answer of all is left out."""
    raw = bytes(stream)
    if len(raw) < MESSAGE_BYTES:
        return
    at = 8 + 4 * int(struct.unpack_from("=H", raw, 6)[0])
    while at + MESSAGE_BYTES <= len(raw):
        size = MESSAGE_BYTES
        if raw[at] & 0x7F in {_ANSWER, _GENERIC}:
            size += 4 * int(struct.unpack_from("=I", raw, at + 4)[0])
        yield at, raw[at : at + size]
        at += size


def _kind(message: bytes, numbers: Numbers) -> str:
    code, detail = message[0] & 0x7F, message[1]
    if code == _GENERIC and detail == numbers.xinput:
        (kind,) = struct.unpack_from("=H", message, 8)
        return "input" if kind in _XINPUT_INPUT else "keyboard"
    if code == numbers.xkb_event:
        return "modifier" if detail == _XKB_STATE else "keyboard"
    names = {0: "error", _ANSWER: "answer", _MAPPING: "keyboard"}
    return "input" if 2 <= code <= 6 else names.get(code, "event")
