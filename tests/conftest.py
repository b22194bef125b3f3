"""What every test shares: steady examples, and no real screen unless a test asks for one."""

import contextlib
import importlib
import os
import pkgutil

import pytest
from hypothesis import HealthCheck, settings

import tracksync

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Examples are derived from each test itself, so a run today fails where a run tomorrow fails.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
# `make prove` looks further.
settings.register_profile("thorough", parent=settings.get_profile("steady"), max_examples=2_000)
settings.load_profile(os.environ.get("TRACKSYNC_TEST_PROFILE", "steady"))


# The files that take longest: small storms, and whole lives.
LONG = ("tests/prove/", "tests/unit/services/test_life.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker has it alone; count branches in `unit`."""
    items.sort(key=lambda item: not any(part in item.path.as_posix() for part in LONG))
    for item in items:
        if "tests/unit/" not in item.path.as_posix():
            # Counting takes a fifth of the time, and `make check` asks all of it of `unit` alone.
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """
    Load the whole program, whichever tests run.

    Hypothesis tries the constants of each module that is loaded: without this its examples would
    depend on what had run before in the same process.
    """
    for module in pkgutil.walk_packages(tracksync.__path__, "tracksync."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(AssertionError):  # a module of another system
                importlib.import_module(module.name)
