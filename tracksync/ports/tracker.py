"""What an outside product must offer: tasks to read, worklogs to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tracksync.core.outcomes import Failure, LookOutcome, WriteOutcome
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.worklogs import Worklog


@dataclass(frozen=True, slots=True)
class Account:
    """
    Who is signed in, as the service says.

    `zone` is the IANA zone of the profile there; empty where unknown.
    """

    account_id: str
    name: str
    email: str
    zone: str
    site_name: str = ""
    site_id: str = ""
    avatar_url: str = ""


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
        site_url: Origin (scheme, host, port) the token may be sent to, nowhere else.
        email: The account's e-mail, as typed.
        account: As the service answered when the sign-in was tried.
        mode: "preview" (nothing is sent without a click) or "automatic" (after a delay).
        is_read_only: Nothing is ever written.
        is_paused: Waits for a new sign-in.
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
    """Writes worklogs. Blocking: NETWORK lane only. Never raises, never retries, never sleeps."""

    def create(self, worklog: Worklog) -> WriteOutcome:
        """Book it once, carrying its mark."""

    def update(self, remote_id: str, worklog: Worklog) -> WriteOutcome:
        """Make the worklog say this; `Refused(404)` when it is gone."""

    def delete(self, task: TaskRef, remote_id: str) -> WriteOutcome:
        """Remove it; a worklog that is already gone counts as `Written`."""

    def look(self, task: TaskRef, mark: str, near: datetime) -> LookOutcome:
        """Find our worklogs on *task* that carry *mark*, started within two days of *near*."""


class Integration(Protocol):
    """What `integrations/NAME` offers to the catalogue."""

    @property
    def name(self) -> str:
        """The service's id, as in commands and settings: "jira"."""

    @property
    def title(self) -> str:
        """What people call it: "Jira"."""

    def check_site(self, site_url: str) -> str:
        """
        Bring a typed address into its one form (origin only).

        `BadInput` for one that cannot be used.
        """

    def connect(
        self, connection: Connection, read_token: Callable[[], str]
    ) -> tuple[IssueTracker, TimesheetSink]:
        """
        Build the adapters of one connection.

        The token is read at the moment of use and not kept.
        """
