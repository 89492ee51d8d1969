"""The start of the program: the window, or a command without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.cli.arguments import Arguments

INTERRUPTED = 130


def main() -> int:
    """Does what the command line asks for; returns the exit status."""
    try:
        from editor.cli.main import main as command

        return command(sys.argv[1:], _window)
    except KeyboardInterrupt:
        return INTERRUPTED


def _window(arguments: Arguments) -> int:
    """Opens the window on files, or shows it without a display."""
    try:
        from editor import app
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        from editor.cli.telling import tell

        tell("the window needs PySide6-Essentials, which is not installed; the commands work without it")
        return 2
    if arguments.command == "demo":
        return app.demo(*arguments.files)
    return app.run(arguments.files)


if __name__ == "__main__":
    sys.exit(main())
