"""Running the command line in this process, as the tests of its commands do."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from editor.cli.arguments import Arguments
from editor.cli.main import main


@dataclass
class Ran:
    """How a command ended, and what it printed. `opened` is what the window was asked to show."""

    status: int
    out: str = ""
    err: str = ""
    opened: list[Arguments] = field(default_factory=list)


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Runs one command."""
    opened: list[Arguments] = []

    def window(found: Arguments) -> int:
        opened.append(found)
        return 0

    status = main([str(argument) for argument in arguments], window)
    out, err = capsys.readouterr()
    return Ran(status, out, err, opened)
