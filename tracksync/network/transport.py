"""
The transport under `requests`: one origin, no redirects, no retries, bounded, recorded.

Loads requests (19 MB, 258 ms), so only `Gateway` imports it, when the first request is made.
"""

from __future__ import annotations

import contextlib
import http.client
import http.cookiejar
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

import requests
from requests.adapters import BaseAdapter
from requests.auth import AuthBase, HTTPBasicAuth
from requests.structures import CaseInsensitiveDict

from tracksync.network.bearer import SignIn
from tracksync.network.body import read_body
from tracksync.network.call import Call, CallFailed
from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.origin import Origin
from tracksync.network.service import Service
from tracksync.network.wire import Connection


class OneOriginTransport(BaseAdapter):
    """
    Carries requests to one origin, each over a connection of its own.

    For the length of one use case, on one thread. A request without an answer raises
    `requests.ConnectionError` (libraries expect that); `last` tells exactly what happened.

    Args:
        service: Where to, and what may be told of it.
        open_call: Begins the account of a request.
        close_call: Ends it.
    """

    def __init__(
        self,
        service: Service,
        *,
        open_call: Callable[[], Call],
        close_call: Callable[[Call, str, str, int | None], None],
    ) -> None:
        super().__init__()
        self.last: Exchange | None = None
        self._service = service
        self._open_call = open_call
        self._close_call = close_call

    def take_over(self, session: requests.Session) -> None:
        """Make *session*, ours or a library's, unable to use any other way out."""
        session.adapters.clear()
        session.mount("https://", self)
        session.mount("http://", self)
        session.trust_env = False
        session.proxies = {}
        session.max_redirects = 0
        session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))

    def send(
        self, request: requests.PreparedRequest, *_how: object, **_else: object
    ) -> requests.Response:
        """Send one request; time-outs, proxies and what to trust are for the gateway to decide."""
        self.last = None
        call = self._open_call()
        method, path = request.method or "GET", request.path_url
        status: int | None = None
        try:
            exchange = _exchange(self._service, request, call)
            status = exchange.status
        finally:
            call.close()
            self._close_call(call, method, path, status)
        self.last = exchange
        if exchange.status is None:
            raise requests.ConnectionError(exchange.told, request=request)
        return _as_response(request, exchange)

    def result(self, error: Exception | None = None) -> Exchange:
        """
        Tell what came of the last request.

        Raises:
            RuntimeError: None was made: *error* came before it, and is a bug of ours.
        """
        if self.last is None:
            msg = "nothing was asked"
            raise RuntimeError(msg) from error
        return self.last

    def close(self) -> None:
        """Nothing stays open between requests."""


class Channel:
    """
    Our own way of asking: a session on a `OneOriginTransport` that answers with the raw result.

    Args:
        transport: Where requests go.
        base_url: What paths are added to; of the transport's origin.
        user_agent: How we call ourselves.
    """

    def __init__(self, transport: OneOriginTransport, base_url: str, *, user_agent: str) -> None:
        self._transport = transport
        self._base_url = base_url.rstrip("/")
        self._session = requests.Session()
        transport.take_over(self._session)
        self._session.headers["User-Agent"] = user_agent
        self._session.headers["Accept"] = "application/json"

    def ask(
        self,
        method: str,
        path: str,
        *,
        sign_in: SignIn | None,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Exchange:
        """
        Send one request and tell what came of it, whatever that is.

        Args:
            method: "GET", "POST", ...
            path: Begins with a slash; already quoted.
            sign_in: Kept for this request only; None to ask as nobody.
            params: The query.
            json: The body; None for none.
            form: The body instead, as a form.
            headers: More of them.
        """
        query = f"?{urlencode(params)}" if params else ""
        try:
            self._session.request(
                method,
                f"{self._base_url}{path}{query}",
                json=json,
                data=None if form is None else dict(form),
                headers=dict(headers or {}),
                auth=None if sign_in is None else as_auth(sign_in),
                allow_redirects=False,
            )
        except requests.RequestException as e:
            return self._transport.result(e)
        return self._transport.result()


class _ByToken(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # UTF-8 on the wire: http.client writes each of these characters as one byte.
        request.headers["Authorization"] = f"Bearer {self._token.encode().decode('latin-1')}"
        return request


def as_auth(sign_in: SignIn) -> AuthBase:
    """Give a sign-in the form that `requests` and libraries on it want."""
    if isinstance(sign_in, tuple):
        return HTTPBasicAuth(sign_in[0].encode(), sign_in[1].encode())
    return _ByToken(sign_in.token)


def _exchange(service: Service, request: requests.PreparedRequest, call: Call) -> Exchange:
    so_far = Exchange(is_connected=False, is_sent=False)
    if not _is_at_home(service.origin, request.url or ""):
        return replace(so_far, trouble=Trouble.FOREIGN)
    connection = Connection(service, call)
    try:
        headers = {name: _text(value) for name, value in request.headers.items()}
        headers.update({"Accept-Encoding": "gzip", "Connection": "close"})
        connection.request(request.method or "GET", request.path_url, request.body, headers)
        with contextlib.closing(connection.getresponse()) as answer:
            so_far = replace(so_far, status=answer.status, headers=_headers(answer))
            body = read_body(answer, limit_bytes=call.limits.body_bytes)
    except (OSError, http.client.HTTPException) as e:
        return _failed(so_far, call, e)
    finally:
        connection.close()
    return replace(
        so_far,
        is_connected=True,
        is_sent=True,
        body=body.data,
        is_whole=body.is_whole,
        trouble=body.trouble,
    )


def _failed(so_far: Exchange, call: Call, error: Exception) -> Exchange:
    trouble, detail = Trouble.GARBLED, ""
    match error:
        case CallFailed():
            trouble, detail = error.trouble, error.detail
        case TimeoutError():
            trouble = Trouble.TOO_SLOW
        case OSError() | http.client.IncompleteRead():  # RemoteDisconnected is an OSError
            trouble = Trouble.DROPPED
        case _:
            pass
    if call.is_cancelled:
        trouble = Trouble.CANCELLED
    return replace(
        so_far,
        is_connected=call.is_connected,
        is_sent=call.is_sent,
        trouble=trouble,
        detail=detail,
        is_whole=False,
    )


def _is_at_home(origin: Origin, url: str) -> bool:
    try:
        return Origin.parse(url) == origin
    except ValueError:
        return False


def _headers(answer: http.client.HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.getheaders()}


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _as_response(request: requests.PreparedRequest, exchange: Exchange) -> requests.Response:
    response = requests.Response()
    response.status_code = exchange.status or 0
    response.headers = CaseInsensitiveDict(exchange.headers)
    # Without a Location no library follows anything; `Exchange` keeps it for whoever wants to know.
    response.headers.pop("Location", None)
    response.headers.pop("Set-Cookie", None)
    response.url = request.url or ""
    response.request = request
    response.encoding = "utf-8"
    response.raw = io.BytesIO(exchange.body)
    return response
