"""An integration whose service is a real authorization server: a person's profile, no tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from tracksync.core.delivery.outcomes import Failure, LookOutcome, Refused, WriteOutcome
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.sentences import say
from tracksync.core.tasks import Task, TaskRef
from tracksync.network.access import Access
from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.oauth import Described, DeviceFlow, Endpoints
from tracksync.network.oauth_broker import code_flow
from tracksync.network.refusals import Wording
from tracksync.network.untyped import a_line, an_object
from tracksync.ports.authorization import App, Authorization, DeviceAuthorization
from tracksync.ports.manifest import AppKind, Manifest, Way
from tracksync.ports.tracker import Account, Adapters, Connection, TaskPage

# One of the names the table of settings knows; the service itself is made up.
MANIFEST = Manifest(
    name="asana",
    title="Profiles",
    ways=(Way.OAUTH, Way.DEVICE),
    apps=(AppKind.PUBLIC,),
    site="https://profiles.example.net",
    scopes={"openid": "who", "profile": "name", "email": "e-mail", "offline_access": "to stay"},
)
_WORDS = Wording("Profiles", say("Profiles no longer accepts the sign-in."))


@dataclass
class Profiles:
    """
    `ports.tracker.Integration`, with both ways of signing in.

    Attributes:
        issuer: The authorization server.
        change: Describes its OAuth otherwise, for what is to go wrong.
        flows: Whatever was made, so that a test can ask with it.
    """

    access: Access
    issuer: str
    change: dict[str, object] = field(default_factory=dict)
    flows: list[Authorization] = field(default_factory=list)
    manifest: Manifest = MANIFEST

    @property
    def described(self) -> Described:
        usual = Described(
            api=self.issuer,
            authorize=f"{self.issuer}/auth",
            token=f"{self.issuer}/token",
            revoke=f"{self.issuer}/token/revocation",
            device=f"{self.issuer}/device/auth",
            issuer=self.issuer,
            more={"prompt": "consent"},
        )
        return replace(usual, **self.change)  # type: ignore[arg-type]  # by name

    def authorization(self, app: App) -> Authorization:
        flow = code_flow(self.access, self.manifest, self.described, app)
        self.flows.append(flow)
        return flow

    def device(self, app: App) -> DeviceAuthorization:
        at = Endpoints(self.access, self.manifest, self.described, app)
        return DeviceFlow(at, sites=lambda _: ())

    def check_site(self, site_url: str) -> str:
        return site_url

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        me = Profile(self, read_token)
        return Adapters(me, me)


class Profile:
    """Knows who is signed in, and nothing else."""

    finds_by_mark = True

    def __init__(self, service: Profiles, read_token: Callable[[], str]) -> None:
        self._service = service
        self._read_token = read_token

    def whoami(self) -> Account | Failure:
        exchange = self._ask()
        now = self._service.access.clock.read().at
        if (failure := _WORDS.failure_of(exchange, is_write=False, now=now)) is not None:
            return failure
        told = an_object(exchange.json())
        email = a_line(told.get("email"), 100)
        return Account(a_line(told.get("sub"), 100), a_line(told.get("name"), 100), email, "")

    def _ask(self) -> Exchange:
        access, issuer = self._service.access, self._service.issuer
        channel = access.gateway.channel(access.service(self._service.manifest, issuer), issuer)
        return channel.ask("GET", "/me", sign_in=Bearer(self._read_token()))

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        return TaskPage((), None)

    def find(self, key: str) -> Task | Failure:
        return Refused(404)

    def as_kept(self, worklog: Worklog) -> Worklog:
        return worklog

    def create(self, worklog: Worklog) -> WriteOutcome:
        return Refused(405)

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        return Refused(405)

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        return Refused(405)

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        return Refused(405)
