"""A service's own machine-readable description, and whether requests and answers are as it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tests.fakes.service_double.swagger import as_openapi
from tracksync.demo.loopback import Answer, Asked

CONTRACTS = Path(__file__).parents[2] / "contracts"
_HOST = "http://double.example"


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


@dataclass(frozen=True)
class _Place:
    """One operation of the description."""

    method: str
    path: str
    told: Mapping[str, Any]
    query: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        pieces = re.split(r"\{[^}]+\}", self.path)
        return re.compile("[^/]+".join(re.escape(piece) for piece in pieces))


@dataclass(frozen=True)
class Description:
    """
    One OpenAPI or Swagger file. Make it once (`functools.cache`): reading takes a second.

    Args:
        file: Its name in `tests/contracts`.
        prefix: What stands before its paths in a request ("/rest" for Jira Data Center).
        formats: How the service really writes a named format, where that is not as the standard
            says: Jira's "date-time" has no colon in the offset.
        also: Statuses the service answers with though the file has no word of them (Azure DevOps
            describes no errors).
    """

    file: str | Path
    prefix: str = ""
    formats: Mapping[str, Callable[[object], bool]] = field(default_factory=dict)
    also: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        _ = self._openapi  # now, and not within the first request

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The description as OpenAPI 3."""
        text = (CONTRACTS / self.file).read_text("utf-8")
        read: dict[str, Any] = json.loads(text, object_hook=_current)
        return as_openapi(read) if "swagger" in read else read

    def has(self, asked: Asked) -> bool:
        """Whether the request is for an address of this file, by whatever method."""
        return any(place.pattern.fullmatch(self._path(asked)) for place in self._places)

    def has_endpoint(self, method: str, path: str) -> bool:
        """Whether a template (`/issue/{id}`) is an operation of this file."""
        wanted = _nameless(path.removeprefix(self.prefix))
        return any((p.method, _nameless(p.path)) == (method, wanted) for p in self._places)

    def template_of(self, asked: Asked) -> str:
        """Tell the template an address was made from, prefix and all; empty where none fits."""
        place = self._place(asked)
        return "" if place is None else f"{self.prefix}{place.path}"

    def request_faults(self, asked: Asked) -> list[str]:
        """Tell what is wrong with a request."""
        faults = []
        try:
            self._openapi.validate_request(_as_request(asked))
        except OpenAPIError as error:
            faults.append(_why(error))
        place = self._place(asked)
        if place is not None:
            faults += [f"unknown query parameter {n!r}" for n in set(asked.query) - place.query]
            faults += self._unknown_fields(place, asked)
        return faults

    def answer_faults(self, asked: Asked, answer: Answer) -> list[str]:
        """Tell what is wrong with an answer."""
        place = self._place(asked)
        is_told = place is None or str(answer.status) in place.told["responses"]
        if answer.status in self.also and not is_told:
            return []
        headers = Headers(list(answer.all_headers.items()))
        kind = headers.get("content-type", "").partition(";")[0]
        response = _Response(answer.status, answer.content, kind, headers)
        try:
            self._openapi.validate_response(_as_request(asked), response)
        except OpenAPIError as error:
            return [f"answer {answer.status}: {_why(error)}"]
        return []

    @cached_property
    def _openapi(self) -> OpenAPI:
        spec = {**self.spec, "servers": [{"url": f"{_HOST}{self.prefix}"}]}
        schemes = spec.get("components", {}).get("securitySchemes", {})
        for name, scheme in schemes.items():
            if scheme["type"] == "oauth2":  # openapi-core knows none; a request bears its token
                schemes[name] = {"type": "http", "scheme": "bearer"}
        return OpenAPI.from_dict(
            spec,
            config=Config(
                extra_format_validators=dict(self.formats),
                extra_media_type_deserializers=dict.fromkeys(_json_kinds(spec), json.loads),
            ),
        )

    @cached_property
    def _places(self) -> tuple[_Place, ...]:
        found = []
        for path, item in self.spec["paths"].items():
            for method, operation in item.items():
                if isinstance(operation, dict):
                    named = [*operation.get("parameters", []), *item.get("parameters", [])]
                    told = [self._led(parameter) for parameter in named]
                    query = frozenset(p["name"] for p in told if p["in"] == "query")
                    found.append(_Place(method.upper(), path, operation, query))
        # The more of a path is spelled out, the better it fits.
        return tuple(sorted(found, key=lambda place: place.path.count("{")))

    def _place(self, asked: Asked) -> _Place | None:
        for place in self._places:
            if place.method == asked.method and place.pattern.fullmatch(self._path(asked)):
                return place
        return None

    def _path(self, asked: Asked) -> str:
        return asked.path.removeprefix(self.prefix)

    def _unknown_fields(self, place: _Place, asked: Asked) -> Iterator[str]:
        kinds = self._led(place.told.get("requestBody", {})).get("content", {})
        told = kinds.get(_content_type(asked), {}).get("schema")
        if told is None or not asked.body or "json" not in _content_type(asked):
            return
        try:
            body = asked.json()
        except ValueError:
            return
        yield from self._unknown(told, body, "")

    def _unknown(self, schema: Mapping[str, Any], value: object, where: str) -> Iterator[str]:
        """Go through everything said, and name what the description has no word for."""
        schema = self._led(schema)
        if isinstance(value, list):
            for part in value:
                yield from self._unknown(schema.get("items", {}), part, where)
        if not isinstance(value, dict):
            return
        fields = self._fields(schema)
        if not fields or isinstance(schema.get("additionalProperties"), dict):
            return
        for name, part in value.items():
            told = self._led(fields.get(name, {"readOnly": True}))
            if told.get("readOnly"):
                yield f"unknown field {where + name!r}"
            else:
                yield from self._unknown(told, part, f"{where}{name}.")

    def _fields(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        fields = dict(schema.get("properties", {}))
        for part in schema.get("allOf", ()):
            fields |= self._fields(self._led(part))
        return {} if {"oneOf", "anyOf"} & set(schema) else fields

    def _led(self, part: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference."""
        while "$ref" in part:
            found: Any = self.spec
            for name in part["$ref"].removeprefix("#/").split("/"):
                found = found[name]
            part = found
        return part


def _current(part: dict[str, Any]) -> dict[str, Any]:
    """Leave out what OpenAPI took back, which openapi-core warns of; nobody sends empty values."""
    part.pop("allowEmptyValue", None)
    return part


def _nameless(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "{}", path)


def _json_kinds(value: object) -> set[str]:
    """Find all names for JSON that openapi-core does not know (`application/json-patch+json`)."""
    if isinstance(value, list):
        return set().union(*map(_json_kinds, value))
    if not isinstance(value, dict):
        return set()
    return {name for name in value if name.endswith("+json")}.union(
        *map(_json_kinds, value.values())
    )


def _content_type(asked: Asked) -> str:
    return asked.headers.get("content-type", "application/json").partition(";")[0]


def _as_request(asked: Asked) -> _Request:
    pairs = [(name, value) for name, values in asked.query.items() for value in values]
    return _Request(
        parameters=RequestParameters(
            query=ImmutableMultiDict(pairs),
            header=Headers(list(asked.headers.items())),
        ),
        method=asked.method.lower(),
        path=quote(asked.path, safe="/$"),
        body=asked.body or None,
        content_type=_content_type(asked),
    )


def _why(error: BaseException) -> str:
    """Tell the innermost reasons; openapi-core wraps them several times."""
    reasons = [str(error)[:200]]
    found: BaseException | None = error
    while found is not None:
        inner = getattr(found, "schema_errors", None) or getattr(found, "errors", None) or ()
        reasons += [str(reason)[:200] for reason in inner]
        found = found.__cause__
    return "; ".join(reasons)
