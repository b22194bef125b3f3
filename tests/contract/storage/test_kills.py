"""A few kills and power cuts at each `make test`; `make prove` does hundreds."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.prove.store_kills import (
    ROOT,
    command,
    kill_at_calls,
    kill_at_random,
    kill_while_keyed,
    make_due,
)
from tests.prove.store_power import play

pytestmark = pytest.mark.timeout(600)


def test_kills_at_random_lose_nothing(tmp_path: Path) -> None:
    """Every acknowledged record and sample is there, once, and the chain holds."""
    promised = kill_at_random(tmp_path, 8, seed=1)

    assert promised.was_ready >= 5
    assert len(promised.records) > 20


def test_kills_at_system_calls_lose_nothing(tmp_path: Path) -> None:
    """Whatever write, sync or rename was the last one."""
    promised = kill_at_calls(tmp_path / "data", 6, seed=2, is_fresh=False)

    assert promised.kills == 6


def test_kills_in_a_first_start_heal(tmp_path: Path) -> None:
    """Keys, ring, profile and store half made: the next start completes them."""
    promised = kill_at_calls(tmp_path, 6, seed=3, is_fresh=True)

    assert promised.kills == 6


def test_power_cuts_lose_nothing(tmp_path: Path) -> None:
    """Whatever part of the unsynced writes reached the disk."""
    folder = tmp_path / "data"
    subprocess.run(command(folder, 1, 10), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    assert play(folder, tmp_path / "log", count=25, seed=4).records > 100


def test_power_cuts_in_a_first_start_heal(tmp_path: Path) -> None:
    """Nothing was there before; whatever is there afterwards opens."""
    assert play(tmp_path / "data", tmp_path / "log", count=25, seed=5, steps=10).records > 0


def test_kills_while_the_store_gets_a_fresh_key_lose_nothing(tmp_path: Path) -> None:
    """Whatever call was the last one; and afterwards no older copy opens."""
    promised = kill_while_keyed(tmp_path, 2, seed=6)

    assert (promised.kills, len(promised.records)) == (2, 2)


def test_power_cuts_while_the_store_gets_a_fresh_key_lose_nothing(tmp_path: Path) -> None:
    """Store, keystore and key check are of one kind, or both keys are there."""
    known = make_due(tmp_path / "data")

    made = play(tmp_path / "data", tmp_path / "log", count=15, seed=7, steps=0, known=known)
    assert made.records == 2 * made.cuts
