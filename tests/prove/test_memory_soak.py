"""Pictures for hours, one after the other: the memory of the tray does not grow with them."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from tests.budget.numbers import Row, publish
from tests.budget.rig import Desktop, desktop, wait_for
from tracksync.cli.quick import ask
from tracksync.engine.local_socket.address import data_dir, socket_path

PLACE = {"PYTHONPATH": str(Path(__file__).parents[2])}
WIDTH, HEIGHT = 320, 200
# A helper process for each picture takes what time this takes.
WARM_UP, MEASURED = 500, 700
PIECES = 9
AN_HOUR = 3600
MOST_MB = 1.0
WAIT_S = 120.0
# The daily tidying comes ten minutes after a start, and loads what it needs for the first time.
TIDYING_S = (590.0, 630.0)


@dataclass(frozen=True, slots=True)
class Held:
    """
    What a process holds after so many pictures.

    Attributes:
        at_s: How long it has run.
        own: Pages that no file lies behind, in KiB.
        resident: All pages, in KiB.
    """

    pictures: int
    at_s: float
    own: int
    resident: int


class Sitter:
    """Somebody at work: what is on the screen changes, and the pointer moves."""

    def __init__(self, display: str) -> None:
        self._line = Display(display)
        self._chance = random.Random(1)

    def work(self) -> None:
        root, chance = self._line.screen().root, self._chance
        for _ in range(9):
            gc = root.create_gc(foreground=chance.randrange(1 << 24))
            x, y = chance.randrange(WIDTH), chance.randrange(HEIGHT)
            root.fill_rectangle(gc, x, y, WIDTH // 5, HEIGHT // 5)
            gc.free()
        # Below the tray, where nothing is in its way.
        xtest.fake_input(self._line, X.MotionNotify, x=x, y=(HEIGHT + y) // 2)
        self._line.sync()
        while self._line.pending_events():
            self._line.next_event()

    def close(self) -> None:
        self._line.close()


class Tray:
    """The program, spoken to over its own socket."""

    def __init__(self, screen: Desktop) -> None:
        self._path = socket_path(data_dir(screen.env, ""), screen.env)
        self._pid = screen.spawn([sys.executable, "-m", "tracksync"], env=PLACE).pid
        self._began = screen.docked_at()
        wait_for(self._is_open, "the store is open", seconds=WAIT_S)

    def _is_open(self) -> bool:
        return self.say("status").get("state") == "idle"

    def say(self, command: str, **args: object) -> dict[str, Any]:
        """Have it carry out a command; empty while it does not listen yet."""
        message = json.dumps({"command": command, "args": args, "format": "json"})
        answer = ask(self._path, message.encode(), WAIT_S, wants="json")
        found: dict[str, Any] = {} if answer is None else json.loads(answer[0])
        return found

    def capture(self) -> int:
        """Have a picture taken; its number, 0 where there was no time for the helper process."""
        pictures = self.say("shots.capture").get("pictures", [])
        return max((picture["number"] for picture in pictures), default=0)

    def held(self, pictures: int) -> Held:
        """Look at its memory."""
        told = Path(f"/proc/{self._pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        kib = {line.split(":")[0]: int(line.split()[1]) for line in told[1:]}
        own, resident = (kib[name] + kib["Swap"] for name in ("Anonymous", "Rss"))
        return Held(pictures, time.monotonic() - self._began, own, resident)


def soak(screen: Desktop, until: int) -> Iterator[Held]:
    """Have pictures taken, by the clock and one after the other, until there are so many."""
    tray = Tray(screen)
    tray.say("start", ref=tray.say("task.add", title="Invoice export")["task"]["ref"])
    tray.say("config.set", key="screenshots.interval_seconds", value="1")
    tray.say("config.set", key="screenshots.enabled", value="on")
    wait_for(lambda: tray.say("status")["capture"] == "on", "capturing", seconds=WAIT_S)
    count = 0
    with closing(Sitter(screen.env["DISPLAY"])) as sitter:
        while count < until:
            sitter.work()
            count = max(count, tray.capture())
            yield tray.held(count)


def untidied(seen: Sequence[Held]) -> list[Held]:
    """Take off what the daily tidying took, where the pictures lasted until then."""
    before = [held for held in seen if held.at_s < TIDYING_S[0]]
    after = [held for held in seen if held.at_s > TIDYING_S[1]]
    if not before or not after:
        return before or after
    own, resident = after[0].own - before[-1].own, after[0].resident - before[-1].resident
    return before + [
        replace(held, own=held.own - own, resident=held.resident - resident) for held in after
    ]


def an_hour(seen: Sequence[tuple[int, int]]) -> float:
    """
    Tell by how many MB something grows in an hour of a picture a second.

    The median of the slopes between the middles of pieces of the way: one piece that is off, as by
    a garbage collection, does not decide.

    Args:
        seen: Numbers of pictures, with KiB.
    """
    size = len(seen) // PIECES
    pieces = [seen[at : at + size] for at in range(0, size * PIECES, size)]
    middles = [tuple(map(statistics.median, zip(*piece, strict=True))) for piece in pieces]
    slopes = [
        (later[1] - earlier[1]) / (later[0] - earlier[0])
        for earlier, later in combinations(middles, 2)
    ]
    return float(statistics.median(slopes)) * AN_HOUR * 1024 / 1e6


def report(seen: Sequence[Held]) -> None:
    """Say what was measured, and fail if it is too much."""
    own = an_hour([(held.pictures, held.own) for held in seen])
    resident = an_hour([(held.pictures, held.resident) for held in seen])
    rows = [
        Row("growth in an hour, own pages", f"{own:.2f} MB", "3 600 pictures", own, MOST_MB),
        Row("the same, resident", f"{resident:.2f} MB", "3 600 pictures", resident, MOST_MB),
    ]
    note = (
        f"The tray's own process over pictures {seen[0].pictures} to {seen[-1].pictures}, taken "
        "without a pause of a screen that changes; the median slope, as if they were one a second."
    )
    publish("Pictures for hours", rows, note=note)


@pytest.mark.storm
@pytest.mark.timeout(1800)
def test_pictures_leave_the_memory_as_it_was(tmp_path: Path) -> None:
    """An hour of a picture a second costs less than a megabyte."""
    seen: list[Held] = []
    with desktop(f"{WIDTH}x{HEIGHT}") as screen, (tmp_path / "held").open("w") as log:
        for held in soak(screen, WARM_UP + MEASURED):
            log.write(f"{held}\n")
            log.flush()
            seen.append(held)
    report(untidied([held for held in seen if held.pictures > WARM_UP]))
