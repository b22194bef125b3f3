"""What every statement needs: the database, the texts, the names of tasks."""

from __future__ import annotations

from tracksync.core.journal.entries import EntryText
from tracksync.core.tasks import TaskRef
from tracksync.core.values import dataclass
from tracksync.storage.local.db import Database
from tracksync.storage.local.tables.task_search import TaskSearch
from tracksync.storage.local.tables.texts import Provenance, TextRef, Texts, text_at
from tracksync.storage.local.traces import Traces


class Refs:
    """Tasks by number: a reference is written once, and named by a small number elsewhere."""

    def __init__(self) -> None:
        self._by_number: dict[int, TaskRef] = {}
        self._by_ref: dict[TaskRef, int] = {}

    def ref(self, db: Database, number: int) -> TaskRef:
        known = self._by_number.get(number)
        if known is None:
            row = db.row("SELECT connection, remote_id FROM refs WHERE number = ?", (number,))
            known = TaskRef(*row) if row else TaskRef("lost", str(number))
            self._by_number[number] = known
        return known

    def find(self, db: Database, ref: TaskRef) -> int | None:
        """Tell the number of a task; None when it has none yet."""
        known = self._by_ref.get(ref)
        if known is None:
            row = db.row(
                "SELECT number FROM refs WHERE connection = ? AND remote_id = ?",
                (ref.connection, ref.remote_id),
            )
            if row is None:
                return None
            known = self._by_ref[ref] = int(row[0])
        return known

    def number(self, db: Database, ref: TaskRef) -> int:
        """Tell the number of a task, giving it one if need be (in a transaction)."""
        known = self.find(db, ref)
        if known is None:
            known = db.insert(
                "INSERT INTO refs (connection, remote_id) VALUES (?, ?)",
                (ref.connection, ref.remote_id),
            )
            self._by_ref[ref] = known
        return known

    def forget(self) -> None:
        """Forget everything, because a transaction was rolled back."""
        self._by_number.clear()
        self._by_ref.clear()


@dataclass(frozen=True, slots=True)
class Tables:
    """
    One connection's view of the store, for the length of one transaction.

    Attributes:
        search: What tasks are searched by.
        traces: What seals and opens days.
        provenance: Where the texts that were read came from; None when nothing will be written.
    """

    db: Database
    texts: Texts
    refs: Refs
    search: TaskSearch
    traces: Traces
    provenance: Provenance | None = None

    def text(self, ref: TextRef, record: bytes | None, month: str, sealed: bytes) -> EntryText:
        """Open the text a row names; *record* None stands for a journal record that is missing."""
        opened = None if record is None else self.texts.open("journal", record, month, sealed)
        return self.noted(text_at(opened, ref.part), ref)

    def noted(self, text: EntryText, ref: TextRef) -> EntryText:
        """Remember where a text came from."""
        if self.provenance is not None:
            self.provenance.note(text, ref)
        return text

    def text_of(self, ref: TextRef) -> EntryText:
        """Open the text a change names."""
        row = self.db.row(
            "SELECT id, month, sealed FROM journal WHERE sequence = ?", (ref.sequence,)
        )
        return self.text(ref, *(row or (None, "", b"")))

    def task(self, number: int) -> TaskRef:
        return self.refs.ref(self.db, number)

    def task_number(self, ref: TaskRef) -> int:
        return self.refs.number(self.db, ref)

    def origin_of(self, text: EntryText) -> TextRef:
        """Tell where a text came from that was read or appended in this transaction."""
        if self.provenance is None:
            msg = "texts are named only where something is written"
            raise TypeError(msg)
        return self.provenance.of(text)
