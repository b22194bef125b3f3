"""Jira's payloads and our values, one into the other."""

import contextlib
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.core.text import clean_note
from tracksync.integrations._atlassian.mapping import started_text, worklogs_of, written_id
from tracksync.integrations.jira.mapping import (
    account_of,
    document_of,
    is_cloud,
    note_of,
    page_of,
    remote_worklog,
    task_of,
    worklog_body,
)

CONTRACTS = Path(__file__).parents[2] / "contracts"
ADF = jsonschema.Draft4Validator(
    json.loads((CONTRACTS / "atlassian-document-format.schema.json").read_text())
)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def worklog(comment: str = "", at: datetime = NOW) -> Worklog:
    return Worklog(TaskRef("jira-1", "10001"), at, 3600, comment, "mark-1")


@pytest.mark.parametrize(
    ("at", "zone", "text"),
    [
        ("2021-01-17T12:34:00Z", "UTC", "2021-01-17T12:34:00.000+0000"),
        # The clocks of Berlin go from 02:00 to 03:00 at 01:00 UTC ...
        ("2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29T01:59:59.000+0100"),
        ("2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29T03:00:00.000+0200"),
        # ... and from 03:00 back to 02:00: half past two exists twice.
        ("2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00.000+0200"),
        ("2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00.000+0100"),
        ("2026-03-08T06:59:00Z", "America/New_York", "2026-03-08T01:59:00.000-0500"),
        ("2026-03-08T07:00:00Z", "America/New_York", "2026-03-08T03:00:00.000-0400"),
        ("2026-11-01T05:30:00Z", "America/New_York", "2026-11-01T01:30:00.000-0400"),
        ("2026-11-01T06:30:00Z", "America/New_York", "2026-11-01T01:30:00.000-0500"),
        # Lord Howe turns its clocks by half an hour.
        ("2026-04-04T15:00:00Z", "Australia/Lord_Howe", "2026-04-05T01:30:00.000+1030"),
        ("2026-06-01T00:00:00Z", "Asia/Kathmandu", "2026-06-01T05:45:00.000+0545"),
        ("2026-06-01T00:00:00Z", "America/St_Johns", "2026-05-31T21:30:00.000-0230"),
        ("2011-12-30T09:00:00Z", "Pacific/Apia", "2011-12-29T23:00:00.000-1000"),
        ("2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31T00:00:00.000+1400"),  # no 30th there
        ("1890-01-01T00:00:00Z", "Europe/Berlin", "1890-01-01T00:00:00.000+0000"),  # +00:53:28
        ("2026-01-01T00:00:00Z", "", "2026-01-01T00:00:00.000+0000"),
        ("2026-01-01T00:00:00Z", "Mars/Olympus", "2026-01-01T00:00:00.000+0000"),
    ],
)
def test_started_is_told_in_the_offset_of_that_moment(at: str, zone: str, text: str) -> None:
    """A person sees the worklog in Jira at the wall-clock time they worked, on both DST days."""
    assert started_text(datetime.fromisoformat(at), zone) == text


@given(
    st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)),  # noqa: DTZ001  # made aware below
    st.sampled_from(sorted(available_timezones())),
)
def test_started_reads_back_as_the_same_instant(naive: datetime, zone: str) -> None:
    """In any zone and year the text means the instant, to the millisecond."""
    at = naive.replace(tzinfo=UTC, microsecond=naive.microsecond // 1000 * 1000)

    text = started_text(at, zone)

    assert datetime.fromisoformat(text) == at
    assert len(text) == len("2021-01-17T12:34:00.000+0000")


def test_a_note_becomes_paragraphs_and_breaks() -> None:
    """An empty line separates paragraphs in Jira, a line end stays a line end."""
    document = document_of("one\ntwo\n\n\n  \nthree")

    assert document == {
        "type": "doc",
        "version": 1,
        "content": [
            {
                "type": "paragraph",
                "content": [
                    {"type": "text", "text": "one"},
                    {"type": "hardBreak"},
                    {"type": "text", "text": "two"},
                ],
            },
            {"type": "paragraph", "content": [{"type": "text", "text": "three"}]},
        ],
    }


@pytest.mark.parametrize("note", ["", " ", "\n\n", "\t\n ", "\x00", "\u202e"])
def test_a_note_of_nothing_is_no_document(note: str) -> None:
    """Jira refuses a text node without text; a worklog without a note has no comment at all."""
    assert document_of(note) is None
    assert "comment" not in worklog_body(worklog(note), zone="UTC", is_new=True)


@given(st.text())
def test_any_note_is_a_document_jira_takes(note: str) -> None:
    """Whatever was typed, the comment is valid, and reads back as what was typed."""
    document = document_of(note)
    if document is None:
        assert not clean_note(note).strip()
        return
    ADF.validate(document)
    kept = [line for line in clean_note(note).split("\n") if line.strip()]
    assert [line for line in note_of(document).split("\n") if line.strip()] == kept
    assert note_of(document_of(note_of(document))) == note_of(document)


def test_a_changed_worklog_loses_the_note_it_had() -> None:
    """A note that was deleted here must not stay in Jira; leaving it out would keep it."""
    body = worklog_body(worklog(""), zone="UTC", is_new=False)

    assert body["comment"] == {"type": "doc", "version": 1, "content": []}
    ADF.validate(body["comment"])


def test_a_worklog_carries_its_mark() -> None:
    """The entry's id stands on the worklog, so that it can be found again."""
    body = worklog_body(worklog("x"), zone="Europe/Berlin", is_new=True)

    assert body["properties"] == [{"key": "tracksync", "value": {"id": "mark-1"}}]
    assert body["timeSpentSeconds"] == 3600
    assert body["started"] == "2026-03-01T01:00:00.000+0100"


def test_any_comment_reads_as_plain_text() -> None:
    """Comments written in Jira itself (lists, links, people, tables) are read as their words."""
    comment = {
        "type": "doc",
        "content": [
            {"type": "heading", "content": [{"type": "text", "text": "Done"}]},
            {
                "type": "bulletList",
                "content": [
                    {"type": "listItem", "content": [_paragraph("one")]},
                    {"type": "listItem", "content": [_paragraph("two")]},
                ],
            },
            {
                "type": "paragraph",
                "content": [
                    {"type": "mention", "attrs": {"id": "x", "text": "@Mia"}},
                    {"type": "text", "text": " see "},
                    {"type": "inlineCard", "attrs": {"url": "https://a.example/b"}},
                    {"type": "media", "attrs": {"id": "picture"}},
                ],
            },
        ],
    }

    assert note_of(comment) == "Done\n\none\ntwo\n\n@Mia see https://a.example/b"
    assert note_of("plain, of version 2") == "plain, of version 2"
    assert note_of(None) == ""


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def test_a_comment_nested_without_end_is_cut() -> None:
    """A hostile comment cannot exhaust the stack."""
    nested: dict[str, Any] = _paragraph("deep")
    for _ in range(10_000):
        nested = {"type": "blockquote", "content": [nested]}

    assert note_of({"type": "doc", "content": [_paragraph("top"), nested]}) == "top"


ISSUE: dict[str, Any] = {
    "id": "10001",
    "key": "DEMO-1",
    "fields": {
        "summary": "  Draw\u202e the\x00 <b>owl</b>\n=cmd| ",
        "project": {"name": "Demo"},
        "status": {"name": "In Progress", "statusCategory": {"key": "indeterminate"}},
        "assignee": {"accountId": "me", "displayName": "Mia\u202e Berg"},
        "timetracking": {
            "originalEstimateSeconds": 7200,
            "remainingEstimateSeconds": 3600,
            "timeSpentSeconds": 60,
        },
        "duedate": "2026-12-01",
    },
}


def read(issue: object) -> Any:  # noqa: ANN401  # attributes are looked at one by one
    return task_of(
        issue,
        connection="jira-1",
        site_url="https://acme.atlassian.net/",
        account_id="me",
        seen_at=NOW,
    )


def test_an_issue_becomes_a_task() -> None:
    """The task is named by the issue's id, which a move to another project does not change."""
    task = read(ISSUE)

    assert task.ref == TaskRef("jira-1", "10001")
    assert (task.key, task.title) == ("DEMO-1", "Draw the <b>owl</b> =cmd|")
    assert (task.project, task.state, task.is_done) == ("Demo", "In Progress", False)
    assert task.url == "https://acme.atlassian.net/browse/DEMO-1"
    assert task.estimate == timedelta(hours=2)
    assert task.remaining == timedelta(hours=1)
    assert task.logged == timedelta(minutes=1)
    assert (task.is_assigned, task.assignee) == (True, "Mia Berg")
    assert task.due_on == date(2026, 12, 1)


def test_what_a_site_does_not_tell_stays_unknown() -> None:
    """Fields an administrator took off the screen are unknown, not zero."""
    task = read({"id": "1", "key": "A-1", "fields": {"timetracking": None, "assignee": None}})

    assert (task.estimate, task.logged, task.remaining) == (None, None, None)
    assert (task.title, task.project, task.state, task.is_assigned) == ("", "", "", False)


@pytest.mark.parametrize("seconds", [-1, 10**12, "60", 1.5, True, None, []])
def test_absurd_estimates_are_unknown(seconds: object) -> None:
    """No number from outside can overflow a length of time."""
    assert read({**ISSUE, "fields": {"timetracking": {"timeSpentSeconds": seconds}}}).logged is None


@pytest.mark.parametrize("due", [None, "", "soon", "2026-02-30", "2026-12-01T00:00", 5, []])
def test_an_odd_due_date_is_none(due: object) -> None:
    """What cannot be read as a date does not cost the task."""
    assert read({**ISSUE, "fields": {"duedate": due}}).due_on is None


@pytest.mark.parametrize(
    "wrong", [{"id": ""}, {"id": 5}, {"id": "a b"}, {"id": "x" * 129}, {"key": 1}]
)
def test_an_issue_without_a_name_is_refused(wrong: dict[str, object]) -> None:
    """What cannot be named for ever cannot be booked on."""
    with pytest.raises(ValueError, match="the service's description"):
        read({**ISSUE, **wrong})


def test_a_title_of_ten_megabytes_is_cut() -> None:
    """A task list stays a list whatever somebody pastes into a summary."""
    assert len(read({**ISSUE, "fields": {"summary": "x" * 10_000_000}}).title) == 500


REMOTE: dict[str, Any] = {
    "id": "77",
    "author": {"accountId": "me"},
    "started": "2026-03-01T13:00:00.123+0100",
    "created": "2026-03-01T14:00:00.000+0100",
    "timeSpentSeconds": 3600,
    "properties": [
        {"key": "other", "value": {"id": "not ours"}},
        {"key": "tracksync", "value": {"id": "mark-1"}},
    ],
}


def test_a_worklog_is_read_back() -> None:
    """What stands in Jira is compared with what we wanted, to the millisecond."""
    found = remote_worklog(REMOTE)

    assert (found.remote_id, found.mark, found.author, found.seconds) == (
        "77",
        "mark-1",
        "me",
        3600,
    )
    assert found.started_ms == 1772366400123
    assert found.created_ms == 1772370000000
    assert found.comment == ""


@pytest.mark.parametrize(
    "properties",
    [
        None,
        [],
        "tracksync",
        [{"key": "tracksync"}],
        [{"key": "tracksync", "value": "mark-1"}],
        [{"key": "tracksync", "value": {"id": 1}}],
        [{"key": "tracksync", "value": {"id": "x" * 500}}],
        [7],
    ],
)
def test_a_worklog_without_our_mark_has_none(properties: object) -> None:
    """Somebody else's property, or a broken one, is never taken for our mark."""
    assert remote_worklog({**REMOTE, "properties": properties}).mark == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": None},
        {"started": "2026-03-01T13:00:00"},
        {"started": "yesterday"},
        {"started": 5},
        {"created": "never"},
        {"timeSpentSeconds": "3600"},
        {"timeSpentSeconds": True},
    ],
)
def test_a_worklog_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    """A look that cannot be trusted must not be taken for an answer."""
    with pytest.raises(ValueError, match="the service's description"):
        remote_worklog({**REMOTE, **wrong})


def test_a_page_ends_where_jira_says() -> None:
    """A page is the last when it says so, or when it names no next one."""
    assert page_of({"issues": [], "nextPageToken": "t", "isLast": True}) == ((), None)
    assert page_of({"issues": []}) == ((), None)
    assert page_of({"issues": [{"id": "1"}], "nextPageToken": "t"}) == (({"id": "1"},), "t")


@pytest.mark.parametrize("token", ["", 5, "x" * 5000, ["t"]])
def test_a_strange_page_token_is_not_sent_back(token: object) -> None:
    """What we send is what Jira gave us, within bounds."""
    with pytest.raises(ValueError, match="nextPageToken"):
        page_of({"issues": [], "nextPageToken": token})


def test_an_account_is_read() -> None:
    """Who signed in is shown as Jira names them; the zone is taken only if it is one."""
    myself = {
        "accountId": "5b10",
        "displayName": "Mia\u202e Krystof",
        "emailAddress": "mia@example.org",
        "timeZone": "Australia/Sydney",
        "avatarUrls": {"48x48": "https://avatar.example/48.png"},
    }
    account = account_of(myself, {"serverTitle": "Acme"})

    assert (account.account_id, account.name, account.site_name) == ("5b10", "Mia Krystof", "Acme")
    assert (account.zone, account.email) == ("Australia/Sydney", "mia@example.org")
    assert account.avatar_url == "https://avatar.example/48.png"
    odd = account_of({**myself, "timeZone": "../etc", "avatarUrls": {"48x48": "file:///x"}}, None)
    assert (odd.zone, odd.avatar_url, odd.site_name) == ("", "", "")


def test_only_jira_cloud_is_jira_cloud() -> None:
    """A Data Center speaks another language; it is told apart before anything is saved."""
    assert is_cloud({"deploymentType": "Cloud"})
    assert not is_cloud({"deploymentType": "Server"})
    assert not is_cloud([])


@given(ANYTHING)
def test_no_payload_can_surprise(payload: object) -> None:
    """Whatever a service or something between sends, it is a value or a ValueError."""
    for parse in (
        lambda: account_of(payload, payload),
        lambda: page_of(payload),
        lambda: read(payload),
        lambda: read({**ISSUE, "fields": payload}),
        lambda: remote_worklog(payload),
        lambda: remote_worklog({**REMOTE, "properties": payload, "comment": payload}),
        lambda: worklogs_of(payload),
        lambda: written_id(payload),
    ):
        with contextlib.suppress(ValueError):
            parse()


def test_zones_of_the_golden_cases_exist() -> None:
    """The cases above are about zones this machine's data knows."""
    assert ZoneInfo("Australia/Lord_Howe").key == "Australia/Lord_Howe"
