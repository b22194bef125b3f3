"""The commands of the daily standup, as they are typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_DAY = "2026-11-21; today unless told"
_LATE = "later than the grace: nothing, wait for your word, or go that day"
_AUTO = "post it without asking you"
_THREAD = "into the thread of its day, which the first of you begins; Slack by a token"
_TAKE_OVER = "post it from this device, and no more from the other one; or do not offer to"
_AHEAD = (
    "once approved, or by itself, let the service post it, also when this computer is off; "
    "Slack by a token"
)
_TEMPLATE = 'how it reads, by one of `standup template list`; "": as the settings say'
_ANEW = "also where it was skipped, or may have arrived without an answer: look there first"


def add_standup(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add them; *command* makes one from its name and what it is about."""
    preview = command("preview", "show a day's standup, as you changed it for its channel")
    week = command("week", "show a week: what was done, how long, and what was in the way")
    post = command("post", "post it, once a day and channel")
    update = command("update", "have what was posted say what the standup says now")
    delete = command("delete", "delete what was posted, where the channel can")
    skip = command("skip", "post none that day")
    history = command("history", "what was posted, where and when")
    for one in (preview, post, update, delete, skip):
        one.add_argument("--channel", metavar="SERVICE|ID", help="needed where there are several")
    for one in (preview, week, post, update, delete, skip):
        one.add_argument("--date", metavar="DAY", help=_DAY)
    preview.add_argument("--template", metavar="NAME", help="as it would read by that one")
    post.add_argument("--again", action="store_true", help=_ANEW)
    as_scheduled = f"{_THREAD}; as its schedule says unless told"
    post.add_argument("--thread", action=argparse.BooleanOptionalAction, help=as_scheduled)
    week.add_argument("--markdown", action="store_true", help="to copy, with links to the tasks")
    history.add_argument("--limit", type=int, metavar="NUMBER", help="30 unless told")
    history.add_argument("--channel", metavar="SERVICE|ID", help="of that one alone")
    history.add_argument("--date", metavar="DAY", help="of that one alone")


def add_schedules(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add those of schedules."""
    command("list", "list them, and when each comes next")
    add = command("add", "have a standup come at a time")
    add.add_argument("--at", metavar="TIME", required=True, help="09:30")
    add.add_argument("--channel", metavar="SERVICE|ID", help="needed where there are several")
    add.add_argument("--days", metavar="DAYS", help="mon-thu,sat; your working days unless told")
    add.add_argument("--zone", metavar="ZONE", help="Europe/Berlin; else wherever you are")
    add.add_argument("--grace", metavar="LENGTH", help="so late it may still go; 30m unless told")
    add.add_argument("--auto", action="store_true", help=_AUTO)
    add.add_argument("--thread", action="store_true", help=_THREAD)
    add.add_argument("--ahead", action="store_true", help=_AHEAD)
    change = command("change", "have one come otherwise; what you do not say stays")
    change.add_argument("schedule", metavar="ID")
    change.add_argument("--at", metavar="TIME", help="09:30")
    change.add_argument("--channel", metavar="SERVICE|ID", help="where it goes from now on")
    change.add_argument("--days", metavar="DAYS", help='mon-thu,sat; "": your working days')
    change.add_argument("--zone", metavar="ZONE", help='Europe/Berlin; "": wherever you are')
    change.add_argument("--grace", metavar="LENGTH", help="so late it may still go: 30m")
    change.add_argument("--auto", action=argparse.BooleanOptionalAction, help=_AUTO)
    change.add_argument("--thread", action=argparse.BooleanOptionalAction, help=_THREAD)
    change.add_argument("--ahead", action=argparse.BooleanOptionalAction, help=_AHEAD)
    change.add_argument(
        "--take-over", action=argparse.BooleanOptionalAction, dest="take_over", help=_TAKE_OVER
    )
    for one, unless in ((add, "; skip unless told"), (change, "")):
        said = f"{_LATE}{unless}"
        one.add_argument("--catch-up", choices=("skip", "ask", "late"), dest="catch_up", help=said)
        one.add_argument("--template", metavar="NAME", help=_TEMPLATE)
    remove = command("remove", "forget one")
    remove.add_argument("schedule", metavar="ID")
