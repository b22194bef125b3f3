"""Promise: a newcomer gets a standup into a channel from the window, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.contract.gateway_rig import access
from tests.desktop.test_signing_in import Browser, Hands, at_the_desk
from tests.desktop.trees import write
from tests.fakes.hooks import SlackDouble
from tests.unit.engine.house import House
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.standup import StandupPage
from tracksync.integrations.slack import Slack

ADDRESS = "Address of the webhook"


@pytest.fixture
def slack() -> Iterator[SlackDouble]:
    with SlackDouble() as double:
        yield double


@pytest.fixture
def hands(slack: SlackDouble, qapp: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    """Sit down with Slack on loopback."""
    settings = {"services.slack.base_url": slack.url}
    house = House(integrations=[Slack(access(settings=settings))])
    with ExitStack() as stack:
        yield stack.enter_context(at_the_desk(house, qapp, qtbot, Browser()))


def connected(hands: Hands, slack: SlackDouble) -> None:
    """Paste the address and wait for the card."""
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, slack.address)
    hands.press("Connect")
    hands.see_on_page("Post your standup to one channel")
    hands.see_on_page("connected")


def test_from_nothing_to_a_standup(hands: Hands, slack: SlackDouble) -> None:
    """The address is pasted and tried without anything appearing; a click later the team reads."""
    connected(hands, slack)
    before = list(slack.world.messages)
    hands.press_on_page("Look at the standup for Slack")
    window = hands.program.desktop.open().window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)
    hands.wait(page.post.isVisible)
    page.post.click()
    hands.wait(lambda: "It went to Slack at" in write(page))

    assert before == []
    assert len(slack.world.messages) == 1
    slack.check()


def test_the_address_is_shown_to_nobody(hands: Hands, slack: SlackDouble) -> None:
    """Its field hides it, and it stands in the keystore alone: never on a page."""
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, slack.address)
    is_hidden = hands.dialog.by_token.token.echoMode() is QLineEdit.EchoMode.Password
    hands.press("Connect")
    hands.see_on_page("connected")
    (made,) = hands.program.house.engine.services.connections.all()

    assert is_hidden
    assert "s3cr3t" not in write(hands.program.desktop.open().window)
    assert "s3cr3t" not in repr(made)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "https://example.org/services/a",
            "That is neither a token of Slack nor the address of a webhook.",
        ),
        ("{url}/services/gone", "Slack no longer knows this webhook"),
    ],
)
def test_what_leads_nowhere_is_not_kept(
    hands: Hands, slack: SlackDouble, typed: str, said: str
) -> None:
    """Why is said in the dialog, where another address can be pasted."""
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, typed.format(url=slack.url))
    hands.press("Connect")
    hands.see(said)
    engine = hands.program.house.engine
    none = engine.services.connections.all()
    QTest.keyClicks(hands.walk_to(ADDRESS, hands.dialog), slack.address)
    hands.press("Connect")
    hands.see_on_page("connected")

    assert none == ()
    assert len(engine.services.connections.all()) == 1


def test_a_channel_is_tested_and_left(hands: Hands, slack: SlackDouble) -> None:
    """Nothing appears there; afterwards the address is gone from the keystore."""
    connected(hands, slack)
    hands.press_on_page("Test")
    hands.see_on_page("Slack knows the address, asked at")
    hands.press_on_page("Disconnect…")
    hands.wait(lambda: bool(hands.leaving))
    (dialog,) = hands.leaving
    QTest.keyClick(hands.walk_to("Disconnect", dialog), Qt.Key.Key_Space)
    hands.wait(lambda: "The address itself is good until" in write(dialog))

    assert slack.world.messages == []
    assert hands.program.house.keystore.kept == {}


def test_the_standup_page_leads_to_where_a_channel_is_connected(hands: Hands) -> None:
    """Without any there is one thing to do."""
    window = hands.program.desktop.open(Place.STANDUP).window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)
    hands.wait(page.empty.button.isVisible)
    QTest.keyClick(page.empty.button, Qt.Key.Key_Space)

    assert window.stack.currentWidget() is window.pages[Place.CONNECTIONS]
