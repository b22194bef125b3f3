"""The settings table: every row makes sense, and nothing records more by default."""

from __future__ import annotations

import pytest

from tracksync.core.settings.page import reference
from tracksync.core.settings.table import SETTINGS, Form, Kind, Private, Setting, Who
from tracksync.core.settings.values import effective, in_words, parse

rows = pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.key)


def test_a_name_means_one_setting() -> None:
    """Keys and old names never meet."""
    names = [name for row in SETTINGS for name in (row.key, *row.aliases)]

    assert len(set(names)) == len(names)


@rows
def test_the_default_is_a_value_one_could_choose(row: Setting) -> None:
    """As it is, and typed in words of the dialog."""
    assert parse(row.key, row.default) == row.default


@rows
def test_a_row_says_what_it_is(row: Setting) -> None:
    """A title for the dialog, a sentence of help, bounds for what needs them."""
    assert row.title
    assert row.help.endswith(".")
    assert (row.kind is Kind.CHOICE) == bool(row.choices)
    assert row.low < row.high or row.kind in {Kind.FLAG, Kind.CHOICE}
    assert row.form is Form.LINE or row.kind is Kind.TEXT
    assert row.private is Private.NEITHER or row.who is Who.BOTH
    assert all(choice == choice.casefold() for choice in row.choices)


@rows
def test_what_records_more_is_off_by_default(row: Setting) -> None:
    """A person turns it on, knowing."""
    assert not row.records_more or row.default is False


@rows
def test_what_is_endless_says_so(row: Setting) -> None:
    """Zero has words wherever it is not a small number."""
    assert not row.is_endless or row.zero == "for ever"
    assert not row.zero or row.low == 0


@rows
def test_a_value_can_be_typed_as_it_is_shown(row: Setting) -> None:
    """What the dialog and the documentation say, the command takes."""
    values = {row.low, row.default, row.high} if row.kind is Kind.NUMBER else {row.default}

    assert {parse(row.key, in_words(row, value)) for value in values} == values


def test_without_choices_all_defaults_are_in_force() -> None:
    """A fresh profile works."""
    found = effective({}, {})

    assert {key: (v.value, v.source) for key, v in found.items()} == {
        row.key: (row.default, "default") for row in SETTINGS
    }


@rows
def test_the_page_of_the_documentation_has_every_row(row: Setting) -> None:
    """Key, help, and in bold what records more."""
    (line,) = [line for line in reference().splitlines() if f"`{row.key}` |" in line]

    assert row.help in line
    assert ("**Records or sends more.**" in line) == row.records_more


@pytest.mark.parametrize(("system", "shown"), [("linux", False), ("darwin", True), ("win32", True)])
def test_what_does_nothing_on_a_system_is_not_shown_there(system: str, *, shown: bool) -> None:
    """The listener is for macOS and Windows; everything else is for all."""
    without = [row.key for row in SETTINGS if not row.is_advanced and not row.is_shown_on(system)]

    assert without == ([] if shown else ["activity.pointer_fallback"])


def test_what_is_advanced_is_shown_nowhere() -> None:
    """Whatever the system."""
    assert not any(row.is_shown_on("linux") for row in SETTINGS if row.is_advanced)
