"""What the simulator's routes demand of a request, each refusal with its status and one sentence."""

from __future__ import annotations

import ipaddress
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

BODY_BYTES = 64 * 1024
FILE_BYTES = 10 << 20
MOST_ADDRESSES = 100
KEY_MAX = 2**63

PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
FILE_HEADERS = {
    **PAGE_HEADERS,
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cache-Control": "private, max-age=3600",
}
"""A file is whatever a business put in; it may be looked at, never run."""

Address = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z+@._:-]{1,64}$")]
_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)

Body = TypeVar("Body", bound=BaseModel)


class Said(BaseModel):
    """One message typed or pressed on a phone. `id` is made by the page, so that sending it again is a duplicate."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: Address
    id: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{8,64}$")]
    text: Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")] = ""
    pressed: Annotated[str, StringConstraints(pattern=r"^[^\x00]+$", max_length=64)] | None = None


class Move(BaseModel):
    """A wish to go on from another moment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    to: AwareDatetime


PROXIES_SAY = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class NearOnly:
    """Lets nobody in who asks for a name of the web, nor what a proxy hands on, which strangers reach.

    Such a name is that of a proxy, or of a page that had its own name point to this machine.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        near = _is_near(request.headers.get("host", "")) and not _is_handed_on(request)
        await (self._app if near else FAR)(scope, receive, send)


FAR = PlainTextResponse("The simulator is for this machine and its network: open it by address, or as localhost.", 403)


def _is_near(host: str) -> bool:
    """An address, or a name of this machine or its network."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return "." not in name or name.endswith(".localhost") or bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def _is_handed_on(request: Request) -> bool:
    """Whether a proxy asks: it says so, or asks in HTTP/1.0 as nginx does by itself, and as no browser does."""
    return request.scope["http_version"] == "1.0" or any(name in request.headers for name in PROXIES_SAY)


async def read(request: Request, body: type[Body]) -> Body:
    """The JSON body of a request that comes from our own page."""
    _must_be_ours(request)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(400, "Send the body as application/json.")
    try:
        return body.model_validate_json(await _bytes_of(request))
    except ValidationError as error:
        raise HTTPException(400, _sentence(error)) from None


async def read_file(request: Request) -> tuple[Said, bytes]:
    """A file that is sent from our own page, and from which phone; what it is called counts for nothing."""
    _must_be_ours(request)
    try:
        said = Said.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise HTTPException(400, _sentence(error)) from None
    return said, await _bytes_of(request, FILE_BYTES)


def address_of(text: str) -> str:
    try:
        return _ADDRESS.validate_python(text)
    except ValidationError:
        raise HTTPException(400, "An address has 1 to 64 letters, digits or the signs + @ . _ : -") from None


def addresses_of(request: Request) -> list[str]:
    wished = request.query_params.getlist("address")
    if not 1 <= len(wished) <= MOST_ADDRESSES:
        raise HTTPException(400, f"Name 1 to {MOST_ADDRESSES} addresses to listen to, each as ?address=.")
    return [address_of(address) for address in wished]


def key_of(request: Request, name: str) -> int:
    """A whole number from the path that the database can hold."""
    number = int(request.path_params[name])
    if number >= KEY_MAX:
        raise HTTPException(404, "There is no such file.")
    return number


def _must_be_ours(request: Request) -> None:
    """Browsers name where a POST comes from; what names nothing is no browser, and so no one else's page."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or site not in {"same-origin", "none"}:
        raise HTTPException(403, "Only the simulator's own page may do this.")


async def _bytes_of(request: Request, most: int = BODY_BYTES) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            raise HTTPException(413, f"The body may hold {most} bytes at most.")
    return bytes(content)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the body"
    return f"Mend {where}: {first['msg'].lower()}."
