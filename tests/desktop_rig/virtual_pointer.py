"""A mouse on a Wayland compositor, by the protocol that wlroots has for such; it is one to them."""

from __future__ import annotations

import socket
import struct
import time
from typing import Self

from tests.desktop_rig.sway import Sway
from tracksync.platforms.wayland.connection import (
    bind_request,
    parse_global,
    request_to,
    split_messages,
)

LEFT, RIGHT = 0x110, 0x111
_PATIENCE_S = 60
_MANAGER = "zwlr_virtual_pointer_manager_v1"
# A new number has to be the next one.
_DISPLAY_ID, _REGISTRY_ID, _FIRST_SYNC_ID, _SEAT_ID, _MANAGER_ID, _POINTER_ID = range(1, 7)
_SYNC, _GET_REGISTRY, _GLOBAL, _CREATE = 0, 1, 0, 0
_MOVE_TO, _BUTTON, _FRAME = 1, 2, 4


class VirtualPointer:
    """
    A mouse that is plugged in as long as it is there; a context manager.

    Args:
        sway: Where.
        width: Of its one screen, in pixels.
        height: The same.
    """

    def __init__(self, sway: Sway, *, width: int, height: int) -> None:
        self._size = (width, height)
        self._sync_id = _FIRST_SYNC_ID
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_PATIENCE_S)
        self._socket.connect(str(sway.display))
        self._send(_DISPLAY_ID, _GET_REGISTRY, _REGISTRY_ID)
        names = self._wait()
        for interface, number in (("wl_seat", _SEAT_ID), (_MANAGER, _MANAGER_ID)):
            self._socket.sendall(bind_request(names[interface], interface, 1, number))
        self._send(_MANAGER_ID, _CREATE, _SEAT_ID, _POINTER_ID)
        self._sync_id = _POINTER_ID + 1
        self._wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def move(self, x: int, y: int) -> None:
        self._send(_POINTER_ID, _MOVE_TO, _now_ms(), x, y, *self._size)
        self._send(_POINTER_ID, _FRAME)
        self._wait()

    def click(self, button: int = LEFT) -> None:
        for is_down in (1, 0):
            self._send(_POINTER_ID, _BUTTON, _now_ms(), button, is_down)
            self._send(_POINTER_ID, _FRAME)
            self._wait()

    def _send(self, target: int, opcode: int, *numbers: int) -> None:
        self._socket.sendall(request_to(target, opcode, struct.pack(f"={len(numbers)}I", *numbers)))

    def _wait(self) -> dict[str, int]:
        """Wait until all that was sent is done; what the compositor offers, if it says so."""
        number = self._sync_id
        self._sync_id += 1
        self._send(_DISPLAY_ID, _SYNC, number)
        offered: dict[str, int] = {}
        raw = b""
        while True:
            raw += self._socket.recv(65536)
            messages, raw = split_messages(raw)
            for message in messages:
                if (message.sender, message.opcode) == (_REGISTRY_ID, _GLOBAL):
                    interface, found = parse_global(message.body)
                    offered[interface] = found.name
                assert (message.sender, message.opcode) != (_DISPLAY_ID, 0), message
                if message.sender == number:
                    return offered


def _now_ms() -> int:
    return int(time.monotonic() * 1000) & 0xFFFFFFFF
