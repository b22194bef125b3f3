"""Jira's rules for worklogs that its description does not write down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import jsonschema

from tests.fakes.service_double import CONTRACTS
from tracksync.demo.loopback import Asked

# Jira writes and wants "+0000" without a colon, which RFC 3339 (the format's name) does not allow.
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}")
_WORKLOG = re.compile(r"/rest/api/3/issue/[^/]+/worklog(/[^/]+)?")


def is_instant(text: object) -> bool:
    """Whether an instant is written as Jira does; what is no text is not for us to judge."""
    return not isinstance(text, str) or _INSTANT.fullmatch(text) is not None


def worklog_faults(asked: Asked) -> Iterator[str]:
    """Tell what is wrong with a worklog: a start is needed, and the comment is a document."""
    if not _WORKLOG.fullmatch(asked.path) or not asked.body:
        return
    body = asked.json()
    if asked.method == "POST":
        yield from (f"{n} is missing" for n in ("started", "timeSpentSeconds") if n not in body)
    if not is_instant(body.get("started")):
        yield f"started is {body.get('started')!r}"
    if "comment" in body:
        errors = _document_validator().iter_errors(body["comment"])
        yield from (f"comment: {error.message[:200]}" for error in errors)


@cache
def _document_validator() -> jsonschema.Draft4Validator:
    schema = json.loads((CONTRACTS / "atlassian-document-format.schema.json").read_text())
    return jsonschema.Draft4Validator(schema)
