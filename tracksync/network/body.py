"""Reading an answer's body within its bounds, packed and unpacked."""

from __future__ import annotations

import http.client
import zlib

from tracksync.core.values import dataclass
from tracksync.network.exchange import Trouble

_PIECE_BYTES = 65_536
_GZIP = 31  # zlib's number for "gzip, largest window"


@dataclass(frozen=True, slots=True)
class Body:
    """What was read: the bytes, whether all of them, and what stopped us if anything did."""

    data: bytes
    is_whole: bool
    trouble: Trouble | None = None


def read_body(answer: http.client.HTTPResponse, *, limit_bytes: int) -> Body:
    """
    Read and unpack a body, at most *limit_bytes* of it packed and unpacked alike.

    A gzip bomb costs no more memory than an honest answer: unpacking stops at the limit.

    Raises:
        OSError, http.client.HTTPException: The connection failed while reading.
    """
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        return Body(b"", is_whole=False, trouble=Trouble.GARBLED)
    unpack = zlib.decompressobj(_GZIP) if packing != "identity" else None
    data = bytearray()
    packed_bytes = 0
    while piece := answer.read(_PIECE_BYTES):
        packed_bytes += len(piece)
        room = limit_bytes + 1 - len(data)
        try:
            data += unpack.decompress(piece, room) if unpack is not None else piece[:room]
        except zlib.error:
            return Body(bytes(data), is_whole=False, trouble=Trouble.GARBLED)
        if len(data) > limit_bytes or packed_bytes > limit_bytes:
            return Body(bytes(data[:limit_bytes]), is_whole=False, trouble=Trouble.TOO_BIG)
    if answer.length or (unpack is not None and packed_bytes and not unpack.eof):
        return Body(bytes(data), is_whole=False, trouble=Trouble.DROPPED)
    return Body(bytes(data), is_whole=True)
