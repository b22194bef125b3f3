"""The services of an open store, bundled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracksync.core.delivery.door import Pace
from tracksync.core.delivery.pacing import Limit, hurried
from tracksync.core.values import dataclass
from tracksync.engine.parts import Parts
from tracksync.ports.calendar import DaysOff
from tracksync.ports.store import Store
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.delivery.deliveries import DeliveryService
from tracksync.services.personal.delivery.forgotten import ForgottenService
from tracksync.services.personal.delivery.holds import Waits
from tracksync.services.personal.delivery.turns import Turns
from tracksync.services.personal.expiring import ExpiringService
from tracksync.services.personal.journal.recording import Recorder
from tracksync.services.personal.worktime.absences import AbsenceService
from tracksync.services.personal.worktime.tasks import TaskService
from tracksync.services.personal.worktime.timer import TimerService
from tracksync.services.personal.worktime.watching import WatchingService

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracksync.ports.commits import CommitLog
    from tracksync.services.personal.delivery.details import DetailService
    from tracksync.services.personal.delivery.reconciling import ReconcilingService
    from tracksync.services.personal.spooling import SpoolingService
    from tracksync.services.personal.standup.posted import PostedService
    from tracksync.services.personal.standup.posting import PostingService
    from tracksync.services.personal.standup.reminding import RemindingService
    from tracksync.services.personal.standup.reviewing import ReviewingService
    from tracksync.services.personal.standup.scheduling import SchedulingService
    from tracksync.services.personal.standup.standups import StandupService
    from tracksync.services.personal.standup.templates import TemplateService
    from tracksync.services.personal.worktime.editing import EditingService
    from tracksync.services.personal.worktime.reporting import ReportingService


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, on one store."""

    store: Store
    recorder: Recorder
    timer: TimerService
    absences: AbsenceService
    tasks: TaskService
    connections: ConnectionService
    deliveries: DeliveryService
    watching: WatchingService
    days_off: DaysOff
    commits: CommitLog
    device: Callable[[], tuple[str, str]]
    fault: Callable[[BaseException], None]
    turns: Turns
    waits: Waits
    forgotten: ForgottenService
    expiring: ExpiringService

    @property
    def editing(self) -> EditingService:
        """Changes by hand, when somebody makes one."""
        from tracksync.services.personal.worktime.editing import EditingService  # 0.1 MB

        return EditingService(self.recorder)

    @property
    def spooling(self) -> SpoolingService:
        """What was wished while the store was closed, when something waits."""
        from tracksync.services.personal.spooling import SpoolingService  # with the editing 0.2 MB

        return SpoolingService(self.recorder, self.timer, self.editing)

    @property
    def reconciling(self) -> ReconcilingService:
        """Both sides, when they are compared."""
        from tracksync.services.personal.delivery.reconciling import ReconcilingService  # 0.1 MB

        return ReconcilingService(self.recorder)

    @property
    def details(self) -> DetailService:
        """What services want to know of a worklog, where one does."""
        from tracksync.services.personal.delivery.details import DetailService  # 0.1 MB

        return DetailService(self.recorder)

    @property
    def reporting(self) -> ReportingService:
        """Days and reports, when somebody looks."""
        from tracksync.services.personal.worktime.reporting import ReportingService  # 0.2 MB

        return ReportingService(self.recorder)

    @property
    def standups(self) -> StandupService:
        """The daily standup, when somebody wants it."""
        from tracksync.services.personal.standup.standups import StandupService  # 0.3 MB

        return StandupService(self.recorder, self.days_off, self.commits, fault=self.fault)

    @property
    def postings(self) -> PostingService:
        """What goes to channels, when something does."""
        from tracksync.services.personal.standup.posting import PostingService  # 0.1 MB

        return PostingService(self.recorder, self.connections)

    @property
    def posted(self) -> PostedService:
        """What went to channels, where it is within reach."""
        from tracksync.services.personal.standup.posted import PostedService  # as above

        return PostedService(self.recorder)

    @property
    def reviewing(self) -> ReviewingService:
        """What the person says of standups before they go."""
        from tracksync.services.personal.standup.reviewing import ReviewingService  # as above

        return ReviewingService(self.recorder, self.standups)

    @property
    def templates(self) -> TemplateService:
        """How standups read, for whoever wants them otherwise."""
        from tracksync.services.personal.standup.templates import TemplateService  # as above

        return TemplateService(self.recorder)

    @property
    def schedules(self) -> SchedulingService:
        """Standups that come again and again, when there are any."""
        from tracksync.core.standup.schedules import Device  # comes with it
        from tracksync.services.personal.standup.scheduling import SchedulingService  # as above

        return SchedulingService(self.recorder, self.standups, lambda: Device(*self.device()))

    @property
    def reminders(self) -> RemindingService:
        """Reminders of missing hours, for those who want them."""
        from tracksync.services.personal.standup.reminding import RemindingService  # as above

        return RemindingService(self.recorder, self.standups, self.reporting)


def build_services(store: Store, parts: Parts) -> Services:
    """Put the use cases together on an open store."""
    recorder = Recorder(store, parts.clock, parts.ids, parts.preferences)
    timer = TimerService(recorder, is_scripted=parts.is_scripted)
    turns = Turns(parts.clock, lambda service: _limits(parts, service))
    return Services(
        store=store,
        recorder=recorder,
        timer=timer,
        absences=AbsenceService(recorder),
        tasks=TaskService(recorder),
        connections=ConnectionService(recorder, parts.integrations),
        deliveries=DeliveryService(recorder, parts.pace_of, parts.jitter, turns),
        watching=WatchingService(recorder, timer, parts.preferences, parts.refuses_activity),
        days_off=parts.days_off,
        commits=parts.commits,
        device=parts.device,
        fault=parts.log.fault,
        turns=turns,
        waits=Waits(
            recorder,
            lambda service: parts.integrations[service].manifest.title,
            parts.pace_of,
            parts.jitter,
        ),
        forgotten=ForgottenService(recorder),
        expiring=ExpiringService(recorder),
    )


def _limits(parts: Parts, service: str) -> tuple[Limit, ...]:
    """Tell what a service allows; where it is to be treated with less patience, that much more."""
    integration = parts.integrations.get(service)
    if integration is None:
        return ()
    hurry = parts.pace_of(service).base / Pace().base
    limits = integration.manifest.limits
    return limits if hurry >= 1 else hurried(limits, hurry)
