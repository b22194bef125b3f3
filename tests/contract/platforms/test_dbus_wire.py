"""Our few lines of D-Bus say and understand what jeepney's many do, and choke on nothing."""

from __future__ import annotations

import contextlib
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jeepney import DBusAddress, HeaderFields, Message, new_method_call, new_method_return
from jeepney.low_level import Endianness, Parser

from tracksync.platforms.dbus import wire

TARGET = ("org.x", "/org/x", "org.x.I")
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
BODIES: dict[str, st.SearchStrategy[Any]] = {
    "s": TEXTS,
    "as": st.lists(TEXTS, max_size=5),
    "ay": st.binary(max_size=40),
    "b": st.booleans(),
    "u": st.integers(0, 2**32 - 1),
    "x": st.integers(-(2**63), 2**63 - 1),
    "d": st.floats(allow_nan=False),
    "v": TEXTS.map(lambda text: ("s", text)),
    "(sayq)": st.tuples(TEXTS, st.binary(max_size=9), st.integers(0, 65_535)),
    "a(yv)": st.lists(st.tuples(st.integers(0, 255), st.just(("as", ["x"]))), max_size=3),
    "a{s(say)}": st.dictionaries(TEXTS, st.tuples(TEXTS, st.binary(max_size=9)), max_size=4),
    "aax": st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=3),
    "a(xs)": st.lists(st.tuples(st.integers(0, 9), TEXTS), max_size=3),
}
MANY = st.lists(
    st.sampled_from(sorted(BODIES)).flatmap(lambda code: BODIES[code].map(lambda v: (code, v))),
    max_size=6,
)


def by_jeepney(raw: bytes) -> Message:
    parser = Parser()
    parser.add_data(raw)
    message = parser.get_next_message()
    assert message is not None
    return message


def plain(code: str, value: Any) -> Any:  # noqa: ANN401  any D-Bus value
    """Say a value as our reader does: no variants' types, pairs for dictionaries."""
    if code == "v":
        return value[1]
    if code == "a(yv)":
        return [(number, variant[1]) for number, variant in value]
    return list(value.items()) if isinstance(value, dict) else value


@given(MANY, st.sampled_from(list(Endianness)))
def test_what_jeepney_writes_is_read(parts: list[tuple[str, Any]], order: Endianness) -> None:
    """All types, alignments and both byte orders."""
    call = by_jeepney(
        bytes(new_method_call(DBusAddress(*TARGET[1:2], TARGET[0]), "M").serialise(5))
    )
    signature = "".join(code for code, _ in parts)
    message = new_method_return(call, signature or None, tuple(value for _, value in parts))
    message.header.fields[HeaderFields.sender] = ":1.7"
    message.header.endianness = order
    raw = bytes(message.serialise(9))

    found = wire.parse(raw)

    assert wire.message_size(raw[:16]) == len(raw)
    assert found.kind == wire.METHOD_RETURN
    assert found.signature == signature
    assert found.body == [plain(code, value) for code, value in parts]
    assert (found.fields[wire.REPLY_SERIAL], found.fields[wire.SENDER]) == (5, ":1.7")


@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
def test_what_we_write_is_read_by_jeepney(texts: list[str], last: str) -> None:
    """An array with something behind it, a dictionary, and nothing at all."""
    listed = wire.array([wire.string(text) for text in texts], align=4)
    pairs = [wire.row([wire.string(text), wire.string(last)]) for text in texts]
    bodies: list[tuple[str, bytes, tuple[object, ...]]] = [
        ("", b"", ()),
        ("ass", wire.row([listed, wire.string(last)]), (texts, last)),
        ("a{ss}", wire.array(pairs, align=8), (dict.fromkeys(texts, last),)),
    ]
    for signature, raw, body in bodies:
        message = by_jeepney(wire.method_call(77, TARGET, "Member", (signature, raw)))

        fields = message.header.fields
        assert message.body == body
        assert message.header.serial == 77
        assert fields[HeaderFields.destination] == TARGET[0]
        assert fields[HeaderFields.path] == TARGET[1]
        assert fields[HeaderFields.interface] == TARGET[2]
        assert fields[HeaderFields.member] == "Member"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_are_refused(raw: bytes) -> None:
    """No other exception, and no endless loop."""
    for head in (b"", b"l\2\0\1", b"B\2\0\1" + struct.pack(">III", 0, 1, 40)):
        with contextlib.suppress(wire.BadMessage):
            wire.message_size(head + raw + bytes(16))
        with contextlib.suppress(wire.BadMessage):
            wire.parse(head + raw)


@given(st.text("aysv(){}{obug", max_size=40), st.binary(max_size=100))
def test_any_signature_is_read_or_refused(signature: str, raw: bytes) -> None:
    """Unclosed, empty and deeply nested ones too."""
    shaped = wire.method_call(1, TARGET, "M", (signature, raw))
    with contextlib.suppress(wire.BadMessage):
        wire.parse(shaped)


@pytest.mark.parametrize("signature", ["a()", "(", "a", "a{", "()", ")", "z", "a" * 255, "(" * 200])
def test_a_signature_that_means_nothing_is_refused(signature: str) -> None:
    """An array of nothing, of a length that never ends, above all."""
    with pytest.raises(wire.BadMessage):
        wire.parse(wire.method_call(1, TARGET, "M", (signature, b"\x08\0\0\0" + bytes(60))))


def test_a_variant_in_a_variant_in_a_variant_has_an_end() -> None:
    """Thirty-two levels, as the specification allows, and no deeper."""
    with pytest.raises(wire.BadMessage):
        wire.parse(wire.method_call(1, TARGET, "M", ("v", b"\1v\0" * 40 + b"\1y\0\7")))
    shallow = wire.parse(wire.method_call(1, TARGET, "M", ("v", b"\1v\0" * 20 + b"\1y\0\7")))

    assert shallow.body == [7]


def test_bytes_after_the_end_are_refused() -> None:
    """The length in the head and what is in the message agree."""
    with pytest.raises(wire.BadMessage):
        wire.parse(wire.method_call(1, TARGET, "M", ("y", b"\1\2")))
