"""`python -m bot` is `mitra`."""

from bot.cli import main

main()
