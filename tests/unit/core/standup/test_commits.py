"""Which commits are of which task."""

from __future__ import annotations

from datetime import date

import pytest

from tracksync.core.standup.commits import SUBJECT_LIMIT, Commit, made_on, subjects_of
from tracksync.core.standup.composer import Discretion

DAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("branch", "key", "found"),
    [
        ("PROJ-142", "PROJ-142", 1),
        ("feature/proj-142-export", "PROJ-142", 1),
        ("mia_PROJ-142", "PROJ-142", 1),
        ("PROJ-1420", "PROJ-142", 0),
        ("MYPROJ-142", "PROJ-142", 0),
        ("PROJ-14", "PROJ-142", 0),
        ("fix/AB#1001", "#1001", 1),
        ("release-1001", "#1001", 0),
        ("fix/#10012", "#1001", 0),
        ("PROJ.142", "PROJ-142", 0),
        ("anything", "", 0),
    ],
)
def test_a_branch_names_a_task_by_its_whole_key(branch: str, key: str, found: int) -> None:
    """In any case of letters, and as no part of another one."""
    assert len(made_on([Commit(DAY, branch)], key, DAY, DAY)) == found


def test_only_the_days_told_about_count() -> None:
    """Both included."""
    days = (date(2026, 11, 18), DAY, date(2026, 11, 20), date(2026, 11, 21))

    found = made_on([Commit(day, "P-1") for day in days], "P-1", DAY, date(2026, 11, 20))
    assert [commit.day for commit in found] == [DAY, date(2026, 11, 20)]


def test_what_is_never_named_is_looked_for_in_the_whole_subject() -> None:
    """Where a line is cut in the midst of a name, its beginning would tell it."""
    never = Discretion.of("Project Aurora", with_local=True)
    around = "x" * (SUBJECT_LIMIT - 12)
    said = (f"{around} Project  Aurora", f"{around} Project Aurum", "y" * 90)
    commits = [Commit(DAY, "P-1", subject) for subject in said]

    assert subjects_of(commits, never.allows_words) == (
        f"{around} Project Au…",
        "y" * 79 + "…",
    )
