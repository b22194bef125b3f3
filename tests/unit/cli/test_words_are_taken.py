"""Whatever a command's help offers, the command takes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

import pytest

from tracksync import integrations
from tracksync.cli.main import PROGRAMS
from tracksync.cli.parser import build
from tracksync.engine.api.commands import COMMANDS

# What the command line keeps for itself, or reads a file or a secret for.
_OWN = {
    *("json", "data_dir", "config", "passphrase_fd", "secret_fd", "help", "version"),
    *("token_stdin", "secret_stdin", "no_browser", "output", "oauth", "refresh", "length"),
}
# Given by name, sent as what stands in it; or written here from the answer.
_FILES = {
    "policy.apply": {"file"},
    "policy.sign": {"name", "to"},
    "standup.template.save": {"file"},
}
# Options of one that is asked for under another name.
_ELSEWHERE = {"connect": "connect.begin", "verify": "verify.repair"}


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, set[str]]]:
    """Tell every command, with what its options and words are called."""
    groups = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001  argparse tells its options no other way
    for group in groups:
        for further in group.choices.values():
            yield from _commands(further)
    if not groups:
        yield parser.get_default("command"), {a.dest for a in parser._actions}  # noqa: SLF001  as above


def test_the_help_names_every_service() -> None:
    """Whoever connects one has to know how it is written."""
    help_of = StringIO()
    with redirect_stdout(help_of), pytest.raises(SystemExit):
        build().parse_args(["connect", "--help"])
    words = set(re.findall(r"\w+", help_of.getvalue()))

    assert set(integrations.names()) <= words


def test_what_can_be_typed_is_taken() -> None:
    """`purge jira` was offered and documented, and refused: "This command takes no connection"."""
    refused: dict[str, set[str]] = {}
    for command, words in _commands(build()):
        if command not in PROGRAMS:
            taken = COMMANDS[command].takes | _OWN | _FILES.get(command, set())
            if command in _ELSEWHERE:
                taken |= COMMANDS[_ELSEWHERE[command]].takes
            refused |= {command: words - taken} if words - taken else {}

    assert refused == {}
