"""A house with a channel where standups go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.fakes.channel import FakeChannelIntegration
from tests.unit.engine.house import House, MemoryProfile
from tracksync.core.clock import zone_info
from tracksync.core.standup.postings import Review
from tracksync.core.standup.review import approved
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.calendar import DaysOff
from tracksync.ports.tracker import Account, Connection

PATIENCE_SECONDS = 60


class Team(House):
    """A house with a channel, on a morning when nothing is due yet."""

    def __init__(
        self,
        profile: MemoryProfile | None = None,
        *,
        begins: bool = True,
        days_off: DaysOff | None = None,
    ) -> None:
        self.slack = FakeChannelIntegration()
        super().__init__(integrations=[self.slack], profile=profile, days_off=days_off)
        self.connect("slack-1")
        if begins:
            self.start()

    def connect(self, name: str) -> None:
        with self.profile.store.write() as unit:
            account = Account("x", "Webhook", "", "")
            unit.save_connection(Connection(name, "slack", "https://x", "", account))

    def review(self, said: Callable[[Review], Review]) -> None:
        """Have the person say something of today's standup."""
        services = self.engine.services
        to, day = services.postings.channel("slack-1"), services.standups.today()
        self.engine.lanes.ask(
            Lane.STORE, lambda: services.reviewing.change(to, day, said, via="window")
        )

    def approve(self) -> None:
        """Have today's standup go at its time as it is now."""
        services = self.engine.services
        found = services.schedules.turn_of("slack-1")
        assert found is not None
        seen = services.standups.prepare(found[1].day, "slack-1").seen(found[1].at)
        self.review(lambda review: approved(review, is_approved=True, seen=seen))

    def schedule(self, minutes: int = 30, **how: object) -> None:
        """Have a standup come in so many minutes, on each day of the week."""
        zone = zone_info(self.clock.read().zone)
        at = (self.clock.read().at + timedelta(minutes=minutes)).astimezone(zone)
        how = {"at": f"{at:%H:%M}", "days": "1,2,3,4,5,6,7", "auto": True} | how
        assert self.code("standup.schedule.add", **how) == 0

    def wake(self, minutes: float = 0) -> None:
        """Let time pass, wake up, and have it look to the end."""
        self.clock.move(minutes=minutes)
        herald = self.engine.running.herald
        herald.kick()
        herald.wait(PATIENCE_SECONDS)

    @property
    def posted(self) -> int:
        return len(self.slack.channel.posted)

    def told(self) -> list[str]:
        return [news.kind for news in self.engine.running.herald.news()]

    def states(self) -> list[str]:
        return [posting["state"] for posting in self.ask("standup.history")["postings"]]
