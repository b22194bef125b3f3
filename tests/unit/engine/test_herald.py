"""Standups that fire: posted once, or told of, whenever the engine wakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice

import pytest

from tests.unit.engine.house import MemoryProfile
from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.delivery.outcomes import (
    Busy,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    WriteOutcome,
)
from tracksync.core.problems import KeystoreSlow
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.review import approved, with_blocker
from tracksync.core.standup.text import as_text
from tracksync.core.worktime.meetings import Meeting
from tracksync.engine.parts import Opened
from tracksync.ports.calendar import Off


class SlowKeystore(MemoryProfile):
    """Its keystore does not answer, as long as that is wanted."""

    is_slow = True

    def renew(self, opened: Opened, on_store: Callable[[Callable[[], None]], None]) -> None:
        if self.is_slow:
            raise KeystoreSlow(say("The keystore is slow."))
        super().renew(opened, on_store)


class BrokenCalendar:
    """Whoever asks it finds a fault of ours."""

    def between(self, first: date, last: date) -> Off:
        raise AttributeError(first, last)

    def meetings(self, *asked: object) -> tuple[tuple[Meeting, ...], tuple[Sentence, ...]]:
        raise AttributeError(asked)


@pytest.fixture
def team() -> Iterator[Team]:
    made = Team()
    yield made
    made.close()


def test_it_posts_by_itself_once(team: Team) -> None:
    """Shown an hour before, posted at its time; later looks and the person's word do nothing."""
    team.schedule()
    team.wake()
    assert team.told() == ["announce"]
    assert team.engine.running.herald.news()[0].preview
    team.wake(30)
    team.wake(1)

    assert (team.posted, team.told(), team.states()) == (1, ["posted"], ["posted"])
    assert team.code("standup.post") == 8
    assert team.profile.renewals >= 1
    team.wake(60 * 24)
    assert team.posted == 2


def test_after_a_restart_it_is_known(team: Team) -> None:
    """What was posted before a crash is not posted again within the grace."""
    team.schedule()
    team.wake(30)
    again = Team(team.profile)
    again.clock.set(team.clock.read())
    again.wake(1)
    again.close()

    assert (team.posted, again.posted) == (1, 0)


def test_a_reminder_waits_for_the_person(team: Team) -> None:
    """Asked an hour before and at its time; posted by hand, there is nothing more to tell."""
    team.schedule(auto=False)
    team.wake()
    assert team.told() == ["review"]
    team.wake(30)
    team.wake(1)
    assert (team.posted, team.told()) == (0, ["remind"])
    team.ask("standup.post")
    team.wake()

    assert (team.posted, team.told()) == (1, [])


def test_what_was_approved_goes_as_it_was_reviewed(team: Team) -> None:
    """At its time, with the lines as the person left them, and known by its schedule."""
    team.schedule(auto=False)
    team.wake()
    team.review(partial(with_blocker, text="The printer"))
    team.review(partial(approved, is_approved=True))
    team.wake()
    assert (team.told(), team.posted) == ([], 0)
    team.wake(30)

    (posting,) = team.ask("standup.history")["postings"]
    assert (team.told(), team.posted) == (["posted"], 1)
    assert posting["text"] == as_text(team.slack.channel.posted[0])
    assert "- The printer" in posting["text"]
    assert posting["schedule_at"] == team.ask("standup.schedule.list")["schedules"][0]["at"]
    assert f"posted to slack-1 by its schedule at {posting['schedule_at']}." in team.say(
        "standup.history"
    )
    assert team.code("standup.post") == 8


def test_a_preview_shows_what_would_go(team: Team) -> None:
    """As it was reviewed for the channel named, or the only one; and that it says nothing new."""
    bare = team.ask("standup.preview")
    team.review(partial(with_blocker, text="The printer"))
    named, said = team.ask("standup.preview", channel="slack"), team.say("standup.preview")
    team.connect("slack-2")

    assert (bare["channel"], bare["is_reviewed"], bare["same_as"]) == ("slack-1", False, None)
    assert (named["channel"], named["is_reviewed"]) == ("slack-1", True)
    assert [line["text"] for line in named["lines"]] == ["The printer"]
    assert "- The printer\n\nAs you changed it for slack-1.\n" in said
    assert team.ask("standup.preview")["channel"] == ""
    assert not team.ask("standup.preview", channel="slack-2")["is_reviewed"]
    assert team.code("standup.preview", channel="teams") == 7
    for answer in (bare, named, team.ask("standup.history")):
        is_as_promised(answer)


def test_the_same_standup_again_is_said(team: Team) -> None:
    """The day after, before it goes."""
    today = team.ask("standup.post", channel="slack")["posting"]["date"]
    team.clock.move(minutes=60 * 24)

    assert f"It says the same as the one of {today}." in team.say("standup.preview")
    is_as_promised(team.ask("standup.preview"))


def test_what_is_changed_at_the_last_moment_is_heeded(team: Team) -> None:
    """A word that comes between making it ready and sending it: nothing it takes back goes."""
    said = iter(["One", "Two"])

    def change() -> None:
        for text in islice(said, 1):
            team.review(partial(with_blocker, text=text))

    team.settings.on_read["standup.language"] = change
    team.ask("standup.post")

    (message,) = team.slack.channel.posted
    assert [item.text for item in message.parts[-1].items] == ["One", "Two"]


def test_slept_over(team: Team) -> None:
    """Too late it is skipped, kept so, and told; the person may still post it."""
    team.schedule()
    team.wake(120)
    team.wake(5)
    assert (team.posted, team.told(), team.states()) == (0, ["miss"], ["skipped"])
    team.ask("standup.post", again=True)

    assert team.posted == 1


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [
        (NotReached(say("No network.")), 1),
        (Busy(timedelta(minutes=7)), 7),
        (Busy(None), 1),
    ],
)
def test_what_did_not_arrive_goes_within_the_grace(
    team: Team, outcome: WriteOutcome, waits: int
) -> None:
    """As soon as it may; the person is told once meanwhile."""
    team.slack.channel.answers = [outcome, outcome]
    team.schedule()
    team.wake(30)
    first = team.posted
    team.wake(waits - 0.5)
    assert (team.told(), team.posted) == (["failed"], first)
    team.wake(0.5)
    team.wake(waits)

    assert (team.told(), team.states()) == (["posted"], ["posted"])


def test_what_is_refused_is_not_tried_again(team: Team) -> None:
    """It would be refused again; the grace over, the day went without."""
    team.slack.channel.answers = [Refused(404, say("The channel is archived."))]
    team.schedule()
    team.wake(30)
    team.wake(10)
    assert (team.posted, team.told()) == (1, ["failed"])
    team.wake(25)

    assert (team.posted, team.told(), team.states()) == (1, ["miss"], ["skipped"])


def test_after_a_new_sign_in_it_is_tried_again(team: Team) -> None:
    """Within the grace: who was told to sign in, and did, has it go as scheduled."""
    team.slack.channel.answers = [SignInExpired()]
    team.schedule()
    team.wake(30)
    team.wake(10)
    assert (team.posted, team.told(), team.states()) == (1, ["failed"], ["refused"])
    with team.profile.store.write() as unit:
        (channel,) = unit.connections()
        unit.save_connection(replace(channel, signed_in_at=team.clock.read().at, is_paused=False))
    team.wake()

    assert (team.posted, team.told(), team.states()) == (2, ["posted"], ["posted"])


def test_a_lost_answer_is_told(team: Team) -> None:
    """It may be there, so it is never sent again by itself."""
    team.slack.channel.answers = [NoAnswer(say("It took too long."))]
    team.schedule()
    team.wake(30)
    team.wake(10)

    assert (team.posted, team.told(), team.states()) == (1, ["doubt"], ["unknown"])


def test_a_slow_keystore_keeps_it_back() -> None:
    """Nothing is sent before copies of the folder can be told; a minute later it goes."""
    profile = SlowKeystore()
    team = Team(profile)
    team.schedule()
    team.wake(30)
    assert (team.posted, team.told()) == (0, ["failed"])
    profile.is_slow = False
    team.wake(1)
    team.close()

    assert (team.posted, team.told()) == (1, ["posted"])


def test_a_broken_calendar_keeps_nothing_back() -> None:
    """The standup goes without what the calendar would have told; the log tells of the fault."""
    team = Team(days_off=BrokenCalendar())
    team.schedule()
    team.wake(30)
    faults = {type(fault) for fault in team.log.faults}
    team.log.faults.clear()  # no others are expected
    team.close()

    assert (team.posted, team.told()) == (1, ["posted"])
    assert faults == {AttributeError}


def test_news_grow_old(team: Team) -> None:
    """What was told days ago is told no more, with schedules or without."""
    team.schedule()
    team.wake(120)
    assert team.told() == ["miss"]
    assert team.ask("standup.schedule.remove", schedule="1")["schedule"]["next_at"] is None
    team.wake(60 * 72)

    assert team.told() == []


def test_schedules_in_words(team: Team) -> None:
    """As they were said; what is no time, day or way is refused."""
    team.schedule(days="mon,Friday,3", grace="1h", catch_up="ask", zone="Europe/Berlin")
    team.schedule(auto=False, days="")
    assert "sun" in team.say("standup.schedule.change", schedule="2", days="sat-sun")
    assert "mon,tue,wed,thu,sun" in team.say(
        "standup.schedule.change", schedule="2", days="sun-thu"
    )
    team.ask("standup.schedule.change", schedule="2", days="")
    said = team.say("standup.schedule.list").splitlines()
    is_as_promised(team.ask("standup.schedule.list"))
    (first, second) = team.ask("standup.schedule.list")["schedules"]

    assert (first["days"], first["grace_ms"], first["catch_up"]) == ([1, 3, 5], 3_600_000, "ask")
    assert "mon,wed,fri, slack-1, posts by itself, next " in said[0]
    assert "working days, slack-1, reminds you" in said[1]
    assert datetime.fromisoformat(second["next_at"]) > team.clock.read().at
    for wrong in (
        {"at": "25:00"},
        {"at": "09:30:10"},
        {"at": "x"},
        {"days": "someday"},
        {"days": "saturnalia"},
        {"catch_up": "maybe"},
        {"grace": "1m"},
        {"zone": "Nowhere"},
    ):
        assert team.code("standup.schedule.add", **({"at": "09:30"} | wrong)) == 2, wrong
    assert "Removed: " in team.say("standup.schedule.remove", schedule="1")
    is_as_promised(team.ask("standup.schedule.add", at="09:30"))
    is_as_promised(team.ask("standup.schedule.remove", schedule="3"))
    team.ask("standup.schedule.remove", schedule="2")
    assert team.say("standup.schedule.list").startswith("No standup comes by itself.")


def test_a_schedule_is_changed_as_it_was_said(team: Team) -> None:
    """What was not said stays; an empty text takes days and zone back to the person's own."""
    team.schedule(days="mon,fri", grace="1h", catch_up="ask", zone="Europe/Berlin")
    (before,) = team.ask("standup.schedule.list")["schedules"]
    answer = team.ask("standup.schedule.change", schedule="1", at="07:45", auto=False)
    is_as_promised(answer)
    changed = answer["schedule"]
    freed = team.say("standup.schedule.change", schedule="1", days="", zone="")

    assert changed | {"next_at": None} == before | {
        "at": "07:45",
        "is_automatic": False,
        "next_at": None,
    }
    assert freed.startswith("1  07:45, working days, slack-1, reminds you, next ")
    (kept,) = team.ask("standup.schedule.list")["schedules"]
    assert (kept["days"], kept["zone"], kept["catch_up"]) == ([], "", "ask")


def test_a_schedule_moves_to_another_channel(team: Team) -> None:
    """Named by its id; it goes there from then on."""
    team.connect("slack-2")
    team.schedule(channel="slack-1")
    moved = team.ask("standup.schedule.change", schedule="1", channel="slack-2")["schedule"]
    kept = team.ask("standup.schedule.change", schedule="1", grace="2h")["schedule"]

    assert (moved["channel"], kept["channel"], kept["grace_ms"]) == (
        "slack-2",
        "slack-2",
        7_200_000,
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, 2),
        ({"at": ""}, 2),
        ({"grace": "1m"}, 2),
        ({"catch_up": "maybe"}, 2),
        ({"zone": "Nowhere"}, 2),
        ({"channel": "teams"}, 7),
        ({"schedule": "7", "at": "07:45"}, 7),
    ],
)
def test_what_cannot_be_changes_nothing(team: Team, said: dict[str, object], code: int) -> None:
    """Nor does a change that names none."""
    team.schedule()
    before = team.ask("standup.schedule.list")

    assert team.code("standup.schedule.change", **({"schedule": "1"} | said)) == code
    assert team.ask("standup.schedule.list") == before
