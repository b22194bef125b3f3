"""What a service wants said with its worklogs: asked once for each project, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracksync.core.delivery.details import (
    EVERYWHERE,
    Detail,
    DetailKind,
    Said,
    asked,
    reading_of,
    said_for,
)
from tracksync.core.delivery.door import DeliveryState, provided
from tracksync.core.problems import BadInput, NotFound
from tracksync.core.sentences import Sentence, say
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.leaving import kept_back
from tracksync.services.personal.journal.recording import Recorder, Recording

_MANY = 100_000
_SHOWN = 12
_EXAMPLES = {
    DetailKind.TEXT: say("Give one line of text."),
    DetailKind.NUMBER: say("Give a number, as 1.5."),
    DetailKind.FLAG: say("Say yes or no."),
}


@dataclass(frozen=True, slots=True)
class Known:
    """
    What is known of one detail in one project.

    Attributes:
        value: What goes with its worklogs; empty until it was said.
        own: What was said of this very project; empty where `value` is what was said of all.
    """

    detail: Detail
    value: str
    own: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether worklogs need not wait for it."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class ProjectDetails:
    """What goes with the worklogs of one project; `EVERYWHERE` for what counts in all others."""

    project: str
    known: tuple[Known, ...]

    @property
    def is_answered(self) -> bool:
        """Whether its worklogs can go."""
        return all(known.is_answered for known in self.known)


class DetailService:
    """Asks and remembers. STORE lane; `of` only reads."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def of(self, connection: Connection) -> tuple[ProjectDetails, ...]:
        """Tell what is asked and what was said, by project; empty where nothing is asked."""
        if not asked(connection.details):
            return ()
        with self._recorder.store.read() as snapshot:
            projects = _projects(snapshot, connection)
        return tuple(_of_project(connection, project) for project in projects)

    def remember(
        self, connection: str, project: str, values: Mapping[str, str | None], *, via: str
    ) -> Connection:
        """
        Remember what goes with the worklogs of a project; those that waited for it wait no longer.

        Args:
            connection: Its id.
            project: Its name; `EVERYWHERE` for all projects of which nothing else was said.
            values: By a detail's key or title; a choice by its value or title. None takes an
                answer back, so that what was said of all projects counts again.

        Raises:
            BadInput: Nothing like that is asked, or it cannot be said.
            NotFound: No task known here is of that project.
        """
        with self._recorder.open(via) as recording:
            found = recording.unit.connection(connection)
            if found is None:
                shown = repr(clean_line(connection, limit=60))
                msg = say("There is no connection {shown}.", shown=shown)
                raise NotFound(msg, say("tracksync connections lists them by id."))
            named = _named(_projects(recording.unit, found), project)
            said = {(one.project, one.key): one for one in found.said}
            for name, value in values.items():
                detail = _detail(found, name)
                if value is None:
                    said.pop((named, detail.key), None)
                else:
                    said[named, detail.key] = Said(named, detail.key, answer_of(detail, value))
            saved = replace(found, said=tuple(said[key] for key in sorted(said)))
            _save(recording, saved)
        return saved

    def keep(self, connection: str, details: tuple[Detail, ...]) -> Changed:
        """Take in what the service asks for by now."""
        with self._recorder.open("engine") as recording:
            found = recording.unit.connection(connection)
            if found is not None and found.details != details:
                _save(recording, replace(found, details=details))
        return recording.changed


def _save(recording: Recording, connection: Connection) -> None:
    """Save a connection, and let go on what lacked only what is known now."""
    unit, now = recording.unit, recording.reading.at
    unit.save_connection(connection)
    recording.changed |= Changed.CONNECTIONS
    for stuck in unit.deliveries((DeliveryState.STUCK,), limit=_MANY):
        freed = provided(stuck, now)
        if stuck.connection == connection.id and freed is not stuck:
            unit.save_delivery(kept_back(unit, freed, now))
            recording.changed |= Changed.OUTBOX


def _projects(snapshot: Snapshot, connection: Connection) -> tuple[str, ...]:
    """Name the projects its time is booked in; `EVERYWHERE` first."""
    home = connection.books_for or connection.id
    of_tasks = {t.project for t in snapshot.tasks(include_done=True) if t.ref.connection == home}
    return tuple(sorted({EVERYWHERE, *of_tasks, *(one.project for one in connection.said)}))


def _of_project(connection: Connection, project: str) -> ProjectDetails:
    said = dict(said_for(connection.details, connection.said, project))
    of_this = [one for one in connection.said if one.project == project]
    own = dict(said_for(connection.details, of_this, project))
    known = tuple(
        Known(detail, said.get(detail.key, ""), own.get(detail.key, ""))
        for detail in asked(connection.details)
    )
    return ProjectDetails(project, known)


def _named(projects: tuple[str, ...], project: str) -> str:
    typed = project.strip().casefold()
    for name in projects:
        if name.casefold() == typed:
            return name
    shown = repr(clean_line(project, limit=60))
    msg = say("No task here is of a project {shown}.", shown=shown)
    known = ", ".join(name for name in projects[:_SHOWN] if name)
    raise NotFound(
        msg, say("Known are: {names}.", names=known) if known else say("Fetch the tasks first.")
    )


def _detail(connection: Connection, name: str) -> Detail:
    wanted = asked(connection.details)
    for detail in wanted:
        if name.casefold() in {detail.key.casefold(), detail.title.casefold()}:
            return detail
    shown = repr(clean_line(name, limit=60))
    msg = say("{service} asks for nothing called {shown}.", service=connection.id, shown=shown)
    keys = ", ".join(detail.key for detail in wanted)
    raise BadInput(
        msg, say("It asks for: {keys}.", keys=keys) if keys else say("It asks for nothing.")
    )


def answer_of(detail: Detail, text: str) -> str:
    """
    Read an answer as the service keeps it.

    Raises:
        BadInput: It cannot be said; with what can.
    """
    value = reading_of(detail, text)
    if value is not None:
        return value
    shown = repr(clean_line(text, limit=60))
    msg = say("{shown} is nothing {detail} can be.", shown=shown, detail=detail.title)
    raise BadInput(msg, _what_can_be_said(detail))


def _what_can_be_said(detail: Detail) -> Sentence:
    if detail.kind is DetailKind.CHOICE:
        shown = ", ".join(f"{c.value} ({c.title})" for c in detail.choices[:_SHOWN])
        more = " …" if len(detail.choices) > _SHOWN else ""
        return say("Choose one of: {choices}.", choices=f"{shown}{more}")
    return _EXAMPLES[detail.kind]
