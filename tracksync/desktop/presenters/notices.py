"""What the person is told outside the window, once each, and only what they want to be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracksync.core.delivery.door import DeliveryState
from tracksync.core.sentences import Sentence
from tracksync.desktop.models.question import Answer, QuestionModel
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.standup_notices import STANDUP, StandupNotices
from tracksync.ports.notify import Notice
from tracksync.services.personal.journal.changed import Changed

if TYPE_CHECKING:
    from tracksync.desktop.presenters.policy_notices import PolicyNotices
    from tracksync.desktop.presenters.reminder_notices import ReminderNotices

QUESTION, LOST, STUCK, SIGN_IN = "question", "lost", "stuck", "sign-in"
FOUND = "found"
SETTINGS = "settings"
PICTURE = "picture"
HOURS = "hours "
POLICY = "policy"
CLOCK = "clock"
_ANSWERS = {"keep": Answer.KEEP, "break": Answer.BREAK}
OPEN_OUTBOX, OPEN_CONNECTIONS, OPEN_QUESTION = "outbox", "connections", "question"
OPEN_SETTINGS = "settings"
OPEN_PICTURES = "pictures"
OPEN_PRIVACY = "privacy"


class NoticePresenter(Presenter):
    """
    Shows notices about questions and deliveries.

    Args:
        show, withdraw: The notifier's, brought to a thread of its own.
        span: Says a span of time as the person writes it.
        weekday, dated: Say a day: Tuesday; Tuesday, 24 November.
        answer: Takes the word on a question.
        open_place: Opens what a notice is about; a standup by `STANDUP` and its channel,
            a day by `HOURS` and its date.
    """

    interest = (
        Changed.OUTBOX
        | Changed.CONNECTIONS
        | Changed.STANDUPS
        | Changed.REMINDERS
        | Changed.SETTINGS
    )

    def __init__(
        self,
        desk: Desk,
        *,
        show: Callable[[Notice], None],
        withdraw: Callable[[str], None],
        span: Callable[[QuestionModel], str],
        weekday: Callable[[date], str],
        dated: Callable[[date], str],
        answer: Callable[[str, Answer], None],
        open_place: Callable[[str], None],
    ) -> None:
        super().__init__(desk)
        self._show, self._withdraw = show, withdraw
        self._span, self._answer, self._open = span, answer, open_place
        self._weekday, self._dated = weekday, dated
        self._question = ""
        self._seen: tuple[frozenset[str], frozenset[str], frozenset[str]] | None = None
        self._is_found = False
        self._held = ""
        self._policies: PolicyNotices | None = None
        self._standups = StandupNotices(
            desk, show, withdraw, lambda channel: open_place(f"{STANDUP}{channel}")
        )
        self._fresh = Fresh(desk.run, self._read, self._compare, self.failed)

    # --- questions ----------------------------------------------------------------------------

    def about_question(self, question: QuestionModel | None, waiting: int) -> None:
        """Show the notice about a question, and how many wait with it; or take it back."""
        if question is None:
            if self._question:
                self._withdraw(QUESTION)
            self._question = ""
            return
        self._question = question.id
        said = self.tr("The timer was on {task}.").format(task=question.task.title)
        if waiting > 1:
            said += " " + self.tr("{count} questions wait.").format(count=waiting)
        self._show(
            Notice(
                QUESTION,
                self.tr("What was {span}?").format(span=self._span(question)),
                said,
                (("break", self.tr("Break")), ("keep", self.tr("Keep as work"))),
            )
        )

    def acted(self, topic: str, action: str) -> None:
        """Do what was clicked on a notice."""
        if topic == QUESTION and action in _ANSWERS and self._question:
            self._answer(self._question, _ANSWERS[action])
        elif topic == QUESTION:
            self._open(OPEN_QUESTION)
        elif topic.startswith(STANDUP):
            self._standups.acted(topic, action)
        elif topic.startswith(HOURS):
            self._reminders().acted(topic, action)
        elif topic in {LOST, STUCK, FOUND}:
            self._open(OPEN_OUTBOX)
        elif topic == SETTINGS:
            self._open(OPEN_SETTINGS)
        elif topic in {POLICY, CLOCK}:
            self._open(OPEN_PRIVACY)
        elif topic == PICTURE:
            self._open(OPEN_PICTURES)
        else:
            self._open(OPEN_CONNECTIONS)

    # --- settings -----------------------------------------------------------------------------

    def about_settings(self) -> None:
        """Say that the file of settings was set aside, if it was; once a run."""
        if self.desk.engine.parts.settings.trouble is not None:
            self._show(
                Notice(
                    SETTINGS,
                    self.tr("The settings could not be read"),
                    self.tr(
                        "They are kept beside their place under a new name, and the defaults are "
                        "in force. Choose again what you need."
                    ),
                    (("open", self.tr("Open Settings")),),
                    is_quiet=False,
                )
            )

    # --- pictures -----------------------------------------------------------------------------

    def about_picture(self, clock: str) -> None:
        """Say that a picture of the screen was taken, in the place of what was said of the last."""
        said = self.tr("At {time}, encrypted on this computer, for nobody but you.")
        opens = self.desk.said(self.desk.engine.parts.policy.opens)
        if opens:
            said = self.tr("At {time}, encrypted on this computer.")
        self._show(
            Notice(
                PICTURE,
                self.tr("A picture of your screen was taken"),
                f"{said.format(time=clock)} {opens}".rstrip(),
                (("open", self.tr("Look at it")),),
            )
        )

    # --- deliveries ---------------------------------------------------------------------------

    def refresh(self) -> None:
        self._fresh.again()
        self.look(lambda _: self.desk.engine.running.recovering.offers(), self._about_found)
        self.look(lambda services: services.expiring.held, self._about_clock)
        self._standups.refresh()
        if self.desk.engine.parts.preferences.flag("reminders.hours"):
            self._reminders().refresh()
        self._about_policy()

    def _about_policy(self) -> None:
        governing = self.desk.engine.parts.policy.known
        if governing is not None and self._policies is None:
            from tracksync.desktop.presenters.policy_notices import (  # with a policy
                PolicyNotices,
            )

            self._policies = PolicyNotices(
                self.desk, governing, show=self._show, withdraw=self._withdraw, topic=POLICY
            )
        if self._policies is not None:
            self._policies.refresh()

    def _reminders(self) -> ReminderNotices:
        from tracksync.desktop.presenters.reminder_notices import (  # off by default
            ReminderNotices,
        )

        return ReminderNotices(
            self.desk,
            show=self._show,
            withdraw=self._withdraw,
            weekday=self._weekday,
            dated=self._dated,
            open_place=self._open,
            start=HOURS,
        )

    def _about_found(self, offers: Sequence[object]) -> None:
        """Say once that something is missing here since a backup was brought back."""
        was_found, self._is_found = self._is_found, bool(offers)
        if self._is_found and not was_found:
            self._show(
                Notice(
                    FOUND,
                    self.tr("Worklogs are missing here"),
                    self.tr(
                        "They were sent after the backup that was brought back, and stand where "
                        "they were sent. The outbox offers to bring them in."
                    ),
                    (("open", self.tr("Open the outbox")),),
                    is_quiet=False,
                )
            )
        elif was_found and not self._is_found:
            self._withdraw(FOUND)

    def _about_clock(self, held: Sentence) -> None:
        """Say once that the clock is far ahead, so that nothing goes for its age."""
        before, self._held = self._held, self.desk.said(held)
        if self._held and not before:
            title = self.tr("Nothing is deleted for its age for now")
            self._show(Notice(CLOCK, title, self._held, is_quiet=False))
        elif before and not self._held:
            self._withdraw(CLOCK)

    def _read(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        services = self.desk.services
        with services.store.read() as snapshot:
            connections = snapshot.connections()
            stuck = frozenset(d.key for d in snapshot.deliveries((DeliveryState.STUCK,)))
        lost = frozenset(c.id for c in connections if services.deliveries.is_lost(c.id))
        return lost, frozenset(c.id for c in connections if c.is_paused), stuck

    def _compare(self, now: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> None:
        before, self._seen = self._seen, now
        if before is None or not self.desk.engine.parts.preferences.flag(
            "notifications.deliveries"
        ):
            return
        (lost, paused, stuck), (lost_now, paused_now, stuck_now) = before, now
        if lost_now - lost:
            self._show(
                Notice(
                    LOST,
                    self.tr("No connection to {service}").format(
                        service=self._titles(lost_now - lost)
                    ),
                    self.tr("Tracking goes on. What is to be sent waits, and leaves later."),
                )
            )
        elif lost - lost_now:
            self._show(
                Notice(
                    LOST,
                    self.tr("{service} can be reached again").format(
                        service=self._titles(lost - lost_now)
                    ),
                    self.tr("What waited is being sent."),
                )
            )
        if paused_now - paused:
            self._show(
                Notice(
                    SIGN_IN,
                    self.tr("{service} no longer accepts the sign-in").format(
                        service=self._titles(paused_now - paused)
                    ),
                    self.tr("Your entries are safe here. Sign in again in Connections."),
                    (("open", self.tr("Open Connections")),),
                    is_quiet=False,
                )
            )
        elif paused - paused_now:
            self._withdraw(SIGN_IN)
        if stuck_now - stuck:
            self._show(
                Notice(
                    STUCK,
                    self.tr("A worklog needs you"),
                    self.tr("It was refused, and is safe here. The outbox says why."),
                    (("open", self.tr("Open the outbox")),),
                    is_quiet=False,
                )
            )
        elif stuck and not stuck_now:
            self._withdraw(STUCK)

    def _titles(self, connections: frozenset[str]) -> str:
        titles = []
        for connection in sorted(connections):
            service = connection.rpartition("-")[0] or connection
            known = self.desk.engine.parts.integrations.get(service)
            titles.append(known.manifest.title if known is not None else service)
        return ", ".join(dict.fromkeys(titles))
