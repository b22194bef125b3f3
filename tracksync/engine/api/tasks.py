"""Commands of tasks."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.delivery.outcomes import SignInExpired
from tracksync.core.hues import hue_chosen
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.tasks import Task
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.api.shapes import task_data
from tracksync.engine.api.timer import last_record
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.services.personal.delivery.wording import problem_of

_MOST = 5_000


def list_tasks(engine: Engine, arguments: Arguments) -> Answer:
    """List or search the tasks at hand; works offline."""
    tasks = engine.services.tasks.find(
        arguments.text("search"),
        limit=arguments.number("limit", _MOST, low=1, high=_MOST),
        include_done=arguments.flag("all"),
    )
    return Answer({"tasks": [task_data(task) for task in tasks]})


def refresh(engine: Engine, arguments: Arguments) -> Answer:
    """Fetch the task lists of all connections, then list. Waits: not on the STORE lane."""
    refreshing = engine.running.refreshing
    # Looked at once: by a second look another reading may have changed one.
    every = engine.services.connections.all()
    told = [
        problem_of(SignInExpired(), connection.id) for connection in every if connection.is_paused
    ]
    connections = [connection for connection in every if not connection.is_paused]
    for connection in connections:
        fetched = refreshing.now(connection)
        if fetched.failure is not None:
            told.append(problem_of(fetched.failure, connection.id))
    # One that does not answer is told of when all others have been asked.
    if told:
        raise told[0]
    listed = engine.lanes.ask(Lane.READ, lambda: list_tasks(engine, arguments))
    return Answer(listed.data | {"refreshed": [c.id for c in connections]})


def add(engine: Engine, arguments: Arguments) -> Answer:
    """Make a local task."""
    title, project = arguments.needed("title"), arguments.text("project")
    task = engine.services.tasks.add_local(title, via=VIA, project=project)
    return _changed(engine, task)


def rename(engine: Engine, arguments: Arguments) -> Answer:
    """Rename a local task, or move it to another project."""
    title, project = arguments.optional("title"), arguments.optional("project")
    if title is None and project is None:
        msg = say("Nothing was said to change.")
        raise BadInput(msg, say("Give a new title, or --project."))
    ref = arguments.needed("ref")
    task = engine.services.tasks.change_local(ref, via=VIA, title=title, project=project)
    return _changed(engine, task)


def done(engine: Engine, arguments: Arguments) -> Answer:
    """Finish a local task, or take it up again."""
    is_done, ref = not arguments.flag("reopen"), arguments.needed("ref")
    return _changed(engine, engine.services.tasks.change_local(ref, via=VIA, is_done=is_done))


def delete(engine: Engine, arguments: Arguments) -> Answer:
    """Delete a local task; what was tracked on it stays."""
    deleted = engine.services.tasks.delete(arguments.needed("ref"), via=VIA)
    tracked = deleted.time // timedelta(milliseconds=1)
    data: Data = {"task": task_data(deleted.task), "tracked_ms": tracked}
    return Answer(data, ack=last_record(engine))


def pin(engine: Engine, arguments: Arguments) -> Answer:
    """Keep a task at hand, or no longer."""
    is_pinned, ref = not arguments.flag("off"), arguments.needed("ref")
    return _changed(engine, engine.services.tasks.pin(ref, via=VIA, is_pinned=is_pinned))


def colour(engine: Engine, arguments: Arguments) -> Answer:
    """Choose the colour a task is shown in."""
    hue, ref = hue_chosen(arguments.needed("colour")), arguments.needed("ref")
    return _changed(engine, engine.services.tasks.colour(ref, via=VIA, hue=hue))


def _changed(engine: Engine, task: Task) -> Answer:
    return Answer({"task": task_data(task)}, ack=last_record(engine))
