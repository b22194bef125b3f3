"""`auth.atlassian.com` and `api.atlassian.com` in one server on loopback."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from tests.fakes.atlassian.grants import Denied, Granter, Registered
from tests.fakes.jira_cloud import JiraDouble
from tracksync.demo.loopback import Answer, Asked, Loopback, LoopbackHandler

_TOKEN_FIELDS = {
    "authorization_code": {"grant_type", "client_id", "client_secret", "code", "redirect_uri"},
    "refresh_token": {"grant_type", "client_id", "client_secret", "refresh_token"},
}
_ASKED = {
    *("audience", "prompt", "response_type", "client_id", "redirect_uri", "scope", "state"),
}


@dataclass
class CloudSite:
    """One site: how it is called, and the Jira behind it, which need not listen itself."""

    id: str
    name: str
    url: str
    jira: JiraDouble


@dataclass
class Atlassian(Loopback):
    """
    Signs people in and lets requests through to their sites.

    Attributes:
        sites: By their cloud id.
        apps: Who may ask.
        person: Whose browser it is: an account id of a person in every site's world.
        chosen: The sites the person grants; None for all.
        says_no: The person refuses.
        on_token: Called before a token answer leaves; may raise ConnectionError to lose it.
        breaches: What was asked in a way that Atlassian's documents do not allow.
        seen: Method and path of every request.
    """

    sites: tuple[CloudSite, ...]
    apps: tuple[Registered, ...]
    person: str
    chosen: tuple[str, ...] | None = None
    says_no: bool = False
    on_token: Callable[[], None] = lambda: None
    breaches: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.base_url = ""
        self.books = Granter(self.apps)
        self.scopes_asked: list[tuple[str, ...]] = []
        self._counting = threading.Lock()
        super().__init__(self)

    def answer(self, asked: Asked) -> Answer:
        match asked.method, asked.path:
            case "GET", "/authorize":
                return self._authorize(asked)
            case "POST", "/oauth/token":
                return self._token(asked)
            case "POST", "/oauth/revoke":
                return self._revoke(asked)
            case "GET", "/oauth/token/accessible-resources":
                return self._resources(asked)
            case _:
                return Answer(404, {"code": 404, "message": "Not Found"})

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        with self._counting:
            self.seen.append(f"{asked.method} {asked.path}")
        if asked.path.startswith("/ex/jira/"):
            self._pass_on(asked, handler)
            return
        answer = self.answer(asked)
        if asked.path == "/oauth/token":
            try:
                self.on_token()
            except ConnectionError:
                handler.close_connection = True
                return
        handler.send(answer)

    def failed(self, error: BaseException) -> None:
        self.breaches.append(f"the double itself failed: {error!r}")

    def check(self) -> None:
        """Fail if anything was asked wrongly, here or at a site."""
        assert self.breaches == []
        for site in self.sites:
            site.jira.settle()
            site.jira.check()

    def _authorize(self, asked: Asked) -> Answer:
        if set(asked.query) != _ASKED or asked.one("audience") != "api.atlassian.com":
            self.breaches.append(f"authorize was asked with {sorted(asked.query)}")
        scopes = tuple(asked.one("scope").split(" "))
        self.scopes_asked.append(scopes)
        back = asked.one("redirect_uri")
        told = {"state": asked.one("state")}
        try:
            if self.says_no:
                self.books.app(asked.one("client_id"), back)
                told |= {"error": "access_denied", "error_description": "User did not authorize"}
            else:
                sites = self.chosen or tuple(site.id for site in self.sites)
                told["code"] = self.books.consent(
                    asked.one("client_id"), back, scopes, self.person, sites
                )
        except Denied as denied:
            return Answer(denied.status, f"<p>{denied.described}</p>".encode(), _PAGE)
        return Answer(302, None, {"Location": f"{back}?{urlencode(told)}"})

    def _token(self, asked: Asked) -> Answer:
        try:
            fields = self._fields(asked)
            app = (fields["client_id"], fields["client_secret"])
            if fields["grant_type"] == "refresh_token":
                return Answer(200, self.books.refresh(*app, fields["refresh_token"]))
            return Answer(200, self.books.exchange(*app, fields["code"], fields["redirect_uri"]))
        except Denied as denied:
            told = {"error": denied.error, "error_description": denied.described}
            return Answer(denied.status, told)

    def _fields(self, asked: Asked) -> dict[str, str]:
        body: Any = json.loads(asked.body)
        wanted = _TOKEN_FIELDS.get(body.get("grant_type"), set())
        if asked.headers.get("content-type") != "application/json" or set(body) != wanted:
            self.breaches.append(f"token was asked with {sorted(body)}")
            raise Denied(400, "invalid_request", "Invalid request")
        return {name: str(value) for name, value in body.items()}

    def _revoke(self, asked: Asked) -> Answer:
        if not self.books.is_revoking:
            return Answer(404, {"code": 404, "message": "Not Found"})
        body = json.loads(asked.body)
        try:
            self.books.revoke(body["client_id"], body["client_secret"], body["token"])
        except Denied as denied:
            return Answer(denied.status, {"error": denied.error})
        return Answer(200)

    def _resources(self, asked: Asked) -> Answer:
        grant = self.books.who(asked.bearer)
        if grant is None:
            return Answer(401, {"code": 401, "message": "Unauthorized"})
        scopes = [scope for scope in grant.scopes if scope != "offline_access"]
        told = [
            {
                "id": site.id,
                "name": site.name,
                "url": site.url,
                "scopes": scopes,
                "avatarUrl": f"{site.url}/avatar.png",
            }
            for site in self.sites
            if site.id in grant.sites
        ]
        wiki = {**told[0], "scopes": ["read:confluence-user"]} if told else {}
        return Answer(200, [*told, wiki] if wiki else told)

    def _pass_on(self, asked: Asked, handler: LoopbackHandler) -> None:
        """Let a request through to its site, as the person whose token it carries."""
        cloud, _, rest = asked.path.removeprefix("/ex/jira/").partition("/")
        site = next((s for s in self.sites if s.id == cloud), None)
        grant = self.books.who(asked.bearer)
        if site is None or grant is None or cloud not in grant.sites:
            handler.send(Answer(401, {"code": 401, "message": "Unauthorized"}))
            return
        is_write = asked.method != "GET"
        if is_write and "write:jira-work" not in grant.scopes:
            handler.send(
                Answer(401, {"code": 401, "message": "Unauthorized; scope does not match"})
            )
            return
        person = site.jira.world.people[grant.person]
        basic = base64.b64encode(f"{person.email}:{person.token}".encode()).decode()
        headers = {**asked.headers, "authorization": f"Basic {basic}"}
        site.jira.serve(replace(asked, path=f"/{rest}", headers=headers), handler)


_PAGE = {"Content-Type": "text/html; charset=utf-8"}
