"""What stops a command and is said in a sentence; apart from the settings, so that it loads in no time."""


class ConfigBroken(Exception):
    """Says file, key and an example. Mend the file and start again."""
