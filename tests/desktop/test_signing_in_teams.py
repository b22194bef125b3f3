"""Promise: from the window a person signs in to Teams, chooses a channel, and posts there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.contract.integrations.azure_devops.entra_rig import Directory, directory
from tests.contract.network.gateway_rig import access
from tests.desktop.test_signing_in import Browser, Hands, at_the_desk
from tests.desktop.trees import write
from tests.fakes.graph import CRAFT, GENERAL, MIA, GraphDouble
from tests.peers.oidc import Browser as Reader
from tests.unit.engine.house import House
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.integrations import teams
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.manifest import Way

Key = Qt.Key


@dataclass
class Seat:
    """Mia at her window, with what her browser types and the Graph her account reaches."""

    hands: Hands
    reader: Reader
    graph: GraphDouble

    def choose_general(self) -> None:
        """Once signed in: type a part of the channel's name, and take what is found."""
        self.hands.see("3 channels can be reached.")
        self.hands.type("Channel", "craft / gen")
        QTest.keyClick(self.hands.walk_to("Channel", self.hands.dialog), Key.Key_Return)
        self.hands.see("is signed in at Craft / General")

    def post(self) -> StandupPage:
        """Look at the standup, and post it."""
        window = self.hands.program.desktop.open(Place.STANDUP).window
        page = window.stack.currentWidget()
        assert isinstance(page, StandupPage)
        self.hands.wait(page.post.isVisible)
        QTest.keyClick(page.post, Key.Key_Space)
        self.hands.wait(lambda: "It went to Microsoft Teams at" in write(page))
        return page


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    with directory(tmp_path_factory.mktemp("entra")) as found:
        yield found


@pytest.fixture
def seat(at: Directory, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    reader = Reader(ca_file=at.ca_file)
    with ExitStack() as stack:
        graph = stack.enter_context(GraphDouble())
        graph.world.introspect = at.owner
        settings = {
            "services.teams.base_url": graph.url,
            "services.teams.auth_url": at.authority,
            "services.teams.ca_file": str(at.ca_file),
        }
        service = teams.build(access(settings=settings))
        house = House(integrations=[service], door=LoopbackDoor)
        browser = Browser(reader.visit)
        yield Seat(stack.enter_context(at_the_desk(house, qapp, qtbot, browser)), reader, graph)
    graph.check()


def connected(seat: Seat, way: str, button: str) -> None:
    seat.hands.open_by("Connect Microsoft Teams")
    seat.hands.choose_way(way)
    seat.hands.type("Id of the app", "desktop")
    seat.hands.press(button)


def by_browser(seat: Seat) -> None:
    """The page opens by itself, and comes back."""
    connected(seat, "In the browser", "Open the browser")


def by_code(seat: Seat) -> None:
    """The code is read from the window and typed where the page asks for it."""
    connected(seat, "By a code", "Get a code")
    seat.hands.see("Waiting for the code to be typed…")
    seat.reader.typed = {"user_code": seat.hands.dialog.waiting.code.text()}
    assert seat.hands.browser.opened == []
    seat.hands.press("Open the page")


@pytest.mark.parametrize(
    ("sign_in", "way"),
    [(by_browser, Way.OAUTH), (by_code, Way.DEVICE)],
    ids=["browser", "code"],
)
def test_from_the_window_to_the_channel(
    seat: Seat, sign_in: Callable[[Seat], None], way: Way
) -> None:
    """Signed in at a real authorization server; what is posted stands in the channel, once."""
    sign_in(seat)
    seat.choose_general()
    house = seat.hands.program.house
    seat.hands.press("Done")
    (made,) = house.engine.services.connections.all()
    page = seat.post()
    (post,) = seat.graph.world.posts

    assert (made.way, made.account.name) == (way, MIA.name)
    assert made.site_url == f"{seat.graph.url}/v1.0/teams/{CRAFT.id}/channels/{GENERAL.id}"
    assert "Standup, " in json.dumps(post.body)
    assert len(seat.hands.browser.opened) == 1
    assert not page.post.isVisible()
    (told,) = house.ask("standup.history")["postings"]
    assert told["state"] == "posted"
    assert told["link"]
