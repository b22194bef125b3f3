"""A profile that this process holds, with everything put around it."""

from __future__ import annotations

import contextlib
import os
import random
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracksync import __version__, platforms
from tracksync.cli.main import InUse, is_there
from tracksync.cli.typed import Typed
from tracksync.core.values import dataclass
from tracksync.engine.local_socket.address import data_dir, socket_path

if TYPE_CHECKING:
    from tracksync.demo.scripted import ScriptedClock, ScriptedHands, ScriptedKeystore
    from tracksync.engine.chosen import ChosenSettings
    from tracksync.engine.engine import Engine
    from tracksync.engine.governing import Governing
    from tracksync.engine.lanes.threads import Deliver
    from tracksync.engine.parts import Parts, PolicyHere
    from tracksync.integrations import Sent
    from tracksync.ports.clock import Clock
    from tracksync.ports.keystore import Keystore
    from tracksync.storage.local.home import LocalProfile
    from tracksync.storage.local.profile import Profile as Folder
    from tracksync.storage.local.profile_lock import ProfileLock

LOCK_FILE = "passphrase-lock"
_ACTIVITY = "TRACKSYNC_ACTIVITY_SOURCE"
_TEST_KEYSTORE = "TRACKSYNC_TEST_KEYSTORE"
_TELL_OF_SETTINGS = {"status", "doctor"}  # by their answers; everything else says it aside


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
        from tracksync.engine.lanes.threads import directly  # with it

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
    from tracksync.platforms.clock.system import InZone, SystemClock
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
            can_erase=not (folder / LOCK_FILE).exists(),
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
        from tracksync.storage.local.policy.shelf import PolicySeals, PolicyShelf

        shelf, machine = PolicyShelf(file), platforms.machine_policy_file()
        return Governing(shelf, machine, PolicySeals(), limit=settings.limit, clock=clock)

    here = PolicyHere(make, (str(file), platforms.machine_policy_path()))
    _ = here.known  # from now on its limits count
    return here


def _keystore(at: Folder, env: Mapping[str, str], typed: Typed, by: ChosenSettings) -> Keystore:
    """Choose the keystore: the passphrase lock where one was made, else the system's."""
    if (file := at.folder / LOCK_FILE).exists():
        # argon2 and cryptography, 40 ms: only where there is such a lock.
        from tracksync.cli.handed import word_of
        from tracksync.platforms.keystore.passphrase import PassphraseKeystore

        return PassphraseKeystore(file, word_of(typed, env))
    from tracksync.platforms.keystore.system import (  # 8 ms; a child loads keyring
        LONG,
        SystemKeystore,
    )

    wait = by.number("services.keystore.wait_seconds")
    return SystemKeystore(at.id, env, timeout=max(LONG, wait))


@contextlib.contextmanager
def at_home(typed: Typed, *, patience_seconds: float = 0.0) -> Iterator[Home]:
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
