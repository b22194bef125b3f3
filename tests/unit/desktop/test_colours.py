"""The colour of a task, wherever it is shown."""

from __future__ import annotations

from tests.unit.desktop.office import Office, Seen
from tests.unit.desktop.test_pages import Outbox
from tracksync.core.hues import Hue, hue_of
from tracksync.desktop.models.reports import Grouping
from tracksync.desktop.presenters.finder import FinderPresenter
from tracksync.desktop.presenters.history import HistoryPresenter
from tracksync.desktop.presenters.reports import ReportsPresenter
from tracksync.desktop.presenters.shown import overview
from tracksync.desktop.presenters.tasks import TasksPresenter
from tracksync.desktop.presenters.today import TodayPresenter


def shown_in(office: Office) -> dict[str, set[int | None]]:
    """Read the hues of everything that shows the one task there is."""
    views = {name: Seen() for name in ("today", "history", "reports", "finder", "tasks")}
    TodayPresenter(office.desk, views["today"], lambda _: None).refresh()
    HistoryPresenter(office.desk, views["history"]).refresh()
    ReportsPresenter(office.desk, views["reports"]).refresh()
    TasksPresenter(office.desk, views["tasks"], lambda _: None).refresh()
    FinderPresenter(
        office.desk, views["finder"], {}, open_setting=None, start=lambda _: None
    ).search("invoice")
    outbox = Outbox(office)
    outbox.presenter.refresh()
    outbox.presenter.preview()
    day, (week,) = views["today"].last("show_day"), views["history"].last("show_history").weeks
    report, (_, found) = views["reports"].last("show_report"), views["finder"].last("show_found")
    timer = overview(office.desk).timer.task
    assert timer is not None
    return {
        "strip": {block.hue for block in day.strip.blocks},
        "entries": {row.hue for row in day.rows},
        "history": {bar.hue for of in week.days for bar in of.bars},
        "bars": {part.hue for bar in report.bars for part in bar.parts},
        "report": {row.hue for row in report.rows[Grouping.TASK]},
        "finder": {each.hue for each in found},
        "tasks": {row.hue for row in views["tasks"].last("show_tasks").rows},
        "outbox": {row.hue for row in outbox.view.last("show_outbox").waiting},
        "preview": {each.hue for each in outbox.previews[0].lines},
        "timer": {timer.hue},
    }


def test_a_chosen_colour_is_shown_everywhere(office: Office) -> None:
    """On every page, in the tray's window and in what is about to leave; and given up again."""
    ref = office.jira_task("PROJ-142", "Invoice export")
    entry = office.track(ref, 60)
    tasks = TasksPresenter(office.desk, Seen(), lambda _: None)
    seen = [shown_in(office)]
    tasks.colour(ref, Hue.TEAL)
    seen.append(shown_in(office))
    TodayPresenter(office.desk, Seen(), lambda _: None).colour(entry, None)
    seen.append(shown_in(office))

    automatic, teal, again = ({hue for hues in each.values() for hue in hues} for each in seen)
    assert all(all(each.values()) for each in seen)
    assert automatic == again == {hue_of(ref)}
    assert teal == {Hue.TEAL}
