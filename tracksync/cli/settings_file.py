"""The file of chosen settings: TOML that a person can read, write and keep in a repository."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tracksync.core.problems import BadInput, DiskFull
from tracksync.core.sentences import say

_LARGEST_BYTES = 256 * 1024
_HEAD = "# TrackSync settings. `tracksync config list` tells what there is.\n"


class TomlSettings:
    """
    `ports.settings.SettingsFile` as TOML.

    Args:
        path: Need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Mapping[str, object]:
        """Read all chosen values by dotted key; `BadInput` names the line of a broken file."""
        try:
            with self._path.open("rb") as file:
                content = file.read(_LARGEST_BYTES + 1)
        except FileNotFoundError:
            return {}
        except OSError as e:
            msg = say("The settings file {name} cannot be read.", name=self._path.name)
            raise BadInput(msg, say("Give it to yourself again, or remove it.")) from e
        if len(content) > _LARGEST_BYTES:
            msg = say("The settings file {name} is too large to be one.", name=self._path.name)
            raise BadInput(msg, say("Remove it to start with defaults. Nothing was changed."))
        try:
            return dict(_flat(tomllib.loads(content.decode("utf-8"))))
        except (ValueError, RecursionError) as e:
            where = str(e).partition("(at ")[2].rstrip(")") or "it is no TOML"
            msg = say(
                "The settings file {name} is broken ({where}). Nothing was changed.",
                name=self._path.name,
                where=where,
            )
            raise BadInput(
                msg, say("Mend the line, or remove the file to start with defaults.")
            ) from e

    def save(self, values: Mapping[str, object]) -> None:
        """Replace the file, durable and in one step."""
        lines = [f"{key} = {_written(value)}\n" for key, value in sorted(values.items())]
        fresh = self._path.with_name(f".{self._path.name}.new")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.writelines([_HEAD, *lines])
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as e:
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
