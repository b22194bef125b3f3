"""The Today page: the day, its edits, its questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from tracksync.core.clock import local_date
from tracksync.core.hues import Hue
from tracksync.core.problems import NotAllowed, Problem
from tracksync.core.values import dataclass
from tracksync.desktop.models.editor import EditorModel, EditorView, EntryDraft
from tracksync.desktop.models.question import Answer
from tracksync.desktop.models.strip import Standing
from tracksync.desktop.models.today import EntryRow, TodayModel, TodayView
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.day import today_model
from tracksync.desktop.presenters.entry_story import deed_words, story_of
from tracksync.desktop.presenters.shown import line_in, line_of
from tracksync.engine.services import Services
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.finding import find_entry, seen_at_start
from tracksync.services.personal.journal.following import deliveries_of
from tracksync.services.personal.journal.undoing import last_undoable
from tracksync.services.personal.worktime.editing import Edit

VIA = "window/today"
_OFFERED = 300
_NEW, _STEP = timedelta(minutes=30), timedelta(minutes=1)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Last:
    """What undo would take back (its place in the journal, zero for nothing), as of a record."""

    deed: int
    as_of: int


def _last(snapshot: Snapshot) -> _Last:
    deed = last_undoable(snapshot)
    newest = snapshot.happenings(limit=1)
    return _Last(deed.record.sequence if deed else 0, newest[0].record.sequence if newest else 0)


class TodayPresenter(Presenter):
    """
    Shows one day and lets it be changed.

    Args:
        open_editor: Shows one entry to change.
    """

    interest = (
        Changed.TIMER
        | Changed.TODAY
        | Changed.QUESTIONS
        | Changed.OUTBOX
        | Changed.SETTINGS
        | Changed.COLOURS
    )

    def __init__(
        self, desk: Desk, view: TodayView, open_editor: Callable[[EditorModel], None]
    ) -> None:
        super().__init__(desk)
        self._view, self._open_editor = view, open_editor
        self._day: date | None = None
        self._model: TodayModel | None = None
        self._steps = 1
        self._offered: _Last | None = None
        self._is_unread = True
        self._fresh = Fresh(desk.run, self._read, self._show, self._not_read)

    def refresh(self) -> None:
        if self._model is None:
            self._view.show_loading()
        self._fresh.again()

    def go(self, day: date | None) -> None:
        """Show another day; None is today, and stays today after midnight."""
        self._day = day
        self._offer("", None)
        self._view.show_trouble(None)
        self._fresh.again()

    def _read(self) -> tuple[TodayModel, _Last | None]:
        engine = self.desk.engine
        now = engine.parts.clock.read()
        today = local_date(now.at, now.zone)
        day = today if self._day is None else min(self._day, today)
        services = engine.services
        model = today_model(services.reporting.day(day, now), now, engine.parts.preferences)
        with services.store.read() as snapshot:
            is_first = snapshot.latest_entry() is None
            last = None if self._offered is None else _last(snapshot)
        return replace(model, is_first_run=is_first), last

    def _show(self, read: tuple[TodayModel, _Last | None]) -> None:
        model, last = read
        if self._is_past(last):
            self._offer("", None)
        if self._day is not None and model.is_today:
            self._day = None
        self._model = model
        if self._is_unread:
            self._is_unread = False
            self._view.show_trouble(None)
        self._view.show_day(model)

    def _not_read(self, problem: Problem) -> None:
        self._is_unread = True
        self._view.show_trouble(self.desk.trouble_of(problem))

    # --- changing -----------------------------------------------------------------------------

    def move_edge(self, left: str, right: str, at: datetime) -> None:
        """Let one entry end and the next one begin at *at*; either may be none."""
        # The shrinking one first, so that the two never overlap in between.
        edits = [(left, Edit(end_at=at))] if left else []
        edits += [(right, Edit(start_at=at))] if right else []

        def work(services: Services) -> None:
            for entry, edit in edits:
                services.editing.edit(entry, edit, via=VIA)

        self._change(work, lambda _: self.tr("The time was changed."), steps=len(edits))

    def split(self, entry: str, at: datetime) -> None:
        """Cut an entry in two."""
        self._change(
            lambda services: services.editing.split(entry, at, via=VIA),
            lambda _: self.tr("The entry was split."),
        )

    def merge(self, entry: str, other: str) -> None:
        """Join two entries."""
        self._change(
            lambda services: services.editing.merge((entry, other), via=VIA),
            lambda _: self.tr("The entries were merged."),
        )

    def delete(self, entry: str) -> None:
        """Delete an entry; it can be taken back."""
        self._change(
            lambda services: services.editing.delete(entry, via=VIA),
            lambda gone: self.tr("{title} was deleted.").format(title=gone.text.title),
        )

    def answered(self, answer: Answer) -> None:
        """Offer to take back an answer about unknown time, wherever it was given."""
        said = {
            Answer.BREAK: self.tr("The time was noted as a break."),
            Answer.KEEP: self.tr("The time was kept as work."),
            Answer.OTHER: self.tr("The time was put on a task."),
            Answer.SPLIT: self.tr("The time was divided."),
            Answer.LATER: self.tr("The question was put off."),
        }[answer]

        def offer(last: _Last) -> None:
            self._view.show_trouble(None)
            self._offer(said, last)

        self.look(self._last_now, offer)

    def undo(self) -> None:
        """Take back what was done last, and say what that was."""
        steps, self._steps = self._steps, 1

        def work(services: Services) -> tuple[str, _Last]:
            kinds = [services.editing.undo(via=VIA) for _ in range(steps)]
            return kinds[-1], self._last_now(services)

        def done(made: tuple[str, _Last]) -> None:
            said = self.tr("Taken back: {deed}.").format(deed=deed_words(self.desk, made[0]))
            self._view.show_trouble(None)
            self._offer("", made[1])
            self._view.show_undone(said)

        self.write(work, done, self._not_undone)

    def _change(
        self,
        work: Callable[[Services], T],
        words: Callable[[T], str],
        *,
        steps: int = 1,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work*, which can be taken back in *steps*, and offer that."""

        def done(made: tuple[T, _Last]) -> None:
            then()
            self._view.show_trouble(None)
            self._offer(words(made[0]), made[1])
            self._steps = steps

        self.write(lambda services: (work(services), self._last_now(services)), done, failed)

    def _last_now(self, services: Services) -> _Last:
        with services.store.read() as snapshot:
            return _last(snapshot)

    def _offer(self, sentence: str, last: _Last | None) -> None:
        self._steps, self._offered = 1, last
        self._view.show_undo(sentence)

    def _is_past(self, last: _Last | None) -> bool:
        """Whether the line speaks of one thing and undo would take back another."""
        offered = self._offered
        if offered is None or last is None or last.as_of < offered.as_of:
            return False  # the last: read before what is offered was done
        return last.deed != offered.deed

    def continue_entry(self, entry: str) -> None:
        """Start the task of an entry again."""

        def work(services: Services) -> None:
            with services.store.read() as snapshot:
                task = find_entry(snapshot, entry).task
            services.timer.start(str(task), via=VIA)

        self.write(work)

    def colour(self, entry: str, hue: Hue | None) -> None:
        """Show the task of an entry in that colour; None: in one unlike those of others."""

        def work(services: Services) -> None:
            with services.store.read() as snapshot:
                task = find_entry(snapshot, entry).task
            services.tasks.colour(str(task), via=VIA, hue=hue)

        self.write(work)

    def _not_undone(self, problem: Problem) -> None:
        self._offer("", None)
        if not isinstance(problem, NotAllowed):
            self.failed(problem)
            return
        self._view.show_trouble(self.desk.trouble_of(problem))

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))
        # What was dragged stands where it was dragged to until it is drawn anew.
        self._fresh.again()

    # --- the editor ---------------------------------------------------------------------------

    def edit(self, entry: str) -> None:
        """Open an entry to be changed."""
        self.look(lambda services: self._editor(services, entry), self._open_editor)

    def add(self) -> None:
        """Open a new entry, beside what is there."""
        self.look(lambda services: self._editor(services, ""), self._open_editor)

    def check(self, draft: EntryDraft, view: EditorView) -> None:
        """Say what saving a draft would mean."""
        view.show_warning(self._overlap(draft))

    def save(self, draft: EntryDraft, view: EditorView) -> None:
        """Save a draft."""

        def work(services: Services) -> None:
            ref = draft.task_ref
            if draft.new_task:
                ref = str(services.tasks.add_local(draft.new_task, via=VIA).ref)
            if draft.id:
                edit = Edit(ref or None, draft.start_at, draft.end_at, draft.note)
                services.editing.edit(draft.id, edit, via=VIA)
                return
            end = draft.end_at or draft.start_at
            services.editing.add(ref, draft.start_at, end, via=VIA, note=draft.note)

        self._change(
            work,
            lambda _: self.tr("The entry was saved."),
            then=view.show_saved,
            failed=lambda problem: view.show_trouble(self.desk.trouble_of(problem)),
        )

    def _editor(self, services: Services, entry: str) -> EditorModel:
        tasks = tuple(line_of(task) for task in services.tasks.find(limit=_OFFERED))
        zone = self.desk.engine.parts.clock.read().zone
        if not entry:
            start, end = self._free_span()
            recent = services.tasks.recent(1)
            task = line_of(recent[0]) if recent else None
            return EditorModel("", zone, start, end, task, tasks=tasks)
        with services.store.read() as snapshot:
            found = find_entry(snapshot, entry)
            sent = [d for d in deliveries_of(snapshot, found) if d.synced is not None]
            known = {c.id: c for c in snapshot.connections()}
            task = line_in(snapshot, found.task, found.text)
        happened = services.editing.history(found.id)
        seen = seen_at_start(happened, found.id, on=found.task)
        titles = {d.connection: self._title_of(known[d.connection].service) for d in sent
                  if d.connection in known}  # fmt: skip
        if all(line.ref != task.ref for line in tasks):
            tasks = (task, *tasks)
        model = EditorModel(
            str(found.id), zone, found.start_at, found.end_at, task, found.text.note, tasks,
            sent_to=", ".join(dict.fromkeys(titles.values())),
            history=story_of(self.desk, happened, found.id),
        )  # fmt: skip
        if seen is None or seen.logged_ms is None:
            return model
        return replace(model, stood=timedelta(milliseconds=seen.logged_ms), stood_at=seen.at)

    def _title_of(self, service: str) -> str:
        integration = self.desk.engine.parts.integrations.get(service)
        return integration.manifest.title if integration is not None else service

    def _free_span(self) -> tuple[datetime, datetime]:
        """Offer the half hour up to now or to what runs; on another day, after what is there."""
        now = self.desk.engine.parts.clock.read().at.replace(second=0, microsecond=0)
        if self._model is None:
            return now - _NEW, now
        if self._model.is_today:
            return self._free_before(now, self._model.rows)
        ends = [row.end_at for row in self._model.rows if row.end_at is not None]
        begin = max(ends) if ends else self._model.strip.work_start_at or now - _NEW
        return begin, begin + _NEW

    def _free_before(self, now: datetime, rows: tuple[EntryRow, ...]) -> tuple[datetime, datetime]:
        """Tell the last free time, half an hour at most; without any, the half hour up to now."""
        end = min([now, *(row.start_at for row in rows if row.standing is Standing.RUNNING)])
        ends = [row.end_at for row in rows if row.end_at is not None and row.start_at < end]
        begin = max([end - _NEW, *ends])
        return (begin, end) if end - begin >= _STEP else (now - _NEW, now)

    def _overlap(self, draft: EntryDraft) -> str:
        if self._model is None:
            return ""
        now = self.desk.engine.parts.clock.read().at
        longest, title = timedelta(), ""
        for row in self._model.rows:
            if row.id == draft.id:
                continue
            ends = row.end_at or (now if row.standing is Standing.RUNNING else row.start_at)
            shared = min(ends, draft.end_at or now) - max(row.start_at, draft.start_at)
            if shared > longest:
                longest, title = shared, row.title
        minutes = longest // timedelta(minutes=1)
        if not minutes:
            return ""
        return self.tr("Overlaps {title} by {minutes} min.").format(title=title, minutes=minutes)
