"""
Events and other core values as JSON, with what is personal kept apart.

Works on the dataclasses themselves: a new event needs no line here.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.journal import events
from tracksync.core.journal.entries import EntryText
from tracksync.core.sentences import Sentence
from tracksync.core.tasks import TaskRef

# What JSON can hold; its shape is known to the type that is read from it.
Json = Any
Personal = EntryText | str
# Words a person chose that are no `EntryText`.
_PERSONAL_FIELDS = {
    ("TaskSaved", "project"),
    ("TaskSeen", "kind"),
    ("TaskSeen", "project"),
    ("TaskSeen", "url"),
}
# No event has a field of this name.
_ACTOR = "by"
_KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(events.Event)}


# Begins a sentence that something was filled into; no text from outside may hold it.
_SENTENCE = "\x02"

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def pack(value: Json) -> bytes:
    """Write canonical JSON: sorted, without blanks, UTF-8. Any Python string survives."""
    return _CANONICAL.encode(value).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Json:
    """Read JSON; ValueError when it is none."""
    return json.loads(data)


def sentence_text(sentence: Sentence) -> str:
    """Write a sentence, with what it was made of where it is more than its own text."""
    if not sentence.fields:
        return sentence
    return _SENTENCE + json.dumps(_sentence_json(sentence), ensure_ascii=False)


def text_sentence(text: str) -> Sentence:
    """Read what `sentence_text` wrote; any other text is a sentence as it stands."""
    return _json_sentence(json.loads(text[1:])) if text.startswith(_SENTENCE) else Sentence(text)


def _sentence_json(sentence: Sentence) -> Json:
    fields = {
        name: _sentence_json(value) if isinstance(value, Sentence) else _plain(value)
        for name, value in sentence.fields.items()
    }
    return [sentence.template, fields]


def _plain(value: object) -> str | int | float:
    return value if isinstance(value, (int, float)) else str(value)


def _json_sentence(parts: Json) -> Sentence:
    template, fields = parts
    filled = {
        name: _json_sentence(value) if isinstance(value, list) else value
        for name, value in fields.items()
    }
    return Sentence(template, filled)


def kind_of(event: events.Event) -> str:
    """Name the kind of an event."""
    return type(event).__name__


def write_event(event: events.Event, actor: str = "") -> tuple[bytes, tuple[Personal, ...]]:
    """
    Take an event apart.

    Args:
        actor: Who did it; set apart like the event's own personal content.

    Returns:
        Its facts, where personal content is a number, and the personal content by that number.
    """
    personal: list[Personal] = []
    facts = to_json(event, personal)
    if actor:
        facts[_ACTOR] = _set_apart(actor, personal)
    return pack(facts), tuple(personal)


def actor_part(facts: bytes) -> int | None:
    """Tell which part of a record's personal content names who did it; None for nobody."""
    part = unpack(facts).get(_ACTOR)
    return part if isinstance(part, int) else None


def read_event(
    kind: str, facts: bytes, personal: Callable[[int, type], Personal]
) -> events.Event | None:
    """
    Put an event together again.

    Args:
        personal: Gives the content with a number; the type says whether an `EntryText` or a string
            is wanted. What cannot be read any more is answered with a stand-in.

    Returns:
        None for a kind this release does not know, or facts it cannot understand.
    """
    shape = _KINDS.get(kind)
    if shape is None:
        return None
    try:
        event: events.Event = from_json(shape, unpack(facts), personal)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    return event


def write_personal(personal: Sequence[Personal]) -> bytes:
    """Write the personal content, to be sealed; empty when there is none."""
    if not personal:
        return b""
    return pack(
        [[p.title, p.key, p.note] if isinstance(p, EntryText) else p for p in personal],
    )


def read_personal(data: bytes) -> tuple[Personal, ...]:
    """Read what `write_personal` wrote."""
    return tuple(EntryText(*p) if isinstance(p, list) else str(p) for p in unpack(data))


def to_json(value: object, personal: list[Personal] | None = None) -> Json:
    """Turn a core value into JSON; without *personal*, its texts stay in it."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    write = _WRITERS.get(kind)
    if write is not None:
        return write(value)
    match value:
        case Enum():
            return value.value
        case str():  # a `Sentence` is kept as its English words
            return str(value)
        case EntryText() if personal is not None:
            return _set_apart(value, personal)
        case dict():
            return {key: to_json(item, personal) for key, item in value.items()}
        case tuple():
            return [to_json(item, personal) for item in value]
        case _:
            return _fields_to_json(value, personal)


_AS_THEY_ARE = frozenset({type(None), bool, int, str})
_WRITERS: dict[type, Callable[[Any], Json]] = {
    datetime: to_ms,
    UUID: lambda value: value.hex,
    TaskRef: lambda value: [value.connection, value.remote_id],
}


def _fields_to_json(value: object, personal: list[Personal] | None) -> Json:
    facts = {}
    for name, is_personal in _fields_of(type(value)):  # type: ignore[arg-type]  # types hash
        item = getattr(value, name)
        if is_personal and personal is not None:
            facts[name] = _set_apart(item, personal)
        else:
            facts[name] = to_json(item, personal)
    return facts


@lru_cache(maxsize=128)
def _fields_of(shape: Any) -> tuple[tuple[str, bool], ...]:  # noqa: ANN401 (any dataclass)
    names = (field.name for field in fields(shape))
    return tuple((name, (shape.__name__, name) in _PERSONAL_FIELDS) for name in names)


def _set_apart(item: Personal, personal: list[Personal]) -> int:
    personal.append(item)
    return len(personal) - 1


def from_json(
    shape: Any,  # noqa: ANN401 (a type, or a form such as `tuple[X, ...]`)
    value: Json,
    personal: Callable[[int, type], Personal] | None = None,
) -> Any:  # noqa: ANN401 (an instance of *shape*)
    """Turn JSON back into a value of the type *shape*; unknown fields are passed over."""
    return _reader(shape)(value, personal)


def fields_from_json(shape: type, value: dict[str, Json]) -> dict[str, Any]:
    """Read some fields of a dataclass, by name; unknown ones are passed over."""
    hints = get_type_hints(shape)
    return {name: from_json(hints[name], item) for name, item in value.items() if name in hints}


_Reader = Callable[[Json, Callable[[int, type], Personal] | None], Any]


@lru_cache(maxsize=256)
def _reader(shape: Any) -> _Reader:  # noqa: ANN401 (see `from_json`)
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in {Union, types.UnionType}:
        (inner,) = (a for a in arguments if a is not type(None))
        read = _reader(inner)
        return lambda value, personal: None if value is None else read(value, personal)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is dict:
        return lambda value, _: {str(k): str(v) for k, v in value.items()}
    if shape in _SIMPLE:
        return _SIMPLE[shape]
    if isinstance(shape, type) and issubclass(shape, Enum):
        return lambda value, _: shape(value)
    if is_dataclass(shape) and isinstance(shape, type):
        return _dataclass_reader(shape)
    msg = f"{shape} cannot be read from JSON"
    raise TypeError(msg)


def _read_as(shape: type) -> _Reader:
    def read(value: Json, _: object) -> Any:  # noqa: ANN401 (an instance of *shape*)
        if type(value) is not shape:
            msg = f"{value!r:.40} is not a {shape.__name__}"
            raise ValueError(msg)
        return value

    return read


def _read_text(value: Json, personal: Callable[[int, type], Personal] | None) -> Any:  # noqa: ANN401 (an instance of it)
    if isinstance(value, int) and personal is not None:
        return personal(value, EntryText)
    return EntryText(value["title"], value["key"], value["note"])


_SIMPLE: dict[Any, _Reader] = {
    str: _read_as(str),
    int: _read_as(int),
    bool: _read_as(bool),
    datetime: lambda value, _: from_ms(value),
    UUID: lambda value, _: UUID(hex=value),
    TaskRef: lambda value, _: TaskRef(str(value[0]), str(value[1])),
    EntryText: _read_text,
}


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if arguments[-1] is Ellipsis:
        read = _reader(arguments[0])
        return lambda value, personal: tuple(read(item, personal) for item in value)
    readers = tuple(_reader(argument) for argument in arguments)
    return lambda value, personal: tuple(
        read(item, personal) for read, item in zip(readers, value, strict=True)
    )


def _dataclass_reader(shape: type) -> _Reader:
    hints = get_type_hints(shape)
    plans = [(field, _field_reader(shape, field, hints)) for field in fields(shape)]

    def read(value: Json, personal: Callable[[int, type], Personal] | None) -> Any:  # noqa: ANN401 (an instance of it)
        given = {
            field.name: reads(value[field.name], personal)
            for field, reads in plans
            if field.name in value or _is_needed(field)
        }
        return shape(**given)

    return read


def _field_reader(shape: type, field: Field[Any], hints: dict[str, Any]) -> _Reader:
    if (shape.__name__, field.name) in _PERSONAL_FIELDS:
        return lambda value, personal: (
            personal(value, str) if isinstance(value, int) and personal is not None else value
        )
    return _reader(hints[field.name])


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
