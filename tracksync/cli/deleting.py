"""Deleting pictures from the command line: day by day, saying how far it is, until Ctrl+C."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator

from tracksync.engine.telling.answers import tell

_COMMAND = "shots.delete"
_STOPPED = 130  # as a shell counts an end by Ctrl+C

# Carries the command out with these arguments, for JSON; text and exit code.
Ask = Callable[[dict[str, object]], tuple[str, int]]


def delete_by_day(
    arguments: dict[str, object], ask: Ask, *, wants: str, note: Callable[[str], object]
) -> tuple[str, int]:
    """
    Delete pictures, those of one day after those of another; what is done stays done.

    Args:
        wants: "text" for people, "json" for programs.
        note: Takes a line about how far it is.

    Returns:
        The text to print and the exit code: that of a refusal, or of Ctrl+C, where it was ended.
    """
    asked = arguments.get("pictures")
    left = list(asked) if isinstance(asked, list) else []
    count, deleted, off_ms, code = len(left), 0, 0, 0
    refusal = ""
    with _ended_by_ctrl_c() as is_ended:
        while True:
            text, code = ask(arguments | {"pictures": left, "by_day": True})
            answer = json.loads(text)
            if code:
                refusal = text
                break
            deleted, off_ms = deleted + answer["deleted"], off_ms + answer["subtracted_ms"]
            left = [str(number) for number in answer["left"]]
            if not left or is_ended():
                break
            # The next day may cost time of its own; that all of it is meant was asked for first.
            note(f"{count - len(left)} of {count} pictures are deleted.")
    if refusal and not deleted:
        return _refused(refusal, wants), code
    data = {
        "schema": f"tracksync.{_COMMAND}.v1",
        "deleted": deleted,
        "subtracted_ms": off_ms,
        "left": [int(number) for number in left],
    }
    if refusal:
        note(_refused(refusal, "text").rstrip())
    code = code or (_STOPPED if left else 0)
    if wants == "json":
        return json.dumps(data) + "\n", code
    return tell(_COMMAND, data, arguments), code


def _refused(text: str, wants: str) -> str:
    """Write a refusal as it is to be printed."""
    if wants == "json":
        return text
    error = json.loads(text)["error"]
    return f"{error['title']}\n{error['hint']}".rstrip() + "\n"


@contextlib.contextmanager
def _ended_by_ctrl_c() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C end it after the day that is under way; a second one ends it at once."""
    ended = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield ended.is_set
        return

    def end(*_: object) -> None:
        ended.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stderr.write("\nIt ends after the day that is under way.\n")

    before = signal.signal(signal.SIGINT, end)
    try:
        yield ended.is_set
    finally:
        signal.signal(signal.SIGINT, before)
