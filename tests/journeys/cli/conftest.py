"""A person who leaves nothing running behind, at the first command or after it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.cli.person import Person


@pytest.fixture
def person() -> Iterator[Person]:
    # Not pytest's folder: its path is too long for a socket, and somebody's runtime folder is not.
    with tempfile.TemporaryDirectory(prefix="ts") as folder:
        somebody = Person(Path(folder))
        yield somebody
        somebody.leave()


@pytest.fixture(scope="session")
def begun() -> Iterator[tuple[Person, str]]:
    """Somebody who added a task, and the task: to be copied, for a first command takes longest."""
    with tempfile.TemporaryDirectory(prefix="ts") as folder:
        somebody = Person(Path(folder))
        yield somebody, str(somebody.ask("task", "add", "Invoice export")["task"]["ref"])


@pytest.fixture
def ref(person: Person, begun: tuple[Person, str]) -> str:
    """A task that the person added before the test begins."""
    somebody, task = begun
    shutil.copytree(somebody.data, person.data)
    shutil.copy2(somebody.keystore, person.keystore)
    return task
