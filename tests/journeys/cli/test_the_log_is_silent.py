"""
The log repeats nothing that anybody was given: a secret goes through every command there is.

What is told while secrets are where they belong is looked for in `test_promises`, and what the
pages tell in `tests/desktop/test_the_log_of_pages.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from tests.contract.engine.talking import ask
from tests.journeys.cli.person import Person, contents
from tracksync.core.settings.table import SETTINGS
from tracksync.engine.api.commands import COMMANDS
from tracksync.engine.local_socket.address import socket_path

MARK = "MARKED7f3a"
# A word that the log's own filter would let pass, what it would not, and what is no text at all.
SECRETS: tuple[object, ...] = (MARK, f"{MARK} <{MARK}@example.org>", [MARK])
ENDS_IT = "app.quit"


def given(takes: Iterable[str]) -> Iterator[dict[str, object]]:
    """Give a secret to each argument alone, and to all at once."""
    names = sorted(takes)
    for secret in SECRETS:
        for name in names:
            yield {name: secret}
        yield dict.fromkeys(names, secret)


@pytest.fixture
def asked(person: Person, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody whose agent runs, and writes what it is asked to write into their home."""
    monkeypatch.chdir(person.home)
    person.start_agent()
    yield person
    assert ask(socket_path(str(person.data), person.environ), {"command": ENDS_IT}) is not None
    assert person.wait_for_agent() == 0
    files = contents(person.data / "log")
    assert sum(len(content) for content in files.values()) > 0
    assert [path for path, content in files.items() if MARK.encode() in content] == []


@pytest.mark.timeout(600)
def test_no_command_repeats_what_it_was_given(asked: Person) -> None:
    """Each in the table, each of its arguments; also one that there is not."""
    path = socket_path(str(asked.data), asked.environ)
    for name in sorted({*COMMANDS, MARK} - {ENDS_IT}):
        takes = COMMANDS[name].takes if name in COMMANDS else {MARK}
        for arguments in given(takes):
            request = {"command": name, "arguments": arguments}
            assert ask(path, request) is not None, request


@pytest.mark.timeout(600)
def test_no_setting_is_repeated(asked: Person) -> None:
    """Each key of the table, with a secret for its value: taken or refused."""
    path = socket_path(str(asked.data), asked.environ)
    for setting in SETTINGS:
        arguments = {"key": setting.key, "value": MARK, "yes": True}
        assert ask(path, {"command": "config.set", "arguments": arguments}) is not None
