"""The file of chosen settings: TOML that a person can read, write and keep in a repository."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from tracksync.core.problems import BadInput, DiskFull
from tracksync.core.sentences import say
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import sync_folder, write_durably

_LARGEST_BYTES = 256 * 1024
_HEAD = "# TrackSync settings. `tracksync config list` tells what there is.\n"


class TomlSettings:
    """
    `ports.settings.SettingsFile` as TOML.

    Args:
        path: Need not exist.
        now: Tells the time, in UTC, for the name a broken file is given.
    """

    def __init__(self, path: Path, now: Callable[[], datetime], *, is_named: bool = False) -> None:
        self.is_named = is_named
        self._path = path
        self._now = now

    def load(self) -> Mapping[str, object]:
        """Read all chosen values by dotted key; `BadInput` names the line of a broken file."""
        name = self._path.name
        try:
            with self._path.open("rb") as file:
                content = file.read(_LARGEST_BYTES + 1)
        except FileNotFoundError:
            return {}
        except OSError as e:
            msg = say("The settings file {name} cannot be read.", name=name)
            raise BadInput(msg) from e
        if len(content) > _LARGEST_BYTES:
            msg = say("The settings file {name} is too large to be one.", name=name)
            raise BadInput(msg)
        try:
            return dict(_flat(tomllib.loads(content.decode("utf-8"))))
        except (ValueError, RecursionError) as e:
            where = str(e).partition("(at ")[2].rstrip(")") or say("it is no TOML")
            msg = say("The settings file {name} is broken ({where}).", name=name, where=where)
            raise BadInput(msg) from e

    def set_aside(self) -> str:
        """Give what lies there a name of its own beside it; nothing is overwritten. The name."""
        at = self._now()
        while (kept := self._named(at)).exists():
            at += timedelta(seconds=1)
        try:
            self._path.rename(kept)
            sync_folder(kept.parent)
        except OSError as e:
            raise no_room(e) from e
        return kept.name

    def _named(self, at: datetime) -> Path:
        return self._path.with_name(f"{self._path.stem}-broken-{at:%Y%m%dT%H%M%SZ}.toml")

    def save(self, values: Mapping[str, object]) -> None:
        """Replace the file, durable and in one step."""
        lines = [f"{key} = {_written(value)}\n" for key, value in sorted(values.items())]
        try:
            write_durably(self._path, "".join([_HEAD, *lines]).encode())
        except DiskFull as e:
            msg = say("The settings could not be written; they stay as they were.")
            raise DiskFull(msg, say("Free some space, or make the folder writable.")) from e


def _flat(table: Mapping[str, object], above: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in table.items():
        name = f"{above}{key}"
        found += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return found


def _written(value: object) -> str:
    """Write a value; JSON's texts, numbers, true and false are TOML's too."""
    return json.dumps(value, ensure_ascii=False)
