"""What one row of the settings table says."""

from __future__ import annotations

from enum import StrEnum

from tracksync.core.values import dataclass

Value = str | int | bool


class Kind(StrEnum):
    """What a setting holds."""

    FLAG = "flag"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"


class Form(StrEnum):
    """What a text must look like; all but work days, zone and time may be empty."""

    LINE = "line"
    DAYS = "days"
    ZONE = "zone"
    TIME = "time"
    EMAIL = "email"
    ADDRESS = "address"
    LOOPBACK = "loopback"
    PATH = "path"


class Who(StrEnum):
    """Who may set it. What both may set, the more private one wins."""

    PERSON = "person"
    BOTH = "both"


class Private(StrEnum):
    """Which numbers record or keep less."""

    NEITHER = "neither"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Setting:
    """
    One row of the table.

    Attributes:
        key: Dotted name, for ever; a renamed key keeps its old name in `aliases`.
        default: Of the type its kind says.
        group: Heading it stands under in the dialog.
        low, high: Bounds of a number, both included; of a text, `high` is its longest length.
        unit: For numbers, as shown behind the value.
        shown_in: A larger unit that people think in ("min" for seconds); else empty.
        zero: What zero means, in words ("for ever"); empty where it is a number like others.
        is_endless: Zero is more than any number.
        form: For texts.
        private: For numbers that an organization may set too.
        records_more: Turning it on records or sends more; off by default and said so.
        is_advanced: Not shown in the dialog.
        systems: Where it has an effect, as `sys.platform` names them; empty for everywhere.
    """

    key: str
    kind: Kind
    default: Value
    group: str
    title: str
    help: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    unit: str = ""
    shown_in: str = ""
    zero: str = ""
    is_endless: bool = False
    form: Form = Form.LINE
    who: Who = Who.PERSON
    private: Private = Private.NEITHER
    aliases: tuple[str, ...] = ()
    records_more: bool = False
    is_advanced: bool = False
    systems: tuple[str, ...] = ()

    def works_on(self, system: str) -> bool:
        """Whether it has an effect there."""
        return not self.systems or system in self.systems

    def is_shown_on(self, system: str) -> bool:
        """Whether the dialog shows it there: not where it would do nothing."""
        return not self.is_advanced and self.works_on(system)
