"""Which windows can be seen on an X11 screen, where its pointer is, and how large a point is."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from tracksync.platforms.rung import Unanswered
from tracksync.platforms.x11.connection import X11Connection

_ATTRIBUTES, _TREE, _INTERN, _PROPERTY, _POINTER = 3, 15, 16, 20, 38
_RESOURCES, _NAME, _CLASS = 23, 39, 67
_VIEWABLE = 2
_MOST_UNITS = 16 * 1024
_TRIES = 3
_POINTS_AN_INCH = 96


class Windows:
    """
    Asks one X server.

    Raises:
        Unanswered: It does not answer. Also from every method.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._x = X11Connection(environ)

    def close(self) -> None:
        """Let go of the server."""
        self._x.close()

    def seen(self) -> list[tuple[str, str]]:
        """Tell program and title of each window that is on the screen, also of covered ones."""
        for _ in range(_TRIES):
            try:
                return [self._words(window) for window in self._listed() if self._is_there(window)]
            except Unanswered:  # a window that was closed meanwhile is an error to the server
                self._x.close()
                self._x = X11Connection(self._environ)
        msg = "the windows on the screen change too fast"
        raise Unanswered(msg)

    def pointer(self) -> tuple[int, int]:
        """Tell where the pointer is, in pixels."""
        (answer,) = self._x.ask(struct.pack("=BxHI", _POINTER, 2, self._x.root))
        x, y = struct.unpack_from("=hh", answer, 16)
        return int(x), int(y)

    def scale(self) -> float:
        """Tell how many pixels a point has, as the desktop says; 1 where it does not."""
        return scale_of(self._property(self._x.root, _RESOURCES))

    def _listed(self) -> tuple[int, ...]:
        """List the windows of the window manager; without one, all at the top."""
        listed = self._property(self._x.root, self._atom(b"_NET_CLIENT_LIST"))
        if listed:
            return struct.unpack(f"={len(listed) // 4}I", listed[: len(listed) // 4 * 4])
        (answer,) = self._x.ask(struct.pack("=BxHI", _TREE, 2, self._x.root))
        (count,) = struct.unpack_from("=H", answer, 16)
        return struct.unpack_from(f"={count}I", answer, 32)

    def _is_there(self, window: int) -> bool:
        (answer,) = self._x.ask(struct.pack("=BxHI", _ATTRIBUTES, 2, window))
        return answer[26] == _VIEWABLE

    def _words(self, window: int) -> tuple[str, str]:
        program = self._property(window, _CLASS)
        title = self._property(window, self._atom(b"_NET_WM_NAME")) or self._property(window, _NAME)
        return _text(program.replace(b"\0", b" ")), _text(title)

    def _property(self, window: int, atom: int) -> bytes:
        if not atom:
            return b""
        request = struct.pack("=BBHIIIII", _PROPERTY, 0, 6, window, atom, 0, 0, _MOST_UNITS)
        (answer,) = self._x.ask(request)
        (length,) = struct.unpack_from("=I", answer, 16)
        return answer[32 : 32 + length * max(1, answer[1] // 8)]

    def _atom(self, name: bytes) -> int:
        """Find the number of a name; 0 where nobody has used it."""
        units = 2 + (len(name) + 3) // 4
        padded = name + bytes(-len(name) % 4)
        (answer,) = self._x.ask(struct.pack("=BBHH2x", _INTERN, 1, units, len(name)) + padded)
        (atom,) = struct.unpack_from("=I", answer, 8)
        return int(atom)


def scale_of(resources: bytes) -> float:
    """Read the desktop's resolution out of its resources ("Xft.dpi: 192" is 2)."""
    for line in resources.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "Xft.dpi":
            try:
                return max(1.0, float(value) / _POINTS_AN_INCH)
            except ValueError:
                return 1.0
    return 1.0


def _text(data: bytes) -> str:
    try:
        return data.decode().strip()
    except UnicodeDecodeError:  # the old names of windows are in the letters of Western Europe
        return data.decode("latin-1").strip()
