"""
Jira's feeds of changed and deleted worklogs, and lists by id or by day.

Source: `tests/contracts/jira-cloud-v3.json`: entries of the last minute are not in the feeds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tracksync.demo.jira_world import Booked, Issue, JiraWorld, Person
from tracksync.demo.loopback import Answer, Asked

WORKED = re.compile(
    r'worklogAuthor = currentUser\(\) AND worklogDate >= "(\d{4}-\d\d-\d\d)"'
    r' AND worklogDate <= "(\d{4}-\d\d-\d\d)" ORDER BY key'
)
_BLIND_MS = 60_000
_MOST = 1_000


class JiraFeeds:
    """
    What changed, and what stands, of all issues.

    Args:
        now_ms: The site's clock.
        shown: Writes a worklog as JSON.

    Attributes:
        most: How many worklogs a page of a feed tells.
    """

    def __init__(
        self,
        world: JiraWorld,
        now_ms: Callable[[], int],
        shown: Callable[[Booked, Person, Asked], Mapping[str, Any]],
    ) -> None:
        self._world = world
        self._now_ms = now_ms
        self._shown = shown
        self.most = _MOST

    def updated(self, asked: Asked, _me: Person) -> Answer:
        """GET worklog/updated: of everybody."""
        standing = self._world.worklogs()
        return self._page(asked, "updated", {w.id: w.updated_ms for w in standing})

    def deleted(self, asked: Asked, _me: Person) -> Answer:
        """GET worklog/deleted: of everybody."""
        return self._page(asked, "deleted", self._world.deleted())

    def listed(self, asked: Asked, me: Person) -> Answer:
        """POST worklog/list: those with the ids named, as far as they stand."""
        wanted = {str(n) for n in _ids(asked)[:_MOST]}
        found = [w for w in self._world.worklogs() if w.id in wanted]
        return Answer(200, [self._shown(w, me, asked) for w in found])

    def worked(self, jql: str, me: Person) -> tuple[Issue, ...] | None:
        """Find the issues somebody worked on in a span of days; None for another query."""
        asked = WORKED.fullmatch(jql)
        if asked is None:
            return None
        first, last = date.fromisoformat(asked[1]), date.fromisoformat(asked[2])
        ids = {
            w.issue_id
            for w in self._world.worklogs()
            if w.author == me.account_id and first <= _day(w, me) <= last
        }
        found = (self._world.issue(issue_id) for issue_id in sorted(ids))
        return tuple(issue for issue in found if issue is not None and issue.is_visible)

    def _page(self, asked: Asked, kind: str, at_ms: Mapping[str, int]) -> Answer:
        since = int(asked.one("since", "0"))
        until = self._now_ms() - _BLIND_MS
        told = sorted((ms, i) for i, ms in at_ms.items() if since <= ms <= until)[: self.most]
        values = [{"worklogId": int(i), "updatedTime": ms, "properties": []} for ms, i in told]
        last = told[-1][0] if told else since
        link = f"/rest/api/3/worklog/{kind}?since={last}"
        body = {"values": values, "since": since, "until": last, "lastPage": len(told) < self.most}
        return Answer(200, body | {"self": f"https://site.example{link}"})


def _ids(asked: Asked) -> list[int]:
    told: list[int] = json.loads(asked.body)["ids"]
    return told


def _day(worklog: Booked, me: Person) -> date:
    started = datetime.fromtimestamp(worklog.started_ms / 1000, tz=UTC)
    return started.astimezone(ZoneInfo(me.zone)).date()
