"""Swagger 2.0 told as OpenAPI 3.0, which is what our validator reads. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# What belongs to a parameter itself; everything else is about its value.
_OF_PARAMETER = frozenset({"name", "in", "description", "required", "allowEmptyValue"})
_PARTS = {"definitions": "schemas", "responses": "responses", "parameters": "parameters"}
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def as_openapi(swagger: Mapping[str, Any]) -> dict[str, Any]:
    """Write a description of Swagger 2.0 as one of OpenAPI 3.0; its host and base path are lost."""
    made: dict[str, Any] = {
        "openapi": "3.0.3",
        "info": swagger["info"],
        "paths": {path: _path(item, swagger) for path, item in swagger["paths"].items()},
        "components": {
            "schemas": swagger.get("definitions", {}),
            "securitySchemes": {
                name: _security(scheme)
                for name, scheme in swagger.get("securityDefinitions", {}).items()
            },
        },
    }
    if "security" in swagger:
        made["security"] = swagger["security"]
    told: dict[str, Any] = _pointed(made)
    return told


def _path(item: Mapping[str, Any], swagger: Mapping[str, Any]) -> dict[str, Any]:
    shared = item.get("parameters", [])
    return {
        method: _operation(operation, shared, swagger)
        for method, operation in item.items()
        if method != "parameters"
    }


def _operation(
    operation: Mapping[str, Any], shared: list[Any], swagger: Mapping[str, Any]
) -> dict[str, Any]:
    consumes = operation.get("consumes", swagger.get("consumes", ["application/json"]))
    produces = operation.get("produces", swagger.get("produces", ["application/json"]))
    named = [_found(p, swagger) for p in (*shared, *operation.get("parameters", []))]
    made = {
        name: value
        for name, value in operation.items()
        if name in {"operationId", "summary", "description", "security", "deprecated"}
    }
    made["parameters"] = [_parameter(p) for p in named if p["in"] not in {"body", "formData"}]
    body = _body(named, consumes)
    if body is not None:
        made["requestBody"] = body
    made["responses"] = {
        status: _response(_found(response, swagger), produces)
        for status, response in operation["responses"].items()
    }
    return made


def _body(named: list[Any], consumes: list[str]) -> dict[str, Any] | None:
    for parameter in named:
        if parameter["in"] == "body":
            content = {kind: {"schema": parameter["schema"]} for kind in consumes}
            return {"required": parameter.get("required", False), "content": content}
    fields = [p for p in named if p["in"] == "formData"]
    if not fields:
        return None
    schema = {
        "type": "object",
        "properties": {p["name"]: _value(p) for p in fields},
        "required": [p["name"] for p in fields if p.get("required")],
    }
    kinds = [kind for kind in consumes if kind in _FORMS] or ["application/x-www-form-urlencoded"]
    return {"content": {kind: {"schema": schema} for kind in kinds}}


def _parameter(parameter: Mapping[str, Any]) -> dict[str, Any]:
    made = {name: value for name, value in parameter.items() if name in _OF_PARAMETER}
    made["schema"] = _value(parameter)
    if parameter.get("type") == "array":
        made["explode"] = parameter.get("collectionFormat") == "multi"
        made["style"] = "form" if parameter["in"] == "query" else "simple"
    return made


def _value(parameter: Mapping[str, Any]) -> dict[str, Any]:
    apart = _OF_PARAMETER | {"collectionFormat"}
    value = {name: told for name, told in parameter.items() if name not in apart}
    if value.get("type") == "file":
        value = {"type": "string", "format": "binary"}
    return value


def _response(response: Mapping[str, Any], produces: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"description": response.get("description", "")}
    if "schema" in response:
        made["content"] = {kind: {"schema": response["schema"]} for kind in produces}
    if "headers" in response:
        made["headers"] = {n: {"schema": _value(h)} for n, h in response["headers"].items()}
    return made


def _security(scheme: Mapping[str, Any]) -> dict[str, Any]:
    if scheme["type"] == "basic":
        return {"type": "http", "scheme": "basic"}
    return {"type": "http", "scheme": "bearer"} if scheme["type"] == "oauth2" else dict(scheme)


def _found(part: Mapping[str, Any], swagger: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put in the place of a reference to a parameter or response what it leads to."""
    if "$ref" not in part:
        return part
    _, kind, name = part["$ref"].split("/")
    found: Mapping[str, Any] = swagger[kind][name]
    return found


def _pointed(value: Any) -> Any:  # noqa: ANN401  # any part of a description
    """Let references lead to where things stand in OpenAPI."""
    if isinstance(value, list):
        return [_pointed(part) for part in value]
    if not isinstance(value, dict):
        return value
    reference = value.get("$ref")
    if isinstance(reference, str):
        _, kind, name = reference.split("/", 2)
        return {"$ref": f"#/components/{_PARTS.get(kind, kind)}/{name}"}
    if value.get("type") == "object" and not set(value) - {"type", "description"}:
        return {"description": "anything"}  # .NET's "object"; the type of a work item's fields
    # In OpenAPI a discriminator is an object; we check nothing by it.
    return {name: _pointed(part) for name, part in value.items() if name != "discriminator"}
