"""Choosing one of very many places in a terminal."""

from __future__ import annotations

import io

import pytest

from tracksync.cli.signing_in import fewer
from tracksync.core.problems import BadInput

SITES = [{"id": "", "name": f"Team {n} / General", "url": f"https://x/{n}"} for n in range(5_000)]


def test_a_few_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is asked first."""
    assert fewer(SITES[:30], io.StringIO()) == SITES[:30]
    assert capsys.readouterr().err == ""


def test_of_many_a_part_of_the_name_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Until those that have it in theirs can be looked through."""
    found = fewer(SITES, io.StringIO("general\nnobody\nTEAM 499\n"))

    assert [site["name"] for site in found][:2] == ["Team 499 / General", "Team 4990 / General"]
    assert len(found) == 11
    assert capsys.readouterr().err.count("A part of its name: ") == 3


def test_who_says_nothing_connects_nothing() -> None:
    """The end of what is typed is the end of it."""
    with pytest.raises(BadInput):
        fewer(SITES, io.StringIO())
