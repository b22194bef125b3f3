"""
Qt is not told of Shift, and does not miss it.

With its real part for X11, on a real server, with real keys.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from Xlib import XK, X
from Xlib.ext import xtest

from tests.desktop.real_desktop import ROOT, Eyes
from tests.desktop_rig.panels import window_manager
from tests.desktop_rig.programs import find, wait_until
from tests.desktop_rig.x_proxy import CountingDisplay
from tests.desktop_rig.x_said import heard, numbers_of
from tests.desktop_rig.xserver import XServer

pytestmark = pytest.mark.timeout(600)


class Field:
    """The program with the windows, and hands that press keys of the one keyboard there is."""

    def __init__(self, x: XServer, display: CountingDisplay) -> None:
        self._x, self._display = x, display
        self._numbers = numbers_of(x)
        self._hands = Eyes(x).open()
        self.press("Shift_L")  # from now on one keyboard is in use
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop_rig.field"],
            env=display.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.tell("look")

    def close(self) -> None:
        self._program.communicate("\n")
        self._hands.close()

    def tell(self, command: str) -> dict[str, Any]:
        """Have it do something, and see how it stands then."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{command}\n")
        self._program.stdin.flush()
        told: dict[str, Any] = json.loads(self._program.stdout.readline())
        return told

    def open(self) -> None:
        self.tell("open")
        wait_until(lambda: self.tell("look")["focus"], "the window has the focus")

    def press(self, *keys: str, letters: str = "") -> None:
        """Hold *keys* while *letters* are pressed; by their keys, whatever these mean now."""
        with ExitStack() as stack:
            for key in keys:
                stack.enter_context(self.held(key))
            for letter in letters:
                with self.held(letter):
                    pass

    @contextmanager
    def held(self, key: str) -> Iterator[None]:
        """Hold a key."""
        code = self._hands.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(self._hands, X.KeyPress, code)
        self._hands.sync()
        yield
        xtest.fake_input(self._hands, X.KeyRelease, code)
        self._hands.sync()

    def shows(self, text: str) -> None:
        wait_until(lambda: self.tell("look")["text"] == text, f"{text} stands there")

    def notices(self, deed: Callable[[], object]) -> int:
        """Count the bytes that told it of Shift meanwhile."""
        since = [len(stream) for stream in self._display.streams]
        deed()
        self.tell("look")
        return heard(self._display.streams, since, self._numbers)["modifier"]


@pytest.fixture
def x(tmp_path: Path) -> Iterator[XServer]:
    with XServer(tmp_path) as server, window_manager(server, tmp_path):
        yield server


@pytest.fixture
def field(x: XServer, tmp_path: Path) -> Iterator[Field]:
    with CountingDisplay(x, tmp_path) as display, closing(Field(x, display)) as field:
        yield field


def test_nothing_is_said_of_shift(field: Field) -> None:
    """Neither while others have the keys, nor when a window of ours has them, nor afterwards."""

    def capitals() -> None:
        field.press("Shift_L", letters="xyz")

    assert field.notices(capitals) == 0
    field.open()
    assert field.notices(capitals) == 0
    field.shows("XYZ")
    field.tell("hide")
    assert field.notices(capitals) == 0


def test_what_was_pressed_elsewhere_holds_in_the_window(x: XServer, field: Field) -> None:
    """Caps Lock and another layout: each letter is the right one from the first."""
    layouts = [find("setxkbmap"), "us,ru", "-option", "grp:rctrl_toggle"]
    subprocess.run(layouts, env=x.environ, check=True)
    field.press("Caps_Lock")
    field.open()
    field.press(letters="q")
    field.shows("Q")
    field.press("Caps_Lock")
    field.press(letters="q")
    field.shows("Qq")
    field.tell("hide")

    field.press("Control_R")
    field.open()
    field.press(letters="q")
    field.press("Shift_L", letters="q")
    field.shows("йЙ")
    field.press("Control_R")
    field.press("Shift_L", letters="q")
    field.shows("йЙQ")


def test_a_shift_that_is_held_while_the_window_comes(field: Field) -> None:
    """It holds for the first letter, and no longer than it is held."""
    with field.held("Shift_L"):
        field.open()
        field.press(letters="q")
        field.shows("Q")
    field.press(letters="q")
    field.shows("Qq")


def test_shortcuts_and_menus_are_reached(field: Field) -> None:
    """Shift in a shortcut; arrows and letters in a menu."""

    def open_menu() -> None:
        field.tell("menu")
        wait_until(lambda: field.tell("look")["menu"], "the menu has the keys")

    def chosen(*names: str) -> None:
        wait_until(lambda: field.tell("look")["chosen"] == list(names), f"{names} were chosen")

    field.open()
    field.press("Control_L", "Shift_L", letters="y")
    chosen("Shift")
    field.tell("hide")
    open_menu()
    for key in ("Down", "Down", "Return"):
        field.press(key)
    chosen("Shift", "Pear")
    open_menu()
    field.press("Shift_L", letters="a")
    chosen("Shift", "Pear", "Apple")
