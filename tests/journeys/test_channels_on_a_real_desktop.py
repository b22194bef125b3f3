"""
Promise: from the window, by keys and clicks on a real screen, to a standup in Slack and in Teams.

The keyring, the window manager and the keys are real, and so is the server that signs people in to
Teams; Slack and Graph are doubles. The browser is a person's who says yes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.contract.integrations.azure_devops.entra_rig import directory
from tests.contract.integrations.slack.test_sign_in import APP, RULES, SlackFront
from tests.desktop.real_desktop import click, seen
from tests.fakes.atlassian import Registered
from tests.fakes.graph import GENERAL, GraphDouble
from tests.fakes.ports import own_port
from tests.fakes.slack_api import MIA, ROOM, Room, SlackApiDouble
from tests.journeys.desk import Desk, desk
from tests.peers.oidc import Browser

pytestmark = [pytest.mark.storm, pytest.mark.timeout(600)]

WINDOW, SLACK, TEAMS = "TrackSync", "Connect Slack", "Connect Microsoft Teams"
# Above what a page shows stand the window's own buttons.
HEAD = 70
# A moment of waiting is lower than what asks something, and a list of channels is high.
LOW, HIGH = 250, 400
TITLE = "<!channel> *wow* <at>Mia</at> https://evil.example"


@dataclass
class Town:
    """The desk, what stands around it, and what the program had opened."""

    here: Desk
    slack: SlackFront
    graph: GraphDouble
    browser: Browser
    opened: Path

    def pages(self) -> list[str]:
        return self.opened.read_text("utf-8").split() if self.opened.exists() else []

    def answer_the_page(self, number: int) -> None:
        """Wait until so many pages were opened, and say yes on the last."""
        self.here.at_work(lambda: len(self.pages()) == number, f"page {number} is opened")
        page = self.pages()[-1]
        code = parse_qs(urlsplit(page).query).get("user_code")
        self.browser.typed = {"user_code": code[0]} if code else {}
        assert self.browser.visit(page)[0] == 200

    def open_dialog(self, title: str, buttons: int) -> None:
        """Open the Connections page, and there what so many buttons further is offered."""
        x = self.here.x
        x.press("ctrl+8")
        self.here.see_focus(WINDOW, under=HEAD)
        for _ in range(buttons):
            x.press("Tab")
        x.press("space")
        self.here.see(title)

    def choose_way(self, rights: int) -> None:
        """Go back from the field to the ways, and along them."""
        self.here.x.press("shift+Tab", "shift+Tab", *["Right"] * rights)

    def go_on(self, title: str) -> None:
        """Click the main button, and wait until something else is asked: a moment asks nothing."""
        (*_, before) = self.here.see(title)
        self.here.click_main_button(title)

        def asks() -> bool:
            box = self.here.eyes.window(title)
            return box is not None and box[3] > LOW and box[3] != before

        self.here.at_work(asks, f"what {title!r} asks next")

    def see_channels(self, title: str) -> None:
        """Wait until a channel can be searched: the list is high."""

        def is_there() -> bool:
            box = self.here.eyes.window(title)
            return box is not None and box[3] > HIGH

        self.here.at_work(is_there, f"the channels in {title!r}")

    def is_connected(self, service: str) -> bool:
        made = self.here.app.cli("connections").get("connections", [])
        return [one["service"] for one in made] == [service]


@contextmanager
def town(folder: Path) -> Iterator[Town]:
    with ExitStack() as stack:
        for name in ("entra", "desk", "bin"):
            (folder / name).mkdir()
        at = stack.enter_context(directory(folder / "entra"))
        graph = stack.enter_context(GraphDouble())
        graph.world.introspect = at.owner
        back = f"http://localhost:{own_port()}/callback"
        double = SlackApiDouble()
        double.world.put(*(Room(f"C9{n:07d}", f"other-{n}", (MIA.user,)) for n in range(50)))
        app = Registered(APP, "", back)
        slack = stack.enter_context(SlackFront(RULES, double, MIA.token, app, rotates=True))
        slack.books.prefix = "xoxe."
        here = stack.enter_context(desk(folder / "desk"))
        opened, opener = folder / "opened", folder / "bin" / "xdg-open"
        opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {opened}\n', "utf-8")
        opener.chmod(0o755)
        here.app.environ |= {
            "PATH": f"{opener.parent}:{here.app.environ['PATH']}",
            "TRACKSYNC_SERVICES_TEAMS_BASE_URL": graph.url,
            "TRACKSYNC_SERVICES_TEAMS_AUTH_URL": at.authority,
            "TRACKSYNC_SERVICES_TEAMS_CA_FILE": str(at.ca_file),
            "TRACKSYNC_SERVICES_SLACK_BASE_URL": slack.url,
            "TRACKSYNC_SERVICES_SLACK_AUTH_URL": slack.url,
            "TRACKSYNC_SERVICES_SLACK_RETURN_URL": back,
        }
        here.app.know_the_person()
        here.app.cli("config", "set", "appearance.theme", "light")
        here.app.cli("config", "set", "standup.local_tasks", "yes")
        here.app.cli("start", here.app.cli("task", "add", TITLE)["task"]["ref"])
        here.app.cli("stop")
        yield Town(here, slack, graph, Browser(ca_file=at.ca_file), opened)
        slack.check()
        graph.check()


@pytest.fixture
def room() -> Iterator[Path]:
    # Not pytest's folder: its path is too long for a socket, and a session's is not.
    with tempfile.TemporaryDirectory(prefix="ts") as folder:
        yield Path(folder)


def open_window(here: Desk) -> None:
    """Open it by a click on the icon."""
    here.at_work(lambda: here.eyes.icon() is not None, "the icon")
    click(here.x, seen(here.eyes.icon, "the icon"))
    here.see(WINDOW)


def post(here: Desk) -> None:
    """Look at the standup, and post it."""
    here.x.press("ctrl+7")
    here.click_main_button(WINDOW, under=HEAD)


def test_to_slack_in_the_browser(room: Path) -> None:
    """The page opens and comes back; a channel is found by a part of its name; it is posted."""
    with town(room) as there, there.here.app.running():
        here, x = there.here, there.here.x
        open_window(here)
        there.open_dialog(SLACK, 4)
        there.choose_way(1)
        x.press("Tab", "Tab")
        x.type(APP)
        there.go_on(SLACK)
        there.answer_the_page(1)
        there.see_channels(SLACK)
        x.type("team-a")
        here.click_main_button(SLACK)
        here.at_work(lambda: there.is_connected("slack"), "it is connected")
        x.press("Return")  # done
        here.see_go(SLACK)
        post(here)
        here.at_work(lambda: bool(there.slack.double.world.standing(ROOM.id)), "it is posted")
        (stands,) = there.slack.double.world.standing(ROOM.id)

    assert TITLE in json.dumps(stands.body["blocks"])
    assert "<!channel>" not in stands.body["text"]


def test_to_teams_by_a_code(room: Path) -> None:
    """The code is typed on the page; the window goes on by itself."""
    with town(room) as there, there.here.app.running():
        here, x = there.here, there.here.x
        open_window(here)
        there.open_dialog(TEAMS, 5)
        there.choose_way(2)
        x.press("Tab")
        x.type("desktop")
        there.go_on(TEAMS)
        x.press("space")  # it opens the page
        there.answer_the_page(1)
        there.see_channels(TEAMS)
        x.type("craft / gen")
        here.click_main_button(TEAMS)
        here.at_work(lambda: there.is_connected("teams"), "it is connected")
        x.press("Return")  # done
        here.see_go(TEAMS)
        post(here)
        here.at_work(lambda: bool(there.graph.world.posts), "it is posted")
        (stands,) = there.graph.world.posts
        (told,) = here.app.cli("standup", "history")["postings"]

    assert stands.channel == GENERAL.id
    assert TITLE in json.dumps(json.loads(stands.body["attachments"][0]["content"]))
    assert (told["state"], bool(told["link"])) == ("posted", True)
