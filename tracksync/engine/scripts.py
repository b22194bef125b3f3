"""What comes out of files in the place of screen and devices, and is not accepted."""

from __future__ import annotations

from collections.abc import Iterator

from tracksync.core.pictures.captures import Hold
from tracksync.core.scripts import activity_refused
from tracksync.core.sentences import Sentence
from tracksync.engine.engine import Engine


def refusals(engine: Engine) -> Iterator[Sentence]:
    """Say what a policy that is followed does not accept here, while a run watches."""
    if not engine.is_watching:
        return
    if engine.parts.refuses_activity():
        yield activity_refused(engine.parts.policy.organization)
    capturing = engine.running.capturing
    if capturing.hold is Hold.SCRIPTED:
        yield capturing.why(capturing.hold)
