"""Days on which nobody expects work, public holidays and the person's own; and meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from tracksync.core.sentences import Sentence
from tracksync.core.values import dataclass

if TYPE_CHECKING:  # loaded with the first standup that tells of any
    from tracksync.core.worktime.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Off:
    """
    Days off and what each is called, and what could not be found out, in sentences.

    Where something could not be found out, `days` holds the rest.
    """

    days: Mapping[date, str] = field(default_factory=dict)
    troubles: tuple[Sentence, ...] = ()


class DaysOff(Protocol):
    """Knows them. READ lane; never raises for what the person chose."""

    def between(self, first: date, last: date) -> Off:
        """Tell the days off from *first* to *last*, both included."""

    def meetings(
        self, first: date, last: date, zone: str, mine: frozenset[str]
    ) -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
        """
        Tell the meetings of these days in a zone, in time order, and what could not be found out.

        None that are private, and none that the person declined.

        Args:
            mine: The person's e-mail addresses, as far as they are known.
        """
