"""Exactly once, with everything real but the service: small storms always, full ones in `prove`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.prove.delivery_storm import Storm
from tests.prove.storm_sites import SITES


@pytest.mark.timeout(600)
@pytest.mark.parametrize("service", SITES)
def test_a_small_storm_leaves_each_worklog_once(tmp_path: Path, service: str) -> None:
    """Kills, lost answers, late commits: nothing lost, nothing twice, nothing foreign touched."""
    Storm(tmp_path, SITES[service](tmp_path), entries=12, kills=4, seed=7).run()


@pytest.mark.storm
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("service", SITES)
def test_the_full_storm_leaves_each_worklog_once(tmp_path: Path, service: str) -> None:
    """Five hundred entries and two hundred kills, half of them at system calls."""
    storm = Storm(tmp_path, SITES[service](tmp_path), entries=500, kills=200, seed=11)
    storm.run()
    tally = storm.tally
    publish(
        f"The delivery storm: {service}",
        [
            Row("worklogs lost, twice, wrong, or of others touched", "0", "must be none", 0, 0),
            Row(
                "entries acknowledged",
                str(len(tally.wanted)),
                "of 500 tried",
                -len(tally.wanted),
                -300,
            ),
            Row(
                "kills",
                f"{tally.kills}, of them {tally.kills_at_calls} at system calls",
                "at least 200",
                -tally.kills,
                -200,
            ),
        ],
        note="35 % of all requests met a fault; real agent, real store, stateful double.",
    )
