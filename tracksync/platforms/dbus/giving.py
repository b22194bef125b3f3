"""Connections to a bus over which open files can be handed to a service, or taken from one."""

from __future__ import annotations

import _socket
import os
import struct
import sys

from tracksync.platforms.dbus import wire
from tracksync.platforms.dbus.line import Line, NotFit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.platforms.dbus.wire import Body

_CHUNK_BYTES = 65_536
_BESIDE_BYTES = 64  # room for a few files; nobody is asked for more than one
_CLOSED_IN_CHILDREN = 0x40000000  # MSG_CMSG_CLOEXEC
_MOST_SIGNALS = 1_000


class GivingLine(Line):
    """Has agreed with the bus that files may be given; NotFit where it does not want to."""

    def give(
        self, target: tuple[str, str, str], member: str, body: Body, file: int
    ) -> wire.Message:
        """
        Call a method and give it a file; the body names it by its number among those given, 0.

        Raises:
            BusError: It was answered by an error.
        """
        self.serial += 1
        raw = wire.method_call(self.serial, target, member, body, flags=self._flags, files=1)
        self._limit_wait()
        given = struct.pack("i", file)
        if sys.platform != "linux":
            raise NotFit
        sent = self._socket.sendmsg([raw], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, given)])
        self._send(raw[sent:])
        (answer,) = self._answers(self.serial)
        return answer

    def _agree_more(self) -> None:
        self._agree(b"NEGOTIATE_UNIX_FD\r\n", b"AGREE_UNIX_FD")


class TakingLine(GivingLine):
    """Takes an open file too, and can wait for what comes unasked."""

    def __init__(self, address: str | bytes, *, timeout: float) -> None:
        self._files: list[int] = []
        super().__init__(address, timeout=timeout)

    def take(self, target: tuple[str, str, str], member: str, body: Body) -> int:
        """
        Call a method that answers with one open file; whoever asks closes it.

        Raises:
            NotFit: It answered with none, or with more.
            BusError: It was answered by an error.
        """
        self._drop()
        (answer,) = self.ask([(target, member, body)])
        if answer.signature != "h" or answer.body != [0] or len(self._files) != 1:
            raise NotFit
        return self._files.pop()

    def wait(self, path: str, member: str) -> wire.Message:
        """Wait for a signal of an object, also one that has come already."""
        for _ in range(_MOST_SIGNALS):
            for number, message in enumerate(self.unasked):
                fields = message.fields
                if (fields.get(wire.PATH), fields.get(wire.MEMBER)) == (path, member):
                    return self.unasked.pop(number)
            self._keep(self._next())
        raise NotFit

    def close(self) -> None:
        self._drop()
        super().close()

    def _drop(self) -> None:
        while self._files:
            os.close(self._files.pop())

    def _receive(self) -> None:
        self._limit_wait()
        if sys.platform != "linux":
            raise NotFit
        chunk, beside, flags, _ = self._socket.recvmsg(
            _CHUNK_BYTES, _BESIDE_BYTES, _CLOSED_IN_CHILDREN
        )
        for level, kind, raw in beside:
            if (level, kind) == (_socket.SOL_SOCKET, _socket.SCM_RIGHTS):
                self._files += struct.unpack(f"{len(raw) // 4}i", raw[: len(raw) // 4 * 4])
        if flags & _socket.MSG_CTRUNC:
            raise NotFit
        self._take_in(chunk)
