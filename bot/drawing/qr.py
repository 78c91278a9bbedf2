"""A text as a QR picture to print."""

from __future__ import annotations

import io

import segno


def qr_png(text: str) -> bytes:
    picture = io.BytesIO()
    segno.make(text, error="m").save(picture, kind="png", scale=12, border=4)
    return picture.getvalue()
