"""Commands to the running app itself."""

from __future__ import annotations

from tracksync.core.problems import NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.engine.api.asking import Answer, Arguments
from tracksync.engine.engine import Engine


def show(engine: Engine, _: Arguments) -> Answer:
    """Bring the window to the front; where there is none, say so."""
    return Answer({"is_shown": engine.on_raise()})


def ask_about_link(engine: Engine, arguments: Arguments) -> Answer:
    """Have the person asked about the task a link names. Nothing is started, found or written."""
    if not engine.on_link(arguments.needed("ref")):
        msg = say("TrackSync runs without a window, so it cannot ask about the link.")
        raise NotAllowed(msg, say("tracksync start REF starts a task by its key."))
    return Answer({"is_shown": True})


def focus_question(engine: Engine, _: Arguments) -> Answer:
    """Bring the question about unknown time to the front, where the keyboard answers it."""
    if not engine.services.absences.waiting():
        msg = say("Nothing waits for your word, so there is no question to bring to the front.")
        raise NotFound(msg)
    if not engine.on_focus():
        msg = say("TrackSync runs without a window here, so the question cannot come to the front.")
        raise NotAllowed(msg, say("tracksync idle resolve answers it."))
    return Answer({"is_shown": True})


def leave(engine: Engine, _: Arguments) -> Answer:
    """Ask the app to end in order."""
    if not engine.is_watching:
        msg = say("TrackSync is not running, so there is nothing to end.")
        raise NotAllowed(msg)
    return Answer({"is_ending": True}, then=engine.on_quit)
