"""Exactly once also while tokens end, renewals get lost, and the program is killed in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.prove.storm_by_browser import storm_by_browser


@pytest.mark.timeout(600)
def test_a_small_storm_by_browser_leaves_each_worklog_once(tmp_path: Path) -> None:
    """And the person signs in once, whatever is lost and killed."""
    with storm_by_browser(tmp_path, entries=10, kills=4, seed=5) as storm:
        storm.run()


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_the_full_storm_by_browser_leaves_each_worklog_once(tmp_path: Path) -> None:
    """Five hundred entries and two hundred kills; every third renewal is lost."""
    with storm_by_browser(tmp_path, entries=500, kills=200, seed=13) as storm:
        storm.run()
        tally, books = storm.tally, storm.service_of_site().books
        publish(
            "The delivery storm: jira, signed in by the browser",
            [
                Row("worklogs lost, twice, wrong, or of others touched", "0", "none", 0, 0),
                Row("sign-ins that had to be repeated", "0", "none", 0, 0),
                Row("renewals", str(books.renewals), "at least 100", -books.renewals, -100),
                Row("kills", str(tally.kills), "at least 200", -tally.kills, -200),
            ],
            note="35 % of all requests and of all token answers met a fault.",
        )
