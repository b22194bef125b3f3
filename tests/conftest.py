"""What every test shares: steady examples, and no real screen unless a test asks for one."""

import os

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
