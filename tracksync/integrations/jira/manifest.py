"""What the Jira Cloud integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

NAME = "jira"
TITLE = "Jira Cloud"

CAPABILITIES = frozenset({"tasks", "worklogs", "worklog-marks", "estimates"})

# An API token has the rights of its owner. These are what OAuth asks for instead (not offered yet).
SCOPES = {
    "read:jira-user": "to know who is signed in, and the time zone of that profile",
    "read:jira-work": "to list the tasks assigned to you and to look for worklogs already written",
    "write:jira-work": "to write, change and delete your own worklogs",
    "offline_access": "to stay signed in",
}

# Source: Jira Cloud, "Rate limiting", last updated 2026-08-12. API tokens are under bursts only.
RATE_LIMITS = {
    "reads per second and endpoint": 100,
    "writes per second and endpoint": 50,
    "writes per task in 2 s": 20,
    "writes per task in 30 s": 100,
}
RETRY_BASE = timedelta(seconds=5)

# Segments of a path that name nobody; all others stay out of the record of what was sent.
PATH_WORDS = frozenset(
    {"rest", "api", "3", "issue", "worklog", "myself", "serverInfo", "search", "jql", "ex", "jira"}
)

# The worklog property under which an entry's id stands in Jira. Documented; never change it.
MARK_PROPERTY = "tracksync"

QUALITY = {
    "sign-in is tried before it is saved": True,
    "re-sign-in keeps everything": True,
    "a lost answer is looked up before anything is sent again": True,
    "other people's worklogs are never touched": True,
    "README tells how to remove it": True,
}
