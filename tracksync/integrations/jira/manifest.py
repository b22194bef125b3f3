"""What the Jira Cloud integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.ports.manifest import Endpoint, Limit, Manifest, all_kept

# The worklog property under which an entry's id stands in Jira. Documented; never change it.
MARK_PROPERTY = "tracksync"

_RATES = "Jira Cloud, Rate limiting, last updated 2026-08-12; API tokens are under bursts only"

MANIFEST = Manifest(
    name="jira",
    title="Jira Cloud",
    site_example="your-team.atlassian.net",
    asks_email=True,
    token_page="https://id.atlassian.com/manage-profile/security/api-tokens",  # noqa: S106  a page
    uses=(
        "Read the tasks assigned to you, and the ones you search for.",
        "Write, change and delete worklogs that TrackSync made. Nobody else's.",
    ),
    # An API token has the rights of its owner; these are what OAuth asks for instead.
    scopes={
        "read:jira-user": "to know who is signed in, and the time zone of that profile",
        "read:jira-work": "to list the tasks assigned to you and to look for worklogs that stand",
        "write:jira-work": "to write, change and delete your own worklogs",
        "offline_access": "to stay signed in",
    },
    endpoints=(
        Endpoint("GET", "/rest/api/3/serverInfo", "to know which kind of Jira it is"),
        Endpoint("GET", "/rest/api/3/myself", "to know who is signed in"),
        Endpoint("GET", "/rest/api/3/search/jql", "to list the tasks assigned to you"),
        Endpoint("GET", "/rest/api/3/issue/{issueIdOrKey}", "to read one task"),
        Endpoint("GET", "/rest/api/3/issue/{issueIdOrKey}/worklog", "to look before sending again"),
        Endpoint("GET", "/rest/api/3/issue/{issueIdOrKey}/worklog/{id}", "to see if it is gone"),
        Endpoint("GET", "/rest/api/3/worklog/updated", "to see which worklogs changed there"),
        Endpoint("GET", "/rest/api/3/worklog/deleted", "to see which worklogs were deleted there"),
        Endpoint("POST", "/rest/api/3/worklog/list", "to read yours among those"),
        Endpoint("POST", "/rest/api/3/issue/{issueIdOrKey}/worklog", "to write a worklog"),
        Endpoint("PUT", "/rest/api/3/issue/{issueIdOrKey}/worklog/{id}", "to change yours"),
        Endpoint("DELETE", "/rest/api/3/issue/{issueIdOrKey}/worklog/{id}", "to delete yours"),
    ),
    limits=(
        Limit("endpoint", "read", 100, timedelta(seconds=1), _RATES),
        Limit("endpoint", "write", 50, timedelta(seconds=1), _RATES),
        Limit("task", "write", 20, timedelta(seconds=2), _RATES),
        Limit("task", "write", 100, timedelta(seconds=30), _RATES),
    ),
    path_words=frozenset(
        {"rest", "api", "3", "issue", "worklog", "myself", "serverInfo", "search", "jql"}
        | {"ex", "jira", "updated", "deleted", "list"}
    ),
    quality=all_kept(),
)
