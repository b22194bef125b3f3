"""Promise: a newcomer gets a standup into a channel from the window, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.contract.integrations.slack.test_sign_in import seat
from tests.contract.network.gateway_rig import access
from tests.desktop.test_signing_in import Browser, Hands, at_the_desk
from tests.desktop.trees import write
from tests.fakes.hooks import SlackDouble
from tests.fakes.slack_api import BOB, MIA, ROOM, Room, SlackApiDouble
from tests.unit.engine.house import House
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.desktop.views.standup.schedule_form import ScheduleDialog
from tracksync.integrations.slack import Slack
from tracksync.ports.manifest import Way

ADDRESS = "Address of the webhook, or a token"


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


@pytest.fixture
def by_token(qapp: QApplication, qtbot: QtBot) -> Iterator[tuple[Hands, SlackApiDouble]]:
    """Sit down with a Slack that is asked by a token."""
    with SlackApiDouble() as double, ExitStack() as stack:
        settings = {"services.slack.base_url": double.url}
        house = House(integrations=[Slack(access(settings=settings))])
        yield stack.enter_context(at_the_desk(house, qapp, qtbot, Browser())), double


def connected(hands: Hands, slack: SlackDouble) -> None:
    """Paste the address and wait for the card."""
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, slack.address)
    hands.press("Connect")
    hands.see_on_page("Post your standup to one channel")
    hands.see_on_page("connected")


def test_from_nothing_to_a_standup(hands: Hands, slack: SlackDouble) -> None:
    """
    The address is pasted and tried without anything appearing; a click later the team reads.

    And a key press later it comes each morning.
    """
    connected(hands, slack)
    before = list(slack.world.messages)
    hands.press_on_page("Look at the standup for Slack")
    window = hands.program.desktop.open().window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)
    hands.wait(page.post.isVisible)
    page.post.click()
    hands.wait(lambda: "It went to Slack at" in write(page))
    QTest.keyClick(hands.walk_to("Add a schedule…", page), Qt.Key.Key_Space)
    hands.wait(lambda: bool(window.findChildren(ScheduleDialog)))
    (asked,) = window.findChildren(ScheduleDialog)
    QTest.keyClick(hands.walk_to("Save", asked), Qt.Key.Key_Space)
    hands.wait(lambda: "Every working day at 09:30 to Slack" in write(page))

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


def test_a_token_leads_to_one_of_five_thousand_channels(
    by_token: tuple[Hands, SlackApiDouble],
) -> None:
    """A part of its name and Enter; nothing is kept before, and nothing is posted."""
    hands, double = by_token
    double.world.put(*(Room(f"C9{n:07d}", f"other-{n}", (MIA.user,)) for n in range(5_000)))
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, MIA.token)
    hands.press("Connect")
    hands.see("5003 channels can be reached.")
    kept_before = dict(hands.program.house.keystore.kept)
    hands.type("Channel", "other-49")
    shown = hands.dialog.places.rows.rows.rowCount()
    hands.type("Channel", "99")
    QTest.keyClick(hands.walk_to("Channel", hands.dialog), Qt.Key.Key_Return)
    hands.see_on_page("connected")
    (made,) = hands.program.house.engine.services.connections.all()

    assert kept_before == {}
    assert shown == 111
    assert made.site_url.endswith("/archives/C90004999")
    assert double.world.posts == {}


def test_a_token_that_may_not_list_takes_a_link(by_token: tuple[Hands, SlackApiDouble]) -> None:
    """What is in the way is said; a channel it is not in is refused where it can be changed."""
    hands, double = by_token
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, BOB.token)
    hands.press("Connect")
    hands.see("Channels may not be listed")
    hands.type("Channel", f"{double.url}/archives/{ROOM.id}")
    hands.press("Connect")
    hands.see_on_page("connected")
    (made,) = hands.program.house.engine.services.connections.all()

    assert made.site_url == f"{double.url}/archives/{ROOM.id}"


def test_one_goes_back_from_the_channels_to_the_token(
    by_token: tuple[Hands, SlackApiDouble],
) -> None:
    """What was pasted still stands there; nothing was kept."""
    hands, _ = by_token
    hands.open_by("Connect Slack")
    hands.type(ADDRESS, MIA.token)
    hands.press("Connect")
    hands.see("can be reached")
    hands.press("Back")

    assert hands.dialog.by_token.token.text() == MIA.token
    assert hands.dialog.by_token.isVisible()
    assert hands.program.house.engine.services.connections.all() == ()


def test_a_channel_is_connected_by_the_browser(qapp: QApplication, qtbot: QtBot) -> None:
    """Signed in there, its name is typed here; a link that leads nowhere can be corrected."""
    with seat() as mia:
        mia.front.double.world.put(
            *(Room(f"C9{n:07d}", f"other-{n}", (MIA.user,)) for n in range(50))
        )
        with at_the_desk(mia.house, qapp, qtbot, Browser()) as hands:
            hands.open_by("Connect Slack")
            hands.choose_way("In the browser")
            hands.type("Id of the app", mia.app.client_id)
            hands.press("Open the browser")
            hands.see("53 channels can be reached.")
            hands.type("Channel", f"{mia.front.url}/archives/C0000NONE0")
            hands.press("Connect")
            hands.see("There is no such channel")
            hands.dialog.places.search.clear()
            hands.type("Channel", "team-a")
            QTest.keyClick(hands.walk_to("Channel", hands.dialog), Qt.Key.Key_Return)
            hands.see("mia is signed in at #team-a, Acme.")
            said = hands.read()
            hands.press("Done")
            (made,) = hands.program.house.engine.services.connections.all()

    assert "Your standups can go there." in said
    assert (made.way, made.site_url) == (Way.OAUTH, mia.channel)
