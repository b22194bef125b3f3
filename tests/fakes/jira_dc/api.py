"""
Jira Data Center's answers, where they are others than Jira Cloud's.

Source: `tests/contracts/jira-dc-v2.json`: comments are text, people have keys and names, a search
goes by `startAt`, all worklogs of an issue come at once.
"""

from __future__ import annotations

from typing import Any

from tests.fakes.jira_dc.world import DataCenterWorld
from tracksync.demo.jira_api import JiraApi, fields_of, number, refusal
from tracksync.demo.jira_world import Person
from tracksync.demo.loopback import Answer, Asked, Routes

_MOST_PER_PAGE = 1000
_EVERYTHING = 10**9


class DataCenterApi(JiraApi):
    """Answers requests as Jira Data Center does."""

    root = "/rest/api/2"
    world: DataCenterWorld

    def __init__(self, world: DataCenterWorld) -> None:
        super().__init__(world)
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
            ("GET", "worklog/updated", self.feeds.updated),
            ("GET", "worklog/deleted", self.feeds.deleted),
            ("POST", "worklog/list", self.feeds.listed),
        )

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
        found, _ = self._asked_for(asked.one("jql"), me, 0, _EVERYTHING)
        start = number(asked.one("startAt", "0"))
        count = min(number(asked.one("maxResults", "50")), _MOST_PER_PAGE)
        page = [self._issue_json(i, fields_of(asked)) for i in found[start : start + count]]
        body = {"startAt": start, "maxResults": count, "total": len(found), "issues": page}
        return Answer(200, body)

    def _worklogs(self, asked: Asked, me: Person, key: str) -> Answer:
        standing = self.world.worklogs(self._tracked(key, 404))
        page = [self._json(w, me, asked) for w in standing]
        count = len(standing)
        body = {"startAt": 0, "maxResults": count, "total": count, "worklogs": page}
        return Answer(200, body)
