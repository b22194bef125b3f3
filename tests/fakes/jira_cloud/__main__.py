"""
Run the double as a process.

`python -m tests.fakes.jira_cloud --port 0 --state FILE` prints `{"port": N}` and serves until it is
killed; started again on the same FILE (and port) it goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from pathlib import Path

from tests.fakes.jira_cloud.control import ControlledDouble
from tests.fakes.jira_cloud.log import raise_world


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.jira_cloud")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path, required=True)
    told = parser.parse_args()
    with ControlledDouble(raise_world(told.state), port=told.port) as double:
        sys.stdout.write(json.dumps({"port": double.port}) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
