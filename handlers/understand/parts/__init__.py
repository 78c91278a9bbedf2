"""From atoms to parts: counts, and what belongs elsewhere."""
