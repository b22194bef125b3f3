"""What every presenter has: a way to have work done, words, and somebody to tell of troubles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from tracksync.core.problems import Problem
from tracksync.core.sentences import Sentence
from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.engine.engine import Engine, State
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.services import Services
from tracksync.services.personal.journal.changed import Changed

T = TypeVar("T")

Translate = Callable[[str, str], str]

# The context under which translations know what `core.sentences.say` says.
SENTENCES = "Sentences"


class Runner(Protocol):
    """Has work done elsewhere; how it ended is told on the thread of the screen."""

    def store(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* after all earlier writes."""

    def read(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* that only reads."""

    def network(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* that waits for another machine."""

    def keystore(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* that asks the keystore."""

    def submit(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* on a lane by name."""

    def tell(self, call: Callable[[], None]) -> None:
        """Have it called on the thread of the screen; from any thread."""


def untranslated(context: str, text: str) -> str:
    """Say it in English."""
    del context
    return text


@dataclass(frozen=True)
class Desk:
    """
    What presenters share.

    Attributes:
        translate: From (class, English) to the person's language.
        trouble: Shows what went wrong where no screen of its own can.
    """

    engine: Engine
    run: Runner
    translate: Translate = untranslated
    trouble: Callable[[Trouble], None] = lambda _: None

    @property
    def services(self) -> Services:
        """The use cases; raises the reason while the store is closed."""
        return self.engine.services

    def title_of(self, service: str) -> str:
        """Name a service as people call it; one that is not known here by its id."""
        known = self.engine.parts.integrations.get(service)
        return known.manifest.title if known is not None else service

    def said(self, text: str) -> str:
        """Say what came from below the desktop: a sentence in the person's language."""
        if not isinstance(text, Sentence):
            return text
        return text.translated(lambda template: self.translate(SENTENCES, template))

    def why_no_pictures(self) -> str:
        """Say what keeps pictures from being taken until somebody changes it; empty if nothing."""
        if self.engine.state is not State.OPEN:
            return ""
        return self.said(self.engine.running.capturing.lasting)

    def trouble_of(self, problem: Problem, remedy: Remedy | None = None) -> Trouble:
        """Say a problem as it is shown."""
        return Trouble(self.said(problem.title), self.said(problem.hint), remedy)


class Presenter:
    """
    Talks with one view.

    Attributes:
        interest: What has to change for `refresh` to be worth it.
    """

    interest = Changed.NOTHING

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def tr(self, text: str) -> str:
        """Say it in the person's language; the tools find the words by this name."""
        return self.desk.translate(type(self).__name__, text)

    def refresh(self) -> None:
        """Show what is now."""

    def write(
        self,
        work: Callable[[Services], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Have a write done; a problem is said unless *failed* takes it."""
        self.desk.run.store(
            lambda: work(self.desk.services), done=done, failed=failed or self.failed
        )

    def look(
        self,
        work: Callable[[Services], T],
        done: Callable[[T], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Have something read."""
        self.desk.run.read(
            lambda: work(self.desk.services), done=done, failed=failed or self.failed
        )

    def failed(self, problem: Problem) -> None:
        """Say a problem."""
        self.desk.trouble(self.desk.trouble_of(problem))


class Fresh(Generic[T]):
    """
    Reads again when told to: one read at a time, and whatever changes meanwhile is read after it.

    Args:
        read: On the READ lane.
        show: On the thread of the screen.
    """

    def __init__(
        self,
        run: Runner,
        read: Callable[[], T],
        show: Callable[[T], None],
        failed: Callable[[Problem], None],
    ) -> None:
        self._run, self._read, self._show, self._failed = run, read, show, failed
        self._is_reading = False
        self._is_stale = False

    def again(self) -> None:
        """Read, or, while that is under way, read once more after it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading = True
        self._run.read(self._read, done=self._done, failed=self._not_done)

    def _done(self, value: T) -> None:
        self._ended()
        self._show(value)

    def _not_done(self, problem: Problem) -> None:
        self._ended()
        self._failed(problem)

    def _ended(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._is_stale = False
            self.again()


__all__ = [
    "SENTENCES",
    "Desk",
    "Fresh",
    "Presenter",
    "Runner",
    "Translate",
    "untranslated",
]
