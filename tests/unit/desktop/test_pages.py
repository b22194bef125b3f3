"""What the other pages show and do."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest

from tests.unit.desktop.office import Direct, Office, Seen
from tests.unit.engine.team import Team
from tracksync.core.delivery.details import Detail
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.inventory import INVENTORY, LOOKED, Part
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.settings.limits import Limit
from tracksync.core.settings.values import setting
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.models.finder import Finding, FoundKind
from tracksync.desktop.models.first_run import Profile
from tracksync.desktop.models.outbox import LET_GO, PreviewModel
from tracksync.desktop.models.privacy import PrivacyLine
from tracksync.desktop.models.settings import SettingRow
from tracksync.desktop.models.strip import Standing
from tracksync.desktop.models.tasks import TaskGroup
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.finder import FinderPresenter
from tracksync.desktop.presenters.first_run import FirstRunPresenter
from tracksync.desktop.presenters.history import HistoryPresenter
from tracksync.desktop.presenters.outbox import OutboxPresenter
from tracksync.desktop.presenters.privacy import ACTIVITY, PrivacyPresenter
from tracksync.desktop.presenters.settings import SettingsPresenter
from tracksync.desktop.presenters.tasks import BEST, MOST, TasksPresenter

SITE = "https://app.example.org"

# --- tasks ---------------------------------------------------------------------------------------


def test_tasks_stand_in_their_groups(office: Office) -> None:
    """Running, pinned, assigned, local, in that order; done ones last."""
    first, second = office.task("Code review"), office.task("Old thing")
    running = office.jira_task("PROJ-142", "Invoice export")
    view = Seen()
    presenter = TasksPresenter(office.desk, view, lambda _: None)
    presenter.pin(first)
    presenter.change(second, "Old thing", "", is_done=True)
    presenter.start(running)
    presenter.refresh()
    model = view.last("show_tasks")

    assert [(row.group, row.title) for row in model.rows] == [
        (TaskGroup.RUNNING, "Invoice export"),
        (TaskGroup.PINNED, "Code review"),
        (TaskGroup.DONE, "Old thing"),
    ]
    assert model.service == "Jira"


def test_searching_and_making_a_task(office: Office) -> None:
    """A new task can be started at once."""
    office.task("Code review")
    view = Seen()
    presenter = TasksPresenter(office.desk, view, lambda _: None)
    presenter.add("Invoice export", "Billing", and_start=True)
    presenter.search("bill")
    model = view.last("show_tasks")

    assert [(row.title, row.project, row.is_running) for row in model.rows] == [
        ("Invoice export", "Billing", True)
    ]
    presenter.add("  ", "")
    assert view.last("show_trouble").title == "A task needs a name."


def test_of_what_is_found_the_best_are_shown(office: Office) -> None:
    """A letter finds thousands; there may be fifty thousand: so many rows are made, no more."""
    there = office.connect()
    tasks = [
        Task(TaskRef(there.id, str(n)), f"PROJ-{n}", f"Mend the owl {n}", "jira", is_done=n == 0)
        for n in range(MOST + 2)
    ]
    with office.services.recorder.open("test") as recording:
        recording.unit.save_tasks(there.id, tasks, is_complete=True)
    view = Seen()
    presenter = TasksPresenter(office.desk, view, lambda _: None)
    presenter.start(str(tasks[-1].ref))
    shown = []
    for text in ("", "owl", f"owl {MOST}", " "):
        presenter.search(text)
        model = view.last("show_tasks")
        shown.append((len(model.rows), model.is_cut))
    first, second, *_, last = model.rows

    assert shown == [(MOST, True), (BEST, True), (1, False), (MOST, True)]
    assert (first.group, first.key) == (TaskGroup.RUNNING, f"PROJ-{MOST + 1}")
    assert (second.key, last.key) == ("PROJ-1", f"PROJ-{MOST - 1}")


def two_pages(office: Office) -> tuple[TasksPresenter, Seen]:
    """Have Jira tell three tasks on two pages."""
    there = office.connect()
    tasks = [Task(TaskRef(there.id, str(n)), f"PROJ-{n}", f"Task {n}", "jira") for n in range(3)]
    office.jira.pages = [tuple(tasks[:2]), tuple(tasks[2:])]
    office.jira.tokens.append("right")
    office.house.keystore.kept[f"token:{there.id}"] = "https://team.example\nright"
    view = Seen()
    return TasksPresenter(office.desk, view, lambda _: None), view


def test_reading_again_tells_how_far_it_is(office: Office) -> None:
    """After each page, and once more when it is over."""
    presenter, view = two_pages(office)
    presenter.read_again()
    told = [values[0] for name, values in view.said if name == "show_reading"]

    assert told == [0, 2, 3, None]
    assert [row.title for row in view.last("show_tasks").rows] == ["Task 0", "Task 1", "Task 2"]


def test_reading_can_be_stopped(office: Office) -> None:
    """It is over at once; what came so far is kept, and the next reading begins anew."""
    presenter, view = two_pages(office)
    office.jira.reading = presenter.stop_reading
    presenter.read_again()
    presenter.refresh()
    stopped = [row.title for row in view.last("show_tasks").rows], view.last("show_reading")
    office.jira.reading = lambda: None
    presenter.read_again()

    assert stopped == (["Task 0", "Task 1"], None)
    assert len(view.last("show_tasks").rows) == 3
    assert view.last("show_trouble") is None


# --- history -------------------------------------------------------------------------------------


def test_weeks_add_up(office: Office) -> None:
    """A week's total is that of its days; today is marked."""
    office.track(office.task("Code review"), 90)
    view = Seen()
    HistoryPresenter(office.desk, view).refresh()
    (week,) = view.last("show_history").weeks

    assert week.total == sum((day.total for day in week.days), timedelta(0))
    assert week.total == timedelta(minutes=90)
    assert (week.days[0].is_today, len(week.days[0].bars)) == (True, 1)
    assert week.target == timedelta(hours=40)


# --- outbox --------------------------------------------------------------------------------------


class Outbox:
    def __init__(self, office: Office) -> None:
        self.view, self.previews, self.entries = Seen(), list[PreviewModel](), list[str]()
        self.asked: list[str] = []
        self.presenter = OutboxPresenter(
            *(office.desk, self.view, self.previews.append, self.entries.append),
            ask=self.asked.append,
        )


def test_a_worklog_waits_until_it_is_looked_at(office: Office) -> None:
    """Preview first; what is unticked stays; a changed comment goes along."""
    entry = office.track(office.jira_task("PROJ-142", "Invoice export"), 60)
    outbox = Outbox(office)
    outbox.presenter.refresh()
    model = outbox.view.last("show_outbox")
    outbox.presenter.preview()
    (line,) = outbox.previews[0].lines
    dialog = Seen()
    done: list[bool] = []
    outbox.presenter.send(((line.id, "Reviewed"),), dialog, lambda: done.append(True))
    (delivery,) = office.services.deliveries.outbox()

    assert [(row.title, row.standing) for row in model.waiting] == [
        ("Invoice export", Standing.WAITING)
    ]
    assert (line.length, outbox.previews[0].account) == (timedelta(hours=1), "Anna")
    assert (done, delivery.wanted.comment) == ([True], "Reviewed")
    assert delivery.is_released or delivery.state is not DeliveryState.READY
    outbox.presenter.open(line.id)
    assert outbox.entries == [entry]


def test_what_lacks_an_answer_is_answered_where_it_waits(office: Office) -> None:
    """By its own button, in words of the window; nothing is tried again before."""
    ref = office.jira_task("PROJ-142", "Invoice export", project="Invoices")
    (there,) = office.services.connections.all()
    office.services.details.keep(there.id, (Detail("_Account_", "Account"),))
    office.track(ref, 60)
    outbox = Outbox(office)
    outbox.presenter.refresh()
    (row,) = outbox.view.last("show_outbox").stuck
    outbox.presenter.remedy(row.id, row.trouble.remedy.id)

    assert row.trouble.title == (
        "Nobody has said yet what goes with the project Invoices: Account."
    )
    assert "tracksync" not in row.trouble.hint
    assert (row.trouble.remedy.label, outbox.asked) == ("Answer…", [row.id])
    assert office.services.deliveries.outbox()[0].state is DeliveryState.STUCK


def test_letting_go_is_taken_at_its_word(office: Office) -> None:
    """It is not sent, and nothing waits any more."""
    office.track(office.jira_task("PROJ-142", "Invoice export"), 60)
    outbox = Outbox(office)
    (delivery,) = office.services.deliveries.outbox()
    outbox.presenter.remedy(delivery.key, LET_GO)
    outbox.presenter.refresh()
    outbox.presenter.preview()

    assert outbox.view.last("show_outbox").waiting == ()
    assert outbox.previews == []


# --- settings ------------------------------------------------------------------------------------


class Settings:
    def __init__(self, office: Office) -> None:
        self.view = Seen()
        self.presenter = SettingsPresenter(office.desk, self.view, self.apply)
        self.applied: list[str] = []
        self.presenter.refresh()

    def apply(self, key: str, value: object) -> None:
        if key == "autostart.enabled":
            msg = say("This session cannot be told.")
            raise BadInput(msg)
        self.applied.append(key)

    def row(self, key: str) -> SettingRow:
        rows: tuple[SettingRow, ...] = self.view.last("show_settings").rows
        return next(row for row in rows if row.key == key)


def test_a_setting_is_shown_in_the_unit_people_think_in(office: Office) -> None:
    """300 seconds are 5 minutes, and 10 minutes are saved as 600 seconds."""
    settings = Settings(office)
    before = settings.row("idle.threshold_seconds")
    settings.presenter.choose("idle.threshold_seconds", 10)

    assert (before.value, before.unit) == (5, "min")
    assert office.house.settings.number("idle.threshold_seconds") == 600
    assert settings.row("idle.threshold_seconds").value == 10


def test_a_setting_is_taken_as_it_was_typed(office: Office) -> None:
    """Twenty seconds are no whole minutes; then the seconds are shown."""
    settings = Settings(office)
    settings.presenter.choose("idle.threshold_seconds", "20 s")
    row = settings.row("idle.threshold_seconds")

    assert (row.value, row.unit, row.refusal) == (20, "s", "")
    settings.presenter.choose("idle.threshold_seconds", "soon")
    assert settings.row("idle.threshold_seconds").refusal
    assert office.house.settings.number("idle.threshold_seconds") == 20


def test_what_cannot_be_set_says_why_beside_it(office: Office) -> None:
    """The old value stays."""
    settings = Settings(office)
    settings.presenter.choose("autostart.enabled", value=True)
    row = settings.row("autostart.enabled")

    assert (row.value, row.refusal) == (False, "This session cannot be told.")
    settings.presenter.choose("day.target_minutes", 10**6)
    assert settings.row("day.target_minutes").refusal


def test_a_setting_goes_back_to_its_default(office: Office) -> None:
    """In the unit it is kept in."""
    settings = Settings(office)
    settings.presenter.choose("idle.threshold_seconds", 10)
    settings.presenter.reset("idle.threshold_seconds")

    assert office.house.settings.number("idle.threshold_seconds") == 300


# --- privacy -------------------------------------------------------------------------------------


def test_privacy_tells_what_is(office: Office) -> None:
    """With no connection nothing is sent; with one it says where to."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    presenter.refresh()
    alone = view.last("show_privacy")
    office.connect()
    presenter.refresh()
    connected = view.last("show_privacy")

    assert alone.captured[0].is_on
    assert "a script" in alone.captured[0].detail
    assert alone.sent[0].detail == "Nothing. There is no connection to send to."
    assert connected.sent[0].detail.startswith("team.example: task, start, length, your note.")
    assert connected.sent[0].is_on is False


def test_privacy_leaves_nothing_out(office: Office) -> None:
    """Each kind of data stands on it by its name, in its column, and for how long it is kept."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    presenter.refresh()
    alone = view.last("show_privacy")
    office.connect()
    presenter.refresh()
    connected = view.last("show_privacy")

    for model in (alone, connected):
        columns = {Part.CAPTURED: model.captured, Part.STORED: model.stored, Part.SENT: model.sent}
        for datum in INVENTORY:
            (line,) = (line for line in columns[datum.part] if line.id == datum.id)
            assert line.title == datum.what
            assert ("Kept: " in line.detail) is bool(datum.kept)
            assert "{" not in line.detail


def test_privacy_says_what_becomes_of_words_that_were_deleted(office: Office) -> None:
    """They stay, sealed, until their month goes: nothing promises more."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    presenter.refresh()
    stored = view.last("show_privacy").stored
    office.house.settings.choose("retention.words_months", 6)
    presenter.refresh()
    (limited,) = (line for line in view.last("show_privacy").stored if line.id == "words")

    assert not any("Until you delete them" in line.detail for line in stored)
    assert "its earlier words stay in the journal, sealed, until the whole month goes." in (
        limited.detail
    )
    assert f"a setting: {setting('retention.words_months').title}." in limited.detail
    assert limited.detail.endswith("Kept: the last 6 months.")


def test_what_goes_to_a_channel_is_called_a_standup() -> None:
    """No worklog goes there; whether it asks is said as the schedules are."""
    team = Team()
    view = Seen()
    presenter = PrivacyPresenter(Desk(team.engine, Direct()), view)
    presenter.refresh()
    asks = view.last("show_privacy").sent[0]
    team.schedule(auto=True)
    presenter.refresh()
    goes = view.last("show_privacy").sent[0]
    team.close()

    assert asks.title == "Standups to Slack"
    assert asks.is_on is None
    assert "x: the lines of the Standup page that are on. They leave after a word" in asks.detail
    assert "They leave by themselves, at the times you chose" in goes.detail


def test_the_switch_of_activity_is_the_pause(office: Office) -> None:
    """Off means that nothing is looked at, and the line says so."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    presenter.switch(ACTIVITY, is_on=False)
    presenter.refresh()
    paused = view.last("show_privacy").captured[0]
    presenter.switch(ACTIVITY, is_on=True)
    presenter.refresh()

    assert (paused.is_on, paused.detail) == (
        False,
        "Paused: nothing is looked at until you resume.",
    )
    assert view.last("show_privacy").captured[0].is_on


def test_the_switch_of_screenshots_is_the_setting(office: Office) -> None:
    """Off until wanted; then how often, why not now, and what there is."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)

    def line(name: str) -> PrivacyLine | None:
        presenter.refresh()
        model = view.last("show_privacy")
        lines = (*model.captured, *model.stored)
        return next((line for line in lines if line.id == name), None)

    off = line("screens")
    presenter.switch("screens", is_on=True)
    office.house.engine.running.capturing.weigh()
    office.house.settings.choose("screenshots.interval_seconds", 90)
    office.house.settings.choose("screenshots.exclude", "bank")
    on, titles = line("screens"), line("titles")
    office.house.profile.vault.kept["2026-11-16"] = []
    kept = line("pictures")
    office.house.settings.choose("retention.screenshots_days", 0)

    assert off is not None
    assert (off.is_on, off.detail) == (False, "Off. None is taken unless you turn it on.")
    assert on is not None
    assert on.is_on
    assert on.detail.startswith("One every 90 s while a timer runs")
    assert on.detail.endswith("No timer is running, so no pictures are taken.")
    assert titles is not None
    assert titles.detail.startswith("At the moment of a screenshot, to take none")
    assert kept is not None
    assert kept.detail.endswith("Destroyed after 90 days, also in every backup.")
    assert (line("pictures") or kept).detail.endswith("Until you delete them.")
    assert "Who can open them: you." in kept.detail


def test_each_line_is_switched_where_its_setting_is_no_more_than_that(office: Office) -> None:
    """What is on or off by its switch, the rest by the way to its setting, which can be seen."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    settings = {row.key for row in Settings(office).view.last("show_settings").rows}

    def lines() -> dict[str, PrivacyLine]:
        presenter.refresh()
        model = view.last("show_privacy")
        return {line.id: line for line in (*model.captured, *model.stored, *model.sent)}

    before = lines()
    for line in ("pages", "notices of questions", "notices of hours"):
        presenter.switch(line, is_on=not before[line].is_on)
    after = lines()

    assert [before[name].is_on for name in ("pages", "notices of questions")] == [False, True]
    assert [after[name].is_on for name in ("pages", "notices of questions")] == [True, False]
    assert office.house.settings.flag("privacy.action_log")
    assert after["notices of hours"].is_on
    # Listening to the pointer does something on other systems only.
    assert (after["pointer"].is_on is None) is (sys.platform not in {"darwin", "win32"})
    assert {name: line.setting for name, line in after.items() if line.setting} == {
        "titles": "screenshots.exclude",
        "days off": "holidays.file",
        "meetings": "standup.meetings",
        "commits": "standup.repositories",
        "backups": "retention.backups",
        "notices of pictures": "screenshots.notice",
    }
    assert {line.setting for line in after.values()} - {""} <= settings
    assert all(line.is_on is None for line in after.values() if line.setting)


def test_a_switch_that_is_refused_goes_back(office: Office) -> None:
    """And says why; what somebody else decided says so before."""
    never = Limit("Acme's policy", choices=(False,))
    office.house.settings.limit({"privacy.action_log": (never,)})
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    presenter.switch("pages", is_on=True)
    (line,) = (line for line in view.last("show_privacy").captured if line.id == "pages")

    assert view.last("show_trouble") is not None
    assert (line.is_on, line.locked_by) == (False, "Acme's policy")


def test_nothing_is_said_of_who_looked_that_is_not_known(office: Office) -> None:
    """Exports and keys that were handed out are looked at elsewhere."""
    view = Seen()
    PrivacyPresenter(office.desk, view).refresh()

    assert view.last("show_privacy").looked == LOOKED
    assert "cannot tell who looks there" in LOOKED


def test_privacy_names_who_else_can_open_pictures(office: Office) -> None:
    """Where they are told of, and not beside it that it is nobody."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    office.house.profile.vault.kept["2026-11-16"] = []
    office.name_reader()
    presenter.switch("screens", is_on=True)
    presenter.refresh()
    model = view.last("show_privacy")
    said = {line.id: line.detail for line in (*model.captured, *model.stored)}

    assert "by you and by: Ann (" in said["pictures"]
    assert said["screens"].startswith("One every 5 min while a timer runs. ")
    assert any("by you and by: Ann (" in held for held in model.policy.holds)


def test_every_promise_of_never_can_be_kept(office: Office) -> None:
    """What is said never to happen has no switch."""
    view = Seen()
    PrivacyPresenter(office.desk, view).refresh()
    model = view.last("show_privacy")
    lines = (*model.captured, *model.stored, *model.sent)

    assert all(line.is_on is None for line in lines if line.never)


# --- finder and first run ------------------------------------------------------------------------


def test_the_finder_finds_tasks_settings_and_makes_tasks(office: Office) -> None:
    """And what was typed can become a task."""
    office.task("Invoice export")
    view, heard = Seen(), list[tuple[str, str]]()
    presenter = FinderPresenter(
        office.desk,
        view,
        {},
        open_setting=lambda key: heard.append(("setting", key)),
        start=lambda ref: heard.append(("start", ref)),
        make=lambda title: heard.append(("make", title)),
    )
    presenter.search("theme")
    _, found = view.last("show_found")
    for each in found:
        presenter.choose(each)
    presenter.search("invoice")
    _, tasks = view.last("show_found")

    assert heard == [("setting", "appearance.theme"), ("make", "theme")]
    assert tasks[0].kind is FoundKind.TASK


@pytest.mark.parametrize(
    ("finding", "titles"),
    [
        (Finding.ANYTHING, ["Code review", "Invoice export"]),
        (Finding.START, ["Invoice export", "Never tracked"]),
        (Finding.CHOOSE, ["Code review", "Invoice export", "Never tracked"]),
    ],
)
def test_whoever_wants_a_task_is_shown_all_there_are(
    office: Office, finding: Finding, titles: list[str]
) -> None:
    """The recent first; to switch, not what runs: Enter would choose it. Settings are no tasks."""
    office.track(office.task("Invoice export"), 60)
    office.task("Never tracked")
    office.services.timer.start(str(office.task("Code review")), via="tray")
    view = Seen()
    presenter = FinderPresenter(
        office.desk,
        view,
        {},
        finding=finding,
        open_setting=lambda _: None,
        start=lambda _: None,
        make=lambda _: None,
    )
    presenter.search("")
    _, listed = view.last("show_found")
    presenter.search("theme")
    _, found = view.last("show_found")

    assert [each.title for each in listed] == titles
    assert (FoundKind.SETTING in {f.kind for f in found}) is (finding is Finding.ANYTHING)
    assert found[-1].title.endswith("start it") is (finding is not Finding.CHOOSE)


@pytest.mark.parametrize("is_skipped", [True, False])
def test_the_first_run_comes_once(office: Office, is_skipped: bool) -> None:
    """Skipped or not, nobody is asked twice; what was chosen is kept."""
    presenter = FirstRunPresenter(office.desk)
    due = presenter.is_due
    week = (True, True, True, True, False, False, False)
    chosen = Profile("Anna", "Europe/Berlin", week, timedelta(hours=7))
    presenter.finish(None if is_skipped else chosen, {})
    settings = office.house.settings

    assert (due, presenter.is_due) == (True, False)
    assert settings.text("day.work_days") == ("1,2,3,4,5" if is_skipped else "1,2,3,4")
    assert settings.number("day.target_minutes") == (480 if is_skipped else 420)


def test_a_first_run_without_any_day_of_work_is_kept(office: Office) -> None:
    """All else counts, and the week stays as it was; nobody is asked twice."""
    presenter = FirstRunPresenter(office.desk)
    presenter.finish(Profile("Anna", "Europe/Berlin", (False,) * 7, timedelta(hours=8)), {})
    settings = office.house.settings

    assert not presenter.is_due
    assert settings.text("day.work_days") == "1,2,3,4,5"
    assert settings.text("profile.name") == "Anna"


def test_the_first_run_keeps_name_zone_and_consent(office: Office) -> None:
    """All that was said, each consent as it was given."""
    presenter, settings = FirstRunPresenter(office.desk), office.house.settings
    offered = {line.id: not line.is_on for line in presenter.model().consents}
    chosen = Profile("Anna", "Asia/Tokyo", (True,) * 5 + (False,) * 2, timedelta(hours=8))
    presenter.finish(chosen, offered)

    assert settings.text("profile.name") == "Anna"
    assert settings.text("profile.zone") == "Asia/Tokyo"
    assert offered
    assert {key: settings.flag(key) for key in offered} == offered
