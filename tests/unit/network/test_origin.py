"""Where a secret may go: one scheme, host and port."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.network.origin import Origin


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Acme.Atlassian.net", "https://acme.atlassian.net"),
        ("https://acme.atlassian.net:443/path?q#f", "https://acme.atlassian.net"),
        ("https://acme.example:8443", "https://acme.example:8443"),
        ("https://acme.example.", "https://acme.example"),
        ("https://\u0430cme.example", "https://xn--cme-5cd.example"),  # a Cyrillic letter
        ("https://\uff41cme.example", "https://acme.example"),  # a wide one
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:81/x", "http://[::1]:81"),
        ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
    ],
)
def test_an_origin_has_one_way_to_be_written(url: str, origin: str) -> None:
    """What is stored, compared and shown is the same text, and a look-alike shows as one."""
    assert str(Origin.parse(url)) == origin


@pytest.mark.parametrize(
    "url",
    [
        "",
        "acme.atlassian.net",
        "//acme.example",
        "ftp://acme.example",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://acme.example",
        "http://10.0.0.1",
        "http://localhost.acme.example",
        "http://127.1",
        "http://0x7f.0.0.1",
        "http://2130706433",
        "https://",
        "https:///path",
        "https://user@acme.example",
        "https://user:word@acme.example",
        "https://acme.example:0",
        "https://acme.example:99999",
        "https://acme.example:x",
        "https://acme..example",
        "https://-acme.example",
        "https://acme_.example/\n",
        "https://acme.example\\@evil.example",
        "https://acme .example",
        "https://" + "a" * 64 + ".example",
        "https://" + "a." * 130 + "example",
        "https://acme.example/" + "a" * 2000,
        "https://[fe80::1%25eth0]",
    ],
)
def test_what_is_no_safe_origin_is_refused(url: str) -> None:
    """Nothing is guessed about an address a secret would be sent to."""
    with pytest.raises(ValueError, match=r".+"):
        Origin.parse(url)


@given(st.text(max_size=60))
def test_any_text_is_an_origin_or_a_value_error(text: str) -> None:
    """No address can surprise the caller with another exception; a good one reads back the same."""
    try:
        origin = Origin.parse("https://" + text)
    except ValueError:
        return
    assert Origin.parse(str(origin)) == origin
    assert str(origin).isascii()
