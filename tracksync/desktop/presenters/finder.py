"""The finder: tasks, pages, settings and actions by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracksync.core.settings import SETTINGS
from tracksync.core.tasks import Task, fold_case
from tracksync.core.text import clean_line
from tracksync.desktop.models.finder import FinderView, Found, FoundKind
from tracksync.desktop.presenters.base import Desk, Presenter

_TASKS, _MOST = 12, 40
_MAKE = "make"


class FinderPresenter(Presenter):
    """
    Finds for one finder.

    Args:
        others: Pages and actions, with what each does.
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
        open_setting: Callable[[str], None] | None,
        start: Callable[[str], None],
        make: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(desk)
        self._view, self._others = view, others
        self._open_setting, self._start, self._make = open_setting, start, make

    def search(self, text: str) -> None:
        """Show what is found."""
        self.look(
            lambda services: (
                services.tasks.find(text, limit=_TASKS) if text.strip()
                else services.tasks.recent(_TASKS)
            ),
            lambda tasks: self._view.show_found(text, self._found(text, tasks)),
        )  # fmt: skip

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
        if words and self._open_setting is not None:
            shown += [
                Found(FoundKind.SETTING, s.key, s.title, s.group, "settings")
                for s in SETTINGS
                if not s.is_advanced and _holds(words, s.title, s.help, s.key)
            ]
        shown = shown[:_MOST]
        title = clean_line(text)
        if self._make is not None and title:
            new = self.tr("Make a task of this")
            if self._open_setting is not None:
                new = self.tr("Make a task of this and start it")
            shown.append(Found(FoundKind.ACTION, _MAKE, new, title, "plus"))
        return tuple(shown)


def _holds(words: list[str], *texts: str) -> bool:
    hay = fold_case(" ".join(texts))
    return all(word in hay for word in words)
