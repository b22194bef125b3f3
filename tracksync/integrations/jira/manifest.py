"""What the Jira Cloud integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.delivery.pacing import Limit
from tracksync.ports.manifest import GIVES_BACK, AppKind, Endpoint, Manifest, Way, all_kept

# The worklog property under which an entry's id stands in Jira. Documented; never change it.
MARK_PROPERTY = "tracksync"
READ_SCOPE = "read:jira-work"

_RATES = "Jira Cloud, Rate limiting, last updated 2026-08-12; API tokens are under bursts only"

MANIFEST = Manifest(
    name="jira",
    title="Jira Cloud",
    ways=(Way.TOKEN, Way.OAUTH),
    apps=(AppKind.BROKER, AppKind.OWN),
    site_example="your-team.atlassian.net",
    asks_email=True,
    token_page="https://id.atlassian.com/manage-profile/security/api-tokens",  # noqa: S106  a page
    grants_page="https://id.atlassian.com/manage-profile/apps",
    uses=("Read the tasks assigned to you, and the ones you search for.",),
    write_uses=("Write, change and delete worklogs that TrackSync made. Nobody else's.",),
    # An API token has the rights of its owner; these are what OAuth asks for instead, and no more:
    # Source: Jira Cloud, "Jira scopes for OAuth 2.0 (3LO)", the classic ones, read 2026-11.
    scopes={
        "read:jira-user": "to know who is signed in, and the time zone of that profile",
        READ_SCOPE: "to list the tasks assigned to you and to look for worklogs that stand",
        "write:jira-work": "to write, change and delete your own worklogs",
        "offline_access": "to stay signed in",
    },
    write_scopes=frozenset({"write:jira-work"}),
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
    oauth_endpoints=(
        Endpoint("GET", "/authorize", "the page your browser opens"),
        Endpoint("POST", "/oauth/token", "to sign in, and to stay signed in"),
        Endpoint("POST", "/oauth/revoke", GIVES_BACK),
        Endpoint("GET", "/oauth/token/accessible-resources", "to know which sites you granted"),
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
        | {"oauth", "token", "revoke", "accessible-resources"}
    ),
    quality=all_kept(),
)
