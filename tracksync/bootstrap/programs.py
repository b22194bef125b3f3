"""The programs that are no command to an engine: the tray, and all that stands beside it."""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tracksync import __version__, platforms
from tracksync.bootstrap.home import LOCK_FILE, Script, at_home, take_home
from tracksync.bootstrap.opening import open_api, open_app
from tracksync.cli.main import start_or_hail, tell
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say

if TYPE_CHECKING:
    from tracksync.demo.scripted import ScriptedClock, ScriptedHands, ScriptedKeystore
    from tracksync.engine.engine import Engine
    from tracksync.ports.notify import Notifier


def run_program(typed: Typed) -> int:
    """Run a program of its own; the exit code. An app that runs already shows itself instead."""
    program = _PROGRAMS[typed.command]
    if program not in {_agent, _tray}:
        return program(typed)
    return start_or_hail(typed, os.environ, lambda: program(typed))


def _connect_by_browser(typed: Typed) -> int:
    from tracksync.cli.signing_in import sign_in  # all commands' words: 15 ms
    from tracksync.platforms.browser import open_page  # 5 ms

    return sign_in(typed, os.environ, open_api, open_page)


def _broker(typed: Typed) -> int:
    broker = importlib.import_module("tracksync.broker.main")  # cryptography, HTTP: 80 ms
    return int(broker.main(typed.arguments.get("words", [])))


def _agent(typed: Typed) -> int:
    """Run without a screen, until told to end."""
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    with open_app(typed) as engine:
        engine.on_quit = over.set
        engine.on_capture = lambda is_on: _tell_capture(engine, is_on=is_on)
        engine.start()
        tell("READY")
        over.wait()
    return 0


def _tell_capture(engine: Engine, *, is_on: bool) -> bool:
    """Without a screen nobody sees a tray, so only scripted pictures can be taken, and are said."""
    tell(f"CAPTURE {'on' if is_on else 'off'}")
    return engine.running.capturing.service.screen.is_scripted


def _restore(typed: Typed) -> int:
    """Bring the store back from a copy; nothing else may run on the profile meanwhile."""
    from tracksync.cli.handed import secret_of  # 2 ms

    file = Path(str(typed.arguments["file"]))
    with at_home(typed) as home:
        data = home.profile.restore(
            file,
            lambda: secret_of(typed, sys.stdin),
            may_forsake=bool(typed.arguments.get("forsake")),
        )
    tell(json.dumps(data) if typed.wants == "json" else str(data["says"]))
    return 0


def _lock_by_passphrase(typed: Typed) -> int:
    """Make a passphrase lock for a profile that has no keys yet."""
    from tracksync.cli.handed import passphrase  # 2 ms
    from tracksync.platforms.keystore.passphrase import PassphraseKeystore  # 40 ms

    if typed.passphrase_fd is None:
        msg = say("The passphrase is needed.")
        raise BadInput(msg, say("Hand it over with --passphrase-fd."))
    with at_home(typed) as home:
        home.profile.must_be_new()
        file = Path(home.profile.folder) / LOCK_FILE
        PassphraseKeystore(file, passphrase(typed.passphrase_fd)).write("made", __version__)
    tell('{"schema": "tracksync.keystore.passphrase.v1"}' if typed.wants == "json" else "Locked.")
    return 0


def _tray(typed: Typed) -> int:
    """Run in the tray."""
    importlib.import_module("tracksync.desktop.qt")  # first: without it all that follows is slower
    desktop = importlib.import_module("tracksync.desktop.app.program")  # Qt: 180 ms
    outfit = desktop.Outfit(
        _notifier,
        platforms.autostart_here,
        platforms.hear_no_shift,
        platforms.Memory(),
        platforms.tray_panels,
    )
    link = str(typed.arguments.get("ref", ""))
    return int(desktop.run_tray(lambda deliver: open_app(typed, deliver), outfit, link))


def _notifier() -> Notifier:
    if sys.platform == "linux":
        from tracksync.platforms.notify_dbus import DesktopNotifier  # 3 ms

        return DesktopNotifier(os.environ)
    else:  # noqa: RET505  mypy knows which system it checks for
        from tracksync.platforms.notify import CannotNotify

        return CannotNotify()


def _demo(typed: Typed) -> int:
    """Play the scripted morning on an engine put together like any other, around the script."""
    if getattr(sys, "frozen", False):
        msg = say("The demonstration is not part of an installed program; nothing was started.")
        raise NotAllowed(msg, say("It comes with the source: make demo."))
    demo = importlib.import_module("tracksync.demo.run")  # HTTP: 200 ms

    def make_engine(
        folder: Path, clock: ScriptedClock, hands: ScriptedHands, keystore: ScriptedKeystore
    ) -> Engine:
        there = Typed("demo", {}, {**NO_OPTIONS, "data_dir": str(folder)})
        return take_home(there, {}, Script(clock, hands, keystore)).engine()

    def take_pictures(engine: Engine, folder: Path) -> dict[Path, tuple[str, ...]]:
        pictures = importlib.import_module("tracksync.desktop.pictures")  # Qt: 180 ms
        taken: dict[Path, tuple[str, ...]] = pictures.take_pictures(engine, folder)
        return taken

    return int(demo.run_demo(make_engine, take_pictures, is_json=typed.wants == "json"))


_PROGRAMS: dict[str, Callable[[Typed], int]] = {
    "agent": _agent,
    "broker": _broker,
    "connect.browser": _connect_by_browser,
    "demo": _demo,
    "keystore.passphrase": _lock_by_passphrase,
    "restore": _restore,
    "tray": _tray,
}
