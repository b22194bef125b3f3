"""Made-up days, tasks and connections to show every screen with: for the gallery and for tests."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tracksync.core.journal.entries import Evidence
from tracksync.desktop.look.tokens import State
from tracksync.desktop.models.question import QuestionModel, Seen
from tracksync.desktop.models.strip import (
    BUCKET,
    BlockKind,
    Bucket,
    Standing,
    StripBlock,
    StripModel,
)
from tracksync.desktop.models.tasks import TaskGroup, TaskRow, TasksModel
from tracksync.desktop.models.timer import TaskLine, TimerModel, TimerState, TrayModel
from tracksync.desktop.models.today import EntryRow, TodayModel

ZONE = "Europe/Berlin"
DAY = date(2026, 11, 19)

INVOICE = TaskLine("jira-1:10142", "Invoice export", "PROJ-142", 10)
LOGIN = TaskLine("jira-1:10139", "Fix login redirect", "PROJ-139", 6)
REVIEW = TaskLine("local:review", "Code review", "", 3)
STANDUP = TaskLine("local:standup", "Standup", "", 8)
HOSTILE = TaskLine("jira-1:666", '<b>Bold</b> & <img src=x> "quotes"', "PROJ-666", 0)


def at(hour: int, minute: int = 0, *, day: date = DAY, zone: str = ZONE) -> datetime:
    """Give an instant of the sample day by the local clock."""
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


_ENTRIES = (
    ("e1", INVOICE, (8, 12), (10, 0), Standing.SENT),
    ("e2", STANDUP, (10, 0), (10, 15), Standing.LOCAL),
    ("e3", REVIEW, (10, 15), (12, 4), Standing.WAITING),
    ("e4", LOGIN, (12, 51), (14, 11), Standing.STUCK),
    ("e5", INVOICE, (14, 11), (15, 38), Standing.RUNNING),
)
NOW = at(15, 38)


def blocks() -> tuple[StripBlock, ...]:
    """Give the blocks of the sample day."""
    found = [
        StripBlock(
            id_,
            BlockKind.ENTRY,
            at(*start),
            at(*end),
            task.title,
            task.key,
            task.hue,
            standing,
        )
        for id_, task, start, end, standing in _ENTRIES
    ]
    asked = StripBlock(
        "q1",
        BlockKind.QUESTION,
        at(12, 4),
        at(12, 51),
        "",
        evidence=(Evidence.NO_INPUT, Evidence.LOCKED),
    )
    return tuple(sorted((*found, asked), key=lambda b: b.start_at))


def buckets() -> tuple[Bucket, ...]:
    """Give the activity of the sample day."""
    found = []
    start = at(8, 10)
    while start < NOW:
        found.append(_bucket(start))
        start += BUCKET
    return tuple(found)


def _bucket(start: datetime) -> Bucket:
    minute = (start - at(0)) // timedelta(minutes=1)
    wave = 0.62 + 0.25 * math.sin(minute / 17) + 0.13 * math.sin(minute / 5.3)
    if at(12, 6) <= start < at(12, 50):
        return Bucket(start, State.LOCKED, 0)
    if at(10) <= start < at(10, 15):
        return Bucket(start, State.MEETING, 0.55)
    if at(11, 10) <= start < at(11, 25):
        return Bucket(start, State.THINKING, 0.22)
    if at(13, 30) <= start < at(13, 45):
        return Bucket(start, State.AWAY, 0)
    return Bucket(start, State.ACTIVE, min(1.0, wave))


def strip() -> StripModel:
    """Give the sample day's strip."""
    return StripModel(
        at(0),
        at(0, day=DAY + timedelta(days=1)),
        ZONE,
        blocks(),
        buckets(),
        NOW,
        at(8),
        at(17),
    )


def crowded_strip(count: int = 500) -> StripModel:
    """Give a day of many short entries."""
    start, each = at(0), timedelta(hours=23) / count
    found = tuple(
        StripBlock(
            f"b{n}",
            BlockKind.ENTRY,
            start + n * each,
            start + (n + 1) * each,
            f"Task {n}",
            f"PROJ-{n}",
            n % 12,
            Standing.SENT,
        )
        for n in range(count)
    )
    shares = tuple(Bucket(start + n * BUCKET, State.ACTIVE, (n % 10) / 10) for n in range(23 * 12))
    end = at(0, day=DAY + timedelta(days=1))
    return StripModel(start, end, ZONE, found, shares, at(23), None, None)


def question() -> QuestionModel:
    """Give the sample question."""
    seen = (Seen(Evidence.NO_INPUT), Seen(Evidence.LOCKED, at(12, 6)))
    return QuestionModel("q1", at(12, 4), at(12, 51), ZONE, LOGIN, seen)


def rows() -> tuple[EntryRow, ...]:
    """Give the entries of the sample day as rows."""
    return tuple(
        EntryRow(
            id_,
            at(*start),
            None if standing is Standing.RUNNING else at(*end),
            task.title,
            at(*end) - at(*start),
            task.key,
            "Reviewed the export of credit notes" if id_ == "e3" else "",
            task.hue,
            standing,
        )
        for id_, task, start, end, standing in _ENTRIES
    )


def today() -> TodayModel:
    """Give the sample day."""
    total = sum((r.length for r in rows()), timedelta())
    return TodayModel(DAY, True, total, timedelta(hours=8), strip(), rows(), (question(),))


def timer(state: TimerState = TimerState.RUNNING, capture: str = "") -> TimerModel:
    """Give the sample timer; *capture* says that pictures are taken."""
    return TimerModel(
        state,
        ZONE,
        INVOICE,
        timedelta(hours=1, minutes=27),
        timedelta(hours=6, minutes=39),
        timedelta(hours=8),
        at(16) if state is TimerState.PAUSED else None,
        capture=capture,
    )


def tray() -> TrayModel:
    """Give what the sample tray tells."""
    return TrayModel(
        timer(), (LOGIN, REVIEW, STANDUP), 1, at(12, 4), at(12, 51), 1, 1, needs_you=True
    )


def tasks(count: int = 0) -> TasksModel:
    """Give tasks of every group; with *count*, that many more assigned ones."""
    hours = timedelta(hours=1)
    found = [
        TaskRow(INVOICE.ref, TaskGroup.RUNNING, INVOICE.title, INVOICE.key, "Billing",
                "In progress", INVOICE.hue, 5.3 * hours, 8 * hours, is_running=True),
        TaskRow(REVIEW.ref, TaskGroup.PINNED, REVIEW.title, "", "Team", "", REVIEW.hue,
                14.2 * hours, is_pinned=True, is_local=True),
        TaskRow(LOGIN.ref, TaskGroup.ASSIGNED, LOGIN.title, LOGIN.key, "Web shop", "In review",
                LOGIN.hue, 9.5 * hours, 6 * hours),
        TaskRow("jira-1:10151", TaskGroup.ASSIGNED,
                "Move the invoice archive to the new object storage without downtime",
                "PROJ-151", "Billing", "To do", 8, 0 * hours, 16 * hours),
        TaskRow("jira-1:10155", TaskGroup.ASSIGNED, "Tax rates of 2027", "PROJ-155", "Billing",
                "To do", 2),
        TaskRow("jira-1:10160", TaskGroup.OTHERS, "Answer the auditors", "PROJ-160", "Billing",
                "To do", 3, 2 * hours, 4 * hours, assignee="Ana Weber"),
        TaskRow(STANDUP.ref, TaskGroup.LOCAL, STANDUP.title, "", "Team", "", STANDUP.hue,
                3.75 * hours, is_local=True),
        TaskRow("local:mail", TaskGroup.LOCAL, "E-mail and planning", "", "", "", 1, 6 * hours,
                is_local=True),
        TaskRow("jira-1:10120", TaskGroup.DONE, "Print delivery notes", "PROJ-120", "Web shop",
                "Done", 4, 7.5 * hours, 8 * hours, is_done=True),
    ]  # fmt: skip
    more = [
        TaskRow(f"jira-1:2{n:05}", TaskGroup.ASSIGNED, f"Imported task number {n}", f"BIG-{n}",
                "Archive", "To do", n % 12)
        for n in range(count)
    ]  # fmt: skip
    return TasksModel((*found[:5], *more, *found[5:]), "", "Jira", at(15, 30), ZONE)


_DEEDS = ("Check", "Correct", "Describe", "Move", "Speed up", "Test", "Translate")
_THINGS = (
    *("the login page", "the invoice archive", "delivery notes", "the price list", "tax rates"),
    *("invoice numbers", "the address book", "the order form", "reminders", "the invoice export"),
)
_PLACES = ("Austria", "the app", "new customers", "partners", "resellers", "the web shop")
_PEOPLE = ("Ana Weber", "Jonas Lindqvist", "Mei Tanaka", "Omar Haddad", "Petra Novák")


def found_tasks(search: str, count: int, most: int = 500) -> TasksModel:
    """Search for a word among *count* tasks of a large organization; a few are the person's."""
    rows = [tasks().rows[0]]
    for n in range(count):
        thing = _THINGS[n % len(_THINGS)]
        if search not in thing or len(rows) == most:
            continue
        title = f"{_DEEDS[n % len(_DEEDS)]} {thing} for {_PLACES[n // 10 % len(_PLACES)]}"
        key, person = f"ERP-{n * 7919 % count + 1}", _PEOPLE[n % len(_PEOPLE)]
        row = TaskRow(f"jira-1:3{n:05}", TaskGroup.OTHERS, title, key, "Billing", "To do",
                      n * 7 % 12, assignee=person)  # fmt: skip
        if n % 13 == 1 and n < 200:
            row = replace(row, group=TaskGroup.ASSIGNED, assignee="", logged=timedelta(hours=n % 7))
        rows.append(row)
    rows.sort(key=lambda row: row.group is TaskGroup.OTHERS)
    return TasksModel(tuple(rows), search, "Jira", at(15, 30), ZONE, is_cut=True)
