"""The settings in force: the table's defaults, the person's file, and what is locked above it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from tracksync.core.delivery.door import Pace, settle_time
from tracksync.core.problems import BadInput, DiskFull, NotAllowed, Problem
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.settings.limits import Limit
from tracksync.core.settings.table import SETTINGS, Form, Setting, Value
from tracksync.core.settings.values import InForce, effective, parse, refuse_outside, setting
from tracksync.ports.settings import Preferences, SettingsFile

_ENVIRONMENT = say("the environment")


class ChosenSettings:
    """
    `engine.parts.Settings` over a file. One that cannot be read is set aside: time comes first.

    One that the person named is left alone, and `BadInput` raised: it may be something else.

    Args:
        locked: By key, a value and who set it.
        is_file: Tells whether a whole path leads to a file.
    """

    def __init__(
        self,
        file: SettingsFile,
        locked: Mapping[str, tuple[Value, str]],
        *,
        is_file: Callable[[str], bool],
    ) -> None:
        self._file = file
        self._is_file = is_file
        self._locked = locked
        self._guard = threading.Lock()
        self._trouble: Problem | None = None
        self._limits: Mapping[str, Sequence[Limit]] = {}
        self._chosen = self._loaded()
        self._in_force = effective(self._chosen, locked)
        self._turned_off: dict[str, int] = {}

    def _loaded(self) -> dict[str, object]:
        try:
            return dict(self._file.load())
        except BadInput as broken:
            if self._file.is_named:
                hint = say("It was left as it is. Name a settings file with --config, or none.")
                raise BadInput(broken.title, hint) from broken
            self._trouble = BadInput(
                say(
                    "{broken} {place} The defaults are in force.",
                    broken=broken.title,
                    place=self._set_aside(),
                ),
                say("tracksync config list shows them; choose again what you need."),
            )
            return {}

    def _set_aside(self) -> Sentence:
        try:
            return say("It is kept as {name}.", name=self._file.set_aside())
        except DiskFull:
            return say("It stays where it is.")

    def _absent_file(self, row: Setting, value: Value) -> Sentence:
        """Say that a file a setting names is not there; empty where there is nothing to say."""
        if row.form is not Form.PATH or not value or self._is_file(str(value)):
            return UNSAID
        return say("{key} names {file}, and there is no such file.", key=row.key, file=value)

    @property
    def problems(self) -> tuple[str, ...]:
        found: list[str] = [] if self._trouble is None else [str(self._trouble)]
        for row in SETTINGS:
            in_force = self._in_force[row.key]
            found += [in_force.problem, self._absent_file(row, in_force.value)]
        return tuple(said for said in found if said)

    @property
    def trouble(self) -> Problem | None:
        return self._trouble

    def row(self, key: str) -> Setting:
        return setting(key)

    def in_force(self, key: str) -> InForce:
        return self._in_force[key]

    def choose(self, key: str, given: object) -> InForce:
        row, value = setting(key), parse(key, given)
        if self._in_force[row.key].is_locked:
            msg = say(
                "{key} is set by {source}; it stays as it is.",
                key=row.key,
                source=self._in_force[row.key].source,
            )
            raise NotAllowed(msg, say("Change it there."))
        refuse_outside(row.key, value, self._in_force[row.key])
        if absent := self._absent_file(row, value):
            msg = say("{absent} The setting stays as it was.", absent=absent)
            raise BadInput(msg, say("Name a file that is there, with its whole path."))
        with self._guard:
            chosen = {k: v for k, v in self._chosen.items() if k not in row.aliases}
            chosen[row.key] = value
            self._file.save(chosen)
            self._chosen = chosen
            self._take(effective(chosen, self._locked, self._limits))
        return self._in_force[row.key]

    def limit(self, limits: Mapping[str, Sequence[Limit]]) -> None:
        with self._guard:
            self._limits = limits
            self._take(effective(self._chosen, self._locked, limits))

    def _take(self, in_force: dict[str, InForce]) -> None:
        for key, before in self._in_force.items():
            if before.value is True and in_force[key].value is False:
                self._turned_off[key] = self.turned_off(key) + 1
        self._in_force = in_force

    def text(self, key: str) -> str:
        return str(self._in_force[key].value)

    def number(self, key: str) -> int:
        return int(self._in_force[key].value)

    def flag(self, key: str) -> bool:
        return bool(self._in_force[key].value)

    def seconds(self, key: str) -> timedelta:
        return timedelta(seconds=self.number(key))

    def turned_off(self, key: str) -> int:
        return self._turned_off.get(key, 0)


def from_environment(environ: Mapping[str, str]) -> dict[str, tuple[Value, str]]:
    """
    Read what the environment sets: `TRACKSYNC_SERVICES_JIRA_BASE_URL` is `services.jira.base_url`.

    Raises:
        BadInput: A value cannot be.
    """
    found: dict[str, tuple[Value, str]] = {}
    for row in SETTINGS:
        name = f"TRACKSYNC_{row.key.upper().replace('.', '_')}"
        if row.key.startswith("services.") and name in environ:
            found[row.key] = (parse(row.key, environ[name]), _ENVIRONMENT)
    return found


def pace_of(preferences: Preferences, service: str) -> Pace:
    """Tell how patient a service is to be treated."""
    base = timedelta(milliseconds=preferences.number(f"services.{service}.retry_base_ms"))
    settle = settle_time(preferences.seconds(f"services.{service}.timeout_seconds"))
    return Pace(base=base, settle=settle)
