"""Pictures are destroyed wholly or not at all, whenever the program dies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prove.vault_child import PART
from tests.prove.vault_kills import DELETE, SHRED, changes_of, fill, kill_at
from tests.prove.vault_power import play

pytestmark = pytest.mark.storm


@pytest.mark.parametrize("deed", [DELETE, SHRED, PART])
def test_kills_at_every_step(tmp_path: Path, deed: str) -> None:
    """Before each change to the disk there is."""
    template = tmp_path / "data"
    fill(template)
    changes = changes_of(template, deed, tmp_path)

    outcomes = kill_at(template, deed, range(1, changes + 2), tmp_path)

    done = [outcome.is_done for outcome in outcomes]
    assert done == sorted(done), "the switch is one step"
    assert outcomes[-1].said_done


@pytest.mark.parametrize("deed", [DELETE, SHRED, PART])
def test_power_cuts_at_every_step(tmp_path: Path, deed: str) -> None:
    """Whatever had not been synced is there, gone or torn; what was said to be done is done."""
    folder = tmp_path / "data"
    fill(folder)

    outcomes = play(folder, tmp_path / "log", deed, each=20, seed=24)

    assert len(outcomes) > 500
    assert all(outcome.is_done for outcome in outcomes if outcome.said_done)
    assert {outcome.is_done for outcome in outcomes} == {True, False}
