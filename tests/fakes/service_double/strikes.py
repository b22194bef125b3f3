"""How each kind of fault is done to a connection."""

from __future__ import annotations

import gzip
import socket
import struct
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.fakes.service_double.faults import Fault
from tracksync.demo.loopback import Answer, LoopbackHandler

_JSON = "application/json;charset=UTF-8"
_PAGE = b"<!DOCTYPE html><html><title>Log in</title><body><form>Log in</form></body></html>"
_NO_LINGER = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Strike:
    """A fault, whom it meets, and the answer there would have been."""

    fault: Fault
    handler: LoopbackHandler
    answer: Answer

    @property
    def body(self) -> bytes:
        """The answer as it would have been written."""
        return self.answer.content


def strike(fault: Fault, handler: LoopbackHandler, answer: Answer) -> None:
    """Do what the fault says instead of answering."""
    _STRIKES[fault.kind](Strike(fault, handler, answer))


def _drop(moment: Strike) -> None:
    moment.handler.close_connection = True


def _reset(moment: Strike) -> None:
    handler = moment.handler
    handler.close_connection = True
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    handler.rfile.close()
    handler.connection.close()


def _status(moment: Strike) -> None:
    fault = moment.fault
    moment.handler.send(Answer(fault.status, fault.body, fault.headers))


def _page(moment: Strike) -> None:
    headers = {"Content-Type": "text/html; charset=utf-8", **moment.fault.headers}
    moment.handler.send_raw(moment.fault.status, headers, _PAGE)


def _redirect(moment: Strike) -> None:
    moment.handler.send_raw(moment.fault.status, {"Location": moment.fault.to}, b"")


def _truncated(moment: Strike) -> None:
    _head(moment, len(moment.body))
    moment.handler.wfile.write(moment.body[: len(moment.body) // 2])


def _slow(moment: Strike) -> None:
    _head(moment, len(moment.body))
    for byte in moment.body:
        moment.handler.wfile.write(bytes((byte,)))
        time.sleep(moment.fault.wait_s)


def _headers(moment: Strike) -> None:
    moment.handler.close_connection = True
    moment.handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(moment.fault.size_bytes // 100):
        moment.handler.wfile.write(b"X-Filler-%08d: %s\r\n" % (number, b"x" * 80))
        time.sleep(moment.fault.wait_s)


def _nonsense(moment: Strike) -> None:
    moment.handler.close_connection = True
    moment.handler.wfile.write(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")


def _huge(moment: Strike) -> None:
    _head(moment, moment.fault.size_bytes)
    for _ in range(moment.fault.size_bytes // 10_000):
        moment.handler.wfile.write(b" " * 10_000)


def _bomb(moment: Strike) -> None:
    body = gzip.compress(b" " * moment.fault.size_bytes, mtime=0)
    headers = {"Content-Type": _JSON, "Content-Encoding": "gzip"}
    moment.handler.send_raw(moment.fault.status, headers, body)


def _mistyped(moment: Strike) -> None:
    moment.handler.send_raw(moment.answer.status, {"Content-Type": "text/html"}, moment.body)


def _garbled(moment: Strike) -> None:
    moment.handler.send_raw(moment.fault.status, {"Content-Type": _JSON}, b'{"id": "\xff\xfe\x80"}')


def _deep(moment: Strike) -> None:
    body = b"[" * 100_000 + b"]" * 100_000
    moment.handler.send_raw(moment.answer.status, {"Content-Type": _JSON}, body)


_STRIKES: Mapping[str, Callable[[Strike], None]] = {
    "drop": _drop,
    "vanish": _drop,
    "late": _drop,
    "reset": _reset,
    "status": _status,
    "page": _page,
    "redirect": _redirect,
    "truncated": _truncated,
    "slow": _slow,
    "headers": _headers,
    "nonsense": _nonsense,
    "huge": _huge,
    "bomb": _bomb,
    "mistyped": _mistyped,
    "garbled": _garbled,
    "deep": _deep,
}


def _head(moment: Strike, length: int) -> None:
    handler = moment.handler
    handler.close_connection = True
    handler.send_response(moment.answer.status)
    handler.send_header("Content-Type", _JSON)
    handler.send_header("Content-Length", str(length))
    handler.end_headers()
