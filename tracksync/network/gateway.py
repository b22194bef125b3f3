"""The gateway: hands out ways to one origin each, keeps account, and can stop them all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tracksync import __version__
from tracksync.network.call import Call
from tracksync.network.limits import Limits
from tracksync.network.sent import SentRecord, path_template
from tracksync.network.service import Service
from tracksync.ports.clock import Clock

if TYPE_CHECKING:
    from tracksync.network.transport import Channel, OneOriginTransport

USER_AGENT = f"TrackSync/{__version__}"


class Gateway:
    """
    The one way out of this machine.

    Args:
        clock: For the instants in the record.
        on_sent: Told of every request, after it ended, on the thread that made it.
        limits: How long and how large a request may get.
    """

    def __init__(
        self,
        clock: Clock,
        on_sent: Callable[[SentRecord], None],
        *,
        limits: Limits | None = None,
    ) -> None:
        self.limits = limits if limits is not None else Limits()
        self._clock = clock
        self._on_sent = on_sent
        self._lock = threading.Lock()
        self._calls: set[Call] = set()
        self._is_cancelled = False

    def transport(self, service: Service) -> OneOriginTransport:
        """Build a transport for a library's session: `transport(...).take_over(session)`."""

        def close_call(call: Call, method: str, path: str, status: int | None) -> None:
            self._close(call, service, method, path, status=status)

        # requests: 258 ms and 19 MB, which the icon must not wait for
        from tracksync.network.transport import OneOriginTransport  # see above

        return OneOriginTransport(service, open_call=self._open, close_call=close_call)

    def channel(self, service: Service, base_url: str) -> Channel:
        """Build a channel for our own clients; paths are added to *base_url*."""
        from tracksync.network.transport import Channel  # as above

        return Channel(self.transport(service), base_url, user_agent=USER_AGENT)

    def cancel(self) -> None:
        """Stop what is under way, refuse what comes after. From any thread; returns at once."""
        with self._lock:
            self._is_cancelled = True
            calls = tuple(self._calls)
        for call in calls:
            call.stop()

    def _open(self) -> Call:
        call = Call(self.limits, lambda: self._is_cancelled)
        with self._lock:
            self._calls.add(call)
        return call

    def _close(
        self, call: Call, service: Service, method: str, path: str, *, status: int | None
    ) -> None:
        with self._lock:
            self._calls.discard(call)
        took = timedelta(seconds=call.took_s)
        self._on_sent(
            SentRecord(
                at=self._clock.read().at - took,
                service=service.name,
                origin=str(service.origin),
                method=method,
                path=path_template(service, path),
                bytes_out=call.bytes_out,
                bytes_in=call.bytes_in,
                status=status,
                took=took,
                connection=service.connection,
            )
        )
