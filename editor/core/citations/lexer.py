"""The words of a citation: a token at an offset, found when the grammar asks for it.

A token depends on the text and the offset alone, so the grammar can look ahead and go back without a state.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WORD, NUMBER, HYPHEN, MARK, END = "word", "number", "hyphen", "mark", "end"

# Zero-width signs and direction marks stand between words as spaces do; a combining accent belongs to its letter.
_TOKEN = re.compile(
    r"[\s\u200b-\u200f\u2060\ufeff]*"
    r"(?:(?P<word>(?:[^\W\d_]+[\u0300-\u036f]*)+)"
    r"|(?P<number>[0-9]+)|(?P<hyphen>[-\u2010-\u2013\u2212\u00ad\x1e])|(?P<mark>.))?",
    re.DOTALL,
)


class Token(NamedTuple):
    """A word, a figure, a hyphen, another mark, or the end. A tuple: it takes a third of the time of a dataclass."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The letters without regard to case; empty for what is not a word."""
        return self.text.casefold() if self.kind == WORD else ""

    def is_mark(self, mark: str) -> bool:
        """Whether the token is this mark."""
        return self.kind == MARK and self.text == mark


def token_at(text: str, at: int) -> Token:
    """The token at an offset, spaces before it skipped."""
    match = _TOKEN.match(text, at)
    if match is None or match.lastgroup is None:
        return Token(END, "", len(text), len(text))
    start, end = match.span(match.lastgroup)
    return Token(match.lastgroup, text[start:end], start, end)
