"""The command line in full: what may be typed, and the request it means."""

from __future__ import annotations

import argparse
import re

from tracksync.cli.policy import add_policy, add_policy_key, with_pins
from tracksync.cli.standup import add_schedules, add_standup
from tracksync.cli.template import add_templates
from tracksync.cli.typed import Typed
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

TYPE_CHECKING = False
if TYPE_CHECKING:  # they and dataclasses cost 60 M instructions
    from collections.abc import Sequence
    from typing import NoReturn

    Subparsers = argparse._SubParsersAction  # noqa: SLF001  argparse names its type no other way

_ABOUT = "An honest working day, written to your issue tracker exactly once."
_EXIT_CODES = (
    "exit codes: 0 done (also when a delivery is queued), 1 unexpected, 2 usage, 3 refused, "
    "4 a remote answer was not had, 5 keystore locked or foreign, 6 damaged store, 7 not found, "
    "8 conflict"
)
# Options of which "no" says something: without them it stays as it is.
_CAN_SAY_NO = {
    "connect": ("with_email",),
    "connection.set": ("read_only",),
    "standup.post": ("thread",),
    "standup.schedule.change": ("auto", "thread", "ahead", "take_over"),
    "standup.template.save": ("hours",),
}
_OPTIONS = (
    *("json", "data_dir", "config", "passphrase_fd", "secret_fd"),
    *("token_stdin", "secret_stdin", "no_browser", "output", "version"),
)


class _Parser(argparse.ArgumentParser):
    """Says mistakes as every other refusal is said."""

    def error(self, message: str) -> NoReturn:
        wrong = re.fullmatch(r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", message)
        if wrong is not None and wrong[1] in {"COMMAND", "ACTION"}:
            msg = say("There is no command {typed}.", typed=wrong[2][:60])
            raise BadInput(msg, say("{prog} --help lists them.", prog=self.prog))
        if wrong is not None:
            msg = say("{typed} is not possible here.", typed=wrong[2][:60])
            raise BadInput(msg, say("Choose one of: {choices}.", choices=wrong[3]))
        title = say("{message}.", message=message[:1].upper() + message[1:])
        raise BadInput(title, say("{prog} --help tells more.", prog=self.prog))


def parse(words: Sequence[str]) -> Typed:
    """
    Read a command line.

    Raises:
        BadInput: It cannot be understood.
        SystemExit: Help or the version was asked for, and printed.
    """
    given = vars(build().parse_args(with_pins(words)))
    options = {name: given.pop(name) for name in _OPTIONS if name in given}
    command = given.pop("command") or ("version" if options["version"] else "tray")
    arguments = {k: v for k, v in given.items() if v is not None and v is not False and v != []}
    said_no = {name for name in _CAN_SAY_NO.get(command, ()) if given.get(name) is False}
    arguments |= dict.fromkeys(said_no, False)
    if "length" in arguments:
        arguments.setdefault("for", arguments.pop("length"))
    if command == "connect" and (arguments.pop("oauth", False) or "device" in arguments):
        command = "connect.browser"
    if command == "tasks" and arguments.pop("refresh", False):
        command = "tasks.refresh"
    if command == "verify" and ("key" in arguments or "all" in arguments):
        command = "verify.repair"
    return Typed(command, arguments, options)


def build() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    parser = _Parser("tracksync", description=_ABOUT, epilog=_EXIT_CODES, allow_abbrev=False)
    parser.set_defaults(command="")
    _common(parser, is_first=True)
    parser.add_argument("--version", action="store_true", help="show the version")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    for add in (
        *(_timer, _entries, _questions, _tasks, _connections, _outbox, _pictures, _reports),
        _standup,
        _policy,
        _upkeep,
    ):
        add(commands)
    return parser


def _common(parser: argparse.ArgumentParser, *, is_first: bool = False) -> None:
    """Options that may stand before or behind the command."""
    # Behind the command an option that is not there must not undo the one in front of it.
    text, absent = ("", None) if is_first else (argparse.SUPPRESS, argparse.SUPPRESS)
    parser.add_argument("--data-dir", metavar="DIR", default=text)
    parser.add_argument("--config", metavar="FILE", default=text)
    parser.add_argument(
        "--json",
        action="store_true",
        default=absent,
        help="answer with one JSON object",
    )
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="FD",
        default=absent,
        help="read the passphrase of the passphrase lock from this file descriptor",
    )


def _command(
    commands: Subparsers[_Parser], name: str, said: str, *, command: str = ""
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=said, description=f"{said[:1].upper()}{said[1:]}.", allow_abbrev=False
    )
    parser.set_defaults(command=command or name)
    _common(parser)
    return parser


def _group(commands: Subparsers[_Parser], name: str, said: str) -> Subparsers[_Parser]:
    parser = commands.add_parser(name, help=said, allow_abbrev=False)
    return parser.add_subparsers(metavar="ACTION", required=True, parser_class=_Parser)


def _days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday")
    parser.add_argument("--from", metavar="DAY", dest="from")
    parser.add_argument("--to", metavar="DAY")


def _timer(commands: Subparsers[_Parser]) -> None:
    for name, said in (
        ("start", "start the timer on a task"),
        ("switch", "go on with another task"),
    ):
        parser = _command(commands, name, said)
        parser.add_argument("ref", nargs="?", metavar="REF", help="its key, reference or title")
        parser.add_argument("--last", action="store_true", help="the task tracked last")
        parser.add_argument("--note", metavar="TEXT")
    _command(commands, "stop", "stop the timer")
    _command(commands, "status", "say what it is doing right now")
    for name, said in (
        ("pause", "pause tracking and sampling"),
        ("private", "pause for private time"),
    ):
        parser = _command(commands, name, said)
        parser.add_argument("length", metavar="LENGTH", nargs="?", help="15m, 1h, 1h30m")
        parser.add_argument("--for", metavar="LENGTH", dest="for", help="the same")
        parser.add_argument("--until", metavar="TIME", help="14:00, or tomorrow")
    _command(commands, "resume", "end the pause")
    _command(commands, "undo", "take back the last thing you did")


def _entries(commands: Subparsers[_Parser]) -> None:
    group = _group(commands, "entry", "add, change and list time entries")
    add = _command(group, "add", "add an entry by hand", command="entry.add")
    add.add_argument("--task", metavar="REF", required=True)
    add.add_argument("--start", metavar="TIME", required=True)
    add.add_argument("--end", metavar="TIME", required=True)
    add.add_argument("--note", metavar="TEXT")
    edit = _command(group, "edit", "change times, task or note", command="entry.edit")
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
        _command(group, name, said, command=f"entry.{name}").add_argument("entry", metavar="ID")
    _days(_command(group, "list", "list entries", command="entry.list"))
    split = _command(group, "split", "cut an entry in two", command="entry.split")
    split.add_argument("entry", metavar="ID")
    split.add_argument("--at", metavar="TIME", required=True)
    merge = _command(group, "merge", "join entries of one task", command="entry.merge")
    merge.add_argument("entries", nargs="+", metavar="ID")
    describe = _command(group, "describe", "put a note on an entry", command="entry.describe")
    describe.add_argument("note", metavar="TEXT")
    describe.add_argument("--entry", metavar="ID", help="else the one that runs or ended last")


def _questions(commands: Subparsers[_Parser]) -> None:
    group = _group(commands, "idle", "questions about unknown time")
    _command(group, "list", "list what waits for your word", command="idle.list")
    _command(group, "focus", "bring the question to the front", command="idle.focus")
    resolve = _command(group, "resolve", "answer a question", command="idle.resolve")
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


def _tasks(commands: Subparsers[_Parser]) -> None:
    listed = _command(commands, "tasks", "list or search the tasks at hand")
    listed.add_argument("--refresh", action="store_true", help="fetch them from the services first")
    listed.add_argument("--search", metavar="TEXT")
    listed.add_argument("--all", action="store_true", help="finished ones too")
    group = _group(commands, "task", "local tasks, pins and colours")
    add = _command(group, "add", "make a task that lives only here", command="task.add")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("--project", metavar="NAME")
    rename = _command(group, "rename", "rename a local task", command="task.rename")
    rename.add_argument("ref", metavar="REF")
    rename.add_argument("title", metavar="TITLE", nargs="?")
    rename.add_argument("--project", metavar="NAME")
    done = _command(group, "done", "finish a local task", command="task.done")
    done.add_argument("ref", metavar="REF")
    done.add_argument("--reopen", action="store_true")
    pin = _command(group, "pin", "keep a task at hand", command="task.pin")
    pin.add_argument("ref", metavar="REF")
    pin.add_argument("--off", action="store_true")
    shown = "choose the colour a task is shown in"
    colour = _command(group, "colour", shown, command="task.colour")
    colour.add_argument("ref", metavar="REF")
    colour.add_argument("colour", metavar="COLOUR|automatic")


def _connections(commands: Subparsers[_Parser]) -> None:
    _command(commands, "connections", "list the connections")
    connect = _command(commands, "connect", "sign in to a service")
    connect.add_argument("service", metavar="SERVICE")
    connect.add_argument("--site", metavar="URL", help="needed where a service cannot tell it")
    connect.add_argument("--channel", metavar="LINK|ID|NAME", help="Slack, Teams: where to post")
    connect.add_argument("--email", metavar="E-MAIL")
    books_for = "the connection whose tasks its time is booked on, where there are several"
    connect.add_argument("--for", metavar="ID", help=books_for)
    connect.add_argument("--token-stdin", action="store_true", help="read the token from a pipe")
    connect.add_argument("--oauth", action="store_true", help="sign in by the browser")
    connect.add_argument("--device", action="store_true", help="by a code on another screen")
    connect.add_argument("--broker", metavar="URL", help="with --oauth: your team's broker")
    connect.add_argument("--client-id", metavar="ID", help="with --oauth: an app of your own")
    piped = "read the app's secret, or this device's key to the broker, from a pipe"
    connect.add_argument("--secret-stdin", action="store_true", help=piped)
    connect.add_argument("--no-browser", action="store_true", help="only show the address")
    connect.add_argument("--mode", choices=("preview", "automatic"))
    connect.add_argument("--read-only", action="store_true", dest="read_only")
    email = "Slack, with --oauth: also ask for what shows your e-mail address on the card"
    connect.add_argument("--with-email", action=argparse.BooleanOptionalAction, help=email)
    leave = _command(commands, "disconnect", "forget a connection and its token")
    leave.add_argument("connection", metavar="SERVICE|ID")
    leave.add_argument("--keep-tasks", action="store_true", dest="keep_tasks")
    group = _group(commands, "connection", "how a connection sends")
    change = _command(group, "set", "change how it sends", command="connection.set")
    change.add_argument("connection", metavar="SERVICE|ID")
    change.add_argument("--mode", choices=("preview", "automatic"))
    change.add_argument("--read-only", action=argparse.BooleanOptionalAction, dest="read_only")
    asks = "what must be said with worklogs, by project"
    details = _command(group, "details", asks, command="connection.details")
    details.add_argument("connection", metavar="SERVICE|ID")
    say = _command(group, "say", "say it, once a project", command="connection.say")
    say.add_argument("connection", metavar="SERVICE|ID")
    say.add_argument("--project", metavar="NAME", help='"": all of which nothing else was said')
    say.add_argument("values", metavar="KEY=VALUE", nargs="+")


def _pictures(commands: Subparsers[_Parser]) -> None:
    group = _group(commands, "shots", "pictures of your screen, if you turned them on")
    _command(group, "capture", "take one now", command="shots.capture")
    listed = _command(group, "list", "list them", command="shots.list")
    listed.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday")
    export = _command(group, "export", "write them, decrypted", command="shots.export")
    export.add_argument("pictures", nargs="*", metavar="NUMBER", help="all, unless told")
    export.add_argument("--day", metavar="DAY")
    export.add_argument("--to", metavar="FOLDER", required=True)
    export.add_argument("--yes", action="store_true", help="that is meant")
    delete = _command(group, "delete", "delete them for ever", command="shots.delete")
    delete.add_argument("pictures", nargs="+", metavar="NUMBER")
    delete.add_argument("--yes", action="store_true", help="also where time goes with them")
    group = _group(commands, "keys", "the keys of your pictures")
    keys = _command(group, "export", "hand out the keys of days", command="keys.export")
    keys.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday; else all")
    keys.add_argument("--yes", action="store_true", help="that is meant")
    keys.add_argument("--output", metavar="FILE", help="into a new file, not to the screen")
    box = "hand out keys that only your policy's readers can open"
    keys = _command(group, "box", box, command="keys.box")
    keys.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday; else all")
    keys.add_argument("--output", metavar="FILE", help="into a new file, not to the screen")


def _outbox(commands: Subparsers[_Parser]) -> None:
    group = _group(commands, "outbox", "what waits to be sent")
    listed = _command(group, "list", "list deliveries", command="outbox.list")
    listed.add_argument("--state", metavar="STATE", help="ready, stuck, done … all")
    _command(group, "preview", "show exactly what would be sent", command="outbox.preview")
    for name, said in (("release", "send now"), ("retry", "try stuck ones again")):
        parser = _command(group, name, said, command=f"outbox.{name}")
        parser.add_argument("key", metavar="KEY", nargs="?")
        parser.add_argument("--all", action="store_true")
    drop = _command(group, "drop", "do not send this one", command="outbox.drop")
    drop.add_argument("key", metavar="KEY")
    sync = _command(commands, "sync", "send everything that waits")
    sync.add_argument("--wait", type=int, metavar="SECONDS", default=30, help="30 unless told")
    verify = _command(commands, "verify", "compare with what stands over there; writes nothing")
    verify.add_argument("--period", metavar="PERIOD", help="day, yesterday, week, month, year")
    verify.add_argument("--connection", metavar="SERVICE|ID", help="else all")
    _days(verify)
    verify.add_argument("--repair", metavar="KEY", dest="key", help="mend this one")
    verify.add_argument("--take", choices=("ours", "theirs"), help="which side counts")
    verify.add_argument(
        "--repair-clear", action="store_true", dest="all", help="mend all that is unambiguous"
    )


def _reports(commands: Subparsers[_Parser]) -> None:
    report = _command(commands, "report", "sum up by task")
    report.add_argument("--period", metavar="PERIOD", help="day, yesterday, week, month, year")
    _days(report)
    log = _command(commands, "log", "tell what was done, by whom, through which door")
    log.add_argument("--limit", type=int, metavar="NUMBER", default=50)
    export = _command(commands, "export", "hand out entries, or standups, as a file")
    export.add_argument("form", choices=("csv", "json"), metavar="csv|json")
    export.add_argument("--output", metavar="FILE", default="")
    export.add_argument("--standups", action="store_true", help="what was posted, not entries")
    _days(export)


def _standup(commands: Subparsers[_Parser]) -> None:
    group = _group(commands, "standup", "what you did, what comes, what is in the way")
    add_standup(lambda name, about: _command(group, name, about, command=f"standup.{name}"))
    again = _group(group, "schedule", "standups that come again and again")
    add_schedules(lambda n, about: _command(again, n, about, command=f"standup.schedule.{n}"))
    forms = _group(group, "template", "how standups read")
    add_templates(lambda n, about: _command(forms, n, about, command=f"standup.template.{n}"))


def _policy(commands: Subparsers[_Parser]) -> None:
    group = _group(commands, "policy", "what your organization asks for, about screenshots")
    add_policy(lambda name, about: _command(group, name, about, command=f"policy.{name}"))
    keys = _group(group, "key", "the organization's signing key on paper")
    add_policy_key(lambda name, about: _command(keys, name, about, command=f"policy.key.{name}"))


def _upkeep(commands: Subparsers[_Parser]) -> None:
    backup = _command(commands, "backup", "write an encrypted copy")
    backup.add_argument("file", metavar="FILE")
    opens = "read the copy's passphrase (or recovery key) from this file descriptor"
    backup.add_argument("--secret-fd", type=int, metavar="FD", help=opens)
    moves = "for a new machine: with the keys of your texts and sign-ins; recovery key only"
    backup.add_argument("--move", action="store_true", help=moves)
    recovery = _group(commands, "recovery", "the key on paper that opens copies")
    fresh = _command(recovery, "new", "make one and show it, this once", command="recovery.new")
    fresh.add_argument("--replace", action="store_true", help="also where there is one already")
    _command(recovery, "status", "say whether there is one", command="recovery.status")
    restore = _command(commands, "restore", "bring the store back from a copy")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--secret-fd", type=int, metavar="FD", help=opens)
    check = _command(commands, "check", "verify journal, store and sums")
    check.add_argument("--repair", action="store_true", help="rebuild what can be rebuilt")
    check.add_argument("--ids", action="store_true", help="list every id the journal holds")
    config = _group(commands, "config", "settings")
    _command(config, "list", "list all settings", command="config.list")
    _command(config, "get", "tell one setting", command="config.get").add_argument(
        "key", metavar="KEY"
    )
    change = _command(config, "set", "choose a value", command="config.set")
    change.add_argument("key", metavar="KEY")
    change.add_argument("value", metavar="VALUE")
    change.add_argument("--yes", action="store_true", help="another address of a service is meant")
    keystore = _group(commands, "keystore", "the keystore this profile belongs to")
    _command(keystore, "unlock", "open it, asking if need be", command="keystore.unlock")
    _command(
        keystore,
        "passphrase",
        "use a passphrase where there is no keystore",
        command="keystore.passphrase",
    )
    _command(commands, "doctor", "say what works on this machine")
    _command(commands, "privacy", "say what is captured, stored and sent")
    purge = _command(commands, "purge", "forget the cached tasks of one connection, or of all")
    purge.add_argument("connection", metavar="SERVICE|ID", nargs="?")
    _command(commands, "quit", "ask the running app to end", command="app.quit")
    agent = _command(commands, "agent", "run without a screen")
    agent.add_argument("--headless", action="store_true")
    _command(commands, "demo", "run the scripted morning")
    broker = _command(commands, "broker", "keep an app's secret for a team, on a server")
    broker.add_argument("words", metavar="…", nargs=argparse.REMAINDER)
