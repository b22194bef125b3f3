"""The organization as typed."""

from __future__ import annotations

import pytest

from tracksync.core.problems import BadInput
from tracksync.integrations.azure_devops.signin import check_site, organization_of

FABRIKAM = "https://dev.azure.com/fabrikam"
LOCAL = "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "typed",
    [
        "fabrikam",
        " fabrikam ",
        "dev.azure.com/fabrikam",
        "https://dev.azure.com/fabrikam/",
        "HTTPS://DEV.AZURE.COM/fabrikam",
        "https://dev.azure.com:443/fabrikam",
        "fabrikam.visualstudio.com",
        "https://fabrikam.visualstudio.com/",
    ],
)
def test_an_organization_has_one_address(typed: str) -> None:
    """Whichever of its addresses was typed."""
    assert check_site(typed) == FABRIKAM
    assert organization_of(check_site(typed)) == "fabrikam"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "dev.azure.com",
        "https://dev.azure.com",
        "https://dev.azure.com//x",
        "https://dev.azure.com/fabrikam/Zoo/_workitems",
        "https://fabrikam.visualstudio.com/Zoo",
        "https://dev.azure.com/fab%20rikam",
        "https://dev.azure.com/fabrikam?x=1",
        "https://dev.azure.com/../x",
        "http://dev.azure.com/fabrikam",
        "https://mia@dev.azure.com/fabrikam",
        "https://devops.example.org/tfs/Main",
        "https://dev.azure.com.example.org/fabrikam",
        "https://dev.\u0430zure.com/fabrikam",
        "ftp://dev.azure.com/fabrikam",
        "fab rikam",
        "x" * 64,
    ],
)
def test_what_is_no_organization_is_refused(typed: str) -> None:
    """Before anything is sent, with a hint."""
    with pytest.raises(BadInput) as refused:
        check_site(typed)

    assert refused.value.hint


def test_a_page_in_it_is_told_from_the_organization() -> None:
    """With what was probably meant."""
    with pytest.raises(BadInput) as refused:
        check_site("https://dev.azure.com/fabrikam/Zoo/_boards")

    assert FABRIKAM in str(refused.value.hint)


@pytest.mark.parametrize("typed", ["fabrikam", FABRIKAM, f"{LOCAL}/fabrikam", f"{LOCAL}/fabrikam/"])
def test_a_chosen_address_replaces_the_usual_one(typed: str) -> None:
    """The token then belongs to that one."""
    assert check_site(typed, LOCAL) == f"{LOCAL}/fabrikam"
    assert check_site("http://localhost:9/x/fabrikam", "http://localhost:9/x") == (
        "http://localhost:9/x/fabrikam"
    )


def test_this_machine_may_be_named_without_a_setting() -> None:
    """For trying things out; nowhere else is plain http taken."""
    assert check_site(f"{LOCAL}/fabrikam") == f"{LOCAL}/fabrikam"
