"""The phones on the page of the simulator, as a visitor uses them."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def phone(page: Page, name: str) -> Locator:
    """The phone of a person, brought to the table first where it is not there."""
    page.locator(".chip", has_text=name).click()
    return page.get_by_role("region", name=f"HP {name}")


def say(phone: Locator, text: str) -> None:
    phone.get_by_role("textbox").fill(text)
    phone.get_by_role("textbox").press("Enter")


def last(phone: Locator) -> Locator:
    return phone.locator(".theirs:not(.typing)").last
