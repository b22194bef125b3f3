"""Commits, as far as a standup counts them: which task was it, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the person's own. `day` is their local one."""

    day: date
    branch: str


def count_on(commits: Iterable[Commit], key: str, first: date, last: date) -> int:
    """Count what was committed from *first* to *last* on branches that name a task by its key."""
    if not key:
        return 0
    # PROJ-1 is neither in PROJ-12 nor in MYPROJ-1.
    before = r"(?<![^\W_])" if key[0].isalnum() else ""
    named = re.compile(rf"{before}{re.escape(key)}(?!\d)", re.IGNORECASE)
    return sum(first <= c.day <= last and bool(named.search(c.branch)) for c in commits)
