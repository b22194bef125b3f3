"""The broker's promises, asked in every wrong way over real HTTP."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

import pytest

from tests.contract.network.certificates import make_authority
from tests.contract.sign_in.broker_rig import (
    BACK,
    SECRET,
    VERIFIER,
    Team,
    config,
    serving,
    team,
    upstream,
)
from tests.fakes.ports import own_port
from tests.fakes.wire_server import WireServer, answer, says
from tracksync.broker.config import Unusable, read_config
from tracksync.broker.kept import Allowance, Once
from tracksync.broker.main import main
from tracksync.broker.refusal import Refused
from tracksync.broker.server import LARGEST_REQUEST


@pytest.fixture
def office() -> Iterator[Team]:
    with team() as made:
        yield made


# --- a sign-in ------------------------------------------------------------------------------------


def test_a_sign_in_goes_through(office: Team) -> None:
    """The page is the service's own, the way back the desktop's, and the code not the real one."""
    begun = office.begin()
    page = parse_qs(urlsplit(begun.body["authorize_url"]).query)
    came_back = office.browse(begun.body["authorize_url"])
    brought = parse_qs(urlsplit(came_back.where).query)
    got = office.exchange(brought["code"][0])
    issued = office.atlassian.books.issued

    assert page["redirect_uri"] == [f"{office.url}/v1/callback"]
    assert page["scope"] == ["read:jira-work offline_access"]
    assert came_back.where.startswith(f"{BACK}?")
    assert brought["state"] == ["state-of-the-desktop"]
    assert brought["code"][0] not in issued
    assert got.status == 200
    assert got.body["access_token"] in issued
    assert got.body["refresh_token"] not in issued


def test_a_refresh_token_is_good_for_the_device_that_signed_in(office: Team) -> None:
    """Somebody else's key does not open it, nor does the service's own token pass."""
    got = office.exchange(office.granted()).body
    raw = office.atlassian.books.issued[-1]
    stolen = office.refresh(got["refresh_token"], "bob")
    bare = office.refresh(raw)
    renewed = office.refresh(got["refresh_token"])

    assert (stolen.status, stolen.body["error"]) == (400, "invalid_grant")
    assert (bare.status, bare.body["error"]) == (400, "invalid_grant")
    assert renewed.status == 200
    assert renewed.body["refresh_token"] != got["refresh_token"]
    assert office.atlassian.books.renewals == 1


def test_a_code_is_good_for_who_began_and_once(office: Team) -> None:
    """Another device, another verifier, another way back: nothing; and each costs the code."""
    wrong: list[dict[str, str]] = [
        {"who": "bob"},
        {"code_verifier": "w" * 43},
        {"code_verifier": "short"},
        {"redirect_uri": BACK.replace("50123", "50124")},
    ]
    for but in wrong:
        code = office.granted()
        refused = office.exchange(code, **but)
        after = office.exchange(code)
        assert (refused.status, refused.body["error"]) == (400, "invalid_grant"), but
        assert after.status == 400, but
    code = office.granted()

    assert office.exchange(code).status == 200
    assert office.exchange(code).status == 400


def test_a_state_is_good_once(office: Team) -> None:
    """Replayed or made up it leads nowhere, and the browser is told in plain words."""
    page = office.begin().body["authorize_url"]
    state = parse_qs(urlsplit(page).query)["state"][0]
    office.browse(page)
    again = office.ask(f"/v1/callback?state={state}&code=x")
    made_up = office.ask("/v1/callback?state=made-up&code=x")
    none = office.ask("/v1/callback")
    absurd = office.ask(f"/v1/callback?{'a=1&' * 99}")

    for told in (again, made_up, none, absurd):
        assert (told.status, told.where) == (400, "")
        assert b"This sign-in is over" in told.body
        assert told.headers["content-security-policy"].startswith("default-src 'none'")
        assert told.headers["cache-control"] == "no-store"


def test_a_no_is_handed_on(office: Team) -> None:
    """With a word of OAuth and nothing else of what the address held."""
    office.atlassian.says_no = True
    came_back = office.browse(office.begin().body["authorize_url"])
    state = parse_qs(urlsplit(office.begin().body["authorize_url"]).query)["state"][0]
    odd = office.ask(f"/v1/callback?state={state}&error=%3Cscript%3E&code=x")

    assert came_back.where == f"{BACK}?state=state-of-the-desktop&error=access_denied"
    assert odd.where == f"{BACK}?state=state-of-the-desktop&error=access_denied"


@pytest.mark.parametrize(
    "but",
    [
        {"redirect_uri": "https://evil.example.net/callback"},
        {"redirect_uri": "http://127.0.0.1.evil.example.net:80/callback"},
        {"redirect_uri": "http://127.0.0.1:50123/callback?x=1"},
        {"redirect_uri": "http://127.0.0.1:50123/other"},
        {"redirect_uri": "http://localhost:50123/callback"},
        {"redirect_uri": "http://127.0.0.1:65536/callback"},
        {"redirect_uri": "http://127.0.0.1:0/callback"},
        {"redirect_uri": "http://127.0.0.1:50123/callback\n"},
        {"code_challenge": ""},
        {"code_challenge": "short"},
        {"code_challenge_method": "plain"},
        {"state": "short"},
        {"state": "x" * 600},
        {"state": "with blanks and ä"},
        {"scope": ""},
        {"scope": "read:jira-work delete:everything"},
        {"service": "asana"},
        {"service": ""},
    ],
)
def test_a_sign_in_that_is_not_exactly_right_is_not_begun(
    office: Team, but: dict[str, str]
) -> None:
    """Only back to this machine, only with S256, and for no more than the operator allows."""
    told = office.begin(**but)

    assert told.status == 400
    assert "authorize_url" not in told.body


def test_a_grant_is_given_back(office: Team) -> None:
    """By the device it belongs to."""
    token = office.exchange(office.granted()).body["refresh_token"]
    fields = {"service": "jira", "token": token}
    stranger = office.ask("/v1/revoke", fields, key=office.keys["bob"])
    told = office.ask("/v1/revoke", fields, key=office.keys["mia"])

    assert (stranger.status, told.status) == (400, 200)
    assert len(office.atlassian.books.revoked) == 1
    assert office.refresh(token).status == 400


def test_what_a_service_does_not_offer_is_said() -> None:
    """No place to give a grant back, no such grant type."""
    with team() as office:
        services = {"jira": upstream(office.atlassian.url, revoke_url="")}
        object.__setattr__(office.server.broker.config, "services", services)
        token = office.exchange(office.granted()).body["refresh_token"]
        fields = {"service": "jira", "token": token}
        told = office.ask("/v1/revoke", fields, key=office.keys["mia"])
        odd = office.exchange("x", grant_type="password")

        assert (told.status, told.body["error"]) == (400, "unsupported_token_type")
        assert (odd.status, odd.body["error"]) == (400, "unsupported_grant_type")


# --- who may ask ----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [None, "", "x" * 43, "\u00e9" * 10])
def test_strangers_get_nothing(office: Team, key: str | None) -> None:
    """Without a key of the operator's list there is no sign-in, and no word about why."""
    headers = {} if key is None else {"Authorization": f"Bearer {key}".encode().decode("latin-1")}
    told = office.ask("/v1/authorize", {"service": "jira"}, headers=headers)

    assert (told.status, told.body["error"]) == (401, "invalid_client")


def test_a_device_that_was_struck_off_is_a_stranger(office: Team) -> None:
    """At the next request, whatever it holds."""
    token = office.exchange(office.granted()).body["refresh_token"]
    left = {d: name for d, name in office.server.broker.config.devices.items() if name != "mia"}
    object.__setattr__(office.server.broker.config, "devices", left)

    assert office.refresh(token).status == 401


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no allowance grow while a busy machine is slow to ask."""
    now = time.monotonic()
    monkeypatch.setattr("tracksync.broker.kept.time", SimpleNamespace(monotonic=lambda: now))


@pytest.mark.usefixtures("no_time")
def test_strangers_are_slowed_down_and_devices_are_not(office: Team) -> None:
    """Guessing gets ten tries; the team goes on working meanwhile."""
    tries = [office.ask("/v1/token", {"a": "b"}, key="guess") for _ in range(12)]

    assert [told.status for told in tries] == [401] * 10 + [429] * 2
    assert int(tries[-1].headers["retry-after"]) > 0
    assert office.begin().status == 200


@pytest.mark.usefixtures("no_time")
def test_a_device_that_asks_too_much_is_slowed_down(office: Team) -> None:
    """A runaway program does not use up the app's quota for everybody."""
    told = [office.begin().status for _ in range(32)]

    assert told.count(429) >= 1
    assert office.begin("bob").status == 200


# --- what it is asked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content-Type": "application/json"}, b"{}", 400),
        ({}, b"\xff=\xfe", 400),
        ({}, b"no form at all", 400),
        ({}, b"a=1&" * 99, 400),
        ({"Content-Length": "-1"}, b"", 411),
        ({"Content-Length": "many"}, b"", 411),
        ({"Content-Length": str(LARGEST_REQUEST + 1)}, b"", 413),
        ({"Content-Length": "9" * 30}, b"", 411),
    ],
)
def test_odd_bodies_are_refused(
    office: Team, headers: dict[str, str], body: bytes, status: int
) -> None:
    """Before anything else is looked at."""
    assert office.ask("/v1/token", body=body, headers=headers).status == status


def test_unknown_places_are_not_there(office: Team) -> None:
    """And the living one says so, to watch over it."""
    assert office.ask("/").status == 404
    assert office.ask("/v1/token").status == 404
    assert office.ask("/v1/nothing", {"a": "b"}).status == 404
    with socket.create_connection(("127.0.0.1", office.server.port), timeout=60) as sock:
        sock.sendall(b"GET http://[ HTTP/1.1\r\n\r\n")
        assert sock.recv(100).startswith(b"HTTP/1.1 404")
    assert office.ask("/v1/health").body == {"ok": True}


def test_whoever_says_nothing_is_hung_up_on(office: Team) -> None:
    """Behind a proxy a hundred open connections do not keep the team out for long."""
    made = replace(office.server.broker.config, port=0, is_behind_proxy=True)
    with serving(made, [], patience_seconds=3) as server:
        idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as team:
            team.request("GET", "/v1/health")
            status = team.getresponse().status
        for sock in idle:
            sock.close()

    assert status == 200


def test_one_address_does_not_take_all_places(office: Team) -> None:
    """Whoever comes from elsewhere is served at once; so is it again when its own have gone."""
    made = replace(office.server.broker.config, port=0)
    with serving(made, [], patience_seconds=600) as server, ExitStack() as idle:
        at = ("127.0.0.1", server.port)
        held = [idle.enter_context(socket.create_connection(at, timeout=60)) for _ in range(80)]
        assert health_of(server.port, source="127.0.0.2") == 200
        assert held[-1].recv(1) == b"", "there are too many of that address"
        idle.close()
        while health_of(server.port) != 200:
            time.sleep(0.01)


def health_of(port: int, source: str = "127.0.0.1") -> int:
    """Ask whether it is well, from an address; 0 where it hangs up."""
    with closing(HTTPConnection("127.0.0.1", port, 60, source_address=(source, 0))) as team:
        try:
            team.request("GET", "/v1/health")
            return team.getresponse().status
        except (OSError, HTTPException):
            return 0


# --- what comes back from the service -------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status", "error"),
    [
        (answer(b'{"access_token": 1}'), 502, "server_error"),
        (answer(b"<html>"), 502, "server_error"),
        (answer(b"[1]"), 502, "server_error"),
        (answer(b"x" * 300_000), 502, "server_error"),
        (answer(b"[" * 200_000), 502, "server_error"),
        (b"", 504, "server_error"),
        (b"SSH-2.0\r\n\r\n", 504, "server_error"),
        (answer(b"{}", status="500 Oops"), 502, "server_error"),
        (answer(b"{}", "Retry-After: 7", status="429 Slow"), 503, "temporarily_unavailable"),
        (answer(b"{}", "Retry-After: soon", status="503 No"), 503, "temporarily_unavailable"),
        (answer(b"<html>", status="404 Not Found"), 502, "server_error"),
        (answer(b'{"message": "no"}', status="401 No"), 400, "invalid_request"),
        (
            answer(b'{"error": "invalid_grant", "error_description": "gone"}', status="403 No"),
            400,
            "invalid_grant",
        ),
        (answer(b'{"error": "invalid_grant", "error_description": 7}', status="403 No"), 400,
         "invalid_grant"),
    ],
)  # fmt: skip
def test_odd_answers_of_the_service_are_told_apart(said: bytes, status: int, error: str) -> None:
    """No, not now, and nobody knows: a desktop does something else for each."""
    with WireServer(says(said)) as service, team() as office:
        services = {"jira": upstream(service.url)}
        object.__setattr__(office.server.broker.config, "services", services)
        sealed = office.server.broker._seal("refresh", "jira", _digest_of(office, "mia"))  # noqa: SLF001  a token to ask with
        told = office.refresh(sealed)

        assert (told.status, told.body["error"]) == (status, error)
        assert (status == 503) == ("retry-after" in told.headers)
        assert len(service.told) == 1  # never repeated


def test_a_service_that_is_not_there_is_told_apart() -> None:
    """Nothing can have happened, so the desktop simply waits."""
    with team() as office:
        nobody = f"http://127.0.0.1:{own_port()}"
        object.__setattr__(office.server.broker.config, "services", {"jira": upstream(nobody)})
        sealed = office.server.broker._seal("refresh", "jira", _digest_of(office, "mia"))  # noqa: SLF001  the same
        told = office.refresh(sealed)

        assert (told.status, told.body["error"]) == (503, "temporarily_unavailable")


def test_a_service_behind_a_strange_certificate_learns_nothing(tmp_path: Path) -> None:
    """The app's secret is told to nobody who cannot prove who they are."""
    stranger = make_authority(tmp_path).context()
    with WireServer(says(answer(b"{}")), stranger) as service, team() as office:
        asked = {"jira": upstream(service.url)}
        object.__setattr__(office.server.broker.config, "services", asked)
        sealed = office.server.broker._seal("refresh", "jira", _digest_of(office, "mia"))  # noqa: SLF001  the same
        told = office.refresh(sealed)

    assert told.status == 503
    assert service.told == [b""]


def _digest_of(office: Team, who: str) -> str:
    return next(d for d, name in office.server.broker.config.devices.items() if name == who)


# --- what it keeps --------------------------------------------------------------------------------


def test_the_log_tells_that_and_never_what(office: Team) -> None:
    """No key, no code, no token, no state, no secret: a name, a place, a number."""
    got = office.exchange(office.granted()).body
    office.refresh(got["refresh_token"])
    office.ask("/v1/authorize", {"service": "jira", "state": "x"}, key="stranger-key")
    office.ask("/v1/callback?code=secret-code&state=secret-state")
    office.ask("/v1/callback%0aFORGED")
    log = "".join(office.log)
    secret = [*office.atlassian.books.issued, *office.keys.values(), *got.values()]

    assert all(str(value) not in log for value in secret if len(str(value)) > 6)
    for word in (SECRET, VERIFIER, "secret-code", "secret-state", "stranger-key", "state-of-the"):
        assert word not in log
    assert "POST v1 token 200 mia" in log
    assert all(line.endswith("ms\n") for line in office.log)


def test_the_log_names_a_device_as_its_operator_does(office: Team) -> None:
    """Its letters stay; what could make a line of its own does not."""
    office.server.note("GET", "/v1/token", 200, "Jürgen's laptop\n\x1b[1m", time.monotonic())

    assert " Jürgen's laptop???1m " in office.log[-1]


def test_other_seal_keys_still_open(office: Team) -> None:
    """A new key seals from now on; the old one goes on opening until it is taken out."""
    token = office.exchange(office.granted()).body["refresh_token"]
    old = office.server.broker.config.seal_keys
    object.__setattr__(office.server.broker.config, "seal_keys", (b"n" * 32, *old))
    renewed = office.refresh(token)
    object.__setattr__(office.server.broker.config, "seal_keys", (b"n" * 32,))

    assert renewed.status == 200
    assert office.refresh(renewed.body["refresh_token"]).status == 200
    assert office.refresh(token).status == 400


@pytest.mark.parametrize("text", ["", "=", "AAAA", "not base64 \u00e9", "A" * 60_000])
def test_what_was_never_sealed_here_does_not_open(office: Team, text: str) -> None:
    """However long or odd."""
    assert office.refresh(text).status in {400, 413}


def test_what_can_be_taken_once_ends_by_itself() -> None:
    """In time, and when there are too many: the oldest goes."""
    short, small = Once[int](0.0), Once[int](60.0)
    gone = short.put(1)
    names = [small.put(number) for number in range(10_001)]

    assert short.take(gone) is None
    assert small.take(names[0]) is None
    assert small.take(names[-1]) == 10_000
    assert small.take(names[-1]) is None


def test_an_allowance_forgets_the_oldest_names() -> None:
    """Nobody fills the memory by asking under ever new names."""
    allowance = Allowance(burst=1, per_second=0.001)
    allowance.spend("first")
    for number in range(10_001):
        allowance.spend(str(number))
    allowance.spend("first")

    with pytest.raises(Refused) as refused:
        allowance.spend("first")
    assert (refused.value.status, refused.value.wait > 0) == (429, True)


def test_many_at_once_are_served(office: Team) -> None:
    """Each device its own sign-in, side by side."""
    found: list[int] = []

    def sign_in(who: str) -> None:
        found.append(office.exchange(office.granted(who), who).status)

    threads = [threading.Thread(target=sign_in, args=(who,)) for who in ("mia", "bob") * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [200] * 10


# --- the operator's file --------------------------------------------------------------------------

GOOD = """
address = "127.0.0.1:0"
public_url = "https://broker.example.net/"
seal_keys = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]

[services.jira]
client_id = "app"
client_secret_file = "SECRET_FILE"

[devices]
"mia's laptop" = "DIGEST"
"""


def written(tmp_path: Path, text: str) -> Path:
    secret = tmp_path / "secret"
    secret.write_text("s3cret\n", encoding="utf-8")
    file = tmp_path / "broker.toml"
    told = text.replace("SECRET_FILE", str(secret)).replace("DIGEST", "a" * 64)
    file.write_text(told, encoding="utf-8")
    file.chmod(0o600)
    return file


def test_a_short_file_is_enough_for_jira(tmp_path: Path) -> None:
    """What Atlassian's addresses and scopes are is known."""
    made = read_config(written(tmp_path, GOOD))
    jira = made.services["jira"]

    assert made.public_url == "https://broker.example.net"
    assert made.devices == {"a" * 64: "mia's laptop"}
    assert (jira.client_secret, jira.is_json) == ("s3cret", True)
    assert jira.token_url == "https://auth.atlassian.com/oauth/token"
    assert "s3cret" not in repr(made)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("127.0.0.1:0", "0.0.0.0:8450", "Without a certificate"),
        ("https://broker", "http://broker", "not an https address"),
        ("MDEyMzQ1", "MDEy", "32 bytes"),
        ('["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]', "[]", "at least one seal key"),
        ("DIGEST", "abc", "SHA-256"),
        ('client_id = "app"', "", "client_id"),
        ("SECRET_FILE", "/nowhere/at/all", "cannot be used"),
        ("[services.jira]", "[services.unknown]", "authorize_url"),
        ("[devices]", "[devices", "cannot be used"),
    ],
)
def test_a_file_that_cannot_be_says_why(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Before anything listens."""
    with pytest.raises(Unusable, match=says):
        read_config(written(tmp_path, GOOD.replace(old, new)))


def test_a_file_that_others_can_read_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It holds the app's secret."""
    file = written(tmp_path, GOOD)
    file.chmod(0o640)

    assert main(["serve", str(file)]) == 2
    assert "chmod 600" in capsys.readouterr().err
    assert main(["serve", str(tmp_path / "none")]) == 2


def test_keys_are_made(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is shown once, and what the file needs of it."""
    assert main(["key"]) == main(["device"]) == 0
    told = capsys.readouterr().out

    assert "[devices]" in told


def test_behind_a_proxy_strangers_are_told_apart_by_it() -> None:
    """Else one of them would use up the tries of all."""
    with team(is_behind_proxy=True) as office:
        for number in range(25):
            told = office.ask(
                "/v1/token",
                {"a": "b"},
                key="x",
                headers={"X-Forwarded-For": f"evil, 10.0.0.{number}"},
            )
            assert told.status == 401


def test_a_broker_serves_tls_itself(tmp_path: Path) -> None:
    """Where no proxy stands before it."""
    authority = make_authority(tmp_path)
    pem = authority.server_file()
    port = own_port()
    made = replace(
        config(port, {"jira": upstream("https://auth.example.net")}, {}),
        certificate=str(pem),
        public_url=f"https://127.0.0.1:{port}",
    )
    trusting = ssl.create_default_context(cafile=authority.file)
    with serving(made, []), socket.create_connection(("127.0.0.1", port)) as silent:
        opener = build_opener(ProxyHandler({}), HTTPSHandler(context=trusting))
        with opener.open(f"https://127.0.0.1:{port}/v1/health", timeout=60) as told:
            assert told.status == 200
        assert silent.fileno() > 0  # a handshake that never comes holds nobody up
