"""Who may open pictures, by papers somebody made to get in: old, over, foreign, or strange ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.unit.engine.house import House
from tests.unit.engine.test_governing import ANN, BO, KEY, OTHER, SEALS, SECRET, apply, paper
from tracksync.core.bech32 import spelled
from tracksync.core.clock import to_ms

DAY = 86_400
EVE = BO | {"name": "Eve"}


def forged(house: House, secret: str = SECRET, **changed: Any) -> str:  # noqa: ANN401  any JSON
    """A paper that lets Eve in, with a good signature, changed where a case wants it."""
    now = to_ms(house.clock.read().at) // 1_000
    claims = {
        "v": 1,
        "aud": "tracksync",
        "iss": "Acme",
        "serial": 6,
        "iat": now,
        "exp": now + 30 * DAY,
        "layers": [{"who": "Acme"}],
        "readers": [ANN, EVE],
    }
    late = {k: now + v * DAY for k, v in changed.items() if k in {"iat", "exp"}}
    return SEALS.seal(claims | changed | late, secret)


# What is changed; how it ends, and who can open pictures then, before anybody acknowledges.
PAPERS: dict[str, tuple[dict[str, Any], int, list[str]]] = {
    "newer": ({}, 0, ["Ann"]),
    "older": ({"serial": 4}, 3, ["Ann"]),
    "of the same version": ({"serial": 5}, 3, ["Ann"]),
    "of another organization": ({"secret": OTHER}, 3, ["Ann"]),
    "over": ({"iat": -40, "exp": -10}, 2, ["Ann"]),
    "not begun": ({"iat": 10, "exp": 40}, 2, ["Ann"]),
    "for ever": ({"exp": 4_000}, 2, ["Ann"]),
    "for others": ({"aud": "elsewhere"}, 2, ["Ann"]),
    "of a later form": ({"v": 2}, 0, []),
    "with more in it": ({"also": 1}, 0, []),
    "with more of a reader": ({"readers": [ANN, EVE | {"until": 1}]}, 0, []),
    "under Ann's name": ({"readers": [EVE | {"name": "Ann"}]}, 0, []),
    "with two of a name": ({"readers": [ANN, EVE | {"name": "ANN"}]}, 2, ["Ann"]),
    "with Ann's key twice": ({"readers": [ANN, ANN | {"name": "Eve"}]}, 2, ["Ann"]),
    "with no key": ({"readers": [ANN, EVE | {"recipient": "age1eve"}]}, 2, ["Ann"]),
    "with a key that locks nothing": (
        {"readers": [ANN, EVE | {"recipient": spelled("age", bytes(32))}]},
        2,
        ["Ann"],
    ),
    "with a name nobody sees": ({"readers": [ANN, EVE | {"name": "\u200b"}]}, 2, ["Ann"]),
    "with a name turned round": ({"readers": [ANN, EVE | {"name": "\u202enna"}]}, 2, ["Ann"]),
    "with very many": ({"readers": [EVE | {"name": f"E{n}"} for n in range(17)]}, 2, ["Ann"]),
}


@pytest.fixture
def office(house: House) -> House:
    """Version 5 holds: Ann may open pictures, and the person saw it."""
    apply(house, paper(house, 5, ANN))
    house.ask("policy.acknowledge", serial="5")
    return house


def readers(house: House) -> list[str]:
    return sorted(one.name for one in house.engine.parts.policy.readers)


@pytest.mark.parametrize(("changed", "code", "names"), PAPERS.values(), ids=PAPERS)
def test_nobody_gets_in_by_a_paper(
    office: House, changed: dict[str, Any], code: int, names: list[str]
) -> None:
    """Refused, or it waits for the person; what is not understood lets nobody in at all."""
    document = forged(office, **changed)

    assert office.code("policy.apply", document=document, yes=True) == code
    assert readers(office) == names


@pytest.mark.parametrize("serial", [1, 4, 5])
def test_leaving_opens_no_way_back_to_an_older_list(office: House, serial: int) -> None:
    """The version taken is remembered apart from where one stands."""
    office.ask("policy.leave")
    document = forged(office, serial=serial)

    expected = 0 if serial == 5 else 3
    assert office.code("policy.apply", document=document, pin=KEY) == expected
    assert readers(office) == []


def test_a_list_that_is_over_lets_nobody_in_when_the_clock_is_set_back(office: House) -> None:
    """Its end was seen."""
    office.clock.move(days=31)
    office.engine.tick()
    assert readers(office) == []
    now = office.clock.read()
    office.clock.set(replace(now, at=now.at - timedelta(days=20)))
    office.engine.tick()

    assert readers(office) == []
