"""`tracksync demo`: play the scripted morning in a folder of its own, and show what came of it."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tracksync.demo.jira_api import JiraApi
from tracksync.demo.loopback import Loopback
from tracksync.demo.morning import MORNING, ZONE, Moment, Script, build_world
from tracksync.demo.scripted import ScriptedClock, ScriptedHands, ScriptedKeystore
from tracksync.demo.telling import line_of, object_of, report_of
from tracksync.engine.engine import Engine

MakeEngine = Callable[[Path, ScriptedClock, ScriptedHands, ScriptedKeystore], Engine]
TakePictures = Callable[[Engine, Path], list[Path]]
_PATIENCE = timedelta(seconds=30)


def run_demo(make_engine: MakeEngine, take_pictures: TakePictures, *, is_json: bool) -> int:
    """
    Play the morning on a real engine and store, and print it.

    Args:
        make_engine: Builds the engine around the script, as the program builds its own.
        take_pictures: Draws the tray menu and every window of the engine into a folder.
        is_json: Print one object at the end instead of lines as they happen.
    """
    began_s = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="tracksync-demo-"))
    tell = _silently if is_json else _aloud
    if not is_json:
        _print("A morning in seconds: real engine and store, scripted person, Jira on loopback.")
        _print("")
    clock = ScriptedClock(MORNING, ZONE)
    hands = ScriptedHands(clock)
    world = build_world()
    engine = make_engine(folder / "data", clock, hands, ScriptedKeystore())
    try:
        with Loopback(JiraApi(world)) as jira:
            engine.start(ticks=False)
            engine.wait_until_settled(_PATIENCE)
            morning = Script(engine, clock, hands, jira.url).play(world, tell)
        pictures = take_pictures(engine, folder / "pictures")
    finally:
        engine.close()
    if is_json:
        _print(json.dumps(object_of(morning, [str(picture) for picture in pictures])))
        return 0
    for line in report_of(morning):
        _print(line)
    _print("")
    _print(f"{len(pictures)} pictures of the windows: {folder / 'pictures'}")
    _print(f"All of it took {time.monotonic() - began_s:.0f} s.")
    return 0


def _aloud(moment: Moment) -> None:
    _print(line_of(moment))


def _silently(_: Moment) -> None:
    """Say nothing while it happens."""


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
