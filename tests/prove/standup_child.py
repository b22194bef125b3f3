"""
A program whose standup is due, again and again: `python -m tests.prove.standup_child FOLDER`.

Each line it reads is a life: `{"at": …}`, with `"webhook"` to connect a channel and schedule a
standup (with `"channel"`: by a token; with `"thread"`: into the thread of its day; with `"ahead"`:
handed over before), and `"kill_at"`
to be killed at that many calls of its own code after it woke. All of it is real but the clock,
which stands, the hands and the keystore. Each life is a process of its own, forked so that nothing
has to be imported anew.
"""

from __future__ import annotations

import importlib
import itertools
import json
import os
import signal
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

from tests.prove.store_child import keystore_of, say
from tracksync.bootstrap.home import Script, take_home
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.demo.scripted import ScriptedClock, ScriptedHands
from tracksync.engine.api.answering import Api
from tracksync.engine.engine import Engine
from tracksync.engine.local_socket.frames import Request

ZONE, AT = "Europe/Berlin", "09:30"
_PATIENCE_SECONDS = 300
_OURS = f"{os.sep}tracksync{os.sep}"
_LATER = (
    "tracksync.integrations.slack",
    "tracksync.integrations.slack.board",
    "tracksync.engine.afterwards",
    "tracksync.services.personal.standup.posted",
    "tracksync.services.personal.standup.in_thread",
    "tracksync.core.standup.handing",
    "tracksync.storage.local.home",
    "tracksync.storage.local.opening",
    "tracksync.network.webhook",
    "tracksync.services.personal.standup.scheduling",
    "tracksync.services.personal.standup.posting",
    "tracksync.services.personal.standup.standups",
    "tracksync.platforms.clock.system",
    "tracksync.platforms.ids",
    "tracksync.platforms.process",
    "tracksync.platforms.calendars",
    "tracksync.telemetry.log",
    "tracksync.engine.running",
)


class Fate:
    """Counts calls of the program's own code, and ends the process at one of them."""

    def __init__(self, kill_at: int | None) -> None:
        self._kill_at = kill_at
        self._count = itertools.count(1)
        self.calls = 0

    def begin(self) -> None:
        """Count in all threads that begin from now on; the lanes are."""
        threading.setprofile(self._see)

    def _see(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call" or _OURS not in frame.f_code.co_filename:
            return
        self.calls = next(self._count)
        if self.calls == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _ask(engine: Engine, command: str, **arguments: object) -> dict[str, Any]:
    text, code = Api(engine).handle(Request(command, arguments, "json"))
    assert code == 0, text
    answer: dict[str, Any] = json.loads(text)
    return answer


def live(folder: Path, life: dict[str, Any]) -> None:
    """Live through one instant, until nothing is left to be done."""
    clock = ScriptedClock(datetime.fromisoformat(life["at"]), ZONE)
    typed = Typed("agent", {}, {**NO_OPTIONS, "data_dir": str(folder)})
    fate = Fate(life.get("kill_at"))
    script = Script(clock, ScriptedHands(clock), keystore_of(folder))  # type: ignore[arg-type]  # a keystore, and one that outlives the process
    home = take_home(typed, os.environ, script)
    engine = home.engine()
    fate.begin()
    engine.start(ticks=False)
    engine.wait_until_settled(timedelta(seconds=_PATIENCE_SECONDS))
    if "webhook" in life:
        channel = life.get("channel", "")
        _ask(engine, "connect", service="slack", channel=channel, token=life["webhook"])
        every = "1,2,3,4,5,6,7"
        how = {name: True for name in ("thread", "ahead") if life.get(name)}
        _ask(engine, "standup.schedule.add", at=AT, days=every, zone=ZONE, auto=True, **how)
    herald = engine.running.herald
    herald.kick()
    herald.wait(_PATIENCE_SECONDS)
    calls = fate.calls
    kept = _ask(engine, "standup.history", limit=1000)["postings"]
    engine.close()
    say(json.dumps({"calls": calls, "postings": kept}))


def main(folder: Path) -> None:
    """Live as often as is wanted."""
    for name in _LATER:
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(folder, json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            say(json.dumps({"killed": os.WTERMSIG(status)}))
        elif status:
            sys.exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
