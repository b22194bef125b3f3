"""An organization's policy on a running engine: taken, seen, left; by paper or machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.unit.engine.house import House
from tests.unit.engine.test_capturing import Looked, settle, turn_on, work
from tests.unit.services.desk import LOGIN, connection, task
from tracksync.core.clock import to_ms
from tracksync.core.journal.events import PolicyLeft, PolicySeen, PolicyTaken
from tracksync.core.pictures.captures import NOTHING, OWN_CHOICE, Hold
from tracksync.core.problems import Conflict, DiskFull, NotAllowed
from tracksync.core.sentences import UNSAID, say
from tracksync.core.worktime.activity import Used
from tracksync.engine.api.shapes import instant
from tracksync.engine.governing import Governing
from tracksync.engine.parts import PolicyHere
from tracksync.storage.local.policy.seal import PolicySeals

SEALS = PolicySeals()
SECRET, OTHER = "11" * 32, "22" * 32
KEY = SEALS.fingerprint(SECRET)
ANN = {
    "name": "Ann",
    "recipient": "age15cljq5gex0dxafr99qncg0uhfu7ch5quq80sm8nftvkah4kpsf8qlgx9rv",
}
BO = {
    "name": "Bo",
    "recipient": "age1e86fvs775er9z08l05aswenm3exj3wvrtqkamsq47fsamzaexpnqk8qrx6",
}


def paper(
    house: House,
    serial: int = 1,
    *readers: dict[str, str],
    secret: str = SECRET,
    name: str = "Acme",
    notice_days: int = 0,
    **layer: Any,  # noqa: ANN401  any JSON
) -> str:
    """A signed policy of one layer, that holds for thirty days."""
    now = to_ms(house.clock.read().at) // 1_000
    claims = {
        "v": 1,
        "aud": "tracksync",
        "iss": name,
        "serial": serial,
        "iat": now,
        "exp": now + 30 * 86_400,
        "layers": [{"who": name, **layer}],
    }
    if readers:
        claims["readers"] = list(readers)
    if notice_days:
        claims["notice_days"] = notice_days
    return SEALS.seal(claims, secret)


def apply(house: House, document: str) -> dict[str, Any]:
    return house.ask("policy.apply", document=document, pin=KEY)


def happened(house: House) -> list[object]:
    with house.engine.services.store.read() as snapshot:
        events = [event for _, event in snapshot.records()]
    return [e for e in events if isinstance(e, PolicyTaken | PolicySeen | PolicyLeft)]


@pytest.fixture
def sight(house: House) -> Looked:
    looked = Looked(house)
    house.engine.on_capture = looked
    house.say("start", ref=house.ask("task.add", title="Invoice")["task"]["ref"])
    return looked


def test_without_one_nothing_is_loaded(house: House) -> None:
    """And everything says that all is the person's own."""
    assert "all is yours to choose" in house.say("policy.show")
    assert house.ask("status")["policy_version"] is None
    assert house.parts.policy.known is None
    assert house.parts.policy.name == OWN_CHOICE


def test_a_key_nobody_knows_is_shown_first(house: House) -> None:
    """The person compares it; with another pin nothing is taken, with theirs it is."""
    document = paper(house, screenshots="forbidden")
    told = house.ask("policy.apply", document=document)["error"]
    refused = house.ask("policy.apply", document=document, pin=SEALS.fingerprint(OTHER))["error"]

    assert (told["kind"], refused["kind"]) == ("Conflict", "NotAllowed")
    assert KEY in told["title"]
    assert house.ask("status")["policy_version"] is None
    assert house.ask("policy.apply", document=document, yes=True)["is_new"]
    assert not house.ask("policy.apply", document=document)["is_new"]
    assert house.ask("status")["policy_version"] == 1
    assert happened(house) == [PolicyTaken(KEY, 1)]


def test_forbidden_ends_pictures_at_once(house: House, sight: Looked) -> None:
    """Though the person turned them on; and they cannot be turned on again."""
    turn_on(house)
    assert work(house, 6) == 1
    apply(house, paper(house, screenshots="forbidden"))
    settle(house)

    assert work(house, 8) == 0
    assert house.engine.running.capturing.hold is Hold.OFF
    assert [on for on, _ in sight.shown] == [True, False]
    assert (
        "set by Acme's policy"
        in house.ask("config.set", key="screenshots.enabled", value="on")["error"]["title"]
    )


def test_required_waits_for_the_persons_eyes_and_then_cannot_be_turned_off(
    house: House,
    sight: Looked,
) -> None:
    """A pause still ends it, and the tracked time too; each picture says whose word it is."""
    waiting = apply(house, paper(house, screenshots="required", interval_at_least_seconds=600))
    assert work(house, 12) == 0
    assert waiting["waits"] == 1
    assert "A pause stops them at once" in waiting["changes"][0]
    assert "policy acknowledge 1" in house.say("policy.show")
    assert "waits until you have seen" in house.say("status")

    seen = house.ask("policy.acknowledge", serial="1")
    settle(house)
    assert (seen["waits"], seen["screenshots"]) == (None, "required")
    assert work(house, 21) == 2
    assert house.code("config.set", key="screenshots.enabled", value="off") == 3
    (kept,) = {p.policy for day in house.profile.vault.kept.values() for p in day}
    assert kept == "Acme, version 1"

    house.say("pause")
    settle(house)
    status = house.ask("status")
    assert (status["state"], status["timer"]["entry"]) == ("paused", None)
    assert work(house, 12) == 0
    assert happened(house) == [PolicyTaken(KEY, 1), PolicySeen(KEY, 1)]


def test_what_captures_more_waits_for_the_days_that_were_promised(
    house: House, sight: Looked
) -> None:
    """After the person's word too; a shorter promise is kept from the change it comes with."""
    apply(house, paper(house, screenshots="forbidden", notice_days=14))
    begun = house.clock.read().at
    due_at = begun + timedelta(days=14)
    waiting = apply(house, paper(house, 2, screenshots="required"))
    governing = house.parts.policy.governing
    text = house.say("policy.show")
    seen = house.ask("policy.acknowledge", serial="2")
    calm, status = house.say("policy.show"), house.ask("status")["policy_says"]
    none = work(house, 12)
    house.clock.move(minutes=-3 * 24 * 60)  # the clock is set back: not a minute less
    moved = house.parts.policy.keep_time()
    rest = due_at - house.clock.read().at
    house.clock.move(minutes=rest // timedelta(minutes=1) - 1)
    early = house.parts.policy.keep_time()
    house.clock.move(minutes=2)

    assert waiting["holds_from"] == seen["holds_from"] == instant(due_at)
    assert (waiting["notice_days"], waiting["waits"], seen["waits"]) == (14, 2, None)
    assert waiting["changes"] == seen["changes"]
    assert waiting["changes"][-1].startswith("A change that asks for more holds once you have seen")
    assert f"and before {due_at:%Y-%m-%d %H:%M} UTC, this does not hold:" in text
    assert f"You have seen this; it holds from {due_at:%Y-%m-%d %H:%M} UTC:" in calm
    assert status.startswith("More of the policy will hold soon")
    assert (none, moved, early, seen["screenshots"]) == (0, False, False, "forbidden")
    assert house.parts.policy.keep_time()
    assert house.ask("policy.show")["screenshots"] == "required"
    assert (governing.due_at, governing.changes, governing.rules.notice_days) == (None, (), 0)
    assert house.ask("status")["policy_says"] == ""
    assert happened(house) == [
        PolicyTaken(KEY, 1),
        PolicyTaken(KEY, 2, due_at),
        PolicySeen(KEY, 2),
    ]


def test_days_of_notice_run_over_a_restart(house: House) -> None:
    """The moment stands in what is kept; the same document again begins nothing anew."""
    document = paper(house, screenshots="required", notice_days=7)
    due_at = house.clock.read().at + timedelta(days=7)
    apply(house, document)
    house.ask("policy.acknowledge", serial="1")
    house.clock.move(minutes=3 * 24 * 60)
    again = apply(house, document)

    def restarted() -> tuple[datetime | None, str]:
        shelf, machine, clock = house.shelf, house.machine, house.clock
        found = Governing(shelf, machine, SEALS, limit=lambda _: None, clock=clock)
        return found.due_at, found.rules.wish.value

    early = restarted()
    house.clock.move(minutes=4 * 24 * 60)
    late = restarted()

    assert not again["is_new"]
    assert (early, late) == ((due_at, "optional"), (None, "required"))
    assert house.shelf.standing.due_at is None


def test_what_is_announced_can_be_taken_back(house: House) -> None:
    """By the organization with a newer version, by the person who leaves; neither waits."""
    apply(house, paper(house, screenshots="forbidden", notice_days=14))
    apply(house, paper(house, 2, screenshots="required", notice_days=14))
    house.ask("policy.acknowledge", serial="2")
    back = apply(house, paper(house, 3, screenshots="forbidden", notice_days=14))
    house.clock.move(minutes=15 * 24 * 60)
    after = house.ask("policy.show")
    apply(house, paper(house, 4, screenshots="required", notice_days=14))
    left = house.ask("policy.leave")

    for told in (back, after):
        assert (told["waits"], told["holds_from"], told["changes"]) == (None, None, [])
        assert told["screenshots"] == "forbidden"
    assert (left["version"], left["holds_from"], left["screenshots"]) == (None, None, "optional")


def test_what_is_read_from_files_is_not_accepted(house: House, sight: Looked) -> None:
    """No picture of a screen that is files, until nobody's policy is followed; said where asked."""
    house.screen.is_scripted = True
    turn_on(house)
    before = work(house, 6)
    apply(house, paper(house, screenshots="optional"))
    settle(house)
    status, taken = house.ask("status"), house.ask("shots.capture")
    under = work(house, 8)
    house.ask("policy.leave")
    settle(house)

    assert (before, under) == (1, 0)
    assert (status["capture"], status["policy_refuses"]) == (
        "waiting",
        [status["screenshots"]["why"]],
    )
    assert "(TRACKSYNC_SCREEN_SOURCE). Acme's policy" in status["screenshots"]["why"]
    assert taken["error"]["title"] == status["screenshots"]["why"]
    assert house.ask("status")["policy_refuses"] == []
    assert work(house, 6) == 1


def test_activity_read_from_a_file_counts_as_unknown() -> None:
    """From the moment the policy is there; `status` and `doctor` say it."""
    house = House(is_scripted=True).start()
    try:
        begun = house.clock.read().at
        house.work(3)
        apply(house, paper(house, screenshots="optional"))
        house.work(3)
        with house.engine.services.store.read() as snapshot:
            blocks = snapshot.blocks_between(begun, house.clock.read().at)
        (said,) = house.ask("status")["policy_refuses"]

        assert [block.use.any for block in blocks] == [Used.YES, Used.UNKNOWN]
        assert "(TRACKSYNC_ACTIVITY_SOURCE). Acme's policy" in said
        assert f"! {said}" in house.say("status")
        assert said in [found["says"] for found in house.ask("doctor")["findings"]]
    finally:
        house.engine.close()


def test_a_version_that_waits_is_told_of_once(house: House) -> None:
    """Also over a restart; the next one anew, and none that asks for nothing more."""
    apply(house, paper(house, screenshots="optional"))
    governing = house.parts.policy.governing
    calm = governing.tell()
    apply(house, paper(house, 2, screenshots="required"))
    first, again = governing.tell(), governing.tell()
    apply(house, paper(house, 3, screenshots="required"))
    next_one = governing.tell()
    house.clock.move(minutes=31 * 24 * 60)
    governing.weigh()

    assert (calm, first, again, next_one) == (False, True, False, True)
    assert house.shelf.standing.told == 3
    assert house.ask("policy.show")["waits"] is None
    assert governing.changes == ()


def test_its_end_turns_pictures_off_and_a_clock_set_back_does_not_help(
    house: House,
    sight: Looked,
) -> None:
    """Said where one looks."""
    apply(house, paper(house, screenshots="optional"))
    turn_on(house)
    assert work(house, 6) == 1
    house.clock.move(minutes=31 * 24 * 60)
    work(house, 1)

    assert work(house, 6) == 0
    told = house.ask("policy.show")
    assert told["screenshots"] == "forbidden"
    assert "is over" in told["says"]
    assert "is over" in house.say("status")
    assert house.shelf.standing.is_over


def test_its_end_comes_where_it_cannot_be_noted(house: House, sight: Looked) -> None:
    """A full disk puts it off for nobody; it is noted once there is room."""
    apply(house, paper(house, screenshots="optional"))
    turn_on(house)
    assert work(house, 6) == 1
    house.shelf.trouble = DiskFull(say("The disk is full."))
    house.clock.move(minutes=31 * 24 * 60)
    came = work(house, 6)
    refused = house.code("shots.capture")
    house.shelf.trouble = None
    noted_before, _ = house.shelf.standing.is_over, work(house, 1)

    assert (came, refused, noted_before) == (0, 3, False)
    assert house.ask("policy.show")["screenshots"] == "forbidden"
    assert house.shelf.standing.is_over


def test_a_machines_file_that_cannot_be_kept_turns_pictures_off(house: House) -> None:
    """It may forbid them; it is followed at the next look that finds room."""
    house.settings.choose("screenshots.enabled", given=True)
    house.machine.document = paper(house, screenshots="optional")
    house.shelf.trouble = DiskFull(say("The disk is full."))
    governing = house.parts.policy.governing
    governing.look_at_machine()
    while_full = house.settings.flag("screenshots.enabled"), str(governing.trouble)
    house.shelf.trouble = None
    governing.look_at_machine()

    assert while_full == (False, "The disk is full.")
    assert (house.settings.flag("screenshots.enabled"), governing.version) == (True, 1)


def test_an_older_version_never_comes_back(house: House) -> None:
    """Not after a newer one, nor when the folder forgot, nor after it was left."""
    old = paper(house, 1, screenshots="optional")
    apply(house, paper(house, 2, screenshots="forbidden"))
    assert house.code("policy.apply", document=old) == 3

    house.ask("policy.leave")
    assert house.code("policy.apply", document=old, pin=KEY) == 3
    assert happened(house)[-1] == PolicyLeft(KEY, 2)
    house.keystore.erase("policy-versions")
    assert house.code("policy.apply", document=old, pin=KEY) == 3


def test_another_organization_has_to_wait(house: House) -> None:
    """Until the first one was left."""
    apply(house, paper(house, screenshots="forbidden"))
    other = paper(house, secret=OTHER, screenshots="optional")

    assert house.code("policy.apply", document=other, yes=True) == 3
    assert house.ask("policy.leave")["version"] is None
    assert house.ask("policy.apply", document=other, yes=True)["is_new"]
    assert house.code("policy.leave") == 0
    assert house.code("policy.leave") == 7
    assert house.code("policy.acknowledge", serial="1") == 7
    assert house.code("policy.acknowledge", serial="one") == 2


def test_the_machines_file_is_followed_from_the_start() -> None:
    """And stays while it is there; an hour after it went it can be left."""
    house = House()
    house.machine.document = paper(house, screenshots="forbidden")
    house.start()
    shown = house.ask("policy.show")
    refused = house.code("policy.leave")
    house.machine.document = ""
    house.engine.lanes.store(house.engine.running.upkeep.ask)
    left = house.code("policy.leave")
    told = happened(house)
    house.close()

    assert (shown["is_machines"], shown["screenshots"]) == (True, "forbidden")
    assert (refused, left) == (3, 0)
    assert told == [PolicyTaken(KEY, 1), PolicyLeft(KEY, 1)]


@pytest.mark.parametrize("document", ["nonsense", "a.b.c"])
def test_a_machines_file_that_cannot_be_used_turns_pictures_off(document: str) -> None:
    """What it asks for cannot be told, so nothing is captured until it can."""
    house = House()
    house.machine.document = document
    house.start()
    broken = house.ask("policy.show")
    is_on = house.settings.flag("screenshots.enabled")
    lock = house.settings.in_force("screenshots.enabled")
    house.machine.document = paper(house, screenshots="optional")
    house.parts.policy.governing.look_at_machine()
    mended = house.ask("policy.show")
    house.machine.document = paper(house, 1, secret=OTHER, screenshots="forbidden")
    house.parts.policy.governing.look_at_machine()
    other = house.ask("policy.show")
    house.close()

    assert (is_on, lock.is_locked) == (False, True)
    assert "cannot be used" in broken["says"]
    assert "no policy" in broken["machine"]
    assert (mended["screenshots"], mended["says"], mended["machine"]) == ("optional", "", "")
    assert other["screenshots"] == "forbidden"


def test_a_machines_file_that_does_not_count_turns_pictures_off_too(house: House) -> None:
    """It may forbid what could not be read; once it went, all is as before."""
    house.settings.choose("screenshots.enabled", given=True)
    house.machine.trouble = say("It cannot be read.")
    house.parts.policy.governing.look_at_machine()
    is_on, told = house.settings.flag("screenshots.enabled"), house.ask("policy.show")
    house.machine.trouble = UNSAID
    house.parts.policy.governing.look_at_machine()

    assert not is_on
    assert (told["machine"], told["version"]) == ("It cannot be read.", None)
    assert "cannot be used" in told["says"]
    assert house.settings.flag("screenshots.enabled")


def named(answer: dict[str, Any]) -> list[str]:
    return [one["name"] for one in answer["readers"]]


def test_a_reader_opens_pictures_once_the_person_has_seen_it(house: House, sight: Looked) -> None:
    """Told of everywhere; until then, and after the end, there is nobody to make a box for."""
    turn_on(house)
    work(house, 6)
    waiting = apply(house, paper(house, 1, ANN))
    none = house.code("keys.box")
    assert (named(waiting), waiting["waits"], none) == ([], 1, 7)
    assert "by you and by: Ann (" in waiting["changes"][0]

    seen = house.ask("policy.acknowledge", serial="1")
    fingerprint = seen["readers"][0]["fingerprint"]
    told = f"Pictures can be opened by you and by: Ann ({fingerprint})."
    assert told in house.say("shots.list")
    assert told in house.say("status")
    assert f"Ann ({fingerprint})" in house.say("policy.show")
    assert named(house.ask("status")["screenshots"]) == named(house.ask("shots.list")) == ["Ann"]
    box = house.ask("keys.box", day="today")
    assert (named(box), len(box["days"])) == (["Ann"], 1)
    assert box["box"].endswith(f"for {ANN['recipient']}\n")
    assert house.say("keys.box") == box["box"]

    house.clock.move(minutes=31 * 24 * 60)
    assert house.code("keys.box") == 7
    assert named(house.ask("shots.list")) == []


def test_time_goes_with_a_picture_where_a_policy_asks_for_it(house: House, sight: Looked) -> None:
    """Said before, in the journal after; no undo brings it back, and the other entry stays."""
    turn_on(house)
    document = paper(house, 1, deleting_subtracts=True)
    house.ask("policy.apply", document=document, yes=True)
    house.ask("policy.acknowledge", serial="1")
    work(house, 12)
    numbers = [str(p["number"]) for p in house.ask("shots.list")["pictures"]]
    before = house.ask("entry.list")["total_ms"]
    refused, unmeant = house.type("shots.delete", pictures=numbers[:1])
    answer = house.ask("shots.delete", pictures=numbers[:1], yes=True)
    after = house.ask("entry.list")["total_ms"]
    again = house.ask("shots.delete", pictures=numbers[:1])

    assert (len(numbers), unmeant) == (2, 3)
    assert "Deleting 1 of your pictures also takes" in refused
    assert "because Acme asks for it" in refused
    assert 0 < answer["subtracted_ms"] <= 300_000
    assert before - after == answer["subtracted_ms"]
    assert (again["deleted"], again["subtracted_ms"]) == (0, 0)
    assert [h["kind"] for h in house.ask("log")["log"]].count("TimeSubtracted") == 1
    house.ask("undo")
    assert house.ask("entry.list")["total_ms"] <= after
    told = house.say("shots.delete", pictures=numbers[1:], yes=True)
    assert told.startswith("Deleted 1 picture for ever.")


def test_no_more_time_goes_than_was_said_when_a_policy_comes_meanwhile(
    house: House, sight: Looked
) -> None:
    """It is asked again before each day: those of the day that is done stay gone, no more go."""
    turn_on(house)
    work(house, 12)
    kept = house.profile.vault.kept
    (day,) = kept
    numbers = [picture.sequence for picture in kept[day]]
    kept["2026-11-15"] = [replace(kept[day].pop(0), day="2026-11-15")]
    document = paper(house, 1, deleting_subtracts=True)
    before = house.ask("entry.list")["total_ms"]

    def meanwhile(part: float) -> bool:
        if part == 0.5:
            house.ask("policy.apply", document=document, yes=True)
            house.ask("policy.acknowledge", serial="1")
        return True

    capturing = house.engine.running.capturing
    deleted = capturing.delete(frozenset(numbers), via="x", most=NOTHING, goes_on=meanwhile)

    assert deleted.count == 1
    assert isinstance(deleted.trouble, Conflict)
    assert house.ask("entry.list")["total_ms"] == before
    kinds = sorted(house.profile.vault.find(number).kind.value for number in numbers)
    assert kinds == ["deleted", "picture"]


def test_a_picture_takes_the_interval_of_its_own_time(house: House, sight: Looked) -> None:
    """It was taken every five minutes; that it is every minute today changes nothing of it."""
    turn_on(house)
    document = paper(house, 1, deleting_subtracts=True)
    house.ask("policy.apply", document=document, yes=True)
    house.ask("policy.acknowledge", serial="1")
    work(house, 12)
    numbers = [str(p["number"]) for p in house.ask("shots.list")["pictures"]]
    house.ask("config.set", key="screenshots.interval_seconds", value="60")
    answer = house.ask("shots.delete", pictures=numbers, yes=True)

    assert answer["subtracted_ms"] > len(numbers) * 60_000


def test_assigned_tasks_only_where_a_policy_asks_for_it(house: House) -> None:
    """At once, and nobody turns it off but by leaving; the refusal tells whose word it is."""
    theirs = replace(task(LOGIN, "PROJ-139", "Fix login"), is_assigned=False)
    with house.engine.services.store.write() as unit:
        unit.save_connection(connection())
        unit.save_tasks(LOGIN.connection, [theirs], is_complete=False)
    answer = apply(house, paper(house, assigned_only=True))
    refused, unset = house.type("config.set", key="tasks.assigned_only", value="off")

    assert (answer["waits"], unset) == (None, 3)
    assert answer["holds"][-1].startswith("Time can be tracked only on tasks that are assigned")
    assert "that is set by Acme's policy" in refused
    assert house.code("start", ref="PROJ-139") == 3
    assert house.ask("config.get", key="tasks.assigned_only")["setting"]["value"] is True
    house.ask("policy.leave")
    assert house.code("start", ref="PROJ-139") == 0


def test_without_pictures_there_is_no_box(house: House) -> None:
    """There is no key to put in."""
    apply(house, paper(house, 1, ANN))
    house.ask("policy.acknowledge", serial="1")

    assert house.code("keys.box") == 7


def test_a_reader_who_goes_can_open_nothing_that_comes(house: House, sight: Looked) -> None:
    """A new key at once; one who comes with them waits, whoever stays is not in question."""
    apply(house, paper(house, 1, ANN))
    house.ask("policy.acknowledge", serial="1")
    turn_on(house)
    work(house, 6)
    apply(house, paper(house, 2, BO))
    work(house, 5)

    kept = house.profile.vault.kept
    assert [len(day) for day in kept.values()] == [1, 1]
    assert list(house.profile.vault.readers.values()) == [{ANN["recipient"]}, frozenset()]
    assert house.code("keys.box") == 7
    (ann,) = house.ask("policy.show")["former_readers"]
    told = f"Ann ({ann['fingerprint']}) could open pictures until 2026-"
    assert told in house.say("policy.show")
    assert told in house.say("shots.list")
    house.ask("policy.leave")
    assert house.ask("policy.show")["former_readers"] == [ann]
    assert told in house.say("policy.show")


def test_a_reader_who_goes_while_it_is_looked_does_not_get_that_picture(
    house: House, sight: Looked
) -> None:
    """It is thrown away and taken again, under a new key."""
    apply(house, paper(house, 1, ANN))
    house.ask("policy.acknowledge", serial="1")
    turn_on(house)
    later = paper(house, 2)
    house.screen.meanwhile.append(lambda: house.parts.policy.governing.take(later))
    work(house, 6)

    vault = house.profile.vault
    assert (len(house.screen.looks), vault.discarded) == (2, 1)
    assert [len(day) for day in vault.kept.values()] == [0, 1]


def test_another_key_by_the_machine_asks_anew(house: House) -> None:
    """What was seen of one organization is not seen of another, though the version is the same."""
    apply(house, paper(house, screenshots="optional"))
    house.machine.document = paper(house, secret=OTHER, screenshots="required")
    house.parts.policy.governing.look_at_machine()
    shown, is_on = house.ask("policy.show"), house.settings.flag("screenshots.enabled")
    house.ask("policy.acknowledge", serial="1")

    assert (shown["key"], shown["waits"], is_on) == (SEALS.fingerprint(OTHER), 1, False)
    assert house.settings.flag("screenshots.enabled")


def test_an_admin_writes_signs_and_a_person_takes_it(house: House) -> None:
    """From the example to a policy that holds, without the secret ever being seen."""
    made = house.ask("policy.new")
    again = house.ask("policy.new")
    written = made["example"].replace("# assigned_only", "assigned_only")
    signed = house.ask("policy.sign", source=written)
    taken = house.ask("policy.apply", document=signed["document"], pin=made["key"])

    assert made["key"] == again["key"] == signed["key"] == taken["key"]
    assert (taken["organization"], taken["version"]) == ("Example Ltd", 1)
    assert house.settings.number("retention.screenshots_days") == 90
    assert house.settings.text("screenshots.preset") == "light"
    assert house.settings.text("screenshots.exclude") == "keepass, online banking"
    assert house.settings.flag("tasks.assigned_only")


def test_an_admin_names_readers(house: House) -> None:
    """As typed they stand in the example, and in what is signed of it; a mistake makes nothing."""
    typed = [f'Ann "A" Ä={ANN["recipient"]}', f"Bo={BO['recipient']}"]
    made = house.ask("policy.new", readers=typed)
    signed = house.ask("policy.sign", source=made["example"])

    assert named(signed) == ['Ann "A" Ä', "Bo"]
    assert "by you and by: Ann" in signed["holds"][-1]
    for wrong in ("Ann", "Ann=age1x", f"={ANN['recipient']}", f"A\nB={ANN['recipient']}"):
        assert house.code("policy.new", readers=[wrong]) == 2


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param('screenshots = "optional"', 'screenshots = "require"', id="a word mistyped"),
        pytest.param("version = 1", "version = 1\nserial = 2", id="the version twice"),
        pytest.param("version = 1", 'version = 1\niss = "Acme"', id="the name twice"),
        pytest.param("version = 1", f"version = 0x{'F' * 6_000}", id="a number without end"),
    ],
)
def test_what_an_admin_cannot_have_meant_is_not_signed(
    house: House, written: str, instead: str
) -> None:
    """People would get something else than what was read in the text."""
    source = house.ask("policy.new")["example"]
    assert house.code("policy.sign", source=source) == 0

    assert house.code("policy.sign", source=source.replace(written, instead, 1)) == 2


def test_the_name_of_a_file_says_nothing_in_it(house: House) -> None:
    """It stands in a comment of the example, whatever is in it."""
    made = house.ask("policy.new", name="a\nnotice_days = 90\n.toml")

    assert house.ask("policy.sign", source=made["example"])["version"] == 1
    assert "\nnotice_days" not in made["example"]


def test_a_version_is_a_number_of_some_digits(house: House) -> None:
    """Whatever else is typed, no version waits for it."""
    for typed in ("", "one", "-1", "\u0663", "9" * 5_000):
        assert house.code("policy.acknowledge", serial=typed) == 2
    assert house.code("policy.acknowledge", serial="9" * 18) == 7


def test_a_key_may_lie_in_a_file_under_a_passphrase(house: House) -> None:
    """Then nothing is in the keystore, and a wrong word signs nothing."""
    refused = house.code("policy.new", key_file=True)
    made = house.ask("policy.new", key_file=True, passphrase="long words")
    file, source = made["key_file"], made["example"]
    wrong = house.code("policy.sign", source=source, key_file=file, passphrase="short")
    none = house.code("policy.sign", source=source)
    signed = house.ask("policy.sign", source=source, key_file=file, passphrase="long words")

    assert (refused, wrong, none) == (2, 2, 7)
    assert "ENCRYPTED" in file
    assert signed["key"] == made["key"]
    assert "Signed version 1" in house.say(
        "policy.sign", source=source, key_file=file, passphrase="long words"
    )
    assert made["key"] not in house.say("policy.new")


def test_a_key_comes_back_from_paper(house: House) -> None:
    """On another computer it signs as before; one that is there is replaced only if meant."""
    none = house.code("policy.key.print")
    key = house.ask("policy.new")["key"]
    paper_ = house.ask("policy.key.print")
    text = house.say("policy.key.print")
    house.keystore.erase("policy-key")
    other = house.ask("policy.new")["key"]
    refused = house.ask("policy.key.import", printed=paper_["printed"])["error"]
    replaced = house.ask("policy.key.import", printed=paper_["printed"], replace=True)
    again = house.say("policy.key.import", printed=paper_["printed"])
    locked = house.ask("policy.new", key_file=True, passphrase="long words")
    of_file = house.ask("policy.key.print", key_file=locked["key_file"], passphrase="long words")

    assert none == 7
    assert paper_["key"] == key
    assert text.startswith("TRACKSYNC-POLICY-KEY-1\n")
    assert key in text
    assert refused["exit_code"] == 8
    assert other in refused["title"]
    assert replaced == {"schema": replaced["schema"], "key": key, "is_replaced": True}
    assert f"is in this keystore. Its fingerprint is\n  {key}" in again
    assert "in the place of another" not in again
    assert of_file["key"] == locked["key"]
    assert house.code("policy.key.import", printed=paper_["printed"][:-1]) == 2


@pytest.mark.parametrize(
    "source",
    [
        "organization = ",
        'organization = "A"\nversion = 1\nvalid_days = 0\n[[layers]]\nwho = "A"',
        'organization = "A"\nversion = 1\n[[layers]]\nwho = "A"',
        'organization = "A"\nversion = 1\nvalid_days = 9\nexp = 7\n[[layers]]\nwho = "A"',
        'organization = "A"\nversion = 1\nvalid_days = 9\n[[layers]]\nwho = "A"\ncamera = true',
        'organization = "A"\nversion = 0\nvalid_days = 9\n[[layers]]\nwho = "A"',
    ],
)
def test_a_draft_with_a_mistake_is_not_signed(house: House, source: str) -> None:
    """Said in words, before anybody is bound by it."""
    house.ask("policy.new")
    assert house.code("policy.sign", source=source) == 2


@pytest.mark.parametrize("days", ["-1", "91", '"14"', "true"])
def test_an_author_is_told_what_to_mend(house: House, days: str) -> None:
    """Not to ask whoever wrote it."""
    example = house.ask("policy.new")["example"]
    written = example.replace("# notice_days = 14", f"notice_days = {days}")
    refused = house.ask("policy.sign", source=written)["error"]

    assert "`notice_days`" in refused["title"]
    assert refused["hint"].startswith("Nothing was signed.")


def test_where_none_can_be_kept_it_is_said() -> None:
    """An engine put together without a place for one."""
    here = PolicyHere()
    assert here.known is None
    assert not here.keep_time()
    with pytest.raises(NotAllowed):
        _ = here.governing


def test_a_month_of_looks_keeps_time(house: House) -> None:
    """Whether it is over is asked at each look, and journaled nowhere."""
    apply(house, paper(house, screenshots="optional"))
    house.clock.move(minutes=int(timedelta(days=29) / timedelta(minutes=1)))

    assert not house.parts.policy.keep_time()
    house.clock.move(minutes=2 * 24 * 60)
    assert house.parts.policy.keep_time()
    assert not house.parts.policy.keep_time()
