"""What the dialog of templates shows."""

from __future__ import annotations

from typing import Protocol

from tracksync.core.standup.templates import Template
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Trouble


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """
    The templates there are.

    Attributes:
        templates: The person's own, then those that come along.
        own: Names of the former; only those can be deleted.
        shown: The one whose fields are filled in; it may be none of them: one from a file.
    """

    templates: tuple[Template, ...]
    own: frozenset[str]
    shown: Template


@dataclass(frozen=True, slots=True)
class Draft:
    """
    What is being written, as it would read.

    Attributes:
        text: Today's standup by it; the last one that could be read, where it is wrong.
        wrong: Why it cannot be kept; empty where it can.
    """

    text: str
    wrong: str = ""


class TemplatesView(Protocol):
    """The dialog of templates."""

    def show_form(self, form: TemplateForm) -> None:
        """Show which there are, and fill in the fields."""

    def show_draft(self, draft: Draft) -> None:
        """Show how it would read."""

    def show_kept(self, said: str) -> None:
        """Say what became of it: kept, deleted, written."""

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say what was in the way; what was typed stays."""
