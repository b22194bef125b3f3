"""
The page a browser shows that came back from a sign-in: a sign, a line in large, one in small.

It runs nothing and loads nothing. Its style stands in it, and is the one thing that the policy it
comes with lets through.
"""

from __future__ import annotations

import hashlib
import html
from base64 import b64encode

from tracksync.ports.returning import Page

# The colours of the system, light or dark; green and red are readable on either.
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;"
    "font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}"
    "main{max-width:28rem;padding:2rem;text-align:center}"
    "span{display:inline-grid;place-items:center;width:3rem;height:3rem;border-radius:50%;"
    "font-size:1.5rem;color:#fff;background:#2e7d4f}"
    "span.no{background:#b3404a}"
    "h1{font-size:1.375rem;font-weight:600;margin:1rem 0 .25rem}"
    "p{margin:0}"
)
_PROOF = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_BODY = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><style>{style}</style></head>
<body><main>{sign}<h1>{title}</h1><p>{text}</p></main></body></html>
"""
_GOOD = '<span aria-hidden="true">\u2713</span>'
_BAD = '<span class="no" aria-hidden="true">!</span>'
_HEAD = (
    "HTTP/1.1 {status}\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Length: {length}\r\n"
    "Content-Security-Policy: default-src 'none'; style-src 'sha256-{proof}'; "
    "frame-ancestors 'none'; base-uri 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cache-Control: no-store\r\n"
    "Connection: close\r\n\r\n"
)


def written(page: Page, status: str) -> bytes:
    """Write a page with its head, for a browser."""
    body = _BODY.format(
        language=html.escape(page.language),
        title=html.escape(page.title),
        style=_STYLE,
        sign=_GOOD if page.is_good else _BAD,
        text=html.escape(page.text),
    ).encode()
    return _HEAD.format(status=status, length=len(body), proof=_PROOF).encode() + body
