"""What the person is told of the standups they scheduled."""

from __future__ import annotations

from collections.abc import Callable

from tracksync.core.clock import zone_info
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.engine.herald import News
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.notify import Notice
from tracksync.services.personal.journal.changed import Changed

STANDUP = "standup "
_OPEN, _POST, _SKIP = "open", "post", "skip"
_TAKE_OVER, _LEAVE = "take_over", "leave"
_WAITING = {"announce", "review", "remind"}
_QUIET = {"handed", "posted"}
_DOOR = "window"


class StandupNotices(Presenter):
    """
    Shows each piece of news once; from a notice a standup can be looked at, posted or skipped.

    Args:
        open_page: Shows the Standup page of a channel.
    """

    interest = Changed.STANDUPS

    def __init__(
        self,
        desk: Desk,
        show: Callable[[Notice], None],
        withdraw: Callable[[str], None],
        open_page: Callable[[str], None],
    ) -> None:
        super().__init__(desk)
        self._show, self._withdraw, self._open = show, withdraw, open_page
        self._shown: dict[str, News] = {}

    def refresh(self) -> None:
        """Show what is new, and take back what is no longer so."""
        if self.desk.engine.parts.preferences.flag("notifications.standups"):
            self.look(lambda _: self.desk.engine.running.herald.news(), self._tell)

    def _tell(self, found: tuple[News, ...]) -> None:
        news = {f"{STANDUP}{one.channel}": one for one in found}
        for topic in self._shown.keys() - news.keys():
            self._withdraw(topic)
        for topic, one in news.items():
            if self._shown.get(topic) != one:
                self._show(self._notice(topic, one))
        self._shown = news

    def acted(self, topic: str, action: str) -> None:
        """Do what was clicked on a notice."""
        news = self._shown.get(topic)
        if action not in {_POST, _SKIP, _TAKE_OVER, _LEAVE}:
            self._open(topic.removeprefix(STANDUP))
        elif news is None:
            return
        elif action == _TAKE_OVER:
            self.write(lambda now: now.schedules.take_over(news.schedule, via=_DOOR))
        elif action == _LEAVE:
            self.write(lambda now: now.schedules.leave_to_other(news.schedule, via=_DOOR))
        elif action == _SKIP:
            self.write(
                lambda now: now.postings.skip(
                    now.postings.channel(news.channel), news.day, via=_DOOR
                )
            )
        else:
            self.desk.run.submit(Lane.COMMANDS, lambda: self._post(news), failed=self.failed)

    def _post(self, news: News) -> None:
        channel = self.desk.services.postings.channel(news.channel)
        self.desk.engine.running.herald.ask_for(channel, news.day, via=_DOOR)

    def _notice(self, topic: str, news: News) -> Notice:
        to = self.desk.title_of(news.channel.rpartition("-")[0] or news.channel)
        at = f"{news.at.astimezone(zone_info(news.zone)):%H:%M}"
        title, says = self._words()[news.kind]
        says = self._offer(news) if news.kind == "offer" else says
        parts = (news.preview, self.desk.said(news.why), self.desk.said(news.hint))
        body = [says.format(at=at, to=to), *(part for part in parts if part)]
        return Notice(
            topic,
            title.format(to=to, device=news.poster),
            "\n\n".join(part for part in body if part),
            self._actions(news.kind),
            is_quiet=news.kind in _QUIET,
        )

    def _actions(self, kind: str) -> tuple[tuple[str, str], ...]:
        look = (_OPEN, self.tr("Look at it"))
        if kind == "offer":
            today, leave = (_POST, self.tr("Only today")), (_LEAVE, self.tr("Not here"))
            return (_TAKE_OVER, self.tr("Take over")), today, leave
        skip = (_SKIP, self.tr("Skip it today"))
        if kind == "handed":
            return look, skip
        if kind in _WAITING:
            return look, (_POST, self.tr("Post it now")), skip
        return (look,)

    def _offer(self, news: News) -> str:
        if news.can_see:
            return self.tr("Post it to {to} from here instead? It is not in the channel yet.")
        return self.tr(
            "Post it to {to} from here instead? Look in the channel first: from here it cannot be "
            "seen whether it is there."
        )

    def _words(self) -> dict[str, tuple[str, str]]:
        return {
            "announce": (
                self.tr("Your standup goes to {to} soon"),
                self.tr("At {at}, by itself. Look at it to change it."),
            ),
            "review": (
                self.tr("Look at your standup for {to}"),
                self.tr("Its time is {at}, and it waits for your word."),
            ),
            "remind": (
                self.tr("Your standup for {to} is ready"),
                self.tr("It waits for your word."),
            ),
            "offer": (self.tr("This standup is posted from {device}"), ""),
            "handed": (
                self.tr("{to} has your standup"),
                self.tr(
                    "It posts it at {at}, also when this computer is off. What you change before "
                    "that is said."
                ),
            ),
            "posted": (self.tr("Your standup is in {to}"), ""),
            "failed": (self.tr("Your standup is not in {to} yet"), ""),
            "doubt": (
                self.tr("Your standup may be in {to}"),
                self.tr(
                    "Its answer was lost, so it is not sent again by itself. Look in the channel; "
                    "if it is not there, post it again."
                ),
            ),
            "barred": (
                self.tr("Your standup cannot go to {to}"),
                self.tr("Its time is {at}."),
            ),
            "miss": (
                self.tr("Your standup was not posted to {to}"),
                self.tr(
                    "Its time, {at}, had passed by more than its grace. You still can post it."
                ),
            ),
        }
