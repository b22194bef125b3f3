"""Files of the person's own: written where they say, and for nobody else to read."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import Sentence, say
from tracksync.engine.api.answering import Api
from tracksync.engine.engine import Engine
from tracksync.engine.local_socket.frames import Request


def write_entries(
    engine: Engine, file: str, first: date, last: date, *, with_log: bool = False
) -> None:
    """
    Write the entries of some days as `tracksync export` does; READ lane.

    Args:
        file: Its ending says how: a table for `.csv`, else JSON.
        with_log: Also what was done on these days, by whom; JSON only.

    Raises:
        NotAllowed: The file cannot be written there.
    """
    form = "csv" if file.lower().endswith(".csv") else "json"
    asked: dict[str, object] = {"form": form, "from": first.isoformat(), "to": last.isoformat()}
    wants = "json" if with_log else "text"
    text, code = Api(engine).handle(Request("export", asked, wants))
    if code:
        raise NotAllowed(Sentence(text))
    try:
        write_for_the_owner(Path(file), text)
    except OSError as e:
        msg = say("The file could not be written. Your entries are safe here.")
        raise NotAllowed(msg, say("Choose another place.")) from e


def write_for_the_owner(file: Path, text: str) -> None:
    """Write beside the place and move it there: never readable by others, never half written."""
    number, beside = tempfile.mkstemp(prefix=".tracksync-", dir=file.parent)  # 0600
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(file)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def name_of(file: str) -> str:
    """Name a file without its folders, to be said."""
    return Path(file).name
