"""Organization, team, lock, person, and the paper itself: every case there is, written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from tracksync.core.policy.document import read_policy
from tracksync.core.policy.limits import limits_of
from tracksync.core.policy.standing import Standing, holding
from tracksync.core.settings.values import effective

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
SECOND, DAY = int(NOW.timestamp()), 86_400
# What holds: - nobody is seen · ? as the person chooses · ! everybody is seen
# Down: what the organization says, "x" behind it where it locks that. Across: what the team says.
# "unknown" is a word this release does not know.
MATRIX = """
                nothing  forbidden  optional  required  unknown
nothing            ?         -          ?         !        -
nothing x          ?         -          ?         ?        -
forbidden          -         -          -         -        -
forbidden x        -         -          -         -        -
optional           ?         -          ?         !        -
optional x         ?         -          ?         ?        -
required           !         -          ?         !        -
required x         !         -          !         !        -
unknown            -         -          -         -        -
unknown x          -         -          -         -        -
"""
WORDS = ("nothing", "forbidden", "optional", "required", "unknown")
# By what holds, and whether the person wants pictures: are they taken, may the person choose.
PERSON = {
    ("-", False): (False, False),
    ("-", True): (False, False),
    ("?", False): (False, True),
    ("?", True): (True, True),
    ("!", False): (True, False),
    ("!", True): (True, False),
}


def read_matrix() -> dict[tuple[str, bool, str], str]:
    """Read the matrix: by organization, lock and team, what holds."""
    _, across, *down = MATRIX.split("\n")
    found: dict[tuple[str, bool, str], str] = {}
    for line in down[:-1]:
        organization, *rest = line.split()
        cells = rest[1:] if rest[0] == "x" else rest
        for team, cell in zip(across.split(), cells, strict=True):
            found[organization, rest[0] == "x", team] = cell
    return found


CELLS = read_matrix()
# What the paper is: what it claims beside, days since it came, its end was seen, it can be read.
PAPERS: dict[str, tuple[dict[str, Any], float, bool, bool]] = {
    "in force": ({}, 1, False, True),
    "in its last second": ({}, 30 - 1 / DAY, False, True),
    "over": ({}, 30, False, True),
    "over, the clock set back": ({}, 1, True, True),
    "not begun": ({}, -1, False, True),
    "of a later form": ({"v": 2}, 1, False, True),
    "with an unknown field": ({"also": 1}, 1, False, True),
    "with an unknown field of a layer": ({}, 1, False, True),
    "not to be read any more": ({}, 1, False, False),
}
IN_FORCE = {"in force", "in its last second"}


def layer(who: str, word: str, **more: object) -> dict[str, Any]:
    said: dict[str, dict[str, Any]] = {"nothing": {}, "unknown": {"screenshots": "encouraged"}}
    return {"who": who, **said.get(word, {"screenshots": word}), **more}


def test_the_tables_are_whole() -> None:
    """No case is left to be guessed."""
    assert set(CELLS) == set(product(WORDS, (False, True), WORDS))
    assert set(PERSON) == set(product("-?!", (False, True)))


@pytest.mark.parametrize("is_wanted", [False, True], ids=["unwanted", "wanted"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("case", CELLS, ids=lambda c: f"{c[0]}{' x' * c[1]}, team {c[2]}")
def test_what_is_taken(case: tuple[str, bool, str], paper: str, *, is_wanted: bool) -> None:
    """As the table says while the paper holds; out of its time, or not understood, nobody is."""
    organization, is_locked, team = case
    more, days, is_over, is_readable = PAPERS[paper]
    strange = {"aloud": True} if paper == "with an unknown field of a layer" else {}
    for locks in (False, True):  # a lock of the last layer has nobody below it but the person
        layers = [
            layer("Acme", organization, lock=is_locked),
            layer("Support", team, lock=locks, **strange),
        ]
        head = {"v": 1, "aud": "tracksync", "iss": "Acme", "serial": 3}
        ends = {"iat": SECOND, "exp": SECOND + 30 * DAY}
        policy = read_policy(head | ends | {"layers": layers} | more)
        standing = Standing("k", 3, "document", 3, policy.rules(NOW), is_over=is_over)
        known = policy if is_readable else None
        rules = holding(standing, known, NOW + timedelta(days=days))
        chosen = {"screenshots.enabled": is_wanted}
        found = effective(chosen, {}, limits_of(rules))["screenshots.enabled"]

        cell = CELLS[case] if paper in IN_FORCE else "-"
        assert (found.value, not found.is_locked) == PERSON[cell, is_wanted]


@pytest.mark.parametrize("is_wanted", [False, True])
def test_without_a_paper_the_person_decides(*, is_wanted: bool) -> None:
    """Nobody stands above."""
    rules = holding(Standing(), None, NOW)
    chosen = {"screenshots.enabled": is_wanted}
    found = effective(chosen, {}, limits_of(rules))["screenshots.enabled"]

    assert (found.value, found.is_locked) == (is_wanted, False)
