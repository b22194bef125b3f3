"""
Puts the product together: the only module that knows everybody.

Imports are lazy and say what they cost: what a command does not need, it does not load. `start`,
`stop` and `status` load neither Qt nor HTTP; the tray shows its icon before the engine (60 ms).
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracksync import __version__, platforms
from tracksync.cli.main import InUse, is_there, start_or_hail, tell
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.engine.address import data_dir, socket_path

if TYPE_CHECKING:
    from tracksync.demo.scripted import ScriptedClock, ScriptedHands, ScriptedKeystore
    from tracksync.engine.api import Api
    from tracksync.engine.chosen import ChosenSettings
    from tracksync.engine.engine import Engine
    from tracksync.engine.governing import Governing
    from tracksync.engine.lanes import Deliver
    from tracksync.engine.parts import Parts, PolicyHere
    from tracksync.integrations import Sent
    from tracksync.ports.clock import Clock
    from tracksync.ports.keystore import Keystore
    from tracksync.ports.notify import Notifier
    from tracksync.storage.local.home import LocalProfile
    from tracksync.storage.local.profile import Profile as Folder
    from tracksync.storage.local.profile_lock import ProfileLock

_ACTIVITY = "TRACKSYNC_ACTIVITY_SOURCE"
_TEST_KEYSTORE = "TRACKSYNC_TEST_KEYSTORE"
_LOCK_FILE = "passphrase-lock"
_TELL_OF_SETTINGS = {"status", "doctor"}  # by their answers; everything else says it aside
_HELD_SECONDS = 30.0  # an app waits so long for a command that holds the profile


def carry_out_here(typed: Typed, arguments: dict[str, object]) -> tuple[str, int]:
    """
    Carry out a command in this process; the text to print and the exit code.

    Raises:
        InUse: Another process holds the profile.
    """
    from tracksync.engine.frames import Request  # with the engine

    with open_api(typed) as api:
        return api.handle(Request(typed.command, arguments, typed.wants))


def run_program(typed: Typed) -> int:
    """Run a program of its own; the exit code. An app that runs already shows itself instead."""
    program = _PROGRAMS[typed.command]
    if program not in {_agent, _tray}:
        return program(typed)
    return start_or_hail(typed, os.environ, lambda: program(typed))


@dataclass
class Home:
    """A profile that this process holds the lock of, and everything put around it."""

    parts: Parts
    profile: LocalProfile
    lock: ProfileLock
    socket: str
    sent: Sent

    def engine(self, deliver: Deliver | None = None) -> Engine:
        """Make the engine of this home."""
        from tracksync.engine.engine import Engine  # 40 ms, with its services
        from tracksync.engine.lanes import directly  # with it

        engine = Engine(self.parts, deliver or directly)
        self.sent.tell = engine.note_sent
        return engine


@dataclass(frozen=True)
class Script:
    """What a demonstration puts in the place of the machine and the person."""

    clock: ScriptedClock
    hands: ScriptedHands
    keystore: ScriptedKeystore


def take_home(typed: Typed, environ: Mapping[str, str], script: Script | None = None) -> Home:
    """
    Lock the profile and put its parts together; nothing is opened yet.

    Args:
        script: Takes the place of clocks, devices and keystore; the rest is as ever.

    Raises:
        InUse: Another process holds it.
    """
    from tracksync.engine.chosen import pace_of  # with all that follow 50 ms, of it apsw 9
    from tracksync.engine.parts import Parts
    from tracksync.integrations import Catalogue, Sent
    from tracksync.platforms.clock import InZone, SystemClock
    from tracksync.platforms.ids import SystemIds
    from tracksync.storage.local.home import LocalProfile
    from tracksync.storage.local.profile import open_profile
    from tracksync.telemetry.log import LocalLog

    lock = _locked(folder := Path(data_dir(environ, typed.data_dir)))
    try:
        ids, log = SystemIds(), LocalLog(folder / "log")
        clock: Clock = SystemClock() if script is None else script.clock
        profile = open_profile(folder, lambda: clock.read().at)
        settings = _settings(typed, folder, environ, clock)
        clock = InZone(clock, lambda: settings.text("profile.zone"))
        keystore = script.keystore if script else _keystore(profile, environ, typed, settings)
        integrations = Catalogue(settings, clock, sent := Sent())
        here = LocalProfile(profile, keystore, clock, ids)
        parts = Parts(
            profile=here,
            clock=clock,
            ids=ids,
            settings=settings,
            keystore=keystore,
            idle=lambda: script.hands if script else platforms.idle_source(environ, settings),
            session=lambda *by: script.hands if script else platforms.session_watch(environ, *by),
            integrations=integrations,
            pace_of=lambda service: pace_of(settings, service),
            jitter=random.SystemRandom().random,
            version=__version__,
            is_scripted=script is not None or environ.get(_ACTIVITY, "").startswith("file:"),
            keystore_is_scripted=script is not None or environ.get(_TEST_KEYSTORE) == "1",
            log=log,
            leave_network=integrations.cancel,
            log_path=str(log.path),
            is_alone=lambda: lock.is_held,
            door=platforms.loopback_door,
            days_off=platforms.days_off(settings),
            device=lambda: (here.id, settings.text("standup.device") or platforms.host_name()),
            commits=platforms.commits(settings, environ, clock),
            screen=lambda: platforms.screen_here(environ),
            open_patience=settings.seconds("services.keystore.wait_seconds"),
            can_erase=not (folder / _LOCK_FILE).exists(),
            policy=_policy(folder, settings, clock),
        )
    except BaseException:
        lock.release()
        raise
    return Home(parts, here, lock, socket_path(str(folder), environ), sent)


def _locked(folder: Path) -> ProfileLock:
    from tracksync.platforms.process import harden_process  # 1 ms
    from tracksync.storage.local.profile import check_home  # loaded already
    from tracksync.storage.local.profile_lock import ProfileInUse, ProfileLock  # 1 ms

    harden_process()
    check_home(folder)
    try:
        return ProfileLock.take(folder / "lock")
    except ProfileInUse as e:
        raise InUse(e.title, e.hint) from e


def _settings(
    typed: Typed, folder: Path, environ: Mapping[str, str], clock: Clock
) -> ChosenSettings:
    from tracksync.engine.chosen import ChosenSettings, from_environment  # with the engine
    from tracksync.storage.local.settings_file import TomlSettings  # 5 ms

    path = Path(typed.config).absolute() if typed.config else folder / "settings.toml"
    settings = ChosenSettings(
        TomlSettings(path, lambda: clock.read().at, is_named=bool(typed.config)),
        from_environment(environ),
        is_file=lambda path: Path(path).is_absolute() and Path(path).is_file(),
    )
    if settings.trouble is not None and typed.command not in _TELL_OF_SETTINGS:
        sys.stderr.write(f"{settings.trouble}\n")
    return settings


def _policy(folder: Path, settings: ChosenSettings, clock: Clock) -> PolicyHere:
    from tracksync.engine.parts import PolicyHere  # loaded already

    file = folder / "policy.json"

    def make() -> Governing:
        from tracksync.engine.governing import Governing  # 5 ms, where there is a policy
        from tracksync.storage.local.policy_shelf import PolicySeals, PolicyShelf

        shelf, machine = PolicyShelf(file), platforms.machine_policy_file()
        return Governing(shelf, machine, PolicySeals(), limit=settings.limit, clock=clock)

    here = PolicyHere(make, (str(file), platforms.machine_policy_path()))
    _ = here.known  # from now on its limits count
    return here


def _keystore(at: Folder, env: Mapping[str, str], typed: Typed, by: ChosenSettings) -> Keystore:
    """Choose the keystore: the passphrase lock where one was made, else the system's."""
    if (file := at.folder / _LOCK_FILE).exists():
        # argon2 and cryptography, 40 ms: only where there is such a lock.
        from tracksync.cli.handed import word_of
        from tracksync.platforms.keystore_passphrase import PassphraseKeystore

        return PassphraseKeystore(file, word_of(typed, env))
    from tracksync.platforms.keystore import LONG, SystemKeystore  # 8 ms; a child loads keyring

    wait = by.number("services.keystore.wait_seconds")
    return SystemKeystore(at.id, env, timeout=max(LONG, wait))


@contextlib.contextmanager
def _at_home(typed: Typed, *, patience_seconds: float = 0.0) -> Iterator[Home]:
    """Hold the profile; a command that holds it is waited for so long, another app is not."""
    ends_at = time.monotonic() + patience_seconds
    while True:
        try:
            home = take_home(typed, os.environ)
            break
        except InUse:
            if time.monotonic() > ends_at or is_there(typed, os.environ):
                raise
            time.sleep(0.05)
    try:
        yield home
    finally:
        home.lock.release()


@contextlib.contextmanager
def open_api(typed: Typed) -> Iterator[Api]:
    """Open the profile for one command, without watching; closed again when the block ends."""
    with _at_home(typed) as home:
        engine = home.engine()
        try:
            api = _api(engine)
            api.open_for(typed.command)
            yield api
        finally:
            engine.close()


def _api(engine: Engine) -> Api:
    from tracksync.engine.api import Api  # all commands and their words: 15 ms, 1 MB, when asked

    return Api(engine)


def _connect_by_browser(typed: Typed) -> int:
    from tracksync.cli.signing_in import sign_in  # all commands' words: 15 ms
    from tracksync.platforms.browser import open_page  # 5 ms

    return sign_in(typed, os.environ, open_api, open_page)


def _broker(typed: Typed) -> int:
    broker = importlib.import_module("tracksync.broker.main")  # cryptography, HTTP: 80 ms
    return int(broker.main(typed.arguments.get("words", [])))


@contextlib.contextmanager
def open_app(typed: Typed, deliver: Deliver | None = None) -> Iterator[Engine]:
    """
    Run an engine with its socket, until the block ends; everything is closed and joined then.

    Raises:
        InUse: Another app or command holds the profile.
    """
    from tracksync.engine.door import make_door  # 8 ms

    with _at_home(typed, patience_seconds=_HELD_SECONDS) as home:
        engine = home.engine(deliver)
        engine.listen(acknowledged=lambda accepted: tell(f"ACK {accepted}"))
        server = make_door(home.socket, lambda request, reply: _api(engine).answer(request, reply))
        try:
            server.start()
            yield engine
        finally:
            server.close()
            engine.close()


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
    with _at_home(typed) as home:
        data = home.profile.restore(file, lambda: secret_of(typed, sys.stdin))
    tell(json.dumps(data) if typed.wants == "json" else str(data["says"]))
    return 0


def _lock_by_passphrase(typed: Typed) -> int:
    """Make a passphrase lock for a profile that has no keys yet."""
    from tracksync.cli.handed import passphrase  # 2 ms
    from tracksync.platforms.keystore_passphrase import PassphraseKeystore  # 40 ms

    if typed.passphrase_fd is None:
        msg = say("The passphrase is needed.")
        raise BadInput(msg, say("Hand it over with --passphrase-fd."))
    with _at_home(typed) as home:
        home.profile.must_be_new()
        file = Path(home.profile.folder) / _LOCK_FILE
        PassphraseKeystore(file, passphrase(typed.passphrase_fd)).write("made", __version__)
    tell('{"schema": "tracksync.keystore.passphrase.v1"}' if typed.wants == "json" else "Locked.")
    return 0


def _tray(typed: Typed) -> int:
    """Run in the tray."""
    importlib.import_module("tracksync.desktop.qt")  # first: without it all that follows is slower
    desktop = importlib.import_module("tracksync.desktop.app")  # Qt: 180 ms
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
