"""The operating system's keystore."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from tracksync.core.sentences import say
from tracksync.platforms.child_process import NoAnswer, ask, child_environ
from tracksync.platforms.keystore import words
from tracksync.platforms.keystore.backends import ALLOWED, SCRIPTED, scripted_class
from tracksync.platforms.keystore.pieces import SECRET_LIMIT, checked_name, service_name
from tracksync.platforms.keystore.secret_service import NotFit, read_now

LONG: Final = 10.0  # seconds; after these a keystore counts as one that hangs
UNLOCK_TIMEOUT: Final = 180.0
_USUAL: Final = {"darwin": ALLOWED[2][2], "win32": ALLOWED[3][2]}
_CHILD: Final = "tracksync.platforms.keystore.child"
_NO_ANSWER: Final = say("its helper process gave no answer")
_WHY_ABSENT: Final = {
    "absent": say("nothing in this session offers one"),
    "gone": say("it went away while it was asked"),
    "refused": say("it refused to do what it was asked"),
    "not kept": say("what it was given to keep does not come back"),
}


class SystemKeystore:
    """
    Secrets of one profile in the operating system's keystore.

    Each call is answered by a short-lived child process; see `keystore_child`. Only reading from a
    Secret Service goes without; see `secret_service`. Every write is read back before it counts,
    so the first use of a keystore that keeps nothing is already an error.

    Args:
        profile_id: Random; part of the service name, so that profiles do not see each other.
        environ: Of this process; tells where the session is.
        timeout: In seconds, for each call but `unlock`.
    """

    def __init__(
        self, profile_id: str, environ: Mapping[str, str], *, timeout: float = LONG
    ) -> None:
        self._profile_id = profile_id
        self._service = service_name(profile_id)
        self._is_scripted = scripted_class(environ) is not None
        self._environ = child_environ(environ, is_scripted=self._is_scripted)
        self._timeout = timeout
        self._name = SCRIPTED if self._is_scripted else _USUAL.get(sys.platform, ALLOWED[0][2])
        self._guard = threading.Lock()
        self._end_it: Callable[[], None] = lambda: None
        self._is_given_up = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_scripted(self) -> bool:
        """Whether a test chose the back end; the window and `status` show it."""
        return self._is_scripted

    def read(self, name: str) -> str | None:
        return self.read_many([name])[name]

    def read_many(self, names: Iterable[str]) -> dict[str, str | None]:
        wanted = [checked_name(name) for name in names]
        if not self._is_scripted:
            try:
                return read_now(
                    self._profile_id,
                    wanted,
                    self._environ,
                    timeout=self._timeout,
                    begun=self._begun,
                )
            except NotFit:
                pass  # not Linux, no Secret Service, or an odd one: keyring knows more
        values = self._ask("read", wanted)
        return {name: values[name] for name in wanted}

    def write(self, name: str, secret: str) -> None:
        if len(secret) > SECRET_LIMIT:
            msg = f"a secret of {len(secret)} characters is over the limit of {SECRET_LIMIT}"
            raise ValueError(msg)
        self._ask("write", [checked_name(name)], secret=secret)

    def erase(self, name: str) -> None:
        self._ask("erase", [checked_name(name)])

    def unlock(self) -> None:
        self._ask("unlock", [], timeout=UNLOCK_TIMEOUT)

    def give_up(self) -> None:
        with self._guard:
            self._is_given_up = True
            end_it = self._end_it
        end_it()

    def _begun(self, end_it: Callable[[], None]) -> None:
        """Remember how to end what is waited for now."""
        with self._guard:
            self._end_it = end_it
            is_late = self._is_given_up
        if is_late:
            end_it()

    def _ask(
        self, deed: str, names: list[str], *, secret: str = "", timeout: float | None = None
    ) -> dict[str, Any]:
        seconds = self._timeout if timeout is None else timeout
        request = {"do": deed, "service": self._service, "names": names, "secret": secret}
        try:
            said = ask(_CHILD, request, self._environ, timeout=seconds, begun=self._begun)
        except TimeoutError as error:
            raise words.slow(seconds) from error
        except NoAnswer as error:
            raise words.absent(_NO_ANSWER) from error
        finally:
            self._begun(lambda: None)  # what was asked, secrets included, is held no longer
        if "trouble" in said:
            raise self._problem(said, seconds) from NoAnswer(said.get("kind"))
        self._name = str(said["name"])
        values: dict[str, Any] = said["values"]
        return values

    def _problem(self, said: dict[str, Any], seconds: float) -> Exception:
        trouble = said["trouble"]
        if trouble == "locked":
            return words.locked(self._name)
        if trouble == "slow":
            return words.slow(seconds)
        odd = say("it failed in a way TrackSync does not know ({kind})", kind=said.get("kind"))
        return words.absent(_WHY_ABSENT.get(trouble, odd))
