"""The inbox of unknown time: what was seen, and the person's word on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracksync.core import events as ev
from tracksync.core.entries import Question, QuestionState
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.services.personal.finding import find_task
from tracksync.services.personal.recording import Recorder, Recording
from tracksync.services.personal.timer import text_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the span, up to *end_at*: on a task, or a break when `task` is None."""

    end_at: datetime
    task: str | None


class AbsenceService:
    """Questions about unknown time."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def waiting(self) -> tuple[Question, ...]:
        """All questions without an answer, oldest first."""
        with self._recorder.store.read() as snapshot:
            return snapshot.questions()

    def keep(self, question: str | UUID, *, via: str) -> Question:
        """It was work on the same task."""
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            fallback = self._part(
                recording, asked, asked.start_at, Piece(asked.end_at, str(asked.task)), asked
            )
            recording.add(ev.AbsenceAnswered(asked.id, ev.Choice.KEEP, (fallback,)))
            return asked

    def discard(self, question: str | UUID, *, via: str) -> Question:
        """It was a break."""
        return self._say(question, ev.Choice.DISCARD, via)

    def later(self, question: str | UUID, *, via: str) -> Question:
        """Not now; it waits in the inbox and is not asked again by itself."""
        return self._say(question, ev.Choice.LATER, via)

    def assign(self, question: str | UUID, task: str, *, via: str) -> Question:
        """It was work on another task."""
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            return self._assign(recording, asked, (Piece(asked.end_at, task),))

    def split(self, question: str | UUID, pieces: Sequence[Piece], *, via: str) -> Question:
        """
        It was several things, in order of time; the last piece must end where the span ends.

        Raises:
            BadInput: The pieces do not fill the span in order.
        """
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            reached = asked.start_at
            for piece in pieces:
                if not reached < piece.end_at <= asked.end_at:
                    msg = "The pieces must follow one another inside the span."
                    raise BadInput(
                        msg,
                        f"It goes from {asked.start_at.isoformat()} to {asked.end_at.isoformat()}.",
                    )
                reached = piece.end_at
            if reached != asked.end_at:
                pieces = (*pieces, Piece(asked.end_at, None))
            return self._assign(recording, asked, pieces)

    def _assign(self, recording: Recording, asked: Question, pieces: Sequence[Piece]) -> Question:
        parts: list[ev.AbsencePart] = []
        start = asked.start_at
        for piece in pieces:
            parts.append(self._part(recording, asked, start, piece, None))
            start = piece.end_at
        recording.add(ev.AbsenceAnswered(asked.id, ev.Choice.ASSIGN, tuple(parts)))
        return asked

    def _part(
        self,
        recording: Recording,
        asked: Question,
        start: datetime,
        piece: Piece,
        same: Question | None,
    ) -> ev.AbsencePart:
        new = self._recorder.ids.new()
        if same is not None:
            return ev.AbsencePart(start, piece.end_at, new, same.task, same.text)
        if piece.task is None:
            return ev.AbsencePart(start, piece.end_at, new, None, None)
        if piece.task == str(asked.task):
            return ev.AbsencePart(start, piece.end_at, new, asked.task, asked.text)
        task = find_task(recording.unit, piece.task)
        return ev.AbsencePart(start, piece.end_at, new, task.ref, text_of(task))

    def _say(self, question: str | UUID, choice: ev.Choice, via: str) -> Question:
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            recording.add(ev.AbsenceAnswered(asked.id, choice))
            return asked


def _asked(recording: Recording, question: str | UUID) -> Question:
    try:
        identity = question if isinstance(question, UUID) else UUID(question.strip())
    except ValueError as e:
        msg = f"{str(question)[:60]!r} is not the id of a question."
        raise BadInput(msg, "tracksync idle list shows the ids.") from e
    found = recording.unit.question(identity)
    if found is None:
        msg = f"There is no question {identity}."
        raise NotFound(msg, "tracksync idle list shows what waits.")
    if found.state is QuestionState.ANSWERED:
        msg = "That question was answered already."
        raise Conflict(msg, "Undo takes the answer back.")
    return found
