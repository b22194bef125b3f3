"""Files in the place of screen and devices: marked for everybody, accepted by no organization."""

from __future__ import annotations

import pytest

from tracksync.core.scripts import activity_refused, is_refused, screen_refused


@pytest.mark.parametrize(
    ("is_scripted", "organization", "is_no"),
    [(False, "", False), (True, "", False), (False, "Acme", False), (True, "Acme", True)],
)
def test_only_a_script_under_a_policy_is_refused(
    is_scripted: bool, organization: str, is_no: bool
) -> None:
    """Whoever decides alone may try things out."""
    assert is_refused(is_scripted=is_scripted, organization=organization) is is_no


def test_what_is_refused_is_said_with_what_it_means() -> None:
    """Where it comes from, who does not accept it, and what follows."""
    assert screen_refused("Acme") == (
        "This computer's screen is read from files (TRACKSYNC_SCREEN_SOURCE). Acme's policy does "
        "not accept that, so no pictures are taken."
    )
    assert "(TRACKSYNC_ACTIVITY_SOURCE). Acme's policy" in activity_refused("Acme")
