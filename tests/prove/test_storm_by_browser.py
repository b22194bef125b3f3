"""Exactly once also while tokens end, renewals get lost, and the program is killed in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.prove.storm_by_browser import MORTAL, SITES, StormByBrowser, storm_by_browser

# Of the services that are signed in to as Jira is; where few share two cores, they share the wait.
OTHERS = tuple(service for service in SITES if service != "jira")


@pytest.mark.timeout(600)
def test_a_small_storm_by_browser_leaves_each_worklog_once(tmp_path: Path) -> None:
    """And the person signs in once, whatever is lost and killed."""
    with storm_by_browser(tmp_path, entries=10, kills=4, seed=5) as storm:
        storm.run()
        assert storm.repeated == 0


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_the_full_storm_by_browser_leaves_each_worklog_once(tmp_path: Path) -> None:
    """Five hundred entries and two hundred kills; every third renewal is lost."""
    _show(*_blown(tmp_path, "jira", entries=500, kills=200, seed=13), kills=200, renewals=100)


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_storms_by_browser_over_the_others_leave_each_worklog_once(tmp_path: Path) -> None:
    """Sixty entries each; a sign-in is repeated only where a lost renewal ends it."""
    with ThreadPoolExecutor(len(OTHERS)) as sky:
        blown = [
            sky.submit(_blown, tmp_path / service, service, entries=60, kills=25, seed=17)
            for service in OTHERS
        ]
    for service, storm in [one.result() for one in blown]:
        # Asana is asked little: a day is one number.
        _show(service, storm, kills=25, renewals=5)


def _blown(
    folder: Path, service: str, *, entries: int, kills: int, seed: int
) -> tuple[str, StormByBrowser]:
    with storm_by_browser(folder, service, entries=entries, kills=kills, seed=seed) as storm:
        storm.run()
    return service, storm


def _show(service: str, storm: StormByBrowser, *, kills: int, renewals: int) -> None:
    again, made, killed = storm.repeated, storm.site.renewals, storm.tally.kills
    dies = service in MORTAL
    publish(
        f"The delivery storm: {service}, signed in by the browser",
        [
            Row("worklogs lost, twice, wrong, or of others touched", "0", "none", 0, 0),
            Row(
                "sign-ins that had to be repeated",
                str(again),
                "where a renewal was lost" if dies else "none",
                again,
                killed + made if dies else 0,
            ),
            Row("renewals", str(made), f"at least {renewals}", -made, -renewals),
            Row("kills", str(killed), f"at least {kills}", -killed, -kills),
        ],
        note=(
            "35 % of all requests met a fault, and token answers none."
            if dies
            else "35 % of all requests met a fault, and so many token answers until ten were lost."
        ),
    )
