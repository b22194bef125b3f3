"""The Settings page: the table, what is in force, and who decided."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tracksync.core.problems import Problem
from tracksync.core.settings.limits import Room
from tracksync.core.settings.table import SETTINGS, Form, Kind, Setting, Value
from tracksync.core.settings.values import InForce
from tracksync.desktop.models.settings import SettingKind, SettingRow, SettingsModel, SettingsView
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.first_run import zones_of_the_world
from tracksync.desktop.presenters.shown import set_by
from tracksync.services.personal.journal.changed import Changed

_KINDS = {
    Kind.FLAG: SettingKind.SWITCH,
    Kind.NUMBER: SettingKind.NUMBER,
    Kind.TEXT: SettingKind.TEXT,
    Kind.CHOICE: SettingKind.CHOICE,
}

_FORMS = {Form.DAYS: SettingKind.DAYS, Form.ZONE: SettingKind.CHOICE}
_FACTORS = {("s", "min"): 60, ("min", "h"): 60, ("s", "h"): 3600}


# What a choice is called where its value in the file would not tell.
_CALLED = {
    "screenshots.moment fixed": "At its end",
    "screenshots.moment random": "At any moment",
    "screenshots.preset clear": "Everything",
    "screenshots.preset light": "Windows, but no text",
    "screenshots.preset blurred": "Hardly more than colours",
    "screenshots.monitors all": "All of them",
    "screenshots.monitors active": "The one with the pointer",
    "screenshots.monitors chosen": "The chosen ones",
    "screenshots.notice notification": "By a notification",
    "screenshots.notice icon": "By the tray icon",
    "webp": "WebP",
    "jpeg": "JPEG",
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "none": "Not at all",
    "auto": "Lower it",
    "leave": "Leave it alone",
    "window": "Open the window",
    "menu": "Open the menu",
    "timer": "Start and stop",
}


# What is said instead of the table's help where days are ticked and not typed.
_HELP = {"day.work_days": "The days of the week you work on."}


def words_of(row: Setting, choice: str) -> str:
    """Tell what a choice is called; the same word can mean something else in another row."""
    own = _CALLED.get(f"{row.key} {choice}", "")
    return own or _CALLED.get(choice, choice[:1].upper() + choice[1:])


def words_of_table() -> tuple[str, ...]:
    """List all words of the settings table that a person sees, each once."""
    found: dict[str, None] = {}
    for row in SETTINGS:
        if not row.is_advanced:
            said = (
                row.group,
                row.title,
                _HELP.get(row.key, row.help),
                row.zero,
                row.unit,
                row.shown_in,
            )
            found |= dict.fromkeys((*said, *(words_of(row, c) for c in row.choices)))
    return tuple(text for text in found if text)


def _choices(row: Setting, now: InForce) -> tuple[str, ...]:
    """List what may be chosen; nothing but that can be clicked."""
    return tuple(c for c in row.choices if not now.room.choices or c in now.room.choices)


class SettingsPresenter(Presenter):
    """
    Shows all settings and takes new values.

    Args:
        apply: Called before a value is saved, where saving is not all there is to it; a problem it
            raises keeps the old value.
        system: As `sys.platform`.
    """

    interest = Changed.SETTINGS

    def __init__(
        self,
        desk: Desk,
        view: SettingsView,
        apply: Callable[[str, object], None] | None = None,
        *,
        system: str = sys.platform,
    ) -> None:
        super().__init__(desk)
        self._system = system
        self._view, self._apply = view, apply
        self._refusals: dict[str, str] = {}
        self._factors: dict[str, int] = {}

    def refresh(self) -> None:
        self._view.show_settings(self._model())

    def choose(self, key: str, value: object) -> None:
        """Take a new value; durable before it counts."""
        engine = self.desk.engine
        if isinstance(value, int) and not isinstance(value, bool):
            value *= self._factors.get(key, 1)

        def work() -> InForce:
            if self._apply is not None:
                self._apply(key, value)
            return engine.parts.settings.choose(key, value)

        def done(_: InForce) -> None:
            self._refusals.pop(key, None)
            engine.settings_changed()
            self.refresh()

        def failed(problem: Problem) -> None:
            trouble = self.desk.trouble_of(problem)
            self._refusals[key] = f"{trouble.title} {trouble.hint}".strip()
            self.refresh()

        self.desk.run.store(work, done=done, failed=failed)

    def reset(self, key: str) -> None:
        """Go back to the default."""
        self._factors.pop(key, None)
        self.choose(key, self.desk.engine.parts.settings.row(key).default)

    def _model(self) -> SettingsModel:
        rows = tuple(self._row(row) for row in SETTINGS if row.is_shown_on(self._system))
        groups = tuple(dict.fromkeys(row.group for row in rows))
        return SettingsModel(rows, groups)

    def _row(self, row: Setting) -> SettingRow:
        now = self.desk.engine.parts.settings.in_force(row.key)
        # What others put into a list stands beside it: in it, it would be saved as one's own.
        value = now.value if now.own is None else now.own
        default, unit = row.default, row.unit
        low, high = self._ends(row, now.room)
        factor = self._factor(row, now.value)
        if factor > 1 and low is not None and high is not None:
            value, default, unit = int(value) // factor, int(default) // factor, row.shown_in
            low, high = -(-low // factor), high // factor
        return SettingRow(
            key=row.key,
            kind=_FORMS.get(row.form, _KINDS[row.kind]),
            title=self._said(row.title),
            value=value,
            default=default,
            group=self._said(row.group),
            help=self._said(_HELP.get(row.key, row.help)),
            low=low,
            high=high,
            choices=self._choices(row, now),
            unit=self._said(unit),
            zero=self._said(row.zero),
            limited=self._limited(row, now, (low, high), self._said(unit)),
            locked_by=set_by(self.desk, row.key),
            records_more=row.records_more,
            refusal=self._refusals.get(row.key, ""),
        )

    def _choices(self, row: Setting, now: InForce) -> tuple[tuple[str, str], ...]:
        """List what may be chosen, with what it is called."""
        if row.form is Form.ZONE:
            system = str(row.default)
            zones = sorted(zones_of_the_world() | ({str(now.value)} - {system}))
            return ((system, self._said(words_of(row, system))), *((z, z) for z in zones))
        return tuple((c, self._said(words_of(row, c))) for c in _choices(row, now))

    def _ends(self, row: Setting, room: Room) -> tuple[int | None, int | None]:
        """Tell the least and the most that can be chosen."""
        if row.kind is not Kind.NUMBER:
            return None, None
        # What is endless lies above the most, and is chosen by zero.
        can_be_endless = row.is_endless and room.high == 0
        is_limited = bool(room.who) and not can_be_endless
        return (room.low, room.high) if is_limited else (row.low, row.high)

    def _limited(
        self, row: Setting, now: InForce, ends: tuple[int | None, int | None], unit: str
    ) -> str:
        """Say what may be chosen and who decided; empty where all may, or nothing."""
        room, (low, high) = now.room, ends
        if not room.who or now.is_locked:
            return ""
        least, most = self._ends(row, room)
        has_low = least is not None and least > max(row.low, 1)
        has_high = most is not None and most < row.high
        if room.always:
            said = self.tr("Always among them: {most}. That is set by {who}.")
        elif has_low and has_high:
            said = self.tr("From {least} to {most}: that is set by {who}.")
        elif has_low:
            said = self.tr("At least {least}: that is set by {who}.")
        elif has_high:
            said = self.tr("At most {most}: that is set by {who}.")
        else:
            said = self.tr("What can be chosen here is set by {who}.")
        return said.format(
            least=f"{low} {unit}".strip(),
            most=", ".join(room.always) or f"{high} {unit}".strip(),
            who=self._setters(room),
        )

    def _setters(self, room: Room) -> str:
        """Name all who put something into a list, or who made the room for a value so small."""
        return ", ".join(
            self.desk.said(who) for who in (room.who if room.always else room.who[-1:])
        )

    def _factor(self, row: Setting, value: Value) -> int:
        """Tell how many of the unit make one of the unit people think in, if that loses nothing."""
        factor = _FACTORS.get((row.unit, row.shown_in), 1)
        is_whole = isinstance(value, int) and not value % factor and not int(row.default) % factor
        self._factors[row.key] = factor if factor > 1 and is_whole else 1
        return self._factors[row.key]

    def _said(self, text: str) -> str:
        """Say words of the table, where a translation knows them."""
        return self.desk.translate("Settings", text) if text else ""
