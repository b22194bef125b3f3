"""The generic sign-in against oidc-provider, a real authorization server that allows no leeway."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.contract.network.gateway_rig import access
from tests.contract.sign_in.oidc_rig import MANIFEST, Profiles
from tests.peers.oidc import Browser, oidc
from tests.unit.engine.house import House
from tracksync.core.delivery.outcomes import Refused, SignInExpired
from tracksync.core.problems import BadInput, NotAllowed, NotAnswered
from tracksync.core.sentences import say
from tracksync.engine.sign_in.signing_in import Begun, Wish
from tracksync.engine.sign_in.ways import Pages
from tracksync.network.oauth import challenge
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.authorization import App, Ask, Tokens
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Account, Connection

DESKTOP, DEVICE = App("desktop"), App("device")
PATIENCE_S = 120


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oidc(tmp_path_factory.mktemp("oidc")) as address:
        yield address


@dataclass
class Person:
    house: House
    profiles: Profiles
    browser: Browser

    @property
    def running(self) -> Any:  # noqa: ANN401  as the tests need it
        return self.house.engine.running

    def begin(self, app: App = DESKTOP, way: Way = Way.OAUTH) -> Begun:
        begun: Begun = self.running.signing_in.begin(Wish("asana", "test", way=way, app=app))
        return begun

    def finish(self, begun: Begun) -> Connection:
        """Let the person answer in the browser meanwhile."""
        self.seen: list[tuple[int, str, str]] = []
        at_it = threading.Thread(target=lambda: self.seen.append(self.browser.visit(begun.page)))
        at_it.start()
        try:
            found = self.running.signing_in.finish(begun.id)
        finally:
            at_it.join(PATIENCE_S)
        assert isinstance(found, Connection), found
        return found

    def whoami(self, connection: Connection) -> Any:  # noqa: ANN401  an account or a failure
        return self.running.reach.tracker(connection).whoami()

    def kept(self, connection: Connection) -> str:
        return self.house.keystore.kept[f"token:{connection.id}"].partition("\n")[2]


@pytest.fixture
def mia(issuer: str) -> Iterator[Person]:
    profiles = Profiles(access(), issuer)
    house = House(integrations=[profiles], door=LoopbackDoor).start()
    yield Person(house, profiles, Browser())
    house.close()


def a_grant(mia: Person) -> tuple[Any, Ask, dict[str, str]]:
    """Have a code granted, and exchange nothing yet: the flow, what was asked, what came back."""
    flow = mia.profiles.authorization(DESKTOP)
    door = LoopbackDoor()
    ask = Ask("state-1", "v" * 43, door.address, tuple(MANIFEST.scopes))
    brought: list[dict[str, str]] = []
    page = flow.begin(ask)
    assert isinstance(page, str)
    browser = threading.Thread(target=lambda: mia.browser.visit(page))
    browser.start()

    def judge(answer: Any) -> Any:  # noqa: ANN401  as the port says
        brought.append(dict(answer))
        return Pages().done, True

    assert door.wait(PATIENCE_S, judge)
    browser.join(PATIENCE_S)
    door.close()
    return flow, ask, brought[0]


def test_code_and_pkce_sign_in(mia: Person) -> None:
    """On any free port, as an app without a secret."""
    made = mia.finish(mia.begin())

    assert (made.account.name, made.email) == ("Person mia", "mia@example.org")
    assert (made.way, made.site_url) == (Way.OAUTH, "https://profiles.example.net")
    assert "You can close this page" in mia.seen[0][1]


def test_each_renewal_rotates_the_refresh_token(mia: Person) -> None:
    """And the next one starts from the newest."""
    made = mia.finish(mia.begin())
    tokens = [mia.kept(made)]
    for _ in range(3):
        mia.running.grants.forget()
        assert isinstance(mia.whoami(made), Account)
        tokens.append(mia.kept(made))

    assert len(set(tokens)) == 4


def test_an_old_refresh_token_ends_the_grant(mia: Person) -> None:
    """This server has no leeway: used twice, everything is over, and the person is asked."""
    made = mia.finish(mia.begin())
    old = mia.house.keystore.kept[f"token:{made.id}"]
    mia.running.grants.forget()
    assert isinstance(mia.whoami(made), Account)
    mia.house.keystore.kept[f"token:{made.id}"] = old
    mia.running.grants.forget()
    over = mia.whoami(made)
    mia.running.grants.forget()

    assert over == SignInExpired(say("{service} has ended the sign-in.", service="Profiles"))
    assert isinstance(mia.whoami(made), SignInExpired)


def test_twenty_threads_renew_once_where_there_is_no_leeway(mia: Person) -> None:
    """A second renewal with the same token would end the grant for all of them."""
    made = mia.finish(mia.begin())
    mia.running.grants.forget()
    gate, found = threading.Barrier(20), list[Any]()

    def ask() -> None:
        gate.wait()
        found.append(mia.whoami(made))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    mia.running.grants.forget()

    assert all(isinstance(answer, Account) for answer in found)
    assert isinstance(mia.whoami(made), Account)


def test_a_code_is_exchanged_once_and_only_by_who_began(mia: Person) -> None:
    """A stolen code is worth nothing without the verifier; a used one is worth nothing at all."""
    flow, ask, answer = a_grant(mia)
    thief = flow.exchange(Ask(ask.state, "w" * 43, ask.return_to, ask.scopes), answer)
    flow, ask, answer = a_grant(mia)
    mine = flow.exchange(ask, answer)
    again = flow.exchange(ask, answer)

    assert isinstance(thief, Refused)
    assert isinstance(mine, Tokens)
    assert isinstance(again, Refused)


def test_an_answer_of_another_server_is_not_used(mia: Person) -> None:
    """Its name stands in the answer (RFC 9207); a mix-up ends before anything is exchanged."""
    flow, ask, answer = a_grant(mia)
    mixed_up = flow.exchange(ask, answer | {"iss": "https://evil.example.net"})

    assert isinstance(mixed_up, Refused)
    assert "somewhere else" in mixed_up.reason
    assert isinstance(flow.exchange(ask, answer), Tokens)


def test_without_a_challenge_this_server_refuses(mia: Person) -> None:
    """So what is tested here is really PKCE."""
    mia.profiles.change = {"has_pkce": False}
    with pytest.raises(NotAnswered, match=r"(?i)pkce"):
        mia.finish(mia.begin())


def test_a_grant_is_given_back(mia: Person) -> None:
    """Afterwards its refresh token is worth nothing."""
    made = mia.finish(mia.begin())
    refresh = mia.kept(made)
    left = mia.house.ask("disconnect", connection=made.id)

    assert left["is_revoked"] is True
    assert mia.house.keystore.kept == {}
    assert isinstance(mia.profiles.authorization(DESKTOP).refresh(refresh), SignInExpired)


def test_a_code_on_another_screen_signs_in(mia: Person) -> None:
    """Where there is no browser here: the code is shown, typed there, and asked for meanwhile."""
    begun = mia.begin(DEVICE, Way.DEVICE)
    mia.browser.typed = {"user_code": begun.shown}
    made = mia.finish(begun)
    mia.running.grants.forget()

    assert begun.shown in begun.page
    assert (made.way, made.account.name) == (Way.DEVICE, "Person mia")
    assert isinstance(mia.whoami(made), Account)


def test_a_code_on_another_screen_can_be_given_up(mia: Person) -> None:
    """Asking ends at once."""
    begun = mia.begin(DEVICE, Way.DEVICE)
    told: list[Exception] = []

    def wait() -> None:
        with pytest.raises(NotAllowed, match="cancelled") as refused:
            mia.running.signing_in.finish(begun.id)
        told.append(refused.value)

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not mia.running.signing_in.cancel(begun.id):
        pass
    waiting.join(PATIENCE_S)

    assert told


def test_an_unknown_app_is_said(mia: Person) -> None:
    """The browser ends on the server's own page; by code it is told at once."""
    with pytest.raises(NotAnswered, match="does not accept the app"):
        mia.begin(App("nobody"), Way.DEVICE)
    with pytest.raises(BadInput, match="none was named"):
        mia.begin(App(""))


def test_a_challenge_is_the_one_of_the_standard() -> None:
    """Source: RFC 7636, appendix B."""
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    assert challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
