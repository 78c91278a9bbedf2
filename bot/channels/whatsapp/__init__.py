"""WhatsApp through Twilio. Read limits, receive, send, errors; `channel` puts them together."""
