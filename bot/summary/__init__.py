"""The owner's week as a picture and as a spreadsheet; both libraries are heavy, so callers import these late."""
