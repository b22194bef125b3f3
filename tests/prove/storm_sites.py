"""All services the storm blows over, by the name of their integration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.prove.delivery_storm import StormSite
from tests.prove.storm_jira import JiraCloudStorm

SITES: Mapping[str, Callable[[Path], StormSite]] = {
    "jira": JiraCloudStorm,
}
