"""What an outside product must offer: tasks to read, worklogs to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.delivery.details import Detail, Said
from tracksync.core.delivery.outcomes import Failure, LookOutcome, RemoteWorklog, WriteOutcome
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.ports.authorization import Site
from tracksync.ports.channel import Ahead, Channel, Posts, Threads
from tracksync.ports.manifest import Grain, Manifest, Way

_FORGOTTEN, _APP = "forgotten_since_ms", "app"


@dataclass(frozen=True, slots=True)
class Account:
    """
    Who is signed in, as the service says.

    `zone` is the IANA zone of the profile there; empty where unknown. `places` are those it reaches
    there, where there may be several (workspaces).
    """

    account_id: str
    name: str
    email: str
    zone: str
    site_name: str = ""
    site_id: str = ""
    avatar_url: str = ""
    places: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Some tasks and, unless it was the last page, the token that asks for the next."""

    tasks: tuple[Task, ...]
    next_token: str | None


@dataclass(frozen=True, slots=True)
class Connection:
    """
    One signed-in account at one integration. Holds no secret.

    Attributes:
        id: "jira-1"; part of every `TaskRef` that belongs to it.
        service: "jira".
        site_url: Origin (scheme, host, port) of the site; where it stands under a path of its own
            (`https://intranet.example/jira`), with that path. A token that the person made is sent
            there and nowhere else; a granted one belongs to where its `Renewal.origin` says.
        email: The account's e-mail, as typed.
        account: As the service answered when the sign-in was tried.
        mode: "preview" (nothing is sent without a click) or "automatic" (after a delay).
        is_read_only: Nothing is ever written.
        is_paused: Waits for a new sign-in.
        signed_in_at: When this sign-in was tried; None where that was not noted yet.
        held_until_at: Until when the service asked not to be asked; it may be past.
        compared_at: When the worklogs there were last compared with those here.
        sent_at: When a worklog was last taken there, changed or deleted.
        grain: One worklog an entry, or one total a task and day; the service decides.
        books_for: Id of the connection whose tasks its time is booked on; empty for its own. Time
            on those tasks goes out over this connection, and never over both.
        details: What the service wants said with each worklog, as it was last asked.
        said: What the person said of that, by project.
        way: How the person signed in.
        scopes: What was granted; empty for a token that the person made.
    """

    id: str
    service: str
    site_url: str
    email: str
    account: Account
    mode: str = "preview"
    is_read_only: bool = False
    is_paused: bool = False
    last_read_at: datetime | None = None
    extra: dict[str, str] = field(default_factory=dict)
    grain: Grain = Grain.ENTRY
    books_for: str = ""
    details: tuple[Detail, ...] = ()
    said: tuple[Said, ...] = ()
    way: Way = Way.TOKEN
    scopes: tuple[str, ...] = ()
    signed_in_at: datetime | None = None
    held_until_at: datetime | None = None
    compared_at: datetime | None = None
    sent_at: datetime | None = None

    def given_up(self, used: Connection) -> Connection:
        """
        Wait for a new sign-in, because the one of *used* was refused.

        Where there is a newer one by now, a refusal that comes late says nothing of it.
        """
        return replace(self, is_paused=True) if used.signed_in_at == self.signed_in_at else self

    def called_as(self, told: Account) -> Connection:
        """Take over what its place is called by now; where that is not told it stays."""
        is_told = told.site_name and told.account_id == self.account.account_id
        if not is_told:
            return self
        return replace(self, account=replace(self.account, site_name=told.site_name))

    @property
    def app(self) -> str:
        """As whom it was granted: the broker's address or the app's public id; empty if unknown."""
        return self.extra.get(_APP, "")

    def granted_to(self, app: str) -> Connection:
        """Note as whom it was granted."""
        return replace(self, extra=self.extra | {_APP: app})

    @property
    def forgotten_since_at(self) -> datetime | None:
        """
        Since when things were sent that are unknown here, because the store came out of a copy.

        None where that is not so, or the person has said what to do about it.
        """
        text = self.extra.get(_FORGOTTEN, "")
        return from_ms(int(text)) if text.isdecimal() else None

    def forgetting_since(self, at: datetime | None) -> Connection:
        """Note that what was sent since then is unknown here; None: that it is known again."""
        extra = {name: value for name, value in self.extra.items() if name != _FORGOTTEN}
        if at is None:
            return replace(self, extra=extra)
        since = min(at, self.forgotten_since_at or at)
        return replace(self, extra=extra | {_FORGOTTEN: str(to_ms(since))})


class IssueTracker(Protocol):
    """
    Reads from a service.

    Blocking: NETWORK lane only. Never raises for what the service or network does.
    """

    def whoami(self) -> Account | Failure:
        """Ask who is signed in; the first thing tried before anything is saved."""

    def assigned(self, page_token: str | None) -> TaskPage | Failure:
        """Read one page of the tasks assigned to the person, most recently changed first."""

    def find(self, key: str) -> Task | Failure:
        """Read one task by the key people use; `Refused(404)` when there is none."""


class TimesheetSink(Protocol):
    """
    Writes worklogs. Blocking: NETWORK lane only. Never raises, never retries, never sleeps.

    A worklog of a day's total starts at noon UTC of the local date it stands for; read back, it is
    told the same way.
    """

    @property
    def finds_by_mark(self) -> bool:
        """
        Whether a worklog that is written now carries its mark over there.

        Where it does not, ours is told from others by what stood there before it was sent; `look`
        then finds all of the person's own worklogs near, with an empty mark. Where some are marked
        and others are not (written before there were marks, or by the person), it may show both.
        """

    def as_kept(self, worklog: Worklog) -> Worklog:
        """Tell what the service keeps of a worklog; where it keeps all, the worklog itself."""

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Book it once, carrying its mark."""

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make the worklog say this; `Refused(404)` when it is gone."""

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """Remove it; a worklog that is already gone counts as `Written`."""

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """Find our worklogs on *task* that carry *mark*, started within two days of *near*."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the person's own worklogs, as it stands over there."""

    task: TaskRef
    worklog: RemoteWorklog


@dataclass(frozen=True, slots=True)
class Listed:
    """
    The person's own worklogs of a period.

    Attributes:
        is_complete: Nothing of the period is missing, on the tasks that were asked about.
    """

    worklogs: tuple[Standing, ...]
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Feed:
    """
    What changed over there.

    Attributes:
        changed: The person's own, new or changed, as they stand now.
        gone: Ids that were deleted, of anybody; None where the service does not tell, so that only
            a listing shows what is no longer there.
        until: Ask from here the next time; what came later is not in it.
    """

    changed: tuple[Standing, ...]
    gone: tuple[str, ...] | None
    until: datetime


class TimesheetReader(Protocol):
    """Reads the person's own worklogs. Blocking: NETWORK lane only. Never raises, never retries."""

    @property
    def has_feed(self) -> bool:
        """Whether the service tells what changed; else only listings do."""

    def between(
        self, start: datetime, end: datetime, tasks: tuple[TaskRef, ...]
    ) -> Listed | Failure:
        """
        List what starts in [start, end).

        Args:
            tasks: Where a service lists by task only, those to look at; others pass them over.
        """

    def changed_since(self, since: datetime) -> Feed | Failure:
        """Tell what changed; only where `has_feed`."""

    def one(self, task: TaskRef, remote_id: str) -> Standing | Failure | None:
        """Read one; None when it is surely gone."""


class DetailsReader(Protocol):
    """Reads what must be said with a worklog. Blocking: NETWORK lane only. Never raises."""

    def wanted(self) -> tuple[Detail, ...] | Failure:
        """Tell what the service takes no worklog without, beside its time and its note."""


@dataclass(frozen=True, slots=True)
class Adapters:
    """
    What speaks to a service for one connection.

    Attributes:
        reader: None where its worklogs cannot be listed.
        details: None where nothing more has to be said with a worklog.
        channel: None where nothing is posted.
        posts: None where what was posted is out of reach.
        threads: None where nothing can be posted into a thread.
        ahead: None where nothing is taken before its time.
    """

    tracker: IssueTracker
    sink: TimesheetSink
    reader: TimesheetReader | None = None
    details: DetailsReader | None = None
    channel: Channel | None = None
    posts: Posts | None = None
    threads: Threads | None = None
    ahead: Ahead | None = None


@runtime_checkable
class HasThreads(Protocol):
    """An integration some of whose channels have threads that can be posted into."""

    def has_threads(self, connection: Connection) -> bool:
        """Tell whether this one's has, asking nobody."""


@runtime_checkable
class TakesAhead(Protocol):
    """An integration some of whose channels take messages before their time."""

    def takes_ahead(self, connection: Connection) -> bool:
        """Tell whether this one does, asking nobody."""


@runtime_checkable
class TellsSites(Protocol):
    """An integration whose service tells which sites a token is good for."""

    def find_sites(self, read_token: Callable[[], str]) -> tuple[str, ...] | Failure:
        """Ask for their addresses. Blocking: NETWORK lane only; never raises."""


@runtime_checkable
class SearchesSites(Protocol):
    """An integration whose places are found by name, with what the person brought."""

    @property
    def manifest(self) -> Manifest:
        """As of `Integration`."""

    def search_sites(self, text: str, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure:
        """
        Find the places a text may mean; one that names a place exactly finds that one alone.

        Blocking: NETWORK lane only; never raises for what the service does. `BadInput` for what
        can be no place.
        """

    def list_sites(self, read_token: Callable[[], str]) -> tuple[Site, ...] | Failure | None:
        """
        Tell all places there are to choose from, by name; none where they may not be listed.

        Blocking: NETWORK lane only; never raises.

        Returns:
            None where what the person brought says itself which place is meant.
        """


class Integration(Protocol):
    """What `integrations/NAME` offers to the catalogue."""

    @property
    def manifest(self) -> Manifest:
        """What it can, asks for and keeps to."""

    def check_site(self, site_url: str) -> str:
        """
        Bring a typed address into its one form: the origin, and the site's own path if it has one.

        `BadInput` for one that cannot be used.
        """

    def connect(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """
        Build the adapters of one connection.

        The token is read at the moment of use and not kept. Where `connection.way` is not
        `Way.TOKEN` it is an access token, which is renewed for the adapters, not by them.
        """
