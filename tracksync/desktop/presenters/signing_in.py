"""Signing in by the browser: the page, the wait, the choice of a site."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracksync.core.problems import Problem
from tracksync.desktop.models.connections import BrowserForm, BrowserView, SiteChoice
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.sign_in.signing_in import Begun, Choices, Wish
from tracksync.engine.sign_in.ways import Pages
from tracksync.ports.authorization import App
from tracksync.ports.returning import Page
from tracksync.ports.tracker import Connection

T = TypeVar("T")

VIA = "window/connections"


class BrowserPresenter(Presenter):
    """
    Talks a person through one sign-in after the other; each new one gives up the one before.

    Whatever waits does so on the COMMANDS lane; `give_up` ends it.
    """

    def __init__(self, desk: Desk, view: BrowserView) -> None:
        super().__init__(desk)
        self._view = view
        self._attempt = 0
        self._sign_in = ""

    def begin(self, form: BrowserForm) -> None:
        """Begin, open the page, and wait for the answer."""
        is_named = bool(form.broker or form.client_id)
        wish = Wish(
            form.service,
            VIA,
            way=form.way,
            site=form.site,
            app=App(form.client_id, form.secret, form.broker) if is_named else None,
            is_read_only=form.is_read_only,
            books_for=form.books_for,
            with_email=form.with_email,
            pages=self._pages(self._attempt + 1),
        )
        self._attempt += 1
        self._sign_in = ""
        self._view.show_trouble(None)
        self._view.show_trying(True)
        signing_in = self.desk.engine.running.signing_in
        self._do(
            lambda: signing_in.begin(wish), self._begun, late=lambda b: signing_in.cancel(b.id)
        )

    def choose(self, site: str) -> None:
        """Connect one of the sites that were shown."""
        signing_in, sign_in = self.desk.engine.running.signing_in, self._sign_in
        self._view.show_trouble(None)
        self._view.show_trying(True)
        self._do(lambda: signing_in.choose(sign_in, site), self._connected)

    def give_up(self) -> None:
        """Forget the attempt that is under way; nothing of it is kept."""
        self._attempt += 1
        if self._sign_in:
            self.desk.engine.running.signing_in.cancel(self._sign_in)

    def _begun(self, begun: Begun) -> None:
        self._sign_in = begun.id
        self._view.show_page(begun.page, begun.shown)
        signing_in = self.desk.engine.running.signing_in
        self._do(lambda: signing_in.finish(begun.id), self._answered)

    def _heard(self, attempt: int) -> None:
        """Ask for nothing more: it is answered, and what can be reached is looked at."""
        if attempt == self._attempt:
            self._view.show_trying(True)

    def _answered(self, found: Connection | Choices) -> None:
        if isinstance(found, Choices):
            self._view.show_trying(False)
            show = self._view.show_places if found.are_channels else self._view.show_sites
            show(tuple(SiteChoice(s.id, s.name, s.url) for s in found.sites))
        else:
            self._connected(found)

    def _connected(self, connection: Connection) -> None:
        self._view.show_trying(False)
        manifest = self.desk.services.connections.integration(connection.service).manifest
        called = connection.account.site_name if manifest.is_channel else ""
        self._view.show_connected(connection.account.name, called or connection.site_url)
        if self.desk.engine.is_watching:
            self.desk.engine.running.refreshing.soon()

    def _do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        late: Callable[[T], object] = lambda _: None,
    ) -> None:
        """Have something done that waits; *late* hears of what was given up meanwhile."""
        attempt = self._attempt

        def heard(value: T) -> None:
            (done if attempt == self._attempt else late)(value)

        def failed(problem: Problem) -> None:
            if attempt == self._attempt:
                self._view.show_trying(False)
                self._view.show_trouble(self.desk.trouble_of(problem))

        self.desk.run.submit(Lane.COMMANDS, work, done=heard, failed=failed)

    def _pages(self, attempt: int) -> Pages:
        """Say in the person's language what the browser shows at the end, and hear of it."""
        close = self.tr("You can close this page and go back to TrackSync.")
        language = self.tr("en")  # of these words, as web pages name it: "de" in German
        done = Page(self.tr("TrackSync has the answer"), close, language=language)
        no = Page(self.tr("Nothing was connected"), close, is_good=False, language=language)
        over = self.tr("This sign-in is over, and its answer was not used")
        stale = Page(over, close, is_good=False, language=language)
        tell = self.desk.run.tell
        return Pages(done, no, stale, heard=lambda: tell(lambda: self._heard(attempt)))
