"""Settings that live in a dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from tracksync.core.settings.limits import Limit
from tracksync.core.settings.values import effective, parse


class FakePreferences:
    """`ports.settings.Preferences` over the one table."""

    def __init__(self) -> None:
        self._chosen: dict[str, object] = {}
        self._limits: Mapping[str, Sequence[Limit]] = {}
        self._in_force = effective({}, {})
        self._turned_off: list[str] = []

    def choose(self, key: str, given: object) -> None:
        self._chosen[key] = value = parse(key, given)
        self._turned_off += [key] if value is False and self.flag(key) else []
        self._in_force = effective(self._chosen, {}, self._limits)

    def limit(self, limits: Mapping[str, Sequence[Limit]]) -> None:
        """Keep to what somebody above the person allows."""
        self._limits = limits
        self._in_force = effective(self._chosen, {}, limits)

    def text(self, key: str) -> str:
        return str(self._in_force[key].value)

    def number(self, key: str) -> int:
        return int(self._in_force[key].value)

    def flag(self, key: str) -> bool:
        return bool(self._in_force[key].value)

    def seconds(self, key: str) -> timedelta:
        return timedelta(seconds=self.number(key))

    def turned_off(self, key: str) -> int:
        return self._turned_off.count(key)
