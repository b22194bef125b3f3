"""What the Jira Data Center integration is, may do, asks for and must keep to."""

from __future__ import annotations

from tracksync.ports.manifest import Endpoint, Manifest, all_kept

MANIFEST = Manifest(
    name="jira_dc",
    title="Jira Data Center",
    caveats=(
        "A worklog's comment ends with a line that names its entry; a setting leaves it out.",
        "Jira tells all worklogs of a task at once; a task with thousands of them is slow.",
    ),
    site_example="jira.your-company.example",
    uses=(
        "Read the tasks assigned to you, and the ones you search for.",
        "Read your own worklogs.",
    ),
    write_uses=("Write, change and delete worklogs that TrackSync made. Nobody else's.",),
    # A personal access token has the rights of its owner; there are no scopes.
    endpoints=(
        Endpoint("GET", "/rest/api/2/serverInfo", "to know which kind of Jira it is"),
        Endpoint("GET", "/rest/api/2/myself", "to know who is signed in"),
        Endpoint("GET", "/rest/api/2/search", "to list the tasks assigned to you"),
        Endpoint("GET", "/rest/api/2/issue/{issueIdOrKey}", "to read one task"),
        Endpoint("GET", "/rest/api/2/issue/{issueIdOrKey}/worklog", "to look before sending again"),
        Endpoint("GET", "/rest/api/2/issue/{issueIdOrKey}/worklog/{id}", "to read one of yours"),
        Endpoint("POST", "/rest/api/2/issue/{issueIdOrKey}/worklog", "to write a worklog"),
        Endpoint("PUT", "/rest/api/2/issue/{issueIdOrKey}/worklog/{id}", "to change yours"),
        Endpoint("DELETE", "/rest/api/2/issue/{issueIdOrKey}/worklog/{id}", "to delete yours"),
        Endpoint("GET", "/rest/api/2/worklog/updated", "to see which worklogs changed"),
        Endpoint("GET", "/rest/api/2/worklog/deleted", "to see which worklogs were deleted"),
        Endpoint("POST", "/rest/api/2/worklog/list", "to read those of them that are yours"),
    ),
    # None are documented: an administrator sets them, and a wait told by Jira is obeyed.
    limits=(),
    path_words=frozenset(
        {"rest", "api", "2", "issue", "worklog", "myself", "serverInfo", "search"}
        | {"updated", "deleted", "list"}
    ),
    quality=all_kept(),
)
