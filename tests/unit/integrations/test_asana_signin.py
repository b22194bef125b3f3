"""Where Asana is found, and what connecting to it asks for."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.network.gateway_rig import access
from tracksync.core.problems import BadInput
from tracksync.integrations.asana import Asana
from tracksync.integrations.asana.signin import check_site


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("", "https://app.asana.com"),
        (" App.asana.com/ ", "https://app.asana.com"),
        ("https://app.asana.com/0/home", "https://app.asana.com"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("app.asana.com/1/1209000000003301", "https://app.asana.com/1/1209000000003301"),
        ("https://app.asana.com/1/33/project/5/task/7?a=b", "https://app.asana.com/1/33"),
        ("https://app.asana.com/1/33x/home", "https://app.asana.com"),
    ],
)
def test_everybody_finds_asana_at_one_place(typed: str, site: str) -> None:
    """It need not be typed, and any page of it will do; one of a workspace chooses that."""
    assert check_site(typed) == site


@pytest.mark.parametrize(
    "typed",
    [
        "http://app.asana.com",
        "https://asana.com.example.org",
        "https://mia@app.asana.com",
        "https://\u0430pp.asana.com",
        "app.asana.com:8443",
        "a b",
    ],
)
def test_a_token_for_asana_goes_nowhere_else(typed: str) -> None:
    """A look-alike, plain http or another port is refused with the right address."""
    with pytest.raises(BadInput) as refused:
        check_site(typed)
    assert "https://app.asana.com" in refused.value.hint


def test_a_set_base_url_is_where_the_sign_in_belongs() -> None:
    """A company's gateway stands in for it; the token belongs to that then."""
    elsewhere = {"services.asana.base_url": "https://proxy.acme.example/asana"}

    asana = Asana(access(settings=elsewhere))

    assert asana.check_site("") == "https://proxy.acme.example"
    assert asana.check_site("app.asana.com/1/33") == "https://proxy.acme.example/1/33"
    assert asana.check_site("proxy.acme.example") == "https://proxy.acme.example"


def test_starting_loads_no_http_library() -> None:
    """The icon does not wait for a request nobody has made yet."""
    program = (
        "import sys; import tracksync.network, tracksync.integrations.asana;"
        "print({'requests', 'urllib3', 'http.client', 'ssl'} & set(sys.modules))"
    )
    root = Path(__file__).parents[3]

    told = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "set()"
