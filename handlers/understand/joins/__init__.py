"""What atoms mean only together."""
