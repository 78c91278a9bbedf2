"""What goes wrong is logged with its traceback, and without what people wrote or where they are reached."""

import re

import pytest
import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from bot.logs import set_up_logs

ROW = {"address": "+6281200000003", "message": '{"text": "rahasia kami"}', "words": "baris satu\n\nbaris rahasia"}
NO_TIME = text(
    "INSERT INTO inbox (channel, external_id, address, message, error, attempts) "
    "VALUES ('whatsapp', 'SM1', :address, :message, :words, 0)"
)


def test_a_statement_that_fails_does_not_tell_what_was_in_it(engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    set_up_logs()
    try:
        with engine.begin() as connection:
            connection.execute(NO_TIME, ROW)
    except IntegrityError:
        structlog.get_logger().exception("turn failed")
    finally:
        structlog.configure(**before)
    logged = capfd.readouterr().err
    assert "turn failed" in logged
    assert "received_at" in logged
    assert re.search(r'test_logs.py", line \d+', logged)
    assert not re.search("81200000003|rahasia", logged)
