"""
Jira Cloud's answers, from what stands in a `JiraWorld`. The part TrackSync uses, and no more.

Source: `tests/contracts/jira-cloud-v3.json`; sentences of refusals as Jira words them in English.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tracksync.demo.jira_feeds import JiraFeeds
from tracksync.demo.jira_world import Booked, Issue, JiraWorld, Person
from tracksync.demo.loopback import Answer, Asked, Refusal, Routes

_STARTED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}")
_DURATION = re.compile(r"(\d+)([dhm])")
_UNIT_S = {"d": 28_800, "h": 3_600, "m": 60}
_JQL = re.compile(
    r"\s*assignee = currentUser\(\) AND statusCategory != Done ORDER BY updated DESC\s*"
)
_MOST_PER_PAGE = 100
_MINUTE_S = 60
_NUMBER = re.compile(r"[0-9]{1,9}")
_CATEGORIES = {"new": (2, "To Do"), "indeterminate": (4, "In Progress"), "done": (3, "Done")}
_NO_ISSUE = "Issue does not exist or you do not have permission to see it."


def refusal(status: int, *messages: str, **errors: str) -> Refusal:
    """Refuse in Jira's form."""
    return Refusal(Answer(status, {"errorMessages": list(messages), "errors": errors}))


def _payload(asked: Asked) -> dict[str, Any]:
    try:
        body = asked.json()
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    raise refusal(400, "Invalid request payload. Refer to the REST API.")


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class JiraApi:
    """
    Answers requests as Jira Cloud does. What Data Center does otherwise, its double overrides.

    Args:
        world: What stands.
        now_ms: The site's clock.
    """

    root = "/rest/api/3"

    def __init__(self, world: JiraWorld, *, now_ms: Callable[[], int] = _now_ms) -> None:
        self.world = world
        self.base_url = "https://example.atlassian.net"
        self._clock_ms = now_ms
        self._ahead_ms = 0
        self.feeds = JiraFeeds(world, self._now_ms, self._json)
        self._routes = Routes(
            f"{self.root}/",
            ("GET", "myself", self._myself),
            ("GET", "search/jql", self._search),
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

    def let_pass(self, seconds: int) -> None:
        """Set the site's clock ahead."""
        self._ahead_ms += 1000 * seconds

    def _now_ms(self) -> int:
        return self._clock_ms() + self._ahead_ms

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""
        with self.world.lock:
            try:
                return self._answer(asked)
            except Refusal as refusal:
                return refusal.answer

    def _answer(self, asked: Asked) -> Answer:
        if (asked.method, asked.path) == ("GET", f"{self.root}/serverInfo"):
            return Answer(200, self._server_info())
        me = self._sign_in(asked)
        handler = self._routes.find(asked)
        if handler is None:
            raise refusal(404, "null for uri: " + asked.path)
        return handler(asked, me)

    def _sign_in(self, asked: Asked) -> Person:
        person = self.world.who(*asked.sign_in)
        if person is None:
            raise refusal(401, "Client must be authenticated to access this resource.")
        return person

    def _server_info(self) -> dict[str, Any]:
        return {
            "baseUrl": self.base_url,
            "version": "1001.0.0-SNAPSHOT",
            "versionNumbers": [1001, 0, 0],
            "deploymentType": "Cloud",
            "buildNumber": 100_300,
            "serverTitle": self.world.title,
        }

    def _myself(self, _asked: Asked, me: Person) -> Answer:
        return Answer(200, {**self._person(me), "emailAddress": me.email, "timeZone": me.zone})

    def _search(self, asked: Asked, me: Person) -> Answer:
        count = min(number(asked.one("maxResults", "50")), _MOST_PER_PAGE)
        start = _token_start(asked.one("nextPageToken"))
        issues, has_more = self._asked_for(asked.one("jql"), me, start, count)
        found = [self._issue_json(i, fields_of(asked)) for i in issues]
        if not has_more:
            return Answer(200, {"issues": found, "isLast": True})
        token = base64.urlsafe_b64encode(f"from {start + count}".encode()).decode()
        return Answer(200, {"issues": found, "nextPageToken": token, "isLast": False})

    def _asked_for(
        self, jql: str, me: Person, start: int, count: int
    ) -> tuple[tuple[Issue, ...], bool]:
        if _JQL.fullmatch(jql):
            return self.world.page(me.account_id, start, count)
        worked = self.feeds.worked(jql, me)
        if worked is None:
            raise refusal(400, f"Error in the JQL Query: {jql[:100]}")
        return worked[start : start + count], len(worked) > start + count

    def _issue(self, asked: Asked, _me: Person, key: str) -> Answer:
        return Answer(200, self._issue_json(self._seen(key), fields_of(asked)))

    def _worklogs(self, asked: Asked, me: Person, key: str) -> Answer:
        issue = self._tracked(key, 404)
        after = int(asked.one("startedAfter", "-1"))
        before = int(asked.one("startedBefore", str(2**62)))
        start = number(asked.one("startAt", "0"))
        count = min(number(asked.one("maxResults", "5000")), 5000)
        standing = [w for w in self.world.worklogs(issue) if after <= w.started_ms < before]
        page = [self._json(w, me, asked) for w in standing[start : start + count]]
        body = {"startAt": start, "maxResults": count, "total": len(standing), "worklogs": page}
        return Answer(200, body)

    def _worklog(self, asked: Asked, me: Person, key: str, worklog_id: str) -> Answer:
        return Answer(200, self._json(self._found(self._tracked(key, 404), worklog_id), me, asked))

    def _add(self, asked: Asked, me: Person, key: str) -> Answer:
        issue = self._tracked(key, 400)
        self._check_may_log(issue, me)
        body = _payload(asked)
        now = self._now_ms()
        worklog = Booked(
            self.world.next_id(), issue.id, me.account_id, 0, 0, now, now, body.get("comment")
        )
        worklog = self._told(worklog, body, is_new=True)
        self.world.book(self._adjusted(asked, issue, worklog.seconds), worklog)
        return Answer(201, self._json(worklog, me, asked))

    def _change(self, asked: Asked, me: Person, key: str, worklog_id: str) -> Answer:
        issue = self._tracked(key, 404)
        self._check_may_log(issue, me)
        old = self._found(issue, worklog_id)
        self._check_is_own(old, me, "edit")
        new = replace(self._told(old, _payload(asked), is_new=False), updated_ms=self._now_ms())
        self.world.book(self._adjusted(asked, issue, new.seconds - old.seconds), new)
        return Answer(200, self._json(new, me, asked))

    def _delete(self, asked: Asked, me: Person, key: str, worklog_id: str) -> Answer:
        issue = self._tracked(key, 404)
        self._check_may_log(issue, me)
        worklog = self._found(issue, worklog_id)
        self._check_is_own(worklog, me, "delete")
        issue = self._adjusted(asked, issue, -worklog.seconds)
        self.world.unbook(issue, worklog, at_ms=self._now_ms())
        return Answer(204)

    def _seen(self, key: str) -> Issue:
        issue = self.world.issue(key)
        if issue is None or not issue.is_visible:
            raise refusal(404, _NO_ISSUE)
        return issue

    def _tracked(self, key: str, status: int) -> Issue:
        issue = self._seen(key)
        if not self.world.has_time_tracking:
            raise refusal(status, "Time Tracking is currently disabled.")
        return issue

    def _found(self, issue: Issue, worklog_id: str) -> Booked:
        worklog = self.world.worklog(issue, worklog_id)
        if worklog is None:
            raise refusal(404, f"Cannot find worklog with id: '{worklog_id}'.")
        return worklog

    @staticmethod
    def _check_may_log(issue: Issue, me: Person) -> None:
        if not issue.is_editable:
            words = "You can not edit the issue as it is in a non-editable workflow state."
            raise refusal(400, words)
        if not issue.may_log:
            words = "you do not have the permission to associate a worklog to this issue."
            raise refusal(400, f"{me.name}, {words}")

    @staticmethod
    def _check_is_own(worklog: Booked, me: Person, verb: str) -> None:
        if worklog.author != me.account_id:
            words = f"{me.name}, you do not have permission to {verb} the specified worklog."
            raise refusal(400, words, "Worklog must not be null.")

    @staticmethod
    def _adjusted(asked: Asked, issue: Issue, more_s: int) -> Issue:
        remaining = issue.remaining_s
        match asked.one("adjustEstimate", "auto"):
            case "auto" if remaining is not None:
                remaining = max(0, remaining - more_s)
            case "new":
                remaining = _duration(asked.one("newEstimate"))
            case "manual":
                remaining = max(0, (remaining or 0) - _duration(asked.one("reduceBy")))
            case _:
                pass
        spent = max(0, issue.spent_s + more_s)
        return replace(issue, spent_s=spent, remaining_s=remaining)

    def _told(self, worklog: Booked, body: Mapping[str, Any], *, is_new: bool) -> Booked:
        if is_new and ("started" not in body or "timeSpentSeconds" not in body):
            raise refusal(400, "Worklog must not be null.")
        if "started" in body:
            worklog = replace(worklog, started_ms=_instant_ms(body["started"]))
        if "timeSpentSeconds" in body:
            seconds = body["timeSpentSeconds"]
            if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < _MINUTE_S:
                raise refusal(400, timeLogged="Invalid time duration entered.")
            worklog = replace(worklog, seconds=seconds // _MINUTE_S * _MINUTE_S)
        if "comment" in body:
            if not self._is_comment(body["comment"]):
                raise refusal(400, comment="Comment body is not valid!")
            worklog = replace(worklog, comment=body["comment"])
        named = {p["key"]: p["value"] for p in body.get("properties", [])}
        return replace(worklog, properties={**worklog.properties, **named})

    @staticmethod
    def _is_comment(comment: object) -> bool:
        return isinstance(comment, dict) and comment.get("type") == "doc"

    def _person(self, person: Person) -> dict[str, Any]:
        return {
            "accountId": person.account_id,
            "accountType": "atlassian",
            "active": True,
            "displayName": person.name,
            "self": f"{self.base_url}{self.root}/user?accountId={person.account_id}",
        }

    def _issue_json(self, issue: Issue, wanted: frozenset[str]) -> dict[str, Any]:
        place, name = _CATEGORIES[issue.category]
        assignee = self.world.people.get(issue.assignee)
        times = {
            "originalEstimateSeconds": issue.original_s,
            "remainingEstimateSeconds": issue.remaining_s,
            "timeSpentSeconds": issue.spent_s or None,
        }
        fields = {
            "summary": issue.title,
            "project": {"id": "1", "key": issue.key.partition("-")[0], "name": issue.project},
            "assignee": self._person(assignee) if assignee is not None else None,
            "status": {
                "name": issue.state,
                "statusCategory": {"id": place, "key": issue.category, "name": name},
            },
            "timetracking": {k: v for k, v in times.items() if v is not None},
            "duedate": issue.due_on or None,
        }
        shown = {k: v for k, v in fields.items() if k in wanted or "*all" in wanted}
        link = f"{self.base_url}{self.root}/issue/{issue.id}"
        return {"id": issue.id, "key": issue.key, "self": link, "fields": shown}

    def _json(self, worklog: Booked, me: Person, asked: Asked) -> dict[str, Any]:
        author = self.world.people.get(worklog.author)
        person = self._person(author) if author is not None else {"accountId": worklog.author}
        path = f"{self.root}/issue/{worklog.issue_id}/worklog/{worklog.id}"
        told: dict[str, Any] = {
            "self": self.base_url + path,
            "id": worklog.id,
            "issueId": worklog.issue_id,
            "author": person,
            "updateAuthor": person,
            "created": _instant_text(worklog.created_ms, me.zone),
            "updated": _instant_text(worklog.updated_ms, me.zone),
            "started": _instant_text(worklog.started_ms, me.zone),
            "timeSpent": f"{worklog.seconds // _MINUTE_S}m",
            "timeSpentSeconds": worklog.seconds,
        }
        if worklog.comment is not None:
            told["comment"] = worklog.comment
        if "properties" in asked.one("expand"):
            told["properties"] = [{"key": k, "value": v} for k, v in worklog.properties.items()]
        return told


def _instant_ms(text: object) -> int:
    wrong = refusal(400, f"Error parsing time: {str(text)[:40]}")
    if not isinstance(text, str) or not _STARTED.fullmatch(text):
        raise wrong
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as e:
        raise wrong from e
    return round(instant.timestamp() * 1000)


def _instant_text(ms: int, zone: str) -> str:
    instant = datetime.fromtimestamp(ms // 1000, tz=UTC).astimezone(ZoneInfo(zone))
    return f"{instant:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03}{instant:%z}"


def fields_of(asked: Asked) -> frozenset[str]:
    """Tell which fields of an issue are asked for."""
    return frozenset(name for value in asked.query.get("fields", []) for name in value.split(","))


def number(text: str) -> int:
    """Read a number of a query; a 400 for what is none."""
    if not _NUMBER.fullmatch(text):
        raise refusal(400, f"Not a number: {text[:20]}")
    return int(text)


def _token_start(token: str) -> int:
    if not token:
        return 0
    try:
        word, _, start = base64.urlsafe_b64decode(token.encode()).decode().partition(" ")
    except ValueError:
        word, start = "", ""
    if word != "from":
        raise refusal(400, "Invalid token.")
    return number(start)


def _duration(text: str) -> int:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise refusal(400, "Invalid time duration entered.")
    return int(found[1]) * _UNIT_S[found[2]]
