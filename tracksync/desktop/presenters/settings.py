"""The Settings page: the table, what is in force, and who decided."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.problems import Problem
from tracksync.core.setting_values import InForce
from tracksync.core.settings import SETTINGS, Kind, Setting
from tracksync.desktop.models.settings import SettingKind, SettingRow, SettingsModel, SettingsView
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.services.personal.changed import Changed

_KINDS = {
    Kind.FLAG: SettingKind.SWITCH,
    Kind.NUMBER: SettingKind.NUMBER,
    Kind.TEXT: SettingKind.TEXT,
    Kind.CHOICE: SettingKind.CHOICE,
}


class SettingsPresenter(Presenter):
    """
    Shows all settings and takes new values.

    Args:
        apply: Called before a value is saved, where saving is not all there is to it; a problem it
            raises keeps the old value.
    """

    interest = Changed.SETTINGS

    def __init__(
        self, desk: Desk, view: SettingsView, apply: Callable[[str, object], None] | None = None
    ) -> None:
        super().__init__(desk)
        self._view, self._apply = view, apply
        self._refusals: dict[str, str] = {}

    def refresh(self) -> None:
        self._view.show_settings(self._model())

    def choose(self, key: str, value: object) -> None:
        """Take a new value; durable before it counts."""
        engine = self.desk.engine

        def work() -> InForce:
            if self._apply is not None:
                self._apply(key, value)
            return engine.parts.settings.choose(key, value)

        def done(_: InForce) -> None:
            self._refusals.pop(key, None)
            engine.settings_changed()
            self.refresh()

        def failed(problem: Problem) -> None:
            self._refusals[key] = f"{problem.title} {problem.hint}".strip()
            self.refresh()

        self.desk.run.store(work, done=done, failed=failed)

    def reset(self, key: str) -> None:
        """Go back to the default."""
        self.choose(key, self.desk.engine.parts.settings.row(key).default)

    def _model(self) -> SettingsModel:
        rows = tuple(self._row(row) for row in SETTINGS)
        groups = tuple(dict.fromkeys(row.group for row in rows))
        return SettingsModel(rows, groups)

    def _row(self, row: Setting) -> SettingRow:
        now = self.desk.engine.parts.settings.in_force(row.key)
        is_number = row.kind is Kind.NUMBER
        return SettingRow(
            key=row.key,
            kind=_KINDS[row.kind],
            title=self._said(row.title),
            value=now.value,
            default=row.default,
            group=self._said(row.group),
            help=self._said(row.help),
            low=row.low if is_number else None,
            high=row.high if is_number else None,
            choices=tuple((c, self._said(c[:1].upper() + c[1:])) for c in row.choices),
            unit=row.unit,
            locked_by=now.source if now.is_locked else "",
            records_more=row.records_more,
            is_advanced=row.is_advanced,
            refusal=self._refusals.get(row.key, ""),
        )

    def _said(self, text: str) -> str:
        """Say words of the table, where a translation knows them."""
        return self.desk.translate("Settings", text) if text else ""
