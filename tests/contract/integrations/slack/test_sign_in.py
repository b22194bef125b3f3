"""Signing in to Slack by the browser: a public app, user scopes, tokens that rotate or do not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

from tests.contract.network.gateway_rig import access
from tests.contract.sign_in.oauth_rig import Signing, Visit, visit
from tests.fakes.atlassian import Registered
from tests.fakes.atlassian.grants import Denied
from tests.fakes.oauth_front import Front, Rules
from tests.fakes.ports import own_port
from tests.fakes.slack_api import MIA, ROOM, SlackApiDouble
from tests.unit.engine.house import House
from tracksync.core.delivery.outcomes import SignInExpired
from tracksync.core.problems import BadInput, NotAllowed, NotAnswered, Problem
from tracksync.demo.loopback import Answer, Asked
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.sign_in.signing_in import Choices
from tracksync.integrations import slack
from tracksync.integrations.slack import MANIFEST
from tracksync.network.oauth import challenge
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Account, Connection

APP = "1234.5678"
RULES = Rules(
    "/oauth/v2/authorize",
    "/api/oauth.v2.access",
    "/api/auth.revoke",
    frozenset({"user_scope", "code_challenge", "code_challenge_method"}),
)
_EXCHANGE = {"grant_type", "code", "redirect_uri", "client_id", "code_verifier"}


class SlackFront(Front):
    """
    Answers as Slack does: with a 200, and what is the person's apart.

    Attributes:
        is_rotating: Whether the app has token rotation.
        withholds: A scope that is not granted, though it was asked for.
    """

    is_rotating = True
    withholds = ""

    def _page(self, asked: Asked) -> Answer:
        told = {name: values[-1] for name, values in asked.query.items()}
        self.pages.append(told)
        wanted = {"response_type", "client_id", "redirect_uri", "state", *RULES.page}
        self._judge(set(told), wanted, "the page")
        if self.says_no:
            back = {"error": "access_denied", "state": told["state"]}
            return Answer(302, None, {"Location": f"{told['redirect_uri']}?{urlencode(back)}"})
        asked_for = told["user_scope"].split(",")
        scopes = tuple(scope for scope in asked_for if scope != self.withholds)
        self.double.world.put(replace(MIA, scopes=scopes))
        code = self.books.consent(told["client_id"], told["redirect_uri"], scopes, "mia", ())
        self._challenges[code] = told["code_challenge"]
        back = {"code": code, "state": told["state"]}
        return Answer(302, None, {"Location": f"{told['redirect_uri']}?{urlencode(back)}"})

    def _tokens(self, asked: Asked) -> Answer:
        told = dict(parse_qsl(asked.body.decode()))
        try:
            if told["grant_type"] == "refresh_token":
                self._judge(set(told), {"grant_type", "refresh_token", "client_id"}, "a renewal")
                given = self.books.refresh(told["client_id"], "", told["refresh_token"])
                return Answer(200, {"ok": True, **self._as_slack(given)})
            self._judge(set(told), _EXCHANGE, "an exchange")
            if challenge(told["code_verifier"]) != self._challenges[told["code"]]:
                return Answer(200, {"ok": False, "error": "bad_code_verifier"})
            given = self.books.exchange(told["client_id"], "", told["code"], told["redirect_uri"])
            theirs = {"id": MIA.user, **self._as_slack(given)}
            return Answer(200, {"ok": True, "app_id": "A0123", "authed_user": theirs})
        except Denied:
            word = {"refresh_token": "invalid_refresh_token"}.get(
                told["grant_type"], "invalid_code"
            )
            return Answer(200, {"ok": False, "error": word})

    def _as_slack(self, given: dict[str, object]) -> dict[str, object]:
        theirs = {"token_type": "user", "access_token": given["access_token"]}
        scope = str(given["scope"]).replace(" ", ",")
        if not self.is_rotating:
            return {**theirs, "scope": scope}
        more = {"refresh_token": given["refresh_token"], "expires_in": 43_200}
        return {**theirs, "scope": scope, **more}

    def _gone(self, asked: Asked) -> Answer:
        told = dict(parse_qsl(asked.body.decode()))
        try:
            self.books.revoke(APP, "", told["token"])
        except Denied:
            return Answer(200, {"ok": False, "error": "token_revoked"})
        return Answer(200, {"ok": True, "revoked": True})


@dataclass
class Seat(Signing):
    """Mia, with her engine, and Slack."""

    front: SlackFront
    house: House
    service: str = "slack"
    app: App = field(default_factory=lambda: App(APP))
    visits: list[Visit] = field(default_factory=list)

    @property
    def channel(self) -> str:
        return f"{self.front.url}/archives/{ROOM.id}"

    def whoami(self, connection: Connection) -> Any:  # noqa: ANN401  an account or a failure
        return self.running.reach.tracker(connection).whoami()


def _now_of(house: House) -> float:
    return house.clock.read().at.timestamp()


@contextmanager
def seat() -> Iterator[Seat]:
    back = f"http://localhost:{own_port()}/callback"
    double = SlackApiDouble()
    with SlackFront(RULES, double, MIA.token, Registered(APP, "", back), rotates=True) as front:
        chosen = {"base_url": front.url, "auth_url": front.url, "return_url": back}
        settings = {f"services.slack.{name}": value for name, value in chosen.items()}
        front.books.prefix = "xoxe."
        house = House(integrations=[slack.build(access(settings=settings))], door=LoopbackDoor)
        double.world.now_s = partial(_now_of, house)
        house.start()
        try:
            yield Seat(front, house)
        finally:
            house.close()
        front.check()


@pytest.fixture
def mia() -> Iterator[Seat]:
    with seat() as made:
        yield made


def test_whoever_says_yes_is_signed_in_and_posts(mia: Seat) -> None:
    """As herself, by a public app; of the tokens only the lasting one is kept."""
    made = mia.sign_in(site=mia.channel)
    posted = mia.house.ask("standup.post")["posting"]
    *_, access_token, refresh = mia.front.books.issued

    assert (made.way, made.account.account_id) == (Way.OAUTH, f"T0123ABCD-{MIA.user}")
    assert set(made.scopes) == set(MANIFEST.scopes)
    assert mia.refresh_token(made) == refresh
    assert access_token not in "".join(mia.house.keystore.kept.values())
    assert (posted["state"], bool(posted["link"])) == ("posted", True)
    assert "You can close this page" in mia.visits[0].text


EMAIL = "mia@acme.example"


def test_the_e_mail_is_shown_only_to_whom_wants_that(mia: Seat) -> None:
    """It takes rights of its own, which nobody is asked for otherwise; leaving forgets it."""
    plain = mia.sign_in(site=mia.channel)
    asked_first = mia.front.pages[-1]["user_scope"]
    wish = {"service": "slack", "client_id": APP, "channel": mia.channel}
    begun = mia.house.ask("connect.begin", **wish, with_email=True)
    made = _answered(mia, begun)
    listed = mia.house.ask("connections")["connections"][0]
    again = _answered(mia, mia.house.ask("connect.begin", service="slack", channel=mia.channel))
    kept = mia.front.pages[-1]["user_scope"]
    without = _answered(mia, mia.house.ask("connect.begin", **wish, with_email=False))
    mia.house.ask("disconnect", connection=plain.id)

    assert (plain.email, "users:read" in asked_first) == ("", False)
    assert (made["email"], listed["email"], again["email"]) == (EMAIL, EMAIL, EMAIL)
    assert set(MANIFEST.email_scopes) <= set(listed["scopes"])
    assert "users:read.email" in kept
    assert without["email"] == ""
    assert mia.house.ask("connections")["connections"] == []


def test_who_may_not_give_the_e_mail_is_connected_without(mia: Seat) -> None:
    """An administrator's no to what is only shown stands in nobody's way."""
    mia.front.withholds = "users:read.email"
    wish = {"service": "slack", "client_id": APP, "channel": mia.channel}
    made = _answered(mia, mia.house.ask("connect.begin", **wish, with_email=True))

    assert made["email"] == ""


def _answered(mia: Seat, begun: dict[str, Any]) -> dict[str, Any]:
    """Go where the page says, and wait for what comes of it."""
    browser = threading.Thread(target=visit, args=(begun["page"],))
    browser.start()
    made: dict[str, Any] = mia.house.ask("connect.finish", sign_in=begun["sign_in"])["connection"]
    browser.join()
    return made


def test_a_channel_is_chosen_once_it_is_known_which_there_are(mia: Seat) -> None:
    """Or named by its link; one that cannot be had leaves the choice open, and nothing behind."""
    begun = mia.begin()
    choices = mia.finish(begun)
    assert isinstance(choices, Choices)
    names = {site.id: site.name for site in choices.sites}
    for wrong in ("", "nowhere", f"{mia.front.url}/archives/C0000NONE0"):
        with pytest.raises(Problem):
            mia.running.signing_in.choose(begun.id, wrong)
    assert (mia.connections, mia.house.keystore.kept) == ((), {})
    made = mia.running.signing_in.choose(begun.id, ROOM.id)

    assert (choices.are_channels, names[ROOM.id]) == (True, "#team-a")
    assert (made.site_url, made.account.site_name) == (mia.channel, "#team-a, Acme")
    with pytest.raises(NotAllowed, match="no such sign-in"):
        mia.running.signing_in.choose(begun.id, ROOM.id)
    assert mia.sign_in(site="#team-a").id == made.id


def test_where_channels_may_not_be_listed_one_is_named(mia: Seat) -> None:
    """By its link, which the terminal has to bring along."""
    mia.front.double.world.refusals["conversations.list"] = {"error": "missing_scope"}
    begun = mia.begin()
    choices = mia.finish(begun)
    made = mia.running.signing_in.choose(begun.id, mia.channel)
    wish = {"service": "slack", "client_id": APP}
    again = mia.house.ask("connect.begin", **wish)
    browser = threading.Thread(target=visit, args=(again["page"],))
    browser.start()
    text, code = mia.house.api.handle(
        Request("connect.finish", {"sign_in": again["sign_in"]}, "text")
    )
    browser.join()

    assert choices.sites == ()
    assert made.site_url == mia.channel
    assert code != 0
    assert "Which channel?" in text


def test_whoever_gives_up_while_it_is_tried_is_not_connected(mia: Seat) -> None:
    """The choice was made, and taken back before the answer came."""
    begun = mia.begin()
    mia.finish(begun)
    signing_in = mia.running.signing_in
    now: Callable[[], float] = mia.front.double.world.now_s

    def give_up() -> float:
        signing_in.cancel(begun.id)
        return now()

    mia.front.double.world.now_s = give_up
    with pytest.raises(NotAllowed, match="was cancelled"):
        signing_in.choose(begun.id, ROOM.id)

    assert (mia.connections, mia.house.keystore.kept) == ((), {})


def test_whoever_says_no_is_not_signed_in(mia: Seat) -> None:
    """Nothing is left behind."""
    mia.front.says_no = True
    with pytest.raises(NotAnswered, match="said no"):
        mia.sign_in(site=mia.channel)

    assert (mia.connections, mia.house.keystore.kept) == ((), {})


def test_an_expired_token_is_renewed(mia: Seat) -> None:
    """Nobody hears of it; the next refresh token is kept."""
    made = mia.sign_in(site=mia.channel)
    before = mia.refresh_token(made)
    mia.front.books.expire()

    assert mia.house.ask("standup.post")["posting"]["state"] == "posted"
    assert mia.refresh_token(made) != before
    assert mia.front.books.renewals == 1


def test_a_token_that_does_not_rotate_lasts(mia: Seat) -> None:
    """There is nothing to renew; revoked, it asks for a new sign-in."""
    mia.front.is_rotating = False
    mia.front.books.prefix = "xoxp-"
    made = mia.sign_in(site=mia.channel)
    assert isinstance(mia.whoami(made), Account)
    mia.front.books.end_all()

    assert isinstance(mia.whoami(made), SignInExpired)
    assert mia.front.books.renewals == 0


def test_a_dead_grant_asks_for_a_new_sign_in(mia: Seat) -> None:
    """In Slack's words, which come with a 200."""
    made = mia.sign_in(site=mia.channel)
    mia.front.books.end_all()
    dead = mia.whoami(made)
    again = mia.sign_in(site=mia.channel)

    assert isinstance(dead, SignInExpired)
    assert "has ended the sign-in" in dead.reason
    assert again.id == made.id


def test_disconnecting_gives_the_grant_back(mia: Seat) -> None:
    """At Slack, in the keystore, and in memory; every address asked is in the manifest."""
    made = mia.sign_in(site=mia.channel)
    mia.front.books.expire()
    mia.whoami(made)
    left = mia.house.ask("disconnect", connection=made.id)

    assert left["is_revoked"] is True
    assert mia.house.keystore.kept == {}
    assert mia.front.seen == {f"{e.method} {e.path}" for e in MANIFEST.oauth_endpoints}


@pytest.mark.parametrize("app", [App(), App(broker="https://broker.example")])
def test_an_app_that_cannot_be_is_said(mia: Seat, app: App) -> None:
    """Before a browser is opened."""
    mia.app = app
    with pytest.raises(BadInput):
        mia.begin(site=mia.channel)
