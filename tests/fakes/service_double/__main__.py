"""
Run the double as a process.

`python -m tests.fakes.service_double tests.fakes.jira_cloud --port 0 --state FILE` runs the product
that package offers as `PRODUCT`, prints `{"port": N}` and serves until it is killed; started again
on the same FILE (and port) it goes on where it was.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import threading
from pathlib import Path
from typing import Any

from tests.fakes.service_double.control import ControlledDouble
from tests.fakes.service_double.double import Product
from tests.fakes.service_double.log import raise_world


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.service_double")
    parser.add_argument("package")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path, required=True)
    told = parser.parse_args()
    product: Product[Any] = importlib.import_module(told.package).PRODUCT
    world = raise_world(product.make_world, told.state)
    with ControlledDouble(product, world, port=told.port) as double:
        sys.stdout.write(json.dumps({"port": double.port}) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
