"""All services the storm blows over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.prove.delivery_storm import StormSite
from tests.prove.storm_azure import AzureDevOpsStorm
from tests.prove.storm_jira import JiraCloudStorm
from tests.prove.storm_jira_dc import JiraDcStorm

SITES: Mapping[str, Callable[[Path], StormSite]] = {
    "azure_devops": AzureDevOpsStorm,
    "jira": JiraCloudStorm,
    "jira_dc": partial(JiraDcStorm, mark="comment"),
    "jira_dc without marks": partial(JiraDcStorm, mark="fields"),
}
