"""
Jira Data Center's answers, where they are others than Jira Cloud's.

Source: `tests/contracts/jira-dc-v2.json`: comments are text, people have keys and names, a search
goes by `startAt`, all worklogs of an issue come at once, feeds leave out the last minute.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.jira_dc.world import DataCenterWorld
from tracksync.demo.jira_api import JiraApi, fields_of, number, refusal
from tracksync.demo.jira_world import Booked, Issue, Person
from tracksync.demo.loopback import Answer, Asked, Routes

_MOST_PER_PAGE = 1000
_MINUTE_MS = 60_000
_ASSIGNED = re.compile(
    r"assignee = currentUser\(\) AND statusCategory != Done ORDER BY updated DESC"
)
_BOOKED = re.compile(
    r'worklogAuthor = currentUser\(\) AND worklogDate >= "(\d{4}-\d\d-\d\d)"'
    r' AND worklogDate <= "(\d{4}-\d\d-\d\d)" ORDER BY id ASC'
)


class DataCenterApi(JiraApi):
    """
    Answers requests as Jira Data Center does.

    Args:
        world: What stands.

    Attributes:
        ahead: How far the site's clock was put forward.
        most_changes: How many worklogs a page of a feed tells.
    """

    root = "/rest/api/2"
    world: DataCenterWorld

    def __init__(self, world: DataCenterWorld) -> None:
        self.ahead = timedelta(0)
        self.most_changes = 1000
        super().__init__(world, now_ms=self._site_ms)
        self._routes = Routes(
            f"{self.root}/",
            ("GET", "myself", self._myself),
            ("GET", "search", self._search),
            ("GET", r"issue/([^/]+)", self._issue),
            ("GET", r"issue/([^/]+)/worklog", self._worklogs),
            ("POST", r"issue/([^/]+)/worklog", self._add),
            ("GET", r"issue/([^/]+)/worklog/([^/]+)", self._worklog),
            ("PUT", r"issue/([^/]+)/worklog/([^/]+)", self._change),
            ("DELETE", r"issue/([^/]+)/worklog/([^/]+)", self._delete),
            ("GET", "worklog/updated", self._updated),
            ("GET", "worklog/deleted", self._deleted),
            ("POST", "worklog/list", self._listed),
        )

    def _site_ms(self) -> int:
        return time.time_ns() // 1_000_000 + self.ahead // timedelta(milliseconds=1)

    def _answer(self, asked: Asked) -> Answer:
        self._sign_in(asked)  # also for what a nobody may read: a dead token is told at once
        return super()._answer(asked)

    def _sign_in(self, asked: Asked) -> Person:
        person = self.world.bearer_of(asked.bearer.encode("latin-1").decode("utf-8", "replace"))
        if person is None:
            raise refusal(401, "You do not have the permission to see the specified issue.")
        return person

    def _server_info(self) -> dict[str, Any]:
        told = {"version": "10.3.24", "versionNumbers": [10, 3, 24], "deploymentType": "Server"}
        return {**super()._server_info(), **told}

    def _person(self, person: Person) -> dict[str, Any]:
        name = person.email.partition("@")[0]
        return {
            "key": person.account_id,
            "name": name,
            "active": True,
            "displayName": person.name,
            "self": f"{self.base_url}{self.root}/user?username={name}",
        }

    @staticmethod
    def _is_comment(comment: object) -> bool:
        return isinstance(comment, str)

    def _search(self, asked: Asked, me: Person) -> Answer:
        found = list(self._matching(asked.one("jql"), me))
        start = number(asked.one("startAt", "0"))
        count = min(number(asked.one("maxResults", "50")), _MOST_PER_PAGE)
        page = [self._issue_json(i, fields_of(asked)) for i in found[start : start + count]]
        body = {"startAt": start, "maxResults": count, "total": len(found), "issues": page}
        return Answer(200, body)

    def _matching(self, jql: str, me: Person) -> Iterator[Issue]:
        if _ASSIGNED.fullmatch(jql):
            yield from self.world.assigned(me.account_id)
            return
        booked = _BOOKED.fullmatch(jql)
        if booked is None:
            raise refusal(400, f"Error in the JQL Query: {jql[:100]}")
        first, last = date.fromisoformat(booked[1]), date.fromisoformat(booked[2])
        ids = {
            w.issue_id
            for w in self.world.worklogs()
            if w.author == me.account_id and first <= _day(w, me.zone) <= last
        }
        for issue in map(self.world.issue, sorted(ids, key=int)):
            if issue is not None and issue.is_visible:
                yield issue

    def _worklogs(self, asked: Asked, me: Person, key: str) -> Answer:
        standing = self.world.worklogs(self._tracked(key, 404))
        page = [self._json(w, me, asked) for w in standing]
        count = len(standing)
        body = {"startAt": 0, "maxResults": count, "total": count, "worklogs": page}
        return Answer(200, body)

    def _delete(self, asked: Asked, me: Person, key: str, worklog_id: str) -> Answer:
        issue = self._tracked(key, 404)
        self._check_may_log(issue, me)
        worklog = self._found(issue, worklog_id)
        self._check_is_own(worklog, me, "delete")
        left = self._adjusted(asked, issue, -worklog.seconds)
        self.world.unbook_at(left, worklog, self._site_ms())
        return Answer(204)

    def _updated(self, asked: Asked, _me: Person) -> Answer:
        return self._feed(asked, ((w.id, w.updated_ms) for w in self.world.worklogs()))

    def _deleted(self, asked: Asked, _me: Person) -> Answer:
        return self._feed(asked, iter(self.world.gone))

    def _feed(self, asked: Asked, changes: Iterator[tuple[str, int]]) -> Answer:
        since, latest = int(asked.one("since", "0")), self._site_ms() - _MINUTE_MS
        fresh = sorted((at, i) for i, at in changes if since <= at <= latest)
        page = fresh[: self.most_changes]
        is_last = len(page) == len(fresh)
        body = {
            "values": [{"worklogId": int(i), "updatedTime": at} for at, i in page],
            "since": since,
            "until": latest if is_last else page[-1][0],
            "self": f"{self.base_url}{self.root}/worklog/updated?since={since}",
            "lastPage": is_last,
        }
        return Answer(200, body)

    def _listed(self, asked: Asked, me: Person) -> Answer:
        ids = {str(one) for one in asked.json()["ids"]}
        found = [w for w in self.world.worklogs() if w.id in ids]
        return Answer(200, [self._json(w, me, asked) for w in found])


def _day(worklog: Booked, zone: str) -> date:
    started_at = datetime.fromtimestamp(worklog.started_ms / 1000, tz=UTC)
    return started_at.astimezone(ZoneInfo(zone)).date()
