"""What Slack was handed for its time comes back when what it was made of is so no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from tests.contract.network.gateway_rig import access
from tests.fakes.slack_api import MIA, ROOM, SlackApiDouble
from tests.unit.engine.house import House
from tests.unit.services.test_scheduling import ThatDayOff
from tracksync.core.clock import zone_info
from tracksync.integrations import slack

PATIENCE_SECONDS = 60
AHEAD = {"at": "09:30", "auto": True, "ahead": True}


def _now_of(house: House) -> float:
    return house.clock.read().at.timestamp()


class Morning:
    """A standup of yesterday's work that Slack has been handed, half an hour before its time."""

    def __init__(self, double: SlackApiDouble) -> None:
        self.double = double
        self.off = ThatDayOff()
        way = access(settings={"services.slack.base_url": double.url})
        self.house = House(integrations=[slack.build(way)], days_off=self.off).start()
        now = self.house.clock.read()
        local = now.at.astimezone(zone_info(now.zone))
        nine = (local + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        while nine.isoweekday() not in {2, 3, 4, 5}:
            nine += timedelta(days=1)
        self.today: date = nine.date()
        self.house.clock.move(seconds=(nine - now.at).total_seconds() - 15 * 3600)
        double.world.now_s = partial(_now_of, self.house)
        link = f"{double.url}/archives/{ROOM.id}"
        self.house.ask("connect", service="slack", channel=link, token=MIA.token)
        self.choose("standup.local_tasks", "yes")
        for title in ("Project Falcon", "Invoice export"):
            self.house.ask("task.add", title=title)
        for title, start in (("Project Falcon", "16:00"), ("Invoice export", "17:00")):
            self.house.ask("entry.add", task=title, start=start, end=start.replace(":00", ":50"))
        self.house.clock.move(hours=15)

    def hand(self, **how: object) -> None:
        self.house.ask("standup.schedule.add", **AHEAD | how)
        self.settle()
        assert self.waiting
        assert self.states == ["handed"]

    def choose(self, key: str, value: str) -> None:
        self.house.ask("config.set", key=key, value=value)

    def settle(self) -> None:
        herald = self.house.engine.running.herald
        herald.kick()
        herald.wait(PATIENCE_SECONDS)

    @property
    def waiting(self) -> list[str]:
        """What Slack has for later, as it reads."""
        with self.double.world.lock:
            return [str(one.body) for one in self.double.world.waiting.values()]

    @property
    def states(self) -> list[str]:
        past: list[dict[str, Any]] = self.house.ask("standup.history")["postings"]
        return [one["state"] for one in past]

    def come(self) -> list[str]:
        """Have its time come, and tell what stands in the channel."""
        self.house.clock.move(minutes=31)
        self.double.world.post_due()
        return [str(post.body) for post in self.double.world.standing(ROOM.id)]


@pytest.fixture
def morning() -> Iterator[Morning]:
    with SlackApiDouble() as double:
        made = Morning(double)
        yield made
        made.house.close()
    double.check()


def test_what_may_no_longer_be_named_is_not_posted(morning: Morning) -> None:
    """Nobody looked at it, and nobody need: it is handed over anew, without."""
    morning.hand()
    assert "Falcon" in morning.waiting[0]
    morning.choose("standup.never", "project falcon")
    morning.settle()
    (waits,) = morning.waiting
    assert "Falcon" not in waits
    assert morning.states == ["handed"]

    (posted,) = morning.come()
    assert "Falcon" not in posted
    assert "Invoice export" in posted


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("standup.local_tasks", "no", "Standup"),
        ("standup.language", "de", "Gestern"),
        ("standup.hours", "yes", "0:50"),
    ],
)
def test_a_setting_counts_for_what_waits(morning: Morning, key: str, value: str, says: str) -> None:
    """It is handed over once more, and reads as now."""
    morning.hand()
    (before,) = morning.waiting
    morning.choose(key, value)
    morning.settle()

    (waits,) = morning.waiting
    assert says in waits
    assert waits != before


def test_a_template_that_says_otherwise_counts_too(morning: Morning) -> None:
    """Whatever it is called: its words count."""
    template = {"template": "Ours", "base": "brief-en"}
    morning.house.ask("standup.template.save", **template)
    morning.hand(template="Ours")
    morning.house.ask("standup.template.save", template="Ours", greeting="Good morning, crew!")
    morning.settle()

    (waits,) = morning.waiting
    assert "Good morning, crew!" in waits
    assert morning.states == ["handed"]


def test_a_day_that_turns_out_to_be_off_has_none(morning: Morning) -> None:
    """It comes back, and nothing goes."""
    morning.hand()
    morning.off.add(morning.today)
    morning.choose("day.holidays", "DE")
    morning.settle()

    assert (morning.waiting, morning.states) == ([], ["refused"])
    assert morning.come() == []


def test_what_changes_nothing_leaves_it_there(morning: Morning) -> None:
    """Neither a task that is begun, nor a look, nor a setting that has no part in it."""
    morning.hand()
    with morning.double.world.lock:
        before = list(morning.double.world.waiting)
    morning.house.ask("start", task="Invoice export")
    morning.choose("reminders.hours", "yes")
    morning.settle()

    with morning.double.world.lock:
        assert list(morning.double.world.waiting) == before
