"""Whether requests and answers are as Jira's own description says; prose rules included."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tracksync.demo.jira_api import Asked

CONTRACTS = Path(__file__).parents[2] / "contracts"
_HOST = "https://your-domain.atlassian.net"
# Jira writes and wants "+0000" without a colon, which RFC 3339 (the format's name) does not allow.
_JIRA_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}")
_WORKLOG = re.compile(r"/rest/api/3/issue/[^/]+/worklog(/[^/]+)?")


@dataclass  # openapi-core writes the path parameters it finds into it
class _Request:
    parameters: RequestParameters
    method: str
    path: str
    body: bytes | None
    content_type: str
    host_url: str = _HOST


@dataclass
class _Response:
    status_code: int
    data: bytes | None
    content_type: str
    headers: Headers


def _is_instant(text: object) -> bool:
    return not isinstance(text, str) or _JIRA_INSTANT.fullmatch(text) is not None


def _spec() -> dict[str, Any]:
    spec: dict[str, Any] = json.loads((CONTRACTS / "jira-cloud-v3.json").read_text())
    return spec


@cache
def _openapi() -> OpenAPI:
    spec = _spec()
    for item in spec["paths"].values():
        for operation in item.values():
            # openapi-core knows no OAuth2 and warns; we sign in with an API token.
            ways = operation.get("security", []) if isinstance(operation, dict) else []
            ways[:] = [way for way in ways if "OAuth2" not in way]
    return OpenAPI.from_dict(
        spec, config=Config(extra_format_validators={"date-time": _is_instant})
    )


@cache
def _known() -> dict[tuple[str, str], tuple[re.Pattern[str], frozenset[str]]]:
    known = {}
    for path, item in _spec()["paths"].items():
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))
        for method, operation in item.items():
            if isinstance(operation, dict):
                named = [*operation.get("parameters", []), *item.get("parameters", [])]
                query = frozenset(p["name"] for p in named if p["in"] == "query")
                known[method.upper(), path] = (pattern, query)
    return known


@cache
def _worklog_fields() -> frozenset[str]:
    fields = _spec()["components"]["schemas"]["Worklog"]["properties"]
    return frozenset(name for name, told in fields.items() if not told.get("readOnly"))


@cache
def _document_validator() -> jsonschema.Draft4Validator:
    schema = json.loads((CONTRACTS / "atlassian-document-format.schema.json").read_text())
    return jsonschema.Draft4Validator(schema)


class Contract:
    """Collects what breaks the description; `violations` is empty when all is well."""

    def __init__(self) -> None:
        _openapi()  # now, and not within the first request
        self.violations: list[str] = []
        self._lock = threading.Lock()

    def check(
        self, asked: Asked, status: int, content_type: str, body: bytes, *, is_ours: bool
    ) -> None:
        """
        Check a request, and the answer to it if the double itself made it.

        A request that Jira refuses (400) may well break the description; all others must not.
        """
        request = _as_request(asked)
        with self._lock:
            if status != 400:
                self._note(asked, _request_faults(asked, request))
            if is_ours:
                response = _Response(status, body, content_type, Headers())
                self._note(asked, _response_faults(request, response))

    def _note(self, asked: Asked, faults: list[str]) -> None:
        self.violations += [f"{asked.method} {asked.path}: {fault}" for fault in faults]


def _as_request(asked: Asked) -> _Request:
    pairs = [(name, value) for name, values in asked.query.items() for value in values]
    return _Request(
        parameters=RequestParameters(
            query=ImmutableMultiDict(pairs),
            header=Headers(list(asked.headers.items())),
        ),
        method=asked.method.lower(),
        path=quote(asked.path),
        body=asked.body or None,
        content_type=asked.headers.get("content-type", "application/json").partition(";")[0],
    )


def _request_faults(asked: Asked, request: _Request) -> list[str]:
    faults = []
    try:
        _openapi().validate_request(request)
    except OpenAPIError as error:
        faults.append(_why(error))
    for (method, _), (pattern, query) in _known().items():
        if method == asked.method and pattern.fullmatch(asked.path):
            faults += [f"unknown query parameter {n!r}" for n in set(asked.query) - query]
            break
    if _WORKLOG.fullmatch(asked.path) and asked.body:
        faults += _worklog_faults(asked)
    return faults


def _worklog_faults(asked: Asked) -> list[str]:
    body: dict[str, Any] = json.loads(asked.body)
    faults = [f"unknown field {n!r}" for n in set(body) - _worklog_fields()]
    if asked.method == "POST":
        faults += [f"{n} is missing" for n in ("started", "timeSpentSeconds") if n not in body]
    if not _is_instant(body.get("started")):
        faults.append(f"started is {body.get('started')!r}")
    if "comment" in body:
        errors = _document_validator().iter_errors(body["comment"])
        faults += [f"comment: {error.message[:200]}" for error in errors]
    return faults


def _response_faults(request: _Request, response: _Response) -> list[str]:
    try:
        _openapi().validate_response(request, response)
    except OpenAPIError as error:
        return [f"answer {response.status_code}: {_why(error)}"]
    return []


def _why(error: BaseException) -> str:
    """Tell the innermost reasons; openapi-core wraps them several times."""
    reasons = [str(error)[:200]]
    found: BaseException | None = error
    while found is not None:
        inner = getattr(found, "schema_errors", None) or getattr(found, "errors", None) or ()
        reasons += [str(reason)[:200] for reason in inner]
        found = found.__cause__
    return "; ".join(reasons)
