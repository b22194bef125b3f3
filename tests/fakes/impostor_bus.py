"""A socket that is taken for a session bus, and answers as a test says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

from jeepney import HeaderFields, Message, new_method_return
from jeepney.low_level import Parser

Send = Callable[[bytes], None]


class Impostor:
    """
    A socket that greets like a session bus, and then does as a test says.

    Args:
        answer: Given a parsed call and a function that sends bytes.
    """

    def __init__(self, path: Path, answer: Callable[[Message, Send], None]) -> None:
        self._path = path
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path},guid=00"}
        self.greeting = b"OK 00\r\n"
        self._answer = answer
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        if self._thread.is_alive():
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._thread.join()
            self._path.unlink()

    def _serve(self) -> None:
        try:
            while True:
                line, _ = self._listener.accept()
                with line:
                    self._talk(line)
        except OSError:
            return

    def _talk(self, line: socket.socket) -> None:
        parser = Parser()
        try:
            line.recv(1_000)  # the greeting of our side
            line.sendall(self.greeting)
            came = line.recv(100_000).removeprefix(b"BEGIN\r\n")
            while came or (came := line.recv(100_000)):
                parser.add_data(came)
                came = b""
                while (call := parser.get_next_message()) is not None:
                    self._answer(call, line.sendall)
        except (OSError, TypeError):
            return


def member(call: Message) -> str:
    return str(call.header.fields[HeaderFields.member])


def reply(call: Message, signature: str = "", *body: object, sender: str = ":1.7") -> bytes:
    message = new_method_return(call, signature or None, body)
    message.header.fields[HeaderFields.sender] = sender
    return bytes(message.serialise(call.header.serial + 1_000))


GOOD: dict[str, tuple[str, tuple[object, ...]]] = {
    "Hello": ("s", (":1.9",)),
    "OpenSession": ("vo", (("s", ""), "/s")),
    "Get": ("v", (("b", False),)),
    "SearchItems": ("ao", (["/item"],)),
    "GetSecrets": (
        "a{o(oayays)}",
        ({"/item": ("/s", b"", b"TS1:p:t:1:0:1:6c844e92:good", "text/plain")},),
    ),
}


def well(call: Message, send: Send) -> None:
    signature, body = GOOD[member(call)]
    sender = "org.freedesktop.DBus" if member(call) == "Hello" else ":1.7"
    send(reply(call, signature, *body, sender=sender))
