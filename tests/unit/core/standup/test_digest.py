"""A week in one text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.unit.core.made import INVOICE, LOGIN, REVIEW, at, entry, minutes
from tests.unit.core.standup.test_standup import JIRA_INVOICE, JIRA_LOGIN, LOCAL, OPEN
from tracksync.core.journal.entries import Entry
from tracksync.core.standup.commits import Commit
from tracksync.core.standup.composer import Discretion, Material
from tracksync.core.standup.digest import digest, laid_out
from tracksync.core.standup.text import as_markdown, as_text
from tracksync.core.standup.words import LANGUAGES
from tracksync.core.tasks import TaskRef
from tracksync.core.worktime.meetings import Meeting

MONDAY = date(2026, 11, 16)


def on(number: int, task: TaskRef, start: datetime, length: int = 60, note: str = "") -> Entry:
    return entry(number, start, start + minutes(length), task=task, note=note)


def week(*entries: Entry) -> Material:
    return Material(entries, (JIRA_INVOICE, JIRA_LOGIN, LOCAL), at(23, day=23), stuck=3)


WHOLE = week(
    on(1, INVOICE, at(9, day=16), 90),
    on(2, LOGIN, at(9, day=18), 100, note="Blocked: no access"),
    on(3, INVOICE, at(9, day=22), 30),
    on(4, REVIEW, at(12, day=19), 600),
    on(5, LOGIN, at(9, day=15), 600, note="Blocked: before"),
    on(6, LOGIN, at(9, day=23), 600, note="Blocked: after"),
)


def test_a_week_is_told_from_monday_to_sunday() -> None:
    """Tasks with their hours, longest first; days around it and what is private stay out."""
    made = digest(MONDAY, WHOLE, OPEN)

    assert (made.first, made.last) == (MONDAY, date(2026, 11, 22))
    assert as_text(laid_out(made, "en")).splitlines() == [
        "Week from Monday, 16 November to Sunday, 22 November",
        "",
        "In all: 3:40 h",
        "- P-1  Invoice export (2:00 h)",
        "- P-2  Login redirect (1:40 h)",
        "",
        "Blockers",
        "- P-2  no access",
    ]


def test_a_week_tells_of_commits_and_meetings() -> None:
    """Of each day so far, also of those when nothing was tracked; a meeting takes no time here."""
    commits = tuple(Commit(date(2026, 11, day), "feature/P-1") for day in (15, 16, 22, 23))
    meetings = tuple(
        Meeting(date(2026, 11, day), title)
        for day, title in ((15, "Before"), (17, "Planning"), (22, "Retro"), (23, "After"))
    )
    given = replace(WHOLE, entries=WHOLE.entries[:1], commits=commits, meetings=meetings)
    over, going = (
        digest(MONDAY, given, OPEN),
        digest(MONDAY, replace(given, now=at(9, day=18)), OPEN),
    )

    assert [(line.text, line.commits) for line in over.done] == [
        ("Invoice export", 2),
        ("Planning", 0),
        ("Retro", 0),
    ]
    assert [line.text for line in going.done] == ["Invoice export", "Planning"]
    assert over.total == timedelta(minutes=90)
    assert "- Planning" in as_text(laid_out(over, "en"))


def test_what_may_not_be_named_is_not_counted() -> None:
    """A sum that is more than its lines would tell of what is private."""
    made = digest(MONDAY, WHOLE, Discretion.of("P-2", with_local=False))

    assert made.total == timedelta(hours=2)
    assert made.blockers == ()


def test_the_sum_is_that_of_the_lines_as_they_read() -> None:
    """Twice 0:01 reads 0:02, however the seconds lie."""
    odd = timedelta(seconds=40)
    one, two = at(9, day=16), at(9, day=17)
    given = week(entry(1, one, one + odd, task=INVOICE), entry(2, two, two + odd, task=LOGIN))

    assert digest(MONDAY, given, OPEN).total == timedelta(minutes=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_week_says_so(language: str) -> None:
    """In each language, as Markdown too."""
    told = as_markdown(laid_out(digest(MONDAY, week(), OPEN), language))

    assert told.startswith("## ")
    assert "0:00 h" in told
