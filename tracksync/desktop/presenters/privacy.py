"""The Privacy page: what is captured, stored and sent. Its lines are those of the inventory."""

from __future__ import annotations

import sys
from datetime import date

from tracksync.core.clock import local_date
from tracksync.core.inventory import INVENTORY, LOOKED
from tracksync.core.pictures.captures import LASTING, remedy
from tracksync.core.problems import Problem
from tracksync.core.settings.table import Kind
from tracksync.core.settings.values import setting
from tracksync.desktop.models.privacy import PrivacyLine, PrivacyModel, PrivacyView
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.exporting import name_of, write_entries
from tracksync.desktop.presenters.policy import acknowledge, policy_card
from tracksync.desktop.presenters.shown import SWITCH, choose, set_by, short_length
from tracksync.engine.engine import Engine
from tracksync.engine.honest import account
from tracksync.ports.store import SentTotal, Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.privacy import Line, State

VIA = "window/privacy"
ACTIVITY = "activity"
SCREENS = "screens"
PICTURES = "pictures"
_EARLIEST = date(2000, 1, 1)
# What would do nothing on this system has no switch.
_SETTINGS = {
    datum.id: datum.switch
    for datum in INVENTORY
    if "." in datum.switch and setting(datum.switch).works_on(sys.platform)
}
_FLAGS = {line: key for line, key in _SETTINGS.items() if setting(key).kind is Kind.FLAG}


class PrivacyPresenter(Presenter):
    """Shows it, and turns off what can be turned off."""

    interest = (
        Changed.TIMER
        | Changed.CONNECTIONS
        | Changed.SETTINGS
        | Changed.OUTBOX
        | Changed.PICTURES
        | Changed.STANDUPS
    )

    def __init__(self, desk: Desk, view: PrivacyView) -> None:
        super().__init__(desk)
        self._view = view
        self._fresh = Fresh(desk.run, self._read, view.show_privacy, self.failed)

    def refresh(self) -> None:
        self._fresh.again()

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def switch(self, line: str, *, is_on: bool) -> None:
        """Use the switch of a line."""
        if line == ACTIVITY and is_on:
            self.write(lambda s: s.timer.resume(via=VIA))
        elif line == ACTIVITY:
            self.write(lambda s: s.timer.pause(via=VIA, is_private=True))
        elif line in _FLAGS:
            engine, key = self.desk.engine, _FLAGS[line]
            self.desk.run.store(lambda: choose(engine, key, is_on=is_on), failed=self._not_switched)
        else:
            mode = "automatic" if is_on else "preview"
            self.write(lambda s: s.connections.change(line, via=VIA, mode=mode))

    def _not_switched(self, problem: Problem) -> None:
        self.failed(problem)
        self._fresh.again()

    def acknowledge(self, version: int) -> None:
        """Say that the person has seen what a policy changes."""
        acknowledge(self.desk, version, VIA, self.failed)

    def export(self, file: str) -> None:
        """Write all entries into a file that other programs can read."""
        engine = self.desk.engine

        def work() -> None:
            now = engine.parts.clock.read()
            write_entries(engine, file, _EARLIEST, local_date(now.at, now.zone), with_log=True)

        def done(_: None) -> None:
            self._view.show_trouble(None)
            said = self.tr("Your data is in {file}.").format(file=name_of(file))
            self._view.show_note(said)

        self.desk.run.read(work, done=done, failed=self.failed)

    def _read(self) -> PrivacyModel:
        engine = self.desk.engine
        honest = account(engine)
        with engine.services.store.read() as snapshot:
            connections = self._connections(engine, snapshot)
            theirs = {connection.id for connection in snapshot.connections()}
        zone = engine.parts.clock.read().zone
        return PrivacyModel(
            zone,
            tuple(self._line(line) for line in honest.captured),
            tuple(self._line(line) for line in honest.stored),
            (*connections, *(self._line(line) for line in honest.sent if line.id not in theirs)),
            self.desk.said(LOOKED),
            policy_card(self.desk),
        )

    def _line(self, line: Line) -> PrivacyLine:
        """Tell one line of the account; the few that are switched or counted here say more."""
        engine = self.desk.engine
        if line.id == SCREENS:
            return self._screens(engine)
        if line.id == PICTURES and engine.running.opened.has_pictures:
            return self._pictures(engine)
        how = self.desk.said(line.how)
        said = [how]
        if line.state is State.PAUSED:
            said = [self.tr("Paused: nothing is looked at until you resume.")]
        elif line.state is State.NEVER:
            said = [self.tr("Never."), how]
        elif line.state is State.OFF:
            said = [self.tr("Off."), how]
        if line.kept:
            said.append(self.tr("Kept: {kept}.").format(kept=self.desk.said(line.kept)))
        is_on = line.state is State.ON if line.id == ACTIVITY else None
        key = _FLAGS.get(line.id, "")
        return PrivacyLine(
            line.id,
            self.desk.said(line.what),
            " ".join(said),
            is_on=engine.parts.preferences.flag(key) if key else is_on,
            locked_by=set_by(self.desk, key) if key else "",
            setting="" if key else _SETTINGS.get(line.id, ""),
            never=line.state is State.NEVER,
            is_there=line.state is State.ON and line.id not in self._missing(),
        )

    def _missing(self) -> frozenset[str]:
        """Name what could be stored here, and is not yet."""
        engine, followed = self.desk.engine, self.desk.engine.parts.policy.known
        stands = {
            PICTURES: engine.running.opened.has_pictures,
            "policy": followed is not None and followed.version is not None,
            "screen grant": engine.running.capturing.keeps_grant,
            "recovery": engine.parts.profile.has_recovery_key,
        }
        return frozenset(name for name, is_there in stands.items() if not is_there)

    def _screens(self, engine: Engine) -> PrivacyLine:
        own, capturing = engine.parts.preferences, engine.running.capturing
        is_on, who = own.flag(SWITCH), set_by(self.desk, SWITCH)
        said = self.tr("Off. None is taken unless you turn it on.")
        if who:
            said = self.tr("Off. None is taken, whatever you choose.")
        if is_on:
            said = self.tr("One every {minutes} while a timer runs, for nobody but you.")
            if engine.parts.policy.opens:  # the policy's card and the pictures' line say who
                said = self.tr("One every {minutes} while a timer runs.")
            said = said.format(minutes=short_length(own.seconds("screenshots.interval_seconds")))
            if capturing.hold is not None:
                held = capturing.hold
                why = f"{self.desk.said(capturing.why(held))} {self.desk.said(remedy(held))}"
                said = why if held in LASTING else f"{said} {why}"
                said = said.rstrip()
        return PrivacyLine(SCREENS, self.tr("Screenshots"), said, is_on, locked_by=who)

    def _pictures(self, engine: Engine) -> PrivacyLine:
        """Tell of the pictures there are."""
        count, size_bytes = engine.running.capturing.service.vault.extent()
        said = self.tr(
            "{count} in {megabytes} MB, each day under a key of its own. Who can open them: you."
        )
        opens = self.desk.said(engine.parts.policy.opens)
        if opens:
            said = self.tr("{count} in {megabytes} MB, each day under a key of its own.")
        said = said.format(count=count, megabytes=f"{size_bytes / 1_000_000:.1f}")
        said = f"{said} {opens}".rstrip()
        days = engine.parts.preferences.number("retention.screenshots_days")
        kept = self.tr("Until you delete them.")
        if days:
            kept = self.tr("Destroyed after {days} days, also in every backup.").format(days=days)
        return PrivacyLine(PICTURES, self.tr("Pictures of your screen"), f"{said} {kept}")

    def _connections(self, engine: Engine, snapshot: Snapshot) -> tuple[PrivacyLine, ...]:
        exchanges = snapshot.sent_totals()
        scheduled = {s.channel for s in snapshot.schedules() if s.is_automatic}
        lines = [
            self._channel(c, exchanges, is_automatic=c.id in scheduled)
            if self._is_channel(engine, c)
            else self._connection(c, exchanges)
            for c in snapshot.connections()
        ]
        if not lines:
            nothing = self.tr("Nothing. There is no connection to send to.")
            lines.append(PrivacyLine("nothing", self.tr("Worklogs and standups"), nothing))
        return tuple(lines)

    def _is_channel(self, engine: Engine, connection: Connection) -> bool:
        integration = engine.parts.integrations.get(connection.service)
        return integration is not None and integration.manifest.is_channel

    def _count(self, exchanges: list[SentTotal]) -> str:
        out = sum(e.bytes_out for e in exchanges)
        said = self.tr("{count} exchanges so far, {kb} KB sent.")
        return said.format(count=sum(e.exchanges for e in exchanges), kb=round(out / 1000))

    def _channel(
        self, connection: Connection, exchanges: tuple[SentTotal, ...], *, is_automatic: bool
    ) -> PrivacyLine:
        """Tell what goes to a channel; a schedule is where it is switched to ask again."""
        mine = [e for e in exchanges if e.is_for(connection.id, connection.site_url)]
        site = connection.site_url.partition("://")[2]
        said = self.tr("{site}: the lines of the Standup page that are on.").format(site=site)
        way = self.tr("They leave after a word of yours.")
        if is_automatic:
            way = self.tr("They leave by themselves, at the times you chose on that page.")
        what = self.tr("Standups to {service}")
        return PrivacyLine(
            connection.id,
            what.format(service=self.desk.title_of(connection.service)),
            f"{said} {way} {self._count(mine)}",
        )

    def _connection(self, connection: Connection, exchanges: tuple[SentTotal, ...]) -> PrivacyLine:
        title = self.desk.title_of(connection.service)
        site = connection.site_url.partition("://")[2]
        mine = [e for e in exchanges if e.is_for(connection.id, connection.site_url)]
        said = self.tr("{site}: task, start, length, your note.").format(site=site)
        if connection.is_read_only:
            said = self.tr("{site}: only read from, never written to.").format(site=site)
        count = self._count(mine)
        way = self.tr("They leave by themselves.")
        if connection.mode != "automatic":
            way = self.tr("They leave after a click of yours.")
        is_on = None if connection.is_read_only else connection.mode == "automatic"
        parts = (said, "" if connection.is_read_only else way, count)
        return PrivacyLine(
            connection.id,
            self.tr("Worklogs to {service} by themselves").format(service=title)
            if is_on is not None
            else self.tr("Tasks from {service}").format(service=title),
            " ".join(part for part in parts if part),
            is_on,
        )
