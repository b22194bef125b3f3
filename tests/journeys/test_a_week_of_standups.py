"""
A week as it comes: crashes, a holiday, a shut lid, a lost answer, a clock that is set back.

The program ends in order here, or with nothing of what it was about to note; that one that is
killed outright leaves no more than that is what `tests/prove/test_standup_storm.py` shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.contract.network.gateway_rig import access
from tests.fakes.hooks import SlackDouble, TeamsDouble
from tests.fakes.service_double import Fault
from tests.fakes.store import CountedIds
from tests.unit.engine.house import House, MemoryProfile
from tests.unit.services.test_scheduling import ThatDayOff
from tracksync.core.delivery.outcomes import WriteOutcome
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.core.standup.postings import Posting
from tracksync.integrations import slack, teams
from tracksync.network.sent import SentRecord
from tracksync.services.personal.standup.posting import PostingService

MONDAY = date(2026, 11, 16)
HOLIDAY = date(2026, 11, 18)
BERLIN = ZoneInfo("Europe/Berlin")
PATIENCE_SECONDS = 60
DAYS = {
    "mon": "Monday, 16 November",
    "tue": "Tuesday, 17 November",
    "wed": "Wednesday, 18 November",
    "thu": "Thursday, 19 November",
    "fri": "Friday, 20 November",
    "next": "Monday, 23 November",
}

DONE = ("Monday", "Tuesday", "Friday")


class Fallen(Exception):
    """The program ended at this very place."""


class Week:
    """One store, one person, two channels; programs come and go."""

    def __init__(self) -> None:
        self.slack, self.teams = SlackDouble(), TeamsDouble()
        self.doubles = (self.slack, self.teams)
        self.slack.start()
        self.teams.start()
        self.sent: list[SentRecord] = []
        self._profile, self._runs = MemoryProfile(), count(1)
        self.house = self._house(datetime.combine(MONDAY, time(8), BERLIN))
        for address, service in ((self.slack.address, "slack"), (self.teams.address, "teams")):
            self.house.ask("connect", service=service, token=address)
            added = {"at": "09:30", "channel": service, "auto": True}
            assert self.house.code("standup.schedule.add", **added) == 0
        self.house.ask("config.set", key="standup.local_tasks", value="yes")

    def _house(self, at: datetime, keys: dict[str, str] | None = None) -> House:
        settings = {
            "services.slack.base_url": self.slack.url,
            "services.teams.base_url": self.teams.url,
        }
        way = access(self.sent.append, settings=settings)
        house = House(
            integrations=[slack.build(way), teams.build(way)],
            profile=self._profile,
            days_off=ThatDayOff(HOLIDAY),
        )
        house.clock.move(seconds=(at - house.clock.read().at).total_seconds())
        house.keystore.kept.update(keys or {})
        ids = house.parts.ids
        assert isinstance(ids, CountedIds)
        for _ in range(1000 * next(self._runs)):
            ids.new()  # no two programs give the same
        return house.start()

    def crash(self, at: datetime) -> None:
        """End the program now; another one finds what it left, at another time."""
        keys = dict(self.house.keystore.kept)
        self.house.log.faults[:] = [f for f in self.house.log.faults if not isinstance(f, Fallen)]
        self.house.close()
        self.house = self._house(at, keys)
        self.house.ask("config.set", key="standup.local_tasks", value="yes")
        self.settle()

    def fall_before_noting(self, channel: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have the program get no further than to the answer of a channel, and lose it."""
        settle, house = PostingService.settle, self.house

        def fallen(
            of: PostingService,
            begun: Posting,
            outcome: WriteOutcome,
            *,
            via: str,
            note: Sentence = UNSAID,
        ) -> Posting:
            if begun.channel.startswith(channel) and self.house is house:
                raise Fallen
            return settle(of, begun, outcome, via=via, note=note)

        monkeypatch.setattr(PostingService, "settle", fallen)

    def news(self) -> set[str]:
        """Tell what the person is told, by kind."""
        return {news.kind for news in self.house.engine.running.herald.news()}

    def until(self, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass to then, and wake up: also from a sleep, or to a clock that was set."""
        then = datetime.combine(date(2026, 11, day), time(hour, minute), BERLIN)
        now = self.house.clock.read().at
        self.house.clock.move(seconds=(then.astimezone(UTC) - now).total_seconds())
        self.settle()

    def settle(self) -> None:
        herald = self.house.engine.running.herald
        herald.kick()
        herald.wait(PATIENCE_SECONDS)

    def work(self, day: int, title: str) -> None:
        """Have something done in the last hour of the day."""
        self.until(day, 18)
        assert self.house.code("task.add", title=title) == 0
        assert self.house.code("entry.add", task=title, start="17:00", end="18:00") == 0

    def told(self, double: SlackDouble | TeamsDouble) -> list[str]:
        """Name the days whose standups stand there, in their order."""
        texts = [str(message) for message in double.world.messages]
        return [
            name for text in texts for name, title in DAYS.items() if f"Standup, {title}" in text
        ]

    def states(self, channel: str) -> dict[str, str]:
        past: list[dict[str, Any]] = self.house.ask("standup.history")["postings"]
        return {p["date"][-2:]: p["state"] for p in past if p["channel"].startswith(channel)}

    def close(self) -> None:
        self.house.close()
        for double in self.doubles:
            double.stop()


@pytest.fixture
def week() -> Iterator[Week]:
    made = Week()
    yield made
    made.close()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, 11, day), time(hour, minute), BERLIN)


def test_a_week_goes_right_at_both_channels(week: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    """One a day where one is due, none where none is; what may be there is not sent again."""
    week.until(16, 8, 45)
    week.until(16, 9, 30)
    week.until(16, 12)
    # Tuesday: off at its time, on within the grace; and once more, for good measure.
    week.crash(at(17, 9, 45))
    week.crash(at(17, 9, 50))
    # Wednesday: a holiday.
    week.until(18, 9, 30)
    week.until(18, 15)
    # Thursday: the lid is shut from nine to noon.
    week.until(19, 9)
    assert week.news() == {"announce"}
    week.until(19, 12)
    assert week.news() == {"miss"}
    # Friday: Slack's answer is lost, though it took it; at Teams', before it is noted, all ends.
    week.until(20, 9, 29)
    week.slack.script.add(Fault("drop", commits=True))
    week.fall_before_noting("teams", monkeypatch)
    week.until(20, 9, 30)
    assert week.states("teams")["20"] == "sending"
    week.crash(at(20, 9, 31))
    week.until(20, 9, 50)
    assert week.news() == {"doubt"}
    # The clock is set back by two hours, and goes on.
    week.until(20, 7, 35)
    week.until(20, 9, 30)
    week.until(21, 9, 30)
    week.until(22, 9, 30)
    week.until(23, 9, 30)

    days = ["mon", "tue", "fri", "next"]
    assert (week.told(week.slack), week.told(week.teams)) == (days, days)
    same = {"16": "posted", "17": "posted", "19": "skipped", "20": "unknown", "23": "posted"}
    assert week.states("teams") == week.states("slack") == same
    for double in week.doubles:
        double.check()


def test_each_morning_tells_of_the_last_day_of_work(week: Week) -> None:
    """After the holiday of the day before it; on Monday of Friday."""
    week.work(16, "Monday work")
    week.until(17, 9, 30)
    week.work(17, "Tuesday work")
    week.until(19, 9, 30)
    week.work(20, "Friday work")
    week.until(23, 9, 30)

    for double in week.doubles:
        texts = [str(message) for message in double.world.messages]
        found = [{day for day in DONE if f"{day} work" in text} for text in texts]
        assert found == [{"Monday"}, {"Tuesday"}, {"Friday"}]
