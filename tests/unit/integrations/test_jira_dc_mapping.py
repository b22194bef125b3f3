"""Jira Data Center's payloads and our values, one into the other."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.integrations.test_jira_mapping import ANYTHING
from tracksync.core.delivery.outcomes import RemoteWorklog
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.core.text import clean_note
from tracksync.integrations.jira_dc import mapping
from tracksync.integrations.jira_dc.mapping import note_and_mark, remote_worklog, worklog_body

AT = datetime(2026, 3, 2, 8, 30, 0, 123_000, tzinfo=UTC)
MARK = "0192f0c1-7a51-7c3e-9d35-2f1c5a2b9e11"
SAID = Worklog(TaskRef("jira_dc-1", "20001"), AT, 3600, "Drew it.", MARK)
STANDS = {
    "id": "100028",
    "issueId": "20001",
    "author": {"key": "JIRAUSER10100", "name": "mia", "displayName": "Mia"},
    "comment": f"Drew it.\r\n(tracksync {MARK})",
    "started": "2026-03-02T09:30:00.123+0100",
    "created": "2026-03-02T10:00:00.000+0100",
    "timeSpentSeconds": 3600,
}


def body(worklog: Worklog = SAID, *, is_new: bool = True, is_marked: bool = True) -> object:
    return worklog_body(worklog, zone="Europe/Berlin", is_new=is_new, is_marked=is_marked)


# --- writing ---------------------------------------------------------------------------------


def test_the_mark_is_the_last_line_of_the_comment() -> None:
    """Text, the profile's offset, and the mark below the note."""
    assert body() == {
        "started": "2026-03-02T09:30:00.123+0100",
        "timeSpentSeconds": 3600,
        "comment": f"Drew it.\n(tracksync {MARK})",
    }


def test_without_a_note_the_mark_is_the_comment() -> None:
    """No empty line stands above it."""
    assert body(replace(SAID, comment=" \n"))["comment"] == f"(tracksync {MARK})"  # type: ignore[index]  # a dictionary


@pytest.mark.parametrize(
    ("note", "is_new", "comment"),
    [("Drew it.", True, "Drew it."), ("", True, None), ("", False, "")],
)
def test_without_marks_the_comment_is_the_note(
    note: str, is_new: bool, comment: str | None
) -> None:
    """A new one without a note has none; an old one loses the note it had."""
    told = body(replace(SAID, comment=note), is_new=is_new, is_marked=False)

    assert told.get("comment") == comment  # type: ignore[attr-defined]  # a dictionary


# --- reading ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "note", "mark"),
    [
        (None, "", ""),
        (5, "", ""),
        ("", "", ""),
        ("Drew it.", "Drew it.", ""),
        (f"(tracksync {MARK})", "", MARK),
        (f"Drew it.\r\n(tracksync {MARK})", "Drew it.", MARK),
        (f"Drew it.\n\n  (tracksync {MARK})  \n", "Drew it.", MARK),
        (f"Drew it.\n(tracksync {MARK})\nAnd more.", "Drew it.\nAnd more.", MARK),
        (f"Drew it. (tracksync {MARK})", f"Drew it. (tracksync {MARK})", ""),
        (f"(tracksync {'x' * 65})", f"(tracksync {'x' * 65})", ""),
        ("(tracksync one)\n(tracksync two)", "(tracksync one)", "two"),
    ],
)
def test_a_comment_is_a_note_and_a_mark(comment: object, note: str, mark: str) -> None:
    """The mark is a line of its own, wherever it stands; everything else is the note."""
    assert note_and_mark(comment) == (note, mark)


@given(note=st.text(max_size=200).map(clean_note), mark=st.uuids().map(str))
def test_what_is_written_is_read_again(note: str, mark: str) -> None:
    """Any note, with its mark."""
    told = worklog_body(
        replace(SAID, comment=note, mark=mark), zone="", is_new=False, is_marked=True
    )
    read, found = note_and_mark(told["comment"])

    assert found == mark
    assert read.split() == note.split()


def test_a_worklog_is_read_whole() -> None:
    """Ids, mark, start to the millisecond, length, note, author's key."""
    assert remote_worklog(STANDS) == RemoteWorklog(
        "100028", MARK, 1_772_440_200_123, 3600, "Drew it.", "JIRAUSER10100", 1_772_442_000_000
    )


@pytest.mark.parametrize("missing", ["id", "started", "timeSpentSeconds"])
def test_a_worklog_without_what_it_needs_is_none(missing: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="description"):
        remote_worklog({name: value for name, value in STANDS.items() if name != missing})


def test_worklogs_that_are_not_all_there_are_none() -> None:
    """Half a list would look as if ours had never arrived."""
    page = {"startAt": 0, "maxResults": 1, "total": 2, "worklogs": [STANDS]}

    with pytest.raises(ValueError, match="description"):
        mapping.all_worklogs(page)


def test_a_copy_by_hand_is_told_from_a_second_one_of_ours() -> None:
    """What was sent twice is alike; a copied comment stands on a worklog of another time."""
    first = remote_worklog(STANDS)
    twin = replace(first, remote_id="2")
    copies = (
        replace(first, remote_id="3", seconds=60),
        replace(first, remote_id="4", started_ms=1),
    )

    assert mapping.told_apart((first, twin, *copies)) == (
        first,
        twin,
        *(replace(copy, mark="") for copy in copies),
    )
    assert mapping.told_apart(()) == ()


def test_the_last_page_of_a_search_is_known() -> None:
    """By the total, and by a page without anything on it."""
    page = {"startAt": 100, "total": 150, "issues": [{"id": "1"}] * 50}

    assert mapping.page_of(page).next_start is None
    assert mapping.page_of({**page, "total": 151}).next_start == 150
    assert mapping.page_of({**page, "total": 151, "issues": []}).next_start is None
    for broken in ({}, {**page, "issues": None}, {**page, "total": "150"}):
        with pytest.raises(ValueError, match="description"):
            mapping.page_of(broken)


def test_an_account_is_named_by_its_key() -> None:
    """A key was a user name once and may hold anything; without one nobody is signed in."""
    person = {"key": "müller", "name": "mm", "displayName": "M. Müller", "timeZone": "Mars/Base"}
    account = mapping.account_of(person, {"serverTitle": "Ours"})

    assert (account.account_id, account.name, account.zone) == ("müller", "M. Müller", "")
    assert account.site_name == "Ours"
    with pytest.raises(ValueError, match="description"):
        mapping.account_of({"name": "mm"}, {})


@pytest.mark.parametrize("page", [{}, {"values": [], "until": 1}, {"lastPage": "no"}])
def test_a_feed_that_makes_no_sense_is_none(page: object) -> None:
    """Without an end it could go on for ever."""
    with pytest.raises(ValueError, match="description"):
        mapping.changes_of(page)


@given(anything=ANYTHING)
def test_no_answer_whatever_breaks_the_readers(anything: object) -> None:
    """Anything that is JSON is either read or told as a ValueError."""
    for read in (
        mapping.kind_of,
        mapping.page_of,
        mapping.all_worklogs,
        mapping.changes_of,
        remote_worklog,
        note_and_mark,
        lambda raw: mapping.account_of(raw, raw),
        lambda raw: mapping.standing(raw, "jira_dc-1"),
    ):
        with contextlib.suppress(ValueError):
            read(anything)
