"""A person at a desk: a display with a window manager, a tray, notices, a real keyring, a Jira."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QImage

from tests.desktop.real_desktop import ROOT, App, Eyes, Spot, click, seen
from tests.desktop_rig.keyring import Keyring, PrivateBus
from tests.desktop_rig.panels import (
    notification_daemon,
    window_manager,
    xembed_tray,
)
from tests.desktop_rig.programs import find, running, wait_until
from tests.desktop_rig.xserver import XServer
from tests.fakes.jira_cloud import FOX, MIA, OWL, JiraProcess
from tests.journeys.cli.person import contents
from tests.journeys.noon import zone_where_it_is_noon
from tracksync.desktop.look.tokens import LIGHT

PATIENCE_S = 120.0
_SHORTEST_BUTTON, _LOWEST_BUTTON = 40, 12
# Lines of the menu that are always there, those above the tasks, and the rules between groups.
_LINES, _ABOVE, _RULES = 7, 2, 3


class Desk:
    """
    Everything that stands around the program, and the hands before it.

    Args:
        folder: Empty, with a short path: it holds the runtime directory too.
    """

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        for name in ("x", "app"):
            (folder / name).mkdir()
        self.folder = folder
        self.x = stack.enter_context(XServer(folder / "x"))
        stack.enter_context(window_manager(self.x, folder / "x"))
        self.keyring = Keyring(folder / "bus")
        stack.callback(self.keyring.stop)
        self.keyring.start()
        stack.enter_context(xembed_tray(self.x, folder / "x"))
        stack.enter_context(notification_daemon(self.x, self.bus))
        self.jira = stack.enter_context(JiraProcess(folder / "jira.json"))
        self.jira.change({"do": "person", "is": asdict(MIA)})
        for issue in (OWL, FOX):
            self.jira.change({"do": "issue", "is": asdict(issue)})
        session = self.bus.environ | self.x.environ | {"TZ": zone_where_it_is_noon()}
        self.app = App(folder / "app", session, keystore={})
        self.eyes = Eyes(self.x)

    @property
    def bus(self) -> PrivateBus:
        return self.keyring.bus

    # --- hands --------------------------------------------------------------------------------

    def at_work(self, condition: Callable[[], bool], what: str, *, seconds: float = 0) -> None:
        """Wait with a hand on the keyboard: a shift key now and then, which writes nothing."""
        try:
            with self._hand_on_the_keyboard():
                wait_until(condition, what, seconds=seconds or PATIENCE_S)
        except AssertionError:
            pictures = os.environ.get("TRACKSYNC_TEST_PICTURES")
            if pictures:
                self.eyes.save(Path(pictures) / "desk.png")
            raise

    @contextmanager
    def _hand_on_the_keyboard(self) -> Iterator[None]:
        """Press it also while something is looked at: that may take longer than an absence."""
        is_over = threading.Event()

        def press() -> None:
            self.x.press("Shift_L")
            while not is_over.wait(1):
                self.x.press("Shift_L")

        hand = threading.Thread(target=press, name="hand")
        hand.start()
        try:
            yield
        finally:
            is_over.set()
            hand.join()

    def hands_off(self) -> None:
        """Touch nothing until the program knows that nobody is there."""

        def is_away() -> bool:
            activity = self.app.status().get("activity") or {}
            return bool(activity.get("away_since_at"))

        wait_until(is_away, "the absence is noticed", seconds=PATIENCE_S)

    def see(self, title: str) -> Spot:
        """Wait, at work, until a window can be seen."""
        self.at_work(lambda: self.eyes.window(title) is not None, f"the window {title!r}")
        return seen(lambda: self.eyes.window(title), title)

    def see_go(self, title: str) -> None:
        """Wait, at work, until a window is gone."""
        self.at_work(lambda: self.eyes.window(title) is None, f"no window {title!r}")

    def click_main_button(self, title: str, *, under: int = 0) -> None:
        """
        Click the one filled button of a window: the big piece in the accent's colour.

        Args:
            title: Of the window.
            under: So many pixels at its top do not count: the head has a button of its own.
        """
        found: list[Spot] = []

        def is_there() -> bool:
            box = self.eyes.window(title)
            found[:] = [] if box is None else self._filled_buttons(box, under)
            return bool(found)

        self.at_work(is_there, f"the main button of {title!r}")
        click(self.x, found[-1])

    def see_focus(self, title: str, *, under: int = 0) -> None:
        """Wait, at work, until a button of a window has the ring of the keyboard around it."""

        def is_there() -> bool:
            box = self.eyes.window(title)
            return box is not None and bool(self._pieces(box, under))

        self.at_work(is_there, f"the keyboard's ring in {title!r}")

    def _filled_buttons(self, box: Spot, under: int) -> list[Spot]:
        return [piece for piece in self._pieces(box, under) if piece[3] >= _LOWEST_BUTTON]

    def _pieces(self, box: Spot, under: int) -> list[Spot]:
        """Find what is in the accent's colour and as wide as a button."""
        file = self.folder / "seen.png"
        self.eyes.save(file)
        image, accent = QImage(str(file)), QColor(*LIGHT.accent).rgb()
        left, top, width, height = box
        rows: list[Spot] = []
        for y in range(max(0, top + under), min(top + height, image.height())):
            xs = [x for x in range(left, min(left + width, image.width()))
                  if image.pixel(x, y) == accent]  # fmt: skip
            if len(xs) < _SHORTEST_BUTTON:
                continue
            last = rows[-1] if rows else None
            if last is not None and last[1] + last[3] == y and last[0] <= xs[-1]:
                start, end = min(last[0], xs[0]), max(last[0] + last[2], xs[-1] + 1)
                rows[-1] = (start, last[1], end - start, last[3] + 1)
            else:
                rows.append((xs[0], y, xs[-1] + 1 - xs[0], 1))
        return rows

    # --- the tray -----------------------------------------------------------------------------

    def click_tray_line(self, place: int, *, lines: int, rules: int = _RULES) -> None:
        """Open the menu by a right click on the icon, and click a line: two clicks."""
        click(self.x, seen(self.eyes.icon, "the icon"), button=3)
        left, top, width, height = seen(self.eyes.menu, "the menu")
        rule = 2
        line = (height - rules * rule - 2) / lines
        place %= lines
        # Rules stand behind the lines about now, the tasks, and the lines about the rest.
        above = sum(1 for after in (2, lines - 4, lines - 2) if place >= after)
        middle = top + 1 + above * rule + (place + 0.5) * line
        self.x.move_pointer(left + min(width, 120) // 2, round(middle))
        self.x.click()

    # --- typing -------------------------------------------------------------------------------

    @contextmanager
    def editor(self) -> Iterator[Editor]:
        """Open another program that is typed into."""
        received = self.folder / "received"
        command = (sys.executable, "-m", "tests.desktop_rig.pad", received, "framed")
        environ = self.x.environ | {"PYTHONPATH": str(ROOT)}
        with running(*command, environ=environ, folder=self.folder):
            wait_until(lambda: received.exists() and bool(received.read_text()), "the editor")
            yield Editor(self, received)

    def focused(self, *then: str) -> str:
        """Tell the X window that gets the keys; with *then* something about it."""
        command = [find("xdotool"), "getwindowfocus", "-f", *then]
        run = subprocess.run(
            command, env=self.x.environ, check=False, capture_output=True, text=True
        )
        return run.stdout.strip()


class Editor:
    """Another program's window, and what it received."""

    def __init__(self, desk: Desk, received: Path) -> None:
        self._desk, self._received = desk, received
        self.typed: list[str] = []
        command = [find("xdotool"), "search", "--name", "^pad$"]
        self.window = subprocess.run(
            command, env=desk.x.environ, check=True, capture_output=True, text=True
        ).stdout.split()[-1]

    @property
    def has_focus(self) -> bool:
        return self._desk.focused() == self.window

    def take(self) -> None:
        """Give it the focus, as a click on it would."""
        environ = self._desk.x.environ

        def is_taken() -> bool:
            command = [find("xdotool"), "windowactivate", self.window]
            subprocess.run(command, env=environ, check=False, capture_output=True)
            return self.has_focus

        wait_until(is_taken, "the editor has the focus")

    def type(self, text: str) -> None:
        """Type, and wait until all of it has arrived."""
        self.typed.append(text)
        self._desk.x.type(text)
        wait_until(lambda: "".join(self.typed) in self.text, "the keys arrived")

    @property
    def text(self) -> str:
        return self._received.read_text(encoding="utf-8").removeprefix("ready\n")


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """Set up a desk; everything on it ends with the block."""
    with ExitStack() as stack:
        made = Desk(folder, stack)
        yield made
        made.jira.check()


def files_holding(folder: Path, secrets: list[bytes]) -> list[tuple[Path, bytes]]:
    """Find secrets in the files of a folder."""
    return [
        (path, secret)
        for path, content in contents(folder).items()
        for secret in secrets
        if secret in content
    ]


def entries_of(app: App) -> list[dict[str, Any]]:
    """Read the day's entries, by start."""
    return sorted(told(app, "entries", "entry", "list"), key=lambda e: str(e["start_at"]))


def told(app: App, name: str, *command: str) -> list[dict[str, Any]]:
    """Ask for a list; a program that is just ending holds the profile a moment longer."""
    found: list[dict[str, Any]] = []

    def is_told() -> bool:
        answer = app.cli(*command)
        found[:] = answer.get(name, [])
        return name in answer

    wait_until(is_told, f"{' '.join(command)} tells the {name}")
    return found
