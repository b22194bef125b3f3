"""What the gateway must know about a service before it lets a request out."""

from __future__ import annotations

from pathlib import Path

from tracksync.core.values import dataclass
from tracksync.network.origin import Origin


@dataclass(frozen=True, slots=True)
class Service:
    """
    One outside service, as far as the gateway cares.

    Attributes:
        name: "jira".
        origin: The only place requests may go.
        ca_file: Certificates to trust instead of the usual ones; None for the usual ones.
        path_words: Path segments that name nobody; every other segment is kept out of the record.
        connection: Id of the connection it is reached for; empty for signing in.
    """

    name: str
    origin: Origin
    ca_file: Path | None = None
    path_words: frozenset[str] = frozenset()
    connection: str = ""
