"""What is done at once about a pressed button: its clock stops, and the button is marked."""

from __future__ import annotations

from telegram.error import BadRequest

from bot.channels.telegram.errors import says
from bot.channels.telegram.update import Button, Pressed
from bot.channels.telegram.wire import Wire

MARK = "✓ "


async def answer(wire: Wire, pressed: Pressed) -> None:
    """Tell Telegram that the press has come, so that the button stops turning."""
    await wire.ask("answerCallbackQuery", callback_query_id=pressed.id)


async def mark(wire: Wire, pressed: Pressed) -> None:
    """Mark the pressed button in its message, and no other one. A message that is out of reach stays as it is."""
    message = pressed.message
    if not message or not message.chat or not message.date or not message.reply_markup:
        return
    before = message.reply_markup.inline_keyboard
    after = [[_marked(button, pressed.data) for button in row] for row in before]
    if after == before:
        return
    rows = [[button.model_dump(exclude_none=True) for button in row] for row in after]
    try:
        await wire.ask(
            "editMessageReplyMarkup",
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup={"inline_keyboard": rows},
        )
    except BadRequest as error:
        if not says(error, "not modified", "not found", "can't be edited"):
            raise


def _marked(button: Button, carried: str | None) -> Button:
    bare = button.text.removeprefix(MARK)
    pressed = button.callback_data is not None and button.callback_data == carried
    return button.model_copy(update={"text": MARK + bare if pressed else bare})
