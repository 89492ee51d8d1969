"""Lists: which items belong together, at which level each stands, and by which schemes a list is labelled."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.core.numbering.schemes import BULLETS, OPERATIVE, PREAMBLE, scheme_of, value_of

_DEPTH = 6
_TOLERANCE = 100
"""Twentieths of a point within which two indentations are the same."""


@dataclass(slots=True, eq=False, repr=False)
class _Reached:
    """Where a list has got to in one view: for each open level its scheme, last place and indentation."""

    levels: list[tuple[str, int, int]] = field(default_factory=list)

    def level_of(self, label: str, indent: int) -> int:
        """The level of the next item, by its label: one that continues a level stands there."""
        levels = self.levels
        depth = len(levels)
        for level in range(depth, 0, -1):
            scheme, last, _ = levels[level - 1]
            if scheme and value_of(scheme, label) == last + 1:
                return level
        own = scheme_of(label)
        if own is not None and own.startswith("1.1") and depth:
            return min(label.rstrip(").").count(".") + 1, depth + 1, _DEPTH)
        first = own is not None and value_of(own, label) == 1
        for level in range(depth, 0, -1):
            scheme, _, _ = levels[level - 1]
            if scheme == (own or label) and (label in BULLETS or not first or level == depth == 1):
                return level
        if depth == 0:
            return 1
        for level in range(1, depth + 1) if indent else ():
            if indent <= levels[level - 1][2] - _TOLERANCE:
                return level
        return min(depth + 1, _DEPTH) if first or label in BULLETS else depth

    def take(self, level: int, scheme: str, label: str, indent: int) -> None:
        """Take an item at a level."""
        del self.levels[level:]
        value = value_of(scheme, label)
        if level == len(self.levels):
            before = self.levels[level - 1]
            self.levels[level - 1] = (scheme, before[1] + 1 if value is None else value, indent)
            return
        while len(self.levels) < level - 1:
            self.levels.append(("", 0, indent))
        self.levels.append((scheme, 1 if value is None else value, indent))


@dataclass(slots=True, eq=False, repr=False)
class List:
    """One list while it is read, in both views: the schemes of its levels, and where it has got to."""

    defaults: tuple[str, ...] = OPERATIVE
    schemes: dict[int, str] = field(default_factory=dict)
    """By level, from the first living item; from the first struck one in `base_schemes`."""
    base_schemes: dict[int, str] = field(default_factory=dict)
    base: _Reached = field(default_factory=_Reached)
    living: _Reached = field(default_factory=_Reached)
    hints: list[int] = field(default_factory=list)

    def written(self) -> tuple[str, ...]:
        """The schemes as a clause holds them: one for each level, defaults where no item told."""
        known = {**self.base_schemes, **self.schemes}
        deepest = max(known, default=0)
        told = tuple(known.get(level, self._default(level)) for level in range(1, deepest + 1))
        return told + self.defaults[deepest:]

    def _default(self, level: int) -> str:
        return self.defaults[min(level, len(self.defaults)) - 1]

    @property
    def begun(self) -> bool:
        """Whether it has any item."""
        return bool(self.base.levels or self.living.levels)

    def add(self, base: str, living: str, hint: int, indent: int) -> int:
        """Take the next item, by its label in each view it is in; returns its level."""
        label = living or base
        if hint:
            level = self._hinted(hint)
        else:
            level = (self.living if living else self.base).level_of(label, indent)
            self.hints = list(range(1, level + 1))
        schemes = self.schemes if living else self.base_schemes
        known = schemes.get(level)
        if known is None or value_of(known, label) is None:
            known = scheme_of(label) or label
        schemes.setdefault(level, known)
        for reached, own in ((self.base, base), (self.living, living)):
            if own:
                reached.take(level, known, own, indent)
        return level

    def restarts(self, base: str, living: str, hint: int) -> bool:
        """Whether an item begins a new list: it is a first one at the first level, which had items already."""
        label = living or base
        levels = (self.living if living else self.base).levels
        if not levels or label in BULLETS or (hint > 1 and self._hinted(hint) > 1):
            return False
        own = scheme_of(label)
        if own is None or value_of(own, label) != 1:
            return False
        return own == levels[0][0] or (hint == 1 and len(levels) == 1)

    def _hinted(self, hint: int) -> int:
        """The level a hint of the file stands for: lists may begin at any level of the file's own count."""
        while self.hints and self.hints[-1] > hint:
            self.hints.pop()
        if not self.hints or self.hints[-1] < hint:
            self.hints.append(hint)
        return min(len(self.hints), _DEPTH)


def opened_by(operative: bool) -> List:
    """A new list in a section of that part."""
    return List(defaults=OPERATIVE if operative else PREAMBLE)
