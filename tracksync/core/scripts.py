"""Files in the place of the screen or of the devices: for tests, and for no organization."""

from __future__ import annotations

from tracksync.core.sentences import Sentence, say


def is_refused(*, is_scripted: bool, organization: str) -> bool:
    """
    Whether what a source tells counts for nothing.

    Args:
        organization: Whose policy is followed; empty where none is.
    """
    return is_scripted and bool(organization)


def screen_refused(organization: str) -> Sentence:
    """Say why no pictures are taken of a screen that is files."""
    return say(
        "This computer's screen is read from files (TRACKSYNC_SCREEN_SOURCE). {name}'s policy does "
        "not accept that, so no pictures are taken.",
        name=organization,
    )


def activity_refused(organization: str) -> Sentence:
    """Say why nothing is known of activity that comes from a file."""
    return say(
        "Activity is read from a file (TRACKSYNC_ACTIVITY_SOURCE). {name}'s policy does not accept "
        "that, so whether somebody works here counts as unknown.",
        name=organization,
    )
