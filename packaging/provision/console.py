"""What the person at the terminal sees while things are set up."""

import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence

Progress = Callable[[str], str | None]
"""Turns a line of a child process into what is shown of it, or into nothing."""

SECONDS_BETWEEN_LINES = 2.0
LINES_KEPT = 200


class StepFailed(Exception):
    """A child process ended badly; its last lines are kept for telling why."""

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__(title)
        self.title = title
        self.lines = tuple(lines)

    @property
    def tail(self) -> str:
        """The last lines with anything in them, indented for showing under a message."""
        shown = [line for line in self.lines if line.strip()][-12:]
        return "\n".join(f"    {line}" for line in shown)


def say(text: str) -> None:
    print(text, flush=True)


def warn(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class StatusLine:
    """The one line under a step that tells what is going on: rewritten on a terminal, sparingly added to a log."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._shown_at = time.monotonic()

    def show(self, text: str) -> None:
        if self._live:
            width = max(20, shutil.get_terminal_size().columns - 1)
            sys.stdout.write("\r\033[K" + f"    {text}"[:width])
            sys.stdout.flush()
        elif time.monotonic() - self._shown_at >= SECONDS_BETWEEN_LINES:
            self._shown_at = time.monotonic()
            say(f"    {text}")

    def clear(self) -> None:
        if self._live:
            sys.stdout.write("\r\033[K")
            sys.stdout.flush()


def do_step(
    title: str, command: Sequence[str], progress: Progress, environment: Mapping[str, str] | None = None
) -> None:
    """Runs a command under a title and shows how far it is; raises StepFailed with its last words."""
    say(f"  {title}")
    started = time.monotonic()
    status = StatusLine()
    lines: deque[str] = deque(maxlen=LINES_KEPT)
    try:
        with subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=None if environment is None else dict(environment),
        ) as child:
            assert child.stdout is not None
            for line in child.stdout:
                lines.append(line.rstrip())
                shown = progress(line.rstrip())
                if shown is not None:
                    status.show(shown)
            code = child.wait()
    except OSError as error:
        raise StepFailed(title, [str(error)]) from error
    finally:
        status.clear()
    if code != 0:
        raise StepFailed(title, lines)
    say(f"    done in {time.monotonic() - started:.1f} s")
