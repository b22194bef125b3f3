"""Signing in to Teams with a work account: MSAL, against oidc-provider over TLS."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from tests.contract.integrations.azure_devops.entra_rig import (
    DESKTOP,
    PATIENCE_S,
    Directory,
    directory,
)
from tests.contract.network.gateway_rig import access
from tests.fakes.graph import CRAFT, GENERAL, MIA, GraphDouble
from tests.peers.oidc import Browser
from tests.unit.engine.house import House
from tests.unit.integrations.hostile import HOSTILE
from tracksync.core.delivery.outcomes import SignInExpired, Written
from tracksync.core.problems import BadInput, NotAnswered
from tracksync.engine.sign_in.signing_in import Choices, Wish
from tracksync.integrations import teams
from tracksync.integrations.teams import MANIFEST
from tracksync.network.sent import SentRecord
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Connection


@dataclass
class Worker:
    """Mia with her engine, her browser, and the Graph her account reaches."""

    graph: GraphDouble
    house: House
    browser: Browser
    sent: list[SentRecord]
    refused: set[str] = field(default_factory=set)

    @property
    def running(self) -> Any:  # noqa: ANN401  as the tests need it
        return self.house.engine.running

    def sign_in(self, way: Way = Way.OAUTH, site: str = "") -> Connection | Choices:
        """Begin, let the browser go where it is sent, and finish."""
        signing_in = self.running.signing_in
        begun = signing_in.begin(Wish("teams", "test", way=way, app=DESKTOP, site=site))
        self.browser.typed = {"user_code": begun.shown} if begun.shown else {}
        at_it = threading.Thread(target=lambda: self.browser.visit(begun.page))
        at_it.start()
        try:
            found: Connection | Choices = signing_in.finish(begun.id)
        finally:
            at_it.join(PATIENCE_S)
        return found

    def connected(self, way: Way = Way.OAUTH) -> Connection:
        """Connect the channel General of the team Craft, by its name."""
        made = self.sign_in(way, "Craft / General")
        assert isinstance(made, Connection), made
        return made


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    with directory(tmp_path_factory.mktemp("entra")) as found:
        yield found


@pytest.fixture
def mia(at: Directory) -> Iterator[Worker]:
    sent: list[SentRecord] = []
    with GraphDouble() as graph:
        settings = {
            "services.teams.base_url": graph.url,
            "services.teams.auth_url": at.authority,
            "services.teams.ca_file": str(at.ca_file),
        }
        service = teams.build(access(sent.append, settings=settings))
        house = House(integrations=[service], door=LoopbackDoor).start()
        made = Worker(graph, house, Browser(ca_file=at.ca_file), sent)
        graph.world.introspect = lambda token: None if token in made.refused else at.owner(token)
        try:
            yield made
        finally:
            house.close()
    graph.check()


def test_a_channel_is_chosen_and_posted_to(mia: Worker) -> None:
    """Signed in by the browser, all channels are listed; the one that is chosen is the site."""
    choices = mia.sign_in()
    assert isinstance(choices, Choices)
    wanted = next(site for site in choices.sites if site.name == "Craft / General")
    made = mia.running.signing_in.choose(choices.id, wanted.url)

    assert len(choices.sites) == 3
    assert (made.way, made.account.account_id, made.account.name) == (Way.OAUTH, MIA.sub, MIA.name)
    assert made.account.site_name == "Craft / General"
    assert made.site_url == f"{mia.graph.url}/v1.0/teams/{CRAFT.id}/channels/{GENERAL.id}"
    assert set(made.scopes) == set(MANIFEST.scopes)
    assert isinstance(mia.running.reach.channel(made).post(HOSTILE, ""), Written)


def test_nothing_that_was_named_chooses_nothing(mia: Worker) -> None:
    """Not the first that happens to be listed."""
    choices = mia.sign_in()
    assert isinstance(choices, Choices)

    with pytest.raises(BadInput, match="No site was named"):
        mia.running.signing_in.choose(choices.id, " ")
    assert mia.house.engine.services.connections.all() == ()


def test_a_code_on_another_screen_signs_in(mia: Worker) -> None:
    """For a channel that is named by its name."""
    made = mia.connected(Way.DEVICE)

    assert (made.way, made.account.site_name) == (Way.DEVICE, "Craft / General")


def test_a_link_names_the_channel(mia: Worker) -> None:
    """As Teams copies it; then the channels are not listed first."""
    link = f"https://teams.microsoft.com/l/channel/{GENERAL.id}/General?groupId={CRAFT.id}"
    made = mia.sign_in(site=link)

    assert isinstance(made, Connection)
    assert made.account.site_name == "Craft / General"
    paths = [seen.path for seen in mia.graph.seen]
    assert sum(path.endswith("/channels") for path in paths) == 1


def test_a_channel_that_was_not_listed_is_chosen_by_its_link(mia: Worker) -> None:
    """One that another team shares, say: whether it is there is seen when it is tried."""
    mia.graph.world.put(replace(GENERAL, is_archived=True))
    choices = mia.sign_in()
    assert isinstance(choices, Choices)
    mia.graph.world.put(GENERAL)
    link = f"https://teams.microsoft.com/l/channel/{GENERAL.id}/General?groupId={CRAFT.id}"
    made = mia.running.signing_in.choose(choices.id, link)

    assert [site.name for site in choices.sites] == ["Craft / Daily", "Plans / General"]
    assert made.account.site_name == "Craft / General"


def test_a_name_that_may_mean_several_is_asked_back(mia: Worker) -> None:
    """Nothing is connected; each is named so that it can be told from the others."""
    with pytest.raises(Exception, match="may mean several") as said:
        mia.sign_in(site="General")

    assert "Plans / General (http" in str(getattr(said.value, "hint", ""))


def test_an_access_token_that_ends_is_renewed_unseen(mia: Worker) -> None:
    """The standup goes once; where the grant has ended too, a new sign-in is asked for."""
    made = mia.connected()
    kept = mia.house.keystore.kept[f"token:{made.id}"]
    mia.refused.add(mia.running.grants.token(made))
    channel = mia.running.reach.channel(made)

    assert isinstance(channel.post(HOSTILE, ""), Written)
    assert len(mia.graph.world.posts) == 1
    # This server ends a grant when an old refresh token comes again.
    mia.house.keystore.kept[f"token:{made.id}"] = kept
    mia.running.grants.forget()
    assert isinstance(mia.running.reach.channel(made).post(HOSTILE, ""), SignInExpired)
    assert len(mia.graph.world.posts) == 1


def test_disconnecting_erases_the_grant_and_shows_where_it_ends(mia: Worker) -> None:
    """Nothing of it is told of requests."""
    made = mia.connected()
    told = " ".join(f"{record.origin}{record.path}" for record in mia.sent)
    token = mia.house.keystore.kept[f"token:{made.id}"].partition("\n")[2]
    text = mia.house.say("disconnect", connection=made.id)

    assert "https://myapps.microsoft.com" in text
    assert mia.house.keystore.kept == {}
    assert token not in told
    assert "code=" not in told


def test_an_account_without_a_team_is_not_connected(mia: Worker) -> None:
    """It is said why."""
    mia.browser.name = "ole"
    mia.graph.world.put(type(MIA)("token-of-ole", "ole@example.org", "Ole"))

    with pytest.raises(NotAnswered, match="in no team"):
        mia.sign_in()
