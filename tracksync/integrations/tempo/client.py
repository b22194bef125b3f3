"""
Tempo Cloud on the wire: addresses, headers, paging. The only file that knows them.

Source: Tempo REST v4 (`tests/contracts/tempo-v4.json`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from urllib.parse import quote

from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import Gateway
from tracksync.network.service import Service

# The most Tempo gives at once. Source: Tempo, "Best practices for Tempo Cloud REST API".
PAGE = 1000


class TempoClient:
    """
    Talks to Tempo as one person.

    Args:
        gateway: The way out.
        service: Name, origin and certificates.
        base_url: Where `/4/` is found; of the service's origin.
        read_token: Reads the token; asked once a call, and the answer not kept.
    """

    def __init__(
        self,
        gateway: Gateway,
        service: Service,
        base_url: str,
        *,
        read_token: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._base_url = base_url.rstrip("/")
        self._read_token = read_token

    @property
    def host(self) -> str:
        """Whom we talk to, for sentences."""
        return self._service.origin.netloc

    def timesheet(self, account_id: str, on: date) -> Exchange:
        """Read the state of somebody's timesheet of the period around a day."""
        path = f"/4/timesheet-approvals/user/{quote(account_id, safe='')}"
        return self._ask("GET", path, {"from": on.isoformat()})

    def attributes(self, offset: int) -> Exchange:
        """Read a page of the work attributes."""
        return self._ask("GET", "/4/work-attributes", _page(offset))

    def accounts(self, offset: int) -> Exchange:
        """Read a page of the accounts, open and closed."""
        return self._ask("GET", "/4/accounts", _page(offset))

    def worklogs(self, account_id: str, first: date, last: date, offset: int) -> Exchange:
        """Read a page of somebody's worklogs of these days, both included."""
        days = {"from": first.isoformat(), "to": last.isoformat()}
        return self._ask("GET", _worklogs_of(account_id), {**days, **_page(offset)})

    def changed(self, account_id: str, since: datetime, offset: int) -> Exchange:
        """Read a page of somebody's worklogs that were made or changed since an instant."""
        text = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self._ask("GET", _worklogs_of(account_id), {"updatedFrom": text, **_page(offset)})

    def worklog(self, worklog_id: str) -> Exchange:
        """Read one worklog."""
        return self._ask("GET", _worklog(worklog_id))

    def add_worklog(self, body: Mapping[str, object]) -> Exchange:
        """Create a worklog. Once: nothing below this repeats it."""
        return self._ask("POST", "/4/worklogs", json=body)

    def change_worklog(self, worklog_id: str, body: Mapping[str, object]) -> Exchange:
        """Replace a worklog, whole."""
        return self._ask("PUT", _worklog(worklog_id), json=body)

    def delete_worklog(self, worklog_id: str) -> Exchange:
        """Delete a worklog."""
        return self._ask("DELETE", _worklog(worklog_id))

    def _ask(
        self,
        method: str,
        path: str,
        params: Mapping[str, str | int] | None = None,
        *,
        json: Mapping[str, object] | None = None,
    ) -> Exchange:
        channel = self._gateway.channel(self._service, self._base_url)
        sign_in = Bearer(self._read_token())
        return channel.ask(method, path, sign_in=sign_in, params=params, json=json)


def _page(offset: int) -> dict[str, str | int]:
    return {"offset": offset, "limit": PAGE}


def _worklogs_of(account_id: str) -> str:
    return f"/4/worklogs/user/{quote(account_id, safe='')}"


def _worklog(worklog_id: str) -> str:
    return f"/4/worklogs/{quote(worklog_id, safe='')}"
