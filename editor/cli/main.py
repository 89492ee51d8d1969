"""The start of the command line: which command, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from editor.cli.arguments import COMMANDS, Arguments, Misused, parsed
from editor.cli.telling import tell, tell_fault
from editor.core.ports import EditorError

DONE, FAILED, INTERRUPTED, BROKEN_PIPE, STOPPED = 0, 2, 130, 141, 143
TRACE = "CLAUSEWRIGHT_TRACE"
"""The variable of the environment that shows where in the program a fault arose."""

Window = Callable[[Arguments], int]
"""Opens the window, or shows the editor without a display: handed in, because this room does not know Qt."""


def main(argv: Sequence[str], window: Window) -> int:
    """Does what the arguments ask for; returns the exit status."""
    try:
        arguments = parsed(argv)
    except Misused as fault:
        tell(str(fault))
        return FAILED
    try:
        status = _done(arguments, window)
        sys.stdout.flush()
        return status
    except EditorError as fault:
        tell_fault(fault, _file_of(arguments, fault))
    except BrokenPipeError:
        # The reader of our output has had enough; the flush at exit would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (MemoryError, RecursionError) as fault:
        tell(*arguments.files[:1], f"it is too large for this computer ({type(fault).__name__})")
    except Exception as fault:
        if os.environ.get(TRACE):
            raise
        words = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
        tell(*arguments.files[:1], f"a fault in the program ({words}); {TRACE}=1 shows where")
    return FAILED


def _done(arguments: Arguments, window: Window) -> int:
    _speak_unicode()
    match arguments.command:
        case "help":
            from editor.cli.words import HELP

            sys.stdout.write(HELP[arguments.topic])
            return DONE
        case "version":
            from editor import __version__

            sys.stdout.write(f"clausewright {__version__}\n")
            return DONE
        case command if command in COMMANDS:
            return _command(arguments)
        case _:
            return window(arguments)


def _command(arguments: Arguments) -> int:
    signal.signal(signal.SIGTERM, _stop)
    match arguments.command:
        case "outline":
            from editor.cli.outlining import run
        case "check":
            from editor.cli.checking import run
        case _:
            from editor.cli.converting import run
    return run(arguments)


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Ends the program in order, so that no unfinished file stays beside the output."""
    raise SystemExit(STOPPED)


def _file_of(arguments: Arguments, fault: EditorError) -> str:
    """The file a fault is about: the output where its place says so, else the input."""
    files = arguments.files
    return next((file for file in files if fault.place.startswith(file)), files[0] if files else "")


def _speak_unicode() -> None:
    """Output is UTF-8 with plain line ends on every system, so that files made from it are the same."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
