"""What a dialog offers to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.document import Meeting

NOWHERE = Meeting()
"""No conference."""


@dataclass(frozen=True, slots=True)
class Known:
    """A conference or a proponent to choose from: what is shown, and what it stands for."""

    words: str
    symbol: str
    meeting: Meeting = NOWHERE
