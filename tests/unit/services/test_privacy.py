"""The honest account: every line is true at the moment it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.services.desk import DOOR, JIRA, Desk, at, connection
from tracksync.core.inventory import INVENTORY, PAUSE, Part
from tracksync.core.settings.table import Kind
from tracksync.core.settings.values import setting
from tracksync.ports.store import SentRecord
from tracksync.services.personal.privacy import Honest, Line, PrivacyService, State, Surroundings

AROUND = Surroundings(
    folder="/home/mia/tracksync",
    log="/home/mia/tracksync/log",
    keystore="Secret Service",
    activity_source="X11 idle counters",
    session_source="logind",
    is_watching=True,
    titles={"jira": "Jira", "slack": "Slack"},
    channels={"slack"},
)


def account(desk: Desk, **but: object) -> Honest:
    around = replace(AROUND, **but)  # type: ignore[arg-type]  # by name
    return PrivacyService(desk.recorder).account(around)


def line(desk: Desk, name: str, **but: object) -> Line:
    honest = account(desk, **but)
    (found,) = (
        found for found in (*honest.captured, *honest.stored, *honest.sent) if found.id == name
    )
    return found


# --- the table ------------------------------------------------------------------------------------


def test_every_kind_of_data_is_listed_once() -> None:
    """Ids stand in JSON, and do not change."""
    ids = [datum.id for datum in INVENTORY]

    assert len(ids) == len(set(ids))
    assert {datum.part for datum in INVENTORY} == set(Part)


@pytest.mark.parametrize("datum", INVENTORY, ids=lambda datum: datum.id)
def test_a_switch_is_a_setting_or_the_pause(datum: object) -> None:
    """Whoever reads a line can turn it off where it says."""
    switch, kept = getattr(datum, "switch", ""), getattr(datum, "kept", "")

    assert switch in {"", PAUSE} or setting(switch).kind in Kind
    assert "." not in kept or setting(kept).kind is Kind.NUMBER


def test_notices_of_pictures_are_told_of_as_they_come(desk: Desk) -> None:
    """None without pictures, and none where the icon tells."""

    def state() -> State:
        return line(desk, "notices of pictures").state

    off = state()
    desk.preferences.choose("screenshots.enabled", "on")
    on = state()
    desk.preferences.choose("screenshots.notice", "icon")

    assert (off, on, state()) == (State.OFF, State.ON, State.OFF)


def test_every_setting_that_records_more_stands_in_the_table() -> None:
    """Nothing can be turned on that the page does not tell of."""
    told = {datum.switch for datum in INVENTORY}

    assert {"activity.pointer_fallback", "privacy.action_log"} <= told


# --- captured -------------------------------------------------------------------------------------


def test_activity_says_how_often_and_by_what(desk: Desk) -> None:
    """As the settings and the source are now."""
    desk.preferences.choose("activity.sample_seconds", 7)

    assert line(desk, "activity").state is State.ON
    assert "Every 7 s" in line(desk, "activity").how
    assert "X11 idle counters" in line(desk, "activity").how
    assert "logind" in line(desk, "session").how


def test_a_pause_captures_nothing(desk: Desk) -> None:
    """What you do here is still written down: it is your account."""
    desk.timer.pause(via=DOOR)

    assert line(desk, "activity").state is State.PAUSED
    assert line(desk, "session").state is State.PAUSED
    assert line(desk, "deeds").state is State.ON


def test_a_single_command_watches_nothing(desk: Desk) -> None:
    """No run, no looks."""
    assert line(desk, "activity", is_watching=False).state is State.OFF
    assert line(desk, "pointer", is_watching=False).state is State.OFF
    assert line(desk, "deeds", is_watching=False).state is State.ON


@pytest.mark.parametrize(
    ("name", "key"), [("pointer", "activity.pointer_fallback"), ("pages", "privacy.action_log")]
)
def test_what_records_more_is_off_until_switched_on(desk: Desk, name: str, key: str) -> None:
    """And says which switch it is."""
    assert (line(desk, name).state, line(desk, name).switch) == (State.OFF, key)
    desk.preferences.choose(key, "yes")

    assert line(desk, name).state is State.ON


def test_what_never_happens_stands_last(desk: Desk) -> None:
    """Keys, pictures, titles; telemetry, updates."""
    honest = account(desk)

    for part in (honest.captured, honest.sent):
        states = [found.state is State.NEVER for found in part]
        assert states == sorted(states)
    assert {found.id for found in honest.captured if found.state is State.NEVER} == {
        "keys",
        "camera",
    }


def test_pictures_are_off_until_they_are_wanted(desk: Desk) -> None:
    """And so is looking at what is open."""
    assert {line(desk, name).state for name in ("screens", "titles")} == {State.OFF}
    desk.preferences.choose("screenshots.enabled", "on")
    desk.preferences.choose("screenshots.exclude", "bank")

    assert {line(desk, name).state for name in ("screens", "titles")} == {State.ON}
    assert "300 s" in line(desk, "screens").how
    assert line(desk, "pictures").kept == "the last 90 days"


# --- stored ---------------------------------------------------------------------------------------


def test_what_is_stored_is_counted(desk: Desk) -> None:
    """Records, tasks, worklogs, connections; all from the store itself."""
    assert "Records so far: 0." in line(desk, "journal").how
    desk.connect()
    desk.editing.add("PROJ-142", at(desk, 6), at(desk, 7), via=DOOR)

    assert "Records so far: 1." in line(desk, "journal").how
    assert "So far: 1." in line(desk, "outbox").how
    assert "Now: 1." in line(desk, "connections").how
    assert "/home/mia/tracksync" in line(desk, "journal").how
    assert "Secret Service" in line(desk, "secrets").how


def test_how_long_follows_the_settings(desk: Desk) -> None:
    """A number, for ever, or not at all."""
    assert line(desk, "words").kept == "for ever"
    assert line(desk, "blocks").kept == "the last 24 months"
    assert line(desk, "backups").kept == "the last 7"
    assert line(desk, "backups").state is State.ON
    desk.preferences.choose("retention.blocks_months", 0)
    desk.preferences.choose("retention.backups", 0)

    assert line(desk, "blocks").kept == "for ever"
    assert line(desk, "backups").kept == "none are made"
    assert line(desk, "backups").state is State.OFF


# --- sent -----------------------------------------------------------------------------------------


def test_nothing_is_sent_without_a_connection(desk: Desk) -> None:
    """Notifications go to the own desktop."""
    assert [found.id for found in account(desk).sent] == [
        "notices of questions",
        "notices of pictures",
        "notices of sending",
        "notices of standups",
        "notices of hours",
        "notices of policies",
        "reports",
        "updates",
    ]


@pytest.mark.parametrize(
    ("how", "state", "says"),
    [
        ({}, State.ASKS, "after a click of yours"),
        ({"mode": "automatic"}, State.ON, "by themselves"),
        ({"mode": "automatic", "is_read_only": True}, State.OFF, "nothing is ever written"),
        ({"is_paused": True}, State.PAUSED, "until you sign in again"),
    ],
)
def test_each_connection_says_what_goes_there_and_how(
    desk: Desk, how: dict[str, str | bool], state: State, says: str
) -> None:
    """And is its own switch."""
    desk.connections.save(replace(connection(), **how), via=DOOR)  # type: ignore[arg-type]  # by name
    found = line(desk, JIRA)

    assert (found.state, found.switch) == (state, JIRA)
    assert found.what.endswith("to Jira")
    assert "jira-1.example.net" in found.how
    assert says in found.how


def test_to_a_channel_go_standups_and_no_worklogs(desk: Desk) -> None:
    """It is not told as a place for worklogs."""
    desk.connections.save(replace(connection(), service="slack"), via=DOOR)
    found = line(desk, JIRA)

    assert found.what == "Standups to Slack"
    assert "the standups you post" in found.how
    assert "worklogs" not in found.how


def test_what_went_to_a_site_under_a_path_is_counted(desk: Desk) -> None:
    """The list names origins; a site may stand below one."""
    made = replace(connection(), site_url="https://intranet.example/jira")
    desk.connections.save(made, via=DOOR)
    with desk.store.write() as unit:
        for origin in ("https://intranet.example", "https://intranet.exam", "https://jira"):
            unit.add_sent(SentRecord(desk.clock.at, "jira", origin, "GET", "read", 9, 9, 200, 8))

    assert "1 exchange, 1 KB sent." in line(desk, "jira-1").how


def test_what_went_there_is_counted_by_its_address(desk: Desk) -> None:
    """Two accounts of one service are told apart; the list reaches back as far as it is kept."""
    desk.connect()
    desk.connect(name="jira-2")
    with desk.store.write() as unit:
        for origin, size in (("https://jira-1.example.net", 1_500), ("https://elsewhere", 9)):
            unit.add_sent(
                SentRecord(desk.clock.at, "jira", origin, "POST", "book", size, 10, 201, 80)
            )

    with desk.store.write() as unit:
        named = SentRecord(
            desk.clock.at, "jira", "https://api", "GET", "read", 9, 9, 200, 8, "jira-3"
        )
        unit.add_sent(named)
    desk.connect(name="jira-3")
    assert "1 exchange, 1 KB sent." in line(desk, "jira-3").how
    assert "1 exchange, 2 KB sent." in line(desk, "jira-1").how
    assert "0 exchanges, 0 KB sent." in line(desk, "jira-2").how
    assert line(desk, "jira-1").kept == "the last 90 days"
    assert "Now: 3." in line(desk, "sent log").how


def test_an_unknown_service_is_named_by_its_id(desk: Desk) -> None:
    """It was connected by a release that knew it."""
    desk.connect()

    assert line(desk, JIRA, titles={}).what.endswith("to jira")
