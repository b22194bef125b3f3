"""Another address of a service is the person's to choose: nobody has what is sent go elsewhere."""

from __future__ import annotations

import pytest

from tests.unit.engine.house import House

BASE, AUTH = "services.jira.base_url", "services.jira.auth_url"
ELSEWHERE = "https://jira.example.org"
MEANS = {
    BASE: "From now on what is sent to Jira, sign-ins and worklogs too, would go to ",
    AUTH: "From now on you would sign in to Jira at ",
}


@pytest.mark.parametrize("key", MEANS)
def test_another_address_has_to_be_meant(house: House, key: str) -> None:
    """Refused with what it means, and unchanged; once it is meant, it is no question any more."""
    said, code = house.type("config.set", key=key, value=ELSEWHERE)
    before = house.settings.text(key)
    house.ask("config.set", key=key, value=ELSEWHERE, yes=True)

    assert (code, before) == (3, "")
    assert said.startswith(f"{MEANS[key]}{ELSEWHERE}")
    assert "If that is meant, add --yes. Nothing was changed." in said
    assert house.settings.text(key) == ELSEWHERE
    assert house.code("config.set", key=key, value=f"{ELSEWHERE}/") == 0
    assert house.code("config.set", key=key, value=f"{ELSEWHERE}:8443") == 3
    assert house.code("config.set", key=key, value="") == 0


def test_an_address_of_this_machine_needs_no_word(house: House) -> None:
    """Nothing leaves it."""
    assert house.code("config.set", key=BASE, value="http://127.0.0.1:8080/x") == 0
    assert house.code("config.set", key="idle.ask", value="no") == 0
