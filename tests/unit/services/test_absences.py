"""The inbox of unknown time, and the person's word on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.unit.services.desk import DOOR, Desk, at
from tracksync.core.journal.entries import Origin, Question, QuestionState
from tracksync.core.problems import BadInput, Conflict, NotFound
from tracksync.services.personal.worktime.absences import MOST_PIECES, Piece
from tracksync.services.personal.worktime.editing import Edit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def question(desk: Desk) -> Question:
    """Half an hour of work, an unknown time from 08:30 to 09:10:59, and ten minutes more."""
    desk.begin()
    desk.timer.start(desk.local("Report"), via=DOOR)
    desk.work(minutes=30)
    desk.rest(minutes=40)
    desk.work(minutes=10)
    return desk.questions()[0]


def test_a_break_stays_out_of_the_day(desk: Desk, question: Question) -> None:
    """Nothing is counted for it."""
    desk.absences.discard(question.id, via=DOOR)

    assert desk.spans() == [("08:00:00", "08:30:00"), ("09:10:59", "…")]
    assert desk.questions() == ()


def test_kept_time_makes_one_entry_of_it_all(desk: Desk, question: Question) -> None:
    """As if nobody had asked."""
    desk.absences.keep(str(question.id), via=DOOR)

    assert desk.spans() == [("08:00:00", "…")]


def test_time_on_another_task_is_an_entry_of_its_own(desk: Desk, question: Question) -> None:
    """A phone call about something else."""
    call = desk.local("Call")
    desk.absences.assign(question.id, call, via=DOOR)
    entry = desk.entries()[1]

    assert str(entry.task) == call
    assert entry.origin is Origin.ABSENCE
    assert entry.end_at == at(desk, 9, 10) + timedelta(seconds=59)


def test_a_span_can_be_several_things(desk: Desk, question: Question) -> None:
    """A quarter of an hour of the same, a call, and the rest a break."""
    call = desk.local("Call")
    pieces = (Piece(at(desk, 8, 45), f" {question.task} "), Piece(at(desk, 9), call))
    desk.absences.split(question.id, pieces, via=DOOR)

    assert desk.spans() == [
        ("08:00:00", "08:30:00"),
        ("08:30:00", "08:45:00"),
        ("08:45:00", "09:00:00"),
        ("09:10:59", "…"),
    ]


def test_pieces_may_fill_the_span_to_its_end(desk: Desk, question: Question) -> None:
    """Then no break is left over."""
    pieces = (Piece(at(desk, 9), None), Piece(question.end_at, str(question.task)))
    desk.absences.split(question.id, pieces, via=DOOR)

    assert desk.spans()[1] == ("09:00:00", "09:10:59")


def test_a_question_can_wait_in_the_inbox(desk: Desk, question: Question) -> None:
    """It is not asked again by itself, and saying so twice is once."""
    desk.absences.later(question.id, via=DOOR)
    told = len(desk.told)
    desk.absences.later(question.id, via=DOOR)
    (waiting,) = desk.questions()

    assert waiting.state is QuestionState.DEFERRED
    assert desk.told[told:] == []
    desk.absences.discard(waiting.id, via=DOOR)
    assert desk.questions() == ()


def test_an_answer_can_be_taken_back(desk: Desk, question: Question) -> None:
    """The question is open again."""
    desk.absences.keep(question.id, via=DOOR)
    desk.editing.undo(via=DOOR)

    assert [q.id for q in desk.questions()] == [question.id]
    assert desk.spans() == [("08:00:00", "08:30:00"), ("09:10:59", "…")]


@pytest.mark.parametrize("end", [(8, 30), (8, 20), (9, 12)])
def test_pieces_must_lie_inside_the_span(
    desk: Desk, question: Question, end: tuple[int, int]
) -> None:
    """Nothing is changed, and the sentence tells where it goes from and to."""
    with pytest.raises(BadInput) as refused:
        desk.absences.split(question.id, [Piece(at(desk, *end), None)], via=DOOR)

    assert "2026-11-20 09:30" in refused.value.hint
    assert desk.questions() == (question,)


def test_pieces_must_follow_one_another(desk: Desk, question: Question) -> None:
    """The second cannot end before the first."""
    pieces = [Piece(at(desk, 9), None), Piece(at(desk, 8, 45), None)]

    with pytest.raises(BadInput):
        desk.absences.split(question.id, pieces, via=DOOR)


def test_a_hundred_thousand_pieces_are_too_many(desk: Desk, question: Question) -> None:
    """Nobody can mean that, and nothing is lost by saying so."""
    pieces = [Piece(at(desk, 8, 31), None)] * 100_000

    with pytest.raises(BadInput, match="100000 pieces"):
        desk.absences.split(question.id, pieces, via=DOOR)
    assert MOST_PIECES < 100_000


def test_a_piece_needs_a_zone(desk: Desk, question: Question) -> None:
    """An hour without a zone is no moment."""
    piece = Piece(datetime(2026, 11, 20, 8, 45), None)  # noqa: DTZ001  the case

    with pytest.raises(BadInput, match="no time zone"):
        desk.absences.split(question.id, [piece], via=DOOR)


@pytest.mark.parametrize("task", ["PROJ-999", ""])
def test_an_unknown_task_answers_nothing(desk: Desk, question: Question, task: str) -> None:
    """The question stays open."""
    with pytest.raises((NotFound, BadInput)):
        desk.absences.assign(question.id, task, via=DOOR)
    assert desk.questions() == (question,)


def test_a_question_is_answered_once(desk: Desk, question: Question) -> None:
    """Two windows may show it."""
    desk.absences.keep(question.id, via=DOOR)

    with pytest.raises(Conflict, match="answered already"):
        desk.absences.discard(question.id, via="cli")


@pytest.mark.parametrize(
    ("name", "problem"), [("x\u202ey" * 99, BadInput), (str(UUID(int=1)), NotFound)]
)
def test_there_is_no_such_question(desk: Desk, name: str, problem: type[Exception]) -> None:
    """What is no id, and what is nobody's."""
    with pytest.raises(problem) as refused:
        desk.absences.keep(name, via=DOOR)
    assert "\u202e" not in str(refused.value)


# --- answers after the neighbours changed ---------------------------------------------------------


def keep(desk: Desk, question: Question) -> timedelta:
    """Keep the span; what is tracked then."""
    desk.absences.keep(question.id, via=DOOR)
    return desk.tracked()


def test_kept_after_the_entry_before_was_deleted(desk: Desk, question: Question) -> None:
    """The span is work, what was deleted is not."""
    desk.editing.delete(question.before, via=DOOR)

    assert keep(desk, question) == 50 * MINUTE


def test_kept_after_the_entry_after_was_deleted(desk: Desk, question: Question) -> None:
    """The timer stopped with it; the span still belongs to the entry before."""
    assert question.after is not None
    desk.editing.delete(question.after, via=DOOR)

    assert keep(desk, question) == 70 * MINUTE + timedelta(seconds=59)
    assert not desk.is_running()


def test_kept_after_both_were_merged(desk: Desk, question: Question) -> None:
    """Merging said already that the time between was work; it is not counted twice."""
    desk.timer.stop(via=DOOR)
    desk.editing.merge([e.id for e in desk.entries()], via=DOOR)

    assert keep(desk, question) == 80 * MINUTE
    assert len(desk.entries()) == 1


def test_kept_after_all_was_merged_into_an_earlier_one(desk: Desk, question: Question) -> None:
    """Neither entry of the question exists any more."""
    early = desk.editing.add(str(question.task), at(desk, 7), at(desk, 8), via=DOOR)
    desk.timer.stop(via=DOOR)
    desk.editing.merge([e.id for e in desk.entries()], via=DOOR)

    assert keep(desk, question) == 140 * MINUTE
    assert [e.id for e in desk.entries()] == [early.id]


def test_kept_after_the_entry_before_was_made_longer(desk: Desk, question: Question) -> None:
    """What it covers by now is not counted twice."""
    desk.editing.edit(question.before, Edit(end_at=at(desk, 8, 50)), via=DOOR)

    assert keep(desk, question) == 80 * MINUTE


def test_kept_after_the_entry_before_was_made_shorter(desk: Desk, question: Question) -> None:
    """The hole the person made stays a hole."""
    desk.editing.edit(question.before, Edit(end_at=at(desk, 8, 20)), via=DOOR)

    assert keep(desk, question) == 70 * MINUTE


def test_kept_after_the_entry_before_was_moved_to_another_task(
    desk: Desk, question: Question
) -> None:
    """The question named the old task, and that is where the time goes."""
    other = desk.local("Other")
    desk.editing.edit(question.before, Edit(task=other), via=DOOR)
    keep(desk, question)

    lengths = {str(e.task): timedelta(0) for e in desk.entries()}
    for entry in desk.entries():
        lengths[str(entry.task)] += entry.length_at(desk.clock.at)
    assert lengths == {other: 30 * MINUTE, str(question.task): 50 * MINUTE}


def test_kept_after_the_timer_moved_on(desk: Desk, question: Question) -> None:
    """The next task runs on as it does."""
    running = desk.timer.start(desk.local("Next"), via=DOOR).entry
    desk.work(minutes=10)

    assert keep(desk, question) == 90 * MINUTE
    assert desk.entry(running).end_at is None


def test_kept_after_a_part_was_booked_by_hand(desk: Desk, question: Question) -> None:
    """Only what is not booked on the task yet is added: before it and after it."""
    desk.editing.add(str(question.task), at(desk, 8, 40), at(desk, 8, 50), via=DOOR)

    assert keep(desk, question) == 80 * MINUTE
    assert sorted(desk.spans()) == [
        ("08:00:00", "08:30:00"),
        ("08:30:00", "08:40:00"),
        ("08:40:00", "08:50:00"),
        ("08:50:00", "09:10:59"),
        ("09:10:59", "…"),
    ]


def test_kept_after_overlapping_entries_were_booked_by_hand(desk: Desk, question: Question) -> None:
    """One inside the other: the inner one adds nothing more."""
    ref = str(question.task)
    desk.editing.add(ref, at(desk, 8, 25), at(desk, 9), via=DOOR)
    desk.editing.add(ref, at(desk, 8, 40), at(desk, 8, 50), via=DOOR)
    before = desk.tracked()

    assert keep(desk, question) - before == 10 * MINUTE + timedelta(seconds=59)


def test_kept_while_paused(desk: Desk, question: Question) -> None:
    """The pause still remembers what to go on with."""
    desk.timer.pause(via=DOOR)
    desk.absences.keep(question.id, via=DOOR)
    resumed = desk.timer.resume(via=DOOR)

    assert resumed is not None
    assert resumed.task == question.task
