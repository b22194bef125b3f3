"""The first run: a name and a working day, all of it skippable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import available_timezones

from tracksync.core.problems import NotAllowed
from tracksync.desktop.models.first_run import FirstRunModel, Profile
from tracksync.desktop.models.privacy import PrivacyLine
from tracksync.desktop.presenters.base import Presenter

_MARK, _ZONE = "day.work_days", "profile.zone"
_REGIONS = frozenset(
    [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
        "UTC",
    ]
)
# Off are all that record or send more. The two notifications are on as in the settings table: they
# appear on this screen alone, and without them nobody would learn that an hour waits for an answer,
# or a worklog for a sign-in, until the window happens to be opened.
_CONSENTS = ("notifications.questions", "notifications.deliveries", "autostart.enabled")


def zones_of_the_world() -> set[str]:
    """Name the zones of the world that people live in."""
    return {zone for zone in available_timezones() if zone.split("/")[0] in _REGIONS}


class FirstRunPresenter(Presenter):
    """Begins with what is in force, and keeps what the person chose."""

    @property
    def is_due(self) -> bool:
        """Whether nobody was ever asked: the working days are still the table's own."""
        return self.desk.engine.parts.settings.in_force(_MARK).source == "default"

    def model(self) -> FirstRunModel:
        """Give what the pages begin with."""
        engine = self.desk.engine
        settings, zone = engine.parts.settings, engine.parts.clock.read().zone
        days = settings.text(_MARK).replace(" ", "").split(",")
        profile = Profile(
            settings.text("profile.name"),
            zone,
            tuple(str(day) in days for day in range(1, 8)),
            timedelta(minutes=settings.number("day.target_minutes")),
        )
        consents = tuple(
            PrivacyLine(key, self._said(settings.row(key).title),
                        self._said(settings.row(key).help), settings.flag(key))
            for key in _CONSENTS
            if not settings.in_force(key).is_locked
        )  # fmt: skip
        every = settings.number("activity.sample_seconds")
        activity = self.tr(
            "It asks the system whether mouse or keyboard were used, yes or no, every {seconds} s. "
            "It never sees what you type."
        )
        return FirstRunModel(
            profile,
            tuple(sorted({zone, *zones_of_the_world()})),
            consents,
            activity.format(seconds=every),
            can_keep_key=not engine.parts.profile.has_recovery_key,
        )

    def finish(self, profile: Profile | None, consents: Mapping[str, bool]) -> None:
        """Keep what was chosen; None keeps everything as it is, and does not ask again."""
        engine = self.desk.engine
        settings, zone = engine.parts.settings, engine.parts.clock.read().zone
        chosen: dict[str, object] = {_MARK: settings.text(_MARK)}
        if profile is not None:
            days = [str(n) for n, works in enumerate(profile.work_days, 1) if works]
            chosen = {
                _MARK: ",".join(days) or settings.text(_MARK),  # there must be one
                "profile.name": profile.name,
                "day.target_minutes": profile.target // timedelta(minutes=1),
                **({} if profile.zone == zone else {_ZONE: profile.zone}),
                **{key: on for key, on in consents.items() if on != settings.flag(key)},
            }

        def work() -> None:
            for key, value in chosen.items():
                try:
                    settings.choose(key, value)
                except NotAllowed:  # somebody else decides about it
                    continue

        self.desk.run.store(
            work, done=lambda _: self.desk.engine.settings_changed(), failed=self.failed
        )

    def _said(self, text: str) -> str:
        return self.desk.translate("Settings", text)
