"""A session bus on which there is nothing but GNOME's desktop portal, as a test wants it."""

from __future__ import annotations

import array
import contextlib
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, new_error, new_method_return, new_signal
from jeepney.low_level import Parser

_REQUEST = "org.freedesktop.portal.Request"
_STORE = "org.freedesktop.impl.portal.PermissionStore"
_ERROR = "org.freedesktop.DBus.Error"
_BY_SIGNAL = ("CreateSession", "SelectSources", "Start")

Told = tuple[int, dict[str, tuple[str, object]]]


def stream(node: int, at: tuple[int, int], size: tuple[int, int]) -> tuple[int, dict[str, object]]:
    """Write one monitor of a cast as the portal tells it."""
    return (node, {"position": ("(ii)", at), "size": ("(ii)", size)})


def shared(*streams: object, word: str | None = "word") -> Told:
    """Answer as where the person shared; *word* is for the next time."""
    told: dict[str, tuple[str, object]] = {"streams": ("a(ua{sv})", list(streams))}
    return (0, told if word is None else told | {"restore_token": ("s", word)})


@dataclass
class PortalBus:
    """
    A context manager; everything of it is in this process.

    Attributes:
        version: Of the portal's screen casts; None where it has none.
        start: What comes of asking the person; None: nobody answers.
        spoilt: Answers one member by what is no answer of it: signature and body.
        hangs_up: The bus goes away when this is asked for.
        silent: This is not answered at all.
        store: Whether what the person said is kept: a name that is owned, or would be on demand.
        files: How many open files come with a cast.
        heard: Members that were asked for, in turn.
        options: What was asked with each, by member; the last time.
        on_call: Called when a member is asked for, before it is answered.
    """

    folder: Path
    version: int | None = 4
    start: Told | None = field(default_factory=lambda: shared(stream(40, (0, 0), (4, 2))))
    spoilt: dict[str, tuple[str, tuple[object, ...]]] = field(default_factory=dict)
    hangs_up: str = ""
    silent: str = ""
    store: str = "on demand"
    files: int = 1
    heard: list[str] = field(default_factory=list)
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    on_call: Callable[[str], None] = lambda _: None

    def __post_init__(self) -> None:
        path = self.folder / "bus"
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen()
        self._line: socket.socket | None = None
        self._serial = 0
        self._thread = threading.Thread(target=self._serve, name="portal", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in (self._listener, self._line):
            if each is not None:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self._line = line
            with line, contextlib.suppress(OSError):
                self._talk(line)
            self._line = None

    def _talk(self, line: socket.socket) -> None:
        for said in (b"OK 00\r\n", b"AGREE_UNIX_FD\r\n"):
            line.recv(1_000)
            line.sendall(said)
        parser, came = Parser(), line.recv(100_000)
        came = came.removeprefix(b"BEGIN\r\n")
        while came or (came := line.recv(100_000)):
            parser.add_data(came)
            came = b""
            while (call := parser.get_next_message()) is not None:
                self._answer(line, call)

    def _answer(self, line: socket.socket, call: Message) -> None:
        member = str(call.header.fields[HeaderFields.member])
        self.heard.append(member)
        if call.body and isinstance(call.body[-1], dict):
            self.options[member] = {key: value for key, (_, value) in call.body[-1].items()}
        self.on_call(member)
        if member == self.hangs_up:
            raise OSError
        if member == self.silent:
            return
        if member in _BY_SIGNAL:
            self._ask(line, call, member)
        elif member == "OpenPipeWireRemote":
            self._open(line, call)
        elif member == "NameHasOwner":
            self._reply(line, call, "b", self.store == "owned")
        elif member == "ListActivatableNames":
            names = ["org.freedesktop.DBus", *([_STORE] if self.store == "on demand" else [])]
            self._reply(line, call, "as", names)
        elif member != "Get":
            self._reply(line, call, "s", ":1.9")
        elif self.version is None:
            self._send(line, new_error(call, f"{_ERROR}.InvalidArgs", "s", ("none",)))
        else:
            self._reply(line, call, "v", ("u", self.version))

    def _ask(self, line: socket.socket, call: Message, member: str) -> None:
        handle = f"/request/{self.options[member]['handle_token']}"
        if member in self.spoilt:
            self._reply(line, call, "o", handle)
            signature, body = self.spoilt[member]
            self._signal(line, handle, signature, body)
            return
        told: Told | None = (0, {})
        if member == "CreateSession":
            told = (0, {"session_handle": ("s", "/session/1")})
        elif member == "Start":
            told = self.start
        if told is not None and member == "Start":
            # It may come before the answer that names it.
            self._signal(line, handle, "ua{sv}", told)
        self._reply(line, call, "o", handle)
        if told is not None and member != "Start":
            self._signal(line, handle, "ua{sv}", told)

    def _open(self, line: socket.socket, call: Message) -> None:
        if "OpenPipeWireRemote" in self.spoilt:
            signature, body = self.spoilt["OpenPipeWireRemote"]
            self._reply(line, call, signature, *body)
            return
        ours = [os.open(os.devnull, os.O_RDONLY) for _ in range(max(1, self.files))]
        named = array.array("i")
        answer = new_method_return(call, "h", (ours[0],))
        self._serial += 1
        raw = answer.serialise(self._serial, fds=named)
        socket.send_fds(line, [raw], ours[: self.files])
        for file in ours:
            os.close(file)

    def _signal(
        self, line: socket.socket, handle: str, signature: str, body: tuple[object, ...]
    ) -> None:
        place = DBusAddress(handle, "org.freedesktop.portal.Desktop", _REQUEST)
        self._send(line, new_signal(place, "Response", signature or None, body))

    def _reply(self, line: socket.socket, call: Message, signature: str, *body: object) -> None:
        self._send(line, new_method_return(call, signature or None, body))

    def _send(self, line: socket.socket, message: Message) -> None:
        self._serial += 1
        line.sendall(message.serialise(self._serial))
