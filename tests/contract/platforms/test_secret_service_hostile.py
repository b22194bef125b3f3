"""No bus can harm the quick way to a secret: what it does not understand it leaves alone."""

from __future__ import annotations

import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return

from tests.fakes.impostor_bus import GOOD, Impostor, Send, member, reply, well
from tracksync.platforms.keystore.secret_service import NotFit, read_now
from tracksync.ports.keystore import KeystoreLocked, KeystoreSlow


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[Callable[..., Impostor]]:
    made: list[Impostor] = []

    def make(answer: Callable[[Message, Send], None]) -> Impostor:
        made.append(Impostor(tmp_path / "bus", answer))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_bus_that_does_it_well_is_understood(impostor: Callable[..., Impostor]) -> None:
    """The ground under the tests below: answers written by jeepney, one by one."""
    bus = impostor(well)

    assert read_now("p", ["it"], bus.environ, timeout=60) == {"it": "good"}


def test_signals_and_other_peoples_messages_pass_by(impostor: Callable[..., Impostor]) -> None:
    """NameAcquired comes on every connection; an answer to nobody's call is nobody's."""

    def noisy(call: Message, send: Send) -> None:
        stray = new_method_return(call, "s", ("stray",))
        stray.header.fields[HeaderFields.reply_serial] = 4_000
        send(bytes(stray.serialise(9)))
        stray.header.message_type = MessageType.signal
        send(bytes(stray.serialise(9)))
        well(call, send)

    assert read_now("p", ["it"], impostor(noisy).environ, timeout=60) == {"it": "good"}


HOSTILE: dict[str, tuple[str, tuple[object, ...]]] = {
    "another type": ("s", ("x",)),
    "nothing": ("", ()),
    "one too many": ("vos", (("s", ""), "/s", "x")),
}


@pytest.mark.parametrize("at", [name for name in GOOD if name != "Hello"])
@pytest.mark.parametrize("answer", list(HOSTILE))
def test_an_answer_of_another_shape_is_not_for_us(
    impostor: Callable[..., Impostor], at: str, answer: str
) -> None:
    """Whatever the call, whatever comes: the whole keystore is asked instead."""

    def odd(call: Message, send: Send) -> None:
        if member(call) == at:
            signature, body = HOSTILE[answer]
            send(reply(call, signature, *body))
        else:
            well(call, send)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(odd).environ, timeout=60)


SECRETS: dict[str, dict[str, tuple[str, bytes, bytes, str]]] = {
    "none": {},
    "of another item": {"/other": ("/s", b"", b"x", "text/plain")},
    "of another session": {"/item": ("/t", b"", b"x", "text/plain")},
    "encrypted": {"/item": ("/s", b"iv", b"x", "text/plain")},
}


@pytest.mark.parametrize("case", list(SECRETS))
def test_an_unexpected_secret_is_not_for_us(impostor: Callable[..., Impostor], case: str) -> None:
    """An item locked by itself, a keystore that mixes sessions up."""

    def odd(call: Message, send: Send) -> None:
        if member(call) == "GetSecrets":
            send(reply(call, "a{o(oayays)}", SECRETS[case]))
        else:
            well(call, send)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(odd).environ, timeout=60)


def test_a_secret_that_is_not_ours_is_none(impostor: Callable[..., Impostor]) -> None:
    """Somebody else's item under our name, with any bytes in it, is no secret of ours."""

    def odd(call: Message, send: Send) -> None:
        if member(call) == "GetSecrets":
            send(reply(call, "a{o(oayays)}", {"/item": ("/s", b"", b"\xff\0" * 300, "x")}))
        else:
            well(call, send)

    assert read_now("p", ["it"], impostor(odd).environ, timeout=60) == {"it": None}


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("org.freedesktop.Secret.Error.IsLocked", KeystoreLocked),
        ("org.freedesktop.DBus.Error.NoReply", KeystoreSlow),
        ("org.freedesktop.DBus.Error.ServiceUnknown", NotFit),
        ("org.freedesktop.DBus.Error.UnknownObject", NotFit),
        ("x.y", NotFit),
    ],
)
@pytest.mark.parametrize("at", list(GOOD))
def test_an_error_is_told_for_what_it_is(
    impostor: Callable[..., Impostor], at: str, name: str, trouble: type[Exception]
) -> None:
    """Locked and slow are final; anything else is for the whole keystore."""

    def refusing(call: Message, send: Send) -> None:
        if member(call) == at:
            send(bytes(new_error(call, name, "s", ("why",)).serialise(7)))
        else:
            well(call, send)

    with pytest.raises(trouble):
        read_now("p", ["it"], impostor(refusing).environ, timeout=60)


def test_nobody_answers_in_the_keystores_place(impostor: Callable[..., Impostor]) -> None:
    """All answers come from the one program that opened the session."""

    def mixed(call: Message, send: Send) -> None:
        if member(call) == "GetSecrets":
            signature, body = GOOD["GetSecrets"]
            send(reply(call, signature, *body, sender=":1.666"))
        else:
            well(call, send)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(mixed).environ, timeout=60)


RAW: dict[str, bytes] = {
    "garbage": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "zeros": bytes(64),
    "four gigabytes": b"l\2\0\1" + struct.pack("<III", 0xFFFFFFF0, 1, 0),
    "nine megabytes of fields": b"l\2\0\1" + struct.pack("<III", 0, 1, 9_000_000),
    "nine megabytes of body": b"l\2\0\1" + struct.pack("<III", 9_000_000, 1, 0),
    "an end without a beginning": b"l\2\0\1" + struct.pack("<III", 0, 1, 8) + b"\xff" * 8,
    "another version": b"l\2\0\2" + bytes(12),
}


@pytest.mark.parametrize("raw", RAW.values(), ids=list(RAW))
def test_bytes_that_are_no_message_end_it(impostor: Callable[..., Impostor], raw: bytes) -> None:
    """Nothing is waited for that could fill the memory."""
    bus = impostor(lambda _call, send: send(raw))

    with pytest.raises(NotFit):
        read_now("p", ["it"], bus.environ, timeout=60)


def test_a_bus_that_never_stops_talking_is_left(impostor: Callable[..., Impostor]) -> None:
    """A thousand messages that answer nothing are enough."""

    def chatty(call: Message, send: Send) -> None:
        stray = new_method_return(call)
        stray.header.fields[HeaderFields.reply_serial] = 4_000
        send(bytes(stray.serialise(9)) * 2_000)

    with pytest.raises(NotFit):
        read_now("p", ["it"], impostor(chatty).environ, timeout=60)


def test_a_bus_that_says_nothing_is_slow(impostor: Callable[..., Impostor]) -> None:
    """The time is bounded as a whole, not by byte."""

    def trickling(call: Message, send: Send) -> None:
        for _ in range(400):
            send(b"l\2\0\1"[:1])
            threading.Event().wait(0.05)

    for answer in (trickling, lambda _call, _send: None):
        bus = impostor(answer)
        with pytest.raises((KeystoreSlow, NotFit)):
            read_now("p", ["it"], bus.environ, timeout=1)
        bus.close()


@pytest.mark.parametrize("greeting", [b"REJECTED EXTERNAL\r\n", b"", b"O" * 5_000, b"\r\n"])
def test_a_bus_that_does_not_want_us_is_not_for_us(
    impostor: Callable[..., Impostor], greeting: bytes
) -> None:
    """Refused, silent, babbling: no call is made."""
    calls: list[Message] = []
    bus = impostor(lambda call, _send: calls.append(call))
    bus.greeting = greeting

    with pytest.raises((NotFit, KeystoreSlow)):
        read_now("p", ["it"], bus.environ, timeout=1)

    assert calls == []
