"""Problems: sentences for people, numbers for scripts."""

from __future__ import annotations

import pytest

from tracksync.core import problems
from tracksync.core.sentences import say


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (problems.Problem, 1),
        (problems.BadInput, 2),
        (problems.NotAllowed, 3),
        (problems.DiskFull, 3),
        (problems.NotWritable, 3),
        (problems.NotAnswered, 4),
        (problems.KeystoreTrouble, 5),
        (problems.KeystoreLocked, 5),
        (problems.KeystoreAbsent, 5),
        (problems.KeystoreSlow, 5),
        (problems.DamagedStore, 6),
        (problems.NotFound, 7),
        (problems.Conflict, 8),
    ],
)
def test_a_kind_of_problem_has_the_exit_code_scripts_rely_on(
    kind: type[problems.Problem], code: int
) -> None:
    """The numbers are a contract."""
    assert kind(say("It broke.")).exit_code == code


def test_a_problem_reads_as_one_paragraph() -> None:
    """What happened, and what to do about it."""
    problem = problems.Problem(say("The disk is full."), say("Free some space."))

    assert str(problem) == "The disk is full. Free some space."


def test_a_problem_without_a_hint_ends_with_its_sentence() -> None:
    """No blank is left behind."""
    assert str(problems.Problem(say("The disk is full."))) == "The disk is full."
