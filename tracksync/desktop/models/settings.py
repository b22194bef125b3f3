"""What the Settings page shows: rows made from the settings table."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import ScreenView


class SettingKind(StrEnum):
    """How a setting is asked for. Days of the week are told as numbers, "1,2": 1 is Monday."""

    SWITCH = "switch"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    DAYS = "days"


SettingValue = bool | int | str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """
    One setting.

    Attributes:
        low, high: For numbers; None without a bound.
        choices: Pairs of (value, words).
        unit: What stands behind a number ("min").
        zero: What zero means, in words; empty where it is a number like others.
        limited: What may be chosen and who decided, where a policy leaves only a part.
        locked_by: Who set it, where a policy did; then it cannot be changed here.
        records_more: Turning it on records or sends more than before; said beside the switch.
        refusal: Why the last value typed was not taken; empty when it was.
    """

    key: str
    kind: SettingKind
    title: str
    value: SettingValue
    default: SettingValue
    group: str
    help: str = ""
    low: int | None = None
    high: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    zero: str = ""
    limited: str = ""
    locked_by: str = ""
    records_more: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class SettingsModel:
    """The table, in its order; `groups` the titles in theirs."""

    rows: tuple[SettingRow, ...] = ()
    groups: tuple[str, ...] = ()


class SettingsView(ScreenView, Protocol):
    """The page of settings."""

    def show_settings(self, settings: SettingsModel) -> None:
        """Show them; the group and search the person is in stay."""
