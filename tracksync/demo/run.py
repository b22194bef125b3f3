"""`tracksync demo`: play the scripted morning in a folder of its own, and show what came of it."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from tracksync.demo.jira_api import JiraApi
from tracksync.demo.loopback import Loopback
from tracksync.demo.morning import MORNING, ZONE, Script, build_world
from tracksync.demo.scripted import ScriptedClock, ScriptedHands, ScriptedKeystore
from tracksync.demo.telling import line_of, object_of, report_of
from tracksync.engine.engine import Engine

MakeEngine = Callable[[Path, ScriptedClock, ScriptedHands, ScriptedKeystore], Engine]
# The files, and of each what can be read in it.
TakePictures = Callable[[Engine, Path], Mapping[Path, tuple[str, ...]]]
_PATIENCE = timedelta(seconds=30)


def run_demo(make_engine: MakeEngine, take_pictures: TakePictures, *, is_json: bool) -> int:
    """
    Play the morning on a real engine and store, and print it.

    Args:
        make_engine: Builds the engine around the script, as the program builds its own.
        take_pictures: Draws the tray menu and every window of the engine into a folder.
        is_json: Print one object at the end; the lines go to the standard error then.
    """
    out = sys.stderr if is_json else sys.stdout

    def say(line: str) -> None:
        _print(line, out)

    began_s = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="tracksync-demo-"))
    say("A morning in seconds: real engine and store, scripted person, Jira on loopback.")
    say("")
    clock = ScriptedClock(MORNING, ZONE)
    hands = ScriptedHands(clock)
    world = build_world()
    engine = make_engine(folder / "data", clock, hands, ScriptedKeystore())
    try:
        with Loopback(JiraApi(world)) as jira:
            engine.start(ticks=False)
            engine.wait_until_settled(_PATIENCE)
            script = Script(engine, clock, hands, jira.url)
            morning = script.play(world, lambda moment: say(line_of(moment)))
        pictures = take_pictures(engine, folder / "pictures")
    finally:
        engine.close()
    for line in report_of(morning):
        say(line)
    say("")
    say(f"{len(pictures)} pictures of the windows: {folder / 'pictures'}")
    say(f"All of it took {time.monotonic() - began_s:.0f} s.")
    if is_json:
        _print(json.dumps(object_of(morning, pictures)), sys.stdout)
    return 0


def _print(line: str, out: TextIO) -> None:
    out.write(f"{line}\n")
    out.flush()
