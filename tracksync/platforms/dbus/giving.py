"""A connection to a bus over which an open file can be handed to a service."""

from __future__ import annotations

import _socket
import struct
import sys

from tracksync.platforms.dbus import wire
from tracksync.platforms.dbus.line import Line, NotFit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.platforms.dbus.wire import Body


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
