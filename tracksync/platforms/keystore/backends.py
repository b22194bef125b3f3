"""
Which keystore back ends we trust, and how they are spoken to. Runs in the keystore child only.

`keyring` chooses by plug-ins, a settings file and the environment, and so may end up writing plain
text or nothing at all. We never ask it to choose: the classes below are taken by name, in this
order. Its libsecret back end is not among them, because it is the Secret Service again, with items
the Secret Service back end would double.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Mapping
from typing import Any

# The first is tried here against a real GNOME Keyring; the others are as keyring's own tests left
# them. KWallet needs python-dbus, and from KDE 5.97 on answers as a Secret Service anyway.
ALLOWED = (
    ("keyring.backends.SecretService", "Keyring", "Secret Service"),
    ("keyring.backends.kwallet", "DBusKeyring", "KWallet"),
    ("keyring.backends.macOS", "Keyring", "macOS Keychain"),
    ("keyring.backends.Windows", "WinVaultKeyring", "Windows Credential Locker"),
)
SCRIPTED = "scripted for tests"
_SECRET_SERVICE = ALLOWED[0][2]


class NoBackend(Exception):
    """None of the allowed back ends works here."""


class Locked(Exception):
    """The back end is there, but locked, and opening it would ask the person."""


class BackendEntries:
    """
    The entries of one service in one `keyring` back end.

    Args:
        label: The back end in words.
        backend: A `keyring.backend.KeyringBackend`; untyped, as its package is imported by name.
        service: Under which name the items stand.
    """

    def __init__(self, label: str, backend: Any, service: str) -> None:  # noqa: ANN401  imported by name
        self.label = label
        self._backend = backend
        self._service = service

    def get(self, key: str) -> str | None:
        text = self._backend.get_password(self._service, key)
        return text if isinstance(text, str) else None

    def put(self, key: str, text: str) -> None:
        self._backend.set_password(self._service, key, text)

    def drop(self, key: str) -> None:
        if self.get(key) is not None:
            self._backend.delete_password(self._service, key)

    def ensure_open(self) -> None:
        """Raise `Locked` where going on would show a password window."""
        if self.label != _SECRET_SERVICE:
            return
        storage = importlib.import_module("secretstorage")  # on Linux only
        with contextlib.closing(storage.dbus_init()) as bus:
            try:
                is_locked = storage.Collection(bus).is_locked()
            except storage.exceptions.ItemNotFoundException:
                is_locked = True  # no key ring was ever made: making one asks for a password
        if is_locked:
            raise Locked

    def open(self) -> None:
        """Open the back end, asking the person if need be."""
        if self.label == _SECRET_SERVICE:
            self._backend.get_preferred_collection().connection.close()
        else:
            self.get("open")


def scripted_class(environ: Mapping[str, str]) -> str | None:
    """Return the back end class the environment names, if it may: only with the test switch."""
    if environ.get("TRACKSYNC_TEST_KEYSTORE") != "1":
        return None
    return environ.get("PYTHON_KEYRING_BACKEND")


def choose(service: str, *, environ: Mapping[str, str] = os.environ) -> BackendEntries:
    """
    Take the first allowed back end that works here.

    Raises:
        NoBackend: There is none.
    """
    if named := scripted_class(environ):
        module, _, class_name = named.rpartition(".")
        return _made(module, class_name, SCRIPTED, service)
    for module, class_name, label in ALLOWED:
        try:
            return _made(module, class_name, label, service)
        except NoBackend:
            continue
    raise NoBackend


def _made(module: str, class_name: str, label: str, service: str) -> BackendEntries:
    try:
        # Each exists on its own system.
        backend_class = getattr(importlib.import_module(module), class_name)
        # Asking for the priority is how keyring learns whether a back end works here.
        backend_class.priority  # noqa: B018  asked for its exception
    except (ImportError, AttributeError, ValueError, RuntimeError) as error:
        raise NoBackend from error
    return BackendEntries(label, backend_class(), service)
