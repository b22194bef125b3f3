"""Comparing with the services: a period, what each side says, and which side is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from tracksync.core.clock import local_date
from tracksync.core.delivery.comparing import Finding
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import Conflict, Problem
from tracksync.core.values import dataclass
from tracksync.desktop.models.comparing import (
    Choice,
    ComparedPlace,
    ComparingModel,
    ComparingView,
    Pair,
    Side,
    Span,
)
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.mending import (
    is_clear,
    keep_ours,
    read_both,
    take_clear,
    take_theirs,
    unchanged,
)
from tracksync.ports.manifest import Grain
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.delivery.reading_back import Compared
from tracksync.services.personal.journal.colouring import hue_in
from tracksync.services.personal.journal.moments import bounds_of

VIA = "window/outbox"
_DAY = timedelta(days=1)
_DISPUTED = {Finding.THEIRS, Finding.BOTH, Finding.GONE}


@dataclass(frozen=True, slots=True)
class _Read:
    place: ComparedPlace
    items: tuple[Compared, ...] = ()


class ComparingPresenter(Presenter):
    """
    Asks one connection after the other, on the COMMANDS lane; nothing is written before a click.

    A newer wish, `stop` and `look_away` make whatever is under way end unseen, with the question
    that is being asked.
    """

    def __init__(self, desk: Desk, view: ComparingView) -> None:
        super().__init__(desk)
        self._view = view
        self._attempt = 0
        self._items: dict[str, Compared] = {}
        now = desk.engine.parts.clock.read()
        today = local_date(now.at, now.zone)
        self._model = ComparingModel(now.zone, Span.WEEK, *days_of(Span.WEEK, today))

    # --- comparing ----------------------------------------------------------------------------

    def choose(self, span: Span) -> None:
        """Compare the days of a period; other days begin with those that are shown."""
        now = self.desk.engine.parts.clock.read()
        days = self._model.first, self._model.last
        if span is not Span.OTHER:
            days = days_of(span, local_date(now.at, now.zone))
        self._begin(ComparingModel(now.zone, span, *days))

    def show_days(self, first: date, last: date) -> None:
        """Compare these days, in either order."""
        days = min(first, last), max(first, last)
        zone = self.desk.engine.parts.clock.read().zone
        self._begin(ComparingModel(zone, Span.OTHER, *days))

    def again(self) -> None:
        """Compare the same days once more."""
        self._begin(replace(self._model, places=(), asking="", done=0, total=0))

    def stop(self) -> None:
        """Ask no further; what is known by now stays."""
        self._attempt += 1
        self._show(replace(self._model, asking=""))

    def look_away(self) -> None:
        """The dialog is closed: nothing is shown any more."""
        self._attempt += 1

    def _begin(self, model: ComparingModel) -> None:
        self._attempt += 1
        self._items = {}
        self._view.show_trouble(None)
        self._show(model)
        mine = self._attempt

        def found(connections: tuple[Connection, ...]) -> None:
            if self._attempt == mine:
                self._model = replace(self._model, total=len(connections))
                self._ask(connections)

        self.look(lambda services: services.connections.all(), found)

    def _ask(self, left: tuple[Connection, ...]) -> None:
        mine = self._attempt
        if not left:
            self._show(replace(self._model, asking=""))
            return
        connection, *rest = left
        self._show(replace(self._model, asking=self.desk.title_of(connection.service)))
        model = self._model

        def go_on(read: _Read) -> None:
            if self._attempt == mine:
                self._take(read)
                self._ask(tuple(rest))

        def failed(problem: Problem) -> None:
            trouble = self.desk.trouble_of(problem)
            go_on(_Read(replace(self._place(connection), trouble=trouble)))

        def work() -> _Read:
            return self._read(connection, model, is_over=lambda: self._attempt != mine)

        self.desk.run.submit(Lane.COMMANDS, work, done=go_on, failed=failed)

    def _take(self, read: _Read) -> None:
        self._items |= {item.key: item for item in read.items}
        kept = [place for place in self._model.places if place.id != read.place.id]
        places = tuple(sorted((*kept, read.place), key=lambda place: place.id))
        self._model = replace(self._model, places=places, done=len(places))

    def _read(
        self,
        connection: Connection,
        model: ComparingModel,
        *,
        is_over: Callable[[], bool] = lambda: False,
    ) -> _Read:
        """Ask one connection. COMMANDS lane."""
        engine, place = self.desk.engine, self._place(connection)
        if not engine.running.comparing.can_compare(connection):
            return _Read(replace(place, can_be_listed=False))
        items = read_both(engine, connection, *_bounds(model), is_over=is_over)
        with self.desk.services.store.read() as snapshot:
            pairs = [pair_of(snapshot, connection, i) for i in items if i.here or i.there]
        pairs.sort(key=lambda pair: min(s.started_at for s in (pair.mine, pair.theirs) if s))
        return _Read(replace(place, pairs=tuple(pairs)), items)

    def _place(self, connection: Connection) -> ComparedPlace:
        title = self.desk.title_of(connection.service)
        return ComparedPlace(connection.id, title, connection.site_url.partition("://")[2])

    # --- mending ------------------------------------------------------------------------------

    def take(self, pair: str, choice: Choice) -> None:
        """Take one side of one item, unless either of them changed since it was shown."""
        item, model = self._items.get(pair), self._model
        if item is None or model.asking:
            return
        engine = self.desk.engine
        mend = keep_ours if choice is Choice.MINE else take_theirs

        def work(connection: Connection) -> None:
            fresh = read_both(engine, connection, *_bounds(model))
            mend(engine, unchanged(item, fresh), via=VIA)

        self._mend({item.connection}, work)

    def take_clear(self) -> None:
        """Take in all that changed only over there."""
        places = {item.connection for item in self._items.values() if is_clear(item)}
        engine, model = self.desk.engine, self._model
        if model.asking:
            return

        def work(connection: Connection) -> None:
            take_clear(engine, read_both(engine, connection, *_bounds(model)))

        self._mend(places, work)

    def _mend(self, places: Iterable[str], work: Callable[[Connection], None]) -> None:
        self._attempt += 1
        mine, model = self._attempt, self._model
        self._view.show_trouble(None)
        self._view.show_mending(True)

        def mended() -> tuple[_Read, ...]:
            connections = [self.desk.services.connections.one(place) for place in sorted(places)]
            for connection in connections:
                work(connection)
            return tuple(self._read(connection, model) for connection in connections)

        def done(reads: tuple[_Read, ...]) -> None:
            if self._attempt == mine:
                for read in reads:
                    self._take(read)
                self._view.show_mending(False)
                self._show(self._model)

        def failed(problem: Problem) -> None:
            if self._attempt == mine:
                self._view.show_mending(False)
                if isinstance(problem, Conflict):
                    self.again()
                self._view.show_trouble(self.desk.trouble_of(problem))

        self.desk.run.submit(Lane.COMMANDS, mended, done=done, failed=failed)

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def _show(self, model: ComparingModel) -> None:
        self._model = model
        self._view.show_comparison(model)


def days_of(span: Span, today: date) -> tuple[date, date]:
    """Name the first and the last day of a period that today decides."""
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    return {
        Span.TODAY: (today, today),
        Span.LAST_WEEK: (monday - 7 * _DAY, monday - _DAY),
        Span.MONTH: (first, (first + timedelta(days=31)).replace(day=1) - _DAY),
    }.get(span, (monday, monday + 6 * _DAY))


def pair_of(snapshot: Snapshot, connection: Connection, item: Compared) -> Pair:
    """Show one compared worklog; at least one side says something."""
    task = snapshot.task(item.task)
    return Pair(
        item.key,
        item.finding,
        task.title if task is not None else item.task.remote_id,
        _side(snapshot, connection, item.here),
        _side(snapshot, connection, item.there),
        hue_in(snapshot, item.task),
        _choices(connection, item),
    )


def _bounds(model: ComparingModel) -> tuple[datetime, datetime]:
    return bounds_of(model.first, model.last, model.zone)


def _side(snapshot: Snapshot, connection: Connection, worklog: Worklog | None) -> Side | None:
    if worklog is None:
        return None
    task = snapshot.task(worklog.task)
    return Side(
        (task.key or task.title) if task is not None else worklog.task.remote_id,
        worklog.started_at,
        timedelta(seconds=worklog.seconds),
        worklog.comment,
        has_start=connection.grain is not Grain.DAY,
    )


def _choices(connection: Connection, item: Compared) -> tuple[Choice, ...]:
    if item.finding is Finding.FOREIGN:
        return () if connection.grain is Grain.DAY else (Choice.THEIRS,)
    if item.finding not in _DISPUTED:
        return ()
    found = [] if connection.is_read_only else [Choice.MINE]
    # What is deleted here has no entry left that could say what stands there.
    return (*found, Choice.THEIRS) if item.here is not None else tuple(found)
