"""What the Screenshots page shows and does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.unit.desktop.office import Office, Seen
from tests.unit.engine.test_governing import paper
from tracksync.core.pictures.facts import Picture, PictureKind
from tracksync.desktop.models.screenshots import LargePicture, ScreenshotsModel, Standing, Work
from tracksync.desktop.presenters.screenshots import AT_A_TIME, MOST_WANTED, ScreenshotsPresenter
from tracksync.engine.lanes.threads import Lane

DAY = date(2026, 11, 27)


class Shown:
    """A desk with the page on it; small and large pictures are shown as their bytes."""

    def __init__(self, office: Office) -> None:
        self.office, self.view = office, Seen()
        self.vault = office.house.profile.vault
        self.presenter = ScreenshotsPresenter(office.desk, self.view, lambda data: data)

    def put(self, count: int = 1, day: str = "2026-11-27", **different: object) -> None:
        """Put pictures into the vault, one a minute up to now."""
        kept = self.vault.kept.setdefault(day, [])
        now = self.office.house.clock.read().at
        first = 1 + max((p.sequence for ps in self.vault.kept.values() for p in ps), default=0)
        for number in range(first, first + count):
            facts: dict[str, object] = {"preset": "clear", "codec": "webp", "monitor": "DP-1"}
            facts |= {"policy": "your own choice", "kind": PictureKind.PICTURE} | different
            at = now - timedelta(minutes=first + count - number)
            kept.append(Picture(number, at, "Europe/Berlin", day, **facts))  # type: ignore[arg-type]  # as tests need them

    def read(self) -> ScreenshotsModel:
        self.presenter.refresh()
        model = self.view.last("show_pictures")
        assert isinstance(model, ScreenshotsModel)
        return model

    def numbers(self) -> list[int]:
        return [cell.number for cell in self.read().cells]

    def large(self) -> tuple[LargePicture, bytes]:
        found: tuple[LargePicture, bytes] = self.view.last("show_large")
        return found


@pytest.fixture
def shown(office: Office) -> Shown:
    return Shown(office)


def test_it_says_why_there_are_none(shown: Shown, office: Office) -> None:
    """Off: what it would take. On: why not now. Either way what pausing does to one's time."""
    engine = office.house.engine
    engine.on_capture = lambda is_on: is_on
    off = shown.read()
    shown.presenter.turn(is_on=True)
    engine.lanes.ask(Lane.STORE, lambda: None)
    waiting = shown.read()
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(1)
    engine.lanes.ask(Lane.SCREEN, lambda: None)
    on = shown.read()

    assert (off.standing, off.days) == (Standing.OFF, ())
    assert "every 5 min while a timer runs. It shows all your monitors." in off.standing_words
    assert waiting.standing is Standing.WAITING
    assert waiting.standing_words.startswith("No timer is running, so no pictures are taken.")
    assert on.standing is Standing.ON
    assert on.standing_words.startswith("One picture every 5 min")
    assert on.standing_words.endswith("leaves your time as it is: it goes on being tracked.")


def test_it_says_who_else_can_open_them(shown: Shown, office: Office) -> None:
    """Beside the switch, whether it is on or off, and on each picture."""
    shown.put()
    office.name_reader()
    shown.presenter.turn(is_on=True)
    on = shown.read().standing_words
    shown.presenter.open(1)
    large, _ = shown.large()
    shown.presenter.turn(is_on=False)
    off = shown.read().standing_words
    office.house.ask("policy.leave")
    shown.presenter.open(1)
    later, _ = shown.large()

    assert (later.readers, [one.who[:5] for one in later.former]) == ("", ["Ann ("])
    assert later.former[0].until_at > later.cell.at
    assert large.former == ()
    assert large.readers.startswith("Pictures can be opened by you and by: Ann (")
    for words in (on, off):
        assert words.endswith(large.readers)
        assert "nobody but you" not in words


def test_turning_it_off_leaves_the_timer_alone(shown: Shown, office: Office) -> None:
    """No pictures any more, and the entry goes on."""
    shown.presenter.turn(is_on=True)
    office.services.timer.start(office.task("Invoice export"), via="test")
    shown.presenter.turn(is_on=False)

    assert shown.read().standing is Standing.OFF
    assert office.house.ask("status")["timer"]["entry"] is not None


def test_the_newest_day_comes_first_and_others_are_a_click_away(shown: Shown) -> None:
    """Only what was kept has a picture; the rest is counted."""
    shown.put(2, "2026-11-26")
    shown.put(2)
    shown.put(3, kind=PictureKind.UNCHANGED)
    shown.put(1, kind=PictureKind.DELETED)
    shown.put(1, monitor="HDMI-1")
    newest = shown.read()
    shown.presenter.choose_monitor("HDMI-1")
    one = shown.read()
    shown.presenter.go(date(2026, 11, 26))
    earlier = shown.read()

    assert newest.days == (DAY, date(2026, 11, 26))
    assert [cell.number for cell in newest.cells] == [9, 4, 3]
    assert (newest.unchanged, newest.deleted) == (3, 1)
    assert newest.monitors == ("DP-1", "HDMI-1")
    assert ([cell.number for cell in one.cells], one.monitor) == ([9], "HDMI-1")
    assert [cell.number for cell in earlier.cells] == [2, 1]
    assert earlier.monitor == ""


def test_a_day_that_lost_a_picture_is_one_day(shown: Shown) -> None:
    """It has a new key and name; a person still knows one Friday."""
    shown.put(1)
    shown.put(1, "2026-11-27.2")

    assert shown.read().days == (DAY,)
    assert shown.numbers() == [2, 1]


def test_all_pictures_gone_is_as_if_there_were_none(shown: Shown) -> None:
    """What the vault may hold, and does not."""
    shown.put(1)
    shown.vault.days = tuple  # type: ignore[method-assign]  # a ring without days, beside files

    assert shown.read().days == ()


def test_a_picture_is_opened_with_all_that_is_known_of_it(shown: Shown, office: Office) -> None:
    """Task, activity, preset, whose choice, and the key that opens it."""
    office.track(office.jira_task("PROJ-142", "Invoice export"), 30)
    shown.put(3)
    shown.read()
    shown.presenter.open(2)
    large, image = shown.large()

    assert image == b"picture"
    assert (large.place, large.count, large.task) == (2, 3, "Invoice export PROJ-142")
    assert large.activity == "Mouse or keyboard in use"
    assert (large.preset, large.policy) == ("Clear", "your own choice")
    assert large.key == shown.vault.recipient("2026-11-27")
    assert large.name == "2026-11-27 2.webp"


def test_what_is_not_known_is_said_so(shown: Shown) -> None:
    """A picture from when nothing was tracked, under a policy and a preset of a later release."""
    shown.put(1, preset="sharper", policy="Example GmbH")
    shown.presenter.open(1)
    large, _ = shown.large()
    assert (large.task, large.activity) == ("", "Activity not known")
    assert (large.preset, large.policy) == ("sharper", "Example GmbH")
    assert (large.place, large.count) == (1, 1)


def test_one_walks_through_a_day(shown: Shown) -> None:
    """By time, and not over its ends."""
    shown.put(3)
    shown.presenter.open_last()
    met = [shown.large()[0].cell.number]
    for by in (1, -1, -1, -1, 1):
        shown.presenter.step(by)
        met.append(shown.large()[0].cell.number)
    shown.presenter.back()
    shown.presenter.step(1)

    assert met == [3, 3, 2, 1, 1, 2]
    assert shown.view.last("show_grid") == ()


def test_there_may_be_no_last_picture(shown: Shown) -> None:
    """The menu leads to the page all the same."""
    shown.presenter.open_last()

    assert shown.view.count("show_pictures") == 1
    assert shown.view.count("show_large") == 0


def test_only_the_picture_asked_for_last_is_shown(shown: Shown, office: Office) -> None:
    """Whoever walks fast sees where they are, not where they were."""
    shown.put(3)
    shown.read()
    office.run.is_holding = True
    shown.presenter.open(1)
    shown.presenter.open(3)
    office.run.let_go()

    assert shown.view.count("show_large") == 1
    assert shown.large()[0].cell.number == 3


def test_a_picture_that_is_gone_says_so(shown: Shown) -> None:
    """Large in a sentence, small with a sign in its place."""
    shown.put(2, kind=PictureKind.UNCHANGED)
    shown.presenter.open(1)
    shown.presenter.want(9)

    assert shown.view.last("show_trouble").title == "Nothing was kept of it."
    assert shown.view.last("show_small") == (9, None)


def test_small_pictures_are_opened_as_they_come_into_sight(shown: Shown, office: Office) -> None:
    """Scrolled through 6 000, a few screens are opened: the last first, some at a time."""
    shown.put(6000)
    shown.read()
    office.run.is_holding = True
    for number in range(1, 6001):
        shown.presenter.want(number)
    assert len(office.run.held) == 1
    office.run.let_go()
    opened = [values[0] for name, values in shown.view.said if name == "show_small"]

    # The first was under way at once; of the rest the last are opened, the last of all first.
    assert len(opened) == 1 + MOST_WANTED
    assert opened[1 : 1 + AT_A_TIME] == list(range(6000, 6000 - AT_A_TIME, -1))
    assert shown.view.last("show_small")[1] == b"small picture"


def test_a_read_that_fails_does_not_stop_the_others(shown: Shown, office: Office) -> None:
    """The lane may close, or something be wrong with one."""
    shown.put(2)
    shown.read()
    office.run.is_holding = True
    shown.presenter.want(1)
    office.run.held.clear()
    shown.presenter._opened([])  # noqa: SLF001  what `failed` of the read calls
    shown.presenter.want(2)
    office.run.let_go()

    assert shown.view.last("show_small") == (2, b"small picture")


def test_each_record_is_opened_once(shown: Shown) -> None:
    """A new picture costs reading one record, not the day."""
    shown.put(3)
    shown.read()
    asked: list[int] = []
    pictures = shown.vault.pictures

    def counted(day: str, *, after: int = 0) -> tuple[Picture, ...]:
        asked.append(after)
        return pictures(day, after=after)

    shown.vault.pictures = counted  # type: ignore[method-assign]  # counted on the way
    shown.put(1)

    assert shown.numbers() == [4, 3, 2, 1]
    assert asked == [3]


def test_a_picture_is_deleted_for_ever(shown: Shown) -> None:
    """It is gone from the day, and nothing else is."""
    shown.put(3)
    shown.presenter.open_last()
    shown.presenter.deeds.delete(frozenset({2}))

    assert shown.numbers() == [3, 1]
    assert shown.read().deleted == 1
    assert "gone for ever" in shown.view.last("show_note")
    assert shown.view.last("show_grid") == ()


def test_time_goes_with_a_picture_where_a_policy_asks_for_it(shown: Shown, office: Office) -> None:
    """It is asked with the length and whose word that is, and said when it is gone."""
    asked: list[tuple[timedelta, str]] = []
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(10)
    shown.put(1)
    shown.presenter.deeds.weigh(frozenset({1}), lambda *price: asked.append(price))
    document = paper(office.house, 1, deleting_subtracts=True)
    office.house.ask("policy.apply", document=document, yes=True)
    office.house.ask("policy.acknowledge", serial="1")
    shown.presenter.deeds.weigh(frozenset({1}), lambda *price: asked.append(price))
    length, who = asked[-1]
    shown.presenter.deeds.delete(frozenset({1}))
    refused = shown.view.last("show_trouble").title
    shown.presenter.deeds.delete(frozenset({1}), length)

    assert (asked[0], who) == ((timedelta(0), ""), "Acme")
    assert timedelta(0) < length <= timedelta(minutes=5)
    assert refused == "More of your time would go with them than was said."
    assert "and 5 min of your time" in shown.view.last("show_note")


def test_several_are_deleted_at_once(shown: Shown, office: Office) -> None:
    """In one step that is shown while it lasts; what it takes is said once for all of them."""
    asked: list[timedelta] = []
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(30)
    shown.put(4)
    numbers = frozenset({1, 3, 4})
    shown.presenter.deeds.delete(frozenset({1, 2}))
    plain = shown.view.last("show_note")
    document = paper(office.house, 1, deleting_subtracts=True)
    office.house.ask("policy.apply", document=document, yes=True)
    office.house.ask("policy.acknowledge", serial="1")
    shown.presenter.deeds.weigh(numbers, lambda length, _: asked.append(length))
    shown.presenter.deeds.delete(frozenset({3, 4}), asked[-1])
    works = [values[0] for name, values in shown.view.said if name == "show_work"]

    assert plain == "2 pictures are gone for ever. Your time is as it was."
    assert asked[0] > timedelta(0)
    assert shown.view.last("show_note").startswith("2 pictures are gone for ever, and ")
    said = "2 pictures are being deleted."
    assert works == [*(Work(said, done, 1000) for done in (0, 500, 1000)), None] * 2
    assert shown.numbers() == []


@pytest.mark.parametrize(
    ("told", "note", "left"),
    [
        (1, "No picture was deleted.", [4, 3]),
        (2, "2 of 4 pictures are gone for ever. The others are still there.", []),
        (4, "4 pictures are gone for ever. Your time is as it was.", []),
    ],
)
def test_deleting_can_be_ended(
    shown: Shown, office: Office, told: int, note: str, left: list[int]
) -> None:
    """Day by day: the one under way stays as it was, and it is said what is gone."""
    shown.put(2, "2026-11-26")
    shown.put(2)
    seen: list[int] = []

    def tell(call: Callable[[], None]) -> None:
        call()
        seen.append(1)
        if len(seen) == told:
            shown.presenter.deeds.cancel()

    office.run.tell = tell  # type: ignore[method-assign]  # somebody clicks meanwhile
    shown.presenter.deeds.delete(frozenset({1, 2, 3, 4}))

    assert shown.view.last("show_note") == note
    assert shown.view.last("show_work") is None
    assert shown.numbers() == left


def test_what_is_deleted_stays_so_when_the_rest_cannot_be(shown: Shown, office: Office) -> None:
    """A keystore that locks between two days: both are said. What comes late shows nothing."""
    shown.put(1, "2026-11-26")
    shown.put(2)
    late: list[Callable[[], None]] = []

    def tell(call: Callable[[], None]) -> None:
        late.append(call)
        shown.vault.is_locked = len(late) > 1

    office.run.tell = tell  # type: ignore[method-assign]  # between two days
    shown.presenter.deeds.delete(frozenset({1, 2, 3}))
    for call in late:
        call()

    assert shown.view.last("show_work") is None
    assert shown.view.last("show_trouble").title == "The keystore is locked."
    assert shown.view.last("show_note") == (
        "2 of 3 pictures are gone for ever. The others are still there."
    )


def test_time_that_went_is_said_when_it_was_ended(shown: Shown, office: Office) -> None:
    """What went with the day that is done, and no more."""
    office.services.timer.start(office.task("Invoice export"), via="test")
    office.house.work(30)
    shown.put(1, "2026-11-26")
    shown.put(1)
    document = paper(office.house, 1, deleting_subtracts=True)
    office.house.ask("policy.apply", document=document, yes=True)
    office.house.ask("policy.acknowledge", serial="1")

    def tell(call: Callable[[], None]) -> None:
        call()
        if shown.view.last("show_work").done >= 500:
            shown.presenter.deeds.cancel()

    office.run.tell = tell  # type: ignore[method-assign]  # somebody clicks meanwhile
    shown.presenter.deeds.delete(frozenset({1, 2}), timedelta(hours=1))

    assert shown.view.last("show_note").startswith("1 of 2 pictures are gone for ever, and ")


def test_several_that_cannot_be_deleted_stay(shown: Shown) -> None:
    """And nothing is shown as being done any more."""
    shown.put(2)
    shown.vault.is_locked = True
    shown.presenter.deeds.delete(frozenset({1, 2}))

    assert shown.view.last("show_work") is None
    assert shown.view.last("show_trouble").title == "The keystore is locked."
    assert shown.numbers() == [2, 1]


def test_several_are_exported_one_after_the_other(shown: Shown) -> None:
    """How far it is can be seen all the while."""
    shown.put(3)
    shown.presenter.deeds.export_several((1, 2, 3), "/home/anna/desk")
    works = [values[0] for name, values in shown.view.said if name == "show_work"]

    assert works == [
        *(Work(f"{done} of 3 pictures are exported.", done, 3) for done in range(3)),
        None,
    ]
    assert shown.view.last("show_note") == "3 pictures lie unprotected in desk."


def test_an_export_of_several_can_be_ended(shown: Shown, office: Office) -> None:
    """The one under way is the last; what was exported stays, and that is said."""
    shown.put(3)
    shown.presenter.deeds.cancel()
    office.run.is_holding = True
    shown.presenter.deeds.export_several((1, 2, 3), "/home/anna/desk")
    shown.presenter.deeds.cancel()
    office.run.let_go()

    assert shown.view.last("show_work") is None
    assert shown.view.last("show_note") == (
        "1 of 3 pictures lie unprotected in desk. The others were not exported."
    )


def test_an_export_that_fails_ends_there(shown: Shown) -> None:
    """Gone meanwhile, or no room: it is said why, and how many lie there."""
    shown.put(1)
    shown.put(1, kind=PictureKind.DELETED)
    shown.put(1)
    shown.presenter.deeds.export_several((1, 2, 3), "/home/anna/desk")
    first = shown.view.last("show_trouble").title, shown.view.last("show_note")
    shown.presenter.deeds.export_several((2, 3), "/home/anna/desk")

    assert first[0] == "Nothing was kept of it."
    assert first[1].startswith("1 of 3 pictures lie unprotected in desk.")
    assert shown.view.last("show_note") == "No picture was exported."


def test_a_locked_keystore_deletes_nothing(shown: Shown) -> None:
    """It is said, and the picture stays."""
    shown.put(1)
    shown.vault.is_locked = True
    shown.presenter.deeds.delete(frozenset({1}))

    assert shown.view.last("show_trouble").title == "The keystore is locked."
    assert shown.numbers() == [1]


def test_deleting_what_is_gone_says_nothing_of_deleting(shown: Shown) -> None:
    """It was deleted elsewhere meanwhile."""
    shown.put(1)
    shown.presenter.deeds.delete(frozenset({1}))
    notes = shown.view.count("show_note")
    shown.presenter.deeds.delete(frozenset({1}))

    assert shown.view.count("show_note") == notes


def test_a_picture_is_exported_where_the_person_chose(shown: Shown) -> None:
    """And it is said that it lies there unprotected."""
    shown.put(1)
    shown.presenter.deeds.export(1, "/home/anna/desk.webp")
    assert shown.view.last("show_note") == "The picture lies unprotected in desk.webp."
    shown.put(1, kind=PictureKind.DELETED)
    shown.presenter.deeds.export(2, "/home/anna/other.webp")
    assert shown.view.last("show_trouble").title == "Nothing was kept of it."
