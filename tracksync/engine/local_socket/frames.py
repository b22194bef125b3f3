"""
Messages on the local socket: four bytes of length (big endian), then so much JSON.

Everything read is from outside: bounded in size, depth, numbers and shape before anybody uses it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NoReturn

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.values import dataclass

PREFIX_BYTES = 4
MOST_BYTES = 1 << 20
DEEPEST = 12
# Characters of text in one frame; JSON writes one in at most twelve bytes (two surrogates).
TEXT_IN_FRAME = 80_000
_LONGEST_NUMBER = 20
_FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Request:
    """
    One command.

    Attributes:
        arguments: By name; what each may hold is the command's to check.
        wants: "text" for people, "json" for programs.
    """

    command: str
    arguments: Mapping[str, object]
    wants: str = "text"


class FrameReader:
    """Collects bytes until one whole message is there."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._size: int | None = None

    def feed(self, data: bytes) -> bytes | None:
        """
        Take more bytes; the message once it is whole, None before. What follows it is ignored.

        Raises:
            BadInput: It is announced as empty or as longer than a message may be.
        """
        self._received += data
        if self._size is None and len(self._received) >= PREFIX_BYTES:
            self._size = int.from_bytes(self._received[:PREFIX_BYTES], "big")
            if not 0 < self._size <= MOST_BYTES:
                msg = say("A message of {size} bytes is none.", size=self._size)
                raise BadInput(msg)
        if self._size is None or len(self._received) < PREFIX_BYTES + self._size:
            return None
        return bytes(self._received[PREFIX_BYTES : PREFIX_BYTES + self._size])


def frame(value: Mapping[str, object]) -> bytes:
    """Write one message; ValueError when it is too long."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    if len(body) > MOST_BYTES:
        msg = f"a message of {len(body)} bytes is too long"
        raise ValueError(msg)
    return len(body).to_bytes(PREFIX_BYTES, "big") + body


def answer_frames(text: str, exit_code: int) -> Iterator[bytes]:
    """
    Write an answer: text to print, in as many messages as it takes, the last with the exit code.

    Text of a failed command belongs on standard error, unless it is JSON; the reader decides.
    """
    pieces = [text[i : i + TEXT_IN_FRAME] for i in range(0, len(text), TEXT_IN_FRAME)] or [""]
    for piece in pieces[:-1]:
        yield frame({"text": piece, "more": True})
    yield frame({"text": pieces[-1], "exit_code": exit_code})


def read_json(body: bytes) -> object:
    """
    Read JSON from outside.

    Raises:
        BadInput: It is not UTF-8, not JSON, nested too deep, or holds a number nobody needs.
    """
    try:
        value: object = json.loads(
            body.decode("utf-8"), parse_int=_number, parse_float=_fraction, parse_constant=_refused
        )
        _check_depth(value, DEEPEST)
        # Half a surrogate pair, written as an escape, can be kept nowhere.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as e:
        msg = say("This message cannot be read.")
        raise BadInput(
            msg, say("The local socket takes JSON objects, as docs/reference/cli.md says.")
        ) from e
    return value


def read_request(body: bytes) -> Request:
    """Read a command; `BadInput` for anything else."""
    value = read_json(body)
    if isinstance(value, dict):
        command, arguments = value.get("command"), value.get("args", {})
        wants = value.get("format", "text")
        if isinstance(command, str) and isinstance(arguments, dict) and wants in _FORMATS:
            return Request(command, arguments, wants)
    msg = say("This message is no command.")
    raise BadInput(msg, say("It needs a `command`, and its `args` as an object."))


def _number(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        _refused(text)
    return int(text)


def _fraction(text: str) -> float:
    if len(text) > _LONGEST_NUMBER:
        _refused(text)
    value = float(text)
    return value if value - value == 0 else _refused(text)


def _refused(text: str) -> NoReturn:
    msg = f"{text[:_LONGEST_NUMBER]} is not a number for here"
    raise ValueError(msg)


def _check_depth(value: object, left: int) -> None:
    if left == 0:
        msg = "nested too deep"
        raise ValueError(msg)
    if isinstance(value, dict):
        for part in value.values():
            _check_depth(part, left - 1)
    elif isinstance(value, list):
        for part in value:
            _check_depth(part, left - 1)
