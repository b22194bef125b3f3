"""
Azure DevOps on the wire: addresses, headers, paging. The only file that knows them.

Source: Azure DevOps REST 7.1 (`tests/contracts/azure-devops-*.json`, read 2026-11).
`connectionData` is described in prose only; the field names are those of Microsoft's own clients.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

from tracksync.integrations.azure_devops.manifest import API_VERSION
from tracksync.network.bearer import SignIn
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import Gateway
from tracksync.network.service import Service

BATCH = 200
# Azure DevOps refuses a query that finds 20 000 or more; the latest changed come first.
MOST_FOUND = 19_999
_VERSION = {"api-version": API_VERSION}
# Without it a sign-in that is no longer accepted is answered by a redirect to a page for people.
_NO_PAGES = {"X-TFS-FedAuthRedirect": "Suppress"}
_PATCH = {"Content-Type": "application/json-patch+json"}
_ASSIGNED = (
    "SELECT [System.Id] FROM WorkItems WHERE [System.AssignedTo] = @Me"
    " AND [System.State] <> 'Closed' AND [System.State] <> 'Done' AND [System.State] <> 'Removed'"
    " ORDER BY [System.ChangedDate] DESC"
)


class Wire:
    """
    Asks one address as one person.

    Args:
        gateway: The way out.
        service: Name, origin and certificates.
        base_url: What paths are added to; of the service's origin.
        sign_in: Reads the token; asked once a call, and the answer not kept.
    """

    def __init__(
        self, gateway: Gateway, service: Service, base_url: str, sign_in: Callable[[], SignIn]
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._base_url = base_url.rstrip("/")
        self._sign_in = sign_in

    def ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Send one request. Once: nothing below this repeats it."""
        channel = self._gateway.channel(self._service, self._base_url)
        return channel.ask(
            method,
            path,
            sign_in=self._sign_in(),
            params={**_VERSION, **(params or {})},
            json=json,
            headers={**_NO_PAGES, **(headers or {})},
        )


class AzureClient:
    """Talks to one organization."""

    def __init__(self, wire: Wire, organization: str) -> None:
        self._wire = wire
        self._root = f"/{_quoted(organization)}"

    def connection_data(self) -> Exchange:
        """Read who is signed in, by the id that stands in the history of work items."""
        version = {"api-version": f"{API_VERSION}-preview"}
        return self._wire.ask("GET", f"{self._root}/_apis/connectionData", params=version)

    def assigned_ids(self, top: int = MOST_FOUND) -> Exchange:
        """Find the person's open work items in all projects, the latest changed first; ids only."""
        path, body = f"{self._root}/_apis/wit/wiql", {"query": _ASSIGNED}
        return self._wire.ask("POST", path, params={"$top": top}, json=body)

    def batch(self, ids: Iterable[int], fields: Iterable[str]) -> Exchange:
        """Read at most `BATCH` work items; null in the place of one that may not be seen."""
        path = f"{self._root}/_apis/wit/workitemsbatch"
        body = {"ids": list(ids), "fields": list(fields), "errorPolicy": "omit"}
        return self._wire.ask("POST", path, json=body)

    def item(self, item_id: str, fields: Iterable[str]) -> Exchange:
        """Read one work item; *item_id* is already known to be a number."""
        return self._wire.ask("GET", self._item(item_id), params={"fields": ",".join(fields)})

    def updates(self, project: str, item_id: str, *, skip: int) -> Exchange:
        """Read a page of a work item's changes, oldest first."""
        path = f"{self._root}/{_quoted(project)}/_apis/wit/workItems/{item_id}/updates"
        return self._wire.ask("GET", path, params={"$top": BATCH, "$skip": skip})

    def kind(self, project: str, name: str) -> Exchange:
        """Read a type of work items as a project has it: its fields and states."""
        path = f"{self._root}/{_quoted(project)}/_apis/wit/workitemtypes/{_quoted(name)}"
        return self._wire.ask("GET", path)

    def change(self, item_id: str, operations: list[dict[str, object]]) -> Exchange:
        """Change a work item, all of it or nothing."""
        return self._wire.ask("PATCH", self._item(item_id), json=operations, headers=_PATCH)

    def _item(self, item_id: str) -> str:
        return f"{self._root}/_apis/wit/workitems/{item_id}"


class DirectoryClient:
    """Asks Microsoft which organizations a person is in."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def me(self) -> Exchange:
        """Read the person's profile."""
        return self._wire.ask("GET", "/_apis/profile/profiles/me")

    def organizations(self, profile_id: str) -> Exchange:
        """List the organizations of a profile."""
        return self._wire.ask("GET", "/_apis/accounts", params={"memberId": profile_id})


def _quoted(segment: str) -> str:
    return quote(segment, safe="")
