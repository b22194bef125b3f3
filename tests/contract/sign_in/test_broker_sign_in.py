"""A team's desktops sign in to Jira Cloud through its broker, and hold no secret of the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.contract.sign_in.broker_rig import SECRET, Desktops, Team, desktops, serving, team
from tests.contract.sign_in.oauth_rig import Person, Visit, visit
from tests.fakes.jira_cloud import MIA
from tracksync.core.delivery.outcomes import NotReached, SignInExpired
from tracksync.core.problems import BadInput, NotAnswered
from tracksync.ports.authorization import App
from tracksync.ports.tracker import Account, Connection


@pytest.fixture
def office() -> Iterator[Team]:
    with team() as made:
        yield made


@pytest.fixture
def desks(office: Team) -> Iterator[Desktops]:
    with desktops(office) as made:
        yield made


def whoami(person: Person, connection: Connection) -> object:
    found: object = person.running.reach.tracker(connection).whoami()
    return found


def test_a_person_signs_in_through_the_broker(office: Team, desks: Desktops) -> None:
    """The secret never comes here, and neither does Atlassian's own refresh token."""
    mia = desks.of("mia")
    made = mia.sign_in()
    kept = "".join(mia.house.keystore.kept.values())

    assert made.account.account_id == MIA.account_id
    assert SECRET not in kept
    assert all(token not in kept for token in office.atlassian.books.issued)
    assert "You can close this page" in mia.visits[0].text
    assert mia.house.keystore.kept[f"token:{made.id}"].startswith(f"{office.url} ")


def test_tokens_are_renewed_through_the_broker(office: Team, desks: Desktops) -> None:
    """Again and again, each from the newest."""
    mia = desks.of("mia")
    made = mia.sign_in()
    for _ in range(3):
        office.atlassian.books.expire()
        assert isinstance(whoami(mia, made), Account)

    assert office.atlassian.books.renewals == 3


def test_what_one_device_keeps_is_no_use_to_another(office: Team, desks: Desktops) -> None:
    """A copied keystore item does not open with another key."""
    mia, bob = desks.of("mia"), desks.of("bob")
    made, other = mia.sign_in(), bob.sign_in()
    name = f"token:{made.id}"
    bob.house.keystore.kept[f"token:{other.id}"] = mia.house.keystore.kept[name]
    bob.running.grants.forget()

    assert isinstance(whoami(bob, other), SignInExpired)
    assert office.atlassian.books.renewals == 0


def test_a_lost_answer_is_repeated_through_the_broker(office: Team, desks: Desktops) -> None:
    """Lost between the broker and Atlassian: the desktop asks with its old token once more."""
    mia = desks.of("mia")
    made = mia.sign_in()
    office.atlassian.books.expire()
    left = [None]

    def strike() -> None:
        if left:
            left.pop()
            raise ConnectionResetError

    office.atlassian.on_token = strike
    lost = whoami(mia, made)

    assert isinstance(lost, NotReached)
    assert isinstance(whoami(mia, made), Account)


def test_a_broker_that_is_away_is_waited_for(office: Team, desks: Desktops) -> None:
    """Everything goes on queueing; nobody has to sign in again when it is back."""
    mia = desks.of("mia")
    made = mia.sign_in()
    office.atlassian.books.expire()
    config = office.server.broker.config
    office.server.shutdown()
    office.server.server_close()
    away = whoami(mia, made)
    with serving(config, office.log):
        back = whoami(mia, made)

    assert isinstance(away, NotReached)
    assert isinstance(back, Account)
    assert not mia.connections[0].is_paused


def test_a_broker_that_falls_before_its_code_is_picked_up_is_named(
    office: Team, desks: Desktops
) -> None:
    """The service itself is well; nothing is kept, and the next sign-in goes through."""
    mia = desks.of("mia")
    config = office.server.broker.config

    def browse(page: str) -> Visit:
        back = office.browse(page).where
        office.server.shutdown()
        office.server.server_close()
        return visit(back)

    with pytest.raises(NotAnswered, match=r"The broker could not be reached\."):
        mia.finish(mia.begin(), browse)
    with serving(config, office.log):
        assert mia.house.keystore.kept == {}
        assert mia.sign_in().account.account_id == MIA.account_id


def test_a_device_that_was_struck_off_has_to_ask_its_operator(
    office: Team, desks: Desktops
) -> None:
    """The connection is paused with the broker's words."""
    mia = desks.of("mia")
    made = mia.sign_in()
    office.atlassian.books.expire()
    object.__setattr__(office.server.broker.config, "devices", {})
    told = whoami(mia, made)

    assert isinstance(told, SignInExpired)
    assert "This device is not known here." in told.reason


def test_a_grant_is_given_back_through_the_broker(office: Team, desks: Desktops) -> None:
    """And erased here."""
    mia = desks.of("mia")
    made = mia.sign_in()
    left = mia.house.ask("disconnect", connection=made.id)

    assert left["is_revoked"] is True
    assert office.atlassian.books.revoked == [MIA.account_id]
    assert mia.house.keystore.kept == {}


def test_reading_alone_asks_for_reading_alone(office: Team, desks: Desktops) -> None:
    """The broker hands on what the desktop asks for, and no more."""
    mia = desks.of("mia")
    made = mia.sign_in(is_read_only=True)

    assert office.atlassian.scopes_asked == [("read:jira-user", "read:jira-work", "offline_access")]
    assert made.is_read_only


def test_a_no_at_atlassian_comes_back(office: Team, desks: Desktops) -> None:
    """Through the broker as well."""
    mia = desks.of("mia")
    office.atlassian.says_no = True
    with pytest.raises(NotAnswered, match="said no"):
        mia.sign_in()


@pytest.mark.parametrize(
    ("app", "says"),
    [
        (App(broker="http://broker.example.net", secret="k"), "not the address of a broker"),
        (App(broker="nonsense", secret="k"), "not the address of a broker"),
        (App(broker="https://broker.example.net"), "wants this device's key"),
    ],
)
def test_a_broker_that_cannot_be_is_not_asked(desks: Desktops, app: App, says: str) -> None:
    """The sentence says what is missing."""
    mia = desks.of("mia")
    mia.app = app
    with pytest.raises(BadInput, match=says):
        mia.begin()


def test_a_wrong_key_is_said(desks: Desktops) -> None:
    """Before a browser is opened."""
    mia = desks.of("mia")
    mia.app = replace(mia.app, secret="wrong")
    with pytest.raises(NotAnswered, match="not known here"):
        mia.begin()
