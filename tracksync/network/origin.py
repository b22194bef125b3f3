"""Origins: the scheme, host and port a secret belongs to."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from tracksync.core.values import dataclass

_PORTS = {"https": 443, "http": 80}
_LONGEST_URL = 2000
_LONGEST_NAME = 253
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Where a secret may be sent, and nowhere else.

    Attributes:
        scheme: "https", or "http" for a loopback host.
        host: Lower case; names outside ASCII as punycode, so that a look-alike shows; IPv6 bare.
        port: Always a number.
    """

    scheme: str
    host: str
    port: int

    @classmethod
    def parse(cls, url: str) -> Origin:
        """
        Read the origin of an absolute URL; path, query and fragment do not matter.

        Raises:
            ValueError: Not https (http only on loopback), a user name in it, or no proper host.
        """
        if len(url) > _LONGEST_URL or not url.isprintable() or "\\" in url or " " in url:
            raise ValueError(_no(url))
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or "@" in parts.netloc or not parts.hostname:
            raise ValueError(_no(url))
        host = _ascii_host(parts.hostname)
        port = parts.port  # raises ValueError by itself when it is none
        origin = cls(parts.scheme, host, _PORTS[parts.scheme] if port is None else port)
        if origin.port == 0 or (origin.scheme == "http" and not origin.is_loopback):
            raise ValueError(_no(url))
        return origin

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def netloc(self) -> str:
        """Host and port as a URL writes them; the scheme's own port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        """Write it as a URL without a path: `https://example.atlassian.net`."""
        return f"{self.scheme}://{self.netloc}"


def _no(url: str) -> str:
    return f"{url[:80]!r} is not an https address (http is for this machine only)"


def _ascii_host(host: str) -> str:
    if "%" in host:  # an IPv6 zone names a network card of this machine
        raise ValueError(_no(host))
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError as e:
        raise ValueError(_no(host)) from e
    labels = name.split(".")
    # A last label of digits is read as an IPv4 number by some resolvers ("127.1", "0x7f.1").
    is_name = all(_LABEL.fullmatch(label) for label in labels) and not labels[-1][:1].isdigit()
    if not is_name or len(name) > _LONGEST_NAME:
        raise ValueError(_no(host))
    return name
