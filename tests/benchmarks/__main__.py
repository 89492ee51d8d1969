"""`python -m tests.benchmarks [a b c d e] [sizes ...]` prints the table of speed; no test passes or fails by it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from tests.benchmarks import docx_out, processes
from tests.benchmarks.table import HEAD, Row, line

SIZES = (100, 1_000, 5_000, 10_000)


def rows(sections: list[str], sizes: list[int]) -> Iterator[Row]:
    """The rows of the sections asked for, as they are measured."""
    if "a" in sections:
        from editor.app import application
        from tests.benchmarks import keys

        held = application()
        for size in sizes:
            yield from keys.measure(size)
        held.processEvents()
    if "d" in sections:
        yield processes.starting()
    for size in sizes:
        if "b" in sections:
            yield from processes.converting(size)
        if "c" in sections:
            yield from docx_out.measure(size)
        if "e" in sections:
            yield processes.memory(size)


def main() -> None:
    """Measures and prints."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = sys.argv[1:]
    sections = [word for word in words if word in "abcde"] or list("abcde")
    sizes = [int(word) for word in words if word.isdigit()] or list(SIZES)
    print(HEAD)
    over = 0
    for row in rows(sections, sizes):
        print(line(row), flush=True)
        over += not row.kept
    print(f"{over} over their bound" if over else "all bounds kept")


if __name__ == "__main__":
    main()
