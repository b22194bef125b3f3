"""
Signing in by the browser, or by a code on another screen: begun, waited for, tried, kept.

One at a time. What is known of it lies in memory, for minutes, and is gone with its end: the state
that the answer must bring back, the verifier that proves that we began, and what was granted while
the person still chooses a site. This machine listens only from the beginning to the answer.
"""

from __future__ import annotations

import hmac
import threading
from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from tracksync.core.delivery.outcomes import Failure, Refused
from tracksync.core.problems import BadInput, NotAllowed, Problem
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.engine.lanes.alarms import Alarms
from tracksync.engine.lanes.threads import Lane, Lanes
from tracksync.engine.parts import Parts
from tracksync.engine.services import Services
from tracksync.engine.sign_in.granted_sites import chosen_of, names_of, plain, reached
from tracksync.engine.sign_in.grants import Grants
from tracksync.engine.sign_in.ways import ByBrowser, ByCode, Deadline, Pages, SignInWay, fresh
from tracksync.ports.authorization import App, Ask, Site, Tokens
from tracksync.ports.manifest import Manifest, Way
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.granting import Grant, read_app
from tracksync.services.personal.connecting.tried import Granted
from tracksync.services.personal.delivery.wording import problem_of
from tracksync.services.personal.journal.following import AUTOMATIC

T = TypeVar("T")

LASTS = timedelta(minutes=10)
_ALARM = "sign-in"


@dataclass(frozen=True, slots=True)
class Wish:
    """
    What a person wants to sign in to.

    Attributes:
        via: Which door: "cli", "window/connections".
        site: The one of the places the grant may reach, by address, name or id; empty to be asked.
        app: As whom to ask; None as the last time.
        mode, is_read_only, books_for: As for `SignIn`.
        with_email: Ask for the right to read the person's e-mail address too, where that takes one
            of its own; None as it is.
    """

    service: str
    via: str
    way: Way = Way.OAUTH
    site: str = ""
    app: App | None = None
    mode: str | None = None
    is_read_only: bool | None = None
    books_for: str = ""
    with_email: bool | None = None
    pages: Pages = field(default_factory=Pages)


@dataclass(frozen=True, slots=True)
class Begun:
    """
    A sign-in under way.

    Attributes:
        page: What to open in a browser. Holds the state: for the person alone.
        shown: What to type there; empty where nothing is.
        ends_at: When it is given up.
    """

    id: str
    page: str = field(repr=False)
    shown: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Choices:
    """
    A grant that reaches several places; the person chooses one.

    Attributes:
        sites: Those that were told; empty only of channels, which can be named by their links.
        are_channels: They are where standups go.
    """

    id: str
    sites: tuple[Site, ...]
    are_channels: bool = False


@dataclass
class _Pending:
    """
    One sign-in. Changed under the guard of `SigningIn` alone.

    Attributes:
        why: Why it ended, in words; None while it goes on.
        is_waited_for: Somebody waits, or did: an answer is taken once.
    """

    id: str
    wish: Wish
    app: App
    way: SignInWay
    asked: tuple[str, ...]
    until: Deadline
    is_waited_for: bool = False
    tokens: Tokens | None = None
    sites: tuple[Site, ...] = ()
    why: Problem | None = None


class SigningIn:
    """
    Waits for other lanes: COMMANDS only, but for `cancel`.

    Args:
        lasts: How long a sign-in is waited for, and again how long for the choice of a site.
    """

    def __init__(
        self,
        services: Services,
        grants: Grants,
        parts: Parts,
        *,
        lanes: Lanes,
        alarms: Alarms,
        lasts: timedelta = LASTS,
    ) -> None:
        self._services = services
        self._grants = grants
        self._parts = parts
        self._lanes = lanes
        self._alarms = alarms
        self._lasts = lasts
        self._guard = threading.Lock()
        self._pending: _Pending | None = None

    # --- beginning --------------------------------------------------------------------------------

    def begin(self, wish: Wish) -> Begun:
        """
        Begin a sign-in; one that is under way is given up.

        Raises:
            BadInput: It cannot be signed in to this way, or as this app.
            NotAnswered: The service could not be asked.
        """
        self.cancel()
        manifest = self._services.connections.integration(wish.service).manifest
        app = wish.app or self._known_app(wish) or App()
        asked = manifest.scopes_for(
            is_read_only=self._is_reading(wish), with_email=self._has_email(wish, manifest, app)
        )
        way = self._begin_elsewhere(wish, app, asked)
        if way is None:
            way = self._begin_here(wish, app, asked)
        until = Deadline(self._parts.clock, self._lasts)
        pending = _Pending(fresh(), wish, app, way, asked, until)
        with self._guard:
            self._pending = pending
        self._mind(pending)
        return Begun(pending.id, way.page, way.shown, until.ends_at)

    def _begin_here(self, wish: Wish, app: App, asked: tuple[str, ...]) -> SignInWay:
        connections = self._services.connections
        by = connections.browser(wish.service, app)
        home = connections.home(wish.service, wish.books_for)
        door = self._parts.door(by.return_to)
        try:
            site = "" if home is None else home.site_url
            ask = Ask(fresh(), fresh(), door.address, asked, site)
            page = self._asked(lambda: by.begin(ask), wish.service, app.broker)
        except BaseException:
            door.close()
            raise
        return ByBrowser(by, ask, page, door, pages=wish.pages, network=self._network)

    def _begin_elsewhere(self, wish: Wish, app: App, asked: tuple[str, ...]) -> SignInWay | None:
        if wish.way is not Way.DEVICE:
            return None
        by = self._services.connections.device(wish.service, app)
        code = self._asked(lambda: by.begin(asked), wish.service)
        return ByCode(by, code, pages=wish.pages, network=self._network)

    def _known_app(self, wish: Wish) -> App | None:
        """Find as whom this account was asked before, else as whom another one of the service."""
        keystore = self._parts.keystore
        for known in (*self._named(wish), *self._of_service(wish)):
            if known.way is not Way.TOKEN:
                name = known.id
                app = self._lanes.ask(Lane.KEYSTORE, lambda: read_app(keystore, name))  # noqa: B023  asked at once
                if app is not None:
                    return app
        return None

    def _is_reading(self, wish: Wish) -> bool:
        """Tell whether to ask for reading alone: what is said, else as it is."""
        if wish.is_read_only is not None:
            return wish.is_read_only
        known = self._named(wish) or self._of_service(wish)
        return len(known) == 1 and known[0].is_read_only

    def _has_email(self, wish: Wish, manifest: Manifest, app: App) -> bool:
        """Tell whether to ask for the e-mail address: what is said, else as it is."""
        if app.broker and manifest.lent_said:
            if wish.with_email:
                raise BadInput(say("By the broker a bot signs in, which has no e-mail address."))
            return False
        if wish.with_email is not None:
            return wish.with_email
        known = self._named(wish)
        return len(known) == 1 and manifest.may_tell_email(known[0].scopes)

    def _of_service(self, wish: Wish) -> list[Connection]:
        """Find what is connected there; where it books for another connection, for that one."""
        home = self._services.connections.home(wish.service, wish.books_for)
        alike = wish.service, "" if home is None else home.id
        return [c for c in self._services.connections.all() if (c.service, c.books_for) == alike]

    def _named(self, wish: Wish) -> list[Connection]:
        """Find the connections of the place that was named: two places may have an app each."""
        name = plain(wish.site)
        return [c for c in self._of_service(wish) if name and name in names_of(c)]

    # --- waiting ----------------------------------------------------------------------------------

    def finish(self, sign_in: str) -> Connection | Choices:
        """
        Wait for the person's answer, then connect.

        Returns:
            The connection; or what can be chosen from, with `choose`, for some minutes.

        Raises:
            NotAllowed, NotAnswered: It was cancelled, took too long, or was refused; in words.
        """
        pending = self._of(sign_in)
        with self._guard:
            if pending.is_waited_for:
                msg = say("Somebody waits for this sign-in already.")
                raise NotAllowed(msg)
            pending.is_waited_for = True
        try:
            tokens = self._granted(pending)
            is_channel = self._is_channel(pending)
            if is_channel and pending.wish.site:
                return self._connect(pending, tokens, None)
            by, service = pending.way.by, pending.wish.service
            sites = self._asked(lambda: by.sites(tokens.access), service)
            site = None if is_channel else chosen_of(pending.wish.site, sites)
        except BaseException:
            self._end(pending, _over())
            raise
        if site is not None or not (sites or is_channel):
            return self._connect(pending, tokens, site)
        with self._guard:
            pending.tokens, pending.sites = tokens, sites
            pending.until = Deadline(self._parts.clock, self._lasts)
        self._mind(pending)
        return Choices(pending.id, sites, is_channel)

    def _is_channel(self, pending: _Pending) -> bool:
        service = pending.wish.service
        return self._services.connections.integration(service).manifest.is_channel

    def choose(self, sign_in: str, site: str) -> Connection:
        """
        Connect one of the places a grant reaches.

        A channel may be named otherwise, too; one that cannot be had leaves the choice open.
        """
        pending = self._of(sign_in)
        if pending.tokens is None:
            msg = say("There is nothing to choose from yet.")
            raise NotAllowed(msg, say("Wait for the answer of the browser first."))
        if site.strip() and self._is_channel(pending):
            named = next((one.url for one in pending.sites if one.id == site), site)
            pending.wish = replace(pending.wish, site=named)
            return self._connect(pending, pending.tokens, None, stays=True)
        chosen = chosen_of(site, pending.sites)
        if chosen is None:
            msg, sites = say("No site was named."), reached(pending.sites)
            raise BadInput(msg, say("Choose one of: {choices}.", choices=sites))
        return self._connect(pending, pending.tokens, chosen)

    def cancel(self, sign_in: str | None = None) -> bool:
        """Give up a sign-in (None: whichever is under way). From any thread."""
        with self._guard:
            pending = self._pending
        if pending is None or sign_in not in {None, pending.id}:
            return False
        msg = say("The sign-in was cancelled. Nothing was connected.")
        self._end(pending, NotAllowed(msg))
        return True

    def _granted(self, pending: _Pending) -> Tokens:
        granted = pending.way.wait(pending.until)
        if pending.why is not None:
            raise pending.why
        if granted is None:
            raise pending.until.too_late()
        return self._asked(lambda: granted, pending.wish.service, pending.app.broker)

    # --- connecting -------------------------------------------------------------------------------

    def _connect(
        self, pending: _Pending, tokens: Tokens, site: Site | None, *, stays: bool = False
    ) -> Connection:
        """Try it, keep its tokens, and only then save it; it *stays* until it was tried, or not."""
        if not stays:
            self._end(pending, _over())
        wish, services = pending.wish, self._services
        granted = Granted(
            service=wish.service,
            way=wish.way,
            tokens=tokens,
            asked=pending.asked,
            site=site,
            site_url=wish.site,
            mode=wish.mode,
            is_read_only=wish.is_read_only,
            books_for=wish.books_for,
        )
        draft = self._lanes.ask(Lane.NETWORK, lambda: services.connections.try_grant(granted))
        if stays and pending.why is not None:
            raise pending.why  # it was given up meanwhile
        self._end(pending, _over())
        named = self._lanes.ask(Lane.STORE, lambda: services.connections.name(draft))
        named = named.granted_to(pending.app.broker or pending.app.client_id)
        grant = Grant(pending.way.by.origin, tokens.refresh, pending.app)
        self._grants.take(named, grant, tokens)
        self._lanes.ask(Lane.STORE, lambda: self._save(named, wish.via))
        return named

    def _save(self, connection: Connection, via: str) -> None:
        services = self._services
        is_known = any(known.id == connection.id for known in services.connections.all())
        services.connections.save(connection, via=via)
        if is_known and connection.mode == AUTOMATIC:
            services.deliveries.release_connection(connection.id, via=via)

    # --- parts ------------------------------------------------------------------------------------

    def _asked(self, ask: Callable[[], T | Failure], service: str, broker: str = "") -> T:
        """Ask on the network lane; a failure is raised in words, of whoever was asked."""
        answer = self._lanes.ask(Lane.NETWORK, ask)
        if isinstance(answer, Failure):
            title = self._services.connections.integration(service).manifest.title
            # It hands on what the service refuses; that nothing is heard is its own.
            is_lost = broker and not isinstance(answer, Refused)
            raise problem_of(answer, say("The broker") if is_lost else title)
        return answer

    def _network(self, work: Callable[[], T]) -> T:
        return self._lanes.ask(Lane.NETWORK, work)

    def _of(self, sign_in: str) -> _Pending:
        with self._guard:
            pending = self._pending
        if pending is None or not hmac.compare_digest(pending.id.encode(), sign_in.encode()):
            raise _over()
        if pending.until.is_over:
            self._end(pending, pending.until.too_late())
            raise pending.until.too_late()
        return pending

    def _mind(self, pending: _Pending) -> None:
        """Have it forgotten in time, whether or not anybody asks."""
        until = pending.until
        self._alarms.set(
            _ALARM, until.lasts.total_seconds(), lambda: self._end(pending, until.too_late())
        )

    def _end(self, pending: _Pending, why: Problem) -> None:
        """Forget it; whoever still waits is told why."""
        with self._guard:
            pending.why = pending.why or why
            if self._pending is pending:
                self._pending = None
                self._alarms.clear(_ALARM)
        pending.way.close()


def _over() -> NotAllowed:
    msg = say("There is no such sign-in under way.")
    return NotAllowed(msg, say("Begin the sign-in again."))
