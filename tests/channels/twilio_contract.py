"""Whether a request is as Twilio's own description says: path, parameters, and what the description leaves out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

Description = Mapping[str, Any]
KINDS: dict[str, type] = {"object": dict, "array": list, "string": str}
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def faults_in(request: tuple[str, str, Any], *descriptions: Description) -> list[str]:
    """What is wrong with one recorded request; empty where all is well."""
    method, path, sent = request
    for description in descriptions:
        for template, item in description["paths"].items():
            if method.casefold() in item and _matches(template, path):
                return [*_faults(item[method.casefold()], description, sent), *_unwritten(path, method, sent)]
    return [f"{method} {path} is nowhere described"] if not path.count("/Media/") else []


def _matches(template: str, path: str) -> bool:
    """Whether a path fits a template such as `/Accounts/{Sid}.json`."""
    pattern = "[^/]+".join(re.escape(part) for part in re.split(r"\{\w+\}", template))
    return re.fullmatch(pattern, path) is not None


def _faults(act: Description, description: Description, sent: Any) -> Iterator[str]:
    body = act.get("requestBody", {}).get("content", {})
    if FORM in body:
        told = {name: values if len(values) > 1 or name == "MediaUrl" else values[0] for name, values in sent.items()}
        yield from _check(told, body[FORM]["schema"], description, closed=True)
    elif JSON in body:
        yield from _check(sent, body[JSON]["schema"], description)
    elif sent:
        known = {one["name"] for one in act.get("parameters", ()) if one["in"] == "query"}
        yield from (f"{name} is no parameter" for name in sent if name not in known)


def _check(value: Any, schema: Description, description: Description, *, closed: bool = False) -> Iterator[str]:
    """Faults of a value by a schema, as far as Twilio's descriptions go."""
    while "$ref" in schema:
        schema = description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if value is None:
        yield from () if schema.get("nullable") else (f"null for {schema.get('type')}",)
        return
    if not isinstance(value, KINDS.get(schema.get("type", ""), object)):
        yield f"{value!r} is no {schema.get('type')}"
    elif isinstance(value, dict):
        yield from _check_fields(value, schema, description, closed=closed)
    elif isinstance(value, list):
        for one in value:
            yield from _check(one, schema.get("items", {}), description)
    elif "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield f"{value!r} does not match {schema['pattern']}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{value!r} is none of {schema['enum']}"


def _check_fields(
    value: dict[str, Any], schema: Description, description: Description, *, closed: bool
) -> Iterator[str]:
    fields = schema.get("properties", {})
    yield from (f"{name} is missing" for name in schema.get("required", ()) if name not in value)
    for name, one in value.items():
        if name in fields:
            yield from _check(one, fields[name], description)
        elif closed or schema.get("additionalProperties") is False:
            yield f"{name} is no field"


def _unwritten(path: str, method: str, sent: Any) -> Iterator[str]:
    """Rules of Twilio's that stand in its prose only."""
    if method != "POST" or not path.endswith("/Messages.json"):
        return
    told = {name: values[0] for name, values in sent.items()}
    if sum(name in told for name in ("Body", "MediaUrl", "ContentSid")) != 1:
        yield f"says {sorted(told)}: exactly one of body, media and content"
    if not all(re.fullmatch(r"whatsapp:(\+\d{6,15}|[A-Z]{2}\.\w+)", told.get(name, "")) for name in ("To", "From")):
        yield "is to or from no WhatsApp address"
    if len(told.get("Body", "").encode("utf-16-le")) > 2 * 1_600:
        yield "is longer than 1,600 characters"
    if "_" in (urlsplit(told["StatusCallback"]).hostname or "_"):
        yield "is called back at a host with an underscore"
    for value in json.loads(told.get("ContentVariables", "{}")).values():
        if not isinstance(value, str) or not value.strip() or re.search(r"[\n\t]| {5,}", value) or len(value) > 1_600:
            yield f"fills a gap with {value!r}"
