"""What a shop sells, found in what people call it."""
