"""A real GNOME Keyring on a bus of its own, in every state a person's can be in."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE_S = 60.0
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_SECRETS = "org.freedesktop.secrets"
_SERVICE = DBusAddress("/org/freedesktop/secrets", _SECRETS, "org.freedesktop.Secret.Service")
_INTERNAL = DBusAddress(
    "/org/freedesktop/secrets",
    _SECRETS,
    "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
)
_LOGIN = "/org/freedesktop/secrets/collection/login"
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def wait_until(condition: Callable[[], bool], what: str, *, seconds: float = PATIENCE_S) -> None:
    """Look until *condition* holds; fail loudly after *seconds*."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            msg = f"after {seconds:g} s still not: {what}"
            raise AssertionError(msg)
        time.sleep(0.01)


def _accepts(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(place)) == 0


class PrivateBus:
    """A session bus on which nothing is started on demand unless a test says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.services = folder / "services"
        self.services.mkdir(parents=True)
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        config = folder / "bus.conf"
        text = _CONFIG.format(socket=runtime / "bus", services=self.services)
        config.write_text(text, encoding="utf-8")
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime / 'bus'}",
        }
        self._config = config
        self._process = self._started()

    def start(self) -> None:
        """Start it again, at the same address, after a `stop`."""
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        place = Path(self.environ["XDG_RUNTIME_DIR"]) / "bus"
        place.unlink(missing_ok=True)
        with (self.folder / "dbus-daemon.log").open("ab") as log:
            process = subprocess.Popen(
                ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--nopidfile"],
                env=self.environ,
                stderr=log,
            )
        wait_until(lambda: _accepts(place), "the bus is up")
        return process

    @property
    def address(self) -> str:
        return self.environ["DBUS_SESSION_BUS_ADDRESS"]

    def connect(self) -> DBusConnection:
        return open_dbus_connection(self.address)

    def call(self, address: DBusAddress, method: str, signature: str = "", *body: Any) -> Any:  # noqa: ANN401  the wire is untyped
        with contextlib.closing(self.connect()) as bus:
            message = new_method_call(address, method, signature or None, body)
            reply = bus.send_and_get_reply(message, timeout=PATIENCE_S)
            if reply.header.message_type.name == "error":
                msg = f"{method}: {reply.body}"
                raise AssertionError(msg)
            return reply.body

    def has(self, name: str) -> bool:
        return bool(self.call(_BUS, "NameHasOwner", "s", name)[0])

    def offer(self, name: str, command: str) -> None:
        """Let the bus start *command* when somebody asks for *name*."""
        text = f"[D-BUS Service]\nName={name}\nExec={command}\n"
        (self.services / f"{name}.service").write_text(text, encoding="utf-8")
        self.call(_BUS, "ReloadConfig")

    def set_environ(self, more: dict[str, str]) -> None:
        """Let what the bus starts see *more*."""
        self.environ |= more
        self.call(_BUS, "UpdateActivationEnvironment", "a{ss}", more)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


class Keyring:
    """
    GNOME Keyring with its *login* key ring as the default one.

    Args:
        folder: Empty; everything it writes lies in there.
    """

    def __init__(self, folder: Path) -> None:
        self.bus = PrivateBus(folder)
        self.environ = self.bus.environ
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, password: str = "swordfish", *, home: str = "home") -> None:
        """
        Start the daemon; it opens the login key ring if *password* is right, and makes it if new.

        With another *home* it holds other secrets: to us, a foreign keystore.
        """
        self._run("--unlock", home=home, typed=password)

    def start_bare(self, *, home: str = "home") -> None:
        """Start the daemon as a login without a password does: it opens and makes nothing."""
        self._run(home=home)

    def _run(self, *options: str, home: str, typed: str = "") -> None:
        data = self.bus.folder / home
        data.mkdir(exist_ok=True)
        control = self.bus.folder / "run" / "keyring"
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", *options]
        self._process = subprocess.Popen(
            [*command, f"--control-directory={control}"],
            env=self.environ | {"HOME": str(data), "XDG_DATA_HOME": str(data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin is not None
        self._process.stdin.write(typed.encode())
        self._process.stdin.close()
        wait_until(lambda: self.bus.has(_SECRETS), "the keyring is on the bus")

    def lock(self) -> None:
        self.bus.call(_SERVICE, "Lock", "ao", [_LOGIN])

    def add_item(self, collection: str, service: str, username: str) -> None:
        """Put an item, with a secret of no meaning, into another collection than keyring does."""
        with contextlib.closing(self.bus.connect()) as bus:
            opened = bus.send_and_get_reply(
                new_method_call(_SERVICE, "OpenSession", "sv", ("plain", ("s", "")))
            )
            prefix = "org.freedesktop.Secret.Item"
            attributes = {"service": service, "username": username}
            properties = {
                f"{prefix}.Label": ("s", username),
                f"{prefix}.Attributes": ("a{ss}", attributes),
            }
            secret = (opened.body[1], b"", b"elsewhere", "text/plain")
            place = DBusAddress(collection, _SECRETS, "org.freedesktop.Secret.Collection")
            body = (properties, secret, True)
            message = new_method_call(place, "CreateItem", "a{sv}(oayays)b", body)
            reply = bus.send_and_get_reply(message, timeout=PATIENCE_S)
            assert reply.header.message_type.name != "error", reply.body

    def unlock(self, password: str = "swordfish") -> None:
        """Unlock as the login screen does, without a window."""
        with contextlib.closing(self.bus.connect()) as bus:
            opened = bus.send_and_get_reply(
                new_method_call(_SERVICE, "OpenSession", "sv", ("plain", ("s", "")))
            )
            secret = (opened.body[1], b"", password.encode(), "text/plain")
            message = new_method_call(
                _INTERNAL, "UnlockWithMasterPassword", "o(oayays)", (_LOGIN, secret)
            )
            reply = bus.send_and_get_reply(message, timeout=PATIENCE_S)
            assert reply.header.message_type.name != "error", reply.body

    def suspend(self) -> None:
        """Let it hang: it takes calls and never answers."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """
        Let it go on, and wait until it has seen to the calls that came meanwhile.

        Seldom it falls over one whose caller has gone; a login session starts it again then.
        """
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)
        try:
            self.bus.call(_SERVICE, "ReadAlias", "s", "default")
        except AssertionError:
            self.kill()
            self.start()

    def kill(self) -> None:
        """End it without a goodbye; the bus stays."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            wait_until(lambda: not self.bus.has(_SECRETS), "the keyring is off the bus")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self.bus.stop()


def watch(bus: DBusConnection, rule: MatchRule) -> None:
    """Have the bus hand over what matches *rule*."""
    reply = bus.send_and_get_reply(new_method_call(_BUS, "AddMatch", "s", (rule.serialise(),)))
    assert reply.header.message_type.name != "error", reply.body
