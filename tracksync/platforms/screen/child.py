"""
The short-lived process that looks at the screen (`python -m` this module).

Grabbing, encoding and encrypting take 40 MB and can crash; both are gone with this process. One
frame at a time is in its memory, and what it writes only the day's secret opens, which it does not
have. One request comes on standard input, one answer goes to standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tracksync.core.pictures.captures import excluding, wanted_monitors
from tracksync.platforms.child_messages import pack, unpack
from tracksync.platforms.child_process import EARLY
from tracksync.platforms.process import harden_process
from tracksync.platforms.screen import pixels
from tracksync.platforms.screen.sources import (
    CannotSee,
    CannotTell,
    Files,
    Grabbed,
    Grim,
    KWin,
    Monitor,
    NotGranted,
    Portal,
    Source,
)

if sys.platform != "win32":
    import signal
if sys.platform == "linux":
    from tracksync.platforms.x11_libraries import name_libraries
else:

    def name_libraries() -> None:
        """Leave it as it is: nothing is started for it there."""


FILES = "file:"


def answer(
    request: dict[str, Any], early: Callable[[dict[str, Any]], None] = lambda _: None
) -> dict[str, Any]:
    """Do what is asked; a trouble is an answer too. *early* is told what may not get lost."""
    if request["source"] != "portal":
        return _tried(_source(request), request)
    try:
        # Whatever comes of it: the person was asked, and is not to be asked again.
        with closing(
            Portal(os.environ, request["grant"], lambda grant: early({"grant": grant}))
        ) as cast:
            return _tried(cast, request)
    except NotGranted as e:
        return {"trouble": "refused", "why": str(e)}
    except CannotSee as e:
        return {"trouble": "screen", "why": str(e)}


def _tried(source: Source, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return look(source, request)
    except CannotTell as e:
        return {"trouble": "windows", "why": str(e)}
    except CannotSee as e:
        return {"trouble": "screen", "why": str(e)}
    except OSError as e:
        return {"trouble": "disk", "why": os.strerror(e.errno or 0)}


def _source(request: dict[str, Any]) -> Source:
    source = str(request["source"])
    if source.startswith(FILES):
        return Files(source.removeprefix(FILES), request["turn"])
    if source == "grim":
        return Grim(os.environ)
    if source == "kwin":
        return KWin(os.environ)
    return Grabbed(os.environ, is_x11=source == "x11")


class _ExcludedError(Exception):
    """A window came while the screen was looked at; its text is the rule that forbids it."""


def _refuse_excluded(source: Source, rules: str) -> None:
    rule = excluding(source.windows(), rules) if rules else None
    if rule is not None:
        raise _ExcludedError(rule)


def look(source: Source, request: dict[str, Any]) -> dict[str, Any]:
    """Look at a source; where an excluded window is open, also in the end, nothing was seen."""
    try:
        _refuse_excluded(source, request["exclude"])
        return {"excluded": "", "shots": _shots(source, request)}
    except _ExcludedError as e:
        return {"excluded": str(e), "shots": []}


def _shots(source: Source, request: dict[str, Any]) -> list[dict[str, Any]]:
    monitors = {monitor.name: monitor for monitor in source.monitors()}
    active = source.active() if request["which"] == "active" else None
    wanted = wanted_monitors(tuple(monitors), request["which"], request["chosen"], active)
    scale = source.scale()
    shots: list[dict[str, Any]] = []
    for name in wanted:
        # Black ones leave no record, so they take no number.
        number = request["first"] + sum(shot["seen"] != "black" for shot in shots)
        try:
            shots.append(take(source, monitors[name], scale, request, number))
        except CannotSee:
            # Monitors come and go: one that has gone since they were counted is not missed.
            if any(name == monitor.name for monitor in source.monitors()):
                raise
    return shots


def take(
    source: Source, monitor: Monitor, scale: float, request: dict[str, Any], sequence: int
) -> dict[str, Any]:
    """Take one monitor's picture; all of it is durable afterwards."""
    frame = source.grab(monitor)
    # It may have come since they were looked at, so be in the frame: then nothing of it is kept.
    _refuse_excluded(source, request["exclude"])
    if pixels.is_black(frame):
        return {"monitor": monitor.name, "seen": "black"}
    sight = pixels.sight_of(frame, bytes.fromhex(request["sight_key"]))
    if request["before"].get(monitor.name) == sight:
        return {"monitor": monitor.name, "seen": "unchanged", "sight": sight}
    frame = pixels.reduced(frame, scale, request["preset"])
    manifest = request["manifest"] | {"sequence": str(sequence), "monitor": monitor.name}
    stem = Path(request["folder"]) / f"{sequence:09d}"
    codec, recipient = request["codec"], request["recipient"]
    plain = pixels.encode(frame, codec, manifest)
    size, digest = pixels.keep(stem.with_name(f"{stem.name}.{codec}.age"), plain, recipient)
    of_small = stem.with_name(f"{stem.name}.small.age")
    _, small_digest = pixels.keep(of_small, pixels.small(frame), recipient)
    return {
        "monitor": monitor.name,
        "seen": "kept",
        "sight": sight,
        "width_px": frame.width,
        "height_px": frame.height,
        "size_bytes": size,
        "digest": digest,
        "small_digest": small_digest,
    }


def main() -> int:
    """Answer one request."""
    harden_process()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    request = unpack(sys.stdin.buffer)
    name_libraries()
    if sys.platform != "win32":
        # Our parent kills us in time; this is for the day it dies first.
        signal.alarm(int(request["timeout"]) + 5)
    with out:

        def early(message: dict[str, Any]) -> None:
            out.write(pack(message | {EARLY: True}))
            out.flush()

        out.write(pack(answer(request, early)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
