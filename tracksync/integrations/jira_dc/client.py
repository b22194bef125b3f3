"""
Jira Data Center on the wire: addresses, headers, paging. The only file that knows them.

Reads too go by our own requests and not by the `jira` package, as for Jira Cloud: here they are
plain GETs that need nothing of what the package adds (retries, extra requests, logging of bodies).
Source: Jira Data Center REST v2 (`tests/contracts/jira-dc-v2.json`), 10.3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from urllib.parse import quote

from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import Gateway
from tracksync.network.service import Service

FIELDS = "summary,status,project,assignee,timetracking,duedate"
_ASSIGNED = "assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC"
_BOOKED = (
    'worklogAuthor = currentUser() AND worklogDate >= "{first}" AND worklogDate <= "{last}"'
    " ORDER BY key"
)
_PAGE = 100
# Jira words its refusals in the language of the profile; we read them, so we ask for one language.
_ENGLISH = {"Accept-Language": "en", "X-Force-Accept-Language": "true"}


class JiraDcClient:
    """
    Talks to one Jira as one person.

    Args:
        gateway: The way out.
        service: Name, origin and certificates of the site.
        base_url: Where `/rest/api/2` is found; of the service's origin.
        read_token: Reads the personal access token; asked once a call, and the answer not kept.
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

    def server_info(self) -> Exchange:
        """Read what kind of Jira this is."""
        return self._ask("GET", "/serverInfo")

    def myself(self) -> Exchange:
        """Read who is signed in."""
        return self._ask("GET", "/myself")

    def assigned(self, start_at: int) -> Exchange:
        """Read a page of the person's open tasks."""
        return self._search(_ASSIGNED, start_at, FIELDS)

    def booked(self, first: date, last: date, start_at: int) -> Exchange:
        """Read a page of the tasks the person logged work on, by Jira's own idea of a day."""
        jql = _BOOKED.format(first=first.isoformat(), last=last.isoformat())
        return self._search(jql, start_at, "project")

    def issue(self, key: str) -> Exchange:
        """Read one issue by key or id."""
        return self._ask("GET", f"/issue/{quote(key, safe='')}", params={"fields": FIELDS})

    def worklogs(self, issue_id: str) -> Exchange:
        """Read all worklogs of an issue; Jira knows no pages here."""
        return self._ask("GET", _worklog_path(issue_id))

    def worklog(self, issue_id: str, worklog_id: str) -> Exchange:
        """Read one worklog."""
        return self._ask("GET", _worklog_path(issue_id, worklog_id))

    def add_worklog(self, issue_id: str, body: Mapping[str, object], *, adjust: str) -> Exchange:
        """Create a worklog. Once: nothing below this repeats it."""
        params = {"adjustEstimate": adjust}
        return self._ask("POST", _worklog_path(issue_id), params=params, json=body)

    def change_worklog(
        self, issue_id: str, worklog_id: str, body: Mapping[str, object], *, adjust: str
    ) -> Exchange:
        """Change a worklog."""
        params = {"adjustEstimate": adjust}
        return self._ask("PUT", _worklog_path(issue_id, worklog_id), params=params, json=body)

    def delete_worklog(self, issue_id: str, worklog_id: str, *, adjust: str) -> Exchange:
        """Delete a worklog."""
        params = {"adjustEstimate": adjust}
        return self._ask("DELETE", _worklog_path(issue_id, worklog_id), params=params)

    def updated(self, since_ms: int) -> Exchange:
        """Read a page of ids of worklogs that changed, of anybody."""
        return self._ask("GET", "/worklog/updated", params={"since": since_ms})

    def deleted(self, since_ms: int) -> Exchange:
        """Read a page of ids of worklogs that were deleted, of anybody."""
        return self._ask("GET", "/worklog/deleted", params={"since": since_ms})

    def listed(self, ids: Sequence[int]) -> Exchange:
        """Read worklogs by id, at most a thousand; what the person may not see is left out."""
        return self._ask("POST", "/worklog/list", json={"ids": list(ids)})

    def _search(self, jql: str, start_at: int, fields: str) -> Exchange:
        params: dict[str, str | int] = {
            "jql": jql,
            "startAt": start_at,
            "maxResults": _PAGE,
            "fields": fields,
        }
        return self._ask("GET", "/search", params=params)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: Mapping[str, object] | None = None,
    ) -> Exchange:
        channel = self._gateway.channel(self._service, self._base_url)
        return channel.ask(
            method,
            f"/rest/api/2{path}",
            sign_in=Bearer(self._read_token()),
            params=params,
            json=json,
            headers=_ENGLISH,
        )


def _worklog_path(issue_id: str, worklog_id: str | None = None) -> str:
    path = f"/issue/{quote(issue_id, safe='')}/worklog"
    return path if worklog_id is None else f"{path}/{quote(worklog_id, safe='')}"
