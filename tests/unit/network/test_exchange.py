"""What can be said of a raw result before anybody judges it."""

import pytest

from tracksync.network.exchange import Exchange, Trouble


def answered(body: bytes, content_type: str = "application/json") -> Exchange:
    headers = {"content-type": content_type}
    return Exchange(
        is_connected=True, is_sent=True, status=200, headers=headers, body=body, is_whole=True
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"a": "\xff"}',
        b"<html></html>",
        b"[" * 100_000,
        b"1" * 5_000,
        b'{"a": 1} x',
        b"\xff\xfe{\x00}\x00",
    ],
)
def test_what_is_no_json_is_a_value_error(body: bytes) -> None:
    """No body, however odd, becomes anything but a value or a ValueError."""
    with pytest.raises(ValueError, match=r".+"):
        answered(body).json()
    assert not answered(body).is_json


def test_half_a_body_is_not_read() -> None:
    """A body cut off could still parse ("12" of "123"); it must not count."""
    half = Exchange(is_connected=True, is_sent=True, status=200, body=b"12", is_whole=False)

    assert not half.is_json


@pytest.mark.parametrize(
    ("body", "content_type", "is_page"),
    [
        (b"<!DOCTYPE html>", "text/html; charset=utf-8", True),
        (b"  \r\n<html>", "application/json", True),
        (b"\xef\xbb\xbf<html>", "", True),
        (b"", "text/html", True),
        (b'{"id": "1"}', "text/html", False),
        (b'{"id": "1"}', "application/json", False),
        (b"", "application/json", False),
        (b"sorry", "text/plain", False),
    ],
)
def test_a_page_is_told_from_an_answer(body: bytes, content_type: str, *, is_page: bool) -> None:
    """A sign-in page says 200 as well; only what it is made of gives it away."""
    assert answered(body, content_type).is_page is is_page


def test_a_byte_order_mark_does_not_spoil_json() -> None:
    """Some proxies put one in front."""
    assert answered(b'\xef\xbb\xbf{"a": 1}').json() == {"a": 1}


def test_trouble_is_told_in_words() -> None:
    """People read what went wrong, with the reason where there is one."""
    tls = Exchange(
        is_connected=False, is_sent=False, trouble=Trouble.TLS, detail="certificate has expired"
    )

    assert tls.told == "The connection could not be secured (certificate has expired)."
    assert answered(b"").told == ""
