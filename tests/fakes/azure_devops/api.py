"""
Azure DevOps' answers, from what stands in an `AzureWorld`. The part TrackSync uses, and no more.

Source: `tests/contracts/azure-devops-*.json`. Beyond them, as it is seen in life: lists come as
`{"count", "value"}`, errors as `{"message", "typeKey", ...}`, somebody unknown is sent to a page
unless the request asks for none, and the tags of a comment are written anew.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.fakes.azure_devops.world import (
    AzureWorld,
    Item,
    Kind,
    Person,
    revision,
)
from tracksync.demo.loopback import Answer, Asked, Refusal, Routes

_MOST_FOUND = 20_000
_MOST_IN_BATCH = 200
_MOST_UPDATES = 200
_ORG = "/([^/]+)"
_WIQL = re.compile(
    r"SELECT \[System\.Id\] FROM WorkItems WHERE \[System\.AssignedTo\] = @Me"
    r"(?P<states>(?: AND \[System\.State\] <> '\w+')*) ORDER BY \[System\.ChangedDate\] DESC"
)
_LATEST_FIRST = "System.ChangedDate"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def refusal(status: int, message: str, key: str = "VssServiceException") -> Refusal:
    """Say no as the service does."""
    body = {"$id": "1", "innerException": None, "message": message, "typeKey": key, "errorCode": 0}
    return Refusal(Answer(status, body))


def _no_item(number: object) -> Refusal:
    said = (
        f"TF401232: Work item {number} does not exist, or you do not have permissions to read it."
    )
    return refusal(404, said, "WorkItemUnauthorizedAccessException")


class AzureApi:
    """
    Answers requests as Azure DevOps does.

    Args:
        world: What stands.
        now: The service's clock.
    """

    def __init__(self, world: AzureWorld, *, now: Callable[[], str] = _now) -> None:
        self.world = world
        self.base_url = "https://dev.azure.com"
        self._now = now
        self._directory = Routes(
            "/_apis/",
            ("GET", "profile/profiles/me", self._profile),
            ("GET", "accounts", self._accounts),
        )
        self._routes = Routes(
            _ORG,
            ("GET", "/_apis/connectionData", self._connection_data),
            ("POST", "/_apis/wit/wiql", self._query),
            ("POST", "/_apis/wit/workitemsbatch", self._batch),
            ("GET", r"/_apis/wit/workitems/(\d+)", self._item),
            ("PATCH", r"/_apis/wit/workitems/(\d+)", self._change),
            ("GET", r"/([^/]+)/_apis/wit/workItems/(\d+)/updates", self._updates),
            ("GET", r"/([^/]+)/_apis/wit/workitemtypes/([^/]+)", self._kind),
        )

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""
        with self.world.lock:
            try:
                return self._answer(asked)
            except Refusal as refused:
                return refused.answer

    def _answer(self, asked: Asked) -> Answer:
        self.world.carry_out(asked.method, asked.path)
        me = self.world.who(asked.sign_in[1]) or self.world.who(asked.bearer)
        if me is None:
            return _nobody(asked)
        if not asked.one("api-version"):
            said = "An API version must be supplied either as part of the Accept header or url."
            raise refusal(400, said, "VssVersionNotSpecifiedException")
        handler = self._directory.find(asked)
        if handler is not None:
            return _nobody(asked) if me.organization else handler(asked, me)
        handler = self._routes.find(asked)
        if handler is None:
            raise refusal(404, "The controller for path was not found.")
        organization = asked.path.split("/")[1]
        if organization not in self.world.organizations:
            raise refusal(404, f"The resource cannot be found: {organization}.")
        if me.organization not in {"", organization}:
            return _nobody(asked)
        return handler(asked, me)

    # --- who and where ------------------------------------------------------------------------

    def _profile(self, _asked: Asked, me: Person) -> Answer:
        attributes = {
            "DisplayName": {"descriptor": {"attributeName": "DisplayName"}, "value": me.name}
        }
        return Answer(200, {"id": me.profile_id, "coreAttributes": attributes, "revision": 1})

    def _accounts(self, asked: Asked, me: Person) -> Answer:
        if asked.one("memberId") != me.profile_id:
            return _listed([])
        found = [
            {
                "accountId": host_id,
                "accountName": name,
                "accountUri": f"{self.base_url}/{name}/",
                "properties": {},
            }
            for name, host_id in self.world.organizations.items()
        ]
        return _listed(found)

    def _connection_data(self, _asked: Asked, me: Person, organization: str) -> Answer:
        person = {
            "id": me.id,
            "descriptor": f"Microsoft.IdentityModel.Claims.ClaimsIdentity;tenant\\{me.email}",
            "subjectDescriptor": f"aad.{me.id}",
            "providerDisplayName": me.name,
            "isActive": True,
            "properties": {"Account": {"$type": "System.String", "$value": me.email}},
        }
        told = {
            "authenticatedUser": person,
            "authorizedUser": person,
            "instanceId": self.world.organizations[organization],
            "deploymentType": "hosted",
            "locationServiceData": {"defaultAccessMappingMoniker": "PublicAccessMapping"},
        }
        return Answer(200, told)

    # --- reading ------------------------------------------------------------------------------

    def _query(self, asked: Asked, me: Person, organization: str) -> Answer:
        query = str(_body(asked).get("query"))
        found = _WIQL.fullmatch(query)
        if found is None:
            raise refusal(400, f"VS402309: The query is not understood: {query[:80]}")
        without = set(re.findall(r"'(\w+)'", found["states"]))
        mine = [
            item
            for item in self.world.items(organization)
            if item.is_visible
            and item.fields.get("System.AssignedTo", {}).get("id") == me.id
            and item.fields.get("System.State") not in without
        ]
        mine.sort(key=lambda item: str(item.fields[_LATEST_FIRST]), reverse=True)
        top = int(asked.one("$top", str(_MOST_FOUND)))
        if min(top, len(mine)) >= _MOST_FOUND:
            raise refusal(400, "VS402337: The number of work items exceeds the limit of 20000.")
        ids = [{"id": item.id, "url": self._url(item)} for item in mine[:top]]
        told = {"queryType": "flat", "queryResultType": "workItem", "asOf": self._now()}
        return Answer(200, {**told, "columns": [], "workItems": ids})

    def _batch(self, asked: Asked, _me: Person, organization: str) -> Answer:
        body = _body(asked)
        ids = body["ids"]
        if len(ids) > _MOST_IN_BATCH:
            raise refusal(400, "VS403474: You requested more than 200 work items.")
        found: list[object] = []
        for number in ids:
            item = self._seen(number, organization)
            if item is None and body.get("errorPolicy") != "omit":
                raise _no_item(number)
            found.append(None if item is None else self._written(item, body.get("fields")))
        return _listed(found)

    def _item(self, asked: Asked, _me: Person, organization: str, number: str) -> Answer:
        item = self._seen(int(number), organization)
        if item is None:
            raise _no_item(number)
        fields = asked.one("fields")
        return Answer(200, self._written(item, fields.split(",") if fields else None))

    def _updates(
        self, asked: Asked, _me: Person, organization: str, project: str, number: str
    ) -> Answer:
        item = self._seen(int(number), organization)
        if item is None:
            raise _no_item(number)
        if item.fields["System.TeamProject"] != project:
            said = f"TF200016: The following project does not exist: {project}."
            raise refusal(404, said, "ProjectDoesNotExistWithNameException")
        first = int(asked.one("$skip", "0"))
        last = first + min(int(asked.one("$top", "200")), _MOST_UPDATES)
        return _listed(item.updates[first:last])

    def _kind(
        self, _asked: Asked, _me: Person, organization: str, project: str, name: str
    ) -> Answer:
        kind = self.world.kind(organization, project, name)
        if kind is None:
            raise refusal(404, f"VS402323: Work item type {name} does not exist in {project}.")
        fields = ["System.Id", "System.Title", "System.State", *kind.fields]
        instances = [{"referenceName": name, "name": name.rpartition(".")[2]} for name in fields]
        states = [{"name": name, "category": told} for name, told in kind.states.items()]
        told = {"name": kind.name, "fieldInstances": instances, "fields": instances}
        return Answer(200, {**told, "states": states, "isDisabled": False})

    # --- changing -----------------------------------------------------------------------------

    def _change(self, asked: Asked, me: Person, organization: str, number: str) -> Answer:
        item = self._seen(int(number), organization)
        if item is None:
            raise _no_item(number)
        if not me.may_write:
            return _nobody(asked)
        if not item.may_edit:
            raise refusal(403, "TF237111: The current user does not have permissions to save.")
        wanted: dict[str, Any] = {}
        for operation in _operations(asked):
            self._take(operation, item, wanted)
        if "System.History" in wanted:
            wanted["System.History"] = _written_anew(str(wanted["System.History"]))
        change = revision(item.id, me.id, self._now(), wanted, organization=organization)
        self.world.commit(change)
        return Answer(200, self._written(item, None))

    def _take(self, operation: dict[str, Any], item: Item, wanted: dict[str, Any]) -> None:
        path, value = operation["path"], operation.get("value")
        if path == "/rev" and operation["op"] == "test":
            if value != item.rev:
                said = (
                    "TF26071: This work item has been changed by someone else since you opened it."
                )
                raise refusal(412, f"{said} You will need to refresh it.", "RevisionMismatch")
            return
        name = path.removeprefix("/fields/")
        if operation["op"] not in {"add", "replace"} or name == path:
            raise refusal(400, f"VS403691: The operation on {path} is not understood.")
        fields, kind = item.fields, self._kind_of(item)
        if name != "System.History" and name not in kind.fields:
            raise refusal(400, f"TF51535: Cannot find field {name}.")
        if name in kind.locked.get(fields["System.State"], ()) and value != fields.get(name):
            spoken = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.rpartition(".")[2])
            said = f"TF401320: Rule Error for field {spoken}. Error code: ReadOnly."
            raise refusal(400, said, "RuleValidationException")
        wanted[name] = value

    def _kind_of(self, item: Item) -> Kind:
        fields = item.fields
        name = fields["System.WorkItemType"]
        found = self.world.kind(item.organization, fields["System.TeamProject"], name)
        return found or Kind(fields["System.TeamProject"], name, ())

    # --- writing ------------------------------------------------------------------------------

    def _seen(self, number: int, organization: str) -> Item | None:
        item = self.world.item(number, organization)
        return item if item is not None and item.is_visible else None

    def _written(self, item: Item, names: list[str] | None) -> dict[str, Any]:
        fields = {
            name: value
            for name, value in item.fields.items()
            if (names is None or name in names) and name != "System.History"
        }
        return {"id": item.id, "rev": item.rev, "fields": fields, "url": self._url(item)}

    def _url(self, item: Item) -> str:
        return f"{self.base_url}/{item.organization}/_apis/wit/workItems/{item.id}"


def _listed(found: list[Any]) -> Answer:
    return Answer(200, {"count": len(found), "value": found})


def _nobody(asked: Asked) -> Answer:
    """Answer somebody unknown: with a page, unless none is wanted."""
    if asked.headers.get("x-tfs-fedauthredirect") == "Suppress":
        return Answer(401, b"", {"WWW-Authenticate": 'Basic realm="https://dev.azure.com/"'})
    page = "https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev.azure.com"
    return Answer(302, b"", {"Location": page})


def _body(asked: Asked) -> dict[str, Any]:
    try:
        body = asked.json()
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    raise refusal(400, "TF400898: An internal error occurred: the body is no object.")


def _operations(asked: Asked) -> list[dict[str, Any]]:
    kind = asked.headers.get("content-type", "").partition(";")[0]
    if kind != "application/json-patch+json":
        raise refusal(415, "The request contains an entity body of a type that is not supported.")
    body = json.loads(asked.body)
    if not isinstance(body, list) or not body:
        raise refusal(400, "VS403690: You must pass a valid patch document in the body.")
    return body


def _written_anew(comment: str) -> str:
    """Write a comment as the service's filter of HTML does: the same to a reader, other bytes."""
    text = re.sub(r"&(?!lt;|gt;|amp;)\w+;|&#\w+;", lambda found: html.unescape(found[0]), comment)
    return text.replace("<br>", "<br />")
