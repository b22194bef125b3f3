"""What the broker does, without HTTP: sign-ins begun and answered, tokens exchanged and sealed."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tracksync.broker.config import Config, Upstream
from tracksync.broker.kept import Allowance, Once
from tracksync.broker.refusal import Refused
from tracksync.broker.upstream import ask

SIGN_IN_SECONDS = 600.0
CODE_SECONDS = 120.0
LENT_SECONDS = 3_600.0
_NONCE = 12
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_STATE = re.compile(r"[A-Za-z0-9._~-]{16,512}")
_RETURN = re.compile(r"http://127\.0\.0\.1:([1-9][0-9]{0,4})/callback")
_ERROR = re.compile(r"[a-z_]{1,60}")
_HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in under way. `code` is the service's own, once the browser has brought it."""

    service: str
    device: str
    challenge: str
    return_to: str
    state: str
    code: str = field(default="", repr=False)


class Broker:
    """What the broker does, without HTTP. Thread-safe."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._begun = Once[SignIn](SIGN_IN_SECONDS)
        self._answered = Once[SignIn](CODE_SECONDS)
        self._devices = Allowance(burst=30, per_second=0.5)
        self._strangers = Allowance(burst=10, per_second=0.1)

    def device_of(self, authorization: str, address: str) -> str:
        """Find whose key a request carries, as its SHA-256; strangers get few tries."""
        kind, _, key = authorization.partition(" ")
        digest = hashlib.sha256(key.strip().encode("latin-1", "replace")).hexdigest()
        if kind.lower() != "bearer" or digest not in self.config.devices:
            self._strangers.spend(address)
            raise Refused(401, "invalid_client", "This device is not known here.")
        self._devices.spend(digest)
        return digest

    def authorize(self, device: str, asked: Mapping[str, str]) -> dict[str, object]:
        """Begin a sign-in: the page to open."""
        name, upstream = self._service(asked)
        scopes = asked.get("scope", "").split()
        if not scopes or not upstream.scopes.issuperset(scopes):
            raise Refused(400, "invalid_scope", "More is asked for than the operator allows.")
        challenge, state = asked.get("code_challenge", ""), asked.get("state", "")
        is_s256 = asked.get("code_challenge_method") == "S256" and _CHALLENGE.fullmatch(challenge)
        return_to = asked.get("redirect_uri", "")
        port = _RETURN.fullmatch(return_to)
        if not (is_s256 and _STATE.fullmatch(state) and port and int(port[1]) <= _HIGHEST_PORT):
            raise Refused(400, "invalid_request")
        begun = self._begun.put(SignIn(name, device, challenge, return_to, state))
        query = {
            **upstream.more,
            "response_type": "code",
            "client_id": upstream.client_id,
            "redirect_uri": self._callback,
            "scope": upstream.scopes_apart.join(scopes),
            "state": begun,
        }
        page = f"{upstream.authorize_url}?{urlencode(query)}"
        return {"authorize_url": page, "expires_in": int(SIGN_IN_SECONDS)}

    def callback(self, answer: Mapping[str, str], address: str) -> str:
        """Take what the browser brought: where to send it on to; `Refused` for a stranger's."""
        begun = self._begun.take(answer.get("state", ""))
        if begun is None:
            self._strangers.spend(address)
            raise Refused(400, "invalid_request")
        told = {"state": begun.state}
        error, code = answer.get("error", ""), answer.get("code", "")
        if code and not error:
            kept = SignIn(begun.service, begun.device, begun.challenge, begun.return_to, "", code)
            told["code"] = self._answered.put(kept)
        else:
            told["error"] = error if _ERROR.fullmatch(error) else "access_denied"
        return f"{begun.return_to}?{urlencode(told)}"

    def token(self, device: str, asked: Mapping[str, str]) -> dict[str, object]:
        """Exchange a code, or a sealed refresh token, for tokens."""
        name, upstream = self._service(asked)
        if asked.get("grant_type") == "refresh_token":
            sealed = asked.get("refresh_token", "")
            if upstream.is_lasting:
                return self._lent(self._open(sealed, name, device), name, device)
            fields = {"refresh_token": self._open(sealed, name, device)}
        elif asked.get("grant_type") == "authorization_code":
            fields = {"code": self._code(asked, name, device), "redirect_uri": self._callback}
        else:
            raise Refused(400, "unsupported_grant_type")
        told = ask(upstream, upstream.token_url, {"grant_type": asked["grant_type"], **fields})
        access = told.get("access_token")
        if not isinstance(access, str):
            raise Refused(502, "server_error", "The service's answer makes no sense.")
        known = ("access_token", "expires_in", "scope", "token_type")
        answer = {part: told[part] for part in known if part in told}
        refresh = told.get("refresh_token")
        if upstream.is_lasting:
            if refresh:
                raise Refused(400, "unsupported_token_type", "Switch the app's rotation off.")
            return {**answer, **self._lent(access, name, device)}
        if isinstance(refresh, str) and refresh:
            answer["refresh_token"] = self._seal(refresh, name, device)
        return answer

    def _lent(self, access: str, name: str, device: str) -> dict[str, object]:
        """
        Hand a lasting token out for a while.

        The device keeps it sealed and asks again, so that one that is locked out here has it no
        longer than that, and the others keep theirs.
        """
        return {
            "access_token": access,
            "refresh_token": self._seal(access, name, device),
            "expires_in": int(LENT_SECONDS),
            "token_type": "bearer",
        }

    def revoke(self, device: str, asked: Mapping[str, str]) -> dict[str, object]:
        """Give a grant back."""
        name, upstream = self._service(asked)
        token = self._open(asked.get("token", ""), name, device)
        if not upstream.revoke_url:
            raise Refused(400, "unsupported_token_type")
        ask(upstream, upstream.revoke_url, {"token": token})
        return {}

    @property
    def _callback(self) -> str:
        return f"{self.config.public_url}/v1/callback"

    def _service(self, asked: Mapping[str, str]) -> tuple[str, Upstream]:
        name = asked.get("service", "")
        if name not in self.config.services:
            raise Refused(400, "invalid_request", "This broker has no app for that service.")
        return name, self.config.services[name]

    def _code(self, asked: Mapping[str, str], name: str, device: str) -> str:
        """Find the service's code; only who began, with the verifier, gets it, and once."""
        kept, verifier = self._answered.take(asked.get("code", "")), asked.get("code_verifier", "")
        if kept is not None and _VERIFIER.fullmatch(verifier):
            hashed = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
            proof = hashed.decode().rstrip("=")
            mine = (name, device, asked.get("redirect_uri", ""))
            is_mine = mine == (kept.service, kept.device, kept.return_to)
            if is_mine and hmac.compare_digest(proof, kept.challenge):
                return kept.code
        raise Refused(400, "invalid_grant")

    def _seal(self, token: str, name: str, device: str) -> str:
        """Seal a refresh token for one device; only this broker can open it."""
        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self.config.seal_keys[0]).encrypt(
            nonce, token.encode(), f"{name} {device}".encode()
        )
        return urlsafe_b64encode(nonce + sealed).decode().rstrip("=")

    def _open(self, text: str, name: str, device: str) -> str:
        """Open a sealed refresh token; for the device and service it was sealed for alone."""
        try:
            sealed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            sealed = b""
        for key in self.config.seal_keys:
            try:
                opened = AESGCM(key).decrypt(
                    sealed[:_NONCE], sealed[_NONCE:], f"{name} {device}".encode()
                )
            except (InvalidTag, ValueError):
                continue
            return opened.decode()
        raise Refused(400, "invalid_grant", "This refresh token was not made for this device.")
