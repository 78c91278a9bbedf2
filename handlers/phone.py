"""Phone numbers in what people type, as the world writes them."""

from __future__ import annotations

from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number


def phone_in(words: str) -> tuple[str, str]:
    """The first number in a text, as it was typed and as `+62812…`; both empty where there is none."""
    found = next(iter(PhoneNumberMatcher(words, "ID")), None)
    return (found.raw_string, format_number(found.number, PhoneNumberFormat.E164)) if found else ("", "")
