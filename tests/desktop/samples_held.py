"""
What the program itself gives for its pages, by its presenters on an engine in memory.

Here is all whose words come from a table, a manifest or the inventory: a picture of it can show
nothing that the program does not. Days, tasks and worklogs are made up beside it.
"""

from __future__ import annotations

import errno
import functools
import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from tests.desktop.samples import NOW, ZONE
from tests.unit.desktop.office import Direct, PaperJira, Seen
from tests.unit.engine.house import House, MemoryProfile
from tests.unit.engine.test_governing import paper
from tracksync import integrations
from tracksync.core.delivery.outcomes import NotReached, Refused
from tracksync.core.tasks import Task, TaskRef
from tracksync.desktop.bridge import translate
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.connections import ConnectForm, Rights, ServiceOffer
from tracksync.desktop.models.first_run import FirstRunModel
from tracksync.desktop.models.privacy import PrivacyModel
from tracksync.desktop.models.settings import SettingsModel
from tracksync.desktop.presenters.account_facts import rights_of
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.connections import ConnectionsPresenter
from tracksync.desktop.presenters.first_run import FirstRunPresenter
from tracksync.desktop.presenters.outbox import RETRY
from tracksync.desktop.presenters.privacy import PrivacyPresenter
from tracksync.desktop.presenters.settings import SettingsPresenter
from tracksync.desktop.presenters.shown import capture
from tracksync.engine.lanes.threads import Lane
from tracksync.integrations.azure_devops.refusals import failure_of as azure_says
from tracksync.integrations.jira.refusals import failure_of as jira_says
from tracksync.network.exchange import Exchange
from tracksync.network.exchange import Trouble as Lost
from tracksync.platforms.keystore.words import locked
from tracksync.ports.manifest import Manifest, Way
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.delivery.wording import problem_of
from tracksync.services.personal.journal.permitting import NotAssigned
from tracksync.storage.local.backup_files import Backup
from tracksync.storage.local.db import no_room
from tracksync.storage.local.keys import ForeignKeystore
from tracksync.storage.local.opening import StoreDamaged

FOLDER = "~/.local/share/tracksync"
MIAS = "/home/mia/.local/share/tracksync"
MIA = Account(
    "5b10a2844c20165700ede21g", "Mia Berger", "mia@example.org", ZONE,
    "Example", "11223344-a1b2-3b33-c444-def123456789",
    avatar_url="https://avatar-management--avatars.us-west-2.prod.public.atl-paas.net/initials/MB-3.png",
)  # fmt: skip
LIMITS = "Example Ltd"
ANN = {
    "name": "Ann Example",
    "recipient": "age15cljq5gex0dxafr99qncg0uhfu7ch5quq80sm8nftvkah4kpsf8qlgx9rv",
}


class PaperService(PaperJira):
    """A service that is real as far as it tells of itself."""

    def __init__(self, manifest: Manifest) -> None:
        super().__init__()
        self.manifest = manifest


@dataclass(frozen=True)
class Held:
    """
    Pages as the program gives them, in one language.

    Attributes:
        settings, privacy: With one connection, and screenshots that the person turned on.
        settings_under_policy, privacy_under_policy: Where an organization forbade screenshots, and
            now wants them; what it wants waits for the person's word.
        offers: What can be connected beside that connection; `first_offers` without it.
        forms: What is asked for each service.
        rights: What a connection to each service may do.
        troubles: Why a store stays closed, as the window says it ("locked", "foreign", "damaged");
            what the outbox says of a task that is gone ("gone"), a card of a sign-in that ended
            ("sign_in"), and both a card and a comparison of a service without a network ("away");
            why a task may not be started ("unassigned"), and why nothing can be written ("full",
            "read_only").
    """

    first_run: FirstRunModel
    settings: SettingsModel
    privacy: PrivacyModel
    settings_under_policy: SettingsModel
    privacy_under_policy: PrivacyModel
    offers: tuple[ServiceOffer, ...]
    first_offers: tuple[ServiceOffer, ...]
    forms: Mapping[str, ConnectForm]
    rights: Mapping[str, Rights]
    troubles: Mapping[str, Trouble]


def held() -> Held:
    """Give the pages in the language that is loaded."""
    return _held(translate("TrayWords", "Quit"))


@functools.cache
def _held(_language: str) -> Held:
    with furnished() as house:
        desk = Desk(house.engine, Direct(), translate)
        first_run = FirstRunPresenter(desk).model()
        first_offers = _offers(desk)
        forms = {service: _form(desk, service) for service in integrations.names()}
        house.ask("start", ref=house.ask("task.add", title="Invoice export")["task"]["ref"])
        capture(house.engine, is_on=True)
        for lane in (Lane.STORE, Lane.SCREEN):  # decided on the one, then shown on the other
            house.engine.lanes.ask(lane, lambda: None)
        _connect(house)
        settings, privacy, offers = _settings(desk), _privacy(desk), _offers(desk)
        _follow(house)
        return Held(
            first_run,
            settings,
            privacy,
            _settings(desk),
            _privacy(desk),
            offers,
            first_offers,
            forms,
            {manifest.name: _rights(desk, manifest) for manifest in manifests()},
            _troubles(desk),
        )


def manifests() -> tuple[Manifest, ...]:
    """Give those of all services the program can connect."""
    return tuple(
        importlib.import_module(f"tracksync.integrations.{name}").MANIFEST
        for name in integrations.names()
    )


@contextmanager
def furnished() -> Iterator[House]:
    """Run an engine on a computer like many others."""
    services = [PaperService(manifest) for manifest in manifests()]
    house = House(integrations=services, profile=MemoryProfile(folder=FOLDER))
    house.settings.chosen.clear()
    house.keystore.name = "Secret Service"
    house.idle.name, house.session.name = "X11 idle counters", "logind"
    house.clock.set(replace(house.clock.read(), at=NOW, zone=ZONE))
    house.engine.on_capture = lambda _: True
    house.start()
    yield house
    house.close()


def _connect(house: House) -> None:
    connections = house.engine.services.connections
    site = "https://example.atlassian.net"
    draft = Connection("", "jira", site, MIA.email, MIA, mode="automatic")
    connections.save(connections.name(draft), via="test")


def _follow(house: House) -> None:
    """Follow a policy that was seen, and take one that asks for more."""
    forbids = paper(
        house, 3, name=LIMITS, screenshots="forbidden", keep_at_most_days=30, exclude=["Bank"]
    )
    asks = paper(
        house, 4, ANN, name=LIMITS,
        notice_days=14,
        screenshots="required", interval_at_least_seconds=600, preset_at_least="light",
    )  # fmt: skip
    house.ask("policy.apply", document=forbids, yes=True)
    house.ask("policy.acknowledge", serial="3")
    house.clock.move(minutes=1)
    house.ask("policy.apply", document=asks, yes=True)


def _settings(desk: Desk) -> SettingsModel:
    view = Seen()
    SettingsPresenter(desk, view).refresh()
    found: SettingsModel = view.last("show_settings")
    return found


def _privacy(desk: Desk) -> PrivacyModel:
    view = Seen()
    PrivacyPresenter(desk, view).refresh()
    found: PrivacyModel = view.last("show_privacy")
    return found


def _offers(desk: Desk) -> tuple[ServiceOffer, ...]:
    view = Seen()
    ConnectionsPresenter(desk, view, lambda _: None).refresh()
    found: tuple[ServiceOffer, ...] = view.last("show_connections").offers
    return found


def _form(desk: Desk, service: str) -> ConnectForm:
    asked: list[ConnectForm] = []
    ConnectionsPresenter(desk, Seen(), asked.append).connect(service)
    return asked[0]


def _rights(desk: Desk, manifest: Manifest) -> Rights:
    way = Way.OAUTH if Way.OAUTH in manifest.ways and not manifest.is_channel else Way.TOKEN
    scopes = tuple(manifest.scopes) if way is Way.OAUTH else ()
    connection = Connection("", manifest.name, "", "", MIA, way=way, scopes=scopes)
    return rights_of(desk, manifest, connection)


def _troubles(desk: Desk) -> Mapping[str, Trouble]:
    unlock = Remedy("unlock", desk.translate("WindowRoom", "Unlock…"))
    again = Remedy(RETRY, desk.translate("OutboxPresenter", "Try again"))
    backup = Backup(Path(f"{MIAS}/backups/20261119T073800Z_daily.age"), NOW - timedelta(hours=7))
    theirs = Task(TaskRef("jira-1", "10139"), "PROJ-139", "", "jira", assignee="Ana Weber")
    return {
        "locked": desk.trouble_of(locked("Secret Service"), unlock),
        "foreign": desk.trouble_of(ForeignKeystore()),
        "unassigned": desk.trouble_of(NotAssigned(theirs)),
        "full": desk.trouble_of(no_room(OSError(errno.ENOSPC, ""))),
        "read_only": desk.trouble_of(no_room(OSError(errno.EROFS, ""))),
        "damaged": desk.trouble_of(StoreDamaged(Path("aside"), backup)),
        "gone": _trouble_of(desk, _refused(), again),
        "sign_in": _signed_out(desk),
        "away": desk.trouble_of(problem_of(_unreached(), "Azure DevOps")),
    }


def _refused() -> Refused:
    """Give what a worklog becomes whose issue Jira no longer shows."""
    said = b'{"errorMessages":["Issue does not exist or you do not have permission to see it."]}'
    answer = Exchange(
        is_connected=True, is_sent=True, status=404, body=said, is_whole=True,
        headers={"content-type": "application/json"},
    )  # fmt: skip
    refused = jira_says(answer, is_write=True, now=NOW)
    assert isinstance(refused, Refused)
    return refused


def _unreached() -> NotReached:
    """Give what a read becomes without a network."""
    lost = Exchange(is_connected=False, is_sent=False, trouble=Lost.UNREACHABLE)
    unreached = azure_says(lost, is_write=False, now=NOW)
    assert isinstance(unreached, NotReached)
    return unreached


def _signed_out(desk: Desk) -> Trouble:
    """Have the one connection lose its sign-in, and give what its card says."""
    connections = desk.engine.services.connections
    connections.pause(*connections.all())
    view = Seen()
    ConnectionsPresenter(desk, view, lambda _: None).refresh()
    (card,) = view.last("show_connections").cards
    found: Trouble = card.trouble
    return found


def _trouble_of(desk: Desk, refused: Refused, remedy: Remedy) -> Trouble:
    return Trouble(desk.said(refused.reason), desk.said(refused.remedy), remedy)


__all__ = ["FOLDER", "MIA", "Held", "furnished", "held", "manifests"]
