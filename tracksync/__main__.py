"""The command `tracksync`, also as `python -m tracksync`."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.cli.parser import Typed


def main() -> int:
    """
    Answer from the running app if that is possible, else start what it takes.

    In instructions an empty Python costs 32 M, the quick way 5 more, a command that has to be
    parsed 50, the whole program 400: so each is imported after the one before was not enough.
    """
    from tracksync.cli.quick import try_quickly

    os.umask(0o077)
    code = try_quickly(sys.argv[1:])
    if code is not None:
        return code
    from tracksync.cli.main import run  # argparse and json, 9 ms

    return run(sys.argv[1:], os.environ, _here, _program)


def _here(typed: "Typed", arguments: dict[str, object]) -> tuple[str, int]:
    from tracksync.bootstrap import carry_out_here  # engine and services, 90 ms

    return carry_out_here(typed, arguments)


def _program(typed: "Typed") -> int:
    from tracksync.bootstrap import run_program  # the same

    return run_program(typed)


if __name__ == "__main__":
    sys.exit(main())
