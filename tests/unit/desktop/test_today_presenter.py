"""What the Today page shows and changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.desktop.office import Office, Seen
from tests.unit.desktop.test_question_presenter import Asking, be_away
from tracksync.core.journal.differences import Aspect, Difference
from tracksync.desktop.models.editor import EditorModel, EntryDraft
from tracksync.desktop.models.question import Answer
from tracksync.desktop.models.strip import Standing
from tracksync.desktop.models.today import TodayModel
from tracksync.desktop.presenters.today import TodayPresenter


class Page:
    """A presenter with its view and the editors it opened."""

    def __init__(self, office: Office) -> None:
        self.view = Seen()
        self.editors: list[EditorModel] = []
        self.presenter = TodayPresenter(office.desk, self.view, self.editors.append)
        self.presenter.refresh()

    @property
    def day(self) -> TodayModel:
        self.presenter.refresh()
        model: TodayModel = self.view.last("show_day")
        return model


def test_a_day_shows_its_entries_and_total(office: Office) -> None:
    """Rows, blocks and total are of the same day."""
    office.track(office.task("Invoice export"), 60)
    office.track(office.task("Code review"), 30)
    day = Page(office).day

    assert [(row.title, row.standing) for row in day.rows] == [
        ("Invoice export", Standing.LOCAL),
        ("Code review", Standing.LOCAL),
    ]
    assert day.total == timedelta(minutes=90)
    assert [block.id for block in day.strip.blocks] == [row.id for row in day.rows]
    assert (day.is_today, day.is_first_run) == (True, False)


def test_an_empty_store_gives_the_one_hint(office: Office) -> None:
    """The last page of the first run is Today."""
    assert Page(office).day.is_first_run


def test_a_dragged_edge_moves_both_and_comes_back_whole(office: Office) -> None:
    """Two entries share an edge: one drag, one undo."""
    first = office.track(office.task("Invoice export"), 60)
    second = office.track(office.task("Code review"), 60)
    page = Page(office)
    before = page.day.rows
    at = before[0].start_at + timedelta(minutes=45)
    page.presenter.move_edge(first, second, at)
    moved = page.day.rows
    page.presenter.undo()

    assert (moved[0].end_at, moved[1].start_at) == (at, at)
    assert page.day.rows == before


def test_deleting_offers_to_take_it_back(office: Office) -> None:
    """The sentence names what is gone."""
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.delete(entry)
    offered, gone = page.view.last("show_undo"), page.day.rows
    page.presenter.undo()

    assert (offered, gone) == ("Invoice export was deleted.", ())
    assert (page.view.last("show_undo"), len(page.day.rows)) == ("", 1)
    assert page.view.last("show_undone") == "Taken back: Deleted."


def test_the_offer_goes_when_undo_would_take_back_something_else(office: Office) -> None:
    """A timer started since is what undo is about now, not the entry that was deleted."""
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.delete(entry)
    offered = (page.day, page.view.last("show_undo"))[1]
    office.services.timer.start(str(office.task("Code review")), via="tray")
    after = (page.day, page.view.last("show_undo"))[1]

    assert (offered, after) == ("Invoice export was deleted.", "")


def test_a_drag_since_followed_by_a_start_is_no_longer_two_steps(office: Office) -> None:
    """An edge between two is taken back in two; a start after it in one."""
    first = office.track(office.task("Invoice export"), 60)
    second = office.track(office.task("Code review"), 60)
    page = Page(office)
    page.presenter.move_edge(first, second, page.day.rows[0].start_at + timedelta(minutes=45))
    moved = page.day.rows
    office.services.timer.start(str(office.task("Owl")), via="tray")
    started = len(page.day.rows)
    page.presenter.undo()

    assert (started, page.day.rows) == (3, moved)


def test_what_was_read_before_the_deed_takes_no_offer_away(office: Office) -> None:
    """A slow reading of the page ends after the deletion it knows nothing of."""
    entry = office.track(office.task("Invoice export"), 60)
    other = office.track(office.task("Code review"), 60)
    page = Page(office)
    page.presenter.delete(entry)
    early = page.presenter._read()  # noqa: SLF001  held back, as a slow lane would
    page.presenter.delete(other)
    page.presenter._show(early)  # noqa: SLF001  the same

    assert page.view.last("show_undo") == "Code review was deleted."


def test_undoing_nothing_is_said_quietly(office: Office) -> None:
    """Ctrl+Z in an empty store is answered."""
    page = Page(office)
    page.presenter.undo()

    assert page.view.last("show_trouble").title == "There is nothing to undo."


def test_splitting_and_merging(office: Office) -> None:
    """One becomes two, and two become one."""
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.split(entry, page.day.rows[0].start_at + timedelta(minutes=20))
    two = page.day.rows
    page.presenter.merge(two[0].id, two[1].id)

    assert [row.length for row in two] == [timedelta(minutes=20), timedelta(minutes=40)]
    assert [row.length for row in page.day.rows] == [timedelta(minutes=60)]


def test_merging_different_tasks_is_refused_in_words(office: Office) -> None:
    """Nothing changes, and the page says why."""
    first = office.track(office.task("Invoice export"), 60)
    second = office.track(office.task("Code review"), 60)
    page = Page(office)
    page.presenter.merge(first, second)
    said = [values[0] for name, values in page.view.said if name == "show_trouble" and values[0]]

    assert said[-1].title == "These entries are on different tasks."
    assert len(page.day.rows) == 2


def test_the_editor_moves_describes_and_retimes(office: Office) -> None:
    """What was typed is what stands there."""
    other = office.task("Code review")
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.edit(entry)
    model = page.editors[0]
    dialog = Seen()
    start = model.start_at + timedelta(minutes=10)
    page.presenter.save(EntryDraft(entry, other, start, model.end_at, "Reviewed"), dialog)
    row = page.day.rows[0]

    assert dialog.count("show_saved") == 1
    assert (row.title, row.note, row.start_at) == ("Code review", "Reviewed", start)


def test_the_editor_tells_what_stood_there_before(office: Office) -> None:
    """What the service said when the timer was started, and when; nothing of a local task."""
    said_at = datetime(2026, 11, 19, 6, tzinfo=UTC)
    ref = office.jira_task("P-1", "Cents", logged=timedelta(hours=3), seen_at=said_at)
    entry, own = office.track(ref, 60), office.track(office.task("Code review"), 60)
    page = Page(office)
    page.presenter.edit(entry)
    page.presenter.edit(own)

    assert [(m.stood, m.stood_at) for m in page.editors] == [
        (timedelta(hours=3), said_at),
        (None, None),
    ]


def test_the_editor_tells_what_happened_to_the_entry(office: Office) -> None:
    """Latest first: when, what, by which door, and from what to what; nothing of a new one."""
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.edit(entry)
    before = page.editors[0]
    start = before.start_at + timedelta(minutes=10)
    page.presenter.save(EntryDraft(entry, "", start, before.end_at, "Cents"), Seen())
    page.presenter.edit(entry)
    page.presenter.add()
    deeds = page.editors[1].history

    assert [(deed.what, deed.door, deed.is_undone) for deed in deeds] == [
        ("Changed", "in the window", False),
        ("Stopped", "test", False),
        ("Started", "test", False),
    ]
    assert deeds[0].changes == (
        Difference(Aspect.START, before.start_at, start),
        Difference(Aspect.NOTE),
    )
    assert page.editors[2].history == ()


def test_an_entry_that_another_start_ended_says_so(office: Office) -> None:
    """And an undone deed is marked."""
    first = office.services.timer.start(office.task("Invoice export"), via="cli").entry
    office.house.work(5)
    office.services.timer.start(office.task("Code review"), via="tray")
    office.services.editing.undo(via="window/today")
    page = Page(office)
    page.presenter.edit(str(first.id))

    assert [(d.what, d.door, d.is_undone) for d in page.editors[0].history] == [
        ("A deed taken back", "in the window", False),
        ("Ended, as another was started", "from the tray", True),
        ("Started", "on the command line", False),
    ]


def test_a_refused_draft_stays_in_the_editor(office: Office) -> None:
    """Ending before it starts: said there, and nothing is lost."""
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.edit(entry)
    model = page.editors[0]
    dialog = Seen()
    end = model.start_at - timedelta(minutes=1)
    page.presenter.save(EntryDraft(entry, "", model.start_at, end, ""), dialog)

    assert dialog.count("show_saved") == 0
    assert dialog.last("show_trouble").title == "An entry must end after it starts."


def test_adding_offers_the_half_hour_up_to_now(office: Office) -> None:
    """And warns when it would overlap."""
    office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.add()
    model = page.editors[0]
    dialog = Seen()
    assert model.end_at is not None
    assert model.task is not None
    draft = EntryDraft("", model.task.ref, model.start_at, model.end_at, "")
    page.presenter.check(draft, dialog)
    page.presenter.save(draft, dialog)

    assert model.end_at - model.start_at == timedelta(minutes=30)
    assert dialog.last("show_warning") == "Overlaps Invoice export by 30 min."
    assert all(row.is_overlapping for row in page.day.rows)


def test_of_several_overlaps_the_longest_is_said(office: Office) -> None:
    """Not the first one, beside which the one that matters would go unsaid."""
    office.track(office.task("Tidy up"), 5)
    office.track(office.task("Invoice export"), 20)
    office.track(office.task("Mail"), 2)
    page, dialog = Page(office), Seen()
    page.presenter.add()
    model = page.editors[0]
    assert model.task is not None
    end = office.house.clock.read().at
    draft = EntryDraft("", model.task.ref, end - timedelta(minutes=30), end, "")
    page.presenter.check(draft, dialog)

    assert dialog.last("show_warning") == "Overlaps Invoice export by 20 min."


def test_adding_offers_what_was_free_before_what_runs(office: Office) -> None:
    """Forgotten before the timer was started: the gap, and not what both would count."""
    office.track(office.task("Invoice export"), 60)
    office.house.work(20)
    office.services.timer.start(str(office.task("Code review")), via="tray")
    office.house.work(10)
    page = Page(office)
    page.presenter.add()
    model = page.editors[0]
    before, running = page.day.rows

    assert (model.start_at, model.end_at) == (before.end_at, running.start_at)


def test_going_back_and_forth(office: Office) -> None:
    """Yesterday is empty; the day after today is today."""
    office.track(office.task("Invoice export"), 60)
    page = Page(office)
    today = page.day.day
    page.presenter.go(today - timedelta(days=1))
    yesterday = page.day
    page.presenter.go(today + timedelta(days=5))

    assert (yesterday.rows, yesterday.is_today) == ((), False)
    assert (page.day.day, page.day.is_today) == (today, True)


def test_today_follows_midnight(office: Office) -> None:
    """A page left open over night shows the new day."""
    page = Page(office)
    before = page.day.day
    office.house.clock.move(hours=24)

    assert page.day.day == before + timedelta(days=1)


def test_continuing_starts_the_same_task(office: Office) -> None:
    """From a row of the table."""
    entry = office.track(office.task("Invoice export"), 60)
    page = Page(office)
    page.presenter.continue_entry(entry)

    assert [row.standing for row in page.day.rows] == [Standing.LOCAL, Standing.RUNNING]


def test_time_can_be_added_to_a_task_that_is_new(office: Office) -> None:
    """Whoever has no task yet types the name of one."""
    page, dialog = Page(office), Seen()
    end = office.house.clock.read().at
    start = end - timedelta(minutes=30)
    page.presenter.save(EntryDraft("", "", start, end, "Monday", "Plan the week"), dialog)
    (row,) = page.day.rows

    assert dialog.count("show_saved") == 1
    assert (row.title, row.note, row.length) == ("Plan the week", "Monday", end - start)
    assert [task.title for task in office.services.tasks.find("plan", limit=9)] == ["Plan the week"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer.BREAK, "The time was noted as a break."),
        (Answer.KEEP, "The time was kept as work."),
        (Answer.OTHER, "The time was put on a task."),
        (Answer.SPLIT, "The time was divided."),
        (Answer.LATER, "The question was put off."),
    ],
)
def test_an_answer_can_be_taken_back(office: Office, answer: Answer, said: str) -> None:
    """As everything else on the page; the question then waits again."""
    be_away(office)
    asking, page = Asking(office), Page(office)
    asking.presenter.taken = page.presenter.answered
    asking.refresh()
    (before,) = office.services.absences.waiting()
    asking.presenter.answer(str(before.id), answer)
    offered = page.view.last("show_undo")
    page.presenter.refresh()
    still = page.view.last("show_undo")
    page.presenter.undo()

    assert (offered, still) == (said, said)
    assert page.view.last("show_undone") == "Taken back: Unknown time answered."
    assert office.services.absences.waiting() == (before,)
