"""
An account at each service, and leaving it: the other pictures of the guide's pages of services.

Card and dialog say what the program says of a connection like these, by its own presenters.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.desktop.samples import NOW, ZONE
from tests.desktop.samples_held import furnished
from tests.desktop.stage import Scene, Stage
from tests.unit.desktop.office import Direct, Seen
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.bridge import translate
from tracksync.desktop.look.scale import APART
from tracksync.desktop.models.connections import ConnectionCard, ConnectionsModel, LeaveForm
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.connections import ConnectionsPresenter
from tracksync.desktop.presenters.leaving import LeavePresenter
from tracksync.desktop.views.connections.account_card import AccountCard
from tracksync.desktop.views.leave import LeaveDialog
from tracksync.desktop.views.parts import area
from tracksync.ports.authorization import Site
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Account, Connection

_WIDTH_PX = 720
_MAIL = "mia@example.org"


def _account(id_: str, name: str, site_id: str, places: tuple[Site, ...] = ()) -> Account:
    return Account(id_, "Mia Berger", _MAIL, ZONE, name, site_id, places=places)


_CLOUD = _account("5b10a2844c20165700ede21g", "Example", "11223344-a1b2-3b33-c444-def123456789")
_PLACES = (Site("1209000000003301", "Example", ""), Site("1209000000004410", "Owls", ""))
# As they are connected most: by the browser where that is possible.
ACCOUNTS = {
    "jira": ("https://example.atlassian.net", _CLOUD, Way.OAUTH, 23, 2),
    "jira_dc": (
        "https://jira.example.org",
        _account("JIRAUSER10100", "Example Jira", ""),
        Way.TOKEN,
        12,
        0,
    ),
    "tempo": (
        "https://api.tempo.io",
        replace(_CLOUD, site_name="example.atlassian.net", site_id="jira-1"),
        Way.OAUTH,
        0,
        1,
    ),
    "asana": (
        "https://app.asana.com",
        _account("1209000000001001", "Example, Owls", "", places=_PLACES),
        Way.OAUTH,
        8,
        0,
    ),
    "azure_devops": (
        "https://dev.azure.com/example",
        _account(
            "3f0c2b1a-77d4-4c55-9a3e-0d6f1e8b2c90",
            "example",
            "8d2c7e54-1b0f-4e8a-b6a3-5c9f0e7d1a42",
        ),
        Way.OAUTH,
        17,
        3,
    ),
}


@dataclass(frozen=True)
class Shown:
    """What the program says of an account, and before it is left."""

    card: ConnectionCard
    leave: LeaveForm


def shown() -> Mapping[str, Shown]:
    """Give them in the language that is loaded."""
    return _shown(translate("TrayWords", "Quit"))


@functools.cache
def _shown(_language: str) -> Mapping[str, Shown]:
    with furnished() as house:
        desk = Desk(house.engine, Direct(), translate)
        store = house.engine.services.store
        for service, (site, account, way, tasks, _) in ACCOUNTS.items():
            manifest = desk.services.connections.integration(service).manifest
            scopes = tuple(manifest.scopes) if way is Way.OAUTH else ()
            made = Connection(
                f"{service}-1", service, site, _MAIL, account,
                mode="automatic", way=way, scopes=scopes, grain=manifest.grain,
                books_for="jira-1" if manifest.books_for else "",
                last_read_at=NOW - timedelta(minutes=4),
                compared_at=NOW - timedelta(minutes=12), sent_at=NOW - timedelta(minutes=33),
            )  # fmt: skip
            with store.write() as unit:
                unit.save_connection(made)
                known = (
                    Task(TaskRef(made.id, str(n)), f"PROJ-{n}", "A task", service)
                    for n in range(tasks)
                )
                unit.save_tasks(made.id, tuple(known), is_complete=False)
        view = Seen()
        ConnectionsPresenter(desk, view, lambda _: None).refresh()
        model: ConnectionsModel = view.last("show_connections")
        return {card.id.removesuffix("-1"): _of(desk, card) for card in model.cards}


def _of(desk: Desk, card: ConnectionCard) -> Shown:
    forms: list[LeaveForm] = []
    LeavePresenter(desk).ask(card.id, forms.append)
    waiting = ACCOUNTS[card.id.removesuffix("-1")][4]
    # Each is shown as if it were the only one.
    return Shown(
        replace(card, queue=replace(card.queue, waiting=waiting), booked_over=""),
        replace(forms[0], waiting=waiting),
    )


def _card(service: str, on: Stage) -> QWidget:
    """Show the card with what the connection may do."""
    window = area()
    on.look.dress(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(APART, APART, APART, APART)
    column.addWidget(AccountCard(on.look, shown()[service].card, shows_rights=True))
    window.resize(_WIDTH_PX, column.totalHeightForWidth(_WIDTH_PX))
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setFocus()
    return window


def _leave(service: str, on: Stage) -> QWidget:
    return LeaveDialog(on.look, shown()[service].leave)


def _name(what: str, service: str) -> str:
    return f"{what}-{service.replace('_', '-')}"


SCENES_OF_ACCOUNTS: Mapping[str, Scene] = {
    _name(what, service): partial(show, service)
    for service in ACCOUNTS
    for what, show in (("card", _card), ("leave", _leave))
}

__all__ = ["ACCOUNTS", "SCENES_OF_ACCOUNTS", "Shown", "shown"]
