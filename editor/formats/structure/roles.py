"""What paragraph styles mean: folded style names of ITU templates and of word processors, and their roles."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a style says a paragraph is."""

    SYMBOL = "symbol"
    NUMBER = "number"
    TITLE = "title"
    ADOPTED = "adopted"
    OPENING = "opening"
    CALL = "call"
    LIST = "list"
    HEADING = "heading"
    ANNEX = "annex"
    ANNEX_REF = "annex-ref"
    ANNEX_TITLE = "annex-title"
    REASONS = "reasons"
    SOURCE = "source"
    COVER_TITLE = "cover-title"
    AGENDA = "agenda"
    CONTENTS = "contents"


ROLES: dict[str, tuple[Role, int]] = {
    "proposal": (Role.SYMBOL, 1),
    "normalaftertitle": (Role.OPENING, 1),
    "call": (Role.CALL, 1),
    "reasons": (Role.REASONS, 1),
    "source": (Role.SOURCE, 1),
    "agendaitem": (Role.AGENDA, 1),
    "title": (Role.TITLE, 1),
    "headingb": (Role.HEADING, 2),
    "headingi": (Role.HEADING, 3),
    "headingib": (Role.HEADING, 3),
    "section1": (Role.HEADING, 1),
    "section2": (Role.HEADING, 2),
    "section3": (Role.HEADING, 3),
    "artheading": (Role.HEADING, 1),
    **{f"{what}no": (Role.NUMBER, 1) for what in ("res", "rec", "question", "dec", "opinion")},
    **{f"{what}nobr": (Role.NUMBER, 1) for what in ("res", "rec", "question")},
    **{f"{what}title": (Role.TITLE, 1) for what in ("res", "rec", "question", "dec", "opinion")},
    **{f"{what}{line}": (Role.ADOPTED, 1) for what in ("res", "rec", "question") for line in ("ref", "date")},
    **{f"{what}{line}": (Role.HEADING, 1) for what in ("section", "chap", "part", "art") for line in ("no", "title")},
    **{f"{what}no": (Role.ANNEX, 1) for what in ("annex", "appendix")},
    **{f"{what}notitle": (Role.ANNEX, 1) for what in ("annex", "appendix")},
    **{f"{what}no&title": (Role.ANNEX, 1) for what in ("annex", "appendix")},
    **{f"{what}ref": (Role.ANNEX_REF, 1) for what in ("annex", "appendix")},
    **{f"{what}title": (Role.ANNEX_TITLE, 1) for what in ("annex", "appendix")},
    **{f"title{n}": (Role.COVER_TITLE, n) for n in range(1, 5)},
    **{f"enumlev{n}": (Role.LIST, n) for n in range(1, 5)},
    **{f"heading{n}": (Role.HEADING, n) for n in range(1, 10)},
    **{f"toc{n}": (Role.CONTENTS, n) for n in range(1, 10)},
}
"""Role and level by folded style name (conventions, section 6.2)."""


def role_of(style: str) -> tuple[Role, int] | None:
    """The role and level of a folded style name, or None where it says nothing of structure."""
    return ROLES.get(style)
