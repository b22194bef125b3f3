"""Where a person's settings lie, and how the rest asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Protocol


class SettingsFile(Protocol):
    """
    The file of chosen values.

    Attributes:
        is_named: The person named it; it may be anything, and is left alone when it cannot be read.
    """

    is_named: bool

    def load(self) -> Mapping[str, object]:
        """
        Read all chosen values.

        Empty when there is no file. `BadInput` names the line of a broken one.
        """

    def set_aside(self) -> str:
        """Give a broken file another name, so that nothing of it is lost; the name. `DiskFull`."""

    def save(self, values: Mapping[str, object]) -> None:
        """Replace the file, durable and in one step."""


class Preferences(Protocol):
    """The values in force, defaults and limits included. Unknown keys are a bug (KeyError)."""

    def text(self, key: str) -> str:
        """A text or a choice."""

    def number(self, key: str) -> int:
        """A whole number."""

    def flag(self, key: str) -> bool:
        """Yes or no."""

    def seconds(self, key: str) -> timedelta:
        """A number of seconds as a length."""

    def turned_off(self, key: str) -> int:
        """How often a flag was turned off in this run, however soon it was on again."""
