"""Tasks: what time is tracked on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from tracksync.core.hues import Hue, hue_of
from tracksync.core.values import dataclass

LOCAL = "local"
REF_LIMIT = 300
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, order=True)
class TaskRef:
    """
    Names one task for ever: the connection it belongs to and the service's immutable id for it.

    Attributes:
        connection: Id of the connection ("jira-1"), or "local" for a task that lives only here.
        remote_id: The service's immutable id (Jira: the issue id, not its key), or a UUID for a
            local task.
    """

    connection: str
    remote_id: str

    def __str__(self) -> str:
        """Write it as `connection:remote_id`, the form commands take."""
        return f"{self.connection}:{self.remote_id}"

    @classmethod
    def parse(cls, text: str) -> TaskRef:
        """Read `connection:remote_id`; ValueError for anything else."""
        connection, colon, remote_id = text.partition(":")
        if not (connection and colon and remote_id) or len(text) > REF_LIMIT:
            msg = f"{text[:80]!r} is not a task reference"
            raise ValueError(msg)
        return cls(connection, remote_id)

    @property
    def is_local(self) -> bool:
        """Whether the task lives only here."""
        return self.connection == LOCAL


@dataclass(frozen=True, slots=True)
class Task:
    """
    A task as last seen.

    Attributes:
        ref: Its name for ever.
        key: What people call it ("PROJ-142"); empty for a local task. May change over time.
        title: One line of plain text, already cleaned.
        service: "jira", "local", ...
        project: Name of its project; may be empty.
        kind: The service's word for what it is ("Bug"); may be empty.
        state: The service's word for where it stands ("In Progress"); may be empty.
        is_done: Whether the service counts it as finished.
        url: Where a browser shows it; empty for local tasks.
        estimate, logged, remaining: As the service says; None where it does not.
        is_assigned: Whether it is assigned to the person (true for local tasks).
        assignee: The name of whom it is assigned to; empty where that is nobody, or not known.
        is_pinned: The person keeps it at hand.
        seen_at: When the service last told us of it; None for local tasks.
        due_on: The date it is to be finished by; None where the service tells none.
        moved_after: When it was last seen in another state than this one; None where it never was.
        chosen_hue: The colour the person chose, or that it got here to be unlike others; None where
            it follows from the task.
        is_deleted: The person deleted it, which counts as finished: it is named where time stands
            on it, and offered nowhere.
    """

    ref: TaskRef
    key: str
    title: str
    service: str
    project: str = ""
    state: str = ""
    is_done: bool = False
    url: str = ""
    estimate: timedelta | None = None
    logged: timedelta | None = None
    remaining: timedelta | None = None
    is_assigned: bool = True
    is_pinned: bool = False
    seen_at: datetime | None = None
    kind: str = ""
    due_on: date | None = None
    moved_after: datetime | None = None
    assignee: str = ""
    chosen_hue: Hue | None = None
    is_deleted: bool = False

    @property
    def hue(self) -> Hue:
        """The colour it is shown in."""
        return hue_of(str(self.ref), self.chosen_hue)


@dataclass(frozen=True, slots=True)
class TaskSeen:
    """
    What a service said of a task, as it was known here when the timer was started on it.

    Attributes:
        at: When the service said so; long before the start where it was out of reach.
        kind, project, url: As in `Task`.
        logged_ms: The hours that stood there already; None where it does not say.
        estimate_ms, remaining_ms: The same.
    """

    at: datetime
    kind: str = ""
    project: str = ""
    url: str = ""
    logged_ms: int | None = None
    estimate_ms: int | None = None
    remaining_ms: int | None = None


def seen(task: Task) -> TaskSeen | None:
    """Note what is known of a task; None for one that no service told us of."""
    if task.seen_at is None:
        return None
    return TaskSeen(
        task.seen_at,
        task.kind,
        task.project,
        task.url,
        _in_ms(task.logged),
        _in_ms(task.estimate),
        _in_ms(task.remaining),
    )


def _in_ms(length: timedelta | None) -> int | None:
    return None if length is None else length // timedelta(milliseconds=1)


def may_be_tracked(task: Task, *, only_assigned: bool) -> bool:
    """Whether time may be put on a task; local ones are the person's own."""
    return task.is_assigned or not only_assigned


def fold_case(text: str) -> str:
    """Make text comparable: case, accents and width no longer matter."""
    if text.isascii():  # most titles; twenty times as fast
        return text.lower()
    import unicodedata  # 0.1 MB of a tray at rest, for other titles alone

    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def search(tasks: Iterable[Task], text: str, *, limit: int = 50) -> tuple[Task, ...]:
    """
    Find tasks where every word of *text* occurs in key, title or project.

    Returns:
        At most *limit*: exact keys first, then keys that begin so, then titles that begin so, then
        the rest; of one rank the pinned before the others, and otherwise in the given order. An
        empty text finds everything, and ranks nothing.
    """
    known = sorted(tasks, key=lambda task: not task.is_pinned)
    texts = [searchable(task.key, task.title, task.project) for task in known]
    return tuple(known[position] for position in ranked(texts, text)[:limit])


def searchable(key: str, title: str, project: str) -> str:
    """Write what a task is searched by, for `ranked`."""
    return "\n".join(map(fold_case, (key, title, project)))


def ranked(texts: Sequence[str], text: str) -> list[int]:
    """
    Find where every word of *text* occurs.

    Args:
        texts: Each `searchable`, the pinned first.

    Returns:
        Positions in *texts*, as `search` ranks them.
    """
    words = fold_case(text).split()
    found: Iterable[int] = range(len(texts))
    for word in words:
        found = [position for position in found if word in texts[position]]
    whole = " ".join(words)
    return sorted(found, key=lambda position: _rank(whole, texts[position])) if words else [*found]


def _rank(whole: str, text: str) -> int:
    if text.startswith(whole):
        return 0 if text.startswith(f"{whole}\n") else 1
    return 2 if text.startswith(whole, text.index("\n") + 1) else 3
