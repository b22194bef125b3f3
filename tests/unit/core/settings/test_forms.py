"""What people type into settings: days, zones, addresses, paths, lengths of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.settings.forms import in_larger_unit, is_here, read_number, well_formed
from tracksync.core.settings.table import Form


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/rest", True),
        ("https://LOCALHOST", True),
        ("http://[::1]:80", True),
        ("http://127.9.9.9", True),
        ("https://127.0.0.1.example.org", False),
        ("https://localhost.example.org", False),
        ("https://example.org/127.0.0.1", False),
        ("https://128.0.0.1", False),
        ("", False),
    ],
)
def test_what_leads_to_this_machine(address: str, *, here: bool) -> None:
    """By its whole host; a name that only begins like one is somebody else's."""
    assert is_here(address) is here


@pytest.mark.parametrize(
    ("form", "typed", "kept"),
    [
        (Form.LINE, "  Anna \n Lund ", "Anna Lund"),
        (Form.LINE, "", ""),
        (Form.DAYS, "1,2,3,4,5", "1,2,3,4,5"),
        (Form.DAYS, "Mon-Fri", "1,2,3,4,5"),
        (Form.DAYS, "sunday monday, 3", "1,3,7"),
        (Form.DAYS, "5,5,5", "5"),
        (Form.ZONE, " system ", "system"),
        (Form.ZONE, "Europe/Berlin", "Europe/Berlin"),
        (Form.TIME, " 9:05 ", "09:05"),
        (Form.EMAIL, " anna@example.org", "anna@example.org"),
        (Form.EMAIL, "", ""),
        (Form.ADDRESS, "https://example.org/", "https://example.org"),
        (Form.ADDRESS, "https://Jira.example.org:8443", "https://Jira.example.org:8443"),
        (Form.ADDRESS, "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        (Form.ADDRESS, "http://[::1]:8080", "http://[::1]:8080"),
        (Form.ADDRESS, "http://localhost", "http://localhost"),
        (Form.ADDRESS, "https://example.org/jira/rest/", "https://example.org/jira/rest"),
        (Form.ADDRESS, "", ""),
        (Form.LOOPBACK, " http://127.0.0.1:47813/callback ", "http://127.0.0.1:47813/callback"),
        (Form.LOOPBACK, "http://localhost:8080/a/b", "http://localhost:8080/a/b"),
        (Form.LOOPBACK, "", ""),
        (Form.PATH, " /etc/two  blanks.pem ", "/etc/two  blanks.pem"),
        (Form.PATH, "", ""),
    ],
)
def test_a_text_is_brought_into_its_form(form: Form, typed: str, kept: str) -> None:
    """What is kept is kept in one way of writing; doing it again changes nothing."""
    assert well_formed(form, typed) == kept
    assert well_formed(form, kept) == kept


@pytest.mark.parametrize(
    ("form", "typed", "wanted"),
    [
        (Form.DAYS, "", "mon-fri"),
        (Form.DAYS, "8", "mon-fri"),
        (Form.DAYS, "mo", "mon-fri"),
        (Form.DAYS, "monkey", "mon-fri"),
        (Form.DAYS, "mon-x", "mon-fri"),
        (Form.DAYS, "1-2-3", "mon-fri"),
        (Form.ZONE, "", "Europe/Berlin"),
        (Form.ZONE, "Mars/Olympus", "Europe/Berlin"),
        (Form.TIME, "", "09:00"),
        (Form.TIME, "24:00", "09:00"),
        (Form.EMAIL, "anna", "e-mail"),
        (Form.EMAIL, "an na@example.org", "e-mail"),
        (Form.EMAIL, "a@b@c", "e-mail"),
        (Form.ADDRESS, "example.org", "https://example.org"),
        (Form.ADDRESS, "http://example.org", "this machine only"),
        (Form.ADDRESS, "https://user@example.org", "https://example.org"),
        (Form.ADDRESS, "https://example.org/jira?x=1", "https://example.org"),
        (Form.ADDRESS, "http://127.0.0.1.example.org", "this machine only"),
        (Form.ADDRESS, "http://127.0.0.1:0", "this machine only"),
        (Form.ADDRESS, "http://127.0.0.1:65536", "this machine only"),
        (Form.ADDRESS, "https://example.org/a b", "this machine only"),
        (Form.ADDRESS, "http://127.0.\u0660.1", "this machine only"),
        (Form.ADDRESS, "https://example.org:\u0668\u0660", "this machine only"),
        (Form.PATH, "/etc/a\0b", "path of a file"),
        (Form.LOOPBACK, "http://127.0.0.1:47813", "such as http://127"),
        (Form.LOOPBACK, "http://127.0.0.1/callback", "such as http://127"),
        (Form.LOOPBACK, "http://127.0.0.1:0/callback", "such as http://127"),
        (Form.LOOPBACK, "http://127.0.0.1:65536/callback", "such as http://127"),
        (Form.LOOPBACK, "https://127.0.0.1:1/callback", "such as http://127"),
        (Form.LOOPBACK, "http://example.org:1/callback", "such as http://127"),
        (Form.LOOPBACK, "http://127.0.0.1:1/callback?x=1", "such as http://127"),
    ],
)
def test_what_has_not_the_form_is_refused_in_words(form: Form, typed: str, wanted: str) -> None:
    """The sentence says what it should look like."""
    with pytest.raises(ValueError, match=wanted):
        well_formed(form, typed)


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("300", "s", 300),
        (" 300 s ", "s", 300),
        ("5 min", "s", 300),
        ("5m", "s", 300),
        ("1 H", "min", 60),
        ("1500 ms", "s", None),
        ("90 s", "min", None),
        ("2 s", "ms", 2_000),
        ("-5", "s", -5),
        ("24 months", "months", 24),
        ("2 h", "months", None),
        ("3 days", "s", None),
        ("100%", "%", 100),
        ("100 %", "s", None),
        ("", "s", None),
        ("five", "s", None),
        ("1.5 h", "s", None),
        ("1e3", "s", None),
        ("\u0663\u0660", "s", None),
        ("9" * 13, "s", None),
        ("9" * 100_000, "s", None),
    ],
)
def test_a_number_may_carry_its_unit(typed: str, unit: str, number: int | None) -> None:
    """Only whole numbers, in figures everybody reads, of a length that makes sense."""
    assert read_number(typed, unit) == number


@given(number=st.integers(0, 10**6), larger=st.sampled_from(["", "min", "h"]))
def test_a_length_reads_back_as_it_is_written(number: int, larger: str) -> None:
    """In whatever unit it is shown."""
    assert read_number(in_larger_unit(number, "s", larger), "s") == number


@pytest.mark.parametrize(
    ("number", "unit", "larger", "shown"),
    [
        (300, "s", "min", "5 min"),
        (90, "s", "min", "90 s"),
        (0, "min", "h", "0 h"),
        (7, "", "", "7"),
    ],
)
def test_a_length_is_shown_in_the_unit_people_think_in(
    number: int, unit: str, larger: str, shown: str
) -> None:
    """As far as it stays whole."""
    assert in_larger_unit(number, unit, larger) == shown
