"""The finder: tasks, pages, settings and actions by a few letters."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from tracksync.core.settings.table import SETTINGS
from tracksync.core.tasks import Task, fold_case
from tracksync.core.text import clean_line
from tracksync.desktop.models.finder import FinderView, Finding, Found, FoundKind
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.services import Services

_TASKS, _LISTED, _MOST = 12, 30, 40
_MAKE = "make"


class FinderPresenter(Presenter):
    """
    Finds for one finder.

    Args:
        others: Pages and actions, with what each does.
        finding: What it was opened for. Settings are found only among anything.
        open_setting: Shows a setting by its key.
        start: Starts a task by its reference.
        make: Makes a task of what was typed, and starts it; None where that is not offered.
    """

    def __init__(
        self,
        desk: Desk,
        view: FinderView,
        others: Mapping[Found, Callable[[], None]],
        *,
        finding: Finding = Finding.ANYTHING,
        open_setting: Callable[[str], None] | None,
        start: Callable[[str], None],
        make: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(desk)
        self._view, self._others, self._finding = view, others, finding
        self._open_setting, self._start, self._make = open_setting, start, make

    def search(self, text: str) -> None:
        """Show what is found."""
        self.look(
            lambda services: self._tasks(services, text),
            lambda tasks: self._view.show_found(text, self._found(text, tasks)),
        )

    def _tasks(self, services: Services, text: str) -> tuple[Task, ...]:
        """Find tasks. Whoever is here for one sees those never tracked too, after the recent."""
        if text.strip():
            return services.tasks.find(text, limit=_TASKS)
        recent = services.tasks.recent(_TASKS)
        if self._finding is Finding.ANYTHING:
            return recent
        offered = {task.ref: task for task in (*recent, *services.tasks.find(limit=_LISTED))}
        if self._finding is Finding.START:
            # To switch to what runs is no choice, and it would be what Enter chooses.
            with services.store.read() as snapshot:
                timer = snapshot.timer()
                running = None if timer.entry is None else snapshot.entry(timer.entry)
            if running is not None:
                offered.pop(running.task, None)
        return tuple(offered.values())

    def choose(self, found: Found) -> None:
        """Do what was chosen."""
        if found.kind is FoundKind.TASK:
            self._start(found.id)
        elif found.id == _MAKE and self._make is not None:
            self._make(found.detail)
        elif found.kind is FoundKind.SETTING:
            if self._open_setting is not None:
                self._open_setting(found.id)
        else:
            for other, does in self._others.items():
                if (other.kind, other.id) == (found.kind, found.id):
                    does()
                    return

    def _found(self, text: str, tasks: tuple[Task, ...]) -> tuple[Found, ...]:
        words = fold_case(text).split()
        shown = [
            Found(FoundKind.TASK, str(t.ref), t.title, t.key or t.project, hue=t.hue) for t in tasks
        ]
        shown += [o for o in self._others if _holds(words, o.title, o.detail)]
        if words and self._finding is Finding.ANYTHING:
            shown += [
                Found(FoundKind.SETTING, s.key, s.title, s.group, "settings")
                for s in SETTINGS
                if s.is_shown_on(sys.platform) and _holds(words, s.title, s.help, s.key)
            ]
        shown = shown[:_MOST]
        title = clean_line(text)
        if self._make is not None and title:
            new = self.tr("Make a task of this")
            if self._finding is not Finding.CHOOSE:
                new = self.tr("Make a task of this and start it")
            shown.append(Found(FoundKind.ACTION, _MAKE, new, title, "plus"))
        return tuple(shown)


def _holds(words: list[str], *texts: str) -> bool:
    hay = fold_case(" ".join(texts))
    return all(word in hay for word in words)
