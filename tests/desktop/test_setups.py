"""The guide shows how each service is connected, in pictures of our own windows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.architecture.reading import ROOT
from tests.desktop.accounts import ACCOUNTS, SCENES_OF_ACCOUNTS
from tests.desktop.gallery import KEPT
from tests.desktop.messages import FRAMES
from tests.desktop.setups import SETUPS
from tests.desktop.stage import Stage
from tests.desktop.trees import write
from tracksync.desktop.models.connections import LeaveForm
from tracksync.desktop.views.leave import LeaveDialog
from tracksync.ports.manifest import Way

DOCS = ROOT / "docs"
GALLERY = DOCS / "gallery"
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+\.png)\)")


def shown(page: Path) -> list[Path]:
    """Tell the pictures a page shows."""
    found = PICTURE.findall(page.read_text(encoding="utf-8"))
    return [(page.parent / name).resolve() for name in found]


@pytest.mark.parametrize("setup", SETUPS)
def test_the_guide_shows_each_way_to_connect_each_service(setup: str) -> None:
    """A service that is found by its folder, and a way that its manifest names, has its picture."""
    pages = (DOCS / "guide").glob("*.md")

    assert any(GALLERY / f"{setup}-light.png" in shown(page) for page in pages)


def test_what_is_shown_is_there_and_what_is_there_is_drawn() -> None:
    """No page shows a picture that is missing, and no picture is left over from before."""
    missing = [path for page in DOCS.rglob("*.md") for path in shown(page) if not path.exists()]
    drawn = {f"{name}.png" for name in (*KEPT, *FRAMES)}

    assert missing == []
    assert {path.name for path in GALLERY.glob("*.png")} == drawn


TRACKERS = ("asana", "azure-devops", "jira", "jira-data-center", "tempo")


@pytest.mark.parametrize("tracker", TRACKERS)
def test_a_page_of_the_guide_goes_from_connecting_to_leaving(tracker: str) -> None:
    """How to connect, how time gets there, what the limits are, how to leave."""
    text = (DOCS / "guide" / f"{tracker}.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)

    assert {"Connect", "How time gets there", "Limits", "Leave again"} <= {*heads}


@pytest.mark.parametrize("tracker", TRACKERS)
def test_the_guide_shows_an_account_of_each_service_and_how_it_is_left(tracker: str) -> None:
    """Its own card, with what it may do, and its own question; not another service's."""
    pictures = {path.name for path in shown(DOCS / "guide" / f"{tracker}.md")}
    name = tracker.replace("data-center", "dc")

    assert {f"{what}-{name}-light.png" for what in ("connect", "card", "leave")} <= pictures


def test_an_account_says_of_leaving_what_is_true_of_its_service(on: Stage, qtbot: QtBot) -> None:
    """A token stays good, a grant goes back where there is a way back; tasks stay where any are."""
    said = {}
    for service in ACCOUNTS:
        dialog = SCENES_OF_ACCOUNTS[f"leave-{service.replace('_', '-')}"](on)
        qtbot.addWidget(dialog)
        said[service] = write(dialog)

    assert {s for s, text in said.items() if "is given back to" in text} == {
        "asana",
        "jira",
        "tempo",
    }
    assert {s for s, text in said.items() if "only you can take back" in text} == {"azure_devops"}
    assert {s for s, text in said.items() if "The token is erased" in text} == {"jira_dc"}
    assert {s for s, text in said.items() if "Keep its tasks" not in text} == {"tempo"}


@pytest.mark.parametrize(
    ("way", "takes_back", "said"),
    [
        (Way.TOKEN, True, "Its address is erased"),
        (Way.OAUTH, True, "is given back to Slack"),
        (Way.OAUTH, False, "only you can take back"),
    ],
)
def test_a_channel_says_of_leaving_how_it_was_signed_in(
    on: Stage, qtbot: QtBot, way: Way, said: str, *, takes_back: bool
) -> None:
    """What was granted by the browser is no address."""
    form = LeaveForm("slack-1", "Slack", "#team-a", "Mia", way, is_channel=True)
    dialog = LeaveDialog(on.look, replace(form, takes_back=takes_back))
    qtbot.addWidget(dialog)

    assert said in write(dialog)
