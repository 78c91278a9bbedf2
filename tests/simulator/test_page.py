"""The simulator's page in a real browser, on a small phone and on a wide screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.channels.message import Outgoing
from tests.simulator.neighbourhood import RINA, SITI, Neighbourhood, served
from tests.simulator.phones import last, phone, say

SMALL, WIDE = (360, 740), (1280, 800)
ATTACK = "<img src=x onerror=\"document.title='taken'\"> *<b>*"
AT_END = "log => log.scrollHeight - log.scrollTop - log.clientHeight < 2"
PICTURE_ARRIVES = """log => {
  const image = log.querySelector("img");
  image.style.paddingTop = "500px";
  log.dispatchEvent(new Event("scroll"));
  image.dispatchEvent(new Event("load"));
}"""
PICTURES_ARRIVE = """log => {
  const image = log.querySelector("img"), before = log.scrollTop;
  image.style.paddingTop = "500px";
  log.scrollTop = before + 120; // as the browser does for one above
  log.dispatchEvent(new Event("scroll"));
  image.dispatchEvent(new Event("load"));
}"""
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
CUT_OFF = """() => [...document.querySelectorAll("button, time, textarea, h2, p")].filter((part) => {
  const { left, right, width } = part.getBoundingClientRect();
  return !part.closest(".chips, .unseen") && width > 1 && (left < 0 || right > innerWidth);
}).map((part) => part.outerHTML)"""


@pytest.fixture(params=[SMALL, WIDE], ids=["small", "wide"])
def visitor(request: pytest.FixtureRequest, browser: Browser, url: str) -> Iterator[Page]:
    """A visitor who has just opened the page; the browser may complain of nothing until the test ends."""
    width, height = request.param
    complaints: list[str] = []
    with browser.new_context(viewport={"width": width, "height": height}, locale="id-ID") as context:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        expect(page.locator(".phone").first).to_be_visible()
        yield page
    assert complaints == []


def test_an_answer_arrives_without_loading_the_page_again(visitor: Page) -> None:
    siti = phone(visitor, "Bu Siti")
    say(siti, "selamat siang")
    expect(last(siti)).to_contain_text("Anda menulis: selamat siang")
    expect(siti.locator(".mine")).to_have_class(re.compile("delivered"))
    expect(siti.locator(".typing")).to_have_count(0)
    expect(siti.locator(".day")).to_have_text("Jumat, 20 November")
    expect(last(siti).locator("time")).to_have_text("12.00")


def test_shift_enter_makes_a_new_line_that_is_kept(visitor: Page, neighbourhood: Neighbourhood) -> None:
    siti = phone(visitor, "Bu Siti")
    field = siti.get_by_role("textbox")
    field.fill("keripik 14")
    field.press("Shift+Enter")
    field.press_sequentially("nastar 5")
    siti.get_by_role("button", name="Kirim", exact=True).click()
    expect(siti.locator(".mine .words")).to_contain_text("keripik 14\nnastar 5", use_inner_text=True)
    assert neighbourhood.heard[0].text == "keripik 14\nnastar 5"


def test_a_pressed_button_stays_and_looks_used(visitor: Page, neighbourhood: Neighbourhood) -> None:
    siti = phone(visitor, "Bu Siti")
    say(siti, "report")
    expect(last(siti).locator("strong")).to_have_text(["14", "5", "Rp255.000"])
    siti.get_by_role("button", name="Betul").click()
    expect(last(siti)).to_contain_text("Dicatat: yes")
    assert (neighbourhood.heard[1].text, neighbourhood.heard[1].pressed) == ("Betul", "yes")
    expect(siti.locator(".buttons.used .chosen")).to_have_text(["Betul (sudah dipilih)"])
    expect(siti.get_by_role("button", name="Ubah")).to_be_enabled()


def test_a_picture_shows_and_can_be_enlarged(visitor: Page) -> None:
    rina = phone(visitor, "Bu Rina")
    say(rina, "chart")
    picture = rina.get_by_role("img", name="minggu-ini.png")
    expect(picture).to_be_in_viewport()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 600
    picture.click()
    viewer = visitor.get_by_role("dialog", name="Gambar")
    expect(viewer).to_be_visible()
    visitor.keyboard.press("Escape")
    expect(viewer).to_be_hidden()


@pytest.mark.parametrize("arriving", [PICTURE_ARRIVES, PICTURES_ARRIVE])
def test_a_picture_that_arrives_late_does_not_push_the_newest_out_of_sight(visitor: Page, arriving: str) -> None:
    rina = phone(visitor, "Bu Rina")
    for text in ("chart", "report"):
        say(rina, text)
    expect(last(rina)).to_contain_text("Betul?")
    log = rina.locator(".log")
    log.evaluate(arriving)
    assert log.evaluate(AT_END)


def test_a_document_downloads_under_its_own_name(visitor: Page) -> None:
    rina = phone(visitor, "Bu Rina")
    say(rina, "sheet")
    with visitor.expect_download() as download:
        rina.get_by_role("link", name="Ringkasan 2026-W47.xlsx").click()
    assert download.value.suggested_filename == "Ringkasan 2026-W47.xlsx"
    assert Path(download.value.path()).read_bytes() == b"PK12"


def test_markup_in_a_message_is_only_text(visitor: Page) -> None:
    siti = phone(visitor, "Bu Siti")
    say(siti, ATTACK)
    expect(last(siti)).to_contain_text("<img src=x onerror=\"document.title='taken'\"> <b>")
    expect(last(siti).locator("strong")).to_have_text("<b>")
    expect(siti.locator(".bubble img")).to_have_count(0)
    expect(visitor).to_have_title("LaporMitra, simulator")


def test_the_clock_moves_and_prompts_come(visitor: Page) -> None:
    expect(visitor.locator("#now")).to_have_text("Jum, 20 Nov, 12.00 WIB")
    siti = phone(visitor, "Bu Siti")
    if visitor.locator("#advance").is_visible():
        visitor.locator("#advance").click()
    visitor.get_by_role("button", name="Sabtu 16.00").click()
    expect(last(siti)).to_contain_text("Sore Bu Siti.")
    expect(siti.locator(".day")).to_have_text("Sabtu, 21 November")
    expect(visitor.locator("#now")).to_have_text("Sab, 21 Nov, 16.00 WIB")
    expect(visitor.get_by_role("status")).to_have_text("Sekarang Sabtu, 21 November, 16.00")
    expect(visitor.locator(".stops button").last).to_have_text("Sabtu 16.00 · Waktunya lapor")


def test_another_phone_gets_its_own_bubble(visitor: Page, neighbourhood: Neighbourhood) -> None:
    siti, rina = phone(visitor, "Bu Siti"), phone(visitor, "Bu Rina")
    say(rina, "halo")
    expect(last(rina)).to_contain_text("halo")
    neighbourhood.say(SITI, "Ada kabar dari Bu Rina.")
    siti = phone(visitor, "Bu Siti")
    expect(siti.locator(".bubble")).to_have_count(1)
    expect(last(siti)).to_contain_text("Ada kabar dari Bu Rina.")


def test_a_phone_that_is_not_shown_says_that_it_has_news(
    browser: Browser, url: str, neighbourhood: Neighbourhood
) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(url)
        expect(phone(page, "Bu Rina").locator(".status")).to_have_text("online")
        neighbourhood.say(SITI, "halo")
        page.get_by_role("button", name="Bu Siti (ada pesan baru)").click()
        expect(page.get_by_role("button", name="Bu Siti", exact=True)).to_have_attribute("aria-pressed", "true")


def test_loading_again_keeps_what_was_said_and_pressed(visitor: Page) -> None:
    siti = phone(visitor, "Bu Siti")
    say(siti, "report")
    siti.get_by_role("button", name="Batal").click()
    expect(last(siti)).to_contain_text("Dicatat: cancel")
    before = siti.locator(".log").inner_text()
    visitor.reload()
    expect(phone(visitor, "Bu Siti").locator(".bubble")).to_have_count(4)
    assert phone(visitor, "Bu Siti").locator(".log").inner_text() == before
    expect(siti.locator(".chosen")).to_have_text("Batal (sudah dipilih)")


def test_nothing_needs_scrolling_sideways(visitor: Page, neighbourhood: Neighbourhood) -> None:
    siti = phone(visitor, "Bu Siti")
    for text in ("sheet", "chart", "report", "a" * 400):
        say(siti, text)
        expect(siti.locator(".mine").last).to_contain_text(text)
    expect(last(siti)).to_contain_text("aaaa")
    assert not visitor.evaluate(SCROLLS_SIDEWAYS)
    log = siti.locator(".log")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")
    assert log.evaluate(AT_END), "the newest is out of sight"


def test_everything_fits_at_any_width(browser: Browser, url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        expect(page.locator(".phone").first).to_be_visible()
        page.set_viewport_size({"width": 320, "height": 700})
        page.locator("#advance").click()
        for width in (320, 360, 719, 720, 800, 1099, 1100, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 700})
            expect(page.locator(".stops button").last).to_be_visible()
            assert page.evaluate(CUT_OFF) == []
            assert not page.evaluate(SCROLLS_SIDEWAYS)


def test_reading_what_was_said_earlier_is_not_disturbed(visitor: Page, neighbourhood: Neighbourhood) -> None:
    for number in range(30):
        neighbourhood.say(SITI, f"Kabar {number}")
    siti = phone(visitor, "Bu Siti")
    expect(siti.locator(".bubble")).to_have_count(30)
    siti.locator(".log").evaluate("log => log.scrollTop = 0")
    neighbourhood.say(SITI, "Kabar terakhir")
    siti.get_by_role("button", name="Pesan baru").click()
    expect(last(siti)).to_be_in_viewport()
    expect(siti.get_by_role("button", name="Pesan baru")).to_be_hidden()


def test_a_stranger_can_write_and_stays_after_loading_again(visitor: Page, neighbourhood: Neighbourhood) -> None:
    visitor.get_by_role("button", name="Buka HP dengan nomor lain").click()
    visitor.get_by_label("Nomor HP").fill("0812-999 1111")
    visitor.get_by_role("button", name="Buka", exact=True).click()
    stranger = visitor.get_by_role("region", name="HP 08129991111")
    expect(stranger).to_contain_text("Belum ada percakapan di sini.")
    say(stranger, "halo")
    expect(last(stranger)).to_contain_text("halo")
    assert neighbourhood.heard[0].address == "08129991111"
    visitor.reload()
    expect(phone(visitor, "08129991111").locator(".bubble")).to_have_count(2)


def test_a_stranger_who_joins_gets_a_name_while_talking(visitor: Page) -> None:
    visitor.get_by_role("button", name="Buka HP dengan nomor lain").click()
    number = visitor.get_by_label("Nomor HP").input_value()
    visitor.get_by_role("button", name="Buka", exact=True).click()
    say(visitor.get_by_role("region", name=f"HP {number}"), "MULAI SITI25")
    dita = visitor.get_by_role("region", name="HP Dita")
    expect(last(dita)).to_contain_text("MULAI SITI25")
    expect(visitor.locator(".chip", has_text="Dita")).to_have_attribute("aria-pressed", "true")
    expect(visitor.locator(".chip", has_text=number)).to_have_count(0)


def test_a_stranger_is_shown_by_number_and_an_owner_by_role(visitor: Page) -> None:
    expect(phone(visitor, "Bu Rina").locator(".label")).to_have_text("pemilik")
    expect(phone(visitor, "6281100000009").locator(".label")).to_have_text("nomor baru")


def test_where_nobody_has_written_yet_the_page_says_how_to_begin(
    browser: Browser, url: str, neighbourhood: Neighbourhood
) -> None:
    neighbourhood.phones.clear()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("button", name="Buka HP", exact=True).click()
        page.get_by_label("Nomor HP").press("Enter")
        expect(page.get_by_text("Belum ada percakapan di sini.")).to_be_visible()
        expect(page.get_by_text("Belum ada HP di sini")).to_be_hidden()


def test_the_first_hint_goes_for_good_once_it_is_understood(visitor: Page) -> None:
    expect(visitor.locator("#hint")).to_contain_text("Baru di sini?")
    visitor.get_by_role("button", name="Mengerti").click()
    visitor.reload()
    expect(visitor.locator(".phone").first).to_be_visible()
    expect(visitor.locator("#hint")).to_be_hidden()


def test_a_message_that_did_not_get_through_can_be_sent_again(
    browser: Browser, url: str, neighbourhood: Neighbourhood
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        siti = phone(page, "Bu Siti")
        neighbourhood.failing = True
        say(siti, "keripik 14")
        expect(siti.locator(".mine")).to_have_class(re.compile("failed"))
        neighbourhood.failing = False
        siti.get_by_role("button", name="Ketuk untuk kirim ulang").click()
        expect(last(siti)).to_contain_text("Anda menulis: keripik 14")
        expect(siti.locator(".mine")).to_have_count(1)


def test_what_was_said_while_the_server_was_away_is_there_afterwards(
    browser: Browser, neighbourhood: Neighbourhood
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        with served(neighbourhood) as url:
            page.goto(url)
            status = phone(page, "Bu Rina").locator(".status")
            expect(status).to_have_text("online")
        expect(status).to_have_text("menyambung…")
        neighbourhood.write(RINA, Outgoing("Ini ditulis saat terputus."))
        with served(neighbourhood, int(url.rstrip("/").rpartition(":")[2])):
            expect(last(phone(page, "Bu Rina"))).to_contain_text("Ini ditulis saat terputus.", timeout=15_000)
            expect(status).to_have_text("online")
