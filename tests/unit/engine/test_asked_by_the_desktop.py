"""Where the desktop itself asks the person whether its screen may be seen: once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.keystore import FakeKeystore
from tests.fakes.pictures import FakeScreen
from tests.unit.engine.house import House
from tests.unit.engine.test_capturing import Looked, settle, standing, turn_on, work
from tracksync.core.pictures.captures import Hold
from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.ports.screen import Look, Seen, Shot
from tracksync.services.personal.pictures.permission import Permission

SHOT = Shot("DP-1", Seen.KEPT, "desk", 800, 600, 1000, "digest", "small")
NAME = "screen-grant"


@pytest.fixture
def sight(house: House) -> Iterator[Looked]:
    looked = Looked(house)
    house.engine.on_capture = looked
    house.screen.asks_person = True
    house.say("start", ref=house.ask("task.add", title="Invoice")["task"]["ref"])
    yield looked
    settle(house)


def test_what_it_gave_goes_with_the_next_look(house: House, sight: Looked) -> None:
    """So it does not ask again; it is kept where secrets are."""
    house.screen.gives = [Look((SHOT,), grant="word 1"), Look((SHOT,), grant="word 2")]
    turn_on(house)
    work(house, 11)

    assert [order.grant for order in house.screen.looks] == ["", "word 1"]
    assert house.engine.parts.keystore.read(NAME) == "word 2"
    assert standing(house) is None


@pytest.mark.parametrize("look", [Look(is_refused=True), Look((SHOT,))])
def test_a_no_is_asked_once(house: House, sight: Looked, look: Look) -> None:
    """Nor is one who says yes for once asked again; off and on, and it asks once more."""
    house.screen.gives = [look]
    turn_on(house)
    work(house, 20)
    asked, held = len(house.screen.looks), standing(house)
    kept = house.engine.parts.keystore.read(NAME)
    house.ask("config.set", key="screenshots.enabled", value="off")
    settle(house)
    forgotten = house.engine.parts.keystore.read(NAME)
    house.screen.gives = [Look((SHOT,), grant="word")]
    turn_on(house)

    assert (asked, held, kept, forgotten) == (1, Hold.GNOME_PERMISSION, "refused", None)
    assert work(house, 6) == 1
    assert standing(house) is None


def test_a_trouble_behind_a_yes_asks_nobody_again(house: House, sight: Looked) -> None:
    """The person agreed; what came between is said as ever."""
    trouble = NotAllowed(say("It could not be seen."))
    house.screen.gives = [Look(grant="word", trouble=trouble), Look((SHOT,), grant="word")]
    turn_on(house)
    work(house, 6)
    said = house.engine.running.capturing.trouble
    work(house, 5)

    assert said is trouble
    assert [order.grant for order in house.screen.looks] == ["", "word"]


def test_a_no_is_known_before_a_look_is_due() -> None:
    """Of an earlier run; where the desktop asks nobody the keystore is not asked either."""
    kept = FakeKeystore({NAME: "refused"})
    permission = Permission(FakeScreen(asks_person=True), kept)
    before = permission.hold
    permission.know()
    permission.know()
    other = Permission(FakeScreen(lack=Hold.NO_GRIM), kept)
    other.know()
    other.keep()

    assert (before, permission.hold, permission.grant) == (None, Hold.GNOME_PERMISSION, "")
    assert (other.hold, kept.calls) == (Hold.NO_GRIM, [("read", NAME)])
