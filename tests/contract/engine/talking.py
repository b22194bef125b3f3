"""Speaking to the local socket without our own client, well and badly."""

from __future__ import annotations

import json
import socket
from pathlib import Path

PATIENCE_SECONDS = 60.0


def dial(path: Path | str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # Without a time-out: with one, a full queue is an error at once instead of a wait.
    connection.connect(str(path))
    connection.settimeout(PATIENCE_SECONDS)
    return connection


def message(value: object) -> bytes:
    body = json.dumps(value).encode()
    return len(body).to_bytes(4, "big") + body


def listen(connection: socket.socket) -> tuple[str, int] | None:
    """Collect the answer; None when the server hung up without one."""
    text = ""
    while True:
        head = _exactly(connection, 4)
        body = _exactly(connection, int.from_bytes(head or b"", "big"))
        if not body:
            return None
        part = json.loads(body)
        text += part["text"]
        if not part.get("more"):
            return text, part["exit_code"]


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    received = b""
    while len(received) < size:
        try:
            data = connection.recv(size - len(received))
        except ConnectionError:
            return None
        if not data:
            return None
        received += data
    return received


def ask(path: Path | str, value: object) -> tuple[str, int] | None:
    with dial(path) as connection:
        connection.sendall(message(value))
        return listen(connection)
