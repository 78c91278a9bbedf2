"""The browser that tests get is a real one, as wide as a small phone."""

from playwright.sync_api import Page


def test_a_page_runs_scripts_at_the_width_of_a_small_phone(page: Page) -> None:
    page.set_content("<p id=width></p><script>width.textContent = innerWidth</script>")
    assert page.inner_text("#width") == "360"
