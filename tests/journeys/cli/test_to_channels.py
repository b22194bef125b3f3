"""Standups go to Teams and Slack by the installed command: signed in, posted once, left."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.contract.integrations.azure_devops.entra_rig import Directory, directory
from tests.contract.integrations.slack.test_sign_in import APP, RULES, SlackFront
from tests.fakes.atlassian import Registered
from tests.fakes.graph import CRAFT, DAILY, GENERAL, GraphDouble
from tests.fakes.ports import own_port
from tests.fakes.slack_api import MIA, ROOM, Room, SlackApiDouble
from tests.journeys.cli.browsing import Told, browse, sign_in
from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS, Person, contents
from tests.peers.oidc import Browser

pytestmark = [pytest.mark.storm, pytest.mark.timeout(600)]

LINK = f"https://teams.microsoft.com/l/channel/{GENERAL.id}/General?groupId={CRAFT.id}"
AS_OUR_APP = ("--client-id", "desktop", "--no-browser")
TITLE = "<!channel> *wow* [x](https://evil.example) <at>Mia</at>"


@dataclass
class Office:
    """
    Mia with her command, her browser, and the Graph that her account reaches.

    Attributes:
        used: Every access token that came to Graph.
    """

    person: Person
    browser: Browser
    graph: GraphDouble
    used: set[str]

    def connect(self, *words: str, way: str = "--oauth") -> Told:
        """Sign in as the app of the organization."""

        def hear(said: str) -> None:
            shown = re.search(r"and type (\S+) there", said)
            self.browser.typed = {"user_code": shown[1]} if shown else {}

        def to(page: str) -> None:
            self.browser.visit(page)

        words = (*AS_OUR_APP, *words, "--json")
        return sign_in(
            self.person.environ, *words, service="teams", secret=None, way=way, hear=hear, to=to
        )


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    with directory(tmp_path_factory.mktemp("entra")) as found:
        yield found


@pytest.fixture
def office(person: Person, at: Directory) -> Iterator[Office]:
    used: set[str] = set()

    def owner(token: str) -> str | None:
        used.add(token)
        return at.owner(token)

    with GraphDouble() as graph:
        graph.world.introspect = owner
        person.environ |= {
            "TRACKSYNC_SERVICES_TEAMS_BASE_URL": graph.url,
            "TRACKSYNC_SERVICES_TEAMS_AUTH_URL": at.authority,
            "TRACKSYNC_SERVICES_TEAMS_CA_FILE": str(at.ca_file),
        }
        yield Office(person, Browser(ca_file=at.ca_file), graph, used)
        graph.check()


def yesterday(person: Person) -> str:
    """Name the day before today, where the person is."""
    here = datetime.now(tz=ZoneInfo(person.environ["TZ"]))
    return (here - timedelta(days=1)).date().isoformat()


def tell_of(person: Person, title: str) -> None:
    """Have something begun today."""
    person.say("config", "set", "standup.local_tasks", "yes")
    person.ask("start", person.ask("task", "add", title)["task"]["ref"])
    person.ask("stop")


@pytest.mark.parametrize("with_agent", [False, True])
def test_a_work_account_posts_once_and_stays_signed_in(office: Office, *, with_agent: bool) -> None:
    """Each process that begins anew renews from what the one before has kept."""
    person, graph = office.person, office.graph
    if with_agent:
        person.start_agent()
    tell_of(person, TITLE)
    told = office.connect("--channel", LINK)
    assert told.code == 0, told.err
    posted = person.ask("standup", "post")["posting"]
    again = person.type("standup", "post", "--json")
    if with_agent:
        person.end_agent()
        person.start_agent()
    before = person.ask("standup", "post", "--date", yesterday(person))["posting"]
    past = person.ask("standup", "history")["postings"]

    assert told.data["connection"]["way"] == "oauth"
    assert (posted["state"], before["state"]) == ("posted", "posted")
    assert again.returncode != 0
    assert len(graph.world.posts) == 2
    assert posted["link"].startswith("https://teams.microsoft.com/l/message/")
    assert {one["date"] for one in past} == {posted["date"], yesterday(person)}
    (attachment,) = graph.world.posts[0].body["attachments"]
    assert TITLE in json.dumps(json.loads(attachment["content"]), ensure_ascii=False)


def test_a_code_is_typed_on_another_screen(office: Office) -> None:
    """For a channel that is named by its name; the terminal says the code."""
    told = office.connect("--channel", "Craft / Daily", way="--device")
    assert told.code == 0, told.err
    office.person.ask("standup", "post")
    (post,) = office.graph.world.posts

    assert told.data["connection"]["way"] == "device"
    assert post.channel == DAILY.id


def test_a_name_that_may_mean_several_is_asked_back(office: Office) -> None:
    """Nothing is connected, and each is named as it can be said."""
    told = office.connect("--channel", "General")

    assert told.code != 0
    assert "Plans / General" in json.dumps(json.loads(told.out)["error"])
    assert office.person.ask("connections")["connections"] == []


def test_the_sign_in_lies_open_nowhere_and_is_forgotten(office: Office) -> None:
    """Not in a file nor the log; afterwards not in the keystore either."""
    person = office.person
    person.start_agent()
    told = office.connect("--channel", LINK)
    assert told.code == 0, told.err
    person.ask("standup", "post")
    kept = person.keystore.read_text("utf-8")
    left = person.say("disconnect", "teams")
    files = contents(person.data)

    assert office.used
    for secret in office.used:
        assert [path for path, content in files.items() if secret.encode() in content] == []
        assert secret not in kept
    assert "teams-" in kept
    assert "teams-" not in person.keystore.read_text("utf-8")
    assert "https://myapps.microsoft.com" in left


# --- Slack ----------------------------------------------------------------------------------------


@contextmanager
def slack(person: Person, *rooms: Room) -> Iterator[SlackFront]:
    """Put Slack into the person's world, with a public app."""
    back = f"http://localhost:{own_port()}/callback"
    double = SlackApiDouble()
    double.world.put(*rooms)
    with SlackFront(RULES, double, MIA.token, Registered(APP, "", back), rotates=True) as front:
        front.books.prefix = "xoxe."
        person.environ |= {
            "TRACKSYNC_SERVICES_SLACK_BASE_URL": front.url,
            "TRACKSYNC_SERVICES_SLACK_AUTH_URL": front.url,
            "TRACKSYNC_SERVICES_SLACK_RETURN_URL": back,
        }
        yield front
        front.check()


def standing(front: SlackFront) -> list[dict[str, Any]]:
    """Tell what stands in the channel."""
    return [post.body for post in front.double.world.standing(ROOM.id)]


def test_a_person_posts_changes_and_takes_back(person: Person) -> None:
    """As herself, in Slack; renewed by each process, and given back in the end."""
    with slack(person) as front:
        tell_of(person, TITLE)
        told = sign_in(
            person.environ,
            *("--client-id", APP, "--no-browser", "--json"),
            *("--channel", f"{front.url}/archives/{ROOM.id}"),
            service="slack",
            secret=None,
        )
        assert told.code == 0, told.err
        posted = person.ask("standup", "post")["posting"]
        tell_of(person, "Another one")
        person.say("standup", "update")
        (stands,) = standing(front)
        person.say("standup", "delete")
        left = person.ask("disconnect", "slack")

        assert posted["state"] == "posted"
        assert posted["link"]
        assert "Another one" in json.dumps(stands["blocks"])
        assert "<!channel>" not in stands["text"]
        assert standing(front) == []
        assert left["is_revoked"] is True


def test_on_a_terminal_one_of_five_thousand_channels_is_found(person: Person) -> None:
    """By a part of its name, and then by its number."""
    rooms = (Room(f"C9{n:07d}", f"other-{n}", (MIA.user,)) for n in range(5_000))
    with slack(person, *rooms):
        ours, theirs = os.openpty()
        words = ("--oauth", "--client-id", APP, "--no-browser", "--json")
        process = subprocess.Popen(
            [COMMAND, "connect", "slack", *words],
            env=person.environ,
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
        )
        os.close(theirs)

        def heard(end: str) -> str:
            said = ""
            while not said.endswith(end):
                said += os.read(ours, 65_536).decode().replace("\r", "")
            return said

        heard("Enter where it has none): ")
        os.write(ours, b"\n")
        page = ""
        while not page:
            page = next((line.strip() for line in heard("\n").split("\n") if "  http" in line), "")
        browse(page)
        asked = heard("A part of its name: ")
        os.write(ours, b"other-499\n")
        listed = heard("Its number: ")
        os.write(ours, b"3\n")
        out, _ = process.communicate(timeout=PATIENCE_SECONDS)
        os.close(ours)
    site = json.loads(out)["connection"]["site_url"]

    assert "There are 5003 of 5003." in asked
    assert f"  3  #other-4991  {site}" in listed
