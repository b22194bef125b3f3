"""
Where a service keeps the time of day, an entry arrives on the local day of that service's profile.

Whatever zone it was made in, on days with 23 and 25 hours too, in the noon hour and at midnight.
For Asana, which keeps dates only, see `test_asana_dates`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from tests.contract.integrations.asana.test_dates import moments, special_days
from tests.unit.core.test_time_properties import ZONES
from tracksync import integrations
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.integrations.azure_devops import history
from tracksync.integrations.jira import mapping as jira
from tracksync.integrations.jira_dc import mapping as jira_dc
from tracksync.integrations.tempo import mapping as tempo

# Profiles near and far: a half hour's turn of the clocks, both ends of the calendar, no zone told.
PROFILES = (
    *("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"),
    *("Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns", ""),
)


@cache
def made_everywhere() -> tuple[tuple[date, datetime], ...]:
    """Make entries in sixty zones: the day on the wall there, and the instant they began."""

    def made() -> Iterator[tuple[date, datetime]]:
        for zone in ZONES:
            for day in special_days(zone):
                for moment in moments(day, zone):
                    yield day, datetime.combine(day, moment, ZoneInfo(zone)).astimezone(UTC)

    return tuple(made())


def said(at: datetime) -> Worklog:
    return Worklog(TaskRef("jira-1", "10001"), at, 60, "", "mark")


def by_jira(at: datetime, zone: str) -> datetime:
    return _started(jira.worklog_body(said(at), zone=zone, is_new=True))


def by_data_center(at: datetime, zone: str) -> datetime:
    return _started(jira_dc.worklog_body(said(at), zone=zone, is_new=True, is_marked=False))


def _started(body: Mapping[str, object]) -> datetime:
    return datetime.fromisoformat(str(body["started"]))


def by_tempo(at: datetime, zone: str) -> datetime:
    body = tempo.new_body(said(at), account_id="mia", zone=zone, mark_key="")
    wall = datetime.fromisoformat(f"{body['startDate']}T{body['startTime']}")
    return wall.replace(tzinfo=ZoneInfo(zone or "UTC"))


# Those that keep the time of day; one keeps dates (`test_asana_dates`), one sums (below).
TOLD = {"jira": by_jira, "jira_dc": by_data_center, "tempo": by_tempo}


def test_no_service_is_left_out() -> None:
    """Whoever takes time tells here where it arrives."""
    manifests = [
        importlib.import_module(f"tracksync.integrations.{name}").MANIFEST
        for name in integrations.names()
    ]
    takes_time = {manifest.name for manifest in manifests if not manifest.is_channel}

    assert takes_time == {*TOLD, "asana", "azure_devops"}


@pytest.mark.parametrize("zone", PROFILES)
@pytest.mark.parametrize("told", TOLD.values())
def test_made_in_sixty_zones_it_arrives_on_the_day_of_the_profile(
    told: Callable[[datetime, str], datetime], zone: str
) -> None:
    """The clock of the profile shows the date and the time of day that are written."""
    profile = ZoneInfo(zone or "UTC")
    for _, at in made_everywhere():
        arrived, wanted = told(at, zone), at.astimezone(profile)
        assert arrived.replace(tzinfo=None) == wanted.replace(tzinfo=None), at

    assert len(set(ZONES)) >= 60


@pytest.mark.parametrize("told", [by_jira, by_data_center])
def test_what_carries_its_offset_is_that_very_instant(
    told: Callable[[datetime, str], datetime],
) -> None:
    """In the hour that comes twice as well."""
    hour = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    twice = (hour, hour + timedelta(hours=1))

    assert [told(at, "Europe/Berlin") for at in twice] == [*twice]
    assert all(told(at, "Europe/Berlin") == at for _, at in made_everywhere())


def test_a_day_at_home_is_the_same_day_there() -> None:
    """Whoever works in the zone of the profile finds each entry on the date on the wall."""
    for zone in ZONES:
        for day in special_days(zone):
            for moment in moments(day, zone):
                at = datetime.combine(day, moment, ZoneInfo(zone)).astimezone(UTC)
                for told in TOLD.values():
                    assert told(at, zone).date() == day, (told, zone, at)


def test_azure_devops_notes_the_instant() -> None:
    """It keeps sums without a day; the line in its history says when, for everybody alike."""
    for _, at in made_everywhere():
        assert f":{at:%Y-%m-%dT%H:%M:%S}Z]" in history.comment_of("mark", None, said(at))
