"""The standups of sixty odd days, word for word."""

from __future__ import annotations

import re

import pytest

from tests.unit.core.standup.cases import CASES, GOLDEN, written

_WRITTEN = re.split(r"(?m)^(?=== )", GOLDEN.read_text(encoding="utf-8"))[1:]


def test_no_case_is_missing() -> None:
    """Each case has its text, and each text its case."""
    assert [text.partition("\n")[0] for text in _WRITTEN] == [f"== {case.name}" for case in CASES]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_a_day_reads_as_it_was_read(number: int) -> None:
    """What goes out on an odd day, and when, was looked at once and stays so."""
    assert written(CASES[number]).rstrip() == _WRITTEN[number].rstrip()
