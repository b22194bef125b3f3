"""A display that passes everything on to a real X server, and counts the bytes each way."""

from __future__ import annotations

import os
import selectors
import socket
import threading
from pathlib import Path
from typing import Self

from tests.desktop_rig.xserver import XServer

_CHUNK_BYTES = 65536
_FILES = 16
_KEPT_BYTES = 16 * 1024 * 1024


class CountingDisplay:
    """
    A display number of its own in front of an X server, as a context manager.

    Attributes:
        streams: What the server said to each client of this display, in the order they came.
        sent_bytes: How much they said to the server.
    """

    def __init__(self, x: XServer, folder: Path) -> None:
        self._x = x
        self.streams: list[bytearray] = []
        self.sent_bytes = 0
        self._number = x.number + 20_000
        self._path = Path(f"/tmp/.X11-unix/X{self._number}")  # noqa: S108  where X servers listen
        self._path.unlink(missing_ok=True)
        self._authority = folder / "Xauthority-counted"
        self._authority.write_bytes(x.authority(self._number))
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self._path))
        self._listener.listen(8)
        self._stop, self._stopped = socket.socketpair()
        self._ends: dict[socket.socket, socket.socket] = {}
        self._servers: dict[socket.socket, bytearray] = {}
        self._thread = threading.Thread(target=self._run, name="counting-display")
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.send(b"\0")
        self._thread.join()
        for each in (self._listener, self._stop, self._stopped):
            each.close()
        self._path.unlink(missing_ok=True)

    @property
    def environ(self) -> dict[str, str]:
        """As the server's, by way of here."""
        return self._x.environ | {
            "DISPLAY": f":{self._number}",
            "XAUTHORITY": str(self._authority),
        }

    @property
    def received(self) -> bytes:
        """What the server said to all of them."""
        return b"".join(self.streams)

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            for each in (self._listener, self._stopped):
                selector.register(each, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self._stopped in ready:
                    break
                if self._listener in ready:
                    self._take_in(selector)
                for end in [end for end in self._ends if end in ready]:
                    if end in self._ends and not self._pass_on(end):
                        self._hang_up(end, selector)
        for end in self._ends:
            end.close()

    def _take_in(self, selector: selectors.BaseSelector) -> None:
        client, _ = self._listener.accept()
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"/tmp/.X11-unix/X{self._x.number}")  # noqa: S108  where X servers listen
        self._ends |= {client: server, server: client}
        self._servers[server] = bytearray()
        self.streams.append(self._servers[server])
        for each in (client, server):
            selector.register(each, selectors.EVENT_READ)

    def _pass_on(self, end: socket.socket) -> bool:
        try:
            # Memory shared with the server comes as files beside the bytes.
            data, files, _, _ = socket.recv_fds(end, _CHUNK_BYTES, _FILES)
            sent = socket.send_fds(self._ends[end], [data], files) if data else 0
            for file in files:
                os.close(file)
            self._ends[end].sendall(data[sent:])
        except OSError:
            return False
        if end in self._servers:
            self._servers[end] += data
            assert len(self._servers[end]) < _KEPT_BYTES
        else:
            self.sent_bytes += len(data)
        return bool(data)

    def _hang_up(self, end: socket.socket, selector: selectors.BaseSelector) -> None:
        for each in (end, self._ends[end]):
            selector.unregister(each)
            del self._ends[each]
            each.close()
