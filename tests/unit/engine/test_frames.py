"""Messages are bounded in size, depth, numbers and shape before anybody uses them."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.problems import BadInput
from tracksync.engine.local_socket.frames import (
    MOST_BYTES,
    FrameReader,
    answer_frames,
    frame,
    read_json,
    read_request,
)

PLAIN = st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(max_size=20)
ANYTHING = PLAIN | st.lists(PLAIN, max_size=4) | st.dictionaries(st.text(max_size=8), PLAIN)


@given(st.dictionaries(st.text(max_size=9), ANYTHING), st.integers(1, 9))
def test_a_message_survives_being_cut_anywhere(value: dict[str, object], step: int) -> None:
    """However the system cuts the stream, the same message comes out."""
    data, reader = frame(value), FrameReader()
    whole = [body for i in range(0, len(data), step) if (body := reader.feed(data[i : i + step]))]

    assert [json.loads(body) for body in whole] == [value]


@given(st.binary(max_size=300))
def test_garbage_is_refused_with_a_sentence(data: bytes) -> None:
    """Whatever arrives, it is a request or a refusal; never another exception."""
    with contextlib.suppress(BadInput):
        body = FrameReader().feed(data)
        assert body is None or read_request(body)


@pytest.mark.parametrize("size", [0, MOST_BYTES + 1, 2**32 - 1])
def test_an_absurd_length_is_refused_at_once(size: int) -> None:
    """Nobody makes us wait for, or keep, four gigabytes."""
    with pytest.raises(BadInput):
        FrameReader().feed(size.to_bytes(4, "big"))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 13 + "1" + "}" * 13,
        "9" * 5_000,
        "1e999",
        "1" + "0" * 30 + ".5",
        "NaN",
        "-Infinity",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        '"\\ud800"',
        "",
        "{",
    ],
)
def test_odd_json_is_refused(text: str) -> None:
    """Depth, huge and endless numbers, and broken text are refused; nothing is guessed."""
    with pytest.raises(BadInput):
        read_json(text.encode("latin-1"))


@pytest.mark.parametrize(
    "value",
    [
        [],
        "start",
        {},
        {"command": 1},
        {"command": "start", "args": []},
        {"command": "start", "format": "xml"},
    ],
)
def test_what_is_no_command_is_refused(value: object) -> None:
    """A command has a name, arguments by name, and a format we know."""
    with pytest.raises(BadInput):
        read_request(json.dumps(value).encode())


@given(st.text(max_size=50), st.integers(0, 8))
def test_a_long_answer_comes_in_parts(text: str, code: int) -> None:
    """An export of years fits, because no single message has to hold it."""
    long = text * 9_000
    said, ended = "", []
    for part in answer_frames(long, code):
        body = json.loads(part[4:])
        said += body["text"]
        ended.append(body.get("exit_code"))

    assert said == long
    assert ended[-1] == code
    assert not any(ended[:-1])
