"""What may stand in a log."""

from __future__ import annotations

import pytest

from tracksync.core.privacy import FIELDS, LONGEST, loggable


def test_counts_ids_and_outcomes_are_logged_as_they_are() -> None:
    """A log is for finding faults."""
    fields = {"count": 3, "is_ok": True, "outcome": "refused", "duration_ms": 12}

    assert loggable(fields) == {"count": 3, "outcome": "refused", "duration_ms": 12}


@pytest.mark.parametrize(
    "text",
    [
        "Invoice export",
        "anna@example.org",
        "/home/anna/.local",
        "https://example.org",
        "C:\\Users",
        "",
        "-rf",
        "a" * (LONGEST + 1),
        "two\nlines",
        "naïve",
    ],
)
def test_what_could_be_personal_is_withheld(text: str) -> None:
    """Titles, names, addresses and paths are never one plain word."""
    assert loggable({"state": text}) == {"state": "(withheld)"}


def test_a_name_that_is_not_in_the_set_is_left_out() -> None:
    """A new name needs a thought first."""
    assert loggable({"title": "x", "note": "x", "email": "x", "path": "x"}) == {}


def test_no_field_has_the_name_of_something_personal() -> None:
    """The set itself is watched."""
    assert FIELDS.isdisjoint({"title", "note", "name", "email", "url", "path", "token", "text"})


def test_the_longest_word_still_fits() -> None:
    """As long as said, and no longer."""
    assert loggable({"state": "a" * LONGEST}) == {"state": "a" * LONGEST}
