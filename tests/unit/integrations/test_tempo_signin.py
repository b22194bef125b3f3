"""Where Tempo's interface is, as people say it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.contract.network.gateway_rig import access
from tracksync.core.problems import BadInput
from tracksync.integrations.tempo import MANIFEST, TempoCloud
from tracksync.integrations.tempo.signin import check_site


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("", "https://api.tempo.io"),
        (" https://api.tempo.io/ ", "https://api.tempo.io"),
        ("api.eu.tempo.io", "https://api.eu.tempo.io"),
        ("https://API.us.tempo.io", "https://api.us.tempo.io"),
    ],
)
def test_a_region_is_known_and_none_need_be_named(typed: str, site: str) -> None:
    """One address serves them all."""
    assert check_site(typed) == site


@pytest.mark.parametrize(
    "typed",
    ["acme.atlassian.net", "http://api.tempo.io", "https://api.tempo.io.evil.example", "https://"],
)
def test_a_token_goes_nowhere_else(typed: str) -> None:
    """A typing error must not carry it to a stranger."""
    with pytest.raises(BadInput, match="not an address of Tempo"):
        check_site(typed)


def test_a_chosen_address_takes_the_place_of_all() -> None:
    """For tests, and for those behind a proxy."""
    base = "http://127.0.0.1:4104"
    tempo = TempoCloud(access(settings={"services.tempo.base_url": base}))

    assert tempo.check_site("") == base


def test_the_catalogue_does_not_load_the_wire() -> None:
    """The icon must not wait for it."""
    code = (
        "import sys, tracksync.integrations.tempo\n"
        "assert 'requests' not in sys.modules and 'http.client' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_it_says_that_it_books_for_jira() -> None:
    """And asks for no e-mail: the account is Jira's."""
    assert (MANIFEST.books_for, MANIFEST.asks_email) == ("jira", False)
