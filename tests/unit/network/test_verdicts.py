"""The one table: what a raw result becomes."""

import pytest

from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.verdicts import TABLE, Verdict, judge, row_of

PAGE = b"<html>"


def answered(
    status: int, body: bytes = b"{}", *, is_whole: bool = True, **headers: str
) -> Exchange:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Exchange(
        is_connected=True, is_sent=True, status=status, headers=named, body=body, is_whole=is_whole
    )


def lost(*, is_sent: bool, trouble: Trouble = Trouble.DROPPED) -> Exchange:
    return Exchange(is_connected=is_sent, is_sent=is_sent, trouble=trouble)


EXAMPLES = [
    ("never left", lost(is_sent=False), "NotReached", "NotReached"),
    (
        "another origin",
        lost(is_sent=False, trouble=Trouble.FOREIGN),
        "SignInExpired",
        "SignInExpired",
    ),
    ("no status", lost(is_sent=True), "NotReached", "NoAnswer"),
    ("2xx", answered(200), "fine", "fine"),
    ("2xx", answered(201), "fine", "fine"),
    ("2xx", answered(204, b""), "fine", "fine"),
    ("2xx, a page", answered(200, PAGE), "NotReached", "NoAnswer"),
    ("2xx, not whole", answered(201, b'{"i', is_whole=False), "NotReached", "NoAnswer"),
    ("203, a page", answered(203, PAGE), "SignInExpired", "SignInExpired"),
    ("2xx", answered(203), "fine", "fine"),
    ("3xx", answered(302, b""), "NotReached", "NoAnswer"),
    ("3xx", answered(307, PAGE), "NotReached", "NoAnswer"),
    ("401", answered(401, PAGE), "SignInExpired", "SignInExpired"),
    *[
        ("4xx", answered(status), "Refused", "Refused")
        for status in (400, 402, 403, 404, 405, 409, 410, 412, 413, 415, 422, 451)
    ],
    ("4xx", answered(403, PAGE), "Refused", "Refused"),
    ("4xx", answered(413, b"[" * 99, is_whole=False), "Refused", "Refused"),
    ("404, a page", answered(404, PAGE), "NotReached", "Refused"),
    ("407", answered(407), "NotReached", "NoAnswer"),
    ("408", answered(408), "NotReached", "NoAnswer"),
    ("421", answered(421), "NotReached", "NoAnswer"),
    ("425", answered(425), "NotReached", "NoAnswer"),
    ("429", answered(429), "Busy", "Busy"),
    ("429", answered(429, PAGE, retry_after="5"), "Busy", "Busy"),
    ("503, asks to wait", answered(503, retry_after="5"), "Busy", "Busy"),
    ("503, asks to wait", answered(503, PAGE, retry_after="x"), "Busy", "Busy"),
    ("5xx", answered(503), "NotReached", "NoAnswer"),
    ("5xx", answered(500, b""), "NotReached", "NoAnswer"),
    ("5xx", answered(502, PAGE), "NotReached", "NoAnswer"),
    ("5xx", answered(599, retry_after="5"), "NotReached", "NoAnswer"),
    ("other", answered(100), "NotReached", "NoAnswer"),
    ("other", answered(0), "NotReached", "NoAnswer"),
    ("other", answered(999), "NotReached", "NoAnswer"),
]


@pytest.mark.parametrize(("row", "exchange", "on_read", "on_write"), EXAMPLES)
def test_each_result_has_its_row(row: str, exchange: Exchange, on_read: str, on_write: str) -> None:
    """The five outcomes are the table's, for every service alike."""
    assert row_of(exchange) == row
    assert judge(exchange, is_write=False).value == on_read
    assert judge(exchange, is_write=True).value == on_write


def test_every_row_has_an_example() -> None:
    """A row nobody tried is a guess."""
    assert {row for row, *_ in EXAMPLES} == set(TABLE)


def test_every_status_becomes_something_safe() -> None:
    """A write counts as refused only by a 4xx, as done only by a 2xx, and never as not reached."""
    verdicts = {status: judge(answered(status), is_write=True) for status in range(1000)}

    assert Verdict.NOT_REACHED not in verdicts.values()
    assert {s for s, v in verdicts.items() if v is Verdict.FINE} == set(range(200, 300))
    assert {s for s, v in verdicts.items() if v is Verdict.REFUSED} < set(range(400, 500))
