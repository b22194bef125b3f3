"""The commands of the daily standup, as they are typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_DAY = "2026-11-21; today unless told"
_ANEW = "also where it was skipped, or may have arrived without an answer: look there first"


def add_standup(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add them; *command* makes one from its name and what it is about."""
    preview = command("preview", "show a day's standup")
    post = command("post", "post it, once a day and channel")
    skip = command("skip", "post none that day")
    history = command("history", "what was posted, where and when")
    for one in (post, skip):
        one.add_argument("--channel", metavar="SERVICE|ID", help="needed where there are several")
    for one in (preview, post, skip):
        one.add_argument("--date", metavar="DAY", help=_DAY)
    post.add_argument("--again", action="store_true", help=_ANEW)
    history.add_argument("--limit", type=int, metavar="N")
