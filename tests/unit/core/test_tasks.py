"""Tasks: named for ever, found by a few letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.made import INVOICE, REVIEW
from tracksync.core.tasks import REF_LIMIT, Task, TaskRef, TaskSeen, fold_case, search, seen


def task(
    number: int, title: str, *, key: str = "", project: str = "", is_pinned: bool = False
) -> Task:
    service = "jira" if key else "local"
    ref = TaskRef(service, str(number))
    return Task(ref, key, title, service, project, is_pinned=is_pinned)


EXPORT = task(1, "Invoice export", key="PROJ-14", project="Billing")
LOGIN = task(2, "Fix login redirect", key="PROJ-142", project="Portal")
RESUME = task(3, "Résumé of the week", project="Own")
STANDUP = task(4, "Standup", project="Own", is_pinned=True)
ALL = (EXPORT, LOGIN, RESUME, STANDUP)


def found(text: str, *, limit: int = 50) -> list[Task]:
    return list(search(ALL, text, limit=limit))


def test_a_reference_is_written_and_read_the_same() -> None:
    """What a command prints can be typed into the next one."""
    assert TaskRef.parse(str(INVOICE)) == INVOICE


def test_a_reference_may_hold_colons_of_the_service() -> None:
    """Only the first colon divides; the whole may be as long as said."""
    longest = "9" * (REF_LIMIT - 2)

    assert TaskRef.parse("asana-1:a:b") == TaskRef("asana-1", "a:b")
    assert TaskRef.parse(f"x:{longest}") == TaskRef("x", longest)


@pytest.mark.parametrize("text", ["", "PROJ-142", ":", "jira-1:", ":7", "x:" + "9" * REF_LIMIT])
def test_what_is_no_reference_is_refused(text: str) -> None:
    """A key, half a reference, or a novel."""
    with pytest.raises(ValueError, match="is not a task reference"):
        TaskRef.parse(text)


def test_a_local_task_lives_only_here() -> None:
    """No connection can be asked about it."""
    assert (REVIEW.is_local, INVOICE.is_local) == (True, False)


def test_what_a_service_said_is_noted_for_later() -> None:
    """With the moment it was said; of a local task nobody said anything."""
    at = datetime(2026, 3, 2, tzinfo=UTC)
    bug = Task(INVOICE, "P-1", "Cents", "jira", project="Zoo", url="https://x", kind="Bug")
    told = replace(bug, seen_at=at, logged=timedelta(hours=1.5), estimate=timedelta(hours=8))

    assert seen(told) == TaskSeen(at, "Bug", "Zoo", "https://x", 5_400_000, 28_800_000, None)
    assert seen(bug) is None


def test_an_exact_key_comes_first() -> None:
    """PROJ-14 is not PROJ-142, which only begins so."""
    assert found("proj-14") == [EXPORT, LOGIN]


def test_a_title_that_begins_so_comes_before_one_that_holds_it() -> None:
    """People type beginnings."""
    begins, holds = task(5, "Export of notes"), EXPORT

    assert search((holds, begins), "export") == (begins, holds)


def test_every_word_must_occur_somewhere() -> None:
    """In key, title or project, in any order."""
    assert found("portal fix") == [LOGIN]
    assert found("portal invoice") == []


def test_accents_case_and_width_do_not_matter() -> None:
    """People type what their keyboard has."""
    assert found("RESUME") == [RESUME]
    assert found("\uff4c\uff4f\uff47\uff49\uff4e") == [LOGIN]


def test_an_empty_search_lists_everything_pinned_first() -> None:
    """Having no key does not put a local task before those of a service."""
    assert found("  ") == [STANDUP, EXPORT, LOGIN, RESUME]


def test_no_more_are_found_than_asked_for() -> None:
    """The best ones, when there are too many."""
    assert found("", limit=2) == [STANDUP, EXPORT]


@given(text=st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_plain_letters_says_the_same(text: str) -> None:
    """It only saves time."""
    assert fold_case(text) == fold_case(f"{text}é")[:-1]


@given(text=st.text(max_size=20))
def test_a_task_is_found_by_its_own_title(text: str) -> None:
    """Whatever the script."""
    own = task(9, text)

    assert search((own,), text) == (own,)
