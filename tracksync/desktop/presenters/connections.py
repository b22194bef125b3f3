"""The Connections page and the dialog of connecting: tried before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracksync.core.problems import Problem
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.connections import (
    ConnectForm,
    ConnectionCard,
    ConnectionsModel,
    ConnectionsView,
    ConnectView,
    ServiceOffer,
    SiteChoice,
    Tried,
)
from tracksync.desktop.models.standup import ScheduleRow
from tracksync.desktop.presenters.account_facts import (
    SERVICES,
    asked_of,
    can_be_tried,
    is_by_address,
    is_channel,
    keeps_of,
    moment_of,
    not_done,
    place_of,
    queue_of,
    reading_of,
    rights_of,
)
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.schedules import choices, rows_of
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.services import Services
from tracksync.ports.authorization import Site
from tracksync.ports.manifest import Manifest, Way
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.tried import SignIn
from tracksync.services.personal.journal.changed import Changed

VIA = "window/connections"
SIGN_IN = "sign_in"


class ConnectionsPresenter(Presenter):
    """
    Shows accounts, signs in and out.

    Args:
        open_form: Opens the dialog of connecting.
    """

    interest = Changed.CONNECTIONS | Changed.TASKS | Changed.OUTBOX | Changed.STANDUPS

    def __init__(
        self, desk: Desk, view: ConnectionsView, open_form: Callable[[ConnectForm], None]
    ) -> None:
        super().__init__(desk)
        self._view, self._open_form = view, open_form
        self._model = ConnectionsModel()
        self._tried: dict[str, Tried] = {}
        self._attempt = 0
        self._replaces: Connection | None = None
        self._books_for = ""
        self._fresh = Fresh(desk.run, self._read, self._show, self._unread)

    def refresh(self) -> None:
        self._fresh.again()

    def failed(self, problem: Problem) -> None:
        self._fresh.again()  # what was switched in vain goes back
        self._unread(problem)

    def _unread(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    # --- showing ------------------------------------------------------------------------------

    def _read(self) -> ConnectionsModel:
        engine = self.desk.engine
        services, reading = engine.services, engine.parts.clock.read()
        now, zone = reading.at, reading.zone
        with services.store.read() as snapshot:
            found = snapshot.connections()
            tasks = [t for t in snapshot.tasks() if not t.ref.is_local and t.is_assigned]
            to_go = not_done(snapshot)
        schedules = self._schedules(found)
        cards = tuple(
            ConnectionCard(
                c.id,
                self._name(c, found),
                place_of(self._manifest(c.service), c),
                c.account.name or c.email,
                c.email,
                zone,
                is_automatic=c.mode == "automatic",
                is_read_only=c.is_read_only,
                is_working=not services.deliveries.is_lost(c.id),
                reading=reading_of(self.desk, c),
                task_count=sum(t.ref.connection == c.id for t in tasks),
                read=None if c.books_for else moment_of(c.last_read_at, reading),
                compared=moment_of(c.compared_at, reading),
                sent=moment_of(c.sent_at, reading),
                trouble=self._trouble(c),
                home=self._home_of(c, found),
                booked_over=self._booker_of(c, found),
                keeps=keeps_of(self.desk, self._manifest(c.service), c),
                queue=queue_of(self.desk, c, to_go, now),
                rights=rights_of(self.desk, self._manifest(c.service), c),
                is_channel=is_channel(self._manifest(c.service)),
                can_be_tested=can_be_tried(self._manifest(c.service), c),
                is_by_address=is_by_address(self._manifest(c.service), c),
                schedules=tuple(s for s in schedules if s.schedule.channel == c.id),
                asked=asked_of(self.desk, c),
            )
            for c in found
        )
        offers = (o for name in engine.parts.integrations for o in self._offers(name, found))
        return ConnectionsModel(cards, tuple(offers))

    def _show(self, model: ConnectionsModel) -> None:
        self._model = model
        cards = tuple(replace(c, tried=self._tried.get(c.id)) for c in model.cards)
        self._view.show_connections(replace(model, cards=cards))

    def _manifest(self, service: str) -> Manifest | None:
        integration = self.desk.engine.parts.integrations.get(service)
        return None if integration is None else integration.manifest

    def _home_of(self, connection: Connection, found: tuple[Connection, ...]) -> str:
        home = next((c for c in found if c.id == connection.books_for), None)
        return "" if home is None else self._title(home.service)

    def _booker_of(self, connection: Connection, found: tuple[Connection, ...]) -> str:
        booker = next((c for c in found if c.books_for == connection.id), None)
        return "" if booker is None else self._title(booker.service)

    def _offers(self, service: str, found: tuple[Connection, ...]) -> tuple[ServiceOffer, ...]:
        """Offer a service; one that has no tasks of its own once for each that it can book for."""
        title = self._title(service)
        books_for = self.desk.engine.parts.integrations[service].manifest.books_for
        if not books_for:
            return (ServiceOffer(service, title, self._use_of(service)),)
        homes = [c for c in found if c.service == books_for]
        if not homes:
            first = self.tr("Connect {home} first: time is booked on its tasks.")
            said = first.format(home=self._title(books_for))
            return (ServiceOffer(service, title, said, locked_by=books_for),)
        said = self.tr("Your time on the tasks of {home} goes there instead.")
        return tuple(
            ServiceOffer(
                f"{service}@{home.id}",
                title,
                said.format(home=home.site_url.partition("://")[2]),
            )
            for home in homes
        )

    def _title(self, service: str) -> str:
        return self.desk.title_of(service)

    def _schedules(self, found: tuple[Connection, ...]) -> tuple[ScheduleRow, ...]:
        channels = tuple(c for c in found if is_channel(self._manifest(c.service)))
        return rows_of(self.desk, choices(self.desk, channels)) if channels else ()

    def _name(self, connection: Connection, found: tuple[Connection, ...]) -> str:
        """Name a service; of several of its channels, which say nothing else, by their ids too."""
        title = self._title(connection.service)
        is_alone = sum(c.service == connection.service for c in found) == 1
        if is_alone or not is_channel(self._manifest(connection.service)):
            return title
        return f"{title} ({connection.id})"

    def _use_of(self, service: str) -> str:
        manifest = self._manifest(service)
        if manifest is not None and is_channel(manifest) and manifest.uses:
            return self.desk.translate(SERVICES, manifest.uses[0])
        return self.tr("Your assigned tasks here, your worklogs there.")

    def _trouble(self, connection: Connection) -> Trouble | None:
        if not connection.is_paused:
            return None
        said = self.tr("{service} no longer accepts the sign-in.")
        if is_by_address(self._manifest(connection.service), connection):
            said = self.tr("{service} no longer accepts the address.")
            return Trouble(
                said.format(service=self._title(connection.service)),
                self.tr("Make a new one there, connect it, and disconnect this one."),
            )
        return Trouble(
            said.format(service=self._title(connection.service)),
            self.tr("Your entries are safe here, and wait."),
            Remedy(SIGN_IN, self.tr("Sign in again")),
        )

    # --- connecting ---------------------------------------------------------------------------

    def connect(self, offer: str) -> None:
        """Ask for a new account; an offer names the service, and whom it would book for."""
        self._replaces = None
        service, _, self._books_for = offer.partition("@")
        form, alike = self._form(service), (service, self._books_for)

        def knows_app(services: Services) -> bool:
            known = (c for c in services.connections.all() if c.way is not Way.TOKEN)
            return any((c.service, c.books_for) == alike for c in known)

        self.look(knows_app, lambda knows: self._open_form(replace(form, knows_app=knows)))

    def sign_in_again(self, connection: str) -> None:
        """Ask for a new token of a known account."""
        self.look(lambda services: services.connections.one(connection), self._ask_again)

    def _ask_again(self, connection: Connection) -> None:
        self._replaces, self._books_for = connection, connection.books_for
        form = self._form(connection.service)
        self._open_form(
            replace(
                form,
                site=connection.site_url,
                email=connection.email,
                ways=(connection.way,) if form.is_channel else form.ways,
                way=connection.way,
                knows_app=connection.way is not Way.TOKEN,
                is_again=True,
                is_read_only=connection.is_read_only,
                has_email=connection.way is not Way.TOKEN and bool(connection.email),
            )
        )

    def _form(self, service: str) -> ConnectForm:
        manifest = self.desk.services.connections.integration(service).manifest
        form = form_of(manifest, lambda text: self.desk.translate(SERVICES, text))
        return replace(form, books_for=self._books_for)

    def try_to_connect(
        self,
        service: str,
        typed: tuple[str, str, str],
        view: ConnectView,
        *,
        reads_only: bool = False,
    ) -> None:
        """
        Try site, e-mail and token; only what works is kept.

        Where the token is good for many places and none is named, they are shown instead.
        """
        old, token, books_for = self._replaces, typed[-1], self._books_for
        # Connected anew, a known account that is only read is not written to for want of a tick.
        is_reading = reads_only or (None if old is None else False)
        sign_in = SignIn(service, *typed, is_read_only=is_reading, books_for=books_for)
        self._attempt += 1
        attempt = self._attempt
        view.show_trouble(None)
        view.show_trying(True)

        def failed(problem: Problem) -> None:
            if attempt == self._attempt:
                view.show_trying(False)
                view.show_trouble(self.desk.trouble_of(problem))

        def tried(draft: Connection | tuple[Site, ...]) -> None:
            if attempt != self._attempt:
                return
            if isinstance(draft, tuple):
                view.show_trying(False)
                view.show_places(tuple(SiteChoice(s.id, s.name, s.url) for s in draft))
            else:
                self.write(lambda s: s.connections.name(draft), named, failed)

        def named(connection: Connection) -> None:
            grants = self.desk.engine.running.grants
            self.desk.run.submit(
                Lane.COMMANDS,
                lambda: grants.take_token(connection, token),
                done=lambda _: kept(connection),
                failed=failed,
            )

        def kept(connection: Connection) -> None:
            self.write(
                lambda s: (
                    s.connections.save(connection, via=VIA),
                    s.deliveries.release_connection(connection.id, via=VIA)
                    if old is not None and connection.mode == "automatic"
                    else (),
                ),
                lambda _: self._signed_in(connection, view),
                failed,
            )

        self.desk.run.network(lambda: self._tried_or_places(sign_in), done=tried, failed=failed)

    def _signed_in(self, connection: Connection, view: ConnectView) -> None:
        view.show_trying(False)
        view.show_connected(connection.account.name, connection.site_url)
        if self.desk.engine.is_watching:
            self.desk.engine.running.refreshing.soon()

    def _tried_or_places(self, sign_in: SignIn) -> Connection | tuple[Site, ...]:
        connections = self.desk.services.connections
        places = None if sign_in.site_url else connections.places(sign_in)
        return connections.try_sign_in(sign_in) if places is None else places

    def give_up(self) -> None:
        """Forget the attempt that is under way; nothing of it is kept."""
        self._attempt += 1

    # --- living with it -----------------------------------------------------------------------

    def be_automatic(self, connection: str, *, is_on: bool) -> None:
        """Send worklogs by itself, or only after a click."""
        mode = "automatic" if is_on else "preview"
        self.write(lambda s: s.connections.change(connection, via=VIA, mode=mode))

    def be_read_only(self, connection: str, *, is_on: bool) -> None:
        """Write nothing there, or write again."""
        self.write(lambda s: s.connections.change(connection, via=VIA, is_read_only=is_on))

    def test(self, connection: str) -> None:
        """Ask the service whether the sign-in works; a second time, wait for it no longer."""
        under_way = self._tried.pop(connection, None)
        if under_way is not None and under_way == Tried():
            self._show(self._model)
            return
        mine = self._tried[connection] = Tried()
        self._show(self._model)

        def ended(trouble: Trouble | None) -> None:
            if self._tried.get(connection) is mine:
                at = self.desk.engine.parts.clock.read().at
                self._tried[connection] = Tried(at, trouble)
                self._show(self._model)

        checking = self.desk.engine.running.checking
        self.desk.run.submit(
            Lane.COMMANDS,
            lambda: checking.now(connection, via=VIA),
            done=lambda _: ended(None),
            failed=lambda problem: ended(self.desk.trouble_of(problem)),
        )

    def purge(self, connection: str) -> None:
        """Forget the cached tasks of an account; the next refresh fetches them again."""
        self.write(lambda s: s.tasks.purge(connection, via=VIA))


def form_of(manifest: Manifest, tell: Callable[[str], str]) -> ConnectForm:
    """
    Tell what is asked of who connects a service.

    Args:
        tell: Says a sentence of the manifest in the person's language.
    """

    def told(text: str) -> str:
        return text and tell(text)

    return ConnectForm(
        manifest.name,
        manifest.title,
        manifest.site,
        "",
        manifest.site_example,
        manifest.token_page,
        tuple(map(told, manifest.uses)),
        tuple(map(told, manifest.write_uses)),
        # What comes of trying it stands beside the field already.
        tuple(told(c) for c in manifest.caveats if c != manifest.trial),
        asks_site=not manifest.is_channel and (not manifest.site or bool(manifest.site_hint)),
        asks_email=manifest.asks_email,
        ways=manifest.ways,
        way=manifest.ways[0],
        apps=manifest.apps,
        site_hint=told(manifest.site_hint),
        asks_for=told(manifest.asks_for),
        steps=told(manifest.steps),
        trial=told(manifest.trial),
        is_channel=manifest.is_channel,
        can_ask_less=bool(manifest.write_scopes),
        email_allows=told(manifest.email_allows),
    )
