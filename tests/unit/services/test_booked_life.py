"""Whatever a person does while Tempo comes and goes: the same time stands once, in one place."""

from __future__ import annotations

import pytest

from tests.profiles import IS_THOROUGH
from tests.unit.services.booked_life import BookedLife

pytestmark = pytest.mark.thorough

# `make prove` lives through more of them.
LIVES = 1_800 if IS_THOROUGH else 60
ROUNDS = 12


@pytest.mark.parametrize("first", range(0, LIVES, LIVES // ROUNDS))
def test_time_is_never_booked_over_both(first: int) -> None:
    """Not even for a moment; and in the end all of it stands."""
    for seed in range(first, first + LIVES // ROUNDS):
        life = BookedLife(seed)
        life.live(80)
        life.end_well()
        life.must_hold()

        assert life.unfinished() == [], f"seed {seed}"
        assert life.booked() == life.due(), f"seed {seed}"
        assert life.is_untouched(), f"seed {seed}"
