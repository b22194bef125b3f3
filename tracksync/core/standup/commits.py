"""Commits, as far as a standup counts them: which task was it, on which day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from tracksync.core.text import TITLE_LIMIT, clean_line
from tracksync.core.values import dataclass

MOST_SUBJECTS, SUBJECT_LIMIT = 5, 80


@dataclass(frozen=True, slots=True)
class Commit:
    """
    One commit of the person's own. `day` is their local one.

    `subject` is the first line of its message; empty where that is not told.
    """

    day: date
    branch: str
    subject: str = ""


def made_on(commits: Iterable[Commit], key: str, first: date, last: date) -> tuple[Commit, ...]:
    """Find what was committed from *first* to *last* on branches that name a task by its key."""
    if not key:
        return ()
    # PROJ-1 is neither in PROJ-12 nor in MYPROJ-1.
    before = r"(?<![^\W_])" if key[0].isalnum() else ""
    named = re.compile(rf"{before}{re.escape(key)}(?!\d)", re.IGNORECASE)
    return tuple(c for c in commits if first <= c.day <= last and named.search(c.branch))


def subjects_of(commits: Iterable[Commit], may: Callable[[str], bool]) -> tuple[str, ...]:
    """
    Tell the subjects of commits as plain lines, each once, the first ones.

    Args:
        may: Whether one may be told.
    """
    # Asked whole: a name that may not be told is none any more once the line is cut in its midst.
    wholes = (clean_line(commit.subject, limit=TITLE_LIMIT) for commit in commits)
    lines = (clean_line(whole, limit=SUBJECT_LIMIT) for whole in wholes if whole and may(whole))
    return tuple(dict.fromkeys(lines))[:MOST_SUBJECTS]
