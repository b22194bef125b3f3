"""Exactly once, with everything real but the service: small storms always, full ones in `prove`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore

import pytest

from tests.budget.numbers import Row, publish
from tests.prove.delivery_storm import Storm
from tests.prove.storm_sites import SITES

# A small storm mostly waits for what is not known yet, so all of them share the wait; so many blow.
AT_ONCE = 4


@pytest.mark.timeout(900)
def test_small_storms_leave_each_worklog_once(tmp_path: Path) -> None:
    """Kills, lost answers, late commits: nothing lost, nothing twice, nothing foreign touched."""
    room = Semaphore(AT_ONCE)
    with ThreadPoolExecutor(len(SITES)) as sky:
        blown = {
            service: sky.submit(small_storm, tmp_path / str(number), service, room)
            for number, service in enumerate(SITES)
        }
    failed = {service: error for service, done in blown.items() if (error := done.exception())}
    assert not failed, "\n".join(f"{service}: {error!r}" for service, error in failed.items())


def small_storm(folder: Path, service: str, room: Semaphore) -> None:
    folder.mkdir()
    Storm(folder, SITES[service](folder), entries=8, kills=2, seed=7).run(room)


@pytest.mark.storm
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("service", SITES)
def test_the_full_storm_leaves_each_worklog_once(tmp_path: Path, service: str) -> None:
    """Five hundred entries and two hundred kills, some of them at system calls."""
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
                "at least 200, a third of them so",
                -min(tally.kills, 3 * tally.kills_at_calls),
                -200,
            ),
        ],
        note="35 % of all requests met a fault; real agent, real store, stateful double.",
    )
