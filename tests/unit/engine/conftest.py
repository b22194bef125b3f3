"""An engine that runs."""

from collections.abc import Iterator

import pytest

from tests.unit.engine.house import House


@pytest.fixture
def house() -> Iterator[House]:
    built = House().start()
    yield built
    built.close()
