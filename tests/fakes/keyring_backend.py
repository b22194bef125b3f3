"""
A `keyring` back end for tests, kept in a JSON file.

PYTHON_KEYRING_BACKEND=tests.fakes.keyring_backend.JsonFile, TRACKSYNC_TEST_KEYSTORE=1 and
TRACKSYNC_TEST_KEYSTORE_FILE=PATH bring it into a child process. The entry "state" of the file, next
to "kept", may say "locked", "hangs" or "forgets".

The shape is that of `keyring.backend.KeyringBackend`, without its package: importing that costs
90 ms, and thousands of processes would each pay it. The real one is tried with a GNOME Keyring.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any


class KeyringLocked(Exception):
    """Told by its name, as keyring's own is."""


def environ_for(file: Path) -> dict[str, str]:
    """Return what a process needs in its environment to keep its secrets in *file*."""
    return {
        "TRACKSYNC_TEST_KEYSTORE": "1",
        "PYTHON_KEYRING_BACKEND": f"{__name__}.{JsonFile.__name__}",
        "TRACKSYNC_TEST_KEYSTORE_FILE": str(file),
    }


class JsonFile:
    """Keeps every entry in one readable file: for made-up secrets only."""

    priority = 1

    def __init__(self) -> None:
        self._file = Path(os.environ["TRACKSYNC_TEST_KEYSTORE_FILE"])

    def get_password(self, service: str, username: str) -> str | None:
        text = self._content()["kept"].get(f"{service}\n{username}")
        return None if text is None else str(text)

    def set_password(self, service: str, username: str, password: str) -> None:
        content = self._content()
        if content["state"] != "forgets":
            content["kept"][f"{service}\n{username}"] = password
        self._save(content)

    def delete_password(self, service: str, username: str) -> None:
        content = self._content()
        del content["kept"][f"{service}\n{username}"]
        self._save(content)

    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = {"state": "open", "kept": {}}
        if self._file.exists():
            content |= json.loads(self._file.read_text(encoding="utf-8"))
        if content["state"] == "locked":
            raise KeyringLocked
        while content["state"] == "hangs":
            time.sleep(1)
        return content

    def _save(self, content: dict[str, Any]) -> None:
        fresh = self._file.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(content), encoding="utf-8")
        fresh.replace(self._file)


class Odd:
    """Fails in a way nobody foresaw, with the secret in its words."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ArithmeticError(password)
