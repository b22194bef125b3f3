"""A person who signs in to Azure DevOps with a work account, at a real authorization server."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from ssl import create_default_context
from typing import Any

from tests.contract.network.certificates import make_authority
from tests.contract.network.gateway_rig import access
from tests.fakes.azure_devops import AzureDouble, small_world
from tests.peers.oidc import Browser, entra
from tests.unit.engine.house import House
from tracksync.engine.sign_in.signing_in import Begun, Wish
from tracksync.integrations.azure_devops import AzureDevOps
from tracksync.network import SentRecord
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Connection

DESKTOP = App("desktop")
PATIENCE_S = 120


@dataclass(frozen=True)
class Directory:
    """Where people sign in, and whom to trust about it."""

    authority: str
    ca_file: Path

    def owner(self, token: str) -> str | None:
        """Ask whose access token it is; None for nobody's."""
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=create_default_context(cafile=self.ca_file)),
        )
        opener.addheaders = [("Authorization", f"Bearer {token}")]
        try:
            with opener.open(f"{self.authority}/v2.0/me", timeout=PATIENCE_S) as answer:
                return f"{json.loads(answer.read())['sub']}@example.org"
        except urllib.error.HTTPError as error:
            error.close()
            return None


@contextmanager
def directory(folder: Path) -> Iterator[Directory]:
    """Run one."""
    authority = make_authority(folder)
    with entra(folder, authority.server_file()) as address:
        yield Directory(address, authority.file)


@dataclass
class Worker:
    """
    Mia with her engine, her browser, her organization and its directory.

    Attributes:
        sent: All that left.
        refused: Access tokens that Azure DevOps does not take any more.
    """

    directory: Directory
    azure: AzureDouble
    house: House
    service: AzureDevOps
    sent: list[SentRecord]
    browser: Browser
    refused: set[str] = field(default_factory=set)
    seen: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def running(self) -> Any:  # noqa: ANN401  as the tests need it
        return self.house.engine.running

    def begin(self, way: Way = Way.OAUTH, **wish: Any) -> Begun:  # noqa: ANN401  of `Wish`
        named = {"app": DESKTOP, **wish}
        begun: Begun = self.running.signing_in.begin(Wish("azure_devops", "test", way=way, **named))
        return begun

    def finish(self, begun: Begun) -> Any:  # noqa: ANN401  a connection, or what to choose from
        """Let the browser go where it is sent, while the engine waits."""
        at_it = threading.Thread(target=lambda: self.seen.append(self.browser.visit(begun.page)))
        at_it.start()
        try:
            return self.running.signing_in.finish(begun.id)
        finally:
            at_it.join(PATIENCE_S)

    def sign_in(self, **wish: Any) -> Connection:  # noqa: ANN401  of `Wish`
        found = self.finish(self.begin(**wish))
        assert isinstance(found, Connection), found
        return found

    def whoami(self, connection: Connection) -> Any:  # noqa: ANN401  an account or a failure
        return self.running.reach.tracker(connection).whoami()

    def refresh_token(self, connection: Connection) -> str:
        return self.house.keystore.kept[f"token:{connection.id}"].partition("\n")[2]

    def told(self, path: str) -> int:
        """Count the requests to a place of the directory."""
        return sum(1 for record in self.sent if record.path.endswith(path))


@contextmanager
def worker(
    at: Directory, *, door: Callable[[str], Any] = LoopbackDoor, organizations: tuple[str, ...] = ()
) -> Iterator[Worker]:
    """Sit down."""
    world = small_world()
    for number, name in enumerate(organizations):
        world.add_organization(name, f"44444444-dddd-4ddd-8ddd-{number:012}")
    sent: list[SentRecord] = []
    with AzureDouble(world) as azure:
        service = AzureDevOps(
            access(
                sent.append,
                settings={
                    "services.azure_devops.base_url": azure.url,
                    "services.azure_devops.auth_url": at.authority,
                    "services.azure_devops.ca_file": str(at.ca_file),
                },
            )
        )
        house = House(integrations=[service], door=door).start()
        browser = Browser(ca_file=at.ca_file)
        mia = Worker(at, azure, house, service, sent, browser)
        world.introspect = lambda token: None if token in mia.refused else at.owner(token)
        try:
            yield mia
        finally:
            house.close()
        azure.settle()
        azure.check()
