"""Every window and state, built with made-up content and nothing behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.desktop import samples
from tests.desktop import samples_answers as asking
from tests.desktop import samples_pages as pages
from tests.desktop import samples_standup as standups
from tests.desktop.samples_held import held
from tests.desktop.scenes_beside import BESIDE
from tests.desktop.stage import SMALL, Scene, Stage, in_window
from tracksync.desktop.app.dialogs import SureDialog
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.comparing import Span
from tracksync.desktop.models.connections import ConnectionsModel
from tracksync.desktop.models.outbox import OutboxModel
from tracksync.desktop.models.reports import Grouping, Period, ReportRow
from tracksync.desktop.models.screenshots import LargePicture, ScreenshotsModel, Standing, Work
from tracksync.desktop.models.standup import Stage as StandupStage
from tracksync.desktop.models.standup import StandupModel
from tracksync.desktop.models.templates import Draft
from tracksync.desktop.models.timer import TimerState
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.answers import AnswersDialog
from tracksync.desktop.views.connections.comparing import ComparingDialog
from tracksync.desktop.views.connections.connect import ConnectDialog
from tracksync.desktop.views.connections.found_card import FoundCard
from tracksync.desktop.views.connections.page import ConnectionsPage
from tracksync.desktop.views.history import HistoryPage
from tracksync.desktop.views.leave import LeaveDialog
from tracksync.desktop.views.outbox import OutboxPage
from tracksync.desktop.views.parts import Button
from tracksync.desktop.views.preview import PreviewDialog
from tracksync.desktop.views.privacy import PrivacyPage
from tracksync.desktop.views.reports import ReportsPage
from tracksync.desktop.views.screenshots.full import FullScreen
from tracksync.desktop.views.screenshots.page import ScreenshotsPage
from tracksync.desktop.views.settings import SettingsPage
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.desktop.views.standup.past import PastWords, PostedDialog
from tracksync.desktop.views.standup.schedule_form import ScheduleDialog
from tracksync.desktop.views.standup.template_form import TemplateDialog
from tracksync.desktop.views.standup.week import WeekDialog
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today.editor import EditorDialog
from tracksync.desktop.views.today.page import TodayPage
from tracksync.desktop.views.window import MainWindow
from tracksync.ports.manifest import AppKind, Way

CAPTURED = "Pictures of the screen, every 5 min"


def _today(on: Stage) -> MainWindow:
    page = TodayPage(on.look, on.sayings)
    page.show_day(samples.today())
    return in_window(on, Place.TODAY, page)


def _today_small(on: Stage) -> QWidget:
    window = _today(on)
    window.resize(SMALL)
    return window


def _today_empty(on: Stage) -> QWidget:
    page = TodayPage(on.look, on.sayings)
    day = samples.today()
    bare = replace(day.strip, blocks=(), buckets=(), now_at=samples.at(8, 20))
    page.show_day(
        replace(day, rows=(), questions=(), strip=bare, total=day.total * 0, is_first_run=True)
    )
    window = in_window(on, Place.TODAY, page)
    window.header.show_timer(samples.timer(TimerState.IDLE))
    return window


def _today_paused_offline(on: Stage) -> QWidget:
    window = _today(on)
    window.header.show_timer(replace(samples.timer(TimerState.PAUSED)))
    page = window.pages[Place.TODAY]
    if isinstance(page, TodayPage):
        page.show_offline(True)
        page.show_undo("Code review was deleted.")
    return window


def _today_loading(on: Stage) -> QWidget:
    page = TodayPage(on.look, on.sayings)
    page.show_loading()
    return in_window(on, Place.TODAY, page)


def _tasks(on: Stage) -> QWidget:
    page = TasksPage(on.look)
    page.show_tasks(samples.tasks())
    return in_window(on, Place.TASKS, page)


def _tasks_huge(on: Stage) -> QWidget:
    """Search fifty thousand: what fits best is shown, as the presenter has it."""
    page = TasksPage(on.look)
    page.show_tasks(samples.found_tasks("invoice", 50_000))
    return in_window(on, Place.TASKS, page)


def _tasks_empty(on: Stage) -> QWidget:
    page = TasksPage(on.look)
    page.show_tasks(replace(samples.tasks(), rows=(), read_at=None, service=""))
    return in_window(on, Place.TASKS, page)


def _history(on: Stage) -> QWidget:
    page = HistoryPage(on.look)
    page.show_history(pages.history())
    return in_window(on, Place.HISTORY, page)


def _reports(period: Period) -> Scene:
    def build(on: Stage) -> QWidget:
        page = ReportsPage(on.look)
        page.show_report(pages.report(period))
        return in_window(on, Place.REPORTS, page)

    return build


def _reports_by_project(on: Stage) -> QWidget:
    window = _reports(Period.MONTH)(on)
    wanted = QCoreApplication.translate("ReportsPage", "By project")
    (chip,) = [b for b in window.findChildren(QAbstractButton) if b.text() == wanted]
    chip.click()
    return window


def _reports_empty(on: Stage) -> QWidget:
    page = ReportsPage(on.look)
    found = pages.report(Period.OTHER)
    bare = tuple(replace(bar, total=bar.total * 0, parts=()) for bar in found.bars)
    rows: dict[Grouping, tuple[ReportRow, ...]] = dict.fromkeys(Grouping, ())
    page.show_report(replace(found, total=found.total * 0, bars=bare, rows=rows, is_rounded=True))
    return in_window(on, Place.REPORTS, page)


def _screenshots(on: Stage) -> MainWindow:
    page = ScreenshotsPage(on.look)
    page.wanted.connect(lambda number: page.show_small(number, pages.screen(number)))
    page.show_pictures(pages.screenshots())
    page.show_small(9, None)
    window = in_window(on, Place.SCREENSHOTS, page)
    window.header.show_timer(samples.timer(capture=CAPTURED))
    return window


def _screenshots_chosen(on: Stage) -> MainWindow:
    window = _screenshots(on)
    page = window.pages[Place.SCREENSHOTS]
    assert isinstance(page, ScreenshotsPage)
    page.grid.choose(page.grid.rows.values[1:5])
    return window


def _screenshots_exporting(on: Stage) -> QWidget:
    window = _screenshots_chosen(on)
    page = window.pages[Place.SCREENSHOTS]
    assert isinstance(page, ScreenshotsPage)
    page.show_work(Work("1 of 4 pictures are exported.", 1, 4))
    window.resize(SMALL)
    return window


def _screenshots_large(on: Stage, picture: LargePicture | None = None) -> QWidget:
    window = _screenshots(on)
    page = window.pages[Place.SCREENSHOTS]
    if isinstance(page, ScreenshotsPage):
        page.show_large(picture or pages.large_picture(), pages.screen(7, 1920))
    return window


def _screenshots_readers(on: Stage) -> QWidget:
    return _screenshots_large(on, pages.picture_with_readers())


def _screenshot_full(on: Stage) -> QWidget:
    full = FullScreen(on.look)
    full.resize(1280, 720)
    full.show_picture(pages.large_picture(), pages.screen(7, 1920))
    return full


def _screenshots_off(on: Stage) -> QWidget:
    page = ScreenshotsPage(on.look)
    said = (
        "Screenshots are off. Turned on, one picture is taken every 5 min while a timer runs. It "
        "shows all your monitors. It is encrypted on this computer, for nobody but you. How much "
        "can be read on it is chosen in Settings."
    )
    page.show_pictures(ScreenshotsModel(Standing.OFF, said))
    return in_window(on, Place.SCREENSHOTS, page)


def _screenshots_waiting(on: Stage) -> QWidget:
    page = ScreenshotsPage(on.look)
    said = (
        "No timer is running, so no pictures are taken. Pausing pictures leaves your time as it "
        "is: it goes on being tracked."
    )
    page.show_pictures(ScreenshotsModel(Standing.WAITING, said))
    window = in_window(on, Place.SCREENSHOTS, page)
    window.resize(SMALL)
    return window


def _sure(on: Stage) -> QWidget:
    means = (
        "The key of its day is destroyed, and the other pictures of the day get a new one. "
        "Nobody can open this picture again, not from a copy of this computer either. The time "
        "you tracked stays as it is."
    )
    title = "Delete this picture for ever?"
    return SureDialog(on.look, title, means, "Delete", said=lambda: None)


def _outbox(on: Stage) -> QWidget:
    page = OutboxPage(on.look, on.sayings)
    page.show_outbox(pages.outbox())
    return in_window(on, Place.OUTBOX, page)


def _outbox_found(on: Stage) -> QWidget:
    """What was sent after the backup that was brought back is offered; the person looks first."""
    page = OutboxPage(on.look, on.sayings)
    page.show_outbox(replace(pages.outbox(), stuck=(), found=pages.missing()))
    window = in_window(on, Place.OUTBOX, page)
    (card,) = page.findChildren(FoundCard)
    card.look_first.click()
    return window


def _outbox_bringing(on: Stage) -> QWidget:
    """They are coming in; that can be stopped."""
    page = OutboxPage(on.look, on.sayings)
    page.show_bringing(1)
    page.show_outbox(replace(pages.outbox(), stuck=(), found=pages.missing()))
    return in_window(on, Place.OUTBOX, page)


def _outbox_empty(on: Stage) -> QWidget:
    page = OutboxPage(on.look, on.sayings)
    page.show_outbox(OutboxModel(samples.ZONE))
    page.show_offline(True)
    return in_window(on, Place.OUTBOX, page)


def _connections(on: Stage) -> QWidget:
    page = ConnectionsPage(on.look)
    page.show_connections(pages.connections())
    return in_window(on, Place.CONNECTIONS, page)


def _connections_rights(on: Stage) -> QWidget:
    page = ConnectionsPage(on.look)
    page.show_connections(pages.connections())
    page.open_rights("jira-1", is_open=True)
    return in_window(on, Place.CONNECTIONS, page)


def _connections_only_read(on: Stage) -> QWidget:
    page = ConnectionsPage(on.look)
    page.show_connections(pages.only_read())
    window = in_window(on, Place.CONNECTIONS, page)
    window.resize(SMALL)
    return window


def _connections_channels(on: Stage) -> QWidget:
    page = ConnectionsPage(on.look)
    page.show_connections(standups.channels())
    page.open_rights("slack-1", is_open=True)
    return in_window(on, Place.CONNECTIONS, page)


def _connect_channel(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(standups.channel_form())
    return dialog


def _connect_places(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(standups.channel_form())
    dialog.show_places(standups.places())
    dialog.places.search.setText("team")
    return dialog


def _connect_places_teams(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(replace(held().forms["teams"], way=Way.OAUTH))
    dialog.show_places(standups.team_places())
    dialog.places.search.setText("daily")
    return dialog


def _connect_places_unlisted(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(standups.channel_form())
    dialog.show_places(())
    return dialog


def _connect_channel_refused(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(standups.channel_form())
    dialog.show_trouble(
        Trouble(
            "That is not the address of a Slack webhook.",
            "Paste it whole, as Slack shows it: https://hooks.slack.com/services/T…/B…/…",
        )
    )
    return dialog


def _connections_asked(on: Stage) -> QWidget:
    page = ConnectionsPage(on.look)
    page.show_connections(asking.connections())
    return in_window(on, Place.CONNECTIONS, page)


def _outbox_asked(on: Stage) -> QWidget:
    page = OutboxPage(on.look, on.sayings)
    page.show_outbox(asking.outbox())
    return in_window(on, Place.OUTBOX, page)


def _answers(on: Stage) -> AnswersDialog:
    return AnswersDialog(on.look, asking.answers())


def _answers_wrong(on: Stage) -> QWidget:
    dialog = _answers(on)
    dialog.show_wrong("Website", "_Rate_", asking.NO_NUMBER)
    return dialog


def _connect_only_read(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(asking.connect_form())
    return dialog


def _leave_channel(on: Stage) -> LeaveDialog:
    return LeaveDialog(on.look, standups.leave_form())


def _leave(on: Stage) -> LeaveDialog:
    return LeaveDialog(on.look, pages.leave_form())


def _leave_done(on: Stage) -> QWidget:
    dialog = _leave(on)
    dialog.show_leaving(True)
    dialog.show_leaving(False)
    said = "The sign-in is erased from this computer."
    hint = "Jira Cloud did not confirm that what you granted is taken back. Look there."
    dialog.show_left(said, hint, "https://id.example.com/apps")
    return dialog


def _connections_empty(on: Stage) -> QWidget:
    page = ConnectionsPage(on.look)
    page.show_connections(ConnectionsModel((), held().first_offers))
    return in_window(on, Place.CONNECTIONS, page)


def _privacy(on: Stage) -> QWidget:
    page = PrivacyPage(on.look)
    page.show_privacy(held().privacy)
    return in_window(on, Place.PRIVACY, page)


def _privacy_policy(on: Stage) -> QWidget:
    page = PrivacyPage(on.look)
    page.show_privacy(pages.policy_with_a_former_reader())
    return in_window(on, Place.PRIVACY, page)


def _settings(on: Stage) -> QWidget:
    page = SettingsPage(on.look)
    page.show_settings(held().settings)
    return in_window(on, Place.SETTINGS, page)


def _settings_small_locked(on: Stage) -> QWidget:
    page = SettingsPage(on.look)
    page.show_settings(held().settings_under_policy)
    limited = next(row for row in held().settings_under_policy.rows if row.locked_by)
    next(c for c in page.findChildren(Button) if c.accessibleName() == limited.group).click()
    window = in_window(on, Place.SETTINGS, page)
    window.resize(SMALL)
    return window


def _standup(*, is_small: bool = False, **different: object) -> Scene:
    def build(on: Stage) -> QWidget:
        page = StandupPage(on.look)
        page.show_standup(standups.standup(**different))
        window = in_window(on, Place.STANDUP, page)
        if is_small:
            window.resize(SMALL)
        return window

    return build


def _standup_schedules(on: Stage) -> MainWindow:
    page = StandupPage(on.look)
    daily, evening = standups.schedules()
    page.show_standup(replace(standups.standup(), past=(), schedules=(daily, evening)))
    page.show_removed(replace(evening, schedule=replace(evening.schedule, days=frozenset({2, 4}))))
    window = in_window(on, Place.STANDUP, page)
    window.resize(window.width(), 900)
    return window


def _standup_elsewhere(on: Stage) -> QWidget:
    window = _standup_schedules(on)
    page = window.pages[Place.STANDUP]
    if isinstance(page, StandupPage):
        daily, evening = standups.schedules()
        rows = (replace(daily, poster="Office PC"), evening)
        shown = standups.standup(goes_at=None, poster="Office PC")
        page.show_standup(replace(shown, past=(), schedules=rows))
    return window


def _standup_unscheduled(on: Stage) -> QWidget:
    window = _standup_schedules(on)
    page = window.pages[Place.STANDUP]
    if isinstance(page, StandupPage):
        page.show_standup(replace(standups.standup(), past=(), schedules=()))
    return window


def _schedule(**different: object) -> Scene:
    def build(on: Stage) -> QWidget:
        return ScheduleDialog(on.look, standups.schedule_form(**different))

    return build


def _template(draft: Draft, **different: object) -> Scene:
    def build(on: Stage) -> QWidget:
        dialog = TemplateDialog(on.look)
        dialog.show_form(standups.template_form(**different))
        dialog.show_draft(draft)
        return dialog

    return build


def _week(**different: object) -> Scene:
    def build(on: Stage) -> QWidget:
        dialog = WeekDialog(on.look)
        dialog.show_week(standups.week(**different))
        return dialog

    return build


def _standup_empty(on: Stage) -> QWidget:
    page = StandupPage(on.look)
    page.show_standup(StandupModel(samples.ZONE))
    return in_window(on, Place.STANDUP, page)


def _standup_disconnected(on: Stage) -> QWidget:
    page = StandupPage(on.look)
    page.show_standup(StandupModel(samples.ZONE, past=standups.past()))
    return in_window(on, Place.STANDUP, page)


def _standup_past_reached(on: Stage) -> QWidget:
    words = PastWords(on.look)
    words.zone = samples.ZONE
    return PostedDialog(on.look, standups.reached(), words)


def _standup_past(on: Stage) -> QWidget:
    words = PastWords(on.look)
    words.zone = samples.ZONE
    return PostedDialog(on.look, standups.past()[0], words)


def _preview(on: Stage) -> QWidget:
    dialog = PreviewDialog(on.look)
    dialog.show_preview(pages.preview())
    return dialog


def _compare(on: Stage) -> ComparingDialog:
    dialog = ComparingDialog(on.look)
    dialog.show_comparison(pages.comparison())
    return dialog


def _compare_asking(on: Stage) -> QWidget:
    dialog = ComparingDialog(on.look)
    found = pages.comparison()
    listless = replace(found.places[1], pairs=(), can_be_listed=False)
    dialog.show_comparison(
        replace(found, span=Span.OTHER, places=(listless,), asking="Jira Cloud", done=1)
    )
    return dialog


def _compare_all(on: Stage) -> QWidget:
    dialog = _compare(on)
    dialog.only.setChecked(False)
    dialog.rows.setCurrentIndex(dialog.rows.model().index(3, 0))
    dialog.show_trouble(
        Trouble("One of both sides changed meanwhile, so nothing was done.", "Choose again.")
    )
    return dialog


def _editor(on: Stage) -> QWidget:
    dialog = EditorDialog(on.look)
    dialog.show_entry(pages.editor())
    return dialog


def _editor_history(on: Stage) -> QWidget:
    dialog = EditorDialog(on.look)
    dialog.show_entry(pages.editor())
    dialog.show()  # the room for the lines is known then
    dialog.story.button.setChecked(True)
    return dialog


def _connect(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    dialog.show_form(held().forms["jira"])
    dialog.show_trouble(
        Trouble("Jira does not accept this token.", "Make a new one, and paste it here.")
    )
    return dialog


def _connect_browser(on: Stage) -> ConnectDialog:
    dialog = ConnectDialog(on.look)
    dialog.show_form(replace(held().forms["jira"], way=Way.OAUTH))
    return dialog


def _connect_again(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    form = replace(held().forms["jira"], way=Way.OAUTH, knows_app=True, is_again=True)
    dialog.show_form(form)
    dialog.show_trouble(Trouble("Atlassian said no.", "Begin again, and allow it there."))
    return dialog


def _connect_waiting(on: Stage) -> QWidget:
    dialog = _connect_browser(on)
    dialog.show_trying(True)
    dialog.show_page(pages.SIGN_IN_PAGE, "")
    return dialog


def _connect_code(on: Stage) -> QWidget:
    dialog = ConnectDialog(on.look)
    form = replace(held().forms["jira"], ways=tuple(Way), way=Way.DEVICE, apps=(AppKind.PUBLIC,))
    dialog.show_form(form)
    dialog.show_trying(True)
    dialog.show_page("https://microsoft.com/devicelogin", "GQ7K-MT2R")
    return dialog


def _connect_sites(on: Stage) -> QWidget:
    dialog = _connect_browser(on)
    dialog.show_trying(True)
    dialog.show_trying(False)
    dialog.show_sites(pages.sites())
    return dialog


def _connect_done(on: Stage) -> QWidget:
    dialog = _connect_browser(on)
    dialog.show_trying(True)
    dialog.show_connected("Mia Berger", "https://example.atlassian.net")
    return dialog


SCENES: dict[str, Scene] = {
    **BESIDE,
    "today": _today,
    "today-small": _today_small,
    "today-empty": _today_empty,
    "today-offline": _today_paused_offline,
    "today-loading": _today_loading,
    "tasks": _tasks,
    "tasks-empty": _tasks_empty,
    "tasks-huge": _tasks_huge,
    "history": _history,
    "reports": _reports(Period.WEEK),
    "reports-month": _reports_by_project,
    "reports-year": _reports(Period.YEAR),
    "reports-empty": _reports_empty,
    "screenshots": _screenshots,
    "screenshots-chosen": _screenshots_chosen,
    "screenshots-exporting": _screenshots_exporting,
    "screenshot": _screenshots_large,
    "screenshot-full": _screenshot_full,
    "screenshot-readers": _screenshots_readers,
    "screenshots-off": _screenshots_off,
    "screenshots-waiting": _screenshots_waiting,
    "screenshot-delete": _sure,
    "outbox": _outbox,
    "outbox-empty": _outbox_empty,
    "outbox-found": _outbox_found,
    "outbox-bringing": _outbox_bringing,
    "outbox-asked": _outbox_asked,
    "answers": _answers,
    "answers-wrong": _answers_wrong,
    "standup": _standup(),
    "standup-approved": _standup(is_approved=True, same_as=samples.DAY - timedelta(days=1)),
    "standup-handed": _standup(
        stage=StandupStage.HANDED, is_approved=True, posted=standups.TODAY, can_recall=True
    ),
    "standup-posted": _standup(
        stage=StandupStage.POSTED, changed_at=samples.at(9, 30), posted=standups.TODAY
    ),
    "standup-reached": _standup(
        stage=StandupStage.POSTED,
        changed_at=samples.at(9, 30),
        goes_at=None,
        posted=standups.TODAY,
        is_within_reach=True,
        is_changed=True,
        link=standups.LINK,
    ),
    "standup-doubt": _standup(
        is_small=True, stage=StandupStage.UNKNOWN, changed_at=samples.at(9, 30), is_lost=True
    ),
    "standup-holiday": _standup(
        goes_at=None, is_worked=False, day_off="Harvest", troubles=("No calendar was read.",)
    ),
    "standup-schedules": _standup_schedules,
    "standup-elsewhere": _standup_elsewhere,
    "standup-unscheduled": _standup_unscheduled,
    "schedule": _schedule(),
    "schedule-automatic": _schedule(
        id="2",
        days=frozenset({1, 3, 5}),
        zone="America/New_York",
        is_automatic=True,
        in_thread=True,
    ),
    "schedule-ahead": _schedule(id="2", is_automatic=True, is_ahead=True),
    "template": _template(Draft(standups.DRAFT)),
    "template-wrong": _template(
        Draft(
            standups.DRAFT,
            "In “{mood}” only these may stand in braces: {day}, {weekday}, {told}.",
        ),
        title="{mood}",
    ),
    "schedule-webhook": _schedule(channel="teams-1"),
    "week": _week(),
    "week-unread": _week(troubles=("Your meetings could not be read: the file is missing.",)),
    "standup-empty": _standup_empty,
    "standup-disconnected": _standup_disconnected,
    "standup-past": _standup_past,
    "standup-past-reached": _standup_past_reached,
    "connections": _connections,
    "connections-rights": _connections_rights,
    "connections-only-read": _connections_only_read,
    "connections-asked": _connections_asked,
    "connections-empty": _connections_empty,
    "connections-channels": _connections_channels,
    "connect-channel": _connect_channel,
    "connect-places": _connect_places,
    "connect-places-teams": _connect_places_teams,
    "connect-places-unlisted": _connect_places_unlisted,
    "connect-channel-refused": _connect_channel_refused,
    "leave": _leave,
    "leave-channel": _leave_channel,
    "leave-done": _leave_done,
    "privacy": _privacy,
    "privacy-policy": _privacy_policy,
    "settings": _settings,
    "settings-small-locked": _settings_small_locked,
    "preview": _preview,
    "compare": _compare,
    "compare-all": _compare_all,
    "compare-asking": _compare_asking,
    "editor": _editor,
    "editor-history": _editor_history,
    "connect": _connect,
    "connect-browser": _connect_browser,
    "connect-again": _connect_again,
    "connect-only-read": _connect_only_read,
    "connect-waiting": _connect_waiting,
    "connect-code": _connect_code,
    "connect-sites": _connect_sites,
    "connect-done": _connect_done,
}
