"""From a raw frame to an encrypted file: reduce, blur, encode, encrypt. Nothing else sees it."""

from __future__ import annotations

import hashlib
import hmac
import io
import os
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pyrage  # type: ignore[import-untyped]  # ships no types; they stop here
from PIL import Image, ImageFilter

SMALL_WIDTH_PX = 320
_SQUARES = {"clear": 1, "light": 4, "blurred": 24}
_SOFT = {"clear": 0.0, "light": 0.6, "blurred": 1.0}
_QUALITY: dict[str, dict[str, Any]] = {
    "webp": {"quality": 60, "method": 2},
    "jpeg": {"quality": 75},
}
_NAMESPACE = "urn:tracksync:picture:1"


def sight_of(frame: Image.Image, key: bytes) -> str:
    """Stand for what a frame shows: equal frames have equal ones, under one key."""
    # Nearly every processor has instructions for SHA-256; of BLAKE2b a frame takes twice as long.
    state = hmac.new(key, f"{frame.size}".encode(), "sha256")
    state.update(frame.tobytes())
    return state.hexdigest()


def is_black(frame: Image.Image) -> bool:
    """Tell whether there is nothing on it: a screen that is off, or one we may not see."""
    return frame.getbbox() is None  # looks no further than the first pixel that is not


def reduced(frame: Image.Image, scale: float, preset: str) -> Image.Image:
    """
    Bring a frame to logical size, and take from it what the preset leaves out.

    Each square of *light* (4 points) and *blurred* (24 points) becomes one pixel, its average. What
    was inside it is in no file afterwards, so nothing can bring it back.
    """
    width, height = frame.size
    side = _SQUARES[preset] * scale
    size = (max(1, round(width / side)), max(1, round(height / side)))
    if size != frame.size:
        frame = frame.resize(size, Image.Resampling.BOX)
    if _SOFT[preset]:
        frame = frame.filter(ImageFilter.GaussianBlur(_SOFT[preset]))
    return frame


def encode(frame: Image.Image, codec: str, manifest: dict[str, str]) -> bytes:
    """Make an ordinary picture that carries its manifest as XMP."""
    into = io.BytesIO()
    frame.save(into, codec.upper(), xmp=_xmp(manifest), **_QUALITY[codec])
    return into.getvalue()


def small(frame: Image.Image) -> bytes:
    """Make the small picture for lists."""
    width, height = frame.size
    if width > SMALL_WIDTH_PX:
        size = (SMALL_WIDTH_PX, max(1, height * SMALL_WIDTH_PX // width))
        # By whole pixels first: a quarter of the work.
        frame = frame.resize(size, Image.Resampling.BOX, reducing_gap=1.0)
    into = io.BytesIO()
    frame.save(into, "WEBP", quality=50, method=2)
    return into.getvalue()


def keep(path: Path, plain: bytes, recipient: str) -> tuple[int, str]:
    """
    Encrypt to *recipient* and write durably, under a name that was free.

    Returns:
        Size and BLAKE2b of the file.
    """
    data: bytes = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)])
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return len(data), hashlib.blake2b(data, digest_size=32).hexdigest()


def _xmp(manifest: dict[str, str]) -> bytes:
    facts = " ".join(f"ts:{name}={quoteattr(value)}" for name, value in manifest.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:ts="{_NAMESPACE}" {facts}/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()
