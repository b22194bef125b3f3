"""
Jira Cloud on the wire: addresses, headers, paging. The only file that knows them.

Reads go by the `jira` package, writes and looks by our own requests: the package repeats a POST
after a broken connection, sends a naive `started` as UTC and knows no worklog properties.
Source: Jira Cloud REST v3 (`tests/contracts/jira-cloud-v3.json`); `jira` 3.10.5, read 2026-11.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import requests
from jira import JIRA
from jira.exceptions import JIRAError

from tracksync.core.values import dataclass
from tracksync.network.bearer import Bearer, SignIn
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import USER_AGENT, Gateway
from tracksync.network.service import Service
from tracksync.network.transport import OneOriginTransport, as_auth

FIELDS = ("summary", "status", "project", "assignee", "timetracking", "duedate")
_ASSIGNED = "assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC"
_PAGE = 100
# Jira words its refusals in the language of the profile; we read them, so we ask for one language.
_ENGLISH = {"Accept-Language": "en", "X-Force-Accept-Language": "true"}
# What the package may trip over when an answer is not what it expects.
_NOT_UNDERSTOOD = (
    JIRAError,
    requests.RequestException,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a read: the raw result, and the value where it could be understood."""

    exchange: Exchange
    value: object = None


class JiraClient:
    """
    Talks to one Jira site as one person.

    Args:
        gateway: The way out.
        service: Name, origin and certificates of the site.
        base_url: Where `/rest/api/3` is found; of the service's origin.
        email: Who signs in with an API token; None where the token is a granted one.
        read_token: Reads the token; asked once a call, and the answer not kept.
    """

    def __init__(
        self,
        gateway: Gateway,
        service: Service,
        base_url: str,
        *,
        email: str | None,
        read_token: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._base_url = base_url.rstrip("/")
        self._email = email
        self._read_token = read_token
        self._server_info: dict[str, Any] = {}

    def server_info(self) -> Answer:
        """Read what kind of Jira this is; kept, because the package asks before each search."""
        return self._read(lambda library: library.known, known={})

    def myself(self) -> Answer:
        """Read who is signed in."""
        return self._read(lambda library: library.myself())

    def assigned(self, page_token: str | None) -> Answer:
        """Read a page of the person's open tasks."""
        return self._read(
            lambda library: library.enhanced_search_issues(
                _ASSIGNED,
                nextPageToken=page_token,
                maxResults=_PAGE,
                fields=list(FIELDS),
                json_result=True,
            )
        )

    def worked(self, first: date, last: date, page_token: str | None) -> Answer:
        """Read a page of the issues the person booked time on, on these days of their profile."""
        jql = (
            "worklogAuthor = currentUser()"
            f' AND worklogDate >= "{first}" AND worklogDate <= "{last}" ORDER BY key'
        )
        return self._read(
            lambda library: library.enhanced_search_issues(
                jql,
                nextPageToken=page_token,
                maxResults=_PAGE,
                fields=["summary"],
                json_result=True,
            )
        )

    def issue(self, key: str) -> Answer:
        """Read one issue by key or id, already known to be made of letters, digits, `-` and `_`."""
        return self._read(lambda library: library.raw_issue(key))

    def worklogs(self, issue_id: str, *, after_ms: int, before_ms: int, start_at: int) -> Exchange:
        """Read a page of an issue's worklogs with their properties, oldest first."""
        params: dict[str, str | int] = {
            "startAt": start_at,
            "maxResults": _PAGE,
            "startedAfter": after_ms,
            "startedBefore": before_ms,
            "expand": "properties",
        }
        return self._ask("GET", _worklog_path(issue_id), params=params)

    def worklog(self, issue_id: str, worklog_id: str) -> Exchange:
        """Read one worklog with its properties."""
        path = _worklog_path(issue_id, worklog_id)
        return self._ask("GET", path, params={"expand": "properties"})

    def changes(self, kind: str, since_ms: int) -> Exchange:
        """Read a page of the ids of worklogs "updated" or "deleted" since, of everybody."""
        return self._ask("GET", f"/rest/api/3/worklog/{kind}", params={"since": since_ms})

    def worklogs_by_id(self, ids: Sequence[int]) -> Exchange:
        """Read worklogs with their properties; at most a thousand. A read, though by POST."""
        return self._ask(
            "POST",
            "/rest/api/3/worklog/list",
            params={"expand": "properties"},
            json={"ids": list(ids)},
        )

    def add_worklog(self, issue_id: str, body: Mapping[str, object], *, adjust: str) -> Exchange:
        """Create a worklog. Once: nothing below this repeats it."""
        return self._ask("POST", _worklog_path(issue_id), params=_quietly(adjust), json=body)

    def change_worklog(
        self, issue_id: str, worklog_id: str, body: Mapping[str, object], *, adjust: str
    ) -> Exchange:
        """Change a worklog."""
        path = _worklog_path(issue_id, worklog_id)
        return self._ask("PUT", path, params=_quietly(adjust), json=body)

    def delete_worklog(self, issue_id: str, worklog_id: str, *, adjust: str) -> Exchange:
        """Delete a worklog."""
        path = _worklog_path(issue_id, worklog_id)
        return self._ask("DELETE", path, params=_quietly(adjust))

    def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int],
        json: Mapping[str, object] | None = None,
    ) -> Exchange:
        channel = self._gateway.channel(self._service, self._base_url)
        return channel.ask(
            method,
            path,
            sign_in=self._sign_in(),
            params=params,
            json=json,
            headers=_ENGLISH,
        )

    def _read(self, ask: Callable[[_Library], Any], known: dict[str, Any] | None = None) -> Answer:
        """Ask by the package; *known* of the site spares it a request, where nothing is said."""
        known = self._server_info if known is None else known
        transport = self._gateway.transport(self._service)
        sign_in = self._sign_in()
        try:
            library = _Library(transport, self._base_url, sign_in, known=known)
            self._server_info = library.known
            value = ask(library)
        except _NOT_UNDERSTOOD as e:
            return Answer(transport.result(e))
        return Answer(transport.result(), value)

    def _sign_in(self) -> SignIn:
        token = self._read_token()
        return Bearer(token) if self._email is None else (self._email, token)


class _Library(JIRA):
    """The `jira` package with its way out, its repeats and its extra requests taken from it."""

    def __init__(
        self,
        transport: OneOriginTransport,
        base_url: str,
        sign_in: SignIn,
        *,
        known: dict[str, Any],
    ) -> None:
        self.known = known
        self._transport = transport
        self._sign_in = sign_in
        headers = {"User-Agent": USER_AGENT, **_ENGLISH}
        super().__init__(
            server=base_url,
            options={"rest_api_version": "3", "headers": headers},
            get_server_info=True,  # without it the package calls the search Jira has removed
            max_retries=0,
            logging=False,  # it would log whole addresses and bodies
        )

    def server_info(self) -> dict[str, Any]:
        """Answer the question the constructor asks; by then the session must be ours."""
        self._transport.take_over(self._session)
        self._session.auth = as_auth(self._sign_in)
        if not self.known:
            self.known = self._get_json("serverInfo")
        return self.known

    def raw_issue(self, key: str) -> Any:
        """Read an issue. `JIRA.issue` writes an unreadable answer to the root log, whole."""
        return self._get_json(f"issue/{key}", params={"fields": ",".join(FIELDS)})

    def _update_fields_cache(self) -> None:
        """Keep the names as they are; the package would first read all fields of the site."""
        self._fields_cache_value = {name: name for name in FIELDS}


def _worklog_path(issue_id: str, worklog_id: str | None = None) -> str:
    path = f"/rest/api/3/issue/{quote(issue_id, safe='')}/worklog"
    return path if worklog_id is None else f"{path}/{quote(worklog_id, safe='')}"


def _quietly(adjust: str) -> dict[str, str | int]:
    return {"notifyUsers": "false", "adjustEstimate": adjust}
