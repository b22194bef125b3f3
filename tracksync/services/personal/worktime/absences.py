"""The inbox of unknown time: what was seen, and the person's word on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import Entry, Origin, Question, QuestionState
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.moments import checked, shown
from tracksync.services.personal.journal.permitting import find_trackable
from tracksync.services.personal.journal.recording import Recorder, Recording
from tracksync.services.personal.worktime.timer import text_of

MOST_PIECES = 100


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
        """
        It was work on the task the question names.

        The entry before it grows over the span. Where that was moved to another task meanwhile, the
        span becomes an entry of its own; what the person has booked on the task there by hand, or
        by merging, is not counted twice.
        """
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            unit, now = recording.unit, recording.reading.at
            before = unit.entry(asked.before)
            near = unit.entries_of(asked.task, asked.start_at, asked.end_at)
            heir = _heir(unit, asked.before)
            booked = [e for e in near if e.id == heir or e.origin is Origin.MANUAL]
            parts = tuple(self._uncovered(asked, booked, now))
            is_moved = before is not None and before.task != asked.task
            is_whole = len(parts) == 1 and parts[0].task is not None
            choice = ev.Choice.KEEP if is_whole and not is_moved else ev.Choice.ASSIGN
            recording.add(ev.AbsenceAnswered(asked.id, choice, parts))
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
        It was several things, in order of time; what the last piece leaves over was a break.

        Raises:
            BadInput: The pieces do not follow one another inside the span, or are too many.
        """
        if len(pieces) > MOST_PIECES:
            msg = say(
                "{count} pieces are more than anybody can mean; nothing was changed.",
                count=len(pieces),
            )
            raise BadInput(msg, say("Divide it into {most} at most.", most=MOST_PIECES))
        pieces = [replace(piece, end_at=checked(piece.end_at)) for piece in pieces]
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            reached = asked.start_at
            for piece in pieces:
                if not reached < piece.end_at <= asked.end_at:
                    msg = say("The pieces must follow one another inside the span.")
                    raise BadInput(
                        msg,
                        say(
                            "It goes from {start} to {end}.",
                            start=shown(asked.start_at, asked.zone),
                            end=shown(asked.end_at, asked.zone),
                        ),
                    )
                reached = piece.end_at
            if reached != asked.end_at:
                pieces.append(Piece(asked.end_at, None))
            return self._assign(recording, asked, pieces)

    def _assign(self, recording: Recording, asked: Question, pieces: Sequence[Piece]) -> Question:
        parts: list[ev.AbsencePart] = []
        start = asked.start_at
        for piece in pieces:
            parts.append(self._part(recording, asked, start, piece))
            start = piece.end_at
        recording.add(ev.AbsenceAnswered(asked.id, ev.Choice.ASSIGN, tuple(parts)))
        return asked

    def _part(
        self, recording: Recording, asked: Question, start: datetime, piece: Piece
    ) -> ev.AbsencePart:
        if piece.task is None:
            return ev.AbsencePart(start, piece.end_at, self._recorder.ids.new(), None, None)
        if piece.task.strip() == str(asked.task):
            return self._whole_part(asked, start, piece.end_at)
        task = find_trackable(recording.unit, piece.task, self._recorder.preferences)
        new = self._recorder.ids.new()
        return ev.AbsencePart(start, piece.end_at, new, task.ref, text_of(task))

    def _uncovered(
        self, asked: Question, booked: Sequence[Entry], now: datetime
    ) -> Iterator[ev.AbsencePart]:
        """Divide the span: what is booked on its task already is a part without one."""
        reached = asked.start_at
        for entry in booked:
            start = min(max(entry.start_at, reached), asked.end_at)
            end = min(entry.end_at or now, asked.end_at)
            if end <= start:
                continue
            if reached < start:
                yield self._whole_part(asked, reached, start)
            yield ev.AbsencePart(start, end, self._recorder.ids.new(), None, None)
            reached = end
        if reached < asked.end_at:
            yield self._whole_part(asked, reached, asked.end_at)

    def _whole_part(self, asked: Question, start: datetime, end: datetime) -> ev.AbsencePart:
        return ev.AbsencePart(start, end, self._recorder.ids.new(), asked.task, asked.text)

    def _say(self, question: str | UUID, choice: ev.Choice, via: str) -> Question:
        with self._recorder.open(via) as recording:
            asked = _asked(recording, question)
            if choice is not ev.Choice.LATER or asked.state is not QuestionState.DEFERRED:
                recording.add(ev.AbsenceAnswered(asked.id, choice))
            return asked


def _heir(snapshot: Snapshot, entry: UUID) -> UUID:
    """
    Find what an entry was merged into; itself where it was not.

    By it, by making it longer and by hand the person may have counted time of the span already.
    Another run of the timer may show the same clock times, where the clock was set back.
    """
    while snapshot.entry(entry) is None:
        history = snapshot.history_of(entry)
        event = history[-1].event if history else None
        if not isinstance(event, ev.EntriesMerged):
            break
        # That one was still there when this one went, so the search ends.
        entry = event.first
    return entry


def _asked(recording: Recording, question: str | UUID) -> Question:
    try:
        identity = question if isinstance(question, UUID) else UUID(question.strip())
    except ValueError as e:
        msg = say(
            "{typed!r} is not the id of a question.", typed=clean_line(str(question), limit=60)
        )
        raise BadInput(msg, say("tracksync idle list shows the ids.")) from e
    found = recording.unit.question(identity)
    if found is None:
        msg = say("There is no question {identity}.", identity=identity)
        raise NotFound(msg, say("tracksync idle list shows what waits."))
    if found.state is QuestionState.ANSWERED:
        msg = say("That question was answered already.")
        raise Conflict(msg, say("Undo takes the answer back."))
    return found
