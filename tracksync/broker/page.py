"""What a browser is shown whose sign-in is not known here. It runs and loads nothing."""

from __future__ import annotations

import hashlib
from base64 import b64encode

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;"
    "font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}"
    "main{max-width:28rem;padding:2rem;text-align:center}"
    "h1{font-size:1.375rem;font-weight:600;margin:0 0 .25rem}"
    "p{margin:0}"
)
OVER = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>This sign-in is over</title>
<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>
<body><main><h1>This sign-in is over</h1>
<p>Begin it again in TrackSync. You can close this page.</p></main></body></html>
"""
_PROOF = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
# The one style that is let through.
POLICY = f"default-src 'none'; style-src 'sha256-{_PROOF}'; frame-ancestors 'none'; base-uri 'none'"
