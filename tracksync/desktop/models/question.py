"""What an idle question shows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tracksync.core.journal.entries import Evidence
from tracksync.core.values import dataclass
from tracksync.desktop.models.timer import TaskLine


class Answer(StrEnum):
    """What a person can say about a span nobody knows about."""

    BREAK = "break"
    KEEP = "keep"
    OTHER = "other"
    SPLIT = "split"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was seen, and when; `at` None where the whole span is meant."""

    evidence: Evidence
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class QuestionModel:
    """
    One question.

    Attributes:
        task: What the timer ran on.
        answers: In order of likelihood, the likeliest first; at most five.
        suggestion: A task the span may have been, for `Answer.OTHER`; None to ask.
    """

    id: str
    start_at: datetime
    end_at: datetime
    zone: str
    task: TaskLine
    seen: tuple[Seen, ...]
    answers: tuple[Answer, ...] = (
        Answer.BREAK,
        Answer.KEEP,
        Answer.OTHER,
        Answer.SPLIT,
        Answer.LATER,
    )


class QuestionView(Protocol):
    """The small window that asks."""

    def ask(self, question: QuestionModel) -> None:
        """Show the question without taking the focus."""

    def show_more(self, count: int) -> None:
        """Say how many others wait behind it."""

    def take_focus(self) -> None:
        """Come to the front: from now on keys count."""

    def withdraw(self) -> None:
        """Take the window away: answered elsewhere."""
