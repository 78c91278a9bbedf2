"""`mitra`, or `python -m bot`: a message is read at once, all else is a command."""

import sys


def main() -> None:
    """Past Typer where messages are read: to load it takes longer than reading hundreds of them."""
    words = sys.argv[1:]
    if words[:1] == ["paham"] and "--help" not in words:
        from bot.commands import paham

        sys.exit(paham.main(words[1:]))

    from bot.cli import main as command

    command()


if __name__ == "__main__":
    main()
