"""A person with an engine, a browser, and Atlassian on loopback."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.network.gateway_rig import access
from tests.fakes.atlassian import Atlassian, CloudSite, Registered
from tests.fakes.jira_cloud import MIA, JiraDouble, small_world
from tests.fakes.ports import own_port
from tests.unit.engine.house import House
from tracksync.engine.sign_in.grants import Access
from tracksync.engine.sign_in.signing_in import Begun, Choices, Wish
from tracksync.integrations.jira import JiraCloud
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App
from tracksync.ports.tracker import Connection

OWN = Registered("app-of-mia", "secret-of-the-app", "http://127.0.0.1:0/callback")
PATIENCE_S = 60
VIA = "test"


@dataclass
class Visit:
    """What a browser ended up with."""

    status: int
    text: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


def visit(url: str) -> Visit:
    """Open a page as a browser does: follow where it leads."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=PATIENCE_S) as answer:
            text = answer.read().decode()
            return Visit(answer.status, text, answer.url, dict(answer.headers.items()))
    except urllib.error.HTTPError as error:
        with error:
            return Visit(
                error.code, error.read().decode(), error.url or "", dict(error.headers.items())
            )


class Signing:
    """Somebody who signs in by the browser, to the service that is named."""

    service = "jira"
    house: House
    app: App
    visits: list[Visit]

    @property
    def engine(self) -> Any:  # noqa: ANN401  as the tests need it
        return self.house.engine

    @property
    def running(self) -> Any:  # noqa: ANN401  the same
        return self.house.engine.running

    def begin(self, **wish: Any) -> Begun:  # noqa: ANN401  of `Wish`
        begun: Begun = self.running.signing_in.begin(Wish(self.service, VIA, app=self.app, **wish))
        return begun

    def finish(self, begun: Begun, browse: Callable[[str], Visit] = visit) -> Any:  # noqa: ANN401  either
        """Let the browser go where it is sent, while the engine waits."""
        browser = threading.Thread(
            target=lambda: self.visits.append(browse(begun.page)), name="browser"
        )
        browser.start()
        try:
            return self.running.signing_in.finish(begun.id)
        finally:
            browser.join(PATIENCE_S)

    def sign_in(self, **wish: Any) -> Connection:  # noqa: ANN401  of `Wish`
        """Sign in from beginning to end."""
        found: Connection | Choices = self.finish(self.begin(**wish))
        assert isinstance(found, Connection), found
        return found

    def access(self, connection: Connection) -> str:
        """Tell the access token in force."""
        found = self.running.grants.access(connection)
        assert isinstance(found, Access), found
        return found.token

    def refresh_token(self, connection: Connection) -> str:
        """Tell the refresh token in the keystore."""
        return self.house.keystore.kept[f"token:{connection.id}"].partition("\n")[2]

    @property
    def connections(self) -> tuple[Connection, ...]:
        found: tuple[Connection, ...] = self.engine.services.connections.all()
        return found


@dataclass
class Person(Signing):
    """Mia, with her engine and what is around it."""

    atlassian: Atlassian
    house: House
    app: App
    back: str
    visits: list[Visit] = field(default_factory=list)


def cloud_site(name: str, title: str) -> CloudSite:
    """Make a site with Mia, an owl and a fox in it."""
    return CloudSite(
        f"cloud-{name}", title, f"https://{name}.example.net", JiraDouble(small_world())
    )


@contextmanager
def atlassian(*sites: CloudSite, apps: tuple[Registered, ...]) -> Iterator[Atlassian]:
    """Run Atlassian; at the end nothing must have been asked in a way its documents forbid."""
    with Atlassian(sites or (cloud_site("demo", "Demo"),), apps, MIA.account_id) as service:
        yield service
        service.check()


@contextmanager
def person(
    *sites: CloudSite, door: Callable[[str], Any] = LoopbackDoor, **settings: object
) -> Iterator[Person]:
    """Sit down with an app of one's own."""
    back = f"http://127.0.0.1:{own_port()}/callback"
    own = Registered(OWN.client_id, OWN.secret, back)
    with atlassian(*sites, apps=(own,)) as service:
        jira = JiraCloud(
            access(
                settings={
                    "services.jira.base_url": service.url,
                    "services.jira.auth_url": service.url,
                    "services.jira.return_url": back,
                    **settings,
                }
            )
        )
        house = House(integrations=[jira], door=door).start()
        try:
            yield Person(service, house, App(own.client_id, own.secret), back)
        finally:
            house.close()


def query_of(url: str) -> dict[str, str]:
    """Read what stands in an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
