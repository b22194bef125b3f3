"""Hundreds of kills and power cuts: lost, doubled, not opening: none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.prove.store_kills import (
    ROOT,
    Promised,
    command,
    kill_at_calls,
    kill_at_random,
    kill_while_keyed,
    make_due,
)
from tests.prove.store_power import Played, play

pytestmark = [pytest.mark.storm, pytest.mark.timeout(3600)]

# After each kill or cut the store was opened and held to all that had been said; see `must_hold`.
NOTHING_LOST = Row("records lost or twice, stores that do not open", "0", "must be none", 0, 0)


def at_least(what: str, count: int, least: int) -> Row:
    """Make a row of something that there must be enough of."""
    return Row(what, f"{count}", f"at least {least}", -count, -least)


def tell(section: str, promised: Promised, *, kills: int, records: int, note: str) -> None:
    """Publish some rounds, each of which was looked after."""
    publish(
        section,
        [
            NOTHING_LOST,
            at_least("kills", promised.kills, kills),
            at_least("records acknowledged", len(promised.records), records),
        ],
        note=note,
    )


def test_five_hundred_kills_at_random_lose_nothing(tmp_path: Path) -> None:
    """While it starts and while it works."""
    promised = kill_at_random(tmp_path, 500, seed=21)

    assert promised.was_ready > 250
    tell(
        "The store, killed at any moment",
        promised,
        kills=500,
        records=1_500,  # some 8 000 where nothing else runs
        note="By SIGKILL, each fifth time while it starts; opened and checked after each.",
    )


def test_two_hundred_kills_at_system_calls_lose_nothing(tmp_path: Path) -> None:
    """At any write, sync, truncation, rename or removal."""
    promised = kill_at_calls(tmp_path / "data", 200, seed=22, is_fresh=False)

    tell(
        "The store, killed at system calls",
        promised,
        kills=200,
        records=500,
        note="At the n-th write, sync, truncation, rename or removal; the same store all along.",
    )


def test_a_hundred_kills_in_a_first_start_heal(tmp_path: Path) -> None:
    """Whatever was half made is completed."""
    tell(
        "The store, killed in its first start",
        kill_at_calls(tmp_path, 100, seed=23, is_fresh=True),
        kills=100,
        records=0,
        note="At the n-th call that changes a file; what is half made the next start completes.",
    )


def test_a_kill_at_every_call_while_the_store_gets_a_fresh_key_loses_nothing(
    tmp_path: Path,
) -> None:
    """And no copy from before opens after any of them."""
    tell(
        "The store, killed while it gets a fresh key",
        kill_while_keyed(tmp_path, None, seed=24),
        kills=100,
        records=2,
        note="Once at every write, sync, truncation, rename and removal of such a start.",
    )


def test_power_cuts_while_the_store_gets_a_fresh_key_lose_nothing(tmp_path: Path) -> None:
    """Store, keystore and key check are of one kind, or both keys are there."""
    played = []
    for seed in range(3):
        folder = tmp_path / str(seed) / "data"
        folder.parent.mkdir()
        known = make_due(folder)
        played.append(play(folder, tmp_path / "log", count=200, seed=seed, steps=0, known=known))

    assert all(one.records == 2 * one.cuts for one in played)
    told("The store, its power cut while it gets a fresh key", played, cuts=400, note="Of 3 runs.")


def test_a_thousand_power_cuts_lose_nothing(tmp_path: Path) -> None:
    """A hundred cuts of each of ten recorded runs."""
    played = []
    for seed in range(10):
        folder = tmp_path / str(seed) / "data"
        subprocess.run(command(folder, seed, 10), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        played.append(play(folder, tmp_path / "log", count=100, seed=seed, steps=120))

    assert all(one.records > 500 for one in played)
    told("The store, its power cut", played, cuts=1000, note="Of ten recorded runs.")


def test_power_cuts_in_a_first_start_heal(tmp_path: Path) -> None:
    """Nothing was there before; whatever is there afterwards opens."""
    played = []
    for seed in range(3):
        folder = tmp_path / str(seed) / "data"
        folder.parent.mkdir()
        played.append(play(folder, tmp_path / "log", count=100, seed=seed, steps=10))

    assert all(one.records > 10 for one in played)
    told("The store, its power cut in the first start", played, cuts=100, note="Of three runs.")


def told(section: str, played: list[Played], *, cuts: int, note: str) -> None:
    """Publish some cuts, each of which was looked after."""
    publish(
        section,
        [
            NOTHING_LOST,
            at_least("power cuts", sum(one.cuts for one in played), cuts),
            at_least("records looked for, over all cuts", sum(one.records for one in played), 30),
        ],
        note=f"{note} Of what was not synced each write is kept, dropped or torn by chance.",
    )
