"""The command `tracksync`, also as `python -m tracksync`."""

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.cli.typed import Typed


# The whole program asks again, and is patient then.
_KEYSTORE_SECONDS = 2.0
# Modules that run in a process of their own. An installed bundle is no Python that could be told
# `-m`, so it starts itself, told to be one of them.
_HELPERS = (
    ["--helper", "tracksync.platforms.keystore.child"],
    ["--helper", "tracksync.platforms.screen.child"],
)
_SHA2 = ("_sha256", "_sha512") if sys.version_info < (3, 12) else ("_sha2",)
_OWN_HASHES = (*_SHA2, "_md5", "_sha1", "_sha3", "_blake2")


def _answer() -> int:
    """
    Answer from the running app if that is possible, else start what it takes.

    In instructions an empty Python costs 32 M, the quick way 5 more, a command that has to be
    parsed 50, the whole program 400: so each is imported after the one before was not enough.
    """
    from tracksync.cli.quick import try_quickly  # 5 M

    code = try_quickly(sys.argv[1:])
    if code is None:
        code = _glance(sys.argv[1:])
    if code is not None:
        return code
    from tracksync.cli.main import run  # argparse and json, 9 ms

    return run(sys.argv[1:], os.environ, _here, _program)


def _glance(words: list[str]) -> int | None:
    """
    Answer `tracksync status` from a store that nobody has open; None where that does not fit.

    Only on Linux with a Secret Service; in doubt, and with wishes waiting, the whole program does.
    """
    from tracksync.cli.quick import show, understand  # loaded already
    from tracksync.engine.local_socket.address import data_dir  # as above

    understood = understand(words)
    if understood is None or understood[0] != "status" or understood[2] != "text":
        return None
    folder = data_dir(os.environ, understood[1])
    if sys.platform != "linux" or _are_waiting(f"{folder}/spool"):
        return None
    from tracksync.core.problems import KeystoreTrouble  # 1 M
    from tracksync.platforms.keystore.secret_service import NotFit, read_now  # 7 M
    from tracksync.storage.local.glance import ITEMS, glance, profile_id  # apsw, 13 M

    name = profile_id(folder)
    try:
        secrets = read_now(name, ITEMS, os.environ, timeout=_KEYSTORE_SECONDS) if name else {}
    except (KeystoreTrouble, NotFit):
        return None
    text = glance(folder, secrets, time.time_ns() // 1_000_000)
    if text is None:
        return None
    show(text, 0, "text")
    return 0


def _are_waiting(spool: str) -> bool:
    try:
        return any(name.endswith(".age") for name in os.listdir(spool))  # noqa: PTH208  36 M
    except OSError:
        return False


def _here(typed: "Typed", arguments: dict[str, object]) -> tuple[str, int]:
    from tracksync.bootstrap.opening import carry_out_here  # engine and services, 90 ms

    return carry_out_here(typed, arguments)


def _program(typed: "Typed") -> int:
    _hash_without_openssl()
    _forget_how_python_was_built()
    from tracksync.bootstrap.programs import run_program  # the same

    return run_program(typed)


def _hash_without_openssl() -> None:
    """
    Hash with what Python carries itself, where it does; the programs that stay hash little.

    OpenSSL takes 3.6 MB. TLS brings it along as ever, when the first request is made.
    """
    from importlib.util import find_spec  # 1 ms, for what stays

    if all(find_spec(name) for name in _OWN_HASHES):
        sys.modules["_hashlib"] = None  # type: ignore[assignment]  # None means absent


def _forget_how_python_was_built() -> None:
    """
    Let go what Python knows of its own making (0.2 MB), of which `zoneinfo` wants one line.

    It is read again when somebody asks for it.
    """
    import sysconfig  # the tray and the agent have it loaded by `zoneinfo`
    import zoneinfo  # noqa: F401  it asks when it is imported, and keeps the answer
    from importlib import reload

    for name in [name for name in sys.modules if name.startswith("_sysconfigdata")]:
        del sys.modules[name]
    reload(sysconfig)


def main() -> int:
    """Run one command line; nobody ever sees a trace. The exit code."""
    os.umask(0o077)
    if sys.argv[1:] in _HELPERS:
        return _help(sys.argv[2])
    try:
        return _answer()
    except KeyboardInterrupt:
        return 130  # as a shell counts an end by Ctrl+C
    except BrokenPipeError:
        # What was asked is done, and whoever read the answer has had enough of it. Python would
        # complain about the rest of it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as e:  # noqa: BLE001  the edge: a fault is logged and shown as one
        return _fault(e)


def _help(module: str) -> int:
    from importlib import import_module  # for helpers alone, as what it loads

    return int(import_module(module).main())  # one of two


def _fault(fault: Exception) -> int:
    from pathlib import Path  # 36 M, and the rest 10 ms: after a fault

    from tracksync.cli.main import went_wrong  # as above
    from tracksync.telemetry.log import LocalLog  # as above

    return went_wrong(
        sys.argv[1:], os.environ, lambda folder: LocalLog(Path(folder) / "log").fault(fault)
    )


if __name__ == "__main__":
    sys.exit(main())
