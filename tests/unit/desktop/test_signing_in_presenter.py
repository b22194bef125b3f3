"""Talking a person through a sign-in by the browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.fakes.authorization import GrantingIntegration
from tests.fakes.clock import FakeClock
from tests.fakes.door import FakeDoor
from tests.unit.desktop.office import Direct, Seen
from tests.unit.engine.house import House
from tracksync.core.delivery.outcomes import Failure, NotReached
from tracksync.core.sentences import say
from tracksync.desktop.models.connections import BrowserForm, ConnectForm, SiteChoice
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.connections import ConnectionsPresenter
from tracksync.desktop.presenters.leaving import LeavePresenter
from tracksync.desktop.presenters.signing_in import BrowserPresenter
from tracksync.ports.authorization import App, Ask, Site
from tracksync.ports.manifest import AppKind, Manifest, Way
from tracksync.ports.tracker import Account, TaskPage
from tracksync.services.personal.journal.changed import Changed

PAGE = "https://team.example.net/apps"
MANIFEST = Manifest(
    "jira",
    "Jira",
    ways=(Way.TOKEN, Way.OAUTH, Way.DEVICE),
    apps=(AppKind.OWN,),
    site="https://team.example.net",
    grants_page=PAGE,
    scopes={"offline_access": ""},
)
FORM = BrowserForm("jira", client_id="app")
RED, BLUE = (
    Site("1", "Red", "https://red.example.net"),
    Site("2", "Blue", "https://blue.example.net"),
)


def loudly(context: str, text: str) -> str:
    """Translate the presenter's own words, so that it shows."""
    return text.upper() if context == "BrowserPresenter" else text


class Talk:
    """A presenter, its view, and a browser that comes back at once with what it is told to."""

    def __init__(self) -> None:
        self.jira = GrantingIntegration(FakeClock(), manifest=MANIFEST)
        self.jira.tracker.me = Account("a-1", "Anna", "", "UTC")
        self.jira.tracker.pages = {"": TaskPage((), None)}
        self.brings: dict[str, str] = {"code": "c"}
        self.door = FakeDoor(self._comes)
        self.house = House(integrations=[self.jira], door=self._opened).start()
        self.view, self.run = Seen(), Direct()
        self.presenter = BrowserPresenter(
            Desk(self.house.engine, self.run, translate=loudly), self.view
        )

    @property
    def connections(self) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self.house.engine.services.connections.all()
        return found

    def _opened(self, address: str) -> FakeDoor:
        self.door.is_closed = False
        return self.door

    def _comes(self) -> list[Mapping[str, str]]:
        ask = next(a for a in reversed(self.jira.by_browser.asked) if isinstance(a, Ask))
        return [{"state": ask.state, **self.brings}]


@pytest.fixture
def talk() -> Iterator[Talk]:
    made = Talk()
    yield made
    made.house.close()


def test_a_sign_in_ends_with_who_is_signed_in(talk: Talk) -> None:
    """The page is named for the browser, which speaks the person's language in the end."""
    talk.presenter.begin(FORM)

    page, shown = talk.view.last("show_page")
    assert page.startswith("https://auth.example.net/authorize?state=")
    assert shown == ""
    assert talk.view.last("show_connected") == ("Anna", "https://team.example.net")
    assert talk.view.last("show_trying") is False
    assert talk.door.shown[0].title == "TRACKSYNC HAS THE ANSWER"
    assert talk.jira.apps[0] == App("app")
    assert len(talk.connections) == 1


def test_a_code_is_shown_for_another_screen(talk: Talk) -> None:
    """What is typed there stands beside the page; the rest is the same."""
    talk.presenter.begin(replace(FORM, way=Way.DEVICE))

    assert talk.view.last("show_page") == ("https://x.example", "ABCD")
    assert talk.view.last("show_connected") == ("Anna", "https://team.example.net")
    assert talk.connections[0].way is Way.DEVICE


@pytest.mark.parametrize("way", [Way.OAUTH, Way.DEVICE])
def test_once_it_is_answered_nothing_more_is_asked_of_the_person(talk: Talk, way: Way) -> None:
    """To read what can be reached may take a while, and the browser is waited for no longer."""
    talk.presenter.begin(replace(FORM, way=way))
    said = talk.view.said
    at = [name for name, _ in said].index("show_page")

    assert said[at + 1 : at + 3] == [("show_trying", (True,)), ("show_trying", (False,))]


def test_a_site_is_asked_for(talk: Talk) -> None:
    """And the one that was chosen is connected."""
    talk.jira.by_browser.reaches = (RED, BLUE)
    talk.presenter.begin(FORM)
    asked = talk.view.last("show_sites")
    nothing_yet = talk.connections
    talk.presenter.choose("2")

    assert asked == (
        SiteChoice("1", "Red", RED.url),
        SiteChoice("2", "Blue", BLUE.url),
    )
    assert nothing_yet == ()
    assert talk.view.last("show_connected") == ("Anna", BLUE.url)


def test_a_channel_is_asked_for_by_name_or_link(talk: Talk) -> None:
    """However many there are, and where none could be told."""
    talk.jira.manifest = replace(MANIFEST, is_channel=True)
    talk.jira.tracker.me = Account("a-1", "Anna", "", "UTC", site_name="#red, Acme")
    talk.jira.by_browser.reaches = (RED, BLUE)
    talk.presenter.begin(FORM)
    asked = talk.view.last("show_places")
    talk.presenter.choose("2")
    talk.jira.by_browser.reaches = ()
    talk.presenter.begin(FORM)

    assert [place.name for place in asked] == ["Red", "Blue"]
    assert talk.connections[0].site_url == BLUE.url
    assert talk.view.last("show_connected") == ("Anna", "#red, Acme")
    assert talk.view.last("show_places") == ()


def test_a_no_is_shown(talk: Talk) -> None:
    """With nothing left running."""
    talk.brings = {"error": "access_denied"}
    talk.jira.by_browser.answers = [NotReached(say("No route."))]
    talk.presenter.begin(FORM)

    assert "No route" in talk.view.last("show_trouble").title
    assert talk.view.last("show_trying") is False
    assert talk.connections == ()


def test_an_app_that_is_known_need_not_be_named(talk: Talk) -> None:
    """What was typed the first time lies in the keystore."""
    talk.presenter.begin(replace(FORM, secret="s3cret"))
    talk.presenter.begin(BrowserForm("jira", is_read_only=True))

    assert talk.jira.apps[-1] == App("app", "s3cret")
    assert talk.connections[0].is_read_only


def test_whoever_gives_up_is_not_signed_in(talk: Talk) -> None:
    """Neither by what was begun meanwhile, nor by what answers late; nobody listens any more."""
    talk.run.is_holding = True
    talk.presenter.begin(FORM)
    talk.presenter.give_up()
    talk.run.let_go()

    assert talk.view.last("show_page") is None
    assert talk.door.is_closed
    assert talk.connections == ()


def test_a_running_app_fetches_tasks_at_once(talk: Talk) -> None:
    """As with a token of one's own; nobody waits for the hour."""
    fetched = threading.Event()
    told = Changed.TASKS
    talk.house.engine.listen(changed=lambda what: fetched.set() if told in what else None)
    talk.presenter.begin(replace(FORM, secret="s3cret"))

    assert fetched.wait(60)
    assert talk.jira.tracker.asked == [""]
    assert "s3cret" not in repr(replace(FORM, secret="s3cret"))


def test_an_account_is_signed_in_again_the_way_it_was(talk: Talk) -> None:
    """The dialog is told, so that it begins with the browser."""
    talk.presenter.begin(FORM)
    forms: list[ConnectForm] = []
    page = ConnectionsPresenter(Desk(talk.house.engine, talk.run), Seen(), forms.append)
    page.sign_in_again(talk.connections[0].id)
    page.connect("jira")

    assert [(form.is_again, form.way, form.knows_app, form.site) for form in forms] == [
        (True, Way.OAUTH, True, "https://team.example.net"),
        (False, Way.TOKEN, True, "https://team.example.net"),
    ]


@pytest.mark.parametrize(
    ("revoking", "others", "hint", "page"),
    [
        (None, 0, "Jira confirmed that what you granted is taken back.", ""),
        (NotReached(), 0, "Jira did not confirm", PAGE),
        (None, 1, "stays, because another connection lives on it", PAGE),
    ],
)
def test_leaving_says_what_became_of_the_grant(
    talk: Talk, revoking: Failure | None, others: int, hint: str, page: str
) -> None:
    """And where to look, unless the service confirmed it."""
    talk.jira.by_browser.revoking = revoking
    talk.jira.by_browser.reaches = (RED, BLUE)
    for site in ("1", "2")[: 1 + others]:
        talk.presenter.begin(FORM)
        talk.presenter.choose(site)
    dialog = Seen()
    leaving = LeavePresenter(Desk(talk.house.engine, talk.run))
    leaving.leave(talk.connections[0].id, dialog, keep_tasks=False)
    _, hinted, shown = dialog.last("show_left")

    assert len(talk.connections) == others
    assert hint in hinted
    assert shown == page


def test_a_bot_that_the_team_shares_stays(talk: Talk) -> None:
    """Nobody is asked to take from the others what they post by."""
    talk.jira.manifest = replace(talk.jira.manifest, lent_said="The bot stays.")
    talk.presenter.begin(replace(FORM, client_id="", broker="https://broker.example", secret="k"))
    talk.presenter.choose("1")
    dialog = Seen()
    leaving = LeavePresenter(Desk(talk.house.engine, talk.run))
    leaving.leave(talk.connections[0].id, dialog, keep_tasks=False)

    assert dialog.last("show_left")[1:] == ("The bot stays.", "")
