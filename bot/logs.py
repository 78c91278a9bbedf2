"""Logs: one line an event on standard error, a plain traceback where there is one, never the values of variables."""

from __future__ import annotations

import logging
import re
import sys
from io import StringIO
from typing import TextIO

import structlog
from structlog.typing import ExcInfo

DETAIL = re.compile(r"^DETAIL: .*?(?=^\[SQL: |^\n(?:The above|During) |\Z)", re.DOTALL | re.MULTILINE)
"""What PostgreSQL adds to an error: the row that it is about."""


def set_up_logs() -> None:
    """Set logging up for this process. Libraries that would log addresses with secrets in them are kept quiet."""
    for talkative in ("httpx", "httpcore", "apscheduler", "aiohttp.access", "twilio"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_traceback),
        ],
        logger_factory=_on_standard_error,
        cache_logger_on_first_use=False,
    )


def _traceback(line: TextIO, error: ExcInfo) -> None:
    told = StringIO()
    structlog.dev.plain_traceback(told, error)
    line.write(DETAIL.sub("", told.getvalue()))


def _on_standard_error(*_: object) -> structlog.PrintLogger:
    """It is looked up for each line: whatever stood there while logging was set up may be closed by now."""
    return structlog.PrintLogger(sys.stderr)
