"""The machine: everything that is not about partners."""
