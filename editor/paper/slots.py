"""The places authors take: a colour for light and dark, and two line patterns, the same on the screen and on paper.

The document stores the number of a slot only. Colours and patterns, with the contrasts and the differences they keep in
every kind of colour vision, are those of the visual target.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.document import Actor
from editor.core.model.inline import Stamps


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line pattern: a thickness and the lengths of dashes and gaps in turn; no dashes make a solid line."""

    width: int
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorSlot:
    """One of the ten places an author can take: a colour for light and dark and two line patterns."""

    number: int
    light: str
    dark: str
    light_name: str
    dark_name: str
    underline: Pattern
    strike: Pattern


SOLID = Pattern(1)
_DASH_DOT = Pattern(1, (7, 2, 2, 2))
_LINES: tuple[tuple[Pattern, Pattern], ...] = (
    (SOLID, SOLID),
    (Pattern(1, (5, 2)), Pattern(1, (7, 2))),
    (Pattern(1, (2, 2)), Pattern(1, (4, 1))),
    (_DASH_DOT, _DASH_DOT),
    (Pattern(2), Pattern(2)),
)

_COLOURS: tuple[tuple[str, str, str, str], ...] = (
    ("#3057D1", "#7CA4FF", "blue", "blue"),
    ("#7C4413", "#CC9C6C", "sienna", "sand"),
    ("#11624C", "#46F3BE", "pine", "mint"),
    ("#52126D", "#FCC4FF", "purple", "orchid"),
    ("#886104", "#E6CF70", "ochre", "gold"),
    ("#AB0143", "#FCB49C", "crimson", "peach"),
    ("#4724A9", "#ACA4CC", "indigo", "lavender"),
    ("#363403", "#BAB612", "moss", "olive"),
    ("#007392", "#3CB4A4", "teal", "teal"),
    ("#730346", "#FC7C9C", "plum", "rose"),
)

AUTHOR_SLOTS: tuple[AuthorSlot, ...] = tuple(
    AuthorSlot(index + 1, *colours, *_LINES[index % len(_LINES)]) for index, colours in enumerate(_COLOURS)
)

CONSEQUENTIAL = 0
"""The slot of what follows from other changes."""


def slot_of(number: int) -> AuthorSlot:
    """The slot with this number, counted from 1; the eleventh author takes the first slot again."""
    return AUTHOR_SLOTS[(number - 1) % len(AUTHOR_SLOTS)]


class Authors:
    """The slots and tags of the actors of a document, by stamp."""

    __slots__ = ("_by_id", "_missed", "actors")

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = actors
        self._missed = False
        self._by_id = {
            actor.id: (actor.slot or at + 1, actor.tag or actor.name[:2].upper()) for at, actor in enumerate(actors)
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Authors) and self.actors == other.actors

    __hash__ = None  # type: ignore[assignment]

    def extends(self, other: Authors) -> bool:
        """Whether these are the others, with no more than new ones added, so that what those answered still holds."""
        return not other._missed and self.actors[: len(other.actors)] == other.actors

    def slot(self, stamps: Stamps) -> int:
        """The colour slot of who made a change; 1 for an actor the document does not name."""
        return self._of(stamps)[0] if stamps else 0

    def tag(self, stamps: Stamps) -> str:
        """The tag of who made a change."""
        return self._of(stamps)[1] if stamps else ""

    def _of(self, stamps: Stamps) -> tuple[int, str]:
        found = self._by_id.get(stamps[0].by)
        if found is None:
            self._missed = True
            return (1, "?")
        return found

    def tag_of_slot(self, slot: int) -> str:
        """The tag of the actor with a slot."""
        return next((tag for number, tag in self._by_id.values() if number == slot), "")
