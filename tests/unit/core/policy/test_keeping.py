"""How long data may be kept at most: the shortest time anybody asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.policy.keeping import CLASSES, Keeps, keeps, meaning, shorter
from tracksync.core.settings.row import Private
from tracksync.core.settings.values import setting

limits = st.dictionaries(st.sampled_from([kept.name for kept in CLASSES]), st.integers(1, 240)).map(
    keeps
)


def test_each_class_is_a_setting_that_ends_where_documents_do() -> None:
    """Whatever a document may say can be in force, and less is the more private side."""
    for kept in CLASSES:
        row = setting(kept.setting)
        assert (row.high, row.is_endless, row.private) == (kept.most, True, Private.LOW)
        assert kept.name.rpartition("_")[2] == kept.field.rpartition("_")[2] == row.unit


@given(limits, limits, limits)
def test_the_shortest_wins_whoever_asked_and_in_whatever_order(
    one: Keeps, other: Keeps, third: Keeps
) -> None:
    """Nobody makes anything be kept longer for another."""
    assert shorter(one, other) == shorter(other, one)
    assert shorter(one, shorter(other, third)) == shorter(shorter(one, other), third)
    assert shorter(one, one) == shorter(one) == one
    both = dict(shorter(one, other))
    assert both.keys() == dict(one).keys() | dict(other).keys()
    assert all(both[name] <= count for name, count in (*one, *other))


@pytest.mark.parametrize("wrong", [{"thoughts_months": 1}, {"sent_days": 0}, {"sent_days": 3_651}])
def test_what_nobody_may_say(wrong: dict[str, int]) -> None:
    """Another class, or another number."""
    with pytest.raises(ValueError, match="no limit"):
        keeps(wrong)


def test_a_class_in_words() -> None:
    """What holds, or that nothing does."""
    kept = CLASSES[1]
    assert meaning(kept, ()) == (None, kept.free)
    count, said = meaning(kept, ((kept.name, 9),))
    assert (count, str(said)) == (
        9,
        "Names of tasks and notes are destroyed after 9 months at the latest.",
    )
    assert said.template == kept.limited
