"""What stands in a Jira Data Center: as in the demo's Jira, but people come in by a token alone."""

from __future__ import annotations

from tracksync.demo.jira_world import JiraWorld, Person
from tracksync.demo.world import OnChange


class DataCenterWorld(JiraWorld):
    """A `JiraWorld` whose people have personal access tokens."""

    def __init__(self, on_change: OnChange | None = None) -> None:
        super().__init__(on_change, title="Example Inc.")

    def bearer_of(self, token: str) -> Person | None:
        """Find whose personal access token this is."""
        return next((p for p in self.people.values() if p.token == token), None)
