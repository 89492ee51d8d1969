"""The clock and the mint of ids, as the core asks for them."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime

from editor.core.model.ids import ClauseId, encoded


class SystemClock:
    """Tells the time of this computer in UTC."""

    def __init__(self) -> None:
        self._second = -1
        self._words = ""

    def now(self) -> str:
        """Now, as ``YYYY-MM-DDTHH:MM:SSZ``."""
        second = int(time.time())
        if second != self._second:
            self._second = second
            self._words = datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self._words


class RandomIds:
    """Mints ids of 51 random bits."""

    def fresh(self, prefix: str) -> ClauseId:
        """An id never used before, such as ``c-x81kq20dm5``."""
        return ClauseId(f"{prefix}-{encoded(secrets.randbits(51), 10)}")
