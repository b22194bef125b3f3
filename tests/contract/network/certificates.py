"""Certificates made for tests, good and bad."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOOPBACK = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """A certificate authority made for these tests, and the folder its files lie in."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    name: x509.Name

    @property
    def file(self) -> Path:
        return self.folder / "authority.pem"

    def context(
        self,
        *names: x509.GeneralName,
        age: dt.timedelta = dt.timedelta(0),
        is_self_signed: bool = False,
    ) -> ssl.SSLContext:
        """Build a server's context: its certificate is for *names* and began *age* ago."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server_file(*names, age=age, is_self_signed=is_self_signed))
        return context

    def server_file(
        self,
        *names: x509.GeneralName,
        age: dt.timedelta = dt.timedelta(0),
        is_self_signed: bool = False,
    ) -> Path:
        """Write a server's certificate, for this machine unless said otherwise, with its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
        begin = dt.datetime.now(dt.UTC) - DAY - age
        certificate = (
            x509.CertificateBuilder()
            .subject_name(own)
            .issuer_name(own if is_self_signed else self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(begin + 10 * DAY)
            .add_extension(x509.SubjectAlternativeName(names or (LOOPBACK,)), critical=False)
            .sign(key if is_self_signed else self.key, hashes.SHA256())
        )
        file = self.folder / "server.pem"
        file.write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return file


def make_authority(folder: Path) -> Authority:
    """Make an authority nobody but its own file vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of a test")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 400 * DAY)
        .not_valid_after(now + 400 * DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    made = Authority(folder, key, name)
    made.file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return made
