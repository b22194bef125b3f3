"""What every test shares: steady examples, and no real screen unless a test asks for one."""

import os

import pytest
from hypothesis import HealthCheck, settings

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
    """Begin with what takes longest, so that no worker has it alone at the end."""
    items.sort(key=lambda item: not any(part in item.path.as_posix() for part in LONG))
