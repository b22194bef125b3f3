"""What stands in a Jira Data Center: as in the demo's Jira, and what was deleted from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tracksync.demo.jira_world import Booked, Issue, JiraWorld, Person
from tracksync.demo.world import OnChange


class DataCenterWorld(JiraWorld):
    """A `JiraWorld` that remembers when worklogs were deleted, and lets people in by a token."""

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change, title="Example Inc.")
        self.gone: list[tuple[str, int]] = []

    def apply(self, change: Mapping[str, Any]) -> None:
        if change["do"] == "gone":
            self.gone.append((change["id"], change["at_ms"]))
        else:
            super().apply(change)

    def unbook_at(self, issue: Issue, worklog: Booked, at_ms: int) -> None:
        """Take a worklog away, and remember when, in one step."""
        of: list[dict[str, Any]] = [
            {"do": "gone", "id": worklog.id, "at_ms": at_ms},
            {"do": "issue", "is": asdict(issue)},
            {"do": "drop", "id": worklog.id},
        ]
        self.commit({"do": "all", "of": of})

    def bearer_of(self, token: str) -> Person | None:
        """Find whose personal access token this is."""
        return next((p for p in self.people.values() if p.token == token), None)
