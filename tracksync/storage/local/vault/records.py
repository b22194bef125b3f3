"""
The signed record of each picture: what it says, and whether it holds.

A record is two lines: canonical JSON, and the Ed25519 signature over it in hex. Each names the
BLAKE2b of the one before it. The form is described in docs/screenshot-format.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.pictures.facts import Picture, PictureKind, Who, date_of
from tracksync.core.values import dataclass
from tracksync.storage import codec

GENESIS = "0" * 64
_FORMAT = 1
_DOMAIN = b"tracksync picture 1\0"
_CODECS = frozenset({"", "webp", "jpeg"})
# Whatever somebody may have written.
_BROKEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_MS = timedelta(milliseconds=1)


class NoRecord(ValueError):
    """It is no record of this form."""


class Signer:
    """
    The key of this device, which says that a record was made here.

    Args:
        secret: 32 bytes.
    """

    def __init__(self, secret: bytes) -> None:
        from tracksync.storage.local.signing import Key  # 14 ms, 9 MB: with the first picture

        self._key = Key(secret)
        self.public = self._key.public.hex()

    def sign(self, body: bytes) -> str:
        """Sign a record's body."""
        return self._key.sign(_DOMAIN + body).hex()


@dataclass(frozen=True, slots=True)
class Kept:
    """
    One record as it was read.

    Attributes:
        digest: Of its body; the next record names it as `previous`.
        is_signed: The signature is that of the key the record names.
        stood: What `digest` was before its day got a new key, the newest last.
    """

    picture: Picture
    previous: str
    digest: str
    device: str
    is_signed: bool
    stood: tuple[str, ...] = ()

    def is_by(self, device: str) -> bool:
        """Tell whether that device made it."""
        return self.is_signed and self.device == device

    def follows(self, before: Kept) -> bool:
        """Tell whether it was written next after another."""
        return self.previous in {before.digest, *before.stood}


def write(
    picture: Picture, previous: str, signer: Signer, stood: tuple[str, ...] = ()
) -> tuple[bytes, str]:
    """Write a record; its bytes, and its digest."""
    facts: dict[str, object] = {
        "format": _FORMAT,
        "kind": picture.kind.value,
        "sequence": picture.sequence,
        "at_ms": to_ms(picture.at),
        "zone": picture.zone,
        "monitor": picture.monitor,
        "width_px": picture.width_px,
        "height_px": picture.height_px,
        "preset": picture.preset,
        "codec": picture.codec,
        "policy": picture.policy,
        "is_scripted": picture.is_scripted,
        "size_bytes": picture.size_bytes,
        "digest": picture.digest,
        "small_digest": picture.small_digest,
        "device": signer.public,
        "previous": previous,
        "stood": list(stood),
    }
    if picture.interval:
        facts["interval_ms"] = picture.interval // _MS
    if picture.who != Who():
        who = picture.who
        facts["who"] = {"name": who.name, "email": who.email, "profile": who.profile}
    body = codec.pack(facts)
    return body + b"\n" + signer.sign(body).encode() + b"\n", digest_of(body)


def read(data: bytes, day: str) -> Kept:
    """
    Read a record.

    Raises:
        NoRecord: It is none.
    """
    body, _, rest = data.partition(b"\n")
    try:
        facts = codec.unpack(body)
        picture = Picture(
            sequence=int(facts["sequence"]),
            at=from_ms(int(facts["at_ms"])),
            zone=str(facts["zone"]),
            day=day,
            kind=PictureKind(facts["kind"]),
            monitor=str(facts["monitor"]),
            width_px=int(facts["width_px"]),
            height_px=int(facts["height_px"]),
            preset=str(facts["preset"]),
            codec=_codec(facts),
            policy=str(facts["policy"]),
            is_scripted=bool(facts["is_scripted"]),
            size_bytes=int(facts["size_bytes"]),
            digest=str(facts["digest"]),
            small_digest=str(facts["small_digest"]),
            interval=int(facts.get("interval_ms", 0)) * _MS,
            who=_who(facts.get("who", {})),
        )
        device = str(facts["device"])
        stood = tuple(str(digest) for digest in facts["stood"])
        is_signed = _is_signed(body, rest.strip().decode("ascii"), device)
        return Kept(picture, str(facts["previous"]), digest_of(body), device, is_signed, stood)
    except _BROKEN as e:
        msg = "no record of a picture"
        raise NoRecord(msg) from e


def _codec(facts: codec.Json) -> str:
    """Read how a picture is written: it becomes a part of the names of files."""
    if facts["codec"] not in _CODECS:
        msg = "nobody writes pictures so"
        raise ValueError(msg)
    return str(facts["codec"])


def _who(facts: codec.Json) -> Who:
    return Who(*(str(facts.get(key, "")) for key in ("name", "email", "profile")))


def _is_signed(body: bytes, signature: str, device: str) -> bool:
    from tracksync.storage.local.signing import is_signed  # as above

    return is_signed(_DOMAIN + body, bytes.fromhex(signature), bytes.fromhex(device))


def digest_of(data: bytes) -> str:
    """Hash with BLAKE2b to 32 bytes, in hex."""
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def _were_shredded(before: Picture, after: Picture) -> bool:
    """Whether whole days may have lain between the two."""
    return date_of(before.day) != date_of(after.day) and after.sequence > before.sequence + 1


def broken(records: Iterable[Kept], device: str) -> tuple[int, ...]:
    """
    Name the records that do not hold: signed by nobody here, or not following the one before.

    Args:
        records: By sequence, of all days. Where days between were shredded nothing can be said.
        device: The key of this device.
    """
    found: list[int] = []
    last: Kept | None = None
    for record in records:
        follows = (
            last is None or record.follows(last) or _were_shredded(last.picture, record.picture)
        )
        if not (follows and record.is_by(device)):
            found.append(record.picture.sequence)
        last = record
    return tuple(found)
