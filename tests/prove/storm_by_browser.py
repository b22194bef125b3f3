"""The storm over services signed in to by the browser: tokens end, renewals get lost."""

from __future__ import annotations

import base64
import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol, runtime_checkable
from urllib.parse import quote, urlencode

from tests.contract.integrations.azure_devops.entra_rig import DESKTOP, Directory, directory
from tests.contract.sign_in.oauth_front_rig import asana_rules, tempo_rules
from tests.fakes import asana, tempo
from tests.fakes.atlassian import Atlassian, CloudSite, Registered
from tests.fakes.azure_devops import HOME
from tests.fakes.azure_devops import MIA as WORKER
from tests.fakes.jira_cloud import MIA, JiraDouble, JiraProcess, small_world
from tests.fakes.oauth_front import NOBODY, Front
from tests.fakes.ports import own_port
from tests.fakes.service_double import DoubleProcess
from tests.journeys.cli.browsing import browse, sign_in
from tests.peers.oidc import Browser
from tests.prove.delivery_storm import Storm, StormSite
from tests.prove.storm_asana import AsanaStorm
from tests.prove.storm_azure import AzureDevOpsStorm
from tests.prove.storm_jira import JiraCloudStorm
from tests.prove.storm_tempo import TempoStorm
from tracksync.demo.loopback import Answer, Asked, Loopback, LoopbackHandler

APP, SECRET = "app-of-mia", "secret-of-the-app"
_PATIENCE_S = 90
# So many requests a token is good for.
_USES = 5
# Of all token answers from the first entry on, until so many were lost: most are asked for only
# while everything settles.
_LOST, _MOST_LOST = 0.35, 10
# A lost renewal ends a sign-in there, as the service's rules or the directory's say.
MORTAL = frozenset({"tempo", "azure_devops"})
# A busy machine may let an answer come too late for the storm's short time-out.
_TRIES = 5


@runtime_checkable
class BrowserSite(StormSite, Protocol):
    """
    A site that is signed in to by the browser.

    Attributes:
        secret: Of the app; None where it has none.
        is_stormy: Token answers get lost.
        renewals: How many there were.
    """

    @property
    def secret(self) -> str | None: ...
    @property
    def renewals(self) -> int: ...

    is_stormy: bool

    def browse(self, page: str) -> None:
        """Do with the page of the service what a person does."""


def hand_on(asked: Asked, handler: LoopbackHandler, port: int, path: str, signed: str) -> None:
    """Hand a request on to a double, signed by a token of its own, and the answer byte by byte."""
    handler.close_connection = True
    query = urlencode(asked.query, doseq=True)
    target = quote(path) + (f"?{query}" if query else "")
    headers = {**asked.headers, "authorization": signed}
    lines = [f"{asked.method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    with socket.create_connection(("127.0.0.1", port), _PATIENCE_S) as there:
        there.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + asked.body)
        while heard := there.recv(65_536):
            handler.wfile.write(heard)


def _basic(name: str, secret: str) -> str:
    return f"Basic {base64.b64encode(f'{name}:{secret}'.encode()).decode()}"


class Losing:
    """Loses token answers now and then, once it storms."""

    def __init__(self, rng: random.Random) -> None:
        self.is_stormy = False
        self.lost = 0
        self._rng = rng

    def __call__(self) -> None:
        if self.is_stormy and self.lost < _MOST_LOST and self._rng.random() < _LOST:
            self.lost += 1
            raise ConnectionResetError


# --- Jira ----------------------------------------------------------------------------------------


class DistantAtlassian(Atlassian):
    """Atlassian before a Jira that is a process of its own."""

    jira: JiraProcess
    used = 0

    def _pass_on(self, asked: Asked, handler: LoopbackHandler) -> None:
        if self.books.who(asked.bearer) is None:
            super()._pass_on(asked, handler)
            return
        self.used += 1
        if self.used % _USES == 0:
            self.books.expire()
        rest = asked.path.removeprefix("/ex/jira/").partition("/")[2]
        hand_on(asked, handler, self.jira.port, f"/{rest}", _basic(MIA.email, MIA.token))


class _OwnApp:
    """What is the same wherever a person has an app of her own."""

    secret: str | None = SECRET
    service: str

    def __init__(self, folder: Path, rng: random.Random) -> None:
        super().__init__(folder)  # type: ignore[call-arg]  # of the storm it stands before
        self.losing = Losing(rng)
        self.back = f"http://127.0.0.1:{own_port()}/callback"
        self.app = Registered(APP, SECRET, self.back)

    @property
    def is_stormy(self) -> bool:
        return self.losing.is_stormy

    @is_stormy.setter
    def is_stormy(self, is_stormy: bool) -> None:
        self.losing.is_stormy = is_stormy

    def browse(self, page: str) -> None:
        browse(page)

    def connect_words(self) -> Sequence[str]:
        return ("--client-id", APP)

    def at(self, api: str, page: str) -> dict[str, str]:
        """Tell where the service is found."""
        prefix = f"TRACKSYNC_SERVICES_{self.service.upper()}"
        return {
            f"{prefix}_BASE_URL": api,
            f"{prefix}_AUTH_URL": page,
            f"{prefix}_RETURN_URL": self.back,
        }


class JiraByBrowser(_OwnApp, JiraCloudStorm):
    """See `delivery_storm.StormSite`."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        super().__init__(folder, rng)
        shown = JiraDouble(small_world())
        demo = CloudSite("cloud-demo", "Demo", "https://demo.example.net", shown)
        self.front = DistantAtlassian((demo,), (self.app,), MIA.account_id)
        self.front.jira, self.front.on_token = self.double, self.losing

    @property
    def renewals(self) -> int:
        return self.front.books.renewals

    def settings(self) -> Mapping[str, str]:
        return self.at(self.front.url, self.front.url)


# --- Asana and Tempo -----------------------------------------------------------------------------


class Distant:
    """What stands behind a `Front`: a double that is a process of its own."""

    def __init__(self, double: DoubleProcess) -> None:
        self._double = double
        self.expire: Callable[[], None] = lambda: None
        self._used = 0

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        if asked.bearer == NOBODY:
            # It goes no further: what it would have changed is not somebody else's.
            handler.send(Answer(401, {"errors": [{"message": "Not Authorized"}]}))
            return
        self._used += 1
        if self._used % _USES == 0:
            self.expire()
        signed = asked.headers["authorization"]
        hand_on(asked, handler, self._double.port, asked.path, signed)

    def settle(self) -> None:
        """Do nothing: the storm does."""

    def check(self) -> None:
        """Do nothing: the storm does."""


class AsanaByBrowser(_OwnApp, AsanaStorm):
    """See `delivery_storm.StormSite`."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        super().__init__(folder, rng)
        behind = Distant(self.double)
        rules = asana_rules(by_broker=False)
        self.front = Front(rules, behind, asana.MIA.token, self.app, rotates=False)
        self.front.on_token, behind.expire = self.losing, self.front.books.expire

    @property
    def renewals(self) -> int:
        return self.front.books.renewals

    def settings(self) -> Mapping[str, str]:
        url = self.front.url
        return {
            "asana.without_time_tracking": self.without,
            **self.at(f"{url}{asana.PREFIX}", url),
        }


class TempoByBrowser(_OwnApp, TempoStorm):
    """See `delivery_storm.StormSite`. A lost renewal would end the sign-in."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        super().__init__(folder, rng)
        behind = Distant(self.double)
        rules = tempo_rules(by_broker=False)
        self.front = Front(rules, behind, tempo.MIA.token, self.app, rotates=True)
        behind.expire = self.front.books.expire

    @property
    def renewals(self) -> int:
        return self.front.books.renewals

    def settings(self) -> Mapping[str, str]:
        return self.at(self.front.url, self.front.url)


# --- Azure DevOps --------------------------------------------------------------------------------


class AzureDoor(Loopback):
    """Azure DevOps, for whoever brings a token of the directory; each is good for few requests."""

    def __init__(self, double: DoubleProcess, people: Directory) -> None:
        self.base_url = ""
        self._double, self._people = double, people
        self.breaches: list[str] = []
        self._known: dict[str, bool] = {}
        self._uses: Counter[str] = Counter()
        self._counting = threading.Lock()
        super().__init__(self)

    @property
    def tokens(self) -> int:
        """How many tokens were used up, or begun."""
        return len(self._uses)

    def answer(self, asked: Asked) -> Answer:
        return Answer(401, {"message": "The token has ended."})

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        if not self._is_good(asked.bearer):
            handler.send(self.answer(asked))
            return
        hand_on(asked, handler, self._double.port, asked.path, _basic("", WORKER.token))

    def _is_good(self, token: str) -> bool:
        if token not in self._known:
            self._known[token] = self._people.owner(token) is not None
        with self._counting:
            self._uses[token] += self._known[token]
            return self._known[token] and self._uses[token] <= _USES

    def failed(self, error: BaseException) -> None:
        self.breaches.append(f"the double itself failed: {error!r}")


class AzureByBrowser(AzureDevOpsStorm):
    """See `delivery_storm.StormSite`. The directory ends a sign-in whose renewal was repeated."""

    secret: str | None = None
    is_stormy = False

    def __init__(self, folder: Path, people: Directory) -> None:
        super().__init__(folder)
        self.front = AzureDoor(self.double, people)
        self._people = people

    @property
    def renewals(self) -> int:
        return self.front.tokens - 1

    def browse(self, page: str) -> None:
        Browser(name=WORKER.email.partition("@")[0], ca_file=self._people.ca_file).visit(page)

    def connect_words(self) -> Sequence[str]:
        return ("--client-id", DESKTOP.client_id, "--site", HOME)

    def settings(self) -> Mapping[str, str]:
        prefix = "TRACKSYNC_SERVICES_AZURE_DEVOPS"
        return {
            f"{prefix}_BASE_URL": self.front.url,
            f"{prefix}_AUTH_URL": self._people.authority,
            f"{prefix}_CA_FILE": str(self._people.ca_file),
        }


# --- the storm -----------------------------------------------------------------------------------


class StormByBrowser(Storm):
    """
    A storm whose person signs in by the browser.

    Attributes:
        repeated: How often it had to be done again.
    """

    repeated = 0
    _told = ""

    @property
    def site(self) -> BrowserSite:
        assert isinstance(self._site, BrowserSite)
        return self._site

    def _connect(self, site: StormSite) -> None:
        if site is not self._site:
            super()._connect(site)
            return
        assert any(self._sign_in() for _ in range(_TRIES)), self._told

    def _blow(self) -> None:
        self.site.is_stormy = True
        super()._blow()

    def _raise_again(self) -> None:
        super()._raise_again()
        self._sign_in_again()

    def _settle(self) -> None:
        super()._settle()
        assert not self._is_paused()

    def _outbox(self) -> Counter[str]:
        self._sign_in_again()
        return super()._outbox()

    def _sign_in_again(self) -> None:
        if self._site.service in MORTAL and self._is_paused():
            self.repeated += self._sign_in()

    def _sign_in(self) -> bool:
        """Try to; it storms there too."""
        site = self.site
        words = (*site.connect_words(), "--mode", "automatic", "--no-browser")
        told = sign_in(
            self.agent.env, *words, service=site.service, secret=site.secret, to=site.browse
        )
        self._told = told.err
        return told.code == 0

    def _is_paused(self) -> bool:
        code, said = self.agent.run("connections")
        return code == 0 and any(c["is_paused"] for c in said["connections"])


@contextmanager
def _azure(folder: Path, rng: random.Random) -> Iterator[AzureByBrowser]:
    del rng
    with directory(folder) as people:
        made = AzureByBrowser(folder, people)
        with made.front:
            yield made
        assert made.front.breaches == []


def _of(
    kind: Callable[[Path, random.Random], JiraByBrowser | AsanaByBrowser | TempoByBrowser],
) -> Callable[[Path, random.Random], AbstractContextManager[BrowserSite]]:
    @contextmanager
    def site(folder: Path, rng: random.Random) -> Iterator[BrowserSite]:
        made = kind(folder, rng)
        with made.front:
            yield made
        assert made.front.breaches == []

    return site


SITES: Mapping[str, Callable[[Path, random.Random], AbstractContextManager[BrowserSite]]] = {
    "jira": _of(JiraByBrowser),
    "asana": _of(AsanaByBrowser),
    "tempo": _of(TempoByBrowser),
    "azure_devops": _azure,
}


@contextmanager
def storm_by_browser(
    folder: Path, service: str = "jira", *, entries: int, kills: int, seed: int
) -> Iterator[StormByBrowser]:
    """Make a storm, with the place to sign in running."""
    folder.mkdir(exist_ok=True)
    with SITES[service](folder, random.Random(seed)) as site:
        yield StormByBrowser(folder, site, entries=entries, kills=kills, seed=seed)
