"""Signing in to Slack through a broker: one bot for the team, lent to each device for an hour."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.contract.network.gateway_rig import access
from tests.contract.sign_in.broker_rig import SECRET, config, device_key, serving
from tests.contract.sign_in.oauth_rig import Signing, Visit
from tests.contract.sign_in.test_broker import GOOD, written
from tests.fakes.atlassian import Registered
from tests.fakes.atlassian.grants import Denied
from tests.fakes.oauth_front import Front, Rules
from tests.fakes.ports import own_port
from tests.fakes.slack_api import BOT, MIA, ROOM, SlackApiDouble
from tests.unit.engine.house import House
from tracksync.broker.config import Upstream, read_config
from tracksync.core.delivery.outcomes import SignInExpired
from tracksync.core.problems import BadInput, NotAnswered
from tracksync.demo.loopback import Answer, Asked, LoopbackHandler
from tracksync.integrations import slack
from tracksync.integrations.slack import MANIFEST
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App
from tracksync.ports.tracker import Account, Connection

APP = "1234.5678"
PAGE, TOKEN, REVOKE = (e.path for e in MANIFEST.oauth_endpoints)
_EXCHANGE = {"grant_type", "code", "redirect_uri", "client_id", "client_secret"}


class BotFront(Front):
    """
    Installs a bot as Slack does: the same for everybody who says yes.

    Attributes:
        more: What stands in a token answer besides, or instead.
    """

    more: dict[str, object]

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        if urlsplit(asked.path).path in {PAGE, TOKEN, REVOKE}:
            super().serve(asked, handler)
        else:
            self.double.serve(asked, handler)

    def _page(self, asked: Asked) -> Answer:
        told = {name: values[-1] for name, values in asked.query.items()}
        self._judge(
            set(told), {"response_type", "client_id", "redirect_uri", "state", "scope"}, "it"
        )
        assert set(told["scope"].split(",")) == set(MANIFEST.scopes)
        back = {"state": told["state"], "error": "access_denied"}
        if not self.says_no:
            scopes = tuple(told["scope"].split(","))
            code = self.books.consent(told["client_id"], told["redirect_uri"], scopes, "mia", ())
            back = {"state": told["state"], "code": code}
        return Answer(302, None, {"Location": f"{told['redirect_uri']}?{urlencode(back)}"})

    def _tokens(self, asked: Asked) -> Answer:
        told = dict(parse_qsl(asked.body.decode()))
        self._judge(set(told), _EXCHANGE, "an exchange")
        try:
            app = (told["client_id"], told["client_secret"])
            given = self.books.exchange(*app, told["code"], told["redirect_uri"])
        except Denied:
            return Answer(200, {"ok": False, "error": "invalid_code"})
        installed = {
            "ok": True,
            "access_token": BOT.token,
            "token_type": "bot",
            "scope": str(given["scope"]).replace(" ", ","),
            "bot_user_id": BOT.user,
            "app_id": "A0123",
            "team": {"id": "T0123ABCD", "name": "Acme"},
            "authed_user": {"id": MIA.user},
        }
        return Answer(200, {**installed, **self.more})


@dataclass
class Seat(Signing):
    """Somebody at a device that knows the broker."""

    front: BotFront
    house: House
    app: App
    service: str = "slack"
    visits: list[Visit] = field(default_factory=list)

    @property
    def channel(self) -> str:
        return f"{self.front.url}/archives/{ROOM.id}"

    def whoami(self, connection: Connection) -> Any:  # noqa: ANN401  an account or a failure
        return self.running.reach.tracker(connection).whoami()


@dataclass
class Team:
    """
    A workspace, its broker, and two devices.

    Attributes:
        devices: The broker's own list, by the digest of a key.
    """

    front: BotFront
    mia: Seat
    bob: Seat
    devices: dict[str, str]

    def lock_out(self, name: str) -> None:
        """Take a device out of the broker's list."""
        digest = next(digest for digest, known in self.devices.items() if known == name)
        del self.devices[digest]


def _upstream(url: str) -> Upstream:
    return Upstream(
        authorize_url=f"{url}{PAGE}",
        token_url=f"{url}{TOKEN}",
        revoke_url="",
        client_id=APP,
        client_secret=SECRET,
        scopes=frozenset(MANIFEST.scopes),
        more={},
        is_json=False,
        ca_file=None,
        scopes_apart=",",
        is_lasting=True,
    )


@pytest.fixture
def team() -> Iterator[Team]:
    keys = {name: device_key() for name in ("mia", "bob")}
    devices = {digest: name for name, (_, digest) in keys.items()}
    port, double = own_port(), SlackApiDouble()
    app = Registered(APP, SECRET, f"http://127.0.0.1:{port}/v1/callback")
    with ExitStack() as ends:
        rules = Rules(PAGE, TOKEN, REVOKE, frozenset())
        front = BotFront(rules, double, BOT.token, app, rotates=False)
        front.more = {}
        ends.enter_context(front)
        server = ends.enter_context(
            serving(config(port, {"slack": _upstream(front.url)}, devices), [])
        )
        seats = {}
        for name, (key, _) in keys.items():
            chosen = {"base_url": front.url, "auth_url": "https://never-asked.example.net"}
            settings = {f"services.slack.{what}": value for what, value in chosen.items()}
            house = House(integrations=[slack.build(access(settings=settings))], door=LoopbackDoor)
            ends.callback(house.close)
            broker = App(secret=key, broker=f"http://127.0.0.1:{server.port}")
            seats[name] = Seat(front, house.start(), broker)
        double.world.now_s = partial(_now_of, seats["mia"].house)
        yield Team(front, seats["mia"], seats["bob"], devices)
        front.check()


def _now_of(house: House) -> float:
    return house.clock.read().at.timestamp()


def test_the_teams_bot_posts(team: Team) -> None:
    """Of its token nothing lies on the device, but what the broker alone can open."""
    made = team.mia.sign_in(site=team.mia.channel)
    posted = team.mia.house.ask("standup.post")["posting"]
    kept = "".join(team.mia.house.keystore.kept.values())

    assert made.account.account_id == f"T0123ABCD-{BOT.user}"
    assert set(made.scopes) == set(MANIFEST.scopes)
    assert (posted["state"], bool(posted["link"])) == ("posted", True)
    assert not {token for token in (BOT.token, SECRET) if token in kept}
    assert team.front.seen == {f"GET {PAGE}", f"POST {TOKEN}"}


def test_it_is_lent_for_an_hour(team: Team) -> None:
    """Then the broker is asked again, and Slack is not."""
    made = team.mia.sign_in(site=team.mia.channel)
    before = team.mia.refresh_token(made)
    team.front.seen.clear()
    team.mia.house.clock.move(hours=2)

    assert isinstance(team.mia.whoami(made), Account)
    assert team.mia.refresh_token(made) != before
    assert team.front.seen == set()


def test_whoever_leaves_leaves_the_bot_to_the_others(team: Team) -> None:
    """Nothing is revoked at Slack, and the person reads why."""
    mine = team.mia.sign_in(site=team.mia.channel)
    theirs = team.bob.sign_in(site=team.bob.channel)
    left = team.mia.house.ask("disconnect", connection=mine.id)
    team.bob.house.clock.move(hours=2)

    assert (left["is_revoked"], left["page"]) == (None, "")
    assert "others of your team post by it" in left["stays"]
    assert team.mia.house.keystore.kept == {}
    assert isinstance(team.bob.whoami(theirs), Account)
    assert f"POST {REVOKE}" not in team.front.seen


def test_a_device_that_is_locked_out_loses_it_alone(team: Team) -> None:
    """Within the hour; nobody else notices."""
    mine = team.mia.sign_in(site=team.mia.channel)
    theirs = team.bob.sign_in(site=team.bob.channel)
    team.lock_out("mia")
    for seat in (team.mia, team.bob):
        seat.house.clock.move(hours=2)

    assert isinstance(team.mia.whoami(mine), SignInExpired)
    assert isinstance(team.bob.whoami(theirs), Account)


def test_a_bot_that_was_removed_asks_for_a_new_sign_in(team: Team) -> None:
    """In Slack's words, which come with a 200."""
    made = team.mia.sign_in(site=team.mia.channel)
    del team.front.double.world.tokens[BOT.token]

    assert isinstance(team.mia.whoami(made), SignInExpired)


def test_a_no_at_slack_is_a_no(team: Team) -> None:
    """By the person at the page, or by Slack at the exchange."""
    team.front.says_no = True
    with pytest.raises(NotAnswered, match="said no"):
        team.mia.sign_in(site=team.mia.channel)
    team.front.says_no = False
    team.front.more = {"ok": False, "error": "bad_client_secret"}
    with pytest.raises(NotAnswered, match="bad_client_secret"):
        team.mia.sign_in(site=team.mia.channel)

    assert team.mia.house.keystore.kept == {}


def test_a_bot_has_no_email_address(team: Team) -> None:
    """It is said before a browser is opened."""
    with pytest.raises(BadInput, match="no e-mail address"):
        team.mia.begin(site=team.mia.channel, with_email=True)


def test_an_app_that_rotates_is_not_used(team: Team) -> None:
    """Its tokens end when somebody else's device renews them: the operator is told."""
    team.front.more = {"refresh_token": "xoxe-1-x", "expires_in": 43_200}
    with pytest.raises(NotAnswered, match="rotation"):
        team.mia.sign_in(site=team.mia.channel)

    assert team.mia.house.keystore.kept == {}


def test_a_short_file_is_enough_for_the_broker(tmp_path: Path) -> None:
    """The broker is a program of its own, so addresses and scopes are written down twice."""
    file = written(tmp_path, GOOD.replace("services.jira", "services.slack"))
    there = read_config(file).services["slack"]
    wanted = replace(_upstream("https://slack.com"), client_id=there.client_id)

    assert there == replace(wanted, client_secret=there.client_secret)
