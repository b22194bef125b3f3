"""The chassis of all doubles: any description, any method, any change that can be written down."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.service_double import Contract, Description, Double, Product
from tracksync.demo.loopback import Answer, Asked
from tracksync.demo.world import World

# The size of it, in the manner of Azure DevOps: Swagger 2.0, JSON Patch, errors not described.
SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "Items", "version": "1"},
    "securityDefinitions": {"token": {"type": "basic"}, "app": {"type": "oauth2"}},
    "security": [{"token": []}, {"app": []}],
    "parameters": {
        "version": {"name": "api-version", "in": "query", "type": "string", "required": True}
    },
    "paths": {
        "/{org}/items/{id}": {
            "parameters": [
                {"name": "org", "in": "path", "type": "string", "required": True},
                {"name": "id", "in": "path", "type": "integer", "required": True},
                {"$ref": "#/parameters/version"},
            ],
            "patch": {
                "consumes": ["application/json-patch+json"],
                "produces": ["application/json"],
                "parameters": [
                    {"name": "body", "in": "body", "required": True, "schema": {
                        "type": "array", "items": {"$ref": "#/definitions/Step"}}},
                ],
                "responses": {
                    "200": {"description": "ok", "schema": {"$ref": "#/definitions/Item"}}
                },
            },
        },
        "/{org}/items/newest": {
            "get": {
                "parameters": [
                    {"name": "org", "in": "path", "type": "string", "required": True},
                    {"name": "ids", "in": "query", "type": "array", "items": {"type": "integer"},
                     "collectionFormat": "csv"},
                ],
                "responses": {"200": {"description": "ok"}},
            }
        },
        "/token": {
            "post": {
                "security": [],
                "consumes": ["application/x-www-form-urlencoded"],
                "parameters": [
                    {"name": "code", "in": "formData", "type": "string", "required": True}
                ],
                "responses": {"200": {"description": "ok", "headers": {
                    "X-Left": {"type": "integer"}}}},
            }
        },
    },
    "definitions": {
        "Step": {
            "type": "object",
            "required": ["op", "path"],
            "properties": {
                "op": {"type": "string", "enum": ["add", "test"]},
                "path": {"type": "string"},
                "value": {"type": "object"},
                "when": {"type": "string", "readOnly": True},
            },
        },
        "Item": {"type": "object", "properties": {"id": {"type": "integer"}}},
    },
}  # fmt: skip
SIGNED = {"authorization": "Basic OnQ=", "content-type": "application/json-patch+json"}


class Items(World):
    """The smallest world: how often it was changed."""

    steps = 0

    def apply(self, change: Mapping[str, Any]) -> None:
        self.steps += change["steps"]


class ItemsApi:
    """Counts the steps of each patch."""

    def __init__(self, world: Items) -> None:
        self.world = world
        self.base_url = ""

    def answer(self, asked: Asked) -> Answer:
        self.world.commit({"steps": len(asked.json())})
        return Answer(200, {"id": 7})


@pytest.fixture
def items(tmp_path: Path) -> Description:
    file = tmp_path / "items.json"
    file.write_text(json.dumps(SWAGGER))
    return Description(file, prefix="/api", also=frozenset({404}))


def patch(body: object, **changes: Any) -> Asked:  # noqa: ANN401  # parts of a request
    parts: dict[str, Any] = {
        "method": "PATCH",
        "path": "/api/org/items/7",
        "query": {"api-version": ["7.1"]},
        "headers": SIGNED,
        "body": json.dumps(body).encode(),
    }
    return Asked(**{**parts, **changes})


STEP = {"op": "add", "path": "/hours", "value": 1.5}


@pytest.mark.parametrize(
    "right",
    [
        patch([STEP]),
        patch([STEP], headers={**SIGNED, "authorization": "Bearer t"}),
        Asked("GET", "/api/org/items/newest", {"ids": ["1,2"]}, SIGNED, b""),
        Asked(
            "POST",
            "/api/token",
            {},
            {"content-type": "application/x-www-form-urlencoded"},
            b"code=c",
        ),
    ],
)
def test_a_right_request_is_right_by_swagger_too(items: Description, right: Asked) -> None:
    """A description of the old kind judges as one of the new kind does."""
    assert items.request_faults(right) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (patch({"op": "add"}), "is not of type 'array'"),
        (patch([{"op": "grow", "path": "/x"}]), "is not one of"),
        (patch([{"op": "add"}]), "'path' is a required property"),
        (patch([{**STEP, "wert": 1}]), "unknown field 'wert'"),
        (patch([{**STEP, "when": "now"}]), "unknown field 'when'"),
        (patch([STEP], query={}), "api-version"),
        (patch([STEP], query={"api-version": ["7"], "x": ["1"]}), "unknown query parameter 'x'"),
        (patch([STEP], headers={"content-type": "application/json-patch+json"}), "Security"),
        (patch([STEP], headers={**SIGNED, "content-type": "application/json"}), "mimetype"),
        (patch([STEP], path="/api/org/items/seven"), "parameter error: id"),
        (patch([STEP], path="/org/things/7"), "Path not found"),
    ],
)
def test_a_wrong_request_is_wrong_by_swagger_too(
    items: Description, wrong: Asked, said: str
) -> None:
    """Bodies, fields, parameters, sign-ins, content types and paths are looked at."""
    assert said in "\n".join(items.request_faults(wrong))


def test_answers_are_looked_at(items: Description) -> None:
    """A described answer must fit; one known to be left out of the file may come."""
    assert items.answer_faults(patch([STEP]), Answer(200, {"id": 7})) == []
    assert "integer" in items.answer_faults(patch([STEP]), Answer(200, {"id": "7"}))[0]
    assert items.answer_faults(patch([STEP]), Answer(404, b"gone")) == []
    assert "409" in items.answer_faults(patch([STEP]), Answer(409))[0]


def test_an_endpoint_is_known_by_its_template(items: Description) -> None:
    """What a parameter is called does not matter; what is spelled out fits best."""
    newest = Asked("GET", "/api/org/items/newest", {}, SIGNED, b"")

    assert items.has_endpoint("PATCH", "/api/{organization}/items/{number}")
    assert not items.has_endpoint("PUT", "/api/{organization}/items/{number}")
    assert items.template_of(newest) == "/api/{org}/items/newest"
    assert items.template_of(patch([], path="/api/nowhere")) == ""


def test_a_patch_is_served_and_checked(items: Description) -> None:
    """The double takes every method we use, and its log goes by whatever a world calls a change."""
    told: list[object] = []
    product = Product(
        make_world=lambda _: Items(told.append),
        make_api=ItemsApi,
        make_contract=lambda: Contract(items),
        is_trespass=lambda world, _: world.steps > 0,
    )
    with Double(product) as double:
        for _ in range(2):
            request = urllib.request.Request(  # noqa: S310  # our own loopback
                f"{double.url}/api/org/items/7?api-version=7.1",
                json.dumps([STEP]).encode(),
                SIGNED,
                method="PATCH",
            )
            with urllib.request.urlopen(request) as answer:  # noqa: S310  # our own loopback
                assert json.load(answer) == {"id": 7}

    assert double.contract.violations == []
    assert double.trespasses == ["PATCH /api/org/items/7"]
    assert told == [{"steps": 1}, {"steps": 1}]
