"""Promise: people sign in by the browser from the window, with the keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.contract.network.gateway_rig import access
from tests.contract.sign_in.broker_rig import SECRET, team
from tests.contract.sign_in.oauth_rig import atlassian, cloud_site, visit
from tests.contract.sign_in.oidc_rig import Profiles
from tests.desktop.program import Program, running
from tests.desktop.trees import controls, write
from tests.fakes.atlassian import CloudSite, Registered
from tests.fakes.ports import own_port
from tests.peers.oidc import Browser as Reader
from tests.peers.oidc import oidc
from tests.unit.engine.house import House
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.connections.connect import ConnectDialog
from tracksync.desktop.views.leave import LeaveDialog
from tracksync.desktop.views.parts import Button
from tracksync.integrations.jira import JiraCloud
from tracksync.platforms.loopback import LoopbackDoor

PATIENCE_MS = 60_000
PATIENCE_S = 60
WAYS = ("With a token", "With an address", "In the browser", "By a code")
OWN_SECRET = "secret-of-my-own-app"
Key = Qt.Key
_SCHEMES = ("http", "https")


class Browser(QObject):
    """What opens pages on this desktop: goes where it is sent, on a thread of its own."""

    def __init__(self, visits: Callable[[str], object] = visit) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.is_holding = False
        self._visits = visits
        self._threads: list[threading.Thread] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        page = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        self.opened.append(page)
        if not self.is_holding:
            self.go(page)

    def go(self, page: str) -> None:
        going = threading.Thread(target=lambda: self._visits(page), name="browser")
        self._threads.append(going)
        going.start()

    def close(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE_S)


class Hands:
    """A person at the keyboard, in the dialog of connecting."""

    def __init__(self, program: Program, browser: Browser, qtbot: QtBot) -> None:
        self.program, self.browser, self._bot = program, browser, qtbot
        self._page = program.desktop.open(Place.CONNECTIONS).window

    def walk_to(self, name: str, inside: QWidget) -> QWidget:
        """Press Tab until the keyboard is at what is called so."""
        self.wait(
            lambda: any(c.accessibleName() == name and c.isEnabled() for c in controls(inside))
        )
        for _ in range(60):
            at = inside.focusWidget() or inside
            if at.accessibleName() == name:
                return at
            QTest.keyClick(at, Key.Key_Tab)
        raise AssertionError((name, write(inside)))

    def press(self, name: str) -> None:
        QTest.keyClick(self.walk_to(name, self.dialog), Key.Key_Space)

    def choose_way(self, name: str) -> None:
        """Walk along the ways with the arrows, as in any group of which one is chosen."""
        chips = [c for c in controls(self.dialog) if c.accessibleName() in WAYS]
        chosen = next(c for c in chips if isinstance(c, Button) and c.isChecked())
        at = self.walk_to(chosen.accessibleName(), self.dialog)
        while at.accessibleName() != name:
            QTest.keyClick(at, Key.Key_Right)
            now = self.dialog.focusWidget()
            assert now is not None
            assert now is not at
            at = now

    def type(self, name: str, text: str) -> None:
        field = self.walk_to(name, self.dialog)
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)

    def open_by(self, button: str) -> None:
        """Open the dialog by a button of the page."""
        page = self._page.pages[Place.CONNECTIONS]
        QTest.keyClick(self.walk_to(button, page), Key.Key_Space)
        self.wait(lambda: bool(self.dialogs))

    def press_on_page(self, name: str) -> None:
        page = self._page.pages[Place.CONNECTIONS]
        QTest.keyClick(self.walk_to(name, page), Key.Key_Space)

    @property
    def leaving(self) -> list[LeaveDialog]:
        found: list[LeaveDialog] = self._page.findChildren(LeaveDialog)
        return found

    @property
    def dialogs(self) -> list[ConnectDialog]:
        found: list[ConnectDialog] = self._page.findChildren(ConnectDialog)
        return found

    @property
    def dialog(self) -> ConnectDialog:
        return self.dialogs[-1]

    def read(self) -> str:
        return write(self.dialog)

    def see(self, text: str) -> None:
        def is_there() -> None:
            assert text in self.read()

        self.wait(is_there)

    def see_on_page(self, text: str) -> None:
        def is_there() -> None:
            assert text in write(self._page.pages[Place.CONNECTIONS])

        self.wait(is_there)

    def wait(self, condition: Callable[[], bool | None]) -> None:
        self._bot.waitUntil(condition, timeout=PATIENCE_MS)


@contextmanager
def at_the_desk(
    house: House, app: QApplication, bot: QtBot, browser: Browser | None = None
) -> Iterator[Hands]:
    """Run the program with a browser that is ours."""
    browser = browser or Browser()
    for scheme in _SCHEMES:
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type]  # by its name
    try:
        with running(app, bot, house) as program:
            yield Hands(program, browser, bot)
    finally:
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        browser.close()


@pytest.fixture
def at_jira(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Hands]]:
    """Sit down with Jira Cloud on loopback, and an app of one's own."""
    with ExitStack() as stack:

        def sit(*sites: CloudSite, says_no: bool = False) -> Hands:
            back = f"http://127.0.0.1:{own_port()}/callback"
            app = Registered("app-of-mia", OWN_SECRET, back)
            service = stack.enter_context(atlassian(*sites, apps=(app,)))
            service.says_no = says_no
            settings = {
                "services.jira.base_url": service.url,
                "services.jira.auth_url": service.url,
                "services.jira.return_url": back,
            }
            jira = JiraCloud(access(settings=settings))
            house = House(integrations=[jira], door=LoopbackDoor)
            return stack.enter_context(at_the_desk(house, qapp, qtbot))

        yield sit


def name_an_own_app(hands: Hands) -> None:
    """Choose the browser, and the app that is one's own."""
    hands.open_by("Connect Jira Cloud")
    hands.choose_way("In the browser")
    QTest.keyClick(hands.walk_to("As whom", hands.dialog), Key.Key_Down)
    hands.type("Id of the app", "app-of-mia")
    hands.type("Secret of the app", OWN_SECRET)
    hands.press("Open the browser")


def test_a_person_signs_in_with_an_app_of_their_own(at_jira: Callable[..., Hands]) -> None:
    """The browser opens, comes back, and the dialog says who is signed in; the card is there."""
    hands = at_jira()
    name_an_own_app(hands)
    hands.see("Mia Krystof is signed in at demo.example.net.")
    hands.press("Done")

    assert len(hands.browser.opened) == 1
    hands.see_on_page("demo.example.net")
    hands.see_on_page("assigned task")


def test_a_team_signs_in_through_its_broker(qapp: QApplication, qtbot: QtBot) -> None:
    """Its address and this computer's key are all that is typed."""
    with team() as office:
        settings = {"services.jira.base_url": office.atlassian.url}
        house = House(integrations=[JiraCloud(access(settings=settings))], door=LoopbackDoor)
        with at_the_desk(house, qapp, qtbot) as hands:
            hands.open_by("Connect Jira Cloud")
            hands.choose_way("In the browser")
            hands.type("Address of the broker", office.url)
            hands.type("Key of this computer", office.keys["mia"])
            hands.press("Open the browser")
            hands.see("Mia Krystof is signed in")

            assert SECRET not in "".join(house.keystore.kept.values())


def test_a_site_is_chosen_where_there_are_several(at_jira: Callable[..., Hands]) -> None:
    """By its button; nothing was connected before."""
    hands = at_jira(cloud_site("red", "Red"), cloud_site("blue", "Blue"))
    name_an_own_app(hands)
    hands.see("Which one shall be connected?")
    hands.press("Connect Blue")
    hands.see("Mia Krystof is signed in at blue.example.net.")

    (made,) = hands.program.house.engine.services.connections.all()
    assert made.site_url == "https://blue.example.net"


def test_the_keyboard_comes_to_the_way_that_is_chosen(at_jira: Callable[..., Hands]) -> None:
    """Also from behind, where it never was before; what an arrow comes to is chosen."""
    hands = at_jira()
    hands.open_by("Connect Jira Cloud")
    chips = [c for c in controls(hands.dialog) if c.accessibleName() in WAYS]
    at: QWidget | None = hands.dialog.focusWidget()
    while at is not None and at not in chips:
        QTest.keyClick(at, Key.Key_Backtab)
        at = hands.dialog.focusWidget()

    assert isinstance(at, Button)
    assert at.isChecked()
    QTest.keyClick(at, Key.Key_Right)
    on = hands.dialog.focusWidget()
    assert isinstance(on, Button)
    assert on is not at
    assert on.isChecked()


def test_a_no_is_said_and_can_be_tried_again(at_jira: Callable[..., Hands]) -> None:
    """What was typed still stands there."""
    hands = at_jira(says_no=True)
    name_an_own_app(hands)
    hands.see("said no")

    assert hands.dialog.by_browser.client_id.text() == "app-of-mia"
    assert hands.program.house.engine.services.connections.all() == ()


def test_waiting_is_given_up_by_the_keyboard(at_jira: Callable[..., Hands]) -> None:
    """The address can be copied meanwhile; Escape ends it all, and the old page does nothing."""
    hands = at_jira()
    hands.browser.is_holding = True
    name_an_own_app(hands)
    hands.see("Waiting for your browser…")
    hands.press("Copy the address")
    copied = QGuiApplication.clipboard().text()
    hands.press("Open it again")
    dialog = hands.dialog
    QTest.keyClick(dialog, Key.Key_Escape)
    running = hands.program.house.engine.running

    assert hands.browser.opened == [copied, copied]
    assert not dialog.isVisible()
    assert not running.signing_in.cancel()
    assert hands.program.house.engine.services.connections.all() == ()


def test_signing_in_again_asks_for_nothing_new(at_jira: Callable[..., Hands]) -> None:
    """As the last time: one press, and the browser."""
    hands = at_jira()
    name_an_own_app(hands)
    hands.see("is signed in")
    hands.press("Done")
    engine = hands.program.house.engine
    (made,) = engine.services.connections.all()
    engine.lanes.store(lambda: engine.services.connections.pause(made))
    hands.see_on_page("no longer accepts the sign-in")
    hands.wait(lambda: not hands.dialogs)
    hands.open_by("Sign in again")
    hands.see("As the last time")
    hands.press("Open the browser")
    hands.see("Mia Krystof is signed in at demo.example.net.")

    assert len(hands.browser.opened) == 2
    assert not engine.services.connections.all()[0].is_paused


def test_an_account_is_tested_and_left(at_jira: Callable[..., Hands]) -> None:
    """What it may do unfolds on the card; what was granted is given back in the end."""
    hands = at_jira()
    name_an_own_app(hands)
    hands.see("is signed in")
    hands.press("Done")
    hands.wait(lambda: not hands.dialogs)
    hands.see_on_page("assigned task")
    hands.press_on_page("What it may do")
    hands.see_on_page("write:jira-work: to write, change and delete your own worklogs")
    hands.press_on_page("Test")
    hands.see_on_page("accepted the sign-in at")
    hands.press_on_page("Disconnect…")
    hands.wait(lambda: bool(hands.leaving))
    (dialog,) = hands.leaving
    QTest.keyClick(hands.walk_to("Disconnect", dialog), Key.Key_Space)
    hands.wait(lambda: "The sign-in is erased from this computer." in write(dialog))
    QTest.keyClick(hands.walk_to("Done", dialog), Key.Key_Space)

    assert hands.program.house.engine.services.connections.all() == ()
    hands.see_on_page("TrackSync works without any account.")


def test_a_code_is_shown_large_and_typed_elsewhere(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """No page is opened here by itself; a real authorization server takes the code."""
    with oidc(tmp_path) as issuer:
        house = House(integrations=[Profiles(access(), issuer)], door=LoopbackDoor)
        with at_the_desk(house, qapp, qtbot, Browser(Reader().visit)) as hands:
            hands.open_by("Connect Profiles")
            hands.choose_way("By a code")
            hands.type("Id of the app", "device")
            hands.press("Get a code")
            hands.see("Waiting for the code to be typed…")
            code = hands.dialog.waiting.code
            before = list(hands.browser.opened)
            hands.press("Open the page")
            hands.see("Person mia is signed in")

            assert before == []
            assert code.font().pointSizeF() > 2 * hands.dialog.font().pointSizeF()
