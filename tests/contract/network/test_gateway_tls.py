"""Secured connections: who is not who they should be learns nothing."""

from __future__ import annotations

import socket
import ssl
import warnings
from pathlib import Path

import pytest
import requests
from cryptography import x509

from tests.contract.network.certificates import DAY, LOOPBACK, Authority, make_authority
from tests.contract.network.gateway_rig import SHORT, Way
from tests.fakes.wire_server import WireServer, answer, says
from tracksync.network import Exchange, Trouble
from tracksync.network.wire import tls_context

OK = answer(b"{}")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """An authority nobody but its own file vouches for."""
    return make_authority(tmp_path)


def ask(context: ssl.SSLContext, ca_file: Path | None) -> tuple[Exchange, list[bytes]]:
    with WireServer(says(OK), context) as server:
        exchange = Way(server.url, limits=SHORT, ca_file=ca_file).ask()
    return exchange, server.told


def assert_nothing_left(exchange: Exchange, told: list[bytes], detail: str) -> None:
    assert (exchange.is_connected, exchange.is_sent) == (False, False)
    assert exchange.trouble is Trouble.TLS
    assert detail in exchange.detail
    assert told == [b""]


def test_a_service_that_proves_itself_is_spoken_to(authority: Authority) -> None:
    """A certificate of the configured authority, for this host and in date, is accepted."""
    exchange, told = ask(authority.context(LOOPBACK), authority.file)

    assert exchange.status == 200
    assert b"Authorization: Basic" in told[0]


def test_an_expired_certificate_learns_nothing(authority: Authority) -> None:
    """Not a byte of the request leaves, and the reason is told."""
    exchange, told = ask(authority.context(LOOPBACK, age=30 * DAY), authority.file)

    assert_nothing_left(exchange, told, "expired")


def test_a_certificate_of_another_host_learns_nothing(authority: Authority) -> None:
    """Not even where the common name is the host: names that count are the listed ones."""
    other = x509.DNSName("other.example")
    exchange, told = ask(authority.context(other), authority.file)

    assert_nothing_left(exchange, told, "mismatch")


def test_a_self_signed_certificate_learns_nothing(authority: Authority) -> None:
    """A certificate that vouches for itself vouches for nothing."""
    exchange, told = ask(authority.context(LOOPBACK, is_self_signed=True), authority.file)

    assert_nothing_left(exchange, told, "self")


def test_an_unknown_authority_learns_nothing(authority: Authority) -> None:
    """Without the service's own file the usual authorities count, and this one is none of them."""
    exchange, told = ask(authority.context(LOOPBACK), None)

    assert_nothing_left(exchange, told, "unable to get local issuer certificate")


def test_where_the_system_has_no_authorities_our_own_serve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A machine without a certificate store (some are) can still reach a service."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))

    context = tls_context.__wrapped__(None)  # past the cache

    assert context.cert_store_stats()["x509_ca"] > 50


def test_a_library_cannot_switch_the_check_off(authority: Authority) -> None:
    """`verify=False` in some library changes nothing."""
    context = authority.context(LOOPBACK, is_self_signed=True)
    with WireServer(says(OK), context) as server:
        session = Way(server.url, limits=SHORT, ca_file=authority.file).session()
        session.verify = False
        with pytest.raises(requests.ConnectionError):
            session.get(server.url, verify=False)

    assert server.told == [b""]


def test_old_tls_learns_nothing(authority: Authority) -> None:
    """A service that speaks TLS 1.1 at most is not spoken to."""
    context = authority.context(LOOPBACK)
    _allow_old(context)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.maximum_version = ssl.TLSVersion.TLSv1_1

    exchange, told = ask(context, authority.file)

    assert_nothing_left(exchange, told, "")
    careless = ssl.create_default_context(cafile=authority.file)
    _allow_old(careless)
    with WireServer(says(OK), context) as server:
        plain = socket.create_connection(("127.0.0.1", server.port))
        with plain, careless.wrap_socket(plain, server_hostname="127.0.0.1") as old:
            assert old.version() == "TLSv1.1"  # others would have spoken to it


def _allow_old(context: ssl.SSLContext) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python warns of what we try here
        context.minimum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")


def test_tls_1_2_is_enough(authority: Authority) -> None:
    """Services that have not got further than 1.2 still work."""
    context = authority.context(LOOPBACK)
    context.maximum_version = ssl.TLSVersion.TLSv1_2

    exchange, _ = ask(context, authority.file)

    assert exchange.status == 200


def test_a_server_that_speaks_no_tls_learns_nothing(authority: Authority) -> None:
    """Plain HTTP on the port of https gets a greeting and no request."""
    with WireServer(says(OK)) as server:
        url = server.url.replace("http:", "https:")
        exchange = Way(url, limits=SHORT, ca_file=authority.file).ask()

    assert (exchange.is_connected, exchange.is_sent) == (False, False)
    assert exchange.trouble in {Trouble.TLS, Trouble.TOO_SLOW}
    assert b"Authorization" not in server.told[0]


def test_a_file_of_authorities_that_cannot_be_read_sends_nothing(tmp_path: Path) -> None:
    """A wrong setting is an unsecured connection, told as one; it is no crash."""
    (tmp_path / "broken.pem").write_text("not a certificate")
    with WireServer(says(OK)) as server:
        url = server.url.replace("http:", "https:")
        for ca_file in (tmp_path / "broken.pem", tmp_path / "missing.pem"):
            exchange = Way(url, limits=SHORT, ca_file=ca_file).ask()
            assert (exchange.is_sent, exchange.trouble) == (False, Trouble.TLS)


def test_session_keys_are_not_written_down(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SSLKEYLOGFILE, meant for debugging, would give the token to whoever reads the file."""
    file = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(file))

    exchange, _ = ask(authority.context(LOOPBACK), authority.file)

    assert exchange.status == 200
    assert not file.exists()
