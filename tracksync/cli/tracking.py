"""The commands of the timer, its entries and questions, and of what they add up to."""

from __future__ import annotations

from tracksync.cli.shape import add_command, add_days, add_group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.cli.shape import Parser, Subparsers

_TIMES = "09:15, or 2026-11-21T09:15"


def add_timer(commands: Subparsers[Parser]) -> None:
    for name, said in (
        ("start", "start the timer on a task"),
        ("switch", "go on with another task"),
    ):
        parser = add_command(commands, name, said)
        parser.add_argument("ref", nargs="?", metavar="REF", help="its key, reference or title")
        parser.add_argument("--last", action="store_true", help="the task tracked last")
        parser.add_argument("--note", metavar="TEXT", help="what you do, for the worklog")
    add_command(commands, "stop", "stop the timer")
    add_command(commands, "status", "say what it is doing right now")
    for name, said in (
        ("pause", "pause tracking and sampling"),
        ("private", "pause for private time"),
    ):
        parser = add_command(commands, name, said)
        parser.add_argument("length", metavar="LENGTH", nargs="?", help="15m, 1h, 1h30m")
        parser.add_argument("--for", metavar="LENGTH", dest="for", help="the same")
        parser.add_argument("--until", metavar="TIME", help="14:00, or tomorrow")
    add_command(commands, "resume", "end the pause")
    add_command(commands, "undo", "take back the last thing you did")


def add_entries(commands: Subparsers[Parser]) -> None:
    group = add_group(commands, "entry", "add, change and list time entries")
    add = add_command(group, "add", "add an entry by hand", command="entry.add")
    add.add_argument("--task", metavar="REF", required=True, help="its key, reference or title")
    add.add_argument("--start", metavar="TIME", required=True, help=_TIMES)
    add.add_argument("--end", metavar="TIME", required=True, help="of the day it starts")
    add.add_argument("--note", metavar="TEXT")
    edit = add_command(group, "edit", "change times, task or note", command="entry.edit")
    edit.add_argument("entry", metavar="ID")
    for option, shown in (
        ("--task", "REF"),
        ("--start", "TIME"),
        ("--end", "TIME"),
        ("--note", "TEXT"),
    ):
        edit.add_argument(option, metavar=shown)
    for name, said in (
        ("delete", "delete an entry"),
        ("history", "tell all that happened to an entry"),
    ):
        add_command(group, name, said, command=f"entry.{name}").add_argument("entry", metavar="ID")
    add_days(add_command(group, "list", "list entries", command="entry.list"))
    split = add_command(group, "split", "cut an entry in two", command="entry.split")
    split.add_argument("entry", metavar="ID")
    split.add_argument("--at", metavar="TIME", required=True, help=_TIMES)
    merge = add_command(group, "merge", "join entries of one task", command="entry.merge")
    merge.add_argument("entries", nargs="+", metavar="ID")
    describe = add_command(group, "describe", "put a note on an entry", command="entry.describe")
    describe.add_argument("note", metavar="TEXT")
    describe.add_argument("--entry", metavar="ID", help="else the one that runs or ended last")


def add_questions(commands: Subparsers[Parser]) -> None:
    group = add_group(commands, "idle", "questions about unknown time")
    add_command(group, "list", "list what waits for your word", command="idle.list")
    add_command(group, "focus", "bring the question to the front", command="idle.focus")
    resolve = add_command(group, "resolve", "answer a question", command="idle.resolve")
    resolve.add_argument("question", metavar="ID")
    resolve.add_argument(
        "choice", choices=("keep", "discard", "assign", "split", "later"), metavar="CHOICE"
    )
    resolve.add_argument("--task", metavar="REF", help="for assign")
    resolve.add_argument(
        "--piece",
        action="append",
        dest="pieces",
        default=[],
        metavar="TIME=REF",
        help="for split: until when it was what; TIME= for a break",
    )


def add_reports(commands: Subparsers[Parser]) -> None:
    report = add_command(commands, "report", "sum up by task")
    report.add_argument("--period", metavar="PERIOD", help="day, yesterday, week, month, year")
    add_days(report)
    log = add_command(commands, "log", "tell what was done, by whom, through which door")
    log.add_argument("--limit", type=int, metavar="NUMBER", default=50, help="50 unless told")
    export = add_command(commands, "export", "hand out entries, or standups, as a file")
    export.add_argument("form", choices=("csv", "json"), metavar="csv|json")
    new = "into a new file, not to the screen"
    export.add_argument("--output", metavar="FILE", default="", help=new)
    export.add_argument("--standups", action="store_true", help="what was posted, not entries")
    add_days(export)
