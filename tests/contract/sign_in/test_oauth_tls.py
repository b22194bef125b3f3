"""Codes, refresh tokens and app secrets go to nobody who cannot prove who they are."""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509

from tests.contract.network.certificates import DAY, LOOPBACK, Authority, make_authority
from tests.contract.network.gateway_rig import SHORT, access
from tests.fakes.wire_server import WireServer, answer, says
from tracksync.core.delivery.outcomes import Failure, NotReached, Refused
from tracksync.integrations.jira import JiraCloud
from tracksync.network import SentRecord
from tracksync.ports.authorization import App, Ask, Authorization, Tokens

ASK = Ask("state", "v" * 43, "http://127.0.0.1:1/callback", ("read:jira-work",))
OK = answer(b'{"access_token": "a", "refresh_token": "r", "token_type": "Bearer"}')


def old(context: ssl.SSLContext) -> ssl.SSLContext:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python warns of what we try here
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


BAD: dict[str, Callable[[Authority], ssl.SSLContext]] = {
    "expired": lambda authority: authority.context(age=30 * DAY),
    "another host": lambda authority: authority.context(x509.DNSName("other.example")),
    "self-signed": lambda authority: authority.context(LOOPBACK, is_self_signed=True),
    "TLS 1.1": lambda authority: old(authority.context()),
}
DEEDS: dict[str, Callable[[Authorization], object]] = {
    "exchange": lambda flow: flow.exchange(ASK, {"code": "the-code"}),
    "refresh": lambda flow: flow.refresh("the-refresh-token"),
    "revoke": lambda flow: flow.revoke("the-refresh-token"),
    "sites": lambda flow: flow.sites("the-access-token"),
}


def flow_to(url: str, ca_file: Path, sent: list[SentRecord], *, broker: bool) -> Authorization:
    settings = {
        "services.jira.base_url": url,
        "services.jira.auth_url": url,
        "services.jira.ca_file": str(ca_file),
    }
    jira = JiraCloud(access(sent.append, limits=SHORT, settings=settings))
    named = App(secret="the-key", broker=url) if broker else App("app", "the-secret")
    return jira.authorization(named)


@pytest.mark.parametrize("broker", [False, True])
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("kind", BAD)
def test_a_service_that_cannot_prove_itself_learns_nothing(
    tmp_path: Path, kind: str, deed: str, *, broker: bool
) -> None:
    """Not a byte leaves, and it counts as not reached: the grant lives on."""
    authority, sent = make_authority(tmp_path), list[SentRecord]()
    with WireServer(says(OK), BAD[kind](authority)) as server:
        flow = flow_to(server.url, authority.file, sent, broker=broker)
        outcome = DEEDS[deed](flow)

    assert isinstance(outcome, NotReached)
    assert server.told == [b""]
    assert sent[0].bytes_out == 0


def test_a_service_that_proves_itself_is_told(tmp_path: Path) -> None:
    """So that the test above tests something."""
    authority, sent = make_authority(tmp_path), list[SentRecord]()
    with WireServer(says(OK), authority.context()) as server:
        outcome = flow_to(server.url, authority.file, sent, broker=False).refresh("the-token")

    assert isinstance(outcome, Tokens)
    assert b"the-token" in server.told[0]
    assert (sent[0].path, sent[0].method) == ("/oauth/token", "POST")


def test_a_redirect_carries_no_secret_on(tmp_path: Path) -> None:
    """Wherever it leads: it is not followed, and nothing is renewed."""
    elsewhere = answer(b"", "Location: http://127.0.0.1:9/", status="307 Temporary Redirect")
    with WireServer(says(elsewhere)) as server:
        settings = {"services.jira.auth_url": server.url}
        flow = JiraCloud(access(settings=settings)).authorization(App("app", "the-secret"))
        outcome = flow.refresh("the-token")

    assert isinstance(outcome, Failure)
    assert not isinstance(outcome, Refused)
    assert len(server.told) == 1
