"""Disconnecting gives a grant back, unless another connection lives on that very grant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.fakes.authorization import GrantingIntegration
from tests.fakes.clock import FakeClock
from tests.unit.engine.house import House
from tests.unit.services.desk import connection
from tracksync.core.problems import KeystoreLocked
from tracksync.core.sentences import say
from tracksync.engine.sign_in.grants import Access
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Manifest, Way
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.granting import Grant, app_name, keep_grant

OURS, OTHER = App("ours", "s3cret"), App("other", "s3cret")
BROKER, ELSEWHERE = App("", "key", "https://a.example"), App("", "key", "https://b.example")


class Granted(House):
    """A house with Jira and Tempo, each connected as a test says."""

    def __init__(self) -> None:
        ways, clock = (Way.TOKEN, Way.OAUTH), FakeClock()
        self.jira = GrantingIntegration(clock, manifest=Manifest("jira", "Jira", ways=ways))
        tempo = Manifest("tempo", "Tempo", site="https://api.tempo.io", ways=ways, books_for="jira")
        self.tempo = GrantingIntegration(clock, manifest=tempo)
        super().__init__(integrations=[self.jira, self.tempo])
        self.start()

    def connect(self, name: str, app: App = OURS, *, home: str = "") -> Connection:
        """Have somebody signed in as an app, at one more site of theirs."""
        service, _, _ = name.partition("-")
        made = replace(connection(name), service=service, way=Way.OAUTH, books_for=home)
        grant = Grant(self.jira.by_browser.origin, f"refresh of {name}", app)
        keep_grant(self.keystore, name, grant)
        self.engine.services.connections.save(made, via="test")
        return made

    def leave(self, name: str) -> bool | None:
        """Disconnect; whether the service confirmed that the grant is gone."""
        revoked: bool | None = self.ask("disconnect", connection=name)["is_revoked"]
        return revoked

    @property
    def revoked(self) -> list[object]:
        """The refresh tokens that were given back."""
        return [*self.jira.by_browser.asked, *self.tempo.by_browser.asked]


@pytest.fixture
def house() -> Iterator[Granted]:
    made = Granted()
    yield made
    made.close()


def test_each_jira_has_a_tempo_of_its_own(house: Granted) -> None:
    """One account, one app, and a grant for each site: leaving one ends one."""
    house.connect("tempo-1", home="jira-1")
    house.connect("tempo-2", home="jira-2")

    assert house.leave("tempo-1") is True
    assert house.revoked == ["refresh of tempo-1"]


@pytest.mark.parametrize(
    ("left", "kept"), [(OURS, OTHER), (BROKER, ELSEWHERE), (OURS, BROKER), (BROKER, OURS)]
)
def test_each_app_has_a_grant_of_its_own(house: Granted, left: App, kept: App) -> None:
    """One account, signed in by two apps."""
    house.connect("jira-1", left)
    house.connect("jira-2", kept)

    assert house.leave("jira-1") is True
    assert house.revoked == ["refresh of jira-1"]


@pytest.mark.parametrize("app", [OURS, BROKER])
def test_two_sites_live_on_one_grant(house: Granted, app: App) -> None:
    """It stays while one of them is left, whatever the app's secret is by then."""
    house.connect("jira-1", app)
    house.connect("jira-2", replace(app, secret="a newer one"))

    assert house.leave("jira-1") is None
    assert house.revoked == []
    assert house.leave("jira-2") is True
    assert house.revoked == ["refresh of jira-2"]


def test_who_does_not_live_on_a_grant_does_not_keep_it(house: Granted) -> None:
    """Neither one by token, nor one of somebody else, nor one whose sign-in was lost."""
    house.connect("jira-1")
    save = house.engine.services.connections.save
    save(replace(house.connect("jira-2"), way=Way.TOKEN), via="test")
    bob = house.connect("jira-3")
    save(replace(bob, account=replace(bob.account, account_id="bob")), via="test")
    house.connect("jira-4")
    house.keystore.erase(app_name("jira-4"))

    assert house.leave("jira-1") is True


def test_a_keystore_that_closes_meanwhile_changes_nothing(house: Granted) -> None:
    """As whom the other is signed in cannot be read, so this one goes on as it was."""
    there = [house.connect("jira-1"), house.connect("jira-2")]
    read = house.keystore.read

    def locked(name: str) -> str | None:
        raise KeystoreLocked(say("The keystore is locked."))

    house.keystore.read = locked  # type: ignore[method-assign]  # a fake of our own
    assert house.code("disconnect", connection="jira-1") == 5
    house.keystore.read = read  # type: ignore[method-assign]  # as before

    assert list(house.engine.services.connections.all()) == there
    assert isinstance(house.engine.running.grants.access(there[0]), Access)
