"""The Outbox page: what waits, was sent, or needs the person; and the look before sending."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from tracksync.core.delivery.door import Delivery, DeliveryState
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.journal.entries import EntryText
from tracksync.core.problems import NotAllowed, Problem
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.outbox import (
    LET_GO,
    DeliveryRow,
    FoundLine,
    OutboxModel,
    OutboxView,
    PreviewLine,
    PreviewModel,
    PreviewView,
)
from tracksync.desktop.models.strip import Standing
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.services import Services
from tracksync.ports.store import Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.colouring import hue_in
from tracksync.services.personal.worktime.editing import Edit

VIA = "window/outbox"
RETRY, ANSWER = "retry", "answer"
_MOST, _SENT_SHOWN = 100_000, 200
_OPEN = (
    DeliveryState.READY,
    DeliveryState.SENDING,
    DeliveryState.UNKNOWN,
    DeliveryState.STUCK,
)
_STANDINGS = {
    DeliveryState.READY: Standing.WAITING,
    DeliveryState.SENDING: Standing.SENDING,
    DeliveryState.DONE: Standing.SENT,
    DeliveryState.STUCK: Standing.STUCK,
    DeliveryState.UNKNOWN: Standing.UNKNOWN,
}


@dataclass(slots=True)
class Bringing:
    """What was found is coming in."""

    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    """
    What helps a delivery that is stuck.

    Attributes:
        answer: Where nobody has said yet what goes with it; `once` is said beside it.
    """

    retry: Remedy
    answer: Remedy
    once: str


class OutboxPresenter(Presenter):
    """
    Shows the outbox and acts on it.

    Args:
        open_preview: Shows what one click would send.
        open_entry: Shows the entry of a delivery.
        ask: Asks for what a delivery waits for.
    """

    interest = Changed.OUTBOX | Changed.CONNECTIONS | Changed.COLOURS

    def __init__(
        self,
        desk: Desk,
        view: OutboxView,
        open_preview: Callable[[PreviewModel], None],
        open_entry: Callable[[str], None],
        *,
        ask: Callable[[str], None],
    ) -> None:
        super().__init__(desk)
        self._view, self._open_preview, self._open_entry = view, open_preview, open_entry
        self._bringing: Bringing | None = None
        self._ask = ask
        self._fresh = Fresh(desk.run, self._read, self._show, self.failed)

    def refresh(self) -> None:
        self._fresh.again()

    def _read(self) -> tuple[OutboxModel, bool]:
        help_ = Help(
            Remedy(RETRY, self.tr("Try again")),
            Remedy(ANSWER, self.tr("Answer…")),
            self.tr("Answer once; all worklogs that wait for it go on."),
        )
        return outbox_model(self.desk, help_), _is_offline(self.desk.engine)

    def _show(self, read: tuple[OutboxModel, bool]) -> None:
        model, is_offline = read
        self._view.show_offline(is_offline)
        self._view.show_outbox(model)

    # --- acting -------------------------------------------------------------------------------

    def remedy(self, key: str, remedy: str) -> None:
        """Do what a button beside a problem says."""
        if remedy == LET_GO:
            self.let_go(key)
        elif remedy == ANSWER:
            self._ask(key)
        else:
            self.write(lambda s: s.deliveries.release(key, via=VIA), done=self._kick)

    def let_go(self, key: str) -> None:
        """Do not send this one; what stands over there is left alone."""
        self.write(lambda s: s.deliveries.let_go(key, via=VIA))

    def bring_in(self) -> None:
        """Make entries of all that was found over there and is missing here."""
        if self._bringing is not None:
            return
        bringing = self._bringing = Bringing()
        self._view.show_bringing(0)

        def told(count: int) -> None:
            self.desk.run.tell(lambda: self._show_bringing(bringing, count))

        def ended(problem: Problem | None = None) -> None:
            if self._bringing is bringing:
                self._brought()
                if problem is not None:
                    self.failed(problem)

        self.desk.run.submit(
            Lane.COMMANDS,
            lambda: self.desk.engine.running.recovering.bring_in(
                via=VIA, progress=told, cancelled=lambda: bringing.is_cancelled
            ),
            done=lambda _: ended(),
            failed=ended,
        )

    def stop_bringing(self) -> None:
        """Bring in no more; what came in so far stays. The one under way is not waited for."""
        if self._bringing is not None:
            self._bringing.is_cancelled = True
            self._brought()

    def _show_bringing(self, bringing: Bringing, count: int) -> None:
        if self._bringing is bringing:
            self._view.show_bringing(count)

    def _brought(self) -> None:
        self._bringing = None
        self._view.show_bringing(None)
        self._fresh.again()

    def leave_found(self) -> None:
        """Leave it over there, and do not ask about it again."""
        self.desk.run.submit(
            Lane.COMMANDS, self.desk.engine.running.recovering.leave, failed=self.failed
        )

    def open(self, key: str) -> None:
        """Show the entry a delivery is about."""

        def entry_of(services: Services) -> str:
            with services.store.read() as snapshot:
                found = snapshot.delivery(key)
                entry = None if found is None else snapshot.entry(found.entry)
            return "" if entry is None else str(entry.id)

        self.look(entry_of, lambda entry: self._open_entry(entry) if entry else None)

    def preview(self) -> None:
        """Show what would be sent, before anything is."""
        self.look(lambda _: previews(self.desk.engine), self._previewed)

    def _previewed(self, models: tuple[PreviewModel, ...]) -> None:
        for model in models[:1]:
            self._open_preview(model)

    def send(
        self,
        chosen: Sequence[tuple[str, str]],
        view: PreviewView,
        sent: Callable[[], None] = lambda: None,
    ) -> None:
        """
        Send these deliveries, each with its comment as it was edited in the preview.

        *sent* is called when they are on their way.
        """
        total = len(chosen)
        view.show_sending(0, total)

        def work(services: Services) -> None:
            for key, comment in chosen:
                with services.store.read() as snapshot:
                    delivery = snapshot.delivery(key)
                    entry = None if delivery is None else snapshot.entry(delivery.entry)
                if entry is not None and entry.text.note.strip() != comment.strip():
                    services.editing.edit(entry.id, Edit(note=comment), via=VIA)
                services.deliveries.release(key, via=VIA)

        def done(_: None) -> None:
            view.show_sending(total, total)
            self._kick()
            sent()

        self.write(work, done, lambda problem: view.show_trouble(self.desk.trouble_of(problem)))

    def _kick(self, _: object = None) -> None:
        try:
            self.desk.engine.running.courier.kick()
        except Problem as problem:
            self.failed(problem)

    def failed(self, problem: Problem) -> None:
        if isinstance(problem, NotAllowed):
            self._fresh.again()
        self._view.show_trouble(self.desk.trouble_of(problem))


def outbox_model(desk: Desk, help_: Help) -> OutboxModel:
    """Read the outbox. READ lane."""
    engine = desk.engine
    waiting = engine.services.deliveries.outbox(_OPEN, limit=_MOST)
    with engine.services.store.read() as snapshot:
        connections = {c.id: c for c in snapshot.connections()}
        over = snapshot.deliveries((DeliveryState.DONE,), limit=_SENT_SHOWN)
        # What was taken back before it left is over as well, and was never sent.
        sent = [d for d in over if d.synced is not None]
        counts = snapshot.delivery_counts()
        rows = [_row(desk, snapshot, d, connections.get(d.connection), help_) for d in waiting]
        done = tuple(_row(desk, snapshot, d, connections.get(d.connection), help_) for d in sent)
    late = max((r.at for r in rows if r.at is not None), default=None)
    rest = [r for r in rows if r.standing is not Standing.STUCK]
    return OutboxModel(
        engine.parts.clock.read().zone,
        tuple(r for r in rows if r.standing is Standing.STUCK),
        tuple(sorted(rest, key=lambda r: (r.at is None, r.at or late or r.started_at))),
        done,
        sum(by.get(DeliveryState.DONE, 0) for by in counts.values()) - len(over) + len(sent),
        is_preview=any(c.mode == "preview" for c in connections.values()),
        found=tuple(sorted(_found(desk, connections), key=lambda line: line.started_at)),
        has_connections=bool(connections),
    )


def _found(desk: Desk, connections: Mapping[str, Connection]) -> Iterator[FoundLine]:
    """Read what was sent and is missing here since a backup was brought back."""
    for offer in desk.engine.running.recovering.offers():
        service = _title(desk.engine, connections.get(offer.connection))
        with desk.services.store.read() as snapshot:
            for item in offer.items:
                task, there = snapshot.task(item.task), item.there
                if there is not None:
                    title = task.title if task is not None else there.comment
                    length = timedelta(seconds=there.seconds)
                    yield FoundLine(title, service, there.started_at, length)


def _row(
    desk: Desk,
    snapshot: Snapshot,
    delivery: Delivery,
    connection: Connection | None,
    help_: Help,
) -> DeliveryRow:
    engine, entry = desk.engine, snapshot.entry(delivery.entry)
    task = snapshot.task(delivery.task)
    text = entry.text if entry is not None else EntryText(task.title if task else "", "")
    about = _about(delivery)
    now = engine.parts.clock.read().at
    is_done = delivery.state is DeliveryState.DONE
    when = delivery.changed_at if is_done else delivery.not_before_at
    if not is_done and when is None and (delivery.is_released or delivery.is_in_flight):
        when = now
    return DeliveryRow(
        delivery.key,
        text.title or (task.key if task else ""),
        about.started_at if about else (entry.start_at if entry else now),
        timedelta(seconds=about.seconds if about else 0),
        _STANDINGS[delivery.state],
        _title(engine, connection),
        (task.key if task else "") or text.key,
        hue_in(snapshot, delivery.task),
        when if is_done or delivery.is_released or delivery.is_in_flight else None,
        _trouble(desk, delivery, help_),
    )


def _about(delivery: Delivery) -> Worklog | None:
    return delivery.wanted or delivery.sending or delivery.synced


def _trouble(desk: Desk, delivery: Delivery, help_: Help) -> Trouble | None:
    if delivery.state is not DeliveryState.STUCK:
        return None
    reason = desk.said(delivery.reason)
    if delivery.is_lacking:
        return Trouble(reason, help_.once, help_.answer)
    return Trouble(reason, desk.said(delivery.remedy), help_.retry)


def _title(engine: Engine, connection: Connection | None) -> str:
    if connection is None:
        return ""
    integration = engine.parts.integrations.get(connection.service)
    return integration.manifest.title if integration is not None else connection.service


def _is_offline(engine: Engine) -> bool:
    services = engine.services
    return any(services.deliveries.is_lost(c.id) for c in services.connections.all())


def previews(engine: Engine) -> tuple[PreviewModel, ...]:
    """Read what one click would send, by connection. READ lane."""
    models = []
    with engine.services.store.read() as snapshot:
        waiting = snapshot.deliveries((DeliveryState.READY,), limit=_MOST)
        for connection in snapshot.connections():
            lines = [
                _line(snapshot, d)
                for d in waiting
                if d.connection == connection.id and d.wanted != d.synced and not d.is_withheld
            ]
            if lines:
                lines.sort(key=lambda line: line.started_at)
                models.append(
                    PreviewModel(
                        _title(engine, connection),
                        connection.site_url.partition("://")[2],
                        connection.account.name or connection.email,
                        engine.parts.clock.read().zone,
                        tuple(lines),
                    )
                )
    return tuple(models)


def _line(snapshot: Snapshot, delivery: Delivery) -> PreviewLine:
    entry, task = snapshot.entry(delivery.entry), snapshot.task(delivery.task)
    about = delivery.wanted or delivery.synced
    title = entry.text.title if entry is not None else (task.title if task else "")
    started = about.started_at if about else (entry.start_at if entry else delivery.changed_at)
    if started is None:
        msg = f"delivery {delivery.key} says nothing of a time"
        raise LookupError(msg)
    return PreviewLine(
        delivery.key,
        title,
        task.key if task else "",
        started,
        timedelta(seconds=delivery.wanted.seconds if delivery.wanted else 0),
        delivery.wanted.comment if delivery.wanted else "",
        hue_in(snapshot, delivery.task),
    )
