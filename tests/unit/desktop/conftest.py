"""Every test of a presenter gets a desk of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.desktop.office import Office


@pytest.fixture
def office() -> Iterator[Office]:
    made = Office()
    made.house.start()
    yield made
    made.house.close()
