"""The address of a Jira Data Center, as people type it."""

from __future__ import annotations

import pytest

from tests.contract.network.gateway_rig import access
from tracksync.core.problems import BadInput
from tracksync.integrations.jira_dc import build
from tracksync.integrations.jira_dc.signin import check_site


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("jira.acme.example", "https://jira.acme.example"),
        (" https://Jira.acme.example/ ", "https://jira.acme.example"),
        ("https://intranet.acme.example/jira", "https://intranet.acme.example/jira"),
        ("https://intranet.acme.example/jira/", "https://intranet.acme.example/jira"),
        ("https://acme.example/jira/browse/DEMO-1", "https://acme.example/jira"),
        ("https://acme.example/browse/DEMO-1", "https://acme.example"),
        ("https://acme.example/jira/secure/Dashboard.jspa", "https://acme.example/jira"),
        ("https://acme.example/login.jsp", "https://acme.example"),
        ("http://127.0.0.1:8080/jira", "http://127.0.0.1:8080/jira"),
    ],
)
def test_a_site_may_stand_under_a_path(typed: str, site: str) -> None:
    """Many companies' Jira does; a page in it is cut off."""
    assert check_site(typed) == site


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://jira.acme.example",
        "https://mia@jira.acme.example",
        "https://jira.acme.example/?a=b",
        "https://jira.acme.example/a//b",
        "https://jira.acme.example/../x",
        "https://jira.acme.example/a b",
        "https://jira.acme.example/a/b/c/d",
        "https://jira.acme.example/%2e%2e",
    ],
)
def test_anything_else_is_refused_with_an_example(typed: str) -> None:
    """Plain http, a user name, a query, a path that leads out: never silently repaired."""
    with pytest.raises(BadInput) as refused:
        check_site(typed)
    assert "https://" in refused.value.hint


def test_a_set_base_url_is_where_the_sign_in_belongs() -> None:
    """A company's gateway stands in for the site; the token belongs to it then."""
    elsewhere = {"services.jira_dc.base_url": "https://proxy.acme.example/jira"}
    integration = build(access(settings=elsewhere))

    assert integration.check_site("jira.acme.example") == "https://proxy.acme.example"
