"""The address of a Jira site, as people type it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.network.gateway_rig import access
from tracksync.core.problems import BadInput
from tracksync.integrations.jira import JiraCloud
from tracksync.integrations.jira.signin import check_site


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        (" https://Acme.atlassian.net/ ", "https://acme.atlassian.net"),
        ("acme.atlassian.net", "https://acme.atlassian.net"),
        ("jira", "https://jira"),  # a name within a company's network
        ("https://jira.acme.example:8443", "https://jira.acme.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://\u0430cme.atlassian.net", "https://xn--cme-5cd.atlassian.net"),
    ],
)
def test_a_site_is_taken_as_its_origin(typed: str, site: str) -> None:
    """What is shown before the token is used is exactly where it will go."""
    assert check_site(typed) == site


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://acme.atlassian.net",
        "ftp://acme.atlassian.net",
        "https://mia@acme.atlassian.net",
        "https://acme.atlassian.net/jira/your-work",
        "https://acme.atlassian.net/?a=b",
        "https://acme.atlassian.net#x",
        "https://acme.atlassian.net//",
    ],
)
def test_anything_else_is_refused_with_an_example(typed: str) -> None:
    """A page's address, a user name or plain http is never silently repaired."""
    with pytest.raises(BadInput) as refused:
        check_site(typed)
    assert "https://" in refused.value.hint


def test_a_set_base_url_is_where_the_sign_in_belongs() -> None:
    """A company's gateway stands in for the site; the token belongs to it then."""
    elsewhere = {"services.jira.base_url": "https://proxy.acme.example/jira"}
    jira = JiraCloud(access(settings=elsewhere))

    assert jira.check_site("https://acme.atlassian.net") == "https://proxy.acme.example"


def test_starting_loads_no_http_library() -> None:
    """The icon does not wait for a request nobody has made yet."""
    program = (
        "import sys; import tracksync.network, tracksync.integrations.jira;"
        "print({'requests', 'urllib3', 'jira', 'http.client', 'ssl'} & set(sys.modules))"
    )
    root = Path(__file__).parents[3]

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "set()"
