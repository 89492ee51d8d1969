"""`python -m tests.benchmarks [sizes ...]` prints the table of speed; no test passes or fails by it.

Measured so far: from a key press to the painted page, in the full window beside a bare editor.
"""

from __future__ import annotations

import os
import sys

from tests.benchmarks.table import HEAD, line

SIZES = (100, 1_000, 5_000, 10_000)


def main() -> None:
    """Measures and prints."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from editor.app import application
    from tests.benchmarks import keys

    held = application()
    print(HEAD)
    over = 0
    for size in [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES:
        for row in keys.measure(size):
            print(line(row), flush=True)
            over += not row.kept
    held.processEvents()
    print(f"{over} over their bound" if over else "all bounds kept")


if __name__ == "__main__":
    main()
