"""An engine that is opened: for one command, or to stay."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracksync.bootstrap.home import at_home
from tracksync.cli.main import tell
from tracksync.cli.typed import Typed

if TYPE_CHECKING:
    from tracksync.engine.api.answering import Api
    from tracksync.engine.engine import Engine
    from tracksync.engine.lanes.threads import Deliver

_HELD_SECONDS = 30.0  # an app waits so long for a command that holds the profile


def carry_out_here(typed: Typed, arguments: dict[str, object]) -> tuple[str, int]:
    """
    Carry out a command in this process; the text to print and the exit code.

    Raises:
        InUse: Another process holds the profile.
    """
    from tracksync.engine.local_socket.frames import Request  # with the engine

    with open_api(typed) as api:
        return api.handle(Request(typed.command, arguments, typed.wants))


@contextlib.contextmanager
def open_api(typed: Typed) -> Iterator[Api]:
    """Open the profile for one command, without watching; closed again when the block ends."""
    with at_home(typed) as home:
        engine = home.engine()
        try:
            api = _api(engine)
            api.open_for(typed.command)
            yield api
        finally:
            engine.close()


def _api(engine: Engine) -> Api:
    # All commands and their words: 15 ms, 1 MB, when asked.
    from tracksync.engine.api.answering import Api

    return Api(engine)


@contextlib.contextmanager
def open_app(typed: Typed, deliver: Deliver | None = None) -> Iterator[Engine]:
    """
    Run an engine with its socket, until the block ends; everything is closed and joined then.

    Raises:
        InUse: Another app or command holds the profile.
    """
    from tracksync.engine.local_socket.door import make_door  # 8 ms

    with at_home(typed, patience_seconds=_HELD_SECONDS) as home:
        engine = home.engine(deliver)
        engine.listen(acknowledged=lambda accepted: tell(f"ACK {accepted}"))
        server = make_door(home.socket, lambda request, reply: _api(engine).answer(request, reply))
        try:
            server.start()
            yield engine
        finally:
            server.close()
            engine.close()
