"""The start of the program: the window, or a command without one."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from editor.cli.arguments import Arguments

INTERRUPTED = 130


def main() -> int:
    """Does what the command line asks for; returns the exit status."""
    # A command builds one document and ends: the collector would walk it again and again and find nothing.
    gc.disable()
    try:
        from editor.cli.main import main as command

        status = command(sys.argv[1:], _window)
    except KeyboardInterrupt:
        status = INTERRUPTED
    if "editor.app" not in sys.modules:
        _leave(status)
    return status


def _leave(status: int) -> NoReturn:
    """Ends the process at once: to take a large document apart piece by piece would be a tenth of the work."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _window(arguments: Arguments) -> int:
    """Opens the window on files, or shows it without a display."""
    gc.enable()
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
