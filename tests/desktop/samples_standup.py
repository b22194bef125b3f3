"""Made-up standups: for the gallery and for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from tests.desktop.samples import DAY, ZONE, at
from tests.desktop.samples_held import held
from tracksync.core.standup.composer import Section
from tracksync.core.standup.schedules import Schedule, removed_with
from tracksync.core.standup.templates import BUILT_IN, Slot, Template
from tracksync.desktop.bridge import translate
from tracksync.desktop.models.connections import (
    ConnectForm,
    ConnectionCard,
    ConnectionsModel,
    LeaveForm,
    SiteChoice,
    Tried,
)
from tracksync.desktop.models.standup import (
    CardPart,
    ChannelChoice,
    LineRow,
    PastRow,
    ScheduleForm,
    ScheduleRow,
    Stage,
    StandupCard,
    StandupModel,
    WeekModel,
)
from tracksync.desktop.models.templates import TemplateForm
from tracksync.desktop.presenters.base import SENTENCES

SLACK = ChannelChoice("slack-1", "Slack")
TEAMS = ChannelChoice("teams-1", "Teams")
TEXT = """Standup, Wednesday, 18 November

Yesterday
- PROJ-142  Invoice export (3:10 h)
- PROJ-131  Rounding of totals (1:25 h, done)

Today
- PROJ-142  Invoice export

Blockers
  None."""

LINK = "https://acme.slack.com/archives/C0123456789/p1794821400000100"

TODAY = """Standup, Thursday, 19 November

Yesterday
- PROJ-142  Invoice export (3:10 h)
- PROJ-139  Fix login redirect (1:48 h, done)

Today
- PROJ-142  Invoice export: totals by currency
- PROJ-150  Move the nightly jobs

Blockers
- No staging system"""


def card() -> StandupCard:
    """Give the card of the sample day, an hour before its time."""
    done = CardPart(
        "Yesterday",
        "Nothing was tracked.",
        (
            LineRow("d1", "Invoice export", "PROJ-142", "3:10 h"),
            LineRow("d2", "Fix login redirect", "PROJ-139", "1:48 h, done"),
            LineRow("d3", "Code review for the search team", "PROJ-88", "0:35 h", is_on=False),
        ),
    )
    plan = CardPart(
        "Today",
        "Nothing is planned yet.",
        (
            LineRow("p1", "Invoice export: totals by currency", "PROJ-142"),
            LineRow("p2", "Move the nightly jobs", "PROJ-150"),
        ),
    )
    blockers = CardPart("Blockers", "None.", (LineRow("own/0", "No staging system", is_own=True),))
    return StandupCard(
        DAY,
        "Standup, Thursday, 19 November",
        (done, plan, blockers),
        goes_at=at(9, 30),
    )


def past() -> tuple[PastRow, ...]:
    """Give what became of the days before."""
    days = [DAY - timedelta(days=ago) for ago in (1, 2, 3, 6)]
    return (
        PastRow(days[0], "Slack", Stage.POSTED, at(9, 30, day=days[0]), time(9, 30), text=TEXT),
        PastRow(days[1], "Slack", Stage.UNKNOWN, at(9, 34, day=days[1]), None, "It took too long."),
        PastRow(days[2], "Slack", Stage.POSTED, at(9, 12, day=days[2]), text=TEXT),
        PastRow(days[3], "Slack", Stage.SKIPPED, at(10, 1, day=days[3]), time(9, 30)),
    )


TEMPLATES = ("Team red", "classic-en", "friendly-en")


def schedules() -> tuple[ScheduleRow, ...]:
    """Give one that asks, one that goes by itself by another clock, and one that never comes."""
    daily = Schedule("1", "slack-1", time(9, 30))
    evening = Schedule(
        "2", "teams-1", time(16, 0), frozenset({1, 3, 5}), "America/New_York", is_automatic=True
    )
    return (
        ScheduleRow(daily, "Slack", at(9, 30, day=DAY + timedelta(days=1))),
        ScheduleRow(evening, "Teams", at(22, 0, day=DAY + timedelta(days=1))),
    )


def template_form(**different: object) -> TemplateForm:
    """Give the template of a team, different in some ways, and those that come along."""
    slots = (Slot(Section.PLAN), Slot(Section.DONE, "{told} finished"), Slot(Section.BLOCKERS))
    ours = Template(TEMPLATES[0], "en", "Team red, {weekday}", "Good morning from {name}!", slots)
    shown = replace(ours, **different)  # type: ignore[arg-type]  # handed through
    return TemplateForm((ours, *BUILT_IN), frozenset({ours.name}), shown)


DRAFT = """Team red, Thursday
Good morning from Mia!

Today
- PROJ-142  Invoice export
- PROJ-139  Fix login redirect (due today)

Yesterday finished
- PROJ-131  Rounding of totals in reports (3 commits)
- Planning

Blockers
- Waiting for the test account of the bank"""


def schedule_form(**different: object) -> ScheduleForm:
    """Ask for a schedule that is different in some ways."""
    daily = Schedule("", "slack-1", time(9, 30))
    by_token = replace(SLACK, has_threads=True, takes_ahead=True)
    return ScheduleForm(replace(daily, **different), (by_token, TEAMS), ZONE, TEMPLATES)  # type: ignore[arg-type]  # handed through


def week(**different: object) -> WeekModel:
    """Give the sample week."""
    done = CardPart(
        "15:48 h in total",
        "Nothing was tracked.",
        (
            LineRow("0", "Invoice export", "PROJ-142", "8:20 h"),
            LineRow(
                "1", "Rounding of totals in reports of several currencies", "PROJ-131", "4:40 h"
            ),
            LineRow("2", "Fix login redirect", "PROJ-139", "1:48 h, done"),
            LineRow("3", "Reading group", "", "1:00 h"),
        ),
    )
    blockers = CardPart("Blockers", "None.", ())
    shown = WeekModel("Week, 16 November to 22 November", (done, blockers), "# Week")
    return replace(shown, **different)  # type: ignore[arg-type]  # handed through


def reached() -> PastRow:
    """Give one that stands where it can be reached."""
    return replace(past()[0], connection="slack-1", link=LINK, is_within_reach=True)


def standup(**different: object) -> StandupModel:
    """Give the page of the sample day, with its card different in some ways."""
    shown = replace(card(), **different)  # type: ignore[arg-type]  # handed through
    return StandupModel(ZONE, (SLACK, TEAMS), SLACK, shown, past(), schedules(), DAY)


def channels() -> ConnectionsModel:
    """Give two channels, and the offers of more."""
    slack = ConnectionCard(
        "slack-1", "Slack", "hooks.slack.com", "Webhook", "", ZONE, is_channel=True,
        is_by_address=True, rights=held().rights["slack"], tried=Tried(at(15, 31)),
        schedules=schedules()[:1],
    )  # fmt: skip
    teams = ConnectionCard(
        "teams-1", "Microsoft Teams", "prod-12.westeurope.logic.azure.com", "Workflow", "", ZONE,
        is_channel=True, is_by_address=True, can_be_tested=False, rights=held().rights["teams"],
    )  # fmt: skip
    return ConnectionsModel((slack, teams), held().offers)


def channel_form() -> ConnectForm:
    """Ask for the address of a webhook."""
    return held().forms["slack"]


def places() -> tuple[SiteChoice, ...]:
    """Give more channels than a list has room for, two of which are called nearly the same."""
    names = ("announcements", "random", "team-a", "team-a-all", "team-secret")
    many = (f"project-{number}" for number in range(1, 41))
    return tuple(
        SiteChoice(f"C0{at:09d}", f"#{name}", f"https://slack.com/archives/C0{at:09d}")
        for at, name in enumerate((*names, *many))
    )


def team_places() -> tuple[SiteChoice, ...]:
    """Give the channels of some teams; their ids are no help to anybody."""
    teams = {"Craft": ("Daily", "General"), "Plans": ("General", "Roadmap"), "Support": ("Daily",)}
    many = {f"Project {number}": ("General",) for number in range(1, 31)}
    return tuple(
        SiteChoice("", f"{team} / {name}", f"https://graph.microsoft.com/{team}/{name}")
        for team, names in {**teams, **many}.items()
        for name in names
    )


def leave_form() -> LeaveForm:
    """Give a channel that is about to be left."""
    gone = removed_with(2).translated(lambda template: translate(SENTENCES, template))
    return LeaveForm(
        "slack-1", "Slack", "hooks.slack.com", "Webhook", is_channel=True, schedules=gone
    )
