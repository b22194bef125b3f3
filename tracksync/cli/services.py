"""The commands of tasks, of the services they come from, and of what is sent there."""

from __future__ import annotations

import argparse

from tracksync.cli.shape import add_command, add_days, add_group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.cli.shape import Parser, Subparsers

_SERVICES = "asana, azure_devops, jira, jira_dc, slack, teams or tempo"
_MODES = "by your word, or by itself"


def add_tasks(commands: Subparsers[Parser]) -> None:
    listed = add_command(commands, "tasks", "list or search the tasks at hand")
    listed.add_argument("--refresh", action="store_true", help="fetch them from the services first")
    listed.add_argument("--search", metavar="TEXT")
    listed.add_argument("--all", action="store_true", help="finished ones too")
    group = add_group(commands, "task", "local tasks, pins and colours")
    add = add_command(group, "add", "make a task that lives only here", command="task.add")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("--project", metavar="NAME")
    rename = add_command(group, "rename", "rename a local task", command="task.rename")
    rename.add_argument("ref", metavar="REF")
    rename.add_argument("title", metavar="TITLE", nargs="?")
    rename.add_argument("--project", metavar="NAME")
    done = add_command(group, "done", "finish a local task", command="task.done")
    done.add_argument("ref", metavar="REF")
    done.add_argument("--reopen", action="store_true")
    gone = "delete a local task; what was tracked on it stays"
    delete = add_command(group, "delete", gone, command="task.delete")
    delete.add_argument("ref", metavar="REF")
    pin = add_command(group, "pin", "keep a task at hand", command="task.pin")
    pin.add_argument("ref", metavar="REF")
    pin.add_argument("--off", action="store_true")
    shown = "choose the colour a task is shown in"
    colour = add_command(group, "colour", shown, command="task.colour")
    colour.add_argument("ref", metavar="REF")
    colour.add_argument("colour", metavar="COLOUR|automatic")


def add_connections(commands: Subparsers[Parser]) -> None:
    add_command(commands, "connections", "list the connections")
    connect = add_command(commands, "connect", "sign in to a service")
    connect.add_argument("service", metavar="SERVICE", help=_SERVICES)
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
    connect.add_argument("--mode", choices=("preview", "automatic"), help=_MODES)
    only = "write nothing there"
    connect.add_argument("--read-only", action="store_true", dest="read_only", help=only)
    email = "Slack, with --oauth: also ask for what shows your e-mail address on the card"
    connect.add_argument("--with-email", action=argparse.BooleanOptionalAction, help=email)
    leave = add_command(commands, "disconnect", "forget a connection and its token")
    leave.add_argument("connection", metavar="SERVICE|ID")
    leave.add_argument("--keep-tasks", action="store_true", dest="keep_tasks")
    group = add_group(commands, "connection", "how a connection sends")
    change = add_command(group, "set", "change how it sends", command="connection.set")
    change.add_argument("connection", metavar="SERVICE|ID")
    change.add_argument("--mode", choices=("preview", "automatic"), help=_MODES)
    change.add_argument("--read-only", action=argparse.BooleanOptionalAction, dest="read_only")
    asks = "what must be said with worklogs, by project"
    details = add_command(group, "details", asks, command="connection.details")
    details.add_argument("connection", metavar="SERVICE|ID")
    say = add_command(group, "say", "say it, once a project", command="connection.say")
    say.add_argument("connection", metavar="SERVICE|ID")
    say.add_argument("--project", metavar="NAME", help='"": all of which nothing else was said')
    say.add_argument("values", metavar="KEY=VALUE", nargs="+")


def add_outbox(commands: Subparsers[Parser]) -> None:
    group = add_group(commands, "outbox", "what waits to be sent")
    listed = add_command(group, "list", "list deliveries", command="outbox.list")
    listed.add_argument("--state", metavar="STATE", help="ready, stuck, done … all")
    add_command(group, "preview", "show exactly what would be sent", command="outbox.preview")
    for name, said in (("release", "send now"), ("retry", "try stuck ones again")):
        parser = add_command(group, name, said, command=f"outbox.{name}")
        parser.add_argument("key", metavar="KEY", nargs="?")
        parser.add_argument("--all", action="store_true")
    drop = add_command(group, "drop", "do not send this one", command="outbox.drop")
    drop.add_argument("key", metavar="KEY")
    sync = add_command(commands, "sync", "send everything that waits")
    sync.add_argument("--wait", type=int, metavar="SECONDS", default=30, help="30 unless told")
    verify = add_command(commands, "verify", "compare with what stands over there; writes nothing")
    verify.add_argument("--period", metavar="PERIOD", help="day, yesterday, week, month, year")
    verify.add_argument("--connection", metavar="SERVICE|ID", help="else all")
    add_days(verify)
    verify.add_argument("--repair", metavar="KEY", dest="key", help="mend this one")
    verify.add_argument("--take", choices=("ours", "theirs"), help="which side counts")
    verify.add_argument(
        "--repair-clear", action="store_true", dest="all", help="mend all that is unambiguous"
    )
