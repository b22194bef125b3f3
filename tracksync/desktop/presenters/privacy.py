"""The Privacy page: what is captured, stored and sent. Every line is read from what runs."""

from __future__ import annotations

from datetime import date

from tracksync.core.captures import why
from tracksync.core.clock import local_date
from tracksync.core.problems import Problem
from tracksync.desktop.models.privacy import PrivacyLine, PrivacyModel, PrivacyView
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.exporting import name_of, write_entries
from tracksync.desktop.presenters.policy import acknowledge, policy_card
from tracksync.desktop.presenters.shown import SWITCH, capture, set_by, short_length
from tracksync.engine.engine import Engine
from tracksync.ports.store import SentRecord, Snapshot
from tracksync.ports.tracker import Connection
from tracksync.services.personal.changed import Changed

VIA = "window/privacy"
ACTIVITY = "activity"
SCREENS = "screens"
_EARLIEST = date(2000, 1, 1)
_SENT_COUNTED = 100_000


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
        elif line == SCREENS:
            self.desk.run.store(lambda: capture(self.desk.engine, is_on=is_on), failed=self.failed)
        else:
            mode = "automatic" if is_on else "preview"
            self.write(lambda s: s.connections.change(line, via=VIA, mode=mode))

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
        with engine.services.store.read() as snapshot:
            captured = self._captured(engine, snapshot)
            stored = self._stored(engine)
            sent = self._sent(engine, snapshot)
        zone = engine.parts.clock.read().zone
        return PrivacyModel(zone, captured, stored, sent, policy=policy_card(self.desk))

    def _captured(self, engine: Engine, snapshot: Snapshot) -> tuple[PrivacyLine, ...]:
        is_paused = snapshot.timer().is_paused
        every = engine.parts.preferences.number("activity.sample_seconds")
        said = self.tr("Every {seconds} s, yes or no, from: {source}.").format(
            seconds=every, source=self.desk.said(engine.running.ticking.source_name)
        )
        if is_paused:
            said = self.tr("Paused: nothing is looked at until you resume.")
        session = self.tr("When the screen was locked or the computer slept, from: {source}.")
        never = self.tr("Never. This program cannot do it.")
        return (
            PrivacyLine(
                ACTIVITY, self.tr("Whether mouse or keyboard were used"), said, not is_paused
            ),
            PrivacyLine(
                "session",
                self.tr("Lock and sleep"),
                session.format(source=self.desk.said(engine.running.session_name)),
            ),
            self._screens(engine),
            self._titles(engine, never),
            PrivacyLine(
                "keys",
                self.tr("What you type"),
                self.tr("Never. There is no keyboard listener in TrackSync."),
                never=True,
            ),
        )

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
                said = f"{said} {self.desk.said(why(capturing.hold))}"
        return PrivacyLine(SCREENS, self.tr("Screenshots"), said, is_on, locked_by=who)

    def _titles(self, engine: Engine, never: str) -> PrivacyLine:
        what = self.tr("Window titles and web pages")
        if not engine.parts.preferences.text("screenshots.exclude"):
            return PrivacyLine("titles", what, never, never=True)
        said = self.tr(
            "Looked at when a picture is due, to take none of what you excluded. Not kept."
        )
        return PrivacyLine("titles", what, said)

    def _pictures(self, engine: Engine) -> tuple[PrivacyLine, ...]:
        """Tell of the pictures there are; whoever never took any has no such line."""
        if not engine.running.opened.has_pictures:
            return ()
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
        return (PrivacyLine("pictures", self.tr("Pictures of your screen"), f"{said} {kept}"),)

    def _policy(self) -> tuple[PrivacyLine, ...]:
        """Tell of an organization's policy; whoever never took one has no such line."""
        governing = self.desk.engine.parts.policy.known
        if governing is None or governing.version is None:
            return ()
        said = self.tr(
            "As it was signed, whose key that is, and which version you took and saw: in plain "
            "text, in policy.json in the same folder. Until you leave it."
        )
        return (PrivacyLine("policy", self.tr("Your organization's policy"), said),)

    def _stored(self, engine: Engine) -> tuple[PrivacyLine, ...]:
        parts = engine.parts
        where = self.tr("Encrypted in {folder}.").format(folder=parts.profile.folder)
        key = self.tr("Kept in: {keystore}. Nowhere else.").format(
            keystore=self.desk.said(parts.keystore.name)
        )
        own = parts.preferences
        months = own.number("retention.blocks_months")
        days = own.number("retention.strip_days")
        copies = own.number("retention.backups")
        dropped = (
            [self.tr("Dropped after {months} months.").format(months=months)] if months else []
        )
        if days:
            dropped.append(self.tr("In five-second steps for {days} days.").format(days=days))
        kept = self.tr("Encrypted, in the same folder: the last {count}.").format(count=copies)
        standups = self.tr(
            "What was posted; its words go with those of your entries. For a week what you changed."
        )
        return (
            PrivacyLine(
                "journal",
                self.tr("Your time entries and tasks"),
                f"{where} {self.tr('Until you delete them.')}",
            ),
            PrivacyLine("standups", self.tr("Your standups"), f"{where} {standups}"),
            PrivacyLine("bits", self.tr("When you were active"), " ".join([where, *dropped])),
            *self._pictures(engine),
            PrivacyLine(
                "backups", self.tr("Daily backups"), kept if copies else self.tr("None are made.")
            ),
            *self._policy(),
            PrivacyLine("tokens", self.tr("Keys and sign-ins"), key),
            self._recovery(engine),
            PrivacyLine(
                "log",
                self.tr("A log of this program"),
                self.tr("Times, counts and outcomes; no titles, no names, no addresses."),
            ),
        )

    def _recovery(self, engine: Engine) -> PrivacyLine:
        is_there = engine.parts.profile.has_recovery_key
        said = self.tr("None was made yet.")
        if is_there:
            said = self.tr("Only its public half. The key itself is on your paper alone.")
        return PrivacyLine("recovery", self.tr("Recovery key"), said, is_there=is_there)

    def _sent(self, engine: Engine, snapshot: Snapshot) -> tuple[PrivacyLine, ...]:
        exchanges = snapshot.sent(limit=_SENT_COUNTED)
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
        never = self.tr("Never. This program cannot do it.")
        return (
            *lines,
            PrivacyLine("reports", self.tr("Crash reports and usage figures"), never, never=True),
            PrivacyLine("updates", self.tr("Looking for updates"), never, never=True),
        )

    def _is_channel(self, engine: Engine, connection: Connection) -> bool:
        integration = engine.parts.integrations.get(connection.service)
        return integration is not None and integration.manifest.is_channel

    def _count(self, exchanges: list[SentRecord]) -> str:
        out = sum(e.bytes_out for e in exchanges)
        said = self.tr("{count} exchanges so far, {kb} KB sent.")
        return said.format(count=len(exchanges), kb=round(out / 1000))

    def _channel(
        self, connection: Connection, exchanges: tuple[SentRecord, ...], *, is_automatic: bool
    ) -> PrivacyLine:
        """Tell what goes to a channel; a schedule is where it is switched to ask again."""
        mine = [e for e in exchanges if e.service == connection.service]
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

    def _connection(self, connection: Connection, exchanges: tuple[SentRecord, ...]) -> PrivacyLine:
        title = self.desk.title_of(connection.service)
        site = connection.site_url.partition("://")[2]
        mine = [e for e in exchanges if e.service == connection.service]
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
