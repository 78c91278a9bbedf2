"""What every test may ask for: a database of its own, a browser."""

import signal

import pytest

pytest_plugins = ["tests.databases", "tests.browser"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql", "both"],
        default="both",
        help="run the tests that store something on this database only (default: both, one after the other)",
    )


def pytest_configure() -> None:
    """Being told to stop is like Ctrl-C: servers that tests started are stopped too."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
