"""What every command has in common: its options, its help, and how a mistake is said."""

from __future__ import annotations

import argparse
import re

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    Subparsers = argparse._SubParsersAction  # noqa: SLF001  argparse names its type no other way


class Parser(argparse.ArgumentParser):
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


def add_common(parser: argparse.ArgumentParser, *, is_first: bool = False) -> None:
    """Options that may stand before or behind the command."""
    # Behind the command an option that is not there must not undo the one in front of it.
    text, absent = ("", None) if is_first else (argparse.SUPPRESS, argparse.SUPPRESS)
    parser.add_argument("--data-dir", metavar="DIR", default=text, help="another profile")
    settings = "another settings file than that of the profile"
    parser.add_argument("--config", metavar="FILE", default=text, help=settings)
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


def add_command(
    commands: Subparsers[Parser], name: str, said: str, *, command: str = ""
) -> argparse.ArgumentParser:
    """Add a command; *said* is what it does, *command* its request where the name is not that."""
    parser = commands.add_parser(
        name, help=said, description=f"{said[:1].upper()}{said[1:]}.", allow_abbrev=False
    )
    parser.set_defaults(command=command or name)
    add_common(parser)
    return parser


def add_group(commands: Subparsers[Parser], name: str, said: str) -> Subparsers[Parser]:
    """Add a word that commands stand behind."""
    parser = commands.add_parser(name, help=said, allow_abbrev=False)
    return parser.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)


def add_days(parser: argparse.ArgumentParser) -> None:
    """Have a command take a day, or days from one to another."""
    parser.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday")
    parser.add_argument("--from", metavar="DAY", dest="from", help="several: the first")
    parser.add_argument("--to", metavar="DAY", help="the last; today unless told")
