"""How far the tests look: `make prove` looks further than `make test`."""

from __future__ import annotations

import os

IS_THOROUGH = os.environ.get("TRACKSYNC_TEST_PROFILE") == "thorough"
