"""
One HTTP connection for one request: dialled, secured and watched by us.

On http.client, not on the urllib3 that requests brings: that one cannot say whether a byte of a
request may have left (a write that failed before is simply sent later, one that failed after is
first looked for), bounds each read but not the whole, and cannot be stopped from another thread.
"""

from __future__ import annotations

import errno
import http.client
import selectors
import socket
import ssl
import time
from functools import lru_cache
from pathlib import Path

from requests.utils import DEFAULT_CA_BUNDLE_PATH

from tracksync.network.call import Call, CallFailed, Tap
from tracksync.network.exchange import Trouble
from tracksync.network.origin import Origin
from tracksync.network.service import Service

# How soon a cancelled gateway is noticed while dialling; nothing else is polled.
_GLANCE_S = 0.1
_MOST_ADDRESSES = 6
_UNDER_WAY = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN}


@lru_cache(maxsize=8)  # 20 ms each; a changed file of authorities is seen after a restart
def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """
    Build the rules for a secured connection: TLS 1.2 at least, certificate and host name verified.

    Made by hand and not by `ssl.create_default_context`, which writes the session keys to the file
    named by SSLKEYLOGFILE.

    Args:
        ca_file: The only authorities to trust; None for the system's (a company's own is there),
            or where there are none the ones requests brings.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.hostname_checks_common_name = False
    context.set_alpn_protocols(["http/1.1"])
    if ca_file is not None:
        context.load_verify_locations(cafile=str(ca_file))
        return context
    context.load_default_certs()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(cafile=DEFAULT_CA_BUNDLE_PATH)
    return context


class Connection(http.client.HTTPConnection):
    """An http.client connection whose socket is ours. For one request; never reused."""

    def __init__(self, service: Service, call: Call) -> None:
        super().__init__(service.origin.host, service.origin.port)
        self.default_port = 443 if service.origin.scheme == "https" else 80  # for the Host header
        self._service = service
        self._call = call

    def connect(self) -> None:
        """Dial, secure, and only then let http.client write."""
        origin, call = self._service.origin, self._call
        until = time.monotonic() + call.limits.connect.total_seconds()
        sock = _dial(origin, call, until)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            call.watch(sock)
            sock.settimeout(_left(call, until))
            if origin.scheme == "https":
                sock = _secure(sock, self._service, call)
        except BaseException:
            sock.close()
            raise
        call.is_connected = True
        self.sock = Tap(sock, call)


def _secure(sock: socket.socket, service: Service, call: Call) -> ssl.SSLSocket:
    try:
        return tls_context(service.ca_file).wrap_socket(sock, server_hostname=service.origin.host)
    except ssl.SSLCertVerificationError as e:
        raise CallFailed(Trouble.TLS, e.verify_message) from e
    except TimeoutError as e:
        raise CallFailed(Trouble.TOO_SLOW) from e
    except (ssl.SSLError, OSError, ValueError) as e:
        call.time_left(1)  # tells a cancelled call from a broken one
        reason = getattr(e, "reason", None)
        detail = str(reason).replace("_", " ").lower() if reason else ""
        raise CallFailed(Trouble.TLS, detail) from e


def _left(call: Call, until: float) -> float:
    left = call.time_left(until - time.monotonic())
    if left <= 0:
        raise CallFailed(Trouble.TOO_SLOW)
    return left


def _dial(origin: Origin, call: Call, until: float) -> socket.socket:
    call.time_left(0)
    try:
        found = socket.getaddrinfo(origin.host, origin.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise CallFailed(Trouble.NAME) from e
    addresses = found[:_MOST_ADDRESSES]
    trouble = Trouble.UNREACHABLE
    for position, (family, kind, proto, _, address) in enumerate(addresses):
        if origin.scheme == "http" and not _is_here(str(address[0])):
            continue  # "localhost" that leads elsewhere must not carry a secret in the clear
        share = _left(call, until) / (len(addresses) - position)
        sock = socket.socket(family, kind, proto)
        try:
            _connect(sock, address, call, time.monotonic() + share)
        except TimeoutError:
            trouble = Trouble.TOO_SLOW
        except CallFailed:
            sock.close()
            raise
        except OSError:
            trouble = Trouble.UNREACHABLE
        else:
            return sock
        sock.close()
    raise CallFailed(trouble)


def _is_here(address: str) -> bool:
    return Origin("http", address, 80).is_loopback


def _connect(sock: socket.socket, address: object, call: Call, until: float) -> None:
    sock.setblocking(False)
    code = sock.connect_ex(address)  # type: ignore[arg-type]  # as getaddrinfo gave it
    if code not in _UNDER_WAY:
        raise OSError(code, "connect")
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        while not selector.select(call.time_left(_GLANCE_S)):
            if time.monotonic() >= until:
                raise TimeoutError
    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, "connect")
