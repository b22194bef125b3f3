"""What the person is told of an organization's policy that waits for them."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.problems import Problem
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.governing import Governing
from tracksync.ports.notify import Notice


class PolicyNotices(Presenter):
    """Tells of each version that waits, once: it is noted as told before it is shown."""

    def __init__(
        self,
        desk: Desk,
        governing: Governing,
        *,
        show: Callable[[Notice], None],
        withdraw: Callable[[str], None],
        topic: str,
    ) -> None:
        super().__init__(desk)
        self._governing, self._show, self._withdraw = governing, show, withdraw
        self._topic = topic
        self._is_shown = False

    def refresh(self) -> None:
        """Tell what there is to tell, and take it back where it no longer waits."""

        def work() -> tuple[bool, bool]:
            return self._governing.tell(), self._governing.is_asking

        self.desk.run.store(work, done=self._told, failed=_later)

    def _told(self, found: tuple[bool, bool]) -> None:
        is_news, waits = found
        if is_news:
            self._is_shown = True
            self._show(self._notice())
        elif self._is_shown and not waits:
            self._is_shown = False
            self._withdraw(self._topic)

    def _notice(self) -> Notice:
        policy = self._governing.policy
        name = "" if policy is None else policy.name
        said = self.tr("It asks for more than before. Until you have seen it, that does not hold.")
        if self._governing.due_at is not None:
            said = self.tr(
                "It asks for more than before. Until you have seen it, and until the days of "
                "notice are over, that does not hold."
            )
        return Notice(
            self._topic,
            self.tr("{organization} has a policy about screenshots").format(organization=name),
            said,
            (("open", self.tr("See what it changes")),),
            is_quiet=False,
        )


def _later(_: Problem) -> None:
    """Leave it: it is asked anew, and the Privacy page shows it in any case."""
