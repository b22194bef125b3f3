"""Signing in to Azure DevOps with a work account: MSAL, against oidc-provider over TLS."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract.integrations.azure_devops.entra_rig import (
    DESKTOP,
    Directory,
    Worker,
    directory,
    worker,
)
from tests.fakes.azure_devops import HOME, HOST_ID, MIA, OWL
from tracksync.core.delivery.outcomes import Refused, SignInExpired
from tracksync.core.problems import BadInput, NotAllowed, NotAnswered
from tracksync.engine.sign_in.signing_in import Choices
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Account, Connection

THREADS = 20


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Directory]:
    with directory(tmp_path_factory.mktemp("entra")) as found:
        yield found


@pytest.fixture
def mia(at: Directory) -> Iterator[Worker]:
    with worker(at) as found:
        yield found


def all_at_once(mia: Worker, connection: Connection) -> list[Any]:
    """Ask who is signed in, in so many threads begun together."""
    gate, found = threading.Barrier(THREADS), list[Any]()

    def ask() -> None:
        gate.wait()
        found.append(mia.whoami(connection))

    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_a_work_account_signs_in_by_the_browser(mia: Worker) -> None:
    """With PKCE, on any free port, without a secret; the account is told by Azure DevOps."""
    made = mia.sign_in()

    assert (made.way, made.account.account_id, made.account.name) == (
        Way.OAUTH,
        MIA.id,
        MIA.name,
    )
    assert (made.site_url, made.account.site_id) == (f"{mia.azure.url}/{HOME}", HOST_ID)
    assert "vso.work_write" in made.scopes
    assert "You can close this page" in mia.seen[0][1]


def test_a_code_on_another_screen_signs_in(mia: Worker) -> None:
    """The code is shown here, typed there, and asked for meanwhile."""
    begun = mia.begin(Way.DEVICE)
    mia.browser.typed = {"user_code": begun.shown}
    made = mia.finish(begun)
    mia.running.grants.forget()

    assert (made.way, made.account.account_id) == (Way.DEVICE, MIA.id)
    assert isinstance(mia.whoami(made), Account)


def test_what_is_granted_is_used_as_a_bearer(mia: Worker) -> None:
    """Tasks come in over it."""
    mia.sign_in()
    fetched = mia.house.ask("tasks.refresh")

    assert str(OWL) in {task["key"].removeprefix("#") for task in fetched["tasks"]}


def test_of_several_organizations_one_is_chosen(at: Directory) -> None:
    """They are listed by Azure DevOps for the account; nothing is connected before."""
    with worker(at, organizations=("contoso",)) as mia:
        choices = mia.finish(mia.begin())
        assert isinstance(choices, Choices)
        made = mia.running.signing_in.choose(choices.id, "contoso")
        named = mia.sign_in(site=HOME)

        assert [site.name for site in choices.sites] == ["contoso", HOME]
        assert made.site_url == f"{mia.azure.url}/contoso"
        assert named.site_url == f"{mia.azure.url}/{HOME}"
        assert named.id != made.id


def test_a_read_only_sign_in_does_not_ask_to_write(mia: Worker) -> None:
    """Nor can it be made to write later without a new one."""
    made = mia.sign_in(is_read_only=True)

    assert made.is_read_only
    assert "vso.work_write" not in made.scopes
    mia.running.grants.forget()
    assert isinstance(mia.whoami(made), Account)
    with pytest.raises(NotAllowed, match="Only reading was granted"):
        mia.house.engine.services.connections.change(made.id, via="test", is_read_only=False)


def test_twenty_threads_that_meet_a_401_renew_once(mia: Worker) -> None:
    """All get their answer; this server ends a grant when an old refresh token comes twice."""
    made = mia.sign_in()
    before = mia.refresh_token(made)
    mia.refused.add(mia.running.grants.token(made))
    asked = mia.told("/token")
    answers = all_at_once(mia, made)

    assert [answer.account_id for answer in answers] == [MIA.id] * THREADS
    assert mia.told("/token") == asked + 1
    assert mia.refresh_token(made) != before
    mia.running.grants.forget()
    assert isinstance(mia.whoami(made), Account)


def test_a_dead_grant_asks_for_a_new_sign_in(mia: Worker) -> None:
    """An old refresh token, used again, ends everything here; the connection says so."""
    made = mia.sign_in()
    name = f"token:{made.id}"
    old = mia.house.keystore.kept[name]
    mia.running.grants.forget()
    mia.whoami(made)
    mia.house.keystore.kept[name] = old
    mia.running.grants.forget()

    assert isinstance(mia.whoami(made), SignInExpired)


def test_disconnecting_erases_the_grant_and_shows_where_it_ends(mia: Worker) -> None:
    """Microsoft has no way for programs to give one back; the person is shown theirs."""
    made = mia.sign_in()
    text = mia.house.say("disconnect", connection=made.id)

    assert "https://myapps.microsoft.com" in text
    assert mia.house.keystore.kept == {}


def test_nothing_of_a_token_stands_in_what_is_told_of_requests(mia: Worker) -> None:
    """Neither code, nor token, nor the account."""
    made = mia.sign_in()
    told = " ".join(f"{record.origin}{record.path}" for record in mia.sent)

    assert mia.refresh_token(made) not in told
    assert "code=" not in told
    assert "mia" not in told


@pytest.mark.parametrize(
    "app",
    [App(""), App("desktop", secret="s"), App("desktop", broker="https://broker.example.org")],
)
def test_an_app_that_cannot_be_is_said(mia: Worker, app: App) -> None:
    """A public app has an id, and neither a secret nor a broker."""
    for way in (Way.OAUTH, Way.DEVICE):
        with pytest.raises(BadInput):
            mia.begin(way, app=app)


def test_an_unknown_app_is_told_of(mia: Worker) -> None:
    """By code at once."""
    with pytest.raises(NotAnswered, match="does not accept the app"):
        mia.begin(Way.DEVICE, app=App("nobody"))


def test_whoever_says_no_is_not_signed_in(mia: Worker) -> None:
    """Nothing is left behind."""
    flow = mia.service.authorization(DESKTOP)
    refused = flow.exchange(Any, {"error": "access_denied", "state": "s"})  # type: ignore[arg-type]  # not looked at

    assert isinstance(refused, Refused)
    assert "said no" in refused.reason
