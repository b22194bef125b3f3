"""A broker between a team's desktops and Atlassian, all on loopback."""

from __future__ import annotations

import hashlib
import http.client
import json
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from tests.contract.network.gateway_rig import access
from tests.contract.sign_in.oauth_rig import Person, atlassian
from tests.fakes.atlassian import Atlassian, CloudSite, Registered
from tests.fakes.ports import own_port
from tests.unit.engine.house import House
from tracksync.broker.config import Config, Upstream
from tracksync.broker.server import Server
from tracksync.integrations.jira import JiraCloud
from tracksync.network.oauth import challenge
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App

SECRET = "secret-that-stays-at-the-broker"
VERIFIER = "v" * 43
BACK = "http://127.0.0.1:50123/callback"


def device_key() -> tuple[str, str]:
    """Make a device's key, and what the operator writes down of it."""
    key = urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    return key, hashlib.sha256(key.encode()).hexdigest()


@dataclass
class Told:
    """What the broker answered."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def where(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Team:
    """
    A broker, two devices, and Atlassian behind it.

    Attributes:
        log: Every line the broker wrote.
        keys: Of the devices "mia" and "bob".
    """

    server: Server
    atlassian: Atlassian
    log: list[str]
    keys: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def ask(
        self,
        path: str,
        fields: Mapping[str, str] | None = None,
        *,
        key: str | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Told:
        """Ask the broker: POST with *fields* or *body*, else GET."""
        is_post = fields is not None or body is not None
        sent = urlencode(fields).encode() if fields is not None else body
        told = {"Content-Type": "application/x-www-form-urlencoded"} if is_post else {}
        told |= {"Authorization": f"Bearer {key}"} if key is not None else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        with closing(connection):
            connection.request(
                "POST" if is_post else "GET", path, sent, {**told, **(headers or {})}
            )
            answer = connection.getresponse()
            read = answer.read()
        named = {name.lower(): value for name, value in answer.getheaders()}
        is_json = named.get("content-type") == "application/json"
        return Told(answer.status, json.loads(read) if is_json else read, named)

    def begin(self, who: str = "mia", **but: str) -> Told:
        """Begin a sign-in as a desktop does."""
        fields = {
            "service": "jira",
            "redirect_uri": BACK,
            "scope": "read:jira-work offline_access",
            "state": "state-of-the-desktop",
            "code_challenge": challenge(VERIFIER),
            "code_challenge_method": "S256",
        }
        return self.ask("/v1/authorize", fields | but, key=self.keys[who])

    def browse(self, page: str) -> Told:
        """Let the person say yes at Atlassian, and their browser come back to the broker."""
        path = page.removeprefix(self.atlassian.url)
        connection = http.client.HTTPConnection("127.0.0.1", self.atlassian.port, timeout=60)
        with closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            where = answer.getheader("Location", "")
        return self.ask(where.removeprefix(self.url))

    def granted(self, who: str = "mia") -> str:
        """Go as far as the code that a desktop is handed."""
        came_back = self.browse(self.begin(who).body["authorize_url"])
        assert came_back.status == 302, came_back
        return came_back.where.partition("code=")[2]

    def exchange(self, code: str, who: str = "mia", **but: str) -> Told:
        fields = {
            "service": "jira",
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": BACK,
            "code_verifier": VERIFIER,
        }
        return self.ask("/v1/token", fields | but, key=self.keys[who])

    def refresh(self, token: str, who: str = "mia") -> Told:
        fields = {"service": "jira", "grant_type": "refresh_token", "refresh_token": token}
        return self.ask("/v1/token", fields, key=self.keys[who])


def upstream(url: str, **but: Any) -> Upstream:  # noqa: ANN401  of `Upstream`
    usual = Upstream(
        authorize_url=f"{url}/authorize",
        token_url=f"{url}/oauth/token",
        revoke_url=f"{url}/oauth/revoke",
        client_id="app-of-the-team",
        client_secret=SECRET,
        scopes=frozenset({"read:jira-user", "read:jira-work", "write:jira-work", "offline_access"}),
        more={"audience": "api.atlassian.com", "prompt": "consent"},
        is_json=True,
        ca_file=None,
    )
    return replace(usual, **but)


def config(port: int, services: Mapping[str, Upstream], devices: Mapping[str, str]) -> Config:
    return Config(
        host="127.0.0.1",
        port=port,
        public_url=f"http://127.0.0.1:{port}",
        seal_keys=(bytes(range(32)),),
        services=services,
        devices=devices,
        certificate="",
        private_key="",
        is_behind_proxy=False,
    )


@contextmanager
def serving(made: Config, log: list[str], *, patience_seconds: float = 30.0) -> Iterator[Server]:
    """Run a broker."""
    with Server(made, log=log.append, patience_seconds=patience_seconds) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def team(*sites: CloudSite, **but: Any) -> Iterator[Team]:  # noqa: ANN401  of `Config`
    """Set a team up."""
    port, log = own_port(), list[str]()
    keys, digests = {}, {}
    for name in ("mia", "bob"):
        keys[name], digest = device_key()
        digests[digest] = name
    app = Registered("app-of-the-team", SECRET, f"http://127.0.0.1:{port}/v1/callback")
    with atlassian(*sites, apps=(app,)) as service:
        made = replace(config(port, {"jira": upstream(service.url)}, digests), **but)
        with serving(made, log) as server:
            yield Team(server, service, log, keys)


@dataclass
class Desktops:
    """The desktops of a team's people."""

    team: Team
    _houses: list[House] = field(default_factory=list)

    def of(self, who: str) -> Person:
        """Sit down at somebody's desktop; it knows the broker and its own key, and no secret."""
        service = self.team.atlassian
        settings = {
            "services.jira.base_url": service.url,
            "services.jira.auth_url": "https://never-asked.example.net",
        }
        house = House(integrations=[JiraCloud(access(settings=settings))], door=LoopbackDoor)
        self._houses.append(house.start())
        return Person(service, house, App(secret=self.team.keys[who], broker=self.team.url), "")

    def close(self) -> None:
        for house in self._houses:
            house.close()


@contextmanager
def desktops(made: Team) -> Iterator[Desktops]:
    all_of_them = Desktops(made)
    try:
        yield all_of_them
    finally:
        all_of_them.close()
