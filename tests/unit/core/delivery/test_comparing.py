"""Three-way: last synced, wanted here, standing there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.core.made import INVOICE, LOGIN, at, uid
from tracksync.core.delivery.comparing import Finding, compare, disputed, is_copy, known_as
from tracksync.core.delivery.door import Delivery, DeliveryState, Verb
from tracksync.core.delivery.worklogs import Worklog

OLD = Worklog(INVOICE, at(9), 1800, "Cents", str(uid(1)))
NEW = replace(OLD, seconds=3600)
THEIRS = replace(OLD, seconds=2700)
SENT = Delivery("k", "jira-1", uid(1), INVOICE, OLD, OLD, remote_id="77", state=DeliveryState.DONE)
EDITED = replace(SENT, wanted=NEW, state=DeliveryState.READY)
DELETED = replace(SENT, wanted=None, state=DeliveryState.READY)
LEFT = replace(SENT, is_withheld=True)
UNSENT = replace(SENT, synced=None, remote_id="", state=DeliveryState.READY)


@pytest.mark.parametrize(
    ("delivery", "stands", "finding"),
    [
        (SENT, OLD, Finding.SAME),
        (SENT, THEIRS, Finding.THEIRS),
        (SENT, None, Finding.GONE),
        (SENT, replace(OLD, task=LOGIN), Finding.THEIRS),
        (EDITED, replace(OLD, task=LOGIN), Finding.BOTH),
        (EDITED, OLD, Finding.WAITING),
        (EDITED, NEW, Finding.SAME),
        (EDITED, THEIRS, Finding.BOTH),
        (EDITED, None, Finding.GONE),
        (DELETED, OLD, Finding.WAITING),
        (DELETED, THEIRS, Finding.BOTH),
        (UNSENT, None, Finding.WAITING),
        (replace(UNSENT, wanted=None), None, Finding.SAME),
        (replace(UNSENT, is_set_aside=True), None, Finding.GONE),
        (replace(EDITED, synced=THEIRS, is_set_aside=True), THEIRS, Finding.BOTH),
        (replace(EDITED, synced=THEIRS, is_set_aside=True), NEW, Finding.SAME),
        (replace(SENT, state=DeliveryState.SENDING, attempted=Verb.UPDATE), OLD, Finding.WAITING),
        (replace(UNSENT, state=DeliveryState.UNKNOWN), None, Finding.WAITING),
        (replace(LEFT, attempted=Verb.UPDATE, sending=NEW), NEW, Finding.WAITING),
        (replace(LEFT, attempted=Verb.UPDATE, sending=NEW), OLD, Finding.SAME),
        (replace(LEFT, attempted=Verb.UPDATE, sending=NEW), THEIRS, Finding.THEIRS),
        (replace(LEFT, attempted=Verb.UPDATE, sending=NEW), None, Finding.GONE),
        (replace(LEFT, attempted=Verb.DELETE), None, Finding.WAITING),
        (replace(LEFT, attempted=Verb.DELETE), THEIRS, Finding.THEIRS),
    ],
)
def test_who_changed_what_since(
    delivery: Delivery, stands: Worklog | None, finding: Finding
) -> None:
    """Nothing is guessed: what is under way, or was not sent, is nobody's change."""
    assert compare(delivery, stands) is finding


@pytest.mark.parametrize(
    ("there", "is_one"),
    [
        (OLD, True),
        (replace(OLD, started_at=at(9, 0, 59), comment="Working on it", mark=""), True),
        (replace(OLD, started_at=at(9, 1)), False),
        (replace(OLD, seconds=1860), False),
        (replace(OLD, task=LOGIN), False),
    ],
)
def test_a_copy_in_another_service_may_have_lost_seconds_and_note(
    there: Worklog, is_one: bool
) -> None:
    """But neither its length nor its task."""
    assert is_copy(OLD, there) is is_one


def test_what_both_sides_agree_on_is_done() -> None:
    """Even if nobody here was told."""
    known = known_as(EDITED, NEW, at(12))

    assert (known.state, known.synced) == (DeliveryState.DONE, NEW)
    assert known_as(SENT, OLD, at(12)) is SENT


def test_what_differs_is_known_and_left() -> None:
    """What is wanted is not touched."""
    assert known_as(EDITED, THEIRS, at(12)).synced == THEIRS


def test_a_dispute_says_what_stands_there() -> None:
    """Or that nothing does; either waits for the person."""
    both, gone = disputed(EDITED, THEIRS, at(12)), disputed(EDITED, None, at(12))

    assert both.is_set_aside
    assert (both.synced, both.remote_id) == (THEIRS, "77")
    assert gone.is_set_aside
    assert (gone.synced, gone.remote_id) == (None, "")
