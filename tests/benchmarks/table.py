"""Rows of the table of speed: what was measured, against what, and the bound the ratio has to keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `bound` is the most that `ratio` may be; None where the row only informs."""

    section: str
    what: str
    size: int | None
    ours: str
    theirs: str
    ratio: float
    bound: float | None
    unit: str = "x"

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        return self.bound is None or self.ratio <= self.bound


HEAD = f"{'':3} {'what':44} {'clauses':>8} {'ours':>12} {'floor':>12} {'ratio':>9} {'bound':>7}"


def line(row: Row) -> str:
    """A row as a line of the table."""
    size = "" if row.size is None else f"{row.size:,}"
    bound = "" if row.bound is None else f"{row.bound:g}"
    verdict = "" if row.bound is None else "ok" if row.kept else "OVER"
    ratio = f"{row.ratio:.2f} {row.unit}"
    return f"{row.section:3} {row.what:44} {size:>8} {row.ours:>12} {row.theirs:>12} {ratio:>9} {bound:>7} {verdict}"


def p99(times: Iterable[float]) -> float:
    """The time that one press in a hundred exceeds."""
    return quantiles(times, n=100, method="inclusive")[98]


def ms(value: float) -> str:
    """Milliseconds for the table."""
    return f"{value:.2f} ms" if value < 100 else f"{value:.0f} ms"
