"""Accounts that were granted: what the keystore holds, and how a grant becomes a connection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.fakes.authorization import LASTING, GrantingIntegration
from tests.fakes.keystore import FakeKeystore
from tests.unit.services.desk import DOOR, JIRA, Desk, connection
from tracksync.core.delivery.outcomes import NotReached
from tracksync.core.problems import BadInput, KeystoreTrouble, NotAllowed, NotAnswered
from tracksync.core.sentences import say
from tracksync.ports.authorization import App, Site
from tracksync.ports.manifest import Manifest, Way
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.granting import (
    Grant,
    app_name,
    erase_secrets,
    keep_grant,
    keep_refresh,
    keep_token,
    read_app,
    read_grant,
    read_token,
    secret_names,
    token_name,
)
from tracksync.services.personal.connecting.tried import Granted, SignIn

ORIGIN = "https://auth.example.net https://api.example.net"
APP = App("client", "s3cret", "")
MANIFEST = Manifest(
    "jira",
    "Jira",
    ways=(Way.TOKEN, Way.OAUTH),
    scopes={"read": "to read", "write": "to write", "offline_access": "to stay"},
    write_scopes=frozenset({"write"}),
)
ALL = tuple(MANIFEST.scopes)
SITE = Site("cloud-1", "Team", "https://team.example.net")


class Granting:
    """A desk whose Jira can be granted."""

    def __init__(self, desk: Desk, manifest: Manifest = MANIFEST) -> None:
        self.jira = GrantingIntegration(desk.clock, manifest=manifest)
        self.connections = ConnectionService(desk.recorder, {"jira": self.jira})

    def granted(self, **but: object) -> Granted:
        usual = Granted("jira", Way.OAUTH, LASTING, ALL, SITE)
        return replace(usual, **but)  # type: ignore[arg-type]  # by name

    def signed_in(self, **but: object) -> Connection:
        draft = self.connections.try_grant(self.granted(**but))
        named = self.connections.name(draft)
        self.connections.save(named, via=DOOR)
        return named


@pytest.fixture
def granting(desk: Desk) -> Granting:
    return Granting(desk)


# --- the keystore ---------------------------------------------------------------------------------


def test_a_grant_comes_back_as_it_was_kept() -> None:
    """With the places it belongs to, and the app it was granted to."""
    keystore, grant = FakeKeystore(), Grant(ORIGIN, "refresh-1", APP)
    keep_grant(keystore, JIRA, grant)
    keep_refresh(keystore, JIRA, ORIGIN, "refresh-2")

    assert read_grant(keystore, JIRA) == Grant(ORIGIN, "refresh-2", APP)
    assert read_app(keystore, JIRA) == APP
    assert [name for _, name in keystore.calls[:2]] == [app_name(JIRA), token_name(JIRA)]


def test_secrets_are_shown_nowhere() -> None:
    """Not in a trace of ours."""
    shown = repr([Grant(ORIGIN, "refresh-1", APP), LASTING, APP])

    assert "refresh-1" not in shown
    assert "access-1" not in shown
    assert "s3cret" not in shown


@pytest.mark.parametrize(
    "but",
    [
        {token_name(JIRA): ""},
        {token_name(JIRA): f"{ORIGIN}\n"},
        {app_name(JIRA): ""},
        {app_name(JIRA): f"{ORIGIN}\nnot json"},
        {app_name(JIRA): f"{ORIGIN}\n[1]"},
        {app_name(JIRA): ORIGIN + "\n" + json.dumps({"client_id": "x"})},
        {app_name(JIRA): "https://elsewhere.net\n" + json.dumps(
            {"client_id": "x", "secret": "", "broker": ""})},
    ],
)  # fmt: skip
def test_half_a_grant_is_none(but: Mapping[str, str]) -> None:
    """Whatever is missing or odd, the person signs in again; nothing is guessed."""
    keystore = FakeKeystore()
    keep_grant(keystore, JIRA, Grant(ORIGIN, "refresh-1", APP))
    keystore.kept |= but

    with pytest.raises(KeystoreTrouble, match="holds no token"):
        read_grant(keystore, JIRA)


def test_where_nothing_is_kept_there_is_no_app() -> None:
    """A first sign-in has to name one."""
    assert read_app(FakeKeystore(), JIRA) is None


def test_a_token_of_ones_own_takes_the_place_of_a_grant() -> None:
    """Nothing of the app is left behind; leaving erases all of it."""
    keystore = FakeKeystore()
    keep_grant(keystore, JIRA, Grant(ORIGIN, "refresh-1", APP))
    keep_token(keystore, connection(), "mine")
    own = dict(keystore.kept)
    erase_secrets(keystore, JIRA)

    assert set(own) == {token_name(JIRA)} < set(secret_names(JIRA))
    assert keystore.kept == {}


def test_a_grants_token_is_never_taken_for_one_of_ones_own() -> None:
    """It belongs to other places than the site."""
    keystore = FakeKeystore()
    keep_grant(keystore, JIRA, Grant(ORIGIN, "refresh-1", APP))

    with pytest.raises(KeystoreTrouble, match="another address"):
        read_token(keystore, connection())


# --- becoming a connection ------------------------------------------------------------------------


def test_a_grant_is_tried_before_it_is_saved(granting: Granting) -> None:
    """The account is told by the service, the site by the grant."""
    granting.jira.tracker.me = Account(
        "a-1", "Mia", "mia@example.org", "UTC", "", "", "https://x/a"
    )
    draft = granting.connections.try_grant(granting.granted())

    assert granting.jira.tokens == ["access-1"]
    assert granting.connections.all() == ()
    assert (draft.site_url, draft.account.site_id, draft.account.site_name) == (
        "https://team.example.net",
        "cloud-1",
        "Team",
    )
    assert (draft.email, draft.account.avatar_url) == ("mia@example.org", "https://x/a")
    assert (draft.way, draft.scopes, draft.is_read_only) == (Way.OAUTH, ALL, False)


def test_without_a_choice_of_sites_the_services_own_is_taken(desk: Desk) -> None:
    """Some services have one address for everybody."""
    one = Granting(desk, replace(MANIFEST, site="https://app.example.net"))
    made = one.signed_in(site=None)

    assert (made.site_url, made.account.site_id) == ("https://app.example.net", "")


def test_a_grant_may_book_for_another_connection(desk: Desk) -> None:
    """A service without tasks of its own; its account is the one there."""
    home = Granting(desk, replace(MANIFEST, name="home")).signed_in()
    desk.connections.save(replace(home, id="home-1", service="home"), via=DOOR)
    one = Granting(desk, replace(MANIFEST, site="https://app.example.net", books_for="home"))
    made = one.signed_in(site=None)

    assert (made.books_for, made.site_url) == ("home-1", "https://app.example.net")
    assert one.connections.home("jira", "home-1") == desk.connections.one("home-1")


@pytest.mark.parametrize(
    ("but", "says"),
    [
        ({"tokens": replace(LASTING, refresh="")}, "offline_access is missing"),
        ({"tokens": replace(LASTING, scopes=("read",))}, "write is missing"),
    ],
)
def test_a_grant_that_is_not_enough_is_not_kept(
    granting: Granting, but: Mapping[str, object], says: str
) -> None:
    """The sentence names what is missing."""
    with pytest.raises(BadInput, match=says):
        granting.connections.try_grant(granting.granted(**but))


def test_a_service_that_does_not_answer_keeps_nothing(granting: Granting) -> None:
    """As with a token of one's own."""
    granting.jira.tracker.me = NotReached(say("No route."))
    with pytest.raises(NotAnswered, match="No route"):
        granting.connections.try_grant(granting.granted())


def test_who_granted_reading_alone_cannot_be_made_to_write(granting: Granting) -> None:
    """Not by an older choice, and not by a switch; with a new grant it can."""
    granting.signed_in(is_read_only=False)
    reading = granting.signed_in(asked=("read", "offline_access"))
    with pytest.raises(NotAllowed, match="Only reading was granted"):
        granting.connections.change(reading.id, via=DOOR, is_read_only=False)
    mode = granting.connections.change(reading.id, via=DOOR, mode="automatic")
    writing = granting.signed_in(is_read_only=False)

    assert (reading.is_read_only, mode.is_read_only, writing.is_read_only) == (True, True, False)
    assert granting.connections.change(writing.id, via=DOOR, is_read_only=False).id == reading.id


def test_what_a_service_does_not_tell_is_what_was_asked_for() -> None:
    """An answer without scopes means all of them (RFC 6749, 5.1)."""
    told = Granted("jira", Way.OAUTH, replace(LASTING, scopes=("read",)), ALL)

    assert replace(told, tokens=LASTING).scopes == ALL
    assert told.scopes == ("read",)


# --- the same account -----------------------------------------------------------------------------


def test_another_way_of_signing_in_is_the_same_connection(granting: Granting) -> None:
    """What was sent over it is found again, and how it sends stays."""
    typed = SignIn("jira", SITE.url, "mia@example.org", "token", mode="automatic")
    by_token = granting.connections.name(granting.connections.try_sign_in(typed))
    granting.connections.save(by_token, via=DOOR)
    by_browser = granting.signed_in()
    renamed = granting.signed_in(site=replace(SITE, url="https://renamed.example.net"))
    granting.connections.remove(renamed.id, via=DOOR, keep_tasks=True)
    back = granting.signed_in()

    assert by_browser.id == by_token.id == renamed.id == back.id
    assert (by_browser.way, by_browser.mode) == (Way.OAUTH, "automatic")


def test_another_site_is_another_connection(granting: Granting) -> None:
    """Also with the same account, which Atlassian has one of for all its sites."""
    one = granting.signed_in()
    other = granting.signed_in(site=Site("cloud-2", "Other", "https://other.example.net"))
    twin = granting.signed_in(site=Site("cloud-3", "Team", SITE.url))

    assert len({one.id, other.id, twin.id}) == 3


def test_where_all_share_an_address_the_site_is_told_by_its_id(desk: Desk) -> None:
    """Two organizations at one address are two connections, also after leaving one."""
    shared = Granting(desk, replace(MANIFEST, site="https://dev.example.net"))
    here = "https://dev.example.net"
    one = shared.signed_in(site=Site("org-1", "One", here))
    shared.connections.remove(one.id, via=DOOR, keep_tasks=True)
    two = shared.signed_in(site=Site("org-2", "Two", here))
    shared.connections.remove(two.id, via=DOOR, keep_tasks=True)

    assert one.id != two.id
    assert shared.signed_in(site=Site("org-1", "One", here)).id == one.id


# --- who can be asked -----------------------------------------------------------------------------


def test_only_a_service_that_offers_it_is_signed_in_to_that_way(
    desk: Desk, granting: Granting
) -> None:
    """The sentence names the way that is left."""
    with pytest.raises(BadInput, match="cannot be signed in to by the browser"):
        desk.connections.browser("jira", APP)
    with pytest.raises(BadInput, match="by a code on another screen"):
        desk.connections.device("jira", APP)

    assert granting.connections.browser("jira", APP) is granting.jira.by_browser
    assert granting.connections.device("jira", APP) is granting.jira.by_code
    assert granting.jira.apps == [APP, APP]


@pytest.mark.parametrize("way", [Way.OAUTH, Way.DEVICE])
def test_a_grant_is_renewed_the_way_it_was_made(granting: Granting, way: Way) -> None:
    """The endpoints may differ."""
    made = replace(connection(), way=way)
    renewal = granting.connections.renewal(made, APP)

    assert renewal is (granting.jira.by_code if way is Way.DEVICE else granting.jira.by_browser)
