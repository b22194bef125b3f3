"""What the dialog shows that asks what goes with worklogs, beside their time and their note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tracksync.core.delivery.details import Detail
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Trouble

# By project, by key: as it was typed or chosen; empty for "nothing of its own".
Typed = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ProjectAnswers:
    """What was said of one project itself, by a detail's key; `EVERYWHERE` for all others."""

    project: str
    own: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnswersForm:
    """
    What a service asks with each worklog.

    Attributes:
        service: As people call it.
        asked: The service takes no worklog without any of these.
        projects: `EVERYWHERE` first.
        project: The one to begin with.
    """

    connection: str
    service: str
    asked: tuple[Detail, ...]
    projects: tuple[ProjectAnswers, ...]
    project: str


class AnswersView(Protocol):
    """The dialog."""

    def show_wrong(self, project: str, key: str, trouble: Trouble) -> None:
        """Say why an answer cannot be; nothing was saved."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say why nothing was saved; what was typed stays."""

    def show_saving(self, is_saving: bool) -> None:
        """It is under way."""

    def show_saved(self) -> None:
        """Nothing is left to do."""
