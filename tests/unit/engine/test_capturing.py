"""Pictures while an engine runs: shown first, held by whatever speaks against them, journaled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.unit.engine.house import House
from tracksync.core.pictures.captures import Hold
from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import say
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.activity import SessionChange


class Looked:
    """Shows that pictures are taken, and remembers how many had been taken by then."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.can = True
        self.shown: list[tuple[bool, int]] = []

    def __call__(self, is_on: bool) -> bool:
        self.shown.append((is_on, len(self.house.screen.looks)))
        return self.can


@pytest.fixture
def sight(house: House) -> Iterator[Looked]:
    looked = Looked(house)
    house.engine.on_capture = looked
    house.say("start", ref=house.ask("task.add", title="Invoice")["task"]["ref"])
    yield looked
    settle(house)


def settle(house: House) -> None:
    """Let everything that is on its way arrive."""
    for lane in (Lane.STORE, Lane.SCREEN, Lane.STORE, Lane.KEYSTORE, Lane.STORE, Lane.SCREEN):
        house.engine.lanes.ask(lane, lambda: None)


def work(house: House, minutes: int) -> int:
    """Work on, and tell how many pictures were taken meanwhile."""
    before = len(house.screen.looks)
    for _ in range(minutes):
        house.work(1)
        settle(house)
    return len(house.screen.looks) - before


def turn_on(house: House, **more: object) -> None:
    for key, value in more.items():
        house.ask("config.set", key=key.replace("__", "."), value=value)
    house.ask("config.set", key="screenshots.enabled", value="on")
    settle(house)


def standing(house: House) -> Hold | None:
    return house.engine.running.capturing.hold


def test_nothing_is_taken_unless_it_is_turned_on(house: House, sight: Looked) -> None:
    """Nor is anything shown, and the vault stays empty."""
    assert work(house, 6) == 0
    assert sight.shown == []
    assert house.profile.vault.kept == {}
    assert standing(house) is Hold.OFF
    assert house.engine.running.capturing.last is None


def test_an_hour_has_twelve_and_it_is_shown_before_the_first(house: House, sight: Looked) -> None:
    """The first pixel comes after the dot."""
    turn_on(house)

    assert work(house, 60) in {11, 12, 13}
    assert sight.shown == [(True, 0)]
    assert standing(house) is None
    assert sum(len(day) for day in house.profile.vault.kept.values()) in {11, 12, 13}


def test_where_it_cannot_be_shown_nothing_is_taken(house: House, sight: Looked) -> None:
    """There is no way to a picture that goes around the indicator."""
    sight.can = False
    turn_on(house)

    assert work(house, 8) == 0
    assert standing(house) is Hold.NOT_SHOWN
    assert house.code("shots.capture") == 3
    assert house.screen.looks == []
    sight.can = True
    assert work(house, 7) == 1


@pytest.mark.parametrize(
    ("stop", "hold"),
    [
        (lambda h: h.say("stop"), Hold.NO_TIMER),
        (lambda h: h.say("pause"), Hold.PAUSED),
        (lambda h: h.say("private"), Hold.PRIVATE),
        (lambda h: h.session.tell(SessionChange.LOCKED), Hold.LOCKED),
        (lambda h: h.session.tell(SessionChange.SLEEPING), Hold.ASLEEP),
        (lambda h: h.ask("config.set", key="screenshots.enabled", value="off"), Hold.OFF),
    ],
)
def test_it_ends_at_once(house: House, sight: Looked, stop: object, hold: Hold) -> None:
    """Stopped, paused, private, locked, asleep, turned off: nothing more, and it is shown."""
    turn_on(house)
    work(house, 6)
    stop(house)  # type: ignore[operator]  # parametrized
    settle(house)

    assert work(house, 8) == 0
    assert [on for on, _ in sight.shown] == [True, False]
    assert standing(house) is hold


def test_at_a_random_moment_there_is_one_in_each_interval(house: House, sight: Looked) -> None:
    """Half-way into each, as chance would have it here."""
    turn_on(house, screenshots__moment="random", screenshots__interval_seconds="240")

    assert [work(house, 1) for _ in range(8)] == [0, 0, 1, 0, 0, 0, 1, 0]


def test_only_what_was_chosen_is_looked_at(house: House, sight: Looked) -> None:
    """A monitor that is not there is not replaced by another one."""
    house.screen.shows["HDMI-1"] = "film"
    turn_on(house, screenshots__monitors="chosen", screenshots__chosen_monitors="HDMI-1")
    chosen = house.ask("shots.capture")["pictures"]
    del house.screen.shows["HDMI-1"]

    assert [p["monitor"] for p in chosen] == ["HDMI-1"]
    assert house.say("shots.capture").startswith("No picture was taken: none of the chosen")


def test_each_day_and_each_preset_stands_by_itself(house: House, sight: Looked) -> None:
    """What did not change is kept anew, so that nothing leans on what is erased before it."""
    turn_on(house)
    kinds = [house.ask("shots.capture")["pictures"][0]["kind"] for _ in range(2)]
    house.ask("config.set", key="screenshots.preset", value="light")
    kinds.append(house.ask("shots.capture")["pictures"][0]["kind"])

    assert kinds == ["picture", "unchanged", "picture"]
    assert house.screen.looks[-1].preset == "light"


def test_answers_are_told_in_words(house: House, sight: Looked) -> None:
    """What was taken, what there is, what went where."""
    assert house.say("shots.list") == "There are no pictures.\n"
    assert house.say("keys.export", yes=True) == "There are no pictures, so there are no keys.\n"
    assert house.say("shots.export", yes=True, to="/x") == "There was nothing to export.\n"
    turn_on(house, screenshots__exclude="keepass")
    assert house.say("shots.capture") == "Took picture 1 of DP-1.\n"
    assert house.say("shots.capture") == "DP-1: as before, nothing new was kept.\n"
    assert "1920×1080" in house.say("shots.list", day="today")
    assert house.say("shots.export", yes=True, to="/x") == "/x/1.webp\n"
    assert house.say("shots.export", yes=True, to="/x", day="today") == "/x/1.webp\n"
    house.screen.shows["DP-1"] = ""
    assert "black" in house.say("shots.capture")
    house.screen.windows = [("KeePassXC", "")]
    assert "excluded (keepass)" in house.say("shots.capture")
    assert house.say("shots.delete", pictures=["1"]) == "Deleted 1 picture for ever.\n"
    assert house.say("shots.delete", pictures=["1"]) == "There was nothing to delete.\n"
    assert "deleted" in house.say("shots.list")


def test_a_picture_is_listed_at_the_time_of_its_own_place(house: House, sight: Looked) -> None:
    """As the window has it, and not by the clock of Greenwich."""
    turn_on(house)
    house.say("shots.capture")
    taken = house.clock.read().at.astimezone(ZoneInfo("Europe/Berlin"))
    assert f"{taken:%Y-%m-%d %H:%M}" in house.say("shots.list")


def test_nobody_there_is_not_seen(house: House, sight: Looked) -> None:
    """Away is known at the latest after the threshold; then nothing more is taken."""
    turn_on(house)
    house.idle.now = house.idle.now.__class__(None, None)
    work(house, 6)
    away = house.parts.preferences.seconds("idle.threshold_seconds") * 2
    house.idle.now = house.idle.now.__class__(away, away)
    work(house, 2)

    assert standing(house) is Hold.AWAY
    assert work(house, 8) == 0


def test_what_is_asked_for_is_taken_at_once(house: House, sight: Looked) -> None:
    """`shots capture` answers with what was taken; a screen that did not change says so."""
    house.screen.is_scripted = True
    turn_on(house)
    taken = house.ask("shots.capture")
    again = house.ask("shots.capture")

    assert [p["kind"] for p in taken["pictures"]] == ["picture"]
    assert taken["pictures"][0]["is_scripted"] is True
    assert [p["kind"] for p in again["pictures"]] == ["unchanged"]
    assert len(house.ask("shots.list")["pictures"]) == 2


def test_what_is_asked_for_is_refused_for_a_reason(house: House, sight: Looked) -> None:
    """In words, exit code 3, nothing taken."""
    assert house.code("shots.capture") == 3
    turn_on(house)
    house.say("private")
    settle(house)
    text = house.ask("shots.capture")

    assert text["error"]["title"] == "This is private time, so no pictures are taken."
    assert house.screen.looks == []


def test_a_pause_while_it_looks_takes_it_back(house: House, sight: Looked) -> None:
    """What was seen a moment before the pause is thrown away."""
    turn_on(house)
    real = house.screen.look

    def pausing(order: object) -> object:
        house.say("pause")
        return real(order)  # type: ignore[arg-type]  # handed through

    house.screen.look = pausing  # type: ignore[method-assign, assignment]  # a hand on the fake
    taken = house.ask("shots.capture")

    assert taken["pictures"] == []
    assert taken["held"] == "paused"
    assert house.profile.vault.discarded == 1


def test_a_look_that_fails_is_told_and_nothing_is_lost(house: House, sight: Looked) -> None:
    """The timer runs on; the next interval tries again."""
    turn_on(house)
    house.screen.trouble = NotAllowed(say("The screen could not be seen."))

    assert work(house, 6) == 1
    assert str(house.engine.running.capturing.trouble) == "The screen could not be seen."
    assert house.ask("status")["screenshots"]["trouble"] == "The screen could not be seen."
    assert ": The screen could not be seen." in house.say("status")
    house.screen.trouble = None
    assert work(house, 5) == 1
    assert house.engine.running.capturing.trouble is None


def test_black_and_excluded_are_said(house: House, sight: Looked) -> None:
    """Neither is a picture."""
    turn_on(house, screenshots__exclude="keepass")
    house.screen.shows["DP-1"] = ""
    black = house.ask("shots.capture")
    house.screen.windows = [("KeePassXC", "Passwords")]
    excluded = house.ask("shots.capture")

    assert (black["pictures"], black["black"]) == ([], ["DP-1"])
    assert (excluded["pictures"], excluded["excluded"]) == ([], "keepass")


def test_the_command_says_what_status_says(house: House, sight: Looked) -> None:
    """One sentence and one remedy, whoever asks; a monitor that was black beside others, too."""
    turn_on(house, screenshots__exclude="keepass")
    said = []
    for shows, windows in (({"DP-1": ""}, []), ({}, []), ({"DP-1": "desk"}, [("KeePassXC", "")])):
        house.screen.shows, house.screen.windows = dict(shows), list(windows)
        taken = house.ask("shots.capture")
        trouble = house.ask("status")["screenshots"]["trouble"]
        said.append((taken["says"] == trouble, house.say("shots.capture") == f"{trouble}\n"))
    house.screen.shows, house.screen.windows = {"DP-1": "", "DP-2": "desk"}, []
    both = house.say("shots.capture").splitlines()

    assert said == [(True, True)] * 3
    assert both[0].endswith("of DP-2.")
    assert both[1].startswith("No picture was kept of DP-1: only black was seen there.")
    assert house.ask("status")["screenshots"]["trouble"] == ""


def test_what_was_not_taken_is_counted_by_day(house: House, sight: Looked) -> None:
    """By reason; a pause that came meanwhile is no miss."""
    turn_on(house, screenshots__exclude="keepass")
    house.ask("shots.capture")
    quiet = house.ask("shots.list")["missed"], house.ask("status")["screenshots"]["missed_today"]
    house.screen.shows["DP-1"] = ""
    assert work(house, 6) == 1
    house.ask("shots.capture")
    house.screen.windows = [("KeePassXC", "")]
    house.ask("shots.capture")
    house.screen.shows, house.screen.windows = {}, []
    house.ask("shots.capture")
    house.screen.trouble = NotAllowed(say("The screen could not be seen."))
    house.ask("shots.capture")
    house.screen.trouble = None
    house.screen.meanwhile = [lambda: house.say("private")]
    house.ask("shots.capture")
    settle(house)
    listed, today = house.ask("shots.list"), house.ask("status")["screenshots"]["missed_today"]
    of_day = house.ask("shots.list", day="today")["missed"]

    assert quiet == ([], [])
    assert [(one["cause"], one["count"]) for one in listed["missed"]] == [
        ("black", 2),
        ("excluded", 1),
        ("no monitor", 1),
        ("unseen", 1),
    ]
    assert listed["missed"] == of_day == today
    assert "5, because only black was seen (2), a window you excluded was open (1)" in house.say(
        "shots.list"
    )


def test_a_miss_is_nothing_to_undo(house: House, sight: Looked) -> None:
    """The last thing the person did is what an undo takes back."""
    turn_on(house)
    house.screen.shows["DP-1"] = ""
    house.ask("shots.capture")
    settle(house)
    house.say("undo")

    assert house.ask("status")["timer"]["entry"] is None
    assert "Not taken on" in house.say("shots.list")


def test_status_tells_how_it_stands(house: House, sight: Looked) -> None:
    """Off, waiting, on; with the reason and the last one."""
    assert house.ask("status")["capture"] == "off"
    house.screen.is_scripted = True
    turn_on(house)
    house.ask("shots.capture")
    status, said = house.ask("status"), house.say("status")
    house.say("pause")
    settle(house)
    paused = house.ask("status")

    assert status["capture"] == "on"
    assert status["screenshots"]["why"] == ""
    assert status["screenshots"]["is_scripted"] is True
    assert status["screenshots"]["last_at"]
    assert "Pictures of your screen are taken." in said
    assert "Pictures of your screen" not in house.say("status")
    assert paused["capture"] == "waiting"
    assert "paused" in paused["screenshots"]["why"]


def test_what_was_not_taken_stays_told_until_a_picture_is(house: House, sight: Looked) -> None:
    """Black, excluded, no such monitor: with its time and remedy; a pause mends nothing."""
    turn_on(house, screenshots__exclude="keepass")
    told = []
    house.screen.shows["DP-1"] = ""
    assert work(house, 6) == 1
    told.append(house.ask("status")["screenshots"])
    house.screen.meanwhile = [lambda: house.say("private")]
    house.ask("shots.capture")
    settle(house)
    assert house.ask("status")["screenshots"]["trouble"] == told[0]["trouble"]
    house.say("resume")
    settle(house)
    house.screen.windows = [("KeePassXC", "Passwords")]
    house.ask("shots.capture")
    told.append(house.ask("status")["screenshots"])
    house.screen.windows = []
    house.ask("config.set", key="screenshots.monitors", value="chosen")
    house.ask("config.set", key="screenshots.chosen_monitors", value="HDMI-7")
    house.ask("shots.capture")
    told.append(house.ask("status")["screenshots"])
    house.ask("config.set", key="screenshots.monitors", value="all")
    house.screen.shows["DP-1"] = "desk"
    house.ask("shots.capture")
    after = house.ask("status")["screenshots"]

    assert [one["trouble"].partition(".")[0] for one in told] == [
        "No picture was kept of DP-1: only black was seen there",
        "No picture was taken: a window is open that you excluded (keepass)",
        "No picture was taken: none of the chosen monitors is there",
    ]
    assert all(one["trouble_at"] for one in told)
    assert (after["trouble"], after["trouble_at"]) == ("", None)


@pytest.mark.parametrize(
    ("untold", "key", "value", "hold"),
    [
        ("tells_windows", "screenshots.exclude", "bank", Hold.WINDOWS),
        ("tells_pointer", "screenshots.monitors", "active", Hold.POINTER),
    ],
)
def test_what_can_never_be_done_is_not_called_on(
    house: House, sight: Looked, *, untold: str, key: str, value: str, hold: Hold
) -> None:
    """Under sway nobody is told of windows and pointer: what needs them takes no picture."""
    setattr(house.screen, untold, False)
    turn_on(house)
    before = work(house, 6), standing(house)
    house.ask("config.set", key=key, value=value)
    after = work(house, 10), standing(house)
    status, said = house.ask("status"), house.say("status")
    refused = house.ask("shots.capture")["error"]

    assert (before, after) == ((1, None), (0, hold))
    assert sight.shown[-1][0] is False
    assert (status["capture"], status["screenshots"]["is_lasting"]) == ("waiting", True)
    assert f"! {status['screenshots']['why']} {status['screenshots']['remedy']}" in said
    assert refused["title"].startswith("No pictures are taken: ")
    assert (refused["title"], refused["hint"]) == (
        status["screenshots"]["why"],
        status["screenshots"]["remedy"],
    )
    assert house.engine.running.capturing.lasting == refused["title"]


def test_a_system_that_forbids_it_is_named(house: House, sight: Looked) -> None:
    """With where it is allowed; it is not asked before anybody wants pictures."""
    house.screen.is_permitted = False
    before = standing(house)
    turn_on(house)
    status = house.ask("status")

    assert (before, standing(house)) == (Hold.OFF, Hold.PERMISSION)
    assert (status["capture"], status["screenshots"]["is_lasting"]) == ("waiting", True)
    assert "macOS" in status["screenshots"]["why"]
    assert "System Settings" in status["screenshots"]["remedy"]
    assert house.screen.looks == []


def test_deleting_is_journaled(house: House, sight: Looked) -> None:
    """By whom, how many, of which days; what is not there is not found."""
    turn_on(house)
    number = house.ask("shots.capture")["pictures"][0]["number"]

    assert house.ask("shots.delete", pictures=[str(number)])["deleted"] == 1
    assert house.ask("shots.delete", pictures=[str(number)])["deleted"] == 0
    assert house.code("shots.delete", pictures=["99"]) == 7
    assert house.code("shots.delete", pictures=["x"]) == 2
    assert house.code("shots.delete", pictures=[]) == 2
    assert house.code("shots.delete", pictures=["9" * 18]) == 7
    assert house.code("shots.delete", pictures=["9" * 5_000]) == 2
    kinds = [h["kind"] for h in house.ask("log")["log"]]
    assert kinds.count("PicturesErased") == 1
    assert house.code("shots.export", pictures=[str(number)], to="/x", yes=True) == 7


def test_days_are_deleted_one_after_the_other(house: House, sight: Looked) -> None:
    """Each in one go and journaled; what was not come to is told, and asked for next."""
    turn_on(house)
    for _ in range(3):
        house.ask("shots.capture")
    kept = house.profile.vault.kept
    kept["2026-11-17"] = [replace(kept["2026-11-16"].pop(), day="2026-11-17")]
    first = house.ask("shots.delete", pictures=["1", "2", "3"], by_day=True)
    second = house.ask("shots.delete", pictures=[str(n) for n in first["left"]], by_day=True)

    assert (first["deleted"], first["left"]) == (1, [1, 2])
    assert (second["deleted"], second["left"]) == (2, [])
    assert [h["kind"] for h in house.ask("log")["log"]].count("PicturesErased") == 2


def test_a_day_that_cannot_be_deleted_is_told(house: House, sight: Looked) -> None:
    """The one before it is gone all the same."""
    turn_on(house)
    house.ask("shots.capture")
    vault = house.profile.vault
    kept = vault.kept["2026-11-16"]
    vault.kept["2026-11-15"] = [replace(kept[0], sequence=9, day="2026-11-15")]
    delete = vault.delete

    def locking(*values: Any) -> int:  # noqa: ANN401  handed through
        count = delete(*values)
        vault.is_locked = True
        return count

    vault.delete = locking  # type: ignore[method-assign, assignment]  # a hand on the fake
    told = house.ask("shots.delete", pictures=["1", "9"])

    assert told["error"]["title"] == "The keystore is locked."
    assert [vault.find(n).kind.value for n in (1, 9)] == ["picture", "deleted"]


def test_a_picture_keeps_the_interval_it_was_ordered_by(house: House, sight: Looked) -> None:
    """Whoever changes it while the screen is looked at changes it for the next picture."""
    turn_on(house, screenshots__interval_seconds="600")

    def change() -> None:
        house.ask("config.set", key="screenshots.interval_seconds", value="60")

    house.screen.meanwhile.append(change)
    first, second = (house.ask("shots.capture")["pictures"][0]["number"] for _ in range(2))
    vault = house.profile.vault

    assert [vault.find(n).interval for n in (first, second)] == [
        timedelta(minutes=10),
        timedelta(minutes=1),
    ]


def test_a_picture_says_whose_screen_it_was(house: House, sight: Looked) -> None:
    """As the person called themselves then; empty where they did not."""
    turn_on(house)
    nobody = house.ask("shots.capture")["pictures"][0]["who"]
    house.ask("config.set", key="profile.name", value="Ann")
    house.ask("config.set", key="profile.email", value="ann@acme.test")
    ann = house.ask("shots.capture")["pictures"][0]["who"]

    assert nobody == {"name": "", "email": "", "profile": ""}
    assert ann == {"name": "Ann", "email": "ann@acme.test", "profile": ""}


def test_what_is_past_its_time_goes_daily_and_at_start(house: House, sight: Looked) -> None:
    """Its key is destroyed without anybody asking; a locked keystore puts it off."""
    turn_on(house)
    house.ask("shots.capture")
    vault = house.profile.vault
    vault.is_locked = True
    house.clock.move(days=88)
    for _ in range(3):  # what is far ahead is believed on the third day
        house.clock.move(days=1)
        house.engine.running.upkeep.ask()
        settle(house)
    assert list(vault.kept) == ["2026-11-16"]
    vault.is_locked = False
    house.clock.move(days=-90)
    house.engine.running.capturing.expire()
    settle(house)
    assert list(vault.kept) == ["2026-11-16"]
    house.clock.move(days=90)
    house.engine.running.capturing.start()
    settle(house)

    assert vault.kept == {}
    assert vault.is_prepared
    assert "PicturesErased" in [h["kind"] for h in house.ask("log")["log"]]


def test_keys_and_pictures_leave_only_when_that_is_meant(house: House, sight: Looked) -> None:
    """Whoever has a day's key can open it without TrackSync, so it must be said twice."""
    turn_on(house)
    house.ask("shots.capture")

    assert house.code("keys.export") == 3
    assert house.code("shots.export", to="/x") == 3
    keys = house.ask("keys.export", yes=True)["keys"]
    assert keys == [{"day": "2026-11-16", "identity": "AGE-SECRET-KEY-OF-2026-11-16"}]
    assert house.ask("keys.export", day="2026-11-16", yes=True)["keys"] == keys
    assert house.code("keys.export", day="2026-11-01", yes=True) == 7
    said = house.say("keys.export", yes=True)
    assert said.startswith("# ")
    assert "\nAGE-SECRET-KEY-OF-2026-11-16\n" in said


def test_words_are_looked_through_at_start_and_daily(house: House) -> None:
    """On the lane of the keystore, without anybody waiting."""
    settle(house)
    before = house.profile.expired
    house.engine.running.upkeep.ask()
    settle(house)

    assert (before, house.profile.expired) == (1, 2)
