"""Made-up content of the pages beside Today: for the gallery and for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.desktop.samples import DAY, INVOICE, LOGIN, REVIEW, STANDUP, ZONE, at
from tests.desktop.samples_held import held
from tracksync.core.delivery.comparing import Finding
from tracksync.core.journal.differences import Aspect, Difference
from tracksync.core.sentences import Sentence, say
from tracksync.desktop.bridge import translate
from tracksync.desktop.models.common import FormerReader, Trouble
from tracksync.desktop.models.comparing import (
    Choice,
    ComparedPlace,
    ComparingModel,
    Pair,
    Side,
    Span,
)
from tracksync.desktop.models.connections import (
    ConnectionCard,
    ConnectionsModel,
    Keeps,
    LeaveForm,
    Moment,
    Queue,
    SiteChoice,
    Tried,
)
from tracksync.desktop.models.editor import Deed, EditorModel
from tracksync.desktop.models.finder import Found, FoundKind
from tracksync.desktop.models.history import DayBar, DayRow, HistoryModel, WeekRow
from tracksync.desktop.models.outbox import (
    DeliveryRow,
    FoundLine,
    OutboxModel,
    PreviewLine,
    PreviewModel,
)
from tracksync.desktop.models.privacy import PrivacyModel
from tracksync.desktop.models.reports import (
    Bar,
    BarPart,
    Grouping,
    Period,
    ReportModel,
    ReportRow,
)
from tracksync.desktop.models.screenshots import Cell, LargePicture, ScreenshotsModel
from tracksync.desktop.models.screenshots import Standing as ScreenStanding
from tracksync.desktop.models.strip import (
    Standing,
)
from tracksync.desktop.models.timer import TaskLine
from tracksync.desktop.presenters.base import SENTENCES
from tracksync.desktop.presenters.reports import days_of
from tracksync.integrations.azure_devops import MANIFEST as AZURE
from tracksync.ports.manifest import Way


def history(weeks: int = 5) -> HistoryModel:
    """Give some weeks up to the sample day."""
    found = []
    monday = DAY - timedelta(days=DAY.weekday())
    for back in range(weeks):
        first = monday - timedelta(weeks=back)
        days = [_past_day(first + timedelta(days=n)) for n in range(7)]
        days = [day for day in days if day.day <= DAY and (day.total or not day.is_off)]
        total = sum((day.total for day in days), timedelta())
        last = first + timedelta(days=6)
        found.append(WeekRow(first, last, total, timedelta(hours=40), tuple(reversed(days))))
    return HistoryModel(tuple(found))


def _past_day(day: date) -> DayRow:
    is_off = day.weekday() >= 5
    seed = day.toordinal()
    bars, hour = [], 8.0 + seed % 3 / 4
    while not is_off and hour < 16.5:
        length = 0.5 + (seed * 7 + int(hour * 4)) % 9 / 4
        is_lunch = 12 <= hour < 13
        hue = None if is_lunch and seed % 4 == 0 else (seed + int(hour)) % 12
        if not is_lunch or hue is None:
            bars.append(DayBar(hour / 24, (hour + length) / 24, hue))
        hour += length
    total = sum((bar.end - bar.start for bar in bars if bar.hue is not None), 0.0)
    minutes = round(total * 24 * 60)
    return DayRow(
        day,
        timedelta(minutes=minutes),
        tuple(bars),
        needs_you=any(bar.hue is None for bar in bars),
        is_today=day == DAY,
        is_off=is_off,
    )


def report(period: Period = Period.WEEK) -> ReportModel:
    """Give a report around the sample day."""
    first, last = days_of(period, DAY)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    bars = tuple(_bar(day) for day in days)
    if period is Period.YEAR:
        weeks = [bars[n : n + 7] for n in range(0, len(bars), 7)]
        bars = tuple(_together(week) for week in weeks)
    total = sum((bar.total for bar in bars), timedelta())
    sums: dict[tuple[str, int | None], timedelta] = {}
    for bar in bars:
        for part in bar.parts:
            name = part.title, part.hue
            sums[name] = sums.get(name, timedelta()) + part.length
    keys = {task.title: task.key for task in (INVOICE, LOGIN, REVIEW, STANDUP)}
    tasks = tuple(
        ReportRow(title, length, length / total, keys.get(title, ""), hue)
        for (title, hue), length in sorted(sums.items(), key=lambda item: -item[1])
    )
    by_day = tuple(
        ReportRow("", bar.total, bar.total / total, day=bar.first) for bar in bars if bar.total
    )
    projects = (
        ReportRow(
            "Billing",
            total * 0.75,
            0.75,
            "Jira Cloud",
            logged=timedelta(hours=94, minutes=30),
            estimate=timedelta(hours=120),
            remaining=timedelta(hours=26),
        ),
        ReportRow("Portal", total * 0.15, 0.15, "Jira Cloud", logged=timedelta(hours=16)),
        ReportRow("Without a project", total * 0.1, 0.1),
    )
    rows = {Grouping.TASK: tasks, Grouping.PROJECT: projects, Grouping.DAY: by_day}
    target = sum((bar.target for bar in bars), timedelta())
    return ReportModel(period, first, last, total, target, bars, rows)


def _bar(day: date) -> Bar:
    is_off, seed = day.weekday() >= 5 or day > DAY, day.toordinal()
    if is_off:
        return Bar(day, day, timedelta(), timedelta(hours=8) * (day.weekday() < 5))
    parts = tuple(
        BarPart(task.title, timedelta(minutes=minutes), task.hue)
        for task, minutes in (
            (INVOICE, 170 + seed % 5 * 20),
            (LOGIN, 60 + seed % 3 * 45),
            (REVIEW, seed % 2 * 50),
            (STANDUP, 15),
        )
        if minutes
    )
    total = sum((part.length for part in parts), timedelta())
    return Bar(day, day, total, timedelta(hours=8), parts)


def _together(days: tuple[Bar, ...]) -> Bar:
    sums: dict[tuple[str, int | None], timedelta] = {}
    for bar in days:
        for part in bar.parts:
            name = part.title, part.hue
            sums[name] = sums.get(name, timedelta()) + part.length
    return Bar(
        days[0].first,
        days[-1].last,
        sum((bar.total for bar in days), timedelta()),
        sum((bar.target for bar in days), timedelta()),
        tuple(BarPart(title, length, hue) for (title, hue), length in sums.items()),
    )


def outbox() -> OutboxModel:
    """Give an outbox with something of each."""
    length = timedelta(hours=1, minutes=48)

    def row(number: int, task: TaskLine, standing: Standing, when: datetime | None) -> DeliveryRow:
        started = at(8, 12, day=DAY - timedelta(days=number // 2))
        minutes = timedelta(minutes=7 * number)
        return DeliveryRow(
            f"d{number}", task.title, started + minutes, length - minutes, standing, "Jira",
            task.key, task.hue, when,
        )  # fmt: skip

    stuck = DeliveryRow(
        "d0", LOGIN.title, at(12, 51), timedelta(hours=1, minutes=20), Standing.STUCK, "Jira",
        LOGIN.key, LOGIN.hue, None, held().troubles["gone"],
    )  # fmt: skip
    return OutboxModel(
        ZONE,
        (stuck,),
        (
            row(1, INVOICE, Standing.SENDING, at(15, 38)),
            row(2, INVOICE, Standing.WAITING, at(15, 48)),
            row(3, LOGIN, Standing.UNKNOWN, at(15, 40)),
        ),
        tuple(row(n, INVOICE, Standing.SENT, at(15, 60 - 4 * n)) for n in range(4, 12)),
        128,
        is_preview=True,
        has_connections=True,
    )


def comparison() -> ComparingModel:
    """Give a week of two connections with one of each finding, and one that does not answer."""

    def pair(number: int, task: TaskLine, finding: Finding, **sides: Side | None) -> Pair:
        start = at(8 + number, 12, day=DAY - timedelta(days=1))
        mine = Side(task.key or task.title, start, timedelta(minutes=80), "Tried it")
        both = {"mine": mine, "theirs": mine} | sides
        choices = {
            Finding.SAME: (),
            Finding.WAITING: (),
            Finding.FOREIGN: (Choice.THEIRS,),
        }.get(finding, tuple(Choice))
        name = f"p{number}"
        return Pair(name, finding, task.title, both["mine"], both["theirs"], task.hue, choices)

    def theirs(number: int, task: TaskLine, minutes: int, comment: str = "Tried it") -> Side:
        start = at(8 + number, 0, day=DAY - timedelta(days=1))
        return Side(task.key or task.title, start, timedelta(minutes=minutes), comment)

    jira = ComparedPlace(
        "jira-1", "Jira Cloud", "example.atlassian.net",
        (
            pair(0, INVOICE, Finding.BOTH,
                 theirs=theirs(0, INVOICE, 120, "Tried it with the tax office on the phone")),
            pair(1, INVOICE, Finding.SAME),
            pair(2, LOGIN, Finding.THEIRS, theirs=theirs(2, LOGIN, 90)),
            pair(3, LOGIN, Finding.GONE, theirs=None),
            pair(4, REVIEW, Finding.WAITING, theirs=None),
            pair(5, INVOICE, Finding.FOREIGN, mine=None, theirs=theirs(5, INVOICE, 45)),
            pair(6, INVOICE, Finding.SAME),
        ),
    )  # fmt: skip
    asana = ComparedPlace("asana-1", "Asana", "app.asana.com", (pair(7, STANDUP, Finding.SAME),))
    devops = ComparedPlace(
        "devops-1", "Azure DevOps", "dev.azure.com/example", trouble=held().troubles["away"]
    )
    return ComparingModel(
        ZONE, Span.WEEK, *days_of(Period.WEEK, DAY), (jira, asana, devops), "", 3, 3
    )


def missing() -> tuple[FoundLine, ...]:
    """Give what was sent after the backup that was brought back."""
    return tuple(
        FoundLine(task.title, "Jira", at(hour, 5, day=DAY - timedelta(days=1)), length)
        for hour, task, length in (
            (9, INVOICE, timedelta(hours=1, minutes=40)),
            (11, LOGIN, timedelta(minutes=25)),
            (14, INVOICE, timedelta(hours=2)),
        )
    )


def preview() -> PreviewModel:
    """Give what one click would send."""
    lines = (
        PreviewLine("d1", INVOICE.title, INVOICE.key, at(8, 12), timedelta(minutes=108),
                    "Export runs for credit notes too", INVOICE.hue),
        PreviewLine("d2", LOGIN.title, LOGIN.key, at(12, 51), timedelta(minutes=80),
                    "", LOGIN.hue),
        PreviewLine("d3", "Tax rates of 2027", "PROJ-155", at(14, 30), timedelta(minutes=25),
                    "Asked the tax office", 2, is_included=False),
    )  # fmt: skip
    return PreviewModel("Jira", "example.atlassian.net", "Mia Berger", ZONE, lines)


def _asked() -> Trouble:
    busy = "{service} said that it is busy. It is asked again at {time}."
    return Trouble(_said(say(busy, service="Jira Cloud", time="15:52")))


def _said(sentence: Sentence) -> str:
    """Say it as a presenter does, in the language that is loaded."""
    return sentence.translated(lambda template: translate(SENTENCES, template))


def connections() -> ConnectionsModel:
    """Give two accounts that work, one of them asked to wait, one that does not, and an offer."""
    works = ConnectionCard(
        "jira-1", "Jira Cloud", "example.atlassian.net", "Mia Berger", "mia@example.org", ZONE,
        is_automatic=True, task_count=23, read=Moment(at(15, 30)), compared=Moment(at(15, 20)),
        sent=Moment(at(14, 58)), reading=_asked(), rights=held().rights["jira"],
        queue=Queue(3, 0, at(15, 52), _said(say("The service asked to wait."))),
    )  # fmt: skip
    broken = ConnectionCard(
        "jira-2", "Jira Cloud", "customer.atlassian.net", "Mia Berger", "mia@customer.example",
        ZONE, is_working=False, task_count=4, read=Moment(at(9, 10)),
        trouble=held().troubles["sign_in"], queue=Queue(3, 1),
    )  # fmt: skip
    asana = ConnectionCard(
        "asana-1", "Asana", "app.asana.com", "Mia", "mia@example.org", ZONE,
        task_count=8, read=Moment(at(9, 10) - timedelta(days=3), is_today=False),
        keeps=Keeps(is_total=True, has_start=False, has_note=False), tried=Tried(at(15, 31)),
    )  # fmt: skip
    return ConnectionsModel((works, asana, broken), held().offers)


def only_read() -> ConnectionsModel:
    """Give one account that is only read, being tested, and one whose test failed."""
    read = ConnectionCard(
        "jira-1", "Jira Cloud", "example.atlassian.net", "Mia Berger", "mia@example.org", ZONE,
        is_read_only=True, task_count=1, read=Moment(at(15, 30)), tried=Tried(),
    )  # fmt: skip
    failed = held().troubles["away"]
    away = ConnectionCard(
        "devops-1", "Azure DevOps", "dev.azure.com/example", "", "mia@example.org", ZONE,
        is_working=False, keeps=Keeps(said=AZURE.keeps_said), tried=Tried(at(15, 31), failed),
    )  # fmt: skip
    return ConnectionsModel((read, away))


def policy_with_a_former_reader() -> PrivacyModel:
    """Give the page under a policy that once named one more reader."""
    page = held().privacy_under_policy
    once = FormerReader("Bo Sample (1b0e 83d2 7f4a c611)", at(8, 5) - timedelta(days=20))
    return (
        page if page.policy is None else replace(page, policy=replace(page.policy, former=(once,)))
    )


def leave_form() -> LeaveForm:
    """Give an account that is about to be left."""
    place = "example.atlassian.net"
    return LeaveForm("jira-1", "Jira Cloud", place, "Mia Berger", Way.OAUTH, waiting=3)


SIGN_IN_PAGE = (
    "https://auth.atlassian.com/authorize?audience=api.atlassian.com&client_id=Xq4r&state=7Yc0kd8w"
)


def sites() -> tuple[SiteChoice, ...]:
    """Give the sites a grant reaches."""
    return (
        SiteChoice("1", "Example", "https://example.atlassian.net"),
        SiteChoice("2", "Customer & Sons", "https://customer-and-sons.atlassian.net"),
        SiteChoice("3", "Sandbox", "https://example-sandbox-371.atlassian.net"),
    )


RECOVERY_KEY = """AGE-SECRET-KEY-1
K7Q2 9MXD 4TNA PW8R 6HJC
VE3Z 5LYS 0FSG 2WQN 8KTX
Y4RD 7MPU JC9H L3EV 6Z"""


def found() -> tuple[Found, ...]:
    """Give what "in" finds."""
    return (
        Found(FoundKind.TASK, INVOICE.ref, INVOICE.title, INVOICE.key, hue=INVOICE.hue),
        Found(FoundKind.TASK, LOGIN.ref, LOGIN.title, LOGIN.key, hue=LOGIN.hue),
        Found(FoundKind.TASK, "local:mail", "E-mail and planning", hue=1),
        Found(FoundKind.PAGE, "connections", "Connections", icon="connections", shortcut="Ctrl+8"),
        Found(FoundKind.SETTING, "idle.threshold", "Away after", "Activity", "settings"),
        Found(FoundKind.ACTION, "pause_15", "Pause for 15 min", icon="pause"),
    )


def editor() -> EditorModel:
    """Give one entry to change."""
    return EditorModel(
        "e4", ZONE, at(12, 51), at(14, 11), LOGIN, "Tried with all three browsers",
        (INVOICE, LOGIN, REVIEW, STANDUP), "Overlaps Invoice export by 12 min.", "Jira",
        stood=timedelta(minutes=185), stood_at=at(8, 2), history=_story(),
    )  # fmt: skip


def _story() -> tuple[Deed, ...]:
    """Give what happened to an entry: begun, ended, moved, corrected twice."""
    mia = "mia@example.org"
    task, other = f"{LOGIN.key}  {LOGIN.title}", f"{REVIEW.key}  {REVIEW.title}".strip()
    begun = (Difference(Aspect.START, None, at(12, 51)), Difference(Aspect.TASK, None, other))
    ended = (Difference(Aspect.END, None, at(14, 11)),)
    moved = (Difference(Aspect.START, at(12, 40), at(12, 51)), Difference(Aspect.NOTE))
    return (
        Deed(at(14, 31), "Changed", "in the window", mia, moved),
        Deed(
            at(14, 30), "Changed", "in the window", mia,
            (Difference(Aspect.START, at(12, 51), at(12, 40)),),
        ),
        Deed(
            at(14, 20), "Changed", "on the command line", mia,
            (Difference(Aspect.TASK, other, task),),
        ),
        Deed(at(14, 11), "Stopped", "from the tray", mia, ended),
        Deed(at(12, 51), "Started", "from the tray", mia, begun),
    )  # fmt: skip


def screenshots(count: int = 14) -> ScreenshotsModel:
    """Give a day of pictures on two monitors."""
    return ScreenshotsModel(
        ScreenStanding.ON,
        "One picture every 5 min while a timer runs, for nobody but you. Pausing pictures leaves "
        "your time as it is: it goes on being tracked.",
        tuple(DAY - timedelta(days=n) for n in range(9)),
        DAY,
        tuple(_cell(number) for number in range(count, 0, -1)),
        unchanged=3,
        deleted=1,
        monitors=("DP-1", "HDMI-1"),
    )


def _cell(number: int) -> Cell:
    moment = at(8, 10) + timedelta(minutes=5) * (number // 2)
    return Cell(number, moment, ZONE, ("DP-1", "HDMI-1")[number % 2])


def large_picture() -> LargePicture:
    """Give what is known of one of them."""
    return LargePicture(
        _cell(7),
        7,
        14,
        "Invoice export PROJ-142",
        "Mouse or keyboard in use",
        "Clear",
        "your own choice",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kdpn8xcqs8fgh2t",
        1920,
        1080,
        f"{DAY} 7.webp",
    )


def picture_with_readers() -> LargePicture:
    """Give one that others may open, too."""
    readers = (
        "Pictures can be opened by you and by: Ann Example (64c7 09c5 298d 01d7), "
        "Bo Sample (1b0e 83d2 7f4a c611)."
    )
    former = (FormerReader("Cem Muster (90aa 41d7 03be 5c2f)", at(12, 0)),)
    large = large_picture()
    return replace(large, policy="Example Ltd, version 4", readers=readers, former=former)


def screen(number: int, width: int = 320) -> QImage:
    """Draw what might have been on a screen: a few windows."""
    high = width * 9 // 16
    image = QImage(width, high, QImage.Format.Format_RGB32)
    grounds = ("#26415e", "#5e4a26", "#2d5e4a", "#4a2d5e")
    image.fill(QColor(grounds[number % len(grounds)]))
    p = QPainter(image)
    unit = width / 32
    x, y = (2 + number % 5) * unit, (1.5 + number % 3) * unit
    window = QRectF(x, y, 20 * unit, 12 * unit)
    p.fillRect(window, QColor("#f6f6f4"))
    p.fillRect(QRectF(x, y, 20 * unit, 1.2 * unit), QColor("#c9cdd3"))
    for line in range(8):
        long = (6 + (number * 5 + line * 7) % 11) * unit
        ink = QColor("#3a6ea5" if line % 4 == 0 else "#9aa0a8")
        p.fillRect(QRectF(x + unit, y + (2.2 + line * 1.1) * unit, long, 0.5 * unit), ink)
    p.end()
    return image
