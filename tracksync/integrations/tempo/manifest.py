"""What the Tempo Cloud integration is, may do, asks for and must keep to."""

from __future__ import annotations

from tracksync.ports.manifest import GIVES_BACK, AppKind, Endpoint, Manifest, Way, all_kept

# Serves every region; the others are nearer and know only their own. Source: Tempo REST v4, "Base
# paths for API access".
UNIVERSAL = "https://api.tempo.io"
REGIONS = ("https://api.eu.tempo.io", "https://api.us.tempo.io")

MANIFEST = Manifest(
    name="tempo",
    title="Tempo",
    ways=(Way.TOKEN, Way.OAUTH),
    apps=(AppKind.BROKER, AppKind.OWN),
    site=UNIVERSAL,
    caveats=(
        "Needs a Jira connection: your tasks stay Jira's, and time on them goes to Tempo instead.",
        "Tempo does not tell whose token it has; all worklogs go to your Jira account's timesheet.",
        "In the hour that comes twice in autumn Tempo cannot tell the second from the first.",
    ),
    token_page="https://help.tempo.io/timesheets/latest/using-rest-api-integrations",  # noqa: S106  a page
    grants_page="https://help.tempo.io/timesheets/latest/using-rest-api-integrations",
    books_for="jira",
    uses=(
        "Read your own worklogs and the state of your timesheet.",
        "Read which work attributes and accounts a worklog needs.",
    ),
    write_uses=("Write, change and delete worklogs that TrackSync made, on your own timesheet.",),
    # What Tempo gives to every app; fewer cannot be asked for.
    scopes={
        "read": "to look for worklogs that stand, and to know what a worklog needs",
        "write": "to write, change and delete your own worklogs",
    },
    endpoints=(
        Endpoint("GET", "/4/timesheet-approvals/user/{accountId}", "to try the sign-in"),
        Endpoint("GET", "/4/work-attributes", "to know what a worklog needs"),
        Endpoint("GET", "/4/accounts", "to know which accounts can be chosen"),
        Endpoint("GET", "/4/worklogs/user/{accountId}", "to look before sending, and to compare"),
        Endpoint("GET", "/4/worklogs/{id}", "to keep what others set on a worklog of yours"),
        Endpoint("POST", "/4/worklogs", "to write a worklog"),
        Endpoint("PUT", "/4/worklogs/{id}", "to change yours"),
        Endpoint("DELETE", "/4/worklogs/{id}", "to delete yours"),
    ),
    oauth_endpoints=(
        Endpoint("GET", "/oauth/authorize/redirect", "the page your browser opens"),
        Endpoint("POST", "/oauth/token/", "to sign in, and to stay signed in"),
        Endpoint("POST", "/oauth/revoke_token/", GIVES_BACK),
    ),
    # No numbers are published: "the exact number of calls depends on the load of the system".
    limits=(),
    path_words=frozenset(
        {"4", "timesheet-approvals", "user", "work-attributes", "accounts", "worklogs"}
        | {"oauth", "token", "revoke_token"}
    ),
    quality=all_kept(),
)
