"""A team's broker is killed in the middle of a sign-in: nothing is kept, and the next one works."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO

import pytest

from tests.contract.integrations.slack.test_bot import APP, PAGE, REVOKE, TOKEN, BotFront
from tests.contract.sign_in.broker_rig import device_key
from tests.contract.sign_in.oauth_rig import visit
from tests.fakes.atlassian import Registered
from tests.fakes.oauth_front import Rules
from tests.fakes.ports import own_port
from tests.fakes.slack_api import BOT, ROOM, SlackApiDouble
from tests.journeys.cli.browsing import SECRET, Told, browse, sign_in
from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS, Person
from tests.journeys.cli.test_by_browser import listening

pytestmark = [pytest.mark.storm, pytest.mark.timeout(600)]


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        """Go nowhere."""


def leads_to(page: str) -> str:
    """Open a page, and tell where it sends the browser; the browser does not go there yet."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Staying)
    with pytest.raises(urllib.error.HTTPError) as led:
        opener.open(page, timeout=PATIENCE_SECONDS)
    with led.value:
        assert led.value.code == 302
        return str(led.value.headers["Location"])


class Broker:
    """The broker's own program, killed and started as its operator's machine may do."""

    def __init__(self, person: Person, front: BotFront, port: int) -> None:
        self.key, digest = device_key()
        self.address = f"http://127.0.0.1:{port}"
        self._person, self._port = person, port
        self._file = person.home / "broker.toml"
        self._file.write_text(
            f"""
address = "127.0.0.1:{port}"
public_url = "{self.address}"
seal_keys = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
[services.slack]
authorize_url = "{front.url}{PAGE}"
token_url = "{front.url}{TOKEN}"
client_id = "{APP}"
client_secret = "{SECRET}"
[devices]
"mia" = "{digest}"
""",
            "utf-8",
        )
        self._file.chmod(0o600)
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [COMMAND, "broker", "serve", str(self._file)],
            env=self._person.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == f"LISTENING {self._port}\n"

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE_SECONDS)
        if self._process.stdout is not None:
            self._process.stdout.close()


@dataclass
class Team:
    """Mia, who has a key to her team's broker, and the bot's Slack behind it."""

    person: Person
    front: BotFront
    broker: Broker

    def sign_in(self, to: Callable[[str], None]) -> Told:
        named = ("--broker", self.broker.address, "--no-browser", "--json")
        room = f"{self.front.url}/archives/{ROOM.id}"
        return sign_in(
            *(self.person.environ, *named, "--channel", room),
            service="slack",
            secret=self.broker.key,
            to=to,
        )

    def kept(self) -> list[object]:
        """Tell what of a sign-in is left: connections, and what was put into the keystore."""
        kept = json.loads(self.person.keystore.read_text("utf-8"))
        made = self.person.ask("connections")["connections"]
        return [*made, *(name for name in json.dumps(kept).split('"') if "slack-" in name)]

    def posts(self) -> str:
        """Sign in from beginning to end, and post; how that ended."""
        told = self.sign_in(browse)
        assert told.code == 0, told.err
        return str(self.person.ask("standup", "post")["posting"]["state"])


@pytest.fixture
def team(person: Person) -> Iterator[Team]:
    with _team(person) as made:
        yield made


@contextmanager
def _team(person: Person) -> Iterator[Team]:
    port = own_port()
    app = Registered(APP, SECRET, f"http://127.0.0.1:{port}/v1/callback")
    rules = Rules(PAGE, TOKEN, REVOKE, frozenset())
    front = BotFront(rules, SlackApiDouble(), BOT.token, app, rotates=False)
    front.more = {}
    with front:
        person.environ["TRACKSYNC_SERVICES_SLACK_BASE_URL"] = front.url
        broker = Broker(person, front, port)
        try:
            yield Team(person, front, broker)
        finally:
            broker.kill()
        front.check()


@pytest.mark.parametrize("with_agent", [False, True])
def test_killed_before_its_code_is_picked_up(team: Team, *, with_agent: bool) -> None:
    """It is the broker that cannot be reached, and that is said; nothing is kept, nothing waits."""
    if with_agent:
        team.person.start_agent()

    def to(page: str) -> None:
        back = leads_to(leads_to(page))
        team.broker.kill()
        assert visit(back).status == 200

    told = team.sign_in(to)
    error = json.loads(told.out)["error"]
    left = team.kept()
    agent = team.person.agent
    ports = listening(agent.pid) if agent is not None else []
    team.broker.start()

    assert told.code != 0
    assert error["title"].startswith("The broker could not be reached.")
    assert (left, ports) == ([], [])
    assert team.posts() == "posted"


def test_started_anew_before_its_code_is_picked_up(team: Team) -> None:
    """It knows the code no more: codes lie in its memory alone."""

    def to(page: str) -> None:
        back = leads_to(leads_to(page))
        team.broker.kill()
        team.broker.start()
        visit(back)

    told = team.sign_in(to)
    error = json.loads(told.out)["error"]

    assert told.code != 0
    assert error["hint"] == "Begin the sign-in again."
    assert team.kept() == []
    assert team.posts() == "posted"


def test_started_anew_before_the_person_said_yes(team: Team) -> None:
    """The browser is told that this sign-in is over; the person gives it up, and begins again."""
    pages = []

    def to(page: str) -> None:
        back = leads_to(page)
        team.broker.kill()
        team.broker.start()
        pages.append(visit(back))
        # Another beginning gives up the one that waits.
        again = team.sign_in(browse)
        assert again.code == 0, again.err

    team.person.start_agent()
    told = team.sign_in(to)

    assert pages[0].status == 400
    assert told.code != 0
    assert len(team.person.ask("connections")["connections"]) == 1
    assert team.person.ask("standup", "post")["posting"]["state"] == "posted"


def test_killed_while_slack_answers_it(team: Team) -> None:
    """Slack has given the token, and nobody got it: the next sign-in gets the same bot."""
    ends = [team.broker.kill]
    team.front.on_token = lambda: ends.pop()() if ends else None
    told = team.sign_in(browse)
    left = team.kept()
    team.broker.start()

    assert told.code != 0
    assert left == []
    assert team.posts() == "posted"


def test_killed_while_its_token_is_lent(team: Team) -> None:
    """A standup goes once the broker is back, and once; what lies on the device still opens."""
    team.person.start_agent()
    told = team.sign_in(browse)
    assert told.code == 0, told.err
    team.person.end_agent()
    team.broker.kill()
    without = team.person.type("standup", "post", "--json")
    team.broker.start()
    posted = team.person.ask("standup", "post")["posting"]
    again = team.person.type("standup", "post", "--json")

    assert without.returncode != 0
    assert posted["state"] == "posted"
    assert again.returncode != 0
    assert len(team.front.double.world.standing(ROOM.id)) == 1
