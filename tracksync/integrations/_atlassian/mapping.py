"""What the payloads of Jira Cloud and Data Center have in common. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from tracksync.core.clock import zone_info
from tracksync.core.tasks import LONGEST_NAME, Task, TaskRef
from tracksync.core.values import dataclass
from tracksync.network.untyped import (
    a_length,
    a_line,
    a_list,
    a_number,
    a_zone,
    an_id,
    an_object,
    odd,
    optional_date,
    optional_object,
)


@dataclass(frozen=True, slots=True)
class IssuePlace:
    """Where an issue was read: the integration, the connection, and the site's address."""

    service: str
    connection: str
    site_url: str


def issue_of(issue: object, place: IssuePlace, *, me: Mapping[str, str], seen_at: datetime) -> Task:
    """
    Read one issue.

    Args:
        me: What of an assignee names the person: `{"accountId": ...}`.
    """
    raw = an_object(issue)
    fields = optional_object(raw.get("fields"))
    status = optional_object(fields.get("status"))
    times = optional_object(fields.get("timetracking"))
    key = a_line(raw.get("key"), 100)
    if not key:
        raise ValueError(odd("key"))
    assignee = optional_object(fields.get("assignee"))
    return Task(
        ref=TaskRef(place.connection, an_id(raw.get("id"))),
        key=key,
        title=a_line(fields.get("summary"), 500),
        service=place.service,
        project=a_line(optional_object(fields.get("project")).get("name"), 200),
        state=a_line(status.get("name"), 100),
        is_done=optional_object(status.get("statusCategory")).get("key") == "done",
        url=f"{place.site_url.rstrip('/')}/browse/{key}",
        estimate=a_length(times.get("originalEstimateSeconds")),
        logged=a_length(times.get("timeSpentSeconds")),
        remaining=a_length(times.get("remainingEstimateSeconds")),
        is_assigned=all(assignee.get(name) == value for name, value in me.items()),
        assignee=a_line(assignee.get("displayName"), LONGEST_NAME),
        seen_at=seen_at,
        due_on=optional_date(fields.get("duedate")),
    )


def started_text(at: datetime, zone: str) -> str:
    """
    Write an instant as `2021-01-17T12:34:00.000+0000`, with the offset *zone* has at that moment.

    Jira refuses `Z` and `+00:00`. An offset with seconds in it (before time zones) is told in UTC.
    """
    local = at.astimezone(zone_info(zone) if a_zone(zone) else UTC)
    offset = local.utcoffset() or timedelta(0)
    if offset % timedelta(minutes=1):
        local, offset = at.astimezone(UTC), timedelta(0)
    sign = "-" if offset < timedelta(0) else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    wall = local.replace(tzinfo=None).isoformat(timespec="milliseconds")
    return f"{wall}{sign}{hours:02}{minutes:02}"


def worklogs_of(page: object) -> tuple[tuple[Mapping[str, object], ...], int]:
    """Read a page of worklogs: the entries as they are, and how many there are on all pages."""
    raw = an_object(page)
    entries = tuple(an_object(e) for e in a_list(raw.get("worklogs")))
    return entries, a_number(raw.get("total"))


def written_id(answer: object) -> str:
    """Read the id of the worklog a create or change answered with."""
    return an_id(an_object(answer).get("id"))
