"""Ports of this machine that stay ours while nobody listens on them."""

from __future__ import annotations

import socket
from collections import deque

# Far more than are in use at a time, and far fewer than a process may have open.
_MOST = 200
_held: deque[socket.socket] = deque()


def own_port() -> int:
    """
    Take a port for whoever of ours will listen on it, once or again and again.

    A socket that is bound to it, and does not listen, keeps it from all who take any port: other
    workers of the same run, and connections that go out. Whoever connects meanwhile is refused.
    """
    holder = socket.socket()
    # Who listens on it sets the same, as servers do; without it even they could not.
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    _held.append(holder)
    if len(_held) > _MOST:
        _held.popleft().close()
    port: int = holder.getsockname()[1]
    return port
