"""What the Asana integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.delivery.pacing import Limit
from tracksync.ports.manifest import GIVES_BACK, AppKind, Endpoint, Grain, Manifest, Way, all_kept

SITE = "https://app.asana.com"
# Where the interface is found at the site.
INTERFACE = "/api/1.0"
# The value of `asana.without_time_tracking` that lets a comment stand in for a time entry.
COMMENT_INSTEAD = "comment"

_TASKS, _LISTS = f"{INTERFACE}/tasks", f"{INTERFACE}/user_task_lists"
_ENTRIES, _STORIES = f"{INTERFACE}/time_tracking_entries", f"{INTERFACE}/stories"
_MINUTE = timedelta(minutes=1)
_RATES = "Asana, Rate limits: 150 a minute on free plans, 1500 on paid ones; which is not told"

MANIFEST = Manifest(
    name="asana",
    title="Asana",
    ways=(Way.TOKEN, Way.OAUTH),
    apps=(AppKind.BROKER, AppKind.OWN),
    grain=Grain.DAY,
    keeps_start=False,
    keeps_note=False,
    caveats=(
        "Asana keeps one total for each task and day, in whole minutes: no times of day, no notes.",
        "Time tracking is part of some paid plans of Asana only.",
        "Without it your time is refused, or written as comments on the task if you choose that.",
    ),
    site=SITE,
    site_example="app.asana.com",
    site_hint="With the address of a page in one workspace, only that workspace is connected.",
    token_page="https://app.asana.com/0/my-apps",  # noqa: S106  a page
    grants_page="https://app.asana.com/0/my-apps",
    uses=("Read the tasks assigned to you, and the time you booked on them.",),
    write_uses=(
        "Write, change and delete time entries and comments that TrackSync made. Nobody else's.",
    ),
    # A personal access token has the rights of its owner; this is what OAuth asks for instead. An
    # app has either this one or narrow ones, never both, so reading alone cannot be asked for.
    # Source: Asana, "OAuth scopes", updated 2026-08-14: nothing narrower writes time entries.
    scopes={
        "default": "to write your time: Asana has no narrower scope that may, "
        "so this one stands for all the rights you have",
    },
    endpoints=(
        Endpoint("GET", f"{INTERFACE}/users/{{gid}}", "to know who is signed in, and where"),
        Endpoint("GET", f"{INTERFACE}/users/{{gid}}/user_task_list", "to find your list of tasks"),
        Endpoint("GET", f"{_LISTS}/{{gid}}/tasks", "to list the tasks assigned to you"),
        Endpoint("GET", f"{_TASKS}/{{gid}}", "to read one task"),
        Endpoint("GET", f"{_TASKS}/{{gid}}/time_tracking_entries", "to look before writing"),
        Endpoint("POST", f"{_TASKS}/{{gid}}/time_tracking_entries", "to write a day's total"),
        Endpoint("GET", _ENTRIES, "to compare what you booked with what you tracked"),
        Endpoint("GET", f"{_ENTRIES}/{{gid}}", "to read one of yours"),
        Endpoint("PUT", f"{_ENTRIES}/{{gid}}", "to change yours"),
        Endpoint("DELETE", f"{_ENTRIES}/{{gid}}", "to delete yours"),
        Endpoint("GET", f"{_TASKS}/{{gid}}/stories", "to look for TrackSync's own comments"),
        Endpoint("POST", f"{_TASKS}/{{gid}}/stories", "to comment where no time is tracked"),
        Endpoint("GET", f"{_STORIES}/{{gid}}", "to read one of these comments"),
        Endpoint("PUT", f"{_STORIES}/{{gid}}", "to change one of these comments"),
        Endpoint("DELETE", f"{_STORIES}/{{gid}}", "to delete one of these comments"),
    ),
    oauth_endpoints=(
        Endpoint("GET", "/-/oauth_authorize", "the page your browser opens"),
        Endpoint("POST", "/-/oauth_token", "to sign in, and to stay signed in"),
        Endpoint("POST", "/-/oauth_revoke", GIVES_BACK),
    ),
    # At most 50 reads and 15 writes at a time, too; TrackSync asks one after the other.
    limits=(Limit("connection", "any", 150, _MINUTE, _RATES),),
    path_words=frozenset(
        {"api", "1.0", "users", "me", "user_task_list", "user_task_lists", "tasks", "stories"}
        | {"time_tracking_entries", "-", "oauth_token", "oauth_revoke"}
    ),
    quality=all_kept(),
)
