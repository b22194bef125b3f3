"""Asking the service as the app: one request, bounded, never repeated."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from tracksync.broker.config import Upstream
from tracksync.broker.refusal import Refused

LARGEST_ANSWER = 262_144
_SECONDS = 15.0
_LONGEST_WORD = 200
_OK = 200
_BUSY = (429, 503)
_CLIENT_ERRORS = range(400, 500)


def ask(upstream: Upstream, url: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """
    Send one request with the app's id and secret.

    Returns:
        The service's answer; empty where it had none.

    Raises:
        Refused: 400, the service said no; 503, it was not reached or is busy, nothing happened;
            502 and 504, nobody knows whether anything happened.
    """
    app = {"client_id": upstream.client_id, "client_secret": upstream.client_secret}
    connection = _connected(upstream, url)
    try:
        status, headers, body = _exchanged(connection, upstream, url, {**fields, **app})
    finally:
        connection.close()
    told = _read(body)
    if status == _OK and not isinstance(told.get("error"), str):
        return told
    if status in _BUSY:
        wait = headers.get("retry-after", "")
        raise Refused(503, "temporarily_unavailable", wait=int(wait) if wait.isdecimal() else 30)
    # Slack says no with a 200, and names it all the same.
    if status != _OK and status not in _CLIENT_ERRORS:
        raise Refused(502, "server_error")
    error, said = told.get("error"), told.get("error_description")
    if not isinstance(error, str):
        raise Refused(400 if told else 502, "invalid_request" if told else "server_error")
    words = str(said)[:_LONGEST_WORD] if isinstance(said, str) else ""
    raise Refused(400, error[:_LONGEST_WORD], words)


def _connected(upstream: Upstream, url: str) -> http.client.HTTPConnection:
    """Reach the service; as long as this fails, nothing has happened there."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        trusted = ssl.create_default_context(cafile=upstream.ca_file)
        connection = http.client.HTTPSConnection(
            host, parts.port, timeout=_SECONDS, context=trusted
        )
    else:
        connection = http.client.HTTPConnection(host, parts.port, timeout=_SECONDS)
    try:
        connection.connect()
    except OSError as e:
        connection.close()
        raise Refused(503, "temporarily_unavailable", wait=30) from e
    return connection


def _exchanged(
    connection: http.client.HTTPConnection, upstream: Upstream, url: str, fields: Mapping[str, str]
) -> tuple[int, dict[str, str], bytes]:
    kind = "application/json" if upstream.is_json else "application/x-www-form-urlencoded"
    body = json.dumps(fields) if upstream.is_json else urlencode(fields)
    headers = {"Content-Type": kind, "Accept": "application/json"}
    try:
        connection.request("POST", urlsplit(url).path, body.encode(), headers)
        answer = connection.getresponse()
        read = answer.read(LARGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException) as e:
        raise Refused(504, "server_error") from e
    if len(read) > LARGEST_ANSWER:
        raise Refused(502, "server_error")
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, read


def _read(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
