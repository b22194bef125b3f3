"""Whatever a person does, and whatever happens on the way: it stands there, once, as it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.profiles import IS_THOROUGH
from tests.unit.services.kinds import MARKED, MARKED_TOTALS, MIXED_TOTALS, PLAIN, TOTALS
from tests.unit.services.life import Life
from tracksync.core.delivery.pacing import Limit

pytestmark = pytest.mark.thorough

MINUTE = timedelta(minutes=1)
# `make prove` lives through more of them.
LIVES = 3_600 if IS_THOROUGH else 120
ROUNDS = 24


@pytest.mark.parametrize("first", range(0, LIVES, LIVES // ROUNDS))
def test_a_life_in_bad_weather_ends_with_every_worklog_once(first: int) -> None:
    """Edits, splits, merges, moves, drops, late commits, kills: in the end it is what it is."""
    for seed in range(first, first + LIVES // ROUNDS):
        life = Life(seed)
        life.live(80)
        life.end_well()
        life.must_hold()

        assert life.unfinished() == [], f"seed {seed}"
        assert life.disputes() == [], f"seed {seed}"
        assert life.standing() == life.wanted(), f"seed {seed}"
        assert life.is_untouched(), f"seed {seed}"
        off = [d for d in life.differences() if not timedelta(0) <= d < MINUTE]
        assert off == [], f"seed {seed}"


KINDS = {
    "plain": (PLAIN, MARKED),
    "totals": (TOTALS, PLAIN),
    "marked": (MARKED_TOTALS, TOTALS),
    "mixed": (MIXED_TOTALS, MARKED),
}


@pytest.mark.parametrize("kinds", KINDS)
@pytest.mark.parametrize("first", range(0, LIVES // 4, LIVES // ROUNDS))
def test_a_life_with_services_that_keep_less_ends_with_every_worklog_once(
    first: int, kinds: str
) -> None:
    """Without marks, with totals a day, without times or notes: still each of them once."""
    for seed in range(first, first + LIVES // ROUNDS):
        life = Life(seed, kinds=KINDS[kinds])
        life.live(80)
        life.end_well()

        assert life.unfinished() == [], f"seed {seed}"
        assert life.standing() == life.wanted(), f"seed {seed}"
        assert life.is_untouched(), f"seed {seed}"


@pytest.mark.parametrize("first", range(0, LIVES // 4, LIVES // ROUNDS))
def test_a_life_brought_back_from_a_backup_books_nothing_twice(first: int) -> None:
    """What was sent since is met, not doubled; what the store does not know is left alone."""
    for seed in range(first, first + LIVES // ROUNDS):
        # A look reaches two days; what was moved further since the backup is out of its sight.
        life = Life(-1 - seed, reach_seconds=50_000)
        life.live(30)
        life.back_up()
        life.live(30)
        life.restore()
        life.live(20)
        life.end_well()
        life.must_hold()

        # What was done when the backup was made is believed: `verify` is what compares that.
        differ = {stands[:3] for stands in set(life.standing()) ^ set(life.wanted())}
        strangers = {stands[:3] for stands in life.standing()} - life.known()
        assert differ <= life.believed | strangers, f"seed {seed}"
        assert life.is_untouched(), f"seed {seed}"
        stood = life.standing()
        life.recover()
        assert life.standing() == stood, f"seed {seed}"
        assert life.strangers() == set(), f"seed {seed}"


LIMITS = (
    Limit("connection", "any", 40, 10 * MINUTE, "a page"),
    Limit("task", "write", 6, 5 * MINUTE, "a page"),
)


@pytest.mark.parametrize("first", range(0, LIVES // 8, LIVES // ROUNDS))
def test_a_life_with_services_that_count_ends_with_every_worklog_once(first: int) -> None:
    """In turn it takes longer; no service is asked more than it allows, and all of it arrives."""
    for seed in range(first, first + LIVES // ROUNDS):
        life = Life(seed, limits=LIMITS)
        life.live(80)

        assert life.most_asked(10 * MINUTE) <= 40, f"seed {seed}"
        life.end_well()
        assert life.unfinished() == [], f"seed {seed}"
        assert life.standing() == life.wanted(), f"seed {seed}"
        assert life.is_untouched(), f"seed {seed}"
