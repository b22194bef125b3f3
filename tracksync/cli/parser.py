"""The command line in full: what may be typed, and the request it means."""

from __future__ import annotations

import argparse

from tracksync.cli.pictures import add_pictures
from tracksync.cli.policy import add_policy, add_policy_key, with_pins
from tracksync.cli.services import add_connections, add_outbox, add_tasks
from tracksync.cli.shape import Parser, add_command, add_common, add_group
from tracksync.cli.standup import add_schedules, add_standup
from tracksync.cli.template import add_templates
from tracksync.cli.tracking import add_entries, add_questions, add_reports, add_timer
from tracksync.cli.typed import Typed
from tracksync.cli.upkeep import add_upkeep

TYPE_CHECKING = False
if TYPE_CHECKING:  # they and dataclasses cost 60 M instructions
    from collections.abc import Sequence

    from tracksync.cli.shape import Subparsers

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
    parser = Parser("tracksync", description=_ABOUT, epilog=_EXIT_CODES, allow_abbrev=False)
    parser.set_defaults(command="")
    add_common(parser, is_first=True)
    parser.add_argument("--version", action="store_true", help="show the version")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for add in (
        *(add_timer, add_entries, add_questions, add_tasks, add_connections, add_outbox),
        *(add_pictures, add_reports, _standup, _policy, add_upkeep),
    ):
        add(commands)
    return parser


def _standup(commands: Subparsers[Parser]) -> None:
    group = add_group(commands, "standup", "what you did, what comes, what is in the way")
    add_standup(lambda name, about: add_command(group, name, about, command=f"standup.{name}"))
    again = add_group(group, "schedule", "standups that come again and again")
    add_schedules(lambda n, about: add_command(again, n, about, command=f"standup.schedule.{n}"))
    forms = add_group(group, "template", "how standups read")
    add_templates(lambda n, about: add_command(forms, n, about, command=f"standup.template.{n}"))


def _policy(commands: Subparsers[Parser]) -> None:
    group = add_group(commands, "policy", "what your organization asks for, about screenshots")
    add_policy(lambda name, about: add_command(group, name, about, command=f"policy.{name}"))
    keys = add_group(group, "key", "the organization's signing key on paper")
    add_policy_key(lambda name, about: add_command(keys, name, about, command=f"policy.key.{name}"))
