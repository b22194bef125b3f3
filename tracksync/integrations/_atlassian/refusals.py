"""How Jira says no, in Cloud and Data Center alike: its words, and what they mean for people."""

from __future__ import annotations

from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.network.exchange import Exchange
from tracksync.network.refusals import saying

_NOT_FOUND = 404
# A wrong or revoked token is sometimes let in as nobody: an empty search with 200, a 404 for every
# issue. Only this header tells. Source: Jira Cloud REST v3, intro, "Special headers".
_LOGIN_HEADER = "x-seraph-loginreason"
_LOGIN_FAILED = ("AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED")

_ELSEWHERE = say("Book the time on another task, or keep it here only.")
_NO_TRACKING = saying(
    r"time.?tracking",
    say("Time tracking is switched off in this Jira."),
    say("Ask a Jira administrator to switch it on."),
)
_NO_ISSUE = saying(
    r"issue does not exist|permission to see it|permission to view",
    say("Jira no longer shows you this task: it was deleted or moved, or your access ended."),
    _ELSEWHERE,
)
_NO_WORKLOG = saying(
    r"find worklog",
    say("The worklog is gone from Jira."),
    say("Send it again, or delete it here."),
)
SAYINGS = (
    saying(
        r"permission to (associate|edit|delete|add|update)|work on issues",
        say("Your Jira account may not log work on this task."),
        say("Ask for the permission “Work on issues” in its project, or book the time elsewhere."),
    ),
    saying(
        r"non-editable|not editable|archived|closed",
        say("The task is closed or archived, and Jira takes no worklogs on it."),
        say("Reopen the task in Jira, or book the time on another one."),
    ),
    _NO_TRACKING,
    _NO_ISSUE,
    _NO_WORKLOG,
    saying(
        r"time duration|timelogged|timespent",
        say("Jira does not take a worklog of this length."),
        say("Make the entry at least a minute long."),
    ),
)
# What is told where Jira's own words say nothing we know, by status.
BY_STATUS = {
    402: (
        say("This Jira site's plan does not allow it."),
        say("Ask a Jira administrator."),
    ),
    403: (
        say("Your Jira account is not allowed to do this."),
        say(
            "Ask a Jira administrator whether you may log work, and whether API tokens are allowed."
        ),
    ),
    404: (_NO_ISSUE.reason, _ELSEWHERE),
    410: (
        say("This Jira no longer offers what TrackSync asked for."),
        say("Update TrackSync."),
    ),
    413: (say("The task holds as many worklogs as Jira allows."), _ELSEWHERE),
}
ANYTHING = (
    say("Jira did not accept this."),
    say("Look at the task in Jira; change the entry or book it elsewhere."),
)


def is_already_gone(exchange: Exchange) -> bool:
    """
    Whether a 404 to a delete means that there is nothing left to delete.

    Jira answers 404 too where the task is hidden from the person or time tracking is off; it then
    says so in its body, and the worklog may still stand. A worklog that others restricted to a
    group the person has left cannot be told from one that is gone; nor can anything where the body
    is empty.
    """
    if exchange.status != _NOT_FOUND or exchange.is_page:
        return False
    told = told_by_jira(exchange)
    return not any(known.said.search(told) for known in (_NO_ISSUE, _NO_TRACKING))


def is_surely_gone(exchange: Exchange) -> bool:
    """Whether Jira says in words that there is no such worklog, on a task that it shows."""
    return (
        exchange.status == _NOT_FOUND
        and _NO_WORKLOG.said.search(told_by_jira(exchange)) is not None
    )


def is_nobody(exchange: Exchange) -> bool:
    """Whether Jira did not let the person in, whatever else its answer says."""
    return any(reason in exchange.headers.get(_LOGIN_HEADER, "") for reason in _LOGIN_FAILED)


def told_by_jira(exchange: Exchange) -> str:
    """Gather Jira's own words from an error body, which may be empty, a page, or anything."""
    try:
        body = exchange.json()
    except ValueError:
        return ""
    if not isinstance(body, dict):
        return ""
    found: list[str] = []
    messages, errors = body.get("errorMessages"), body.get("errors")
    if isinstance(messages, list):
        found += [m for m in messages[:5] if isinstance(m, str)]
    if isinstance(errors, dict):
        found += [f"{k}: {v}" for k, v in list(errors.items())[:5] if isinstance(v, str)]
    if not found and isinstance(body.get("message"), str):
        found.append(body["message"])
    return clean_line(" ".join(found), limit=300)
