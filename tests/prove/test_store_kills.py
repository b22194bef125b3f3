"""Hundreds of kills and power cuts: lost, doubled, not opening: none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.prove.store_kills import ROOT, command, kill_at_calls, kill_at_random
from tests.prove.store_power import play

pytestmark = [pytest.mark.storm, pytest.mark.timeout(3600)]


def test_three_hundred_kills_at_random_lose_nothing(tmp_path: Path) -> None:
    """While it starts and while it works."""
    promised = kill_at_random(tmp_path, 300, seed=21)

    assert promised.rounds == 300
    assert promised.was_ready > 150
    assert len(promised.records) > 1_000  # some 5 000 where nothing else runs


def test_two_hundred_kills_at_system_calls_lose_nothing(tmp_path: Path) -> None:
    """At any write, sync, truncation, rename or removal."""
    promised = kill_at_calls(tmp_path / "data", 200, seed=22, is_fresh=False)

    assert promised.rounds == 200
    assert len(promised.records) > 500


def test_a_hundred_kills_in_a_first_start_heal(tmp_path: Path) -> None:
    """Whatever was half made is completed."""
    assert kill_at_calls(tmp_path, 100, seed=23, is_fresh=True).rounds == 100


@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_power_cuts_lose_nothing(tmp_path: Path, seed: int) -> None:
    """A hundred cuts of one recorded run each."""
    folder = tmp_path / "data"
    subprocess.run(command(folder, seed, 10), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    assert play(folder, tmp_path / "log", count=100, seed=seed, steps=120) > 500


@pytest.mark.parametrize("seed", range(3))
def test_power_cuts_in_a_first_start_heal(tmp_path: Path, seed: int) -> None:
    """Nothing was there before; whatever is there afterwards opens."""
    assert play(tmp_path / "data", tmp_path / "log", count=100, seed=seed, steps=10) > 10
