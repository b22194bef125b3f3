"""Opening a page with what the desktop has for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tracksync.platforms.browser import open_page

PAGE = "https://auth.example.net/authorize?state=x&scope=a%20b"


def opener(folder: Path, script: str) -> dict[str, str]:
    """Put a program in the place of the desktop's own; the environment that finds it."""
    file = folder / ("open" if sys.platform == "darwin" else "xdg-open")
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "DISPLAY": ":99"}


@pytest.mark.usefixtures("unhurried")
def test_a_page_is_handed_over_whole(tmp_path: Path) -> None:
    """As one argument; nothing of it is read by a shell."""
    environ = opener(tmp_path, f'printf "%s|" "$@" > {tmp_path}/seen')

    assert open_page(PAGE, environ)
    assert (tmp_path / "seen").read_text("utf-8") == f"{PAGE}|"


@pytest.mark.usefixtures("unhurried")
def test_what_cannot_open_it_says_so(tmp_path: Path) -> None:
    """The address is shown on the terminal all the same."""
    assert not open_page(PAGE, opener(tmp_path, "exit 3"))


def test_an_opener_that_becomes_the_browser_holds_nobody_up(tmp_path: Path) -> None:
    """Where none ran before, it stays."""
    assert open_page(PAGE, opener(tmp_path, "exec sleep 3"))


@pytest.mark.parametrize("environ", [{"PATH": "/usr/bin:/bin"}, {"PATH": "/x", "DISPLAY": ":0"}])
def test_without_a_desktop_nothing_is_opened(environ: dict[str, str]) -> None:
    """No screen, or nothing that opens pages."""
    assert not open_page(PAGE, environ)
