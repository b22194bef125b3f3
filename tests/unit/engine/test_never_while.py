"""Twelve pictures in an hour of tracked time, and none while anything speaks against it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.unit.engine.house import House
from tests.unit.engine.test_capturing import Looked, settle, standing, turn_on
from tests.unit.engine.test_governing import KEY, paper
from tracksync.core.pictures.captures import NOTHING, Hold
from tracksync.core.pictures.facts import PictureKind
from tracksync.core.problems import DiskFull
from tracksync.core.sentences import say
from tracksync.ports.activity import IdleTimes, SessionChange

Deed = Callable[[House], object]


def on_again(house: House) -> None:
    """Have a timer run, whatever became of it."""
    if house.ask("status")["state"] in {"paused", "private"}:
        house.say("resume")
    if house.ask("status")["state"] == "idle":
        house.say("start", last=True)


def tell(change: SessionChange) -> Deed:
    return lambda house: house.session.tell(change)


def go_away(house: House) -> None:
    """Nobody touches anything; known once it was looked at."""
    long = 2 * house.parts.preferences.seconds("idle.threshold_seconds")
    house.idle.now = IdleTimes(long, long)
    house.clock.move(minutes=1)
    house.engine.tick()


def come_back(house: House) -> None:
    house.idle.now = IdleTimes(NOTHING, NOTHING)
    house.clock.move(minutes=1)
    house.engine.tick()


def choose(**chosen: object) -> Deed:
    return lambda house: turn_on_only(house, **chosen)


def turn_on_only(house: House, **chosen: object) -> None:
    for key, value in chosen.items():
        house.ask("config.set", key=key.replace("__", "."), value=value)


def fill(trouble: DiskFull | None) -> Deed:
    return lambda house: setattr(house.engine.running.opened, "no_room", trouble)


def show(*windows: tuple[str, str]) -> Deed:
    return lambda house: setattr(house.screen, "windows", list(windows))


def forbid(house: House) -> None:
    house.ask("policy.apply", document=paper(house, screenshots="forbidden"), pin=KEY)


@dataclass(frozen=True)
class Never:
    """
    What forbids a picture.

    Attributes:
        hold: What is told of it; None where it is found by looking.
    """

    begin: Deed
    end: Deed
    hold: Hold | None


NEVER = {
    "stopped": Never(lambda h: h.say("stop"), on_again, Hold.NO_TIMER),
    "paused": Never(lambda h: h.say("pause"), on_again, Hold.PAUSED),
    "private": Never(lambda h: h.say("private"), on_again, Hold.PRIVATE),
    "idle": Never(go_away, come_back, Hold.AWAY),
    "locked": Never(tell(SessionChange.LOCKED), tell(SessionChange.UNLOCKED), Hold.LOCKED),
    "asleep": Never(tell(SessionChange.SLEEPING), tell(SessionChange.WOKE), Hold.ASLEEP),
    "another's turn": Never(
        tell(SessionChange.SWITCHED_AWAY), tell(SessionChange.SWITCHED_BACK), Hold.LOCKED
    ),
    "turned off": Never(
        choose(screenshots__enabled="off"), choose(screenshots__enabled="on"), Hold.OFF
    ),
    "forbidden": Never(forbid, lambda h: h.say("policy.leave"), Hold.OFF),
    "full": Never(fill(DiskFull(say("The disk is full."))), fill(None), Hold.FULL),
    "a program": Never(show(("KeePassXC", "")), show(), None),
    "a window": Never(show(("firefox", "My Bank - News")), show(), None),
}
CASES = pytest.mark.parametrize("never", NEVER.values(), ids=NEVER)


@pytest.fixture(params=["fixed", "random"])
def moment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def house(moment: str) -> Iterator[House]:
    """Somebody works and has pictures taken, at the end of each interval or at any moment."""
    chance = random.Random(7)
    built = House(jitter=chance.random).start()
    built.engine.on_capture = Looked(built)
    built.say("start", ref=built.ask("task.add", title="Invoice")["task"]["ref"])
    turn_on(built, screenshots__moment=moment, screenshots__exclude="keepass, my bank")
    yield built
    settle(built)
    built.close()


def taken(house: House) -> int:
    """How many pictures there are, those of a screen that did not change among them."""
    return sum(len(day) for day in house.profile.vault.kept.values())


def work(house: House, minutes: int) -> int:
    """Let time pass; how many pictures came."""
    before = taken(house)
    for _ in range(minutes):
        house.work(1)
        settle(house)
    return taken(house) - before


def test_sixty_minutes_have_twelve(house: House) -> None:
    """A screen that shows what it showed before counts; the first of it alone is kept."""
    assert 11 <= work(house, 60) <= 13
    kinds = [picture.kind for day in house.profile.vault.kept.values() for picture in day]
    assert kinds[0] is PictureKind.PICTURE
    assert set(kinds[1:]) == {PictureKind.UNCHANGED}


@CASES
def test_none_while_it_lasts_and_twelve_in_the_hour_around_it(house: House, never: Never) -> None:
    """It begins between two pictures; what was tracked before and after is one hour."""
    before = work(house, 23)
    never.begin(house)
    settle(house)
    meanwhile, held = work(house, 30), standing(house)
    never.end(house)
    on_again(house)
    settle(house)
    after = work(house, 37)

    assert (held, meanwhile) == (never.hold, 0)
    assert 11 <= before + after <= 13
    assert standing(house) is None


@CASES
def test_none_where_it_begins_while_the_screen_is_looked_at(house: House, never: Never) -> None:
    """Whether the person asked for the picture or its time had come: nothing is kept of it."""
    house.screen.meanwhile.append(lambda: never.begin(house))
    asked = house.ask("shots.capture")
    never.end(house)
    on_again(house)
    settle(house)
    house.screen.meanwhile.append(lambda: never.begin(house))
    came = work(house, 11)
    settle(house)

    assert (asked["pictures"], came, taken(house)) == ([], 0, 0)
    assert house.screen.meanwhile == []
    assert house.profile.vault.discarded >= 2


@pytest.mark.parametrize(
    "name", ["stopped", "paused", "private", "locked", "asleep", "another's turn"]
)
def test_none_where_it_came_and_went_while_the_screen_was_looked_at(
    house: House, name: str
) -> None:
    """It may have been seen at just that moment: nothing is kept of it."""
    never = NEVER[name]

    def come_and_go() -> None:
        never.begin(house)
        never.end(house)
        on_again(house)

    house.screen.meanwhile.append(come_and_go)

    assert house.ask("shots.capture")["pictures"] == []
    assert taken(house) == 0


def test_none_of_a_moment_when_they_were_off(house: House) -> None:
    """On again before the look is over, and before anybody has heard of it: it is taken again."""

    def off_and_on() -> None:
        for is_on in (False, True):
            house.settings.choose("screenshots.enabled", is_on)

    house.screen.meanwhile.append(off_and_on)

    assert len(house.ask("shots.capture")["pictures"]) == 1
    assert (len(house.screen.looks), house.profile.vault.discarded) == (2, 1)


def test_none_where_they_were_turned_off_before_the_look(house: House) -> None:
    """Its time had come, and nobody has heard yet that they are off: the screen is left alone."""
    house.settings.choose("screenshots.enabled", given=False)
    tried = house.engine.running.capturing.service.take(lambda: None)

    assert (tried.hold, tried.pictures, house.screen.looks) == (Hold.OFF, (), [])


STRICTER: dict[str, dict[str, object]] = {
    "blurred": {"screenshots__preset": "blurred"},
    "another window": {"screenshots__exclude": "keepass, my bank, mail"},
    "one monitor": {"screenshots__monitors": "active"},
    "another monitor": {"screenshots__chosen_monitors": "2"},
}


@pytest.mark.parametrize("chosen", STRICTER.values(), ids=STRICTER)
def test_what_is_not_to_be_seen_any_more_is_not_kept(
    house: House, chosen: dict[str, object]
) -> None:
    """Somebody wants less to be seen while the screen is looked at: it is taken again, so."""
    house.screen.meanwhile.append(lambda: turn_on_only(house, **chosen))
    first, second = house.ask("shots.capture"), house.screen.looks[-1]

    assert (len(house.screen.looks), house.profile.vault.discarded) == (2, 1)
    assert [picture["preset"] for picture in first["pictures"]] == [second.preset]
    for key, value in chosen.items():
        assert house.settings.text(key.replace("__", ".")) == value


@CASES
def test_none_because_somebody_asks_for_one(house: House, never: Never) -> None:
    """The button and the command keep to it too."""
    never.begin(house)
    settle(house)
    house.ask("shots.capture")

    assert taken(house) == 0
