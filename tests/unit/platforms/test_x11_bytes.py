"""What an X server and its files say, byte by byte."""

import struct

import pytest

from tracksync.platforms.idle.x11 import choose_counters, counter_value, parse_counters
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.x11.address import Display, choose_cookie, parse_display

KIND = b"MIT-MAGIC-COOKIE-1"


def entry(
    cookie: bytes,
    *,
    family: int = 256,
    host: bytes = b"desk",
    number: bytes = b"0",
    kind: bytes = KIND,
) -> bytes:
    fields = (host, number, kind, cookie)
    return struct.pack(">H", family) + b"".join(
        struct.pack(">H", len(field)) + field for field in fields
    )


def listing(*counters: tuple[int, bytes], count: int | None = None) -> bytes:
    body = b""
    for number, name in counters:
        raw = struct.pack("=IiIH", number, 0, 1, len(name)) + name
        body += raw + bytes(-len(raw) % 4)
    told = len(counters) if count is None else count
    return struct.pack("=BxHII20x", 1, 1, len(body) // 4, told) + body


@pytest.mark.parametrize(
    ("text", "display"),
    [
        (":0", Display(0, None)),
        (":1.0", Display(1, None)),
        ("unix:7", Display(7, None)),
        ("localhost:10.0", Display(10, 6010)),
        ("127.0.0.1:2", Display(2, 6002)),
        ("[::1]:2", Display(2, 6002)),
    ],
)
def test_a_display_of_this_machine_is_understood(text: str, display: Display) -> None:
    """The names people and ssh put into DISPLAY."""
    assert parse_display(text) == display


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        ":",
        ":x",
        ":0.0.0",
        "desk.example:0",
        "10.0.0.1:0",
        ":99999999",
        "a b:0",
        "localhost:60000",
        "/run/x:0",
    ],
)
def test_any_other_display_is_refused(text: str) -> None:
    """No byte goes to another machine to ask whether somebody types here."""
    with pytest.raises(Unanswered):
        parse_display(text)


def test_the_cookie_is_the_one_of_this_host_and_display() -> None:
    """A file from years of use holds many."""
    authority = (
        entry(b"other display", number=b"1")
        + entry(b"old name", host=b"before")
        + entry(b"other kind", kind=b"XDM-AUTHORIZATION-1")
        + entry(b"right")
        + entry(b"any host", family=65535, host=b"")
    )

    assert choose_cookie(authority, 0, "desk") == b"right"


def test_a_cookie_for_any_host_comes_before_one_for_another_name() -> None:
    """A laptop changes its name with the network; the cookie stays good."""
    authority = entry(b"old name", host=b"before") + entry(b"any", family=65535, number=b"")

    assert choose_cookie(authority, 0, "desk") == b"any"
    assert choose_cookie(entry(b"old name", host=b"before"), 0, "desk") == b"old name"


def test_an_authority_file_cut_short_yields_what_came_before() -> None:
    """The display manager may be writing it."""
    whole = entry(b"right")

    assert choose_cookie(whole + entry(b"x" * 16)[:20], 0, "desk") == b"right"
    assert choose_cookie(whole[:-1], 0, "desk")[:4] == b"righ"
    assert choose_cookie(b"\xff" * 7, 0, "desk") == b""


def test_the_counters_of_pointer_and_keyboard_are_chosen() -> None:
    """Device 2 is every server's pointer and device 3 its keyboard; 4 and up are their parts."""
    found = parse_counters(
        listing(
            (1, b"SERVERTIME"),
            (2, b"IDLETIME"),
            (70, b"DEVICEIDLETIME 2"),
            (71, b"DEVICEIDLETIME 3"),
            (72, b"DEVICEIDLETIME 4"),
        )
    )

    assert choose_counters(found) == (70, 71)


def test_an_old_server_has_one_counter_for_both() -> None:
    """Better one answer for both than none."""
    assert choose_counters(parse_counters(listing((2, b"IDLETIME")))) == (2,)


def test_a_server_without_idle_counters_is_said() -> None:
    """The next rung is tried."""
    with pytest.raises(Unanswered, match="counts no idle time"):
        choose_counters(parse_counters(listing((1, b"SERVERTIME"))))


@pytest.mark.parametrize(
    "answer", [b"", bytes(32)[:10], listing(count=5), listing((1, b"A"), count=2**32 - 1)]
)
def test_a_list_of_counters_that_does_not_fit_together_is_refused(answer: bytes) -> None:
    """A broken server is no server."""
    with pytest.raises(Unanswered):
        parse_counters(answer)


def test_a_counter_past_32_bits_keeps_its_upper_half() -> None:
    """After 49 days of idleness the low half begins anew."""
    assert counter_value(struct.pack("=BxHIiI16x", 1, 1, 0, 1, 5)) == (1 << 32) + 5
    assert counter_value(struct.pack("=BxHIiI16x", 1, 1, 0, -1, 0xFFFFFFFF)) == -1
