"""All services the storm blows over, by the name of their integration, and how it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.prove.delivery_storm import StormSite
from tests.prove.storm_asana import AsanaCommentStorm, AsanaStorm
from tests.prove.storm_azure import AzureDevOpsStorm
from tests.prove.storm_jira import JiraCloudStorm
from tests.prove.storm_jira_dc import JiraDcStorm
from tests.prove.storm_tempo import TempoStorm

SITES: Mapping[str, Callable[[Path], StormSite]] = {
    "azure_devops": AzureDevOpsStorm,
    "asana": AsanaStorm,
    "asana by comments": AsanaCommentStorm,
    "jira": JiraCloudStorm,
    "jira_dc": partial(JiraDcStorm, mark="comment"),
    "jira_dc without marks": partial(JiraDcStorm, mark="fields"),
    "tempo": TempoStorm,
}
