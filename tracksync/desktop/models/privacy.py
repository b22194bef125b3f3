"""What the Privacy page shows; all of it true."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import FormerReader, ScreenView


@dataclass(frozen=True, slots=True)
class PrivacyLine:
    """
    One fact.

    Attributes:
        id: Comes back when its switch is used.
        title: What, in few words.
        detail: Where, how long, how often, by what.
        is_on: None where there is nothing to switch.
        locked_by: Who decided, where a policy did.
        never: It never happens, and cannot be turned on.
        is_there: False for what could be, and is not yet.
        setting: The key of a setting that decides, where that is more than on or off; else empty.
    """

    id: str
    title: str
    detail: str
    is_on: bool | None = None
    locked_by: str = ""
    never: bool = False
    is_there: bool = True
    setting: str = ""


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """
    What somebody above the person decided.

    Attributes:
        organization: Whose policy it is; empty where that cannot be told.
        version: What the person says to have seen.
        trouble: Why it turns screenshots off; empty where it does not.
        refused: What of this computer it does not accept.
        holds: What holds now, in sentences.
        changes: What else is to hold, and how it was before.
        is_waiting: The person has not said yet that they have seen the changes.
        due_at: They do not hold before; None where no days of notice run.
        taken_at: Since when it is here; None where that was not noted.
        seen_at: When the person said that they have seen it; None where there was no need to.
        ends_at: From then on screenshots are off; None where that cannot be told.
        is_machines: This computer's administrator put it here.
        former: Who could open pictures once, and until when.
    """

    organization: str
    version: int = 0
    trouble: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    is_waiting: bool = False
    due_at: datetime | None = None
    taken_at: datetime | None = None
    seen_at: datetime | None = None
    ends_at: datetime | None = None
    is_over: bool = False
    is_machines: bool = False
    former: tuple[FormerReader, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyModel:
    """Three columns, what is known of who looked, and an organization's policy if there is one."""

    zone: str
    captured: tuple[PrivacyLine, ...] = ()
    stored: tuple[PrivacyLine, ...] = ()
    sent: tuple[PrivacyLine, ...] = ()
    looked: str = ""
    policy: PolicyCard | None = None


class PrivacyView(ScreenView, Protocol):
    """The page that tells what is known and who knows it."""

    def show_privacy(self, privacy: PrivacyModel) -> None:
        """Show it."""
