"""Connections: signing in to a service, tried before it is saved, and leaving it again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from tracksync.core.delivery.door import DeliveryState, recall
from tracksync.core.problems import BadInput, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.ports.authorization import (
    App,
    Authorization,
    DeviceAuthorization,
    OffersBrowser,
    OffersDevice,
    Renewal,
    Site,
)
from tracksync.ports.manifest import Way
from tracksync.ports.store import Unit
from tracksync.ports.tracker import Account, Adapters, Connection, Integration
from tracksync.services.personal.connecting.places import places_of, site_of
from tracksync.services.personal.connecting.tried import Granted, SignIn, token_of
from tracksync.services.personal.delivery.wording import not_connected
from tracksync.services.personal.journal.booking import borrowed, home_of, take_over
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.following import AUTOMATIC, catch_up
from tracksync.services.personal.journal.recording import Recorder, Recording

PREVIEW = "preview"
MODES = (PREVIEW, AUTOMATIC)
LONGEST_EMAIL = 254
_SHORTEST_NAME = 6
_LASTING = "offline_access"
_MANY = 100_000
_NOT_DONE = tuple(state for state in DeliveryState if state is not DeliveryState.DONE)


class ConnectionService:
    """
    Signed-in accounts.

    `try_sign_in` and `try_grant` run on NETWORK, the rest on STORE.
    """

    def __init__(self, recorder: Recorder, integrations: Mapping[str, Integration]) -> None:
        self._recorder = recorder
        self._integrations = integrations

    def all(self) -> tuple[Connection, ...]:
        """All connections, by id."""
        with self._recorder.store.read() as snapshot:
            return snapshot.connections()

    def one(self, connection: str) -> Connection:
        """Find a connection by id, or by service when there is only one of it."""
        found = [c for c in self.all() if connection in (c.id, c.service)]
        if len(found) != 1:
            shown = clean_line(connection, limit=60)
            ids = ", ".join(c.id for c in found)
            msg = (
                say("{shown} means several: {ids}.", shown=shown, ids=ids)
                if found
                else say("There is no connection {shown!r}.", shown=shown)
            )
            raise NotFound(msg, say("tracksync connections lists them by id."))
        return found[0]

    def integration(self, service: str) -> Integration:
        """Find what knows a service; `NotFound` for an unknown one."""
        found = self._integrations.get(service)
        if found is None:
            msg = say(
                "TrackSync cannot connect to {service!r}.", service=clean_line(service, limit=60)
            )
            raise NotFound(
                msg, say("It knows: {names}.", names=", ".join(sorted(self._integrations)))
            )
        return found

    def home(self, service: str, named: str) -> Connection | None:
        """Find the connection a new one would book for; `BadInput`, None: as `home_of` says."""
        return home_of(self.integration(service).manifest, named, self.all())

    def try_sign_in(self, sign_in: SignIn) -> Connection:
        """
        Try the sign-in, saving nothing. Blocking: NETWORK lane.

        Returns:
            The connection as it would be saved, without an id.

        Raises:
            BadInput, NotAnswered: In words, why it cannot be.
        """
        integration = self.integration(sign_in.service)
        _check_mode(sign_in.mode)
        token = token_of(sign_in, integration.manifest.title)
        home = self.home(sign_in.service, sign_in.books_for)
        draft = Connection(
            id="",
            service=sign_in.service,
            site_url=site_of(integration, sign_in.site_url, token),
            email=clean_line(sign_in.email, limit=LONGEST_EMAIL),
            account=Account("", "", "", "") if home is None else borrowed(home),
            grain=integration.manifest.grain,
            books_for="" if home is None else home.id,
        )
        return self._tried(draft, token, sign_in)

    def places(self, sign_in: SignIn) -> tuple[Site, ...] | None:
        """Tell the places to choose from, if there are: see `places_of`. NETWORK lane."""
        integration = self.integration(sign_in.service)
        return places_of(integration, token_of(sign_in, integration.manifest.title))

    def try_grant(self, granted: Granted) -> Connection:
        """
        Try what a service granted, saving nothing. Blocking: NETWORK lane.

        Returns:
            The connection as it would be saved, without an id.

        Raises:
            BadInput, NotAnswered: In words, why it cannot be.
        """
        integration = self.integration(granted.service)
        manifest = integration.manifest
        _check_mode(granted.mode)
        # Some services do not name what only says that it shall last.
        missing = set(granted.asked) - set(granted.scopes) - {_LASTING, *manifest.email_scopes}
        if missing or not granted.tokens.refresh:
            less = ", ".join(sorted(missing)) or _LASTING
            msg = say(
                "{service} granted less than TrackSync needs: {scopes} is missing.",
                service=manifest.title,
                scopes=less,
            )
            hint = say("Begin the sign-in again and allow it, or ask an administrator.")
            raise BadInput(msg, hint)
        home = self.home(granted.service, granted.books_for)
        typed = granted.site_url or manifest.site
        site = granted.site or Site("", "", site_of(integration, typed, granted.tokens.access))
        chosen = Account("", "", "", "", site_name=site.name, site_id=site.id)
        draft = Connection(
            id="",
            service=granted.service,
            site_url=site.url,
            email="",
            account=chosen if home is None else borrowed(home),
            grain=manifest.grain,
            way=granted.way,
            scopes=granted.scopes,
            books_for="" if home is None else home.id,
        )
        tried = self._tried(draft, granted.tokens.access, granted)
        account = replace(
            tried.account,
            site_id=site.id or tried.account.site_id,
            site_name=tried.account.site_name or site.name,
        )
        # Who did not grant writing may not be made to write by an older choice.
        is_reading = tried.is_read_only or not manifest.may_write(tried.scopes)
        return replace(tried, account=account, email=account.email, is_read_only=is_reading)

    def _tried(self, draft: Connection, token: str, choices: SignIn | Granted) -> Connection:
        integration = self.integration(draft.service)
        adapters = integration.connect(draft, lambda: token)
        answer = adapters.tracker.whoami()
        if not isinstance(answer, Account):
            raise not_connected(answer, integration.manifest.title)
        details = () if adapters.details is None else adapters.details.wanted()
        if not isinstance(details, tuple):
            raise not_connected(details, integration.manifest.title)
        return self._with_choices(replace(draft, account=answer, details=details), choices)

    def browser(self, service: str, app: App) -> Authorization:
        """Find how people sign in to a service by the browser; `BadInput` where they cannot."""
        found = self.integration(service)
        if not isinstance(found, OffersBrowser):
            msg = say(
                "{service} cannot be signed in to by the browser.", service=found.manifest.title
            )
            raise BadInput(msg, say("Use a token: --token-stdin."))
        return found.authorization(app)

    def device(self, service: str, app: App) -> DeviceAuthorization:
        """Find how people sign in by a code on another screen; `BadInput` where they cannot."""
        found = self.integration(service)
        if not isinstance(found, OffersDevice):
            msg = say(
                "{service} cannot be signed in to by a code on another screen.",
                service=found.manifest.title,
            )
            raise BadInput(msg, say("Use a token: --token-stdin."))
        return found.device(app)

    def renewal(self, connection: Connection, app: App) -> Renewal:
        """Find what keeps a connection's grant alive."""
        if connection.way is Way.DEVICE:
            return self.device(connection.service, app)
        return self.browser(connection.service, app)

    def name(self, draft: Connection) -> Connection:
        """
        Give a tried connection its id.

        It is made from the account and its site, so that an account that comes back finds what was
        sent over it, and no other account ever inherits that.
        """
        known = self._known(draft)
        if known is not None:
            return replace(draft, id=known.id)
        taken = {c.id for c in self.all()}
        digest = hashlib.sha256("\n".join(self._identity(draft)).encode()).hexdigest()
        names = (f"{draft.service}-{digest[:n]}" for n in range(_SHORTEST_NAME, len(digest)))
        return replace(draft, id=next(name for name in names if name not in taken))

    def _known(self, draft: Connection) -> Connection | None:
        """Find the connection of the same account, whichever way it was signed in."""
        return next((c for c in self.all() if _is_same(c, draft)), None)

    def _identity(self, connection: Connection) -> tuple[str, str, str]:
        """
        Tell what makes it the same account: the service, the site, the account.

        Where each team has an address of its own, that names the site, because not every way of
        signing in tells an id; elsewhere the id does.
        """
        account, site_url = connection.account, connection.site_url
        has_own = not self.integration(connection.service).manifest.site
        site = site_url if has_own else account.site_id or site_url
        return connection.service, site, account.account_id

    def _with_choices(self, tried: Connection, choices: SignIn | Granted) -> Connection:
        """Keep the choices made before for the same account, unless new ones were made."""
        old = self._known(tried)
        mode = PREVIEW if old is None else old.mode
        is_read_only = old is not None and old.is_read_only
        return replace(
            tried,
            mode=mode if choices.mode is None else choices.mode,
            is_read_only=is_read_only if choices.is_read_only is None else choices.is_read_only,
            last_read_at=None if old is None else old.last_read_at,
            compared_at=None if old is None else old.compared_at,
            sent_at=None if old is None else old.sent_at,
            extra={} if old is None else old.extra,
            said=() if old is None else old.said,
            signed_in_at=self._recorder.clock.read().at,
        )

    def save(self, connection: Connection, *, via: str) -> Changed:
        """
        Save a connection whose token is safe in the keystore.

        What was tracked on its tasks while it was not there waits for the person's word to go.
        """
        with self._recorder.open(via) as recording:
            recording.changed |= self._save(recording, connection)
        return recording.changed

    def change(
        self,
        connection: str,
        *,
        via: str,
        mode: str | None = None,
        is_read_only: bool | None = None,
    ) -> Connection:
        """
        Change how a connection sends.

        Switched to preview, what a rule had released waits for a click again. Switched to
        automatic, what waits for a click still does: the rule is for what comes.
        """
        _check_mode(mode)
        found = self.one(connection)
        if is_read_only is False:
            self._check_may_write(found)
        with self._recorder.open(via) as recording:
            old = recording.unit.connection(found.id) or found
            new = replace(
                old,
                mode=old.mode if mode is None else mode,
                is_read_only=old.is_read_only if is_read_only is None else is_read_only,
            )
            recording.changed |= self._save(recording, new)
        return new

    def _check_may_write(self, connection: Connection) -> None:
        manifest = self.integration(connection.service).manifest
        if connection.way is not Way.TOKEN and not manifest.may_write(connection.scopes):
            msg = say(
                "Only reading was granted at {service}, so {id} cannot write.",
                service=manifest.title,
                id=connection.id,
            )
            raise NotAllowed(msg, say("Sign in again and grant writing too."))

    def _save(self, recording: Recording, new: Connection) -> Changed:
        unit, now = recording.unit, recording.reading.at
        old = unit.connection(new.id)
        unit.save_connection(new)
        changed = Changed.CONNECTIONS
        if old is not None and (old.mode, new.mode) == (AUTOMATIC, PREVIEW):
            changed |= _recall(unit, new.id, now)
        for booker in unit.connections():
            if booker.books_for == new.id:
                unit.save_connection(replace(booker, account=borrowed(new)))
        if new.books_for and old is None and take_over(unit, new.books_for, new.id, now):
            changed |= Changed.OUTBOX
        if not new.is_read_only and (old is None or old.is_read_only):
            home = new.books_for or new.id
            changed |= catch_up(unit, home, now, self._recorder.preferences)
        return changed

    def pause(self, used: Connection) -> Changed:
        """Stop using the sign-in of *used*, which was refused, until there is a new one."""
        return self._noted(used.id, lambda found: found.given_up(used))

    def resume(self, connection: str) -> Changed:
        """Use a sign-in again that turned out to be accepted after all."""
        return self._noted(connection, lambda found: replace(found, is_paused=False))

    def note_read(self, connection: str, at: datetime) -> Changed:
        """Remember when its list of tasks was read last."""
        return self._noted(connection, lambda found: replace(found, last_read_at=at))

    def note_place(self, connection: str, told: Account) -> Changed:
        """Keep what its place is called by now, as a channel that was renamed."""
        return self._noted(connection, lambda found: found.called_as(told))

    def stands_otherwise(self) -> None:
        """Tell everybody that something else is known of how a connection stands."""
        self._recorder.announce(Changed.CONNECTIONS)

    def _noted(self, connection: str, after: Callable[[Connection], Connection]) -> Changed:
        """Change what is known of a connection at this moment; what others said of it stays."""
        named = self.one(connection)
        with self._recorder.open("engine") as recording:
            found = recording.unit.connection(named.id) or named
            new = after(found)
            if new != found:
                recording.changed |= self._save(recording, new)
        return recording.changed

    def remove(self, connection: str, *, via: str, keep_tasks: bool) -> Changed:
        """
        Forget a connection; what was sent over it stays where it is.

        What stands there, or may, is remembered: should the account come back, nothing is sent
        twice.
        """
        found = self.one(connection)
        with self._recorder.open(via) as recording:
            unit, now = recording.unit, recording.reading.at
            if unit.connection(found.books_for) is not None:
                take_over(unit, found.id, found.books_for, now)
            unit.remove_connection(found.id, keep_tasks=keep_tasks)
            if found.books_for:
                catch_up(unit, found.books_for, now, self._recorder.preferences)
            recording.changed |= Changed.CONNECTIONS | Changed.TASKS | Changed.OUTBOX
        return recording.changed

    def adapters(self, connection: Connection, read_token: Callable[[], str]) -> Adapters:
        """Build what speaks to the service for a saved connection."""
        return self.integration(connection.service).connect(connection, read_token)


def _is_same(one: Connection, other: Connection) -> bool:
    """Whether two connections are of the same account at the same site."""
    a, b = one.account, other.account
    if (one.service, a.account_id) != (other.service, b.account_id):
        return False
    if a.site_id and b.site_id:
        return a.site_id == b.site_id
    return one.site_url == other.site_url


def _check_mode(mode: str | None) -> None:
    if mode is not None and mode not in MODES:
        msg = say("{mode!r} is no way of sending.", mode=clean_line(mode, limit=60))
        raise BadInput(msg, say("Choose one of: {choices}.", choices=", ".join(MODES)))


def _recall(unit: Unit, connection: str, now: datetime) -> Changed:
    """Let nothing go any more that only a rule had released."""
    changed = Changed.NOTHING
    for delivery in unit.deliveries(_NOT_DONE, limit=_MANY):
        recalled = recall(delivery, now)
        if delivery.connection == connection and recalled is not delivery:
            unit.save_delivery(recalled)
            changed = Changed.OUTBOX
    return changed
