"""The command `tracksync`, also as `python -m tracksync`."""

import sys

USAGE = "usage: tracksync [command] [options]\n"


def main() -> int:
    sys.stdout.write(USAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
