"""What MSAL is let do on the wire: one origin, once, and nothing made of what nobody said."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.contract.network.certificates import Authority, make_authority
from tests.contract.network.gateway_rig import access
from tests.fakes.wire_server import WireServer, answer
from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.problems import BadInput
from tracksync.integrations.azure_devops import AzureDevOps
from tracksync.integrations.azure_devops.manifest import RESOURCE
from tracksync.network import SentRecord
from tracksync.ports.authorization import App, Ask, Authorization, DeviceCode, NotYet, Tokens

ASK = Ask("state", "v" * 43, "http://127.0.0.1:1/callback", ("vso.work", "offline_access"))
TOKENS = {"access_token": "a", "refresh_token": "r", "token_type": "Bearer", "expires_in": 3600}
CODE = {
    "device_code": "d",
    "user_code": "ABCD",
    "verification_uri": "https://microsoft.com/devicelogin",
    "expires_in": 900,
    "interval": 5,
}


def told(body: object, status: str = "200 OK", *headers: str) -> bytes:
    kind = "Content-Type: application/json"
    return answer(json.dumps(body).encode(), kind, *headers, status=status)


@dataclass
class Scripted:
    """
    A directory that says what it is told to.

    Attributes:
        says: By the last part of the path; the description names places here unless it is changed.
        asked: Method and path of each request.
    """

    authority: Authority
    says: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sent: list[SentRecord] = field(default_factory=list)
    server: WireServer | None = None

    @property
    def url(self) -> str:
        assert self.server is not None
        return self.server.url

    def description(self, **but: str) -> dict[str, str]:
        at = f"{self.url}/organizations"
        usual = {
            "issuer": f"{at}/v2.0",
            "authorization_endpoint": f"{at}/oauth2/v2.0/authorize",
            "token_endpoint": f"{at}/oauth2/v2.0/token",
            "device_authorization_endpoint": f"{at}/oauth2/v2.0/devicecode",
            "jwks_uri": f"{at}/discovery/v2.0/keys",
        }
        return usual | but

    def behave(self, sock: socket.socket) -> None:
        assert self.server is not None
        head = re.match(rb"(\S+) (\S+) ", self.server.told[-1])
        assert head is not None
        path = head[2].decode()
        self.asked.append(f"{head[1].decode()} {path}")
        usual = {"openid-configuration": told(self.description()), "keys": told({"keys": []})}
        sock.sendall((usual | self.says)[path.rpartition("/")[2]])

    @property
    def service(self) -> AzureDevOps:
        settings = {
            "services.azure_devops.auth_url": self.url,
            "services.azure_devops.ca_file": str(self.authority.file),
        }
        return AzureDevOps(access(self.sent.append, settings=settings))

    @property
    def flow(self) -> Authorization:
        return self.service.authorization(App("desktop"))

    def refreshed(self, body: object, status: str = "200 OK", *headers: str) -> object:
        self.says["token"] = told(body, status, *headers)
        return self.flow.refresh("the-refresh-token", ("vso.work", "offline_access"))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("entra-wire"))


@pytest.fixture
def entra(authority: Authority) -> Iterator[Scripted]:
    made = Scripted(authority)
    with WireServer(made.behave, authority.context()) as made.server:
        yield made


def test_a_renewal_is_one_look_and_one_request(entra: Scripted) -> None:
    """Nothing but what is needed leaves: no name of this system, no word of earlier failures."""
    renewed = entra.refreshed({**TOKENS, "scope": f"{RESOURCE}/vso.work"})
    assert entra.server is not None
    (look, ask) = entra.server.told

    assert isinstance(renewed, Tokens)
    assert renewed.scopes == ("offline_access", "vso.work")
    assert [place.partition(" ")[0] for place in entra.asked] == ["GET", "POST"]
    assert f"{RESOURCE}%2Fvso.work".encode() in ask
    assert b"the-refresh-token" in ask
    for unwanted in (b"x-client", b"telemetry", b"AnchorMailbox", b"request-id"):
        assert unwanted.lower() not in (look + ask).lower()


def test_what_left_is_recorded_without_a_name_or_a_token(entra: Scripted) -> None:
    """As for every request."""
    entra.refreshed(TOKENS)

    assert [record.path for record in entra.sent] == [
        "/organizations/v2.0/.well-known/openid-configuration",
        "/organizations/oauth2/v2.0/token",
    ]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (told({"error": "invalid_grant"}, "400 Bad Request"), SignInExpired),
        (told({"error": "interaction_required"}, "400 Bad Request"), SignInExpired),
        (told({"error": "temporarily_unavailable"}, "400 Bad Request"), Busy),
        (told({}, "429 Too Many Requests", "Retry-After: 9"), Busy),
        (told({}, "503 Service Unavailable"), NoAnswer),
        (answer(b"<html>", "Content-Type: text/html"), NoAnswer),
        (answer(b'{"access_token": "aaaa'), NoAnswer),
        (told([TOKENS]), NoAnswer),
        (told({**TOKENS, "access_token": 7}), NoAnswer),
        (told({**TOKENS, "id_token": "none"}), NoAnswer),
        (told({**TOKENS, "id_token": 7}), NoAnswer),
        (told({**TOKENS, "expires_in": "soon"}), NoAnswer),
        (b"", NoAnswer),
    ],
)
def test_a_renewal_that_fails_is_sent_once(
    entra: Scripted, said: bytes, outcome: type[Failure]
) -> None:
    """It says which of the five it was; the library repeats nothing, and logs nothing."""
    entra.says["token"] = said
    renewed = entra.flow.refresh("the-refresh-token", ("vso.work",))

    assert isinstance(renewed, outcome)
    assert len(entra.asked) == 2


def test_nothing_of_an_answer_reaches_a_log(
    entra: Scripted, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """MSAL would write half an answer down, and the token in it."""
    with caplog.at_level(0):
        entra.says["token"] = answer(b'{"access_token": "a-secret-token')
        entra.flow.refresh("the-refresh-token", ("vso.work",))
        entra.refreshed({**TOKENS, "access_token": "a-secret-token"})
    out = "".join(capfd.readouterr())

    assert "secret-token" not in caplog.text + out
    assert "the-refresh-token" not in caplog.text + out


@pytest.mark.parametrize("place", ["token_endpoint", "jwks_uri", "authorization_endpoint"])
def test_a_directory_that_points_elsewhere_is_not_followed(entra: Scripted, place: str) -> None:
    """Neither tokens nor codes go to another origin than the one that was set."""
    entra.says["openid-configuration"] = told(
        entra.description(**{place: "https://evil.example.net/x"})
    )
    entra.says["token"] = told(TOKENS)
    flow = entra.flow
    page = flow.begin(ASK)
    exchanged = flow.exchange(ASK, {"code": "c", "state": "state"})
    renewed = flow.refresh("the-refresh-token")

    assert isinstance(page, str) is (place != "authorization_endpoint")
    assert isinstance(exchanged, Failure)
    assert isinstance(renewed, Tokens) is (place != "token_endpoint")
    assert all(record.origin == entra.url for record in entra.sent if record.bytes_out)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (told({"error": "invalid_tenant"}, "400 Bad Request"), Refused),
        (told({}, "404 Not Found"), Refused),
        (told({}), Refused),
        (told([]), NotReached),
        (answer(b"<html>", "Content-Type: text/html"), NotReached),
        (told({}, "500 Internal Server Error"), NotReached),
        (told({}, "429 Too Many Requests"), Busy),
    ],
)
def test_a_directory_that_cannot_be_read_costs_nothing(
    entra: Scripted, said: bytes, outcome: type[Failure]
) -> None:
    """No token was shown to it, so a renewal that ends here is not lost."""
    entra.says["openid-configuration"] = said
    flow = entra.flow

    assert isinstance(flow.refresh("the-refresh-token"), outcome)
    assert isinstance(flow.begin(ASK), outcome)
    assert isinstance(flow.exchange(ASK, {"code": "c"}), outcome)
    assert entra.server is not None
    assert b"the-refresh-token" not in b"".join(entra.server.told)


def test_an_answer_without_a_good_id_token_is_not_used(entra: Scripted) -> None:
    """Whoever hands out tokens must prove who signed in."""
    flow = entra.flow
    flow.begin(ASK)
    for more in ({}, {"id_token": "e30.e30.e30"}):
        entra.says["token"] = told({**TOKENS, **more})
        outcome = flow.exchange(ASK, {"code": "c", "state": "state"})
        assert isinstance(outcome, Refused)
        assert "does not prove" in outcome.reason


def test_a_state_that_was_not_ours_is_not_exchanged(entra: Scripted) -> None:
    """The door looks first; this is the second lock."""
    flow = entra.flow
    flow.begin(ASK)
    outcome = flow.exchange(ASK, {"code": "c", "state": "another"})

    assert isinstance(outcome, Failure)
    assert not any(place.startswith("POST") for place in entra.asked)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (told({"error": "authorization_pending"}, "400 Bad Request"), NotYet),
        (told({"error": "slow_down"}, "400 Bad Request"), NotYet),
        (told({"error": "authorization_declined"}, "400 Bad Request"), Refused),
        (told({"error": "expired_token"}, "400 Bad Request"), Refused),
        (told({"error": "bad_verification_code"}, "400 Bad Request"), Refused),
        (told({}, "503 Service Unavailable"), NoAnswer),
        (told(TOKENS), Refused),
    ],
)
def test_a_code_is_asked_about_once_each_time(
    entra: Scripted, said: bytes, outcome: type[object]
) -> None:
    """MSAL would wait in a loop; here each question is one request, and the pause is ours."""
    entra.says |= {"devicecode": told(CODE), "token": said}
    flow = entra.service.device(App("desktop"))
    code = flow.begin(("vso.work",))
    assert isinstance(code, DeviceCode)
    answered = flow.poll(code)

    assert isinstance(answered, outcome)
    assert sum(place.endswith("/token") for place in entra.asked) == 1


@pytest.mark.parametrize(
    "said",
    [
        told({"error": "unauthorized_client"}, "400 Bad Request"),
        told({}),
        told({**CODE, "interval": "x"}),
    ],
)
def test_no_code_is_told(entra: Scripted, said: bytes) -> None:
    """Whatever came instead."""
    entra.says["devicecode"] = said
    flow = entra.service.device(App("desktop"))

    assert isinstance(flow.begin(("vso.work",)), Failure)


def test_microsoft_is_asked_by_https_alone() -> None:
    """And for everybody's directory where none is named."""
    usual = AzureDevOps(access()).authorization(App("desktop"))
    bare = AzureDevOps(access(settings={"services.azure_devops.auth_url": "http://127.0.0.1:1"}))

    assert usual.origin == (
        "https://login.microsoftonline.com https://dev.azure.com https://app.vssps.visualstudio.com"
    )
    assert usual.return_to == ""
    with pytest.raises(BadInput):
        bare.authorization(App("desktop"))
