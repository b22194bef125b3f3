"""Links come from anywhere: one form is read, and everything else is refused in one sentence."""

from __future__ import annotations

import pytest

from tracksync.cli.link import wished
from tracksync.cli.main import run
from tracksync.cli.typed import Typed
from tracksync.core.problems import BadInput


@pytest.mark.parametrize(
    ("link", "ref"),
    [
        ("tracksync:start?ref=PROJ-142", "PROJ-142"),
        ("tracksync://start?ref=PROJ-142", "PROJ-142"),
        ("tracksync://start/?ref=PROJ-142", "PROJ-142"),
        ("TrackSync:start?ref=jira-1%3A10142", "jira-1:10142"),
        ("tracksync:start?ref=jira-1:10142", "jira-1:10142"),
        ("tracksync:start?ref=%C3%84nderung%201+2", "Änderung 1+2"),
    ],
)
def test_a_link_names_a_task(link: str, ref: str) -> None:
    """By key or reference; what a browser makes of it is the same link."""
    assert wished(link) == ref


@pytest.mark.parametrize(
    "link",
    [
        "tracksync:",
        "tracksync://",
        "tracksync:stop",
        "tracksync:START?ref=PROJ-1",
        "tracksync:start",
        "tracksync:start?ref=",
        "tracksync:start?ref=%20",
        "tracksync:start?task=PROJ-1",
        "tracksync:start?ref=PROJ-1&note=x",
        "tracksync:start?ref=PROJ-1&ref=PROJ-2",
        "tracksync:start?ref=PROJ-1#x",
        "tracksync:start?ref=PROJ-1\n",
        "tracksync:start?ref=PROJ-1%0A",
        "tracksync:start?ref=PROJ-1%E2%80%AE",
        "tracksync:start?ref=%FF",
        "tracksync:start?ref=%4",
        "tracksync:start?ref=Änderung",
        "tracksync:start?ref=--last --json",
        "tracksync://person@start?ref=PROJ-1",
        "tracksync:///start?ref=PROJ-1",
        "tracksync:start?ref=" + "9" * 1_000,
    ],
)
def test_anything_else_is_refused(link: str) -> None:
    """With an example of one that works."""
    with pytest.raises(BadInput, match="does not understand this link") as refused:
        wished(link)

    assert refused.value.exit_code == 2
    assert wished(refused.value.hint.rpartition(" ")[2]) == "PROJ-142"


def nothing_here(typed: Typed, arguments: dict[str, object]) -> tuple[str, int]:
    """A link is no command that a process could carry out by itself."""
    raise AssertionError(typed.command, arguments)


def test_a_link_is_the_tray_with_a_wish(capsys: pytest.CaptureFixture[str]) -> None:
    """Two words are no link; and where there is no screen nobody could be asked."""
    asked: list[tuple[str, dict[str, object]]] = []
    link, screen = "tracksync:start?ref=PROJ-142", {"DISPLAY": ":1", "WAYLAND_DISPLAY": "w"}

    def program(typed: Typed) -> int:
        asked.append((typed.command, typed.arguments))
        return 0

    assert run([link], screen, nothing_here, program) == 0
    assert asked == [("tray", {"ref": "PROJ-142"})]
    assert run([link, "--json"], screen, nothing_here, program) == 2
    assert run(["tracksync:stop"], screen, nothing_here, program) == 2
    assert "does not understand this link" in capsys.readouterr().err
    assert len(asked) == 1
