"""The simulator as a channel: what its routes take, what they refuse, and how its pages hear of news."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from bot.channels.message import Attached, Attachment, Outgoing, Parcel
from bot.channels.simulator import PAGE, next_after
from bot.simulator import guard
from bot.simulator.news import MOST_STREAMS, News
from tests.simulator.conftest import FRIDAY_NOON
from tests.simulator.neighbourhood import BUSINESS, CHART, RINA, SHEET, SITI, Neighbourhood

GOOD = {"address": SITI, "id": "0123456789abcdef", "text": "keripik 14"}
LOADED_FROM_ELSEWHERE = re.compile(r"""(?:src|href|url|import|from)\s*[=(]?\s*["']?(?:https?:)?//""")
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=")


@pytest.fixture
def client(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url) as client:
        yield client


def test_what_is_said_reaches_the_turn_with_the_simulated_time(
    client: httpx.Client, neighbourhood: Neighbourhood
) -> None:
    assert client.post("/simulator/say", json=GOOD).json() == {"id": GOOD["id"]}
    heard = neighbourhood.heard[0]
    assert (heard.channel, heard.external_id, heard.address) == ("simulator", GOOD["id"], SITI)
    assert (heard.text, heard.pressed) == ("keripik 14", None)
    assert timedelta(0) <= heard.sent_at - FRIDAY_NOON < timedelta(minutes=1)


def test_the_history_has_the_same_ids_at_every_reading(client: httpx.Client) -> None:
    client.post("/simulator/say", json=GOOD)
    first, second = (client.get(f"/simulator/history/{SITI}").json() for _ in range(2))
    assert first == second
    assert [(it["id"], it["mine"]) for it in first] == [(GOOD["id"], True), ("8000000000000000000", False)]


def brings(client: httpx.Client, content: bytes, kind: str = "image/png", **headers: str) -> httpx.Response:
    said = {name: GOOD[name] for name in ("address", "id", "text")}
    return client.post("/simulator/bring", params=said, content=content, headers={"Content-Type": kind, **headers})


def test_a_photo_reaches_the_turn_with_its_words(
    client: httpx.Client, neighbourhood: Neighbourhood, picture: bytes
) -> None:
    assert brings(client, picture).json() == {"id": GOOD["id"]}
    [heard] = neighbourhood.heard
    assert (heard.text, heard.attached) == (GOOD["text"], Attached.PHOTO)
    assert [file.file_id for file in heard.files] == [CHART]
    assert neighbourhood.brought == [(SITI, picture)]
    [said, _answer] = client.get(f"/simulator/history/{SITI}").json()
    assert client.get(said["attachment"]["url"]).content == picture


@pytest.mark.parametrize(("kind", "attached"), [("audio/ogg", Attached.VOICE), ("application/pdf", Attached.DOCUMENT)])
def test_what_cannot_be_kept_is_a_message_all_the_same(
    client: httpx.Client, neighbourhood: Neighbourhood, kind: str, attached: Attached
) -> None:
    assert brings(client, b"<svg/>", kind).status_code == 200
    assert (neighbourhood.heard[0].attached, neighbourhood.heard[0].files) == (attached, ())


def test_no_other_page_brings_anything_and_nobody_too_much(
    client: httpx.Client, neighbourhood: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert brings(client, b"a", Origin="http://evil.example").status_code == 403
    monkeypatch.setattr(guard, "FILE_BYTES", 5)
    assert brings(client, b"123456").status_code == 413
    assert client.post("/simulator/bring", params={"address": "a b"}, content=b"a").status_code == 400
    assert neighbourhood.heard == []


def test_sending_again_is_a_duplicate_and_not_an_error(client: httpx.Client, neighbourhood: Neighbourhood) -> None:
    assert [client.post("/simulator/say", json=GOOD).status_code for _ in range(2)] == [200, 200]
    assert len(neighbourhood.heard) == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"address": "a b"}, "Mend address: "),
        ({"address": None}, "Mend address: "),
        ({"id": "short"}, "Mend id: "),
        ({"text": 14}, "Mend text: "),
        ({"text": " \n"}, "Say something, or press a button."),
        ({"text": "keripik\x0014"}, "Mend text: "),
        ({"text": "", "pressed": ""}, "Mend pressed: "),
        ({"pressed": "x" * 65}, "Mend pressed: "),
        ({"name": "Bu Siti"}, "Mend name: "),
    ],
    ids=str,
)
def test_a_malformed_message_is_refused_in_one_sentence(
    client: httpx.Client, neighbourhood: Neighbourhood, changed: dict[str, Any], sentence: str
) -> None:
    answer = client.post("/simulator/say", json={**GOOD, **changed})
    assert answer.status_code == 400
    assert answer.text.startswith(sentence)
    assert answer.text.endswith(".")
    assert neighbourhood.heard == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff", b'{"address": "62811", "id": "12345678", "text": "\\ud800"}']
)
def test_a_body_that_is_not_json_is_refused(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/simulator/say", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.text.startswith("Mend ")


def test_a_body_of_another_kind_or_too_large_is_refused(client: httpx.Client) -> None:
    assert client.post("/simulator/say", data=GOOD).status_code == 400
    assert client.post("/simulator/say", json={**GOOD, "text": "a" * guard.BODY_BYTES}).status_code == 413


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8080", 200),
        ("localhost", 200),
        ("[::1]:8080", 200),
        ("192.168.1.7:8080", 200),
        ("lapormitra:8080", 200),
        ("simulator.localhost", 200),
        ("bot.example.id", 403),
        ("evil.example:8080", 403),
        ("127.0.0.1.evil.example", 403),
        ("[::1", 403),
    ],
)
@pytest.mark.parametrize("path", ["/", "/simulator/page/main.js", "/simulator/phones", "/simulator/clock"])
def test_under_a_name_of_the_web_nobody_comes_in(client: httpx.Client, host: str, status: int, path: str) -> None:
    """Such a name is a proxy that strangers reach, or a page that had its own name point to this machine."""
    assert client.get(path, headers={"Host": host}).status_code == status
    assert client.post("/simulator/say", json=GOOD, headers={"Host": host}).status_code == status


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"])
def test_what_a_proxy_hands_on_does_not_come_in(client: httpx.Client, header: str) -> None:
    headers = {"Host": "127.0.0.1:8080", header: "203.0.113.7"}
    assert client.get("/simulator/phones", headers=headers).status_code == 403
    assert client.post("/simulator/say", json=GOOD, headers=headers).status_code == 403


@pytest.mark.parametrize(("version", "status"), [("1.0", 403), ("1.1", 200), ("2", 200)])
def test_what_nginx_hands_on_unless_it_is_told_otherwise_does_not_come_in(version: str, status: int) -> None:
    """It asks in HTTP/1.0 then, under the address that it was given, and says nothing of anybody behind it."""
    sent: list[Message] = []

    async def ask() -> None:
        async def said(message: Message) -> None:
            sent.append(message)

        headers = [(b"host", b"127.0.0.1:8080")]
        scope = {"type": "http", "http_version": version, "method": "GET", "path": "/", "headers": headers}
        await guard.NearOnly(PlainTextResponse("in"))(scope, never, said)

    asyncio.run(ask())
    assert sent[0]["status"] == status


async def never() -> Message:
    raise AssertionError("nothing is read of a request that nobody lets in")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.com"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_pages_of_others_can_neither_speak_nor_move_the_clock(
    client: httpx.Client, neighbourhood: Neighbourhood, headers: dict[str, str]
) -> None:
    assert client.post("/simulator/say", json=GOOD, headers=headers).status_code == 403
    monday = (FRIDAY_NOON + timedelta(days=3)).isoformat()
    assert client.post("/simulator/clock", json={"to": monday}, headers=headers).status_code == 403
    assert neighbourhood.heard == []
    assert neighbourhood.clock.now() < FRIDAY_NOON + timedelta(hours=1)


def test_the_page_runs_only_what_comes_with_it(client: httpx.Client) -> None:
    for path in ("/", "/simulator/page/main.js", "/simulator/page/phone.css"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", sorted(PAGE.iterdir()), ids=lambda path: path.name)
def test_no_file_of_the_page_loads_from_elsewhere_or_holds_inline_code(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert LOADED_FROM_ELSEWHERE.search(text) is None
    assert path.suffix != ".html" or INLINE.search(text) is None


def test_the_checks_on_the_page_see_what_they_look_for() -> None:
    assert LOADED_FROM_ELSEWHERE.search('<script src="https://example.com/a.js">')
    assert LOADED_FROM_ELSEWHERE.search("@font-face { src: url(//example.com/a.woff2) }")
    assert INLINE.search("<script>1</script>")
    assert INLINE.search('<p onclick="1">')


def test_a_picture_is_shown_and_all_else_is_a_download_that_cannot_run(
    client: httpx.Client, neighbourhood: Neighbourhood
) -> None:
    neighbourhood.files[3] = ('a"b\r\nX: y.svg', "image/svg+xml", b"<svg/>")
    shown, sheet, drawing = (client.get(f"/simulator/files/{BUSINESS}/{it}") for it in (CHART, SHEET, 3))
    assert shown.headers["content-disposition"].startswith("inline")
    assert sheet.headers["content-disposition"] == "attachment; filename*=UTF-8''Ringkasan%202026-W47.xlsx"
    assert drawing.headers["content-disposition"] == "attachment; filename*=UTF-8''a%22b%0D%0AX%3A%20y.svg"
    assert "sandbox" in drawing.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", [f"1/{CHART}", f"{BUSINESS}/1", f"{BUSINESS}/{2**63}", f"{10**40}/1", "x/1", f"{BUSINESS}/-1"]
)
def test_a_file_that_is_not_there_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(f"/simulator/files/{path}").status_code == 404


def test_the_clock_shows_where_it_can_be_moved_to(client: httpx.Client) -> None:
    face = client.get("/simulator/clock").json()
    assert face["zone"] == "Asia/Jakarta"
    assert [(it["kind"], it["at"]) for it in face["stops"]] == [
        ("prompt", "2026-11-21T16:00:00+07:00"),
        ("summary", "2026-11-23T07:00:00+07:00"),
        ("reminder", "2026-11-23T09:00:00+07:00"),
    ]


@pytest.mark.parametrize(
    ("to", "status"),
    [
        ("2026-11-20T04:00:00+00:00", 409),
        ("2028-11-20T04:00:00+00:00", 400),
        ("9999-12-31T23:59:59-12:00", 400),
        ("2026-11-21T16:00:00", 400),
        ("Sabtu", 400),
        (None, 400),
    ],
)
def test_the_clock_does_not_move_back_or_far_or_to_no_moment(client: httpx.Client, to: Any, status: int) -> None:
    answer = client.post("/simulator/clock", json={"to": to})
    assert answer.status_code == status
    assert answer.text.endswith(".")


def test_the_clock_is_moved_by_one_page_at_a_time(neighbourhood: Neighbourhood) -> None:
    async def two_at_once() -> list[int]:
        transport = httpx.ASGITransport(neighbourhood.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as client:
            body = {"to": (FRIDAY_NOON + timedelta(days=1)).isoformat()}
            both = await asyncio.gather(*(client.post("/simulator/clock", json=body) for _ in range(2)))
        return sorted(answer.status_code for answer in both)

    move = neighbourhood.move

    async def slow_move(moment: datetime) -> None:
        await asyncio.sleep(0.05)
        await move(moment)

    neighbourhood.move = slow_move  # type: ignore[method-assign]
    assert asyncio.run(two_at_once()) == [200, 409]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_the_next_stop_is_always_within_a_week_and_never_now(zone: str) -> None:
    here = ZoneInfo(zone)
    moments = [datetime(2026, 11, 16, tzinfo=UTC) + timedelta(hours=hours) for hours in range(24 * 8)]
    stops = [next_after(now, 5, time(16), here) for now in moments]
    assert all(now < stop <= now + timedelta(days=7) for now, stop in zip(moments, stops, strict=True))
    assert {(stop.weekday(), stop.time()) for stop in stops} == {(5, time(16))}
    assert all(earlier <= later for earlier, later in pairwise(stops))
    assert next_after(stops[0], 5, time(16), here) == stops[0] + timedelta(days=7)


def test_a_page_names_what_it_listens_to(client: httpx.Client) -> None:
    assert client.get("/simulator/events").status_code == 400
    assert client.get("/simulator/events", params={"address": "a b"}).status_code == 400
    assert client.get("/simulator/events", params={"address": [str(it) for it in range(101)]}).status_code == 400


def test_a_stream_tells_of_its_own_phones_only(client: httpx.Client, neighbourhood: Neighbourhood) -> None:
    with client.stream("GET", "/simulator/events", params={"address": SITI}) as stream:
        lines = stream.iter_lines()
        assert next(line for line in lines if line.startswith("event")) == "event: ready"
        neighbourhood.say(RINA, "for others")
        neighbourhood.say(SITI, "for Siti")
        assert [line for _, line in zip(range(5), lines, strict=False) if line][1:] == [
            "event: changed",
            f'data: "{SITI}"',
        ]


def test_a_slow_page_costs_one_name_and_misses_nothing() -> None:
    async def scenario() -> tuple[list[bytes], bytes]:
        news = News()
        stream = news.stream([SITI, RINA])
        first = await anext(stream)
        for _ in range(10_000):
            news.changed(SITI)
        news.changed(RINA)
        news.clock_moved()
        told = await anext(stream)
        news.close()
        return [first, told], b"".join([part async for part in stream])

    (first, told), after = asyncio.run(scenario())
    assert first.endswith(b'event: ready\ndata: ""\n\n')
    assert told.count(b"event: changed") == 2
    assert told.count(b"event: clock") == 1
    assert b"event:" not in after


def test_streams_that_ended_leave_nothing_behind() -> None:
    async def scenario() -> list[bool]:
        news = News()
        seen = []
        for most in (MOST_STREAMS, MOST_STREAMS - 1):
            streams = [news.stream([SITI]) for _ in range(most)]
            for stream in streams:
                await anext(stream)
            seen.append(news.full)
            for stream in streams:
                await stream.aclose()
        return seen

    assert asyncio.run(scenario()) == [True, False]


def test_sending_returns_the_id_that_the_history_shows(neighbourhood: Neighbourhood) -> None:
    message = Outgoing("Ringkasan", attachment=Attachment(SHEET, "a.xlsx", "text/plain"))
    parcel = Parcel(2**62, SITI, message, b"PK")
    assert asyncio.run(neighbourhood.simulator.send(parcel)) == str(2**62)
    assert neighbourhood.simulator.limits.text == 4096
