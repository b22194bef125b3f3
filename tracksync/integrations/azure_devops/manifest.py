"""What the Azure DevOps integration is, may do, asks for and must keep to."""

from __future__ import annotations

from datetime import timedelta

from tracksync.core.delivery.pacing import Limit
from tracksync.ports.manifest import AppKind, Endpoint, Manifest, Way, all_kept

API_VERSION = "7.1"
# The site of every organization, and where Microsoft tells which organizations a person is in.
SITE = "https://dev.azure.com"
DIRECTORY = "https://app.vssps.visualstudio.com"
# What tokens are asked for at Microsoft's sign-in: Azure DevOps, under the id it has everywhere.
RESOURCE = "499b84ac-1321-427f-aa17-267ca6975798"
_HOME, _AT = "/{directory}/v2.0", "/{directory}/oauth2/v2.0"
_RATES = (
    "Azure DevOps, Rate and usage limits: 200 units of work (TSTUs) in a sliding five minutes; "
    "what a request costs is not told, one unit is more than most do"
)

MANIFEST = Manifest(
    name="azure_devops",
    title="Azure DevOps",
    keeps_said="your share of the work item's one number of hours; start and note in its history",
    caveats=(
        "A work item holds one number of hours. Its history tells which of them are whose.",
        "Not every type of work item has the field Completed Work; time on the others stays here.",
        "Azure DevOps takes at most 10 000 changes of one work item from programs.",
    ),
    ways=(Way.TOKEN, Way.OAUTH, Way.DEVICE),
    apps=(AppKind.PUBLIC,),
    site_example="dev.azure.com/your-organization",
    token_page="https://dev.azure.com/_usersSettings/tokens",  # noqa: S106  a page
    grants_page="https://myapps.microsoft.com",
    uses=("Read the work items assigned to you, and the ones you search for.",),
    write_uses=(
        "Add your time to Completed Work, and take it back. Hours that others booked stay theirs.",
    ),
    # By their names in Azure DevOps; a personal access token needs the second alone.
    # Source: `tests/contracts/azure-devops-*.json`, and "Scopes", read 2026-11.
    scopes={
        "vso.work": "to read the work items assigned to you",
        "vso.work_write": "to add your time to them",
        "vso.profile": "to find the organizations you are in",
        "openid": "to have it proven who signed in",
        "profile": "to go with it: Microsoft's library asks for both or for none",
        "offline_access": "to stay signed in",
    },
    write_scopes=frozenset({"vso.work_write"}),
    endpoints=(
        Endpoint("GET", "/{organization}/_apis/connectionData", "to know who is signed in"),
        Endpoint(
            "GET", "/_apis/profile/profiles/{id}", "to find your organizations, if you name none"
        ),
        Endpoint("GET", "/_apis/accounts", "to find your organizations, if you name none"),
        Endpoint("POST", "/{organization}/_apis/wit/wiql", "to find what is assigned to you"),
        Endpoint("POST", "/{organization}/_apis/wit/workitemsbatch", "to read those work items"),
        Endpoint("GET", "/{organization}/_apis/wit/workitems/{id}", "to read one work item"),
        Endpoint(
            "GET",
            "/{organization}/{project}/_apis/wit/workitemtypes/{type}",
            "to know its fields, and which states are the end of it",
        ),
        Endpoint(
            "GET",
            "/{organization}/{project}/_apis/wit/workItems/{id}/updates",
            "to know how much of its hours is yours",
        ),
        Endpoint("PATCH", "/{organization}/_apis/wit/workitems/{id}", "to add or take back time"),
    ),
    oauth_endpoints=(
        Endpoint("GET", f"{_HOME}/.well-known/openid-configuration", "to find the places below"),
        Endpoint("GET", "/{directory}/discovery/v2.0/keys", "to check who signed the answer"),
        Endpoint("GET", f"{_AT}/authorize", "the page your browser opens"),
        Endpoint("POST", f"{_AT}/devicecode", "for a code on another screen"),
        Endpoint("POST", f"{_AT}/token", "to sign in, and to stay signed in"),
    ),
    limits=(Limit("connection", "any", 200, timedelta(minutes=5), _RATES),),
    retry_base=timedelta(seconds=5),
    path_words=frozenset(
        {"_apis", "connectionData", "profile", "profiles", "me", "accounts", "wit", "wiql"}
        | {"discovery", "v2.0", "keys", "oauth2", "token", "devicecode", "openid-configuration"}
        | {
            "organizations",
            ".well-known",
            "workitemsbatch",
            "workitems",
            "workItems",
            "workitemtypes",
            "updates",
        }
    ),
    quality=all_kept(),
)
