"""A person who signs in to Asana or Tempo by the browser: with an app of hers, or by a broker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from tests.contract.network.gateway_rig import access
from tests.contract.sign_in.broker_rig import config, device_key, serving
from tests.contract.sign_in.oauth_rig import Signing, Visit
from tests.fakes import asana, tempo
from tests.fakes.atlassian import Registered
from tests.fakes.oauth_front import Front, Rules
from tests.fakes.ports import own_port
from tests.unit.engine.house import House
from tracksync.broker.config import Upstream
from tracksync.integrations.asana import MANIFEST as ASANA
from tracksync.integrations.asana import Asana
from tracksync.integrations.jira import JiraCloud
from tracksync.integrations.tempo import MANIFEST as TEMPO
from tracksync.integrations.tempo import TempoCloud
from tracksync.network.access import Access
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Manifest
from tracksync.ports.tracker import Connection, Integration

SECRET = "secret-of-the-app"
APP = "app-of-mia"


@dataclass(frozen=True)
class Kind:
    """
    One service that is signed in to so.

    Attributes:
        account: Who it is there.
        more: What a broker says on its page.
    """

    manifest: Manifest
    make: Callable[[Access], Integration]
    front: Callable[..., Front]
    account: str
    more: Mapping[str, str] = field(default_factory=dict)


def asana_rules(*, by_broker: bool) -> Rules:
    """Tell how Asana does it, for Mia."""
    page = {"scope"} if by_broker else {"scope", "code_challenge", "code_challenge_method"}
    return Rules(
        "/-/oauth_authorize",
        "/-/oauth_token",
        "/-/oauth_revoke",
        frozenset(page),
        has_pkce=not by_broker,
        tells={"data": {"gid": asana.MIA.gid, "name": asana.MIA.name, "email": asana.MIA.email}},
    )


def _asana(*apps: Registered, by_broker: bool) -> Front:
    double = asana.AsanaDouble(asana.small_world())
    rules = asana_rules(by_broker=by_broker)
    return Front(rules, double, asana.MIA.token, *apps, rotates=False)


def tempo_rules(*, by_broker: bool) -> Rules:
    """Tell how Tempo does it."""
    return Rules(
        "/oauth/authorize/redirect",
        "/oauth/token/",
        "/oauth/revoke_token/",
        frozenset({"jira_url", "scope"} if by_broker else {"jira_url"}),
        frozenset() if by_broker else frozenset({"redirect_uri"}),
        ("read", "write"),
    )


def _tempo(*apps: Registered, by_broker: bool) -> Front:
    double = tempo.TempoDouble(tempo.small_world(tempo.MARK))
    rules = tempo_rules(by_broker=by_broker)
    return Front(rules, double, tempo.MIA.token, *apps, rotates=True)


HOME = replace(tempo.home_of(tempo.MIA), is_read_only=True)
KINDS = {
    "asana": Kind(ASANA, Asana, _asana, asana.MIA.gid),
    "tempo": Kind(TEMPO, TempoCloud, _tempo, tempo.MIA.account_id, {"jira_url": HOME.site_url}),
}


@dataclass
class Seat(Signing):
    """Mia, with her engine, and the service."""

    kind: Kind
    front: Front
    house: House
    app: App
    visits: list[Visit] = field(default_factory=list)

    @property
    def service(self) -> str:  # type: ignore[override]  # told by the kind
        return self.kind.manifest.name

    @property
    def made(self) -> tuple[Connection, ...]:
        """The connections to this service."""
        return tuple(c for c in self.connections if c.service == self.service)

    def whoami(self, connection: Connection) -> Any:  # noqa: ANN401  an account or a failure
        return self.running.reach.tracker(connection).whoami()


@contextmanager
def seat(name: str) -> Iterator[Seat]:
    """Sit down with an app of one's own."""
    back = f"http://127.0.0.1:{own_port()}/callback"
    with KINDS[name].front(Registered(APP, SECRET, back), by_broker=False) as front:
        with _house(name, front, back) as house:
            yield Seat(KINDS[name], front, house, App(APP, SECRET))
        front.check()


@contextmanager
def desk_with_broker(name: str) -> Iterator[Seat]:
    """Sit down with a broker's address and a key, and no secret."""
    kind, port, (key, digest) = KINDS[name], own_port(), device_key()
    app = Registered("app-of-the-team", SECRET, f"http://127.0.0.1:{port}/v1/callback")
    with kind.front(app, by_broker=True) as front:
        made = config(port, {name: _upstream(kind, front.url)}, {digest: "mia"})
        with serving(made, []) as server, _house(name, front, "") as house:
            broker = f"http://127.0.0.1:{server.port}"
            yield Seat(kind, front, house, App(secret=key, broker=broker))
        front.check()


def _upstream(kind: Kind, url: str) -> Upstream:
    page, token, revoke = (f"{url}{e.path}" for e in kind.manifest.oauth_endpoints)
    return Upstream(
        authorize_url=page,
        token_url=token,
        revoke_url=revoke,
        client_id="app-of-the-team",
        client_secret=SECRET,
        scopes=frozenset(kind.manifest.scopes),
        more=kind.more,
        is_json=False,
        ca_file=None,
    )


@contextmanager
def _house(name: str, front: Front, back: str) -> Iterator[House]:
    prefix = f"services.{name}"
    # Asana's address stands for its interface, not for the site.
    base = f"{front.url}{asana.PREFIX}" if name == "asana" else front.url
    chosen = {f"{prefix}.base_url": base, f"{prefix}.auth_url": front.url}
    made = KINDS[name].make(access(settings={**chosen, f"{prefix}.return_url": back}))
    house = House(integrations=[made, JiraCloud(access())], door=LoopbackDoor).start()
    try:
        house.engine.services.connections.save(HOME, via="test")
        yield house
    finally:
        house.close()
