"""Where the desktop itself asks the person whether its screen may be seen: once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.fakes.keystore import FakeKeystore
from tests.fakes.pictures import FakeScreen
from tests.unit.engine.house import House
from tests.unit.engine.test_capturing import Looked, settle, standing, turn_on, work
from tracksync.core.pictures.captures import Hold
from tracksync.core.problems import KeystoreLocked, NotAllowed
from tracksync.core.sentences import say
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.screen import Look, Seen, Shot
from tracksync.services.personal.pictures.permission import Permission

SHOT = Shot("DP-1", Seen.KEPT, "desk", 800, 600, 1000, "digest", "small")
NAME = "screen-grant"
TROUBLE = NotAllowed(say("It could not be seen."))


@pytest.fixture
def sight(house: House) -> Iterator[Looked]:
    looked = Looked(house)
    house.engine.on_capture = looked
    house.screen.asks_person = True
    house.say("start", ref=house.ask("task.add", title="Invoice")["task"]["ref"])
    yield looked
    settle(house)


def gives(*words: str) -> list[Look]:
    return [Look((SHOT,), grant=word) for word in words]


def turn_off(house: House) -> None:
    house.ask("config.set", key="screenshots.enabled", value="off")
    settle(house)


def locking(house: House, *, is_locked: bool) -> None:
    """Have the keystore refuse, or no longer."""

    def refuse() -> None:
        raise KeystoreLocked(say("The keystore is locked."))

    house.keystore.on_ask = refuse if is_locked else lambda: None


def granted(house: House) -> list[str]:
    """Tell what went with each look."""
    return [order.grant for order in house.screen.looks]


def test_what_it_gave_goes_with_the_next_look(house: House, sight: Looked) -> None:
    """So it does not ask again; it is kept where secrets are."""
    house.screen.gives = gives("word 1", "word 2")
    turn_on(house)
    work(house, 11)

    assert granted(house) == ["", "word 1"]
    assert house.keystore.kept[NAME] == "word 2"
    assert standing(house) is None


@pytest.mark.parametrize(
    "look", [Look(is_refused=True), Look((SHOT,), grant=""), Look(grant="", trouble=TROUBLE)]
)
def test_a_no_is_asked_once(house: House, sight: Looked, look: Look) -> None:
    """Nor is one who says yes for once asked again; off and on, and it asks once more."""
    house.screen.gives = [look]
    turn_on(house)
    work(house, 20)
    asked, held = len(house.screen.looks), standing(house)
    kept = house.keystore.kept[NAME]
    turn_off(house)
    forgotten = house.keystore.read(NAME)
    house.screen.gives = gives("word")
    turn_on(house)

    assert (asked, held, kept, forgotten) == (1, Hold.GNOME_PERMISSION, "refused", None)
    assert work(house, 6) == 1
    assert standing(house) is None


def test_no_answer_counts_as_a_no(house: House, sight: Looked) -> None:
    """The helper died at the dialog: it is said, and not tried again at the next moment."""
    house.screen.gives = [Look(is_refused=True, trouble=TROUBLE)]
    turn_on(house)
    work(house, 20)
    status = house.ask("status")["screenshots"]

    assert len(house.screen.looks) == 1
    assert standing(house) is Hold.GNOME_PERMISSION
    assert status["is_lasting"] is True
    assert status["trouble"] == "It could not be seen."
    assert "tracksync shots capture" in status["remedy"]


def test_a_trouble_behind_a_yes_asks_nobody_again(house: House, sight: Looked) -> None:
    """The person agreed; what came between is said as ever."""
    house.screen.gives = [Look(grant="word", trouble=TROUBLE), *gives("word")]
    turn_on(house)
    work(house, 6)
    said = house.engine.running.capturing.trouble
    kept = house.keystore.kept[NAME]
    work(house, 5)

    assert said is TROUBLE
    assert kept == "word"
    assert granted(house) == ["", "word"]


def test_turned_off_nothing_of_it_is_left(house: House, sight: Looked) -> None:
    """What was given goes; also where it came while it was being turned off."""
    house.screen.gives = gives("word 1", "word 2", "word 3")
    capturing = house.engine.running.capturing
    keeps = [capturing.keeps_grant]
    turn_on(house)
    work(house, 6)
    keeps.append(capturing.keeps_grant)
    turn_off(house)
    keeps.append(capturing.keeps_grant)
    after_a_yes = dict(house.keystore.kept)
    turn_on(house)
    house.screen.meanwhile = [lambda: house.settings.choose("screenshots.enabled", "off")]
    house.ask("shots.capture")
    settle(house)

    assert keeps == [False, True, False]
    assert granted(house) == ["", ""]
    assert NAME not in after_a_yes
    assert NAME not in house.keystore.kept


@pytest.mark.parametrize("kept", ["refused", "word"])
def test_turned_off_while_nothing_ran_it_is_asked_anew(
    house: House, sight: Looked, kept: str
) -> None:
    """The settings were changed by hand: on is on again for GNOME too."""
    house.keystore.kept[NAME] = kept
    house.screen.gives = gives("new word")
    turn_on(house)

    assert NAME not in house.keystore.kept
    assert work(house, 6) == 1
    assert granted(house) == [""]
    assert house.keystore.kept[NAME] == "new word"


def begun_with(house: House, kept: str) -> None:
    """Have a run that finds pictures turned on, and this in the keystore."""
    house.keystore.kept[NAME] = kept
    house.settings.choose("screenshots.enabled", "on")
    house.engine.running.capturing._is_anew = False  # noqa: SLF001  as at its beginning
    house.engine.lanes.ask(Lane.STORE, house.engine.running.capturing.start)
    settle(house)


def test_what_an_earlier_run_was_told_is_known_before_anything_is_shown(
    house: House, sight: Looked
) -> None:
    """No dot for a moment, and no dialog."""
    begun_with(house, "refused")

    assert standing(house) is Hold.GNOME_PERMISSION
    assert work(house, 11) == 0
    assert sight.shown == []


def test_a_yes_of_an_earlier_run_is_one(house: House, sight: Looked) -> None:
    """It goes with the first look."""
    house.screen.gives = gives("word 2")
    begun_with(house, "word 1")
    work(house, 6)

    assert granted(house) == ["word 1"]


def test_whoever_wants_a_picture_is_asked_once_more(house: House, sight: Looked) -> None:
    """By hand, where screenshots cannot be turned off; a second no is one again."""
    house.screen.gives = [Look(is_refused=True), Look(is_refused=True), *gives("word")]
    turn_on(house)
    work(house, 6)
    refused = house.ask("shots.capture")
    settle(house)
    held = standing(house)
    taken = house.ask("shots.capture")

    assert refused["held"] == "gnome permission"
    assert held is Hold.GNOME_PERMISSION
    assert len(taken["pictures"]) == 1
    settle(house)
    assert standing(house) is None


def test_a_pause_ends_the_look_and_is_no_answer(house: House, sight: Looked) -> None:
    """The dialog goes with it; no miss is counted, and behind the pause it is asked again."""
    held: list[bool] = []

    def pause() -> None:
        house.say("pause")
        house.engine.lanes.ask(Lane.STORE, lambda: None)
        held.append(house.screen.is_held)

    turn_on(house)
    house.screen.meanwhile = [pause]
    house.screen.gives = [Look(is_stopped=True), *gives("word")]
    taken = house.ask("shots.capture")
    settle(house)
    house.say("resume")
    settle(house)

    assert (taken["held"], taken["pictures"]) == ("paused", [])
    assert held == [True]
    assert house.profile.vault.discarded == 1
    assert house.ask("status")["screenshots"]["missed_today"] == []
    assert house.screen.is_held is False
    assert work(house, 6) == 1
    assert granted(house) == ["", ""]


def test_a_yes_before_the_pause_stays_one(house: House, sight: Looked) -> None:
    """And where it goes on in the same moment, the picture is left out, no more."""
    turn_on(house)
    house.screen.gives = [Look(is_stopped=True, grant="word"), *gives("word")]
    taken = house.ask("shots.capture")
    settle(house)
    again = house.ask("shots.capture")

    assert taken["held"] == "paused"
    assert len(again["pictures"]) == 1
    assert granted(house) == ["", "word"]


def test_the_end_of_the_program_waits_for_no_dialog(house: House, sight: Looked) -> None:
    """A look that runs is ended with it; where none ever ran there is nothing to end."""
    capturing = house.engine.running.capturing
    capturing.close()
    before = house.screen.is_held
    turn_on(house)
    capturing.close()

    assert (before, house.screen.is_held) == (False, True)


@pytest.mark.parametrize("found", [Hold.NO_GSTREAMER, Hold.NO_PIPEWIRE, Hold.NO_PORTAL])
def test_what_is_lacking_is_found_before_a_look(house: House, sight: Looked, found: Hold) -> None:
    """It is said with what to do; no dot, no look, and the keystore is not asked."""
    house.screen.found = found
    turn_on(house)
    asked: list[int] = []
    house.keystore.on_ask = lambda: asked.append(1)
    work(house, 11)
    status = house.ask("status")

    assert (standing(house), house.screen.probes) == (found, 1)
    assert (status["capture"], status["screenshots"]["is_lasting"]) == ("waiting", True)
    assert status["screenshots"]["remedy"].startswith("Install ")
    assert (sight.shown, house.screen.looks, asked) == ([], [], [])


def test_where_the_desktop_asks_nobody_nothing_is_found_out(house: House, sight: Looked) -> None:
    """X11, sway, KDE: no probe, and no word in the keystore."""
    house.screen.asks_person = False
    turn_on(house)
    work(house, 6)
    turn_off(house)

    assert house.screen.probes == 0
    assert len(house.screen.looks) == 1
    assert house.keystore.kept == {}


def test_what_cannot_be_kept_is_said(house: House, sight: Looked) -> None:
    """With the picture that was taken; this run goes on with it, and it is tried again."""
    house.screen.gives = gives("word", "word", "word")
    turn_on(house)
    house.screen.meanwhile = [lambda: locking(house, is_locked=True)]
    taken = house.ask("shots.capture")
    said = house.ask("status")["screenshots"]["trouble"]
    locking(house, is_locked=False)
    work(house, 6)

    assert len(taken["pictures"]) == 1
    assert said == (
        "The keystore is locked. What GNOME was told of your screen is not kept. "
        "GNOME asks once more when TrackSync starts again."
    )
    assert granted(house) == ["", "word"]
    assert house.ask("status")["screenshots"]["trouble"] == ""
    assert house.keystore.kept[NAME] == "word"


def test_what_cannot_be_erased_is_said(house: House, sight: Looked) -> None:
    """Pictures are off all the same; it goes with the next time they are turned off."""
    house.screen.gives = gives("word", "word")
    turn_on(house)
    work(house, 6)
    locking(house, is_locked=True)
    turn_off(house)
    said = str(house.engine.running.capturing.trouble)
    locking(house, is_locked=False)
    turn_on(house)
    work(house, 6)
    turn_off(house)

    assert said.startswith(
        "The keystore is locked. What GNOME was told of your screen is not erased."
    )
    assert granted(house) == ["", ""]
    assert NAME not in house.keystore.kept


def test_a_keystore_that_is_locked_is_said_and_tried_at_each_look(
    house: House, sight: Looked
) -> None:
    """What it holds may be a no, so nobody is asked before it was read."""
    locking(house, is_locked=True)
    begun_with(house, "refused")
    work(house, 6)
    said = str(house.engine.running.capturing.trouble)
    locking(house, is_locked=False)
    work(house, 5)

    assert said == "The keystore is locked."
    assert house.screen.looks == []
    assert standing(house) is Hold.GNOME_PERMISSION


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

    assert (before, permission.hold, permission.grant) == (
        Hold.UNTRIED,
        Hold.GNOME_PERMISSION,
        "",
    )
    assert (other.hold, kept.calls) == (Hold.NO_GRIM, [("read", NAME)])


def test_what_was_never_read_is_not_overwritten() -> None:
    """A keystore that did not open when it was to be read, and does when it is to be written."""
    kept = FakeKeystore({NAME: "word"})
    permission = Permission(FakeScreen(asks_person=True), kept)
    permission.keep()
    unread = list(kept.calls)
    permission.told(Look(is_refused=True))
    permission.keep()

    assert unread == []
    assert kept.kept == {NAME: "refused"}


def test_what_is_forgotten_while_it_is_read_stays_forgotten() -> None:
    """Turned off at that moment."""

    class Slow(FakeKeystore):
        then: Callable[[], None]

        def read(self, name: str) -> str | None:
            found = super().read(name)
            self.then()
            return found

    kept = Slow({NAME: "word"})
    permission = Permission(FakeScreen(asks_person=True), kept)
    kept.then = permission.forget
    permission.know()

    assert permission.grant == ""
    permission.keep()
    assert NAME not in kept.kept
