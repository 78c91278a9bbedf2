"""What the commands of `mitra` do, a file each under the command's name; `bot.cli` says how they are called."""
