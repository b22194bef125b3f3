"""Pictures that were not taken: counted, and why."""

from __future__ import annotations

import pytest

from tracksync.core.journal.events import RunEnded
from tracksync.core.journal.picture_events import Miss, PictureMissed
from tracksync.core.pictures import misses
from tracksync.core.problems import DiskFull, KeystoreTrouble, NotAllowed, Problem
from tracksync.core.sentences import say


def test_they_are_counted_by_reason() -> None:
    """The most frequent first; what else happened is no miss."""
    black, excluded = PictureMissed(Miss.BLACK), PictureMissed(Miss.EXCLUDED)
    events = [excluded, black, RunEnded(), None, black]

    assert misses.counted(events) == ((Miss.BLACK, 2), (Miss.EXCLUDED, 1))
    assert misses.counted([]) == ()


@pytest.mark.parametrize("miss", list(Miss))
def test_each_reason_ends_a_sentence(miss: Miss) -> None:
    """It stands behind "because"."""
    words = misses.because(miss)

    assert words[0].islower()
    assert not words.endswith(".")


@pytest.mark.parametrize(
    ("kind", "miss"),
    [(DiskFull, Miss.FULL), (KeystoreTrouble, Miss.KEYSTORE), (NotAllowed, Miss.UNSEEN)],
)
def test_a_look_that_ended_with_a_problem_has_a_reason(kind: type[Problem], miss: Miss) -> None:
    """As far as the person can do something else about it."""
    assert misses.caused_by(kind(say("Something."))) is miss
