"""The record of what left this machine: that, when, where to and how much; never what."""

from __future__ import annotations

from datetime import datetime, timedelta

from tracksync.core.values import dataclass
from tracksync.network.service import Service
from tracksync.ports import store


@dataclass(frozen=True, slots=True)
class SentRecord:
    """
    One request, for the transparency log.

    Attributes:
        at: When it began; aware, UTC.
        service: "jira".
        origin: "https://example.atlassian.net".
        method: "POST".
        path: The path with every id replaced: "/rest/api/3/issue/{}/worklog". No query.
        bytes_out, bytes_in: Headers included, TLS not. Nothing out: no connection was made.
        status: The answer's; None where none came.
        took: From start to end.
        connection: Id of the connection it was for; empty for a sign-in.
    """

    at: datetime
    service: str
    origin: str
    method: str
    path: str
    bytes_out: int
    bytes_in: int
    status: int | None
    took: timedelta
    connection: str = ""

    def as_kept(self) -> store.SentRecord:
        """Give it the form the store keeps."""
        took_ms = self.took // timedelta(milliseconds=1)
        return store.SentRecord(
            self.at,
            self.service,
            self.origin,
            self.method,
            self.path,
            self.bytes_out,
            self.bytes_in,
            self.status,
            took_ms,
            self.connection,
        )


def path_template(service: Service, url_path: str) -> str:
    """
    Replace every segment of a path that is not a known word of the service by `{}`.

    A query or fragment is dropped. At most 20 segments are told.
    """
    path = url_path.partition("?")[0].partition("#")[0]
    segments = path.split("/")[1:21]
    return "/" + "/".join(s if not s or s in service.path_words else "{}" for s in segments)
