"""Kills and power cuts while pictures are destroyed: a few; `make prove` has them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prove.vault_child import PART
from tests.prove.vault_kills import DELETE, SHRED, changes_of, fill, kill_at
from tests.prove.vault_power import play

pytestmark = pytest.mark.timeout(600)
ROUNDS = 8


@pytest.mark.parametrize("deed", [DELETE, SHRED])
def test_a_kill_leaves_all_or_nothing(tmp_path: Path, deed: str) -> None:
    """Whatever change to the disk was the last one; what was said to be done is done."""
    template = tmp_path / "data"
    fill(template)
    changes = changes_of(template, deed, tmp_path)
    steps = sorted({1 + changes * n // ROUNDS for n in range(ROUNDS)} | {changes + 1})

    outcomes = kill_at(template, deed, steps, tmp_path)

    assert all(outcome.is_done for outcome in outcomes if outcome.said_done)
    assert {outcome.is_done for outcome in outcomes} == {True, False}


@pytest.mark.parametrize("deed", [DELETE, SHRED, PART])
def test_a_power_cut_leaves_all_or_nothing(tmp_path: Path, deed: str) -> None:
    """Whatever had not been synced is there, gone or torn."""
    folder = tmp_path / "data"
    fill(folder)

    outcomes = play(folder, tmp_path / "log", deed, each=1, seed=25)

    assert all(outcome.is_done for outcome in outcomes if outcome.said_done)
    assert {outcome.is_done for outcome in outcomes} == {True, False}
