"""A person who leaves nothing running behind."""

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
