"""How a call to an outside service ended: the five failures, and the answers."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.sentences import UNSAID, Sentence
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class SignInExpired:
    """
    The service no longer accepts the sign-in (401, revoked token, a sign-in page).

    Nothing was written.
    """

    reason: Sentence = UNSAID


@dataclass(frozen=True, slots=True)
class Refused:
    """
    The service understood and said no.

    Asking again the same way is pointless. Nothing was written.
    """

    status: int
    reason: Sentence = UNSAID
    remedy: Sentence = UNSAID


@dataclass(frozen=True, slots=True)
class Busy:
    """
    The service asks to wait (429, 503 with Retry-After). Nothing was written, unless it is unsure.

    Attributes:
        wait: As told; None where it was not told or could not be read.
        scope: What the wait holds back: "task" (only this task), "endpoint", "connection" or "app"
            (all connections that were granted to an app, because they share what it may ask).
        is_absurd: A wait was told but is unreadable or longer than 24 h.
        reason: Why, where it is not that the service has too much to do: somebody else was first.
        is_unsure: Something before the service may have said so (503) when the write was through.
    """

    wait: timedelta | None
    scope: str = "connection"
    is_absurd: bool = False
    reason: Sentence = UNSAID
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class NotReached:
    """
    No connection could be made, so nothing can have been written.

    Or a read was answered by something else.
    """

    reason: Sentence = UNSAID


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """A write was sent and its answer lost or unreadable: it may or may not have arrived."""

    reason: Sentence = UNSAID


Failure = SignInExpired | Refused | Busy | NotReached | NoAnswer


@dataclass(frozen=True, slots=True)
class Written:
    """
    The service confirmed a create, update or delete.

    Attributes:
        remote_id: Immutable.
        link: Where it can be read, where the service tells that at once.
    """

    remote_id: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class RemoteWorklog:
    """
    A worklog as it stands in the outside product.

    Attributes:
        remote_id: Immutable id.
        mark: The id we put on it, or empty where it carries none.
        started_ms: UTC milliseconds since 1970.
        seconds: Booked time.
        comment: As plain text.
        author: The account's immutable id.
        created_ms: When the service stored it; 0 where unknown.
    """

    remote_id: str
    mark: str
    started_ms: int
    seconds: int
    comment: str
    author: str
    created_ms: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands there under our mark, oldest first; empty when nothing does."""

    found: tuple[RemoteWorklog, ...]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """
    What stood there before a worklog without a mark was sent: nothing was written yet.

    Attributes:
        twins: Those of them that may be this very worklog, sent in a time nobody remembers.
    """

    remote_ids: tuple[str, ...]
    twins: tuple[RemoteWorklog, ...] = ()


WriteOutcome = Written | Failure
LookOutcome = Looked | Failure
