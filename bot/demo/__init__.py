"""Four weeks of a believable business, played through the real pipeline."""
