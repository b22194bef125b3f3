"""Commands about what a service wants said with its worklogs."""

from __future__ import annotations

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.text import clean_line
from tracksync.engine.api.asking import VIA, Answer, Arguments
from tracksync.engine.api.shapes import details_data
from tracksync.engine.engine import Engine
from tracksync.ports.tracker import Connection


def details(engine: Engine, arguments: Arguments) -> Answer:
    """Tell what is asked with the worklogs of each project, and what was said."""
    found = engine.services.connections.one(arguments.needed("connection"))
    return _told(engine, found)


def remember(engine: Engine, arguments: Arguments) -> Answer:
    """Say what goes with the worklogs of a project; what waited for it waits no longer."""
    found = engine.services.connections.one(arguments.needed("connection"))
    project = arguments.optional("project")
    if project is None:
        msg = say("Of which project? Nothing was named.")
        raise BadInput(msg, say('Say --project NAME; --project "" is for all others.'))
    values = dict(map(_pair, arguments.texts("values")))
    if not values:
        msg = say("Nothing was said.")
        raise BadInput(msg, say("Say KEY=VALUE; tracksync connection details lists the keys."))
    said = engine.services.details.remember(found.id, project, values, via=VIA)
    return _told(engine, said)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        msg = say("{shown} says nothing.", shown=repr(clean_line(text, limit=60)))
        raise BadInput(msg, say("Say KEY=VALUE."))
    return key.strip(), value


def _told(engine: Engine, connection: Connection) -> Answer:
    projects = engine.services.details.of(connection)
    return Answer({"connection": connection.id, "projects": details_data(projects)})
