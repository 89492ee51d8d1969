"""Internal references in the typography of ITU texts: the call in italics, letters in italics, numbers upright."""

from __future__ import annotations

import re

from editor.core.model.inline import Format
from editor.core.model.schema import opens_operative, opens_preamble

_PIECES = re.compile(r"(\s+|,|;)")
_LETTER_LABEL = re.compile(r"^[a-z]{1,3}\)$")
_UPRIGHT = frozenset(["and", "to", "or", "above", "below", "et", "à", "ou", "y", "a", "o", "e", "и", "до"])


def reference_parts(words: str) -> list[tuple[str, Format]]:
    """The words of a reference, cut where the typeface changes (conventions, section 5.4)."""
    call = opens_operative(words) or opens_preamble(words)
    parts: list[tuple[str, Format]] = []
    for piece in _PIECES.split(words):
        if not piece:
            continue
        italic = bool(_LETTER_LABEL.match(piece)) or (call and piece.isalpha() and piece not in _UPRIGHT)
        if piece.isspace() and parts:
            italic = parts[-1][1] is Format.ITALIC
        form = Format.ITALIC if italic else Format.PLAIN
        if parts and parts[-1][1] is form:
            parts[-1] = (parts[-1][0] + piece, form)
        else:
            parts.append((piece, form))
    return parts
