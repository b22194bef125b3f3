"""A standup goes once a channel and day, whenever the program is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.budget.numbers import Row, publish
from tests.prove.standup_storm import StandupStorm


@pytest.mark.timeout(600)
def test_a_few_kills_post_no_standup_twice(tmp_path: Path) -> None:
    """At most one a day; and one, unless it was killed in between, which the person is told."""
    storm = StandupStorm(tmp_path, kills=6, seed=5)
    storm.run()

    assert storm.tally.faults == []


@pytest.mark.timeout(600)
def test_by_a_token_a_few_kills_and_lost_answers_lose_nothing(tmp_path: Path) -> None:
    """Each day has its one post: what was lost is looked for, and sent only if it is not there."""
    storm = StandupStorm(tmp_path, kills=4, seed=3, by_token=True)
    storm.run()

    assert storm.tally.faults == []


@pytest.mark.timeout(600)
def test_in_a_thread_a_few_kills_make_no_second_parent(tmp_path: Path) -> None:
    """Each day has its one parent, and its one post below it."""
    storm = StandupStorm(tmp_path, kills=3, seed=7, by_token=True, in_thread=True)
    storm.run()

    assert storm.tally.faults == []


@pytest.mark.timeout(600)
def test_handed_over_a_few_kills_and_lost_answers_make_no_second_one(tmp_path: Path) -> None:
    """Each day has its one post: what the service has is looked for before it is handed another."""
    storm = StandupStorm(tmp_path, kills=2, seed=11, by_token=True, ahead=True)
    storm.run()

    assert storm.tally.faults == []


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_handed_over_two_hundred_kills_make_no_second_one(tmp_path: Path) -> None:
    """The same, at any call of the program's own code."""
    storm = StandupStorm(tmp_path, kills=200, seed=19, by_token=True, ahead=True)
    storm.run()
    tally = storm.tally
    assert tally.faults == []
    publish(
        "The standup storm of what is handed over",
        [
            Row("days without one post, or with two", "0", "must be none", 0, 0),
            Row("kills", str(tally.kills), "at least 200", -tally.kills, -200),
        ],
        note="Killed once a day in the hour before, and half of the answers lost.",
    )


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_in_a_thread_two_hundred_kills_make_no_second_parent(tmp_path: Path) -> None:
    """The same, at any call of the program's own code."""
    storm = StandupStorm(tmp_path, kills=200, seed=17, by_token=True, in_thread=True)
    storm.run()
    tally = storm.tally
    assert tally.faults == []
    publish(
        "The standup storm in a thread",
        [
            Row("days without one parent and one post, or with two", "0", "must be none", 0, 0),
            Row("kills", str(tally.kills), "at least 200", -tally.kills, -200),
        ],
        note="Killed once a day while it is due, and half of the answers lost.",
    )


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_by_a_token_two_hundred_kills_and_lost_answers_lose_nothing(tmp_path: Path) -> None:
    """The same, at any call of the program's own code."""
    storm = StandupStorm(tmp_path, kills=200, seed=13, by_token=True)
    storm.run()
    tally = storm.tally
    assert tally.faults == []
    publish(
        "The standup storm by a token",
        [
            Row("days without one post, or with two", "0", "must be none", 0, 0),
            Row("kills", str(tally.kills), "at least 200", -tally.kills, -200),
        ],
        note="Killed once a day while it is due, and half of the answers lost.",
    )


@pytest.mark.storm
@pytest.mark.timeout(3000)
def test_two_hundred_kills_post_no_standup_twice(tmp_path: Path) -> None:
    """At any call of the program's own code, from opening the store to writing the outcome."""
    storm = StandupStorm(tmp_path, kills=200, seed=11)
    storm.run()
    tally = storm.tally
    assert tally.faults == []
    publish(
        "The standup storm",
        [
            Row("standups twice, or missing and not told", "0", "must be none", 0, 0),
            Row("days with one post", str(tally.posted), "most of 200", -tally.posted, -100),
            Row("kills", str(tally.kills), "at least 200", -tally.kills, -200),
        ],
        note="Killed once a day while it is due; started again within the grace.",
    )
