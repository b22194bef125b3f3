"""
An address that is a secret: whoever knows it may post there. What integrations of them share.

The address is read at the moment of use, kept nowhere, and asked only where it belongs to the
origin the connection was made for. It stands in no record: those have a template of the path.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from tracksync.core.delivery.outcomes import LookOutcome, NotReached, Refused, WriteOutcome
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.gateway import Gateway
from tracksync.network.origin import Origin
from tracksync.network.service import Service
from tracksync.ports.tracker import TaskPage

_GONE = 404


def origin_of(address: str) -> str:
    """Tell the origin of a typed address; ValueError for one that is none, or names no path."""
    origin = str(Origin.parse(address))
    if not urlsplit(address).path.strip("/"):
        msg = "the address has no path"
        raise ValueError(msg)
    return origin


class Webhook:
    """
    Posts to one address.

    Args:
        gateway: The way out.
        service: Name, origin and certificates.
        base_url: What the path is added to; of the service's origin.
        read_address: Reads the whole address; asked once a call, and the answer not kept.
    """

    def __init__(
        self,
        gateway: Gateway,
        service: Service,
        base_url: str,
        *,
        read_address: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._base_url = base_url
        self._read_address = read_address

    def post(self, body: object) -> Exchange:
        """Send a body. Once: nothing below this repeats it."""
        address = self._read_address().strip()
        if Origin.parse(address) != self._service.origin:
            return Exchange(is_connected=False, is_sent=False, trouble=Trouble.FOREIGN)
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        channel = self._gateway.channel(self._service, self._base_url)
        return channel.ask("POST", path, sign_in=None, json=body)


class NoTasks:
    """`ports.tracker.IssueTracker` of a channel, but for `whoami`: it has no tasks."""

    def assigned(self, _page_token: str | None) -> TaskPage:
        """Tell that there are none."""
        return TaskPage((), None)

    def find(self, _key: str) -> Task | Refused:
        """Find none."""
        return Refused(_GONE, say("There are no tasks here."))


class NoTimesheet:
    """`ports.tracker.TimesheetSink` of a channel: no time is booked there."""

    finds_by_mark = True

    def as_kept(self, worklog: Worklog) -> Worklog:
        """Change nothing."""
        return worklog

    def create(self, _worklog: Worklog) -> WriteOutcome:
        """Refuse."""
        return _REFUSED

    def update(self, _remote_id: str, _worklog: Worklog) -> WriteOutcome:
        """Refuse."""
        return _REFUSED

    def delete(self, _task: TaskRef, _remote_id: str) -> WriteOutcome:
        """Refuse."""
        return _REFUSED

    def look(self, _task: TaskRef, _mark: str, _near: datetime) -> LookOutcome:
        """Tell that nothing can be found out."""
        return NotReached(say("No time is booked here."))


_REFUSED = Refused(_GONE, say("No time is booked here."))
