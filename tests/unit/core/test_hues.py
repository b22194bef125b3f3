"""Which of the palette's hues a task has."""

from __future__ import annotations

import pytest

from tracksync.core.hues import Hue, hue_apart, hue_chosen, hue_of
from tracksync.core.problems import BadInput
from tracksync.core.tasks import Task, TaskRef


def test_a_task_keeps_its_hue() -> None:
    """The same task has the same colour on every machine and in every release."""
    assert [hue_of(ref) for ref in ("jira-1:10142", "local:review", "")] == [11, 1, 6]
    assert {hue_of(f"jira-1:{n}") for n in range(300)} == set(Hue)


def test_a_chosen_hue_counts() -> None:
    """Also where it is the first of the palette."""
    task = Task(TaskRef("jira-1", "10142"), "PROJ-142", "Invoice export", "jira")
    chosen = Task(task.ref, task.key, task.title, task.service, chosen_hue=Hue.ROSE)

    assert (task.hue, chosen.hue) == (Hue.PLUM, Hue.ROSE)


@pytest.mark.parametrize("hue", Hue)
def test_every_hue_is_chosen_by_its_word(hue: Hue) -> None:
    """However it is written."""
    assert hue_chosen(hue.word) is hue
    assert hue_chosen(f" {hue.word.upper()} ") is hue


def test_automatic_chooses_none() -> None:
    """The colour follows from the task again."""
    assert hue_chosen("automatic") is None


@pytest.mark.parametrize("word", ["", "0", "pink", "x" * 10_000])
def test_another_word_is_refused(word: str) -> None:
    """With all that can be chosen."""
    with pytest.raises(BadInput, match="is no colour of a task") as refused:
        hue_chosen(word)

    assert refused.value.hint.startswith("Choose one of rose, brick, copper, ")
    assert len(refused.value.title) < 80


def test_a_new_task_keeps_its_own_hue_where_none_is_like_it() -> None:
    """Nothing beside it, or only what is far from it."""
    assert hue_of("jira-1:10142") is Hue.PLUM
    assert hue_apart("jira-1:10142", []) is None
    assert hue_apart("jira-1:10142", [Hue.GREEN, Hue.INDIGO]) is None


@pytest.mark.parametrize("near", [Hue.LAVENDER, Hue.PLUM, Hue.ROSE])
def test_a_new_task_stands_apart_from_one_like_it(near: Hue) -> None:
    """The wheel is round: rose is the neighbour of plum, too. The other side is the furthest."""
    assert hue_apart("jira-1:10142", [near]) == (near + 6) % len(Hue)


def test_on_a_full_wheel_that_of_the_furthest_is_used_again() -> None:
    """The nearest eleven are never met."""
    assert hue_apart("jira-1:10142", set(Hue) - {Hue.JADE}) is Hue.JADE
    assert hue_apart("jira-1:10142", Hue) is None
    assert hue_apart("jira-1:10142", [Hue.PLUM, *Hue]) is Hue.LAVENDER
