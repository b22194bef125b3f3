"""What the Connections page and the dialog of connecting show."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView, Trouble
from tracksync.desktop.models.standup import ScheduleRow
from tracksync.ports.manifest import AppKind, Way


@dataclass(frozen=True, slots=True)
class Keeps:
    """
    What is left of an entry over there.

    Attributes:
        is_total: One worklog a task and day; else one an entry.
        has_start: The time of day it began; else its date only.
        has_note: Its note.
        said: What is left, where the three above do not tell it.
    """

    is_total: bool = False
    has_start: bool = True
    has_note: bool = True
    said: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """
    What is still to go there.

    Attributes:
        waiting: How many worklogs; `stuck` of them wait for the person.
        next_at: When the next of them is tried, where something held it back.
        because: What did, in a sentence.
    """

    waiting: int = 0
    stuck: int = 0
    next_at: datetime | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was last done there."""

    at: datetime
    is_today: bool = True


@dataclass(frozen=True, slots=True)
class Scope:
    """One right that was granted, by its name at the service, and what it is for."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rights:
    """
    What a connection may do, and what should be known of it.

    Attributes:
        uses: What the sign-in is used for, in sentences.
        scopes: What was granted; empty for a token, which has the rights of its owner.
        caveats: In sentences.
        account_id: The person, as the service names them.
        places: The sites, workspaces or organizations it reaches, by name and id.
        picture_url: Where their picture lies; shown as text, never fetched.
    """

    way: Way = Way.TOKEN
    uses: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()
    caveats: tuple[str, ...] = ()
    account_id: str = ""
    places: tuple[str, ...] = ()
    picture_url: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    What is asked with each worklog, beside its time and its note.

    Attributes:
        titles: As people read them over there.
        projects: How many there are; for `answered` of them nothing is missing.
        is_answered: Nothing is missing at all.
    """

    titles: tuple[str, ...]
    projects: int
    answered: int
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """A test of a sign-in: under way, or what it came to. `at` is None until it has ended."""

    at: datetime | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class ConnectionCard:
    """
    One signed-in account.

    Attributes:
        is_automatic: Worklogs leave by themselves; else after a click.
        is_working: The last contact went well.
        read, compared, sent: When its tasks were last read, its worklogs last compared, and one
            last sent; None for never.
        reading: Why it cannot be read now, or could not the last time.
        trouble: What is wrong, with its remedy.
        home: Whose tasks its time is booked on, where it has none of its own.
        booked_over: The service time on its tasks goes to, where that is another one.
        tried: The test that was asked for; None where none was.
        is_channel: Standups go there, and nothing else.
        is_by_address: It is known by a secret address alone; else somebody is signed in.
        can_be_tested: A test leaves nothing there.
        schedules: When standups come there, where they do by themselves.
        asked: None where nothing is asked with worklogs, or none are sent.
    """

    id: str
    service: str
    site: str
    account: str
    email: str
    zone: str
    is_automatic: bool = False
    is_read_only: bool = False
    is_working: bool = True
    task_count: int = 0
    read: Moment | None = None
    compared: Moment | None = None
    sent: Moment | None = None
    reading: Trouble | None = None
    is_channel: bool = False
    is_by_address: bool = False
    can_be_tested: bool = True
    schedules: tuple[ScheduleRow, ...] = ()
    trouble: Trouble | None = None
    home: str = ""
    booked_over: str = ""
    keeps: Keeps = Keeps()
    queue: Queue = Queue()
    rights: Rights = Rights()
    tried: Tried | None = None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class ServiceOffer:
    """A service that can be connected. `sentence` says what it would be used for."""

    id: str
    title: str
    sentence: str
    locked_by: str = ""


@dataclass(frozen=True, slots=True)
class ConnectionsModel:
    """What is connected, and what can be."""

    cards: tuple[ConnectionCard, ...] = ()
    offers: tuple[ServiceOffer, ...] = ()


class ConnectionsView(ScreenView, Protocol):
    """The page of connections."""

    def show_connections(self, connections: ConnectionsModel) -> None:
        """Show them."""


@dataclass(frozen=True, slots=True)
class ConnectForm:
    """
    What the dialog asks.

    Attributes:
        uses: What the sign-in will be used for, one sentence each; `write_uses` where it writes.
        caveats: What should be known before, one sentence each.
        help_url: Where a token is made, as text; the person opens it.
        asks_site: The site is not the same for everybody, or there is a choice.
        site_hint: What may be typed for it; often nothing.
        asks_email: The token alone does not say whose it is.
        ways: How one can sign in; all but a token are the business of `BrowserPresenter`.
        way: The one to begin with.
        apps: As whom one can sign in by those.
        knows_app: As whom is known from the last time.
        is_again: Of a known account, with its site.
        is_read_only: Nothing is written there so far.
        can_ask_less: The service gives the right to read alone, where it is asked for that.
        email_allows: What the rights would allow that show the person's e-mail address; empty where
            that takes none of its own.
        has_email: They were granted so far.
        books_for: Id of the connection it will book for, where it has no tasks of its own.
        asks_for: What is asked for in the place of a token; empty for a token.
        steps: How one comes by it.
        trial: What comes of it over there that it is tried.
        is_channel: Standups go there, and nothing else.
    """

    service: str
    title: str
    site: str = ""
    email: str = ""
    site_example: str = ""
    help_url: str = ""
    uses: tuple[str, ...] = ()
    write_uses: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    asks_site: bool = True
    asks_email: bool = True
    ways: tuple[Way, ...] = (Way.TOKEN,)
    way: Way = Way.TOKEN
    apps: tuple[AppKind, ...] = ()
    knows_app: bool = False
    is_again: bool = False
    is_read_only: bool = False
    site_hint: str = ""
    books_for: str = ""
    asks_for: str = ""
    steps: str = ""
    trial: str = ""
    is_channel: bool = False
    can_ask_less: bool = False
    email_allows: str = ""
    has_email: bool = False


@dataclass(frozen=True, slots=True)
class LeaveForm:
    """
    An account that is about to be left.

    Attributes:
        way: How it was signed in; a token stays good.
        takes_back: The service lets a program give back what the person granted.
        waiting: How many worklogs were not sent yet.
        home: Where those go back to, where it only books on the tasks of another one.
        is_channel: Standups go there, and nothing else.
        schedules: What becomes of those that name it; empty where none does.
    """

    connection: str
    service: str
    site: str
    account: str
    way: Way = Way.TOKEN
    waiting: int = 0
    home: str = ""
    is_channel: bool = False
    schedules: str = ""
    takes_back: bool = True


class LeaveView(Protocol):
    """The dialog of leaving."""

    def show_leaving(self, is_leaving: bool) -> None:
        """It is under way."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why nothing was changed."""

    def show_left(self, said: str, hint: str, page: str) -> None:
        """Say what became of the sign-in; *page* is where the person can look, or empty."""


@dataclass(frozen=True, slots=True)
class BrowserForm:
    """
    What is asked before the browser is opened; all of it may be empty, for "as the last time".

    Attributes:
        site: Which of the places to connect, where several are granted.
        broker: The address of the team's broker.
        client_id: Of an app of the person's own, instead of a broker.
        secret: This device's key to the broker, or the app's secret.
        is_read_only: Write nothing, and ask for reading alone where there is less to ask for;
            None as the last time.
        books_for: As in `ConnectForm`.
        with_email: Ask for what shows the person's e-mail address; None where there is no choice.
    """

    service: str
    way: Way = Way.OAUTH
    site: str = ""
    broker: str = ""
    client_id: str = ""
    secret: str = field(default="", repr=False)
    is_read_only: bool | None = None
    books_for: str = ""
    with_email: bool | None = None


@dataclass(frozen=True, slots=True)
class SiteChoice:
    """One of the places that were granted."""

    id: str
    name: str
    url: str


class BrowserView(Protocol):
    """The dialog of signing in by the browser."""

    def show_page(self, page: str, shown: str) -> None:
        """
        Open this page in the browser, and offer it as text; it can be cancelled.

        Args:
            shown: What has to be typed on that page, which may be open on another screen; the
                page is then opened only when asked for. Empty where nothing is typed.
        """

    def show_sites(self, sites: tuple[SiteChoice, ...]) -> None:
        """Ask which of them."""

    def show_places(self, places: tuple[SiteChoice, ...]) -> None:
        """Ask for a channel; none are told where they may not be listed."""

    def show_trying(self, is_trying: bool) -> None:
        """Something is under way; it can be cancelled."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why nothing was connected."""

    def show_connected(self, account: str, site: str) -> None:
        """Say who is signed in; nothing is left to do."""


class ConnectView(Protocol):
    """The dialog of connecting."""

    def show_form(self, form: ConnectForm) -> None:
        """Ask."""

    def show_places(self, places: tuple[SiteChoice, ...]) -> None:
        """Ask for a channel; none are told where they may not be listed. What was typed stays."""

    def show_trying(self, is_trying: bool) -> None:
        """The sign-in is being tried; it can be cancelled."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why it was refused; what was typed stays."""

    def show_connected(self, account: str, site: str) -> None:
        """Say who is signed in; nothing is left to do."""
