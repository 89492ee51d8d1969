"""The clock and the mint of ids, as the core asks for them."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from editor.core.model.ids import ClauseId, encoded


class SystemClock:
    """Tells the time of this computer in UTC."""

    def now(self) -> str:
        """Now, as ``YYYY-MM-DDTHH:MM:SSZ``."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class RandomIds:
    """Mints ids of 51 random bits."""

    def fresh(self, prefix: str) -> ClauseId:
        """An id never used before, such as ``c-x81kq20dm5``."""
        return ClauseId(f"{prefix}-{encoded(secrets.randbits(51), 10)}")
