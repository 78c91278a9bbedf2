"""What people can do: one file per conversation, pure."""
