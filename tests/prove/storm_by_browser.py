"""The storm over Jira Cloud, signed in to by the browser: tokens end, renewals get lost."""

from __future__ import annotations

import base64
import random
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.contract.oauth_rig import free_port
from tests.fakes.atlassian import Atlassian, CloudSite, Registered
from tests.fakes.jira_cloud import MIA, JiraDouble, JiraProcess, small_world
from tests.journeys.cli.browsing import sign_in
from tests.prove.delivery_storm import Storm, StormSite
from tests.prove.storm_jira import JiraCloudStorm
from tracksync.demo.loopback import Asked, LoopbackHandler

SECRET = "secret-of-the-app"
_PATIENCE_S = 90
# So many requests a token is good for.
_USES = 5


class StormyAtlassian(Atlassian):
    """
    Atlassian before a Jira that is a process of its own; loses every third token answer.

    Tokens end after a few requests, so that there are as many renewals as there is work.

    What the Jira does to a connection, well or badly, is handed on byte by byte.
    """

    jira: JiraProcess
    rng: random.Random
    is_stormy = False
    used = 0

    def lose(self) -> None:
        """Do what was asked, and lose the answer, now and then."""
        if self.is_stormy and self.rng.random() < 0.35:
            raise ConnectionResetError

    def _pass_on(self, asked: Asked, handler: LoopbackHandler) -> None:
        grant = self.books.who(asked.bearer)
        if grant is None:
            super()._pass_on(asked, handler)
            return
        self.used += 1
        if self.used % _USES == 0:
            self.books.expire()
        handler.close_connection = True
        rest = asked.path.removeprefix("/ex/jira/").partition("/")[2]
        with socket.create_connection(("127.0.0.1", self.jira.port), _PATIENCE_S) as there:
            there.sendall(_as_basic(asked, f"/{rest}"))
            while heard := there.recv(65_536):
                handler.wfile.write(heard)


def _as_basic(asked: Asked, path: str) -> bytes:
    """Write a request anew: to the site itself, signed by the person's own token."""
    query = urlencode(asked.query, doseq=True)
    target = quote(path) + (f"?{query}" if query else "")
    basic = base64.b64encode(f"{MIA.email}:{MIA.token}".encode()).decode()
    headers = {**asked.headers, "authorization": f"Basic {basic}"}
    lines = [f"{asked.method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + asked.body


class ByBrowser(JiraCloudStorm):
    """See `delivery_storm.StormSite`."""

    def __init__(self, folder: Path, service: StormyAtlassian, back: str) -> None:
        super().__init__(folder)
        self.service_there = service
        service.jira = self.double
        self._back = back
        self._lock = threading.Lock()

    def connect_words(self) -> Sequence[str]:
        return ("--client-id", "app-of-mia", "--mode", "automatic", "--no-browser")

    def settings(self) -> Mapping[str, str]:
        prefix = "TRACKSYNC_SERVICES_JIRA"
        return {
            f"{prefix}_BASE_URL": self.service_there.url,
            f"{prefix}_AUTH_URL": self.service_there.url,
            f"{prefix}_RETURN_URL": self._back,
        }


class StormByBrowser(Storm):
    """A storm whose person signs in by the browser; it never has to be done again."""

    def _connect(self, site: StormSite) -> None:
        told = sign_in(self.agent.env, *self._site.connect_words(), secret=SECRET)
        assert told.code == 0, told.err

    def _blow(self) -> None:
        self.service_of_site().is_stormy = True
        super()._blow()

    def _settle(self) -> None:
        self.service_of_site().is_stormy = False
        super()._settle()
        _, said = self.agent.run("connections")
        assert [c["is_paused"] for c in said["connections"]] == [False]

    def service_of_site(self) -> StormyAtlassian:
        assert isinstance(self._site, ByBrowser)
        return self._site.service_there


@contextmanager
def storm_by_browser(
    folder: Path, *, entries: int, kills: int, seed: int
) -> Iterator[StormByBrowser]:
    """Make a storm, with Atlassian running."""
    back = f"http://127.0.0.1:{free_port()}/callback"
    shown = CloudSite("cloud-demo", "Demo", "https://demo.example.net", JiraDouble(small_world()))
    own = Registered("app-of-mia", SECRET, back)
    service = StormyAtlassian((shown,), (own,), MIA.account_id)
    service.rng = random.Random(seed)
    service.on_token = service.lose
    with service:
        site = ByBrowser(folder, service, back)
        yield StormByBrowser(folder, site, entries=entries, kills=kills, seed=seed)
        assert service.breaches == []
