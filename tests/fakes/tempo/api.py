"""
Tempo's answers, from what stands in a `TempoWorld`. The part TrackSync uses, and no more.

Source: `tests/contracts/tempo-v4.json`; sentences of refusals as people report them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.fakes.tempo.world import Booked, Person, TempoWorld
from tracksync.demo.loopback import Answer, Asked, Refusal, Routes

_MOST_PER_PAGE = 1000


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def refusal(status: int, message: str) -> Refusal:
    """Refuse with a message, as Tempo writes it."""
    return Refusal(Answer(status, {"errors": [{"message": message}]}))


class TempoApi:
    """
    Answers requests as Tempo does.

    Args:
        world: What stands.
        now_ms: The site's clock.
    """

    def __init__(self, world: TempoWorld, *, now_ms: Callable[[], int] = _now_ms) -> None:
        self.world = world
        self.base_url = "https://api.tempo.io"
        self._now_ms = now_ms
        self._routes = Routes(
            "/4/",
            ("GET", r"timesheet-approvals/user/([^/]+)", self._timesheet),
            ("GET", "work-attributes", self._attributes),
            ("GET", "accounts", self._accounts),
            ("GET", r"worklogs/user/([^/]+)", self._worklogs),
            ("POST", "worklogs", self._add),
            ("GET", r"worklogs/([^/]+)", self._worklog),
            ("PUT", r"worklogs/([^/]+)", self._change),
            ("DELETE", r"worklogs/([^/]+)", self._delete),
        )

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""
        with self.world.lock:
            try:
                return self._answer(asked)
            except Refusal as refused:
                return refused.answer

    def _answer(self, asked: Asked) -> Answer:
        me = self.world.who(asked.bearer)
        if me is None:
            return Answer(401, b"<html>Unauthorized</html>", {"Content-Type": "text/html"})
        handler = self._routes.find(asked)
        if handler is None:
            raise refusal(404, f"No endpoint {asked.path}")
        return handler(asked, me)

    # --- who, and what must be said ---------------------------------------------------------------

    def _timesheet(self, asked: Asked, me: Person, account_id: str) -> Answer:
        if account_id != me.account_id:
            raise refusal(404, "User is invalid")
        day = asked.one("from")
        here = f"{self.base_url}/4/timesheet-approvals/user/{account_id}"
        return Answer(
            200,
            {
                "self": f"{here}?from={day}",
                "period": {"from": day, "to": day},
                "requiredSeconds": 28_800,
                "timeSpentSeconds": 0,
                "status": {"key": "OPEN"},
                "user": self._user(account_id),
                "actions": {"submit": {"self": f"{here}/submit"}},
                "worklogs": {"self": f"{self.base_url}/4/worklogs/user/{account_id}"},
            },
        )

    def _attributes(self, asked: Asked, _me: Person) -> Answer:
        return self._page(
            asked,
            (
                {
                    "self": f"{self.base_url}/4/work-attributes/{a.key}",
                    "key": a.key,
                    "name": a.name,
                    "type": a.type,
                    "required": a.required,
                    **({"values": list(a.names), "names": a.names} if a.names else {}),
                }
                for a in self.world.attributes.values()
            ),
        )

    def _accounts(self, asked: Asked, _me: Person) -> Answer:
        if self.world.rules.get("accounts are private"):
            raise Refusal(Answer(403, b"<html>Forbidden</html>", {"Content-Type": "text/html"}))
        here = f"{self.base_url}/4/accounts"
        return self._page(
            asked,
            (
                {
                    "self": f"{here}/{a.key}",
                    "key": a.key,
                    "id": number,
                    "name": a.name,
                    "status": a.status,
                    "global": False,
                    "lead": {"accountId": "lead"},
                    "links": {"self": f"{here}/{a.key}/links"},
                }
                for number, a in enumerate(self.world.accounts.values(), 1)
            ),
        )

    # --- worklogs ---------------------------------------------------------------------------------

    def _worklogs(self, asked: Asked, me: Person, account_id: str) -> Answer:
        first, last = asked.one("from", "0000"), asked.one("to", "9999")
        since = asked.one("updatedFrom", "1970-01-01T00:00:00Z")
        since_ms = datetime.fromisoformat(since).timestamp() * 1000
        found = (
            w
            for w in self.world.worklogs()
            if w.author == account_id == me.account_id
            and first <= w.start_date <= last
            and w.updated_ms >= since_ms
        )
        by_start = sorted(found, key=lambda w: (w.start_date, w.start_time, w.id))
        return self._page(asked, map(self._json, by_start))

    def _worklog(self, _asked: Asked, _me: Person, worklog_id: str) -> Answer:
        return Answer(200, self._json(self._found(worklog_id)))

    def _add(self, asked: Asked, me: Person) -> Answer:
        body = _payload(asked)
        issue = self.world.issues.get(body.get("issueId", 0))
        if issue is None or not issue.is_visible:
            raise refusal(400, f"Issue with id {body.get('issueId')} does not exist")
        if not issue.may_log:
            raise refusal(400, "You do not have permission to log work on this issue")
        now = self._now_ms()
        worklog = self._told(body, me, self.world.next_id(), issue.id, (now, now))
        self.world.book(worklog)
        return Answer(200, self._json(worklog))

    def _change(self, asked: Asked, me: Person, worklog_id: str) -> Answer:
        old = self._found(worklog_id)
        self._check_may_change(old, me)
        times = (old.created_ms, self._now_ms())
        new = self._told(_payload(asked), me, old.id, old.issue_id, times)
        self.world.book(new)
        return Answer(200, self._json(new))

    def _delete(self, _asked: Asked, me: Person, worklog_id: str) -> Answer:
        worklog = self._found(worklog_id)
        self._check_may_change(worklog, me)
        self.world.unbook(worklog.id)
        return Answer(204)

    def _found(self, worklog_id: str) -> Booked:
        worklog = self.world.worklog(worklog_id)
        if worklog is None:
            raise refusal(404, "Worklog cannot be found in the system")
        return worklog

    def _check_may_change(self, worklog: Booked, me: Person) -> None:
        if worklog.author != me.account_id:
            raise refusal(400, "You do not have permission to edit worklogs of others")
        self._check_is_open(worklog.start_date)

    def _check_is_open(self, day: str) -> None:
        if self.world.is_closed(day):
            raise refusal(400, "Cannot log work in a closed period")

    def _told(
        self, body: dict[str, Any], me: Person, number: int, issue_id: int, times: tuple[int, int]
    ) -> Booked:
        """Make the worklog a body tells of: what it leaves out gets its default."""
        if body.get("authorAccountId") != me.account_id:
            raise refusal(400, "You do not have permission to log work for others")
        self._check_is_open(str(body.get("startDate")))
        description, seconds = body.get("description", ""), body["timeSpentSeconds"]
        if self.world.rules.get("description") and not description:
            raise refusal(400, "Description is required")
        if self.world.rules.get("estimate") and "remainingEstimateSeconds" not in body:
            raise refusal(400, "Remaining estimate must not be empty")
        created_ms, updated_ms = times
        return Booked(
            id=number,
            issue_id=issue_id,
            author=me.account_id,
            start_date=date.fromisoformat(body["startDate"]).isoformat(),
            start_time=body.get("startTime", "00:00:00"),
            seconds=seconds,
            billable=body.get("billableSeconds", seconds),
            description=description,
            created_ms=created_ms,
            updated_ms=updated_ms,
            attributes=self._attributes_told(body.get("attributes", [])),
        )

    def _attributes_told(self, told: list[dict[str, str]]) -> dict[str, str]:
        given = {one["key"]: one.get("value", "") for one in told}
        for key, value in given.items():
            known = self.world.attributes.get(key)
            if known is None:
                raise refusal(400, f"Work attribute {key} not found")
            if known.names and value not in known.names:
                raise refusal(400, f"Work attribute {known.name} ({key}) has no such value")
            account = self.world.accounts.get(value)
            if known.type == "ACCOUNT" and (account is None or account.status != "OPEN"):
                raise refusal(400, f"Account '{value}' not found")
        for known in self.world.attributes.values():
            if known.required and not given.get(known.key):
                raise refusal(400, f"Work attribute {known.name} ({known.key}) is required")
        return given

    # --- writing ----------------------------------------------------------------------------------

    def _user(self, account_id: str) -> dict[str, str]:
        link = f"https://{self.world.site}/rest/api/2/user?accountId={account_id}"
        return {"accountId": account_id, "self": link}

    def _json(self, worklog: Booked) -> dict[str, Any]:
        here = f"{self.base_url}/4/worklogs/{worklog.id}"
        person = self.world.people.get(worklog.author)
        zone = ZoneInfo(person.zone if person is not None else "UTC")
        wall = datetime.fromisoformat(f"{worklog.start_date}T{worklog.start_time}")
        return {
            "self": here,
            "tempoWorklogId": worklog.id,
            "issue": {
                "id": worklog.issue_id,
                "self": f"https://{self.world.site}/rest/api/2/issue/{worklog.issue_id}",
            },
            "timeSpentSeconds": worklog.seconds,
            "billableSeconds": worklog.billable,
            "startDate": worklog.start_date,
            "startTime": worklog.start_time,
            "startDateTimeUtc": _instant(wall.replace(tzinfo=zone)),
            "description": worklog.description,
            "createdAt": _instant(datetime.fromtimestamp(worklog.created_ms / 1000, UTC)),
            "updatedAt": _instant(datetime.fromtimestamp(worklog.updated_ms / 1000, UTC)),
            "author": self._user(worklog.author),
            "attributes": {
                "self": f"{here}/work-attribute-values",
                "values": [{"key": k, "value": v} for k, v in worklog.attributes.items()],
            },
        }

    def _page(self, asked: Asked, results: Iterable[dict[str, Any]]) -> Answer:
        offset, limit = int(asked.one("offset", "0")), int(asked.one("limit", "50"))
        limit = min(limit, _MOST_PER_PAGE)
        every = list(results)
        page = every[offset : offset + limit]
        here = f"{self.base_url}{asked.path}"
        metadata: dict[str, Any] = {"count": len(page), "offset": offset, "limit": limit}
        if offset + limit < len(every):
            metadata["next"] = f"{here}?offset={offset + limit}&limit={limit}"
        return Answer(200, {"self": here, "metadata": metadata, "results": page})


def _payload(asked: Asked) -> dict[str, Any]:
    try:
        body = asked.json()
    except ValueError:
        body = None
    if isinstance(body, dict) and {"startDate", "timeSpentSeconds"} <= set(body):
        return body
    raise refusal(400, "The body cannot be read")


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
