"""Leaving an account: what it means before, what became of the sign-in afterwards."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.problems import Problem
from tracksync.core.standup.schedules import removed_with
from tracksync.desktop.models.connections import LeaveForm, LeaveView
from tracksync.desktop.presenters.account_facts import SERVICES, not_done, place_of, queue_of
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.services import Services
from tracksync.engine.signing_out import Left
from tracksync.ports.manifest import Way

VIA = "window/connections"


class LeavePresenter(Presenter):
    """Asks before an account is left, and says what became of its sign-in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: LeaveView | None = None

    def ask(self, connection: str, open_dialog: Callable[[LeaveForm], None]) -> None:
        """Read what would be left behind, then ask."""

        def read(services: Services) -> LeaveForm:
            with services.store.read() as snapshot:
                found = services.connections.one(connection)
                now = self.desk.engine.parts.clock.read().at
                queue = queue_of(self.desk, found, not_done(snapshot), now)
                count = sum(s.channel == found.id for s in snapshot.schedules())
                home = next((c for c in snapshot.connections() if c.id == found.books_for), None)
            manifest = services.connections.integration(found.service).manifest
            return LeaveForm(
                found.id,
                self.desk.title_of(found.service),
                place_of(manifest, found),
                found.account.name or found.email,
                found.way,
                queue.waiting,
                "" if home is None else self.desk.title_of(home.service),
                is_channel=manifest.is_channel,
                schedules=self.desk.said(removed_with(count)),
                takes_back=manifest.takes_back,
            )

        self.look(read, open_dialog)

    def leave(self, connection: str, view: LeaveView, *, keep_tasks: bool) -> None:
        """Forget an account and its sign-in; what was sent stays where it is."""
        signing_out = self.desk.engine.running.signing_out

        def failed(problem: Problem) -> None:
            if self._view is view:
                view.show_leaving(False)
                view.show_trouble(self.desk.trouble_of(problem))

        def left(done: Left) -> None:
            if self._view is view:
                self._left(done, view)

        self._view = view
        view.show_trouble(None)
        view.show_leaving(True)
        self.desk.run.submit(
            Lane.COMMANDS,
            lambda: signing_out.leave(connection, via=VIA, keep_tasks=keep_tasks),
            done=left,
            failed=failed,
        )

    def look_away(self) -> None:
        """The dialog is closed: what is under way ends without it."""
        self._view = None

    def _left(self, left: Left, view: LeaveView) -> None:
        service, services = self.desk.title_of(left.connection.service), self.desk.services
        if left.connection.way is Way.TOKEN:
            hint = self.tr("The token itself is good until you delete it at {service}.")
            if services.connections.integration(left.connection.service).manifest.is_channel:
                hint = self.tr("The address itself is good until you remove it at {service}.")
        elif left.is_revoked:
            hint = self.tr("{service} confirmed that what you granted is taken back.")
        elif left.stays:
            hint = self.desk.translate(SERVICES, left.stays)
        elif left.is_revoked is None:
            hint = self.tr(
                "What you granted at {service} stays, because another connection lives on it."
            )
        else:
            hint = self.tr(
                "{service} did not confirm that what you granted is taken back. Look there, and "
                "take it back yourself."
            )
        said = self.tr("The sign-in is erased from this computer.")
        if left.goes_still:
            said = f"{said} {self.desk.said(left.says)}"
        page = "" if left.is_revoked else left.page
        view.show_leaving(False)
        view.show_left(said, hint.format(service=service), page)
