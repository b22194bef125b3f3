"""How the double words what it tells: only the fields that were asked for, page by page."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from tracksync.demo.loopback import Answer, Asked, Refusal

_MOST_PER_PAGE = 100
_HELP = "For more information on API status codes and how to handle them, read the docs on errors."

Shape = Mapping[str, Any]


def refusal(status: int, message: str) -> Refusal:
    return Refusal(Answer(status, {"errors": [{"message": message, "help": _HELP}]}))


def unknown(gid: str, kind: str) -> Refusal:
    return refusal(404, f"{kind}: Unknown object: {gid[:40]}")


def named(kind: str, gid: str, name: str) -> dict[str, Any]:
    return {"gid": gid, "resource_type": kind, "name": name}


def instant(ms: int) -> str:
    at = datetime.fromtimestamp(ms // 1000, tz=UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03}Z"


def range_of(asked: Asked) -> tuple[int, int]:
    count = asked.one("limit", "20")
    if not count.isdecimal() or not 1 <= int(count) <= _MOST_PER_PAGE:
        raise refusal(400, "limit: Must be between 1 and 100")
    offset = asked.one("offset")
    if not offset:
        return 0, int(count)
    try:
        word, _, start = base64.urlsafe_b64decode(offset.encode()).decode().partition(" ")
    except ValueError:
        word, start = "", ""
    if word != "from" or not start.isdecimal():
        raise refusal(400, "offset: Your pagination token has expired.")
    return int(start), int(count)


def paged(shapes: list[dict[str, Any]], asked: Asked, after: int | None) -> Answer:
    fields = _fields(asked)
    page: dict[str, Any] = {"data": [_shown(s, fields) for s in shapes], "next_page": None}
    if after is not None:
        offset = base64.urlsafe_b64encode(f"from {after}".encode()).decode()
        path = f"{asked.path}?offset={offset}"
        page["next_page"] = {
            "offset": offset,
            "path": path,
            "uri": f"https://app.asana.com/api/1.0{path}",
        }
    return Answer(200, page)


def told(status: int, shape: Shape, asked: Asked, *, default: str = "name") -> Answer:
    return Answer(status, {"data": _shown(shape, _fields(asked) or default.split(","))})


def _fields(asked: Asked) -> list[str]:
    return [name for value in asked.query.get("opt_fields", []) for name in value.split(",")]


def _shown(shape: Shape, fields: Iterable[str]) -> dict[str, Any]:
    """Show what was asked for, and of everything what it is called by."""
    found = {name: shape[name] for name in ("gid", "resource_type") if name in shape}
    wanted: dict[str, list[str]] = {}
    for field in fields:
        name, _, inside = field.partition(".")
        wanted.setdefault(name, []).extend([inside] * bool(inside))
    for name, parts in wanted.items():
        if name in shape:
            found[name] = _inside(shape[name], parts)
    return found


def _inside(value: object, fields: list[str]) -> object:
    if isinstance(value, list):
        return [_inside(part, fields) for part in value]
    return _shown(value, fields) if isinstance(value, dict) else value
