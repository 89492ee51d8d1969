"""Plain text, in and out: the base and the proposed view as lines, and the marked view in a notation that reads back.

Nothing here knows files: readers take bytes and writers give them.
"""

from editor.formats.text.reader import read
from editor.formats.text.writer import write

__all__ = ["read", "write"]
