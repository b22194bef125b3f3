"""
Asana on the wire: addresses, paging, which fields. The only file that knows them.

Source: Asana REST 1.0 (`tests/contracts/asana-v1.json`), read 2026-11. Whatever a body says stands
under `data`; fields that are not named in `opt_fields` do not come.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.gateway import Gateway
from tracksync.network.service import Service

_PAGE = 100
_ME_FIELDS = "name,email,photo.image_60x60,workspaces.name"
_TASK_FIELDS = (
    "name,completed,assignee.name,due_on,permalink_url,actual_time_minutes,is_rendered_as_separator,"
    "memberships.project.name,memberships.section.name,projects.name,parent.name,"
    "custom_fields.representation_type,custom_fields.display_value"
)
# A listing has no word of when an entry was made, nor of its task.
_ENTRY_FIELDS = "duration_minutes,entered_on,created_by"
_ENTRY_ALONE_FIELDS = f"{_ENTRY_FIELDS},created_at,task"
_STORY_FIELDS = "text,type,created_by,created_at"
_STORY_ALONE_FIELDS = f"{_STORY_FIELDS},target"


class AsanaClient:
    """
    Talks to Asana as one person.

    Args:
        gateway: The way out.
        service: Name, origin and certificates.
        base_url: Where the interface is found; of the service's origin.
        read_token: Reads the token; asked once a call, and the answer not kept.
    """

    def __init__(
        self, gateway: Gateway, service: Service, base_url: str, *, read_token: Callable[[], str]
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._base_url = base_url
        self._read_token = read_token

    def me(self) -> Exchange:
        """Read who is signed in, and their workspaces."""
        return self._read("/users/me", _ME_FIELDS)

    def task_list(self, workspace: str) -> Exchange:
        """Find the person's own list of tasks in a workspace."""
        return self._ask("GET", "/users/me/user_task_list", params={"workspace": workspace})

    def tasks(self, task_list: str, offset: str) -> Exchange:
        """Read a page of the open tasks of a list."""
        path = f"/user_task_lists/{_quoted(task_list)}/tasks"
        return self._page(path, _TASK_FIELDS, offset, completed_since="now")

    def task(self, task: str) -> Exchange:
        """Read one task."""
        return self._read(f"/tasks/{_quoted(task)}", _TASK_FIELDS)

    def entries(self, task: str, offset: str) -> Exchange:
        """Read a page of a task's time entries, of anybody."""
        path = f"/tasks/{_quoted(task)}/time_tracking_entries"
        return self._page(path, _ENTRY_FIELDS, offset)

    def entries_of(
        self, person: str, workspace: str, first: str, last: str, offset: str
    ) -> Exchange:
        """
        Read a page of somebody's time entries, of the dates *first* to *last*, on any task.

        Args:
            workspace: Only there; empty for everywhere.
        """
        place = {"workspace": workspace} if workspace else {}
        return self._page(
            "/time_tracking_entries",
            _ENTRY_FIELDS,
            offset,
            user=person,
            entered_on_start_date=first,
            entered_on_end_date=last,
            **place,
        )

    def entry(self, entry: str) -> Exchange:
        """Read one time entry."""
        return self._read(f"/time_tracking_entries/{_quoted(entry)}", _ENTRY_ALONE_FIELDS)

    def add_entry(self, task: str, data: Mapping[str, object]) -> Exchange:
        """Create a time entry. Once: nothing below this repeats it."""
        return self._write("POST", f"/tasks/{_quoted(task)}/time_tracking_entries", data)

    def change_entry(self, entry: str, data: Mapping[str, object]) -> Exchange:
        """Change a time entry; what *data* has no word of stays."""
        return self._write("PUT", f"/time_tracking_entries/{_quoted(entry)}", data)

    def delete_entry(self, entry: str) -> Exchange:
        """Delete a time entry."""
        return self._ask("DELETE", f"/time_tracking_entries/{_quoted(entry)}")

    def stories(self, task: str, offset: str) -> Exchange:
        """Read a page of what happened on a task, comments among it, oldest first."""
        return self._page(f"/tasks/{_quoted(task)}/stories", _STORY_FIELDS, offset)

    def story(self, story: str) -> Exchange:
        """Read one comment."""
        return self._read(f"/stories/{_quoted(story)}", _STORY_ALONE_FIELDS)

    def add_story(self, task: str, text: str) -> Exchange:
        """Comment on a task. Once: nothing below this repeats it."""
        return self._write("POST", f"/tasks/{_quoted(task)}/stories", {"text": text})

    def change_story(self, story: str, text: str) -> Exchange:
        """Change a comment."""
        return self._write("PUT", f"/stories/{_quoted(story)}", {"text": text})

    def delete_story(self, story: str) -> Exchange:
        """Delete a comment."""
        return self._ask("DELETE", f"/stories/{_quoted(story)}")

    def _read(self, path: str, fields: str) -> Exchange:
        return self._ask("GET", path, params={"opt_fields": fields})

    def _page(self, path: str, fields: str, offset: str, **more: str) -> Exchange:
        params: dict[str, str | int] = {"opt_fields": fields, "limit": _PAGE, **more}
        return self._ask("GET", path, params={**params, **({"offset": offset} if offset else {})})

    def _write(self, method: str, path: str, data: Mapping[str, object]) -> Exchange:
        return self._ask(method, path, json={"data": data})

    def _ask(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
    ) -> Exchange:
        channel = self._gateway.channel(self._service, self._base_url)
        sign_in = Bearer(self._read_token())
        return channel.ask(method, path, sign_in=sign_in, params=params, json=json)


def _quoted(gid: str) -> str:
    return quote(gid, safe="")
