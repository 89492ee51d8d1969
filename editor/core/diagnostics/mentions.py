"""Typed references to items of the same text, "recalling e)" or "resolves 3, 4 and 5", as they stand in plain words.

A reference that is a `Reference` piece follows its target by itself; words do not, so the checks look after them. The
forms are those of ITU texts: the call verb, then labels, often "above".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PREAMBLE_VERBS = (
    "considering", "recalling", "noting", "recognizing", "taking into account", "bearing in mind", "aware",
    "emphasizing", "reaffirming", "acknowledging", "welcoming", "having examined", "having considered", "stressing",
)  # fmt: skip
OPERATIVE_VERBS = ("resolves", "instructs", "invites", "encourages", "urges", "recommends", "requests", "decides")

_LETTER = r"[a-z]{1,2}\)(?:\s?(?:bis|ter|quater))?"
_FIGURE = r"\d{1,2}(?:\.\d{1,2}){0,2}(?:bis|ter|quater)?(?![\d.]*\d|\s?(?:%|per cent)|[/\u2013-]\d)"
_AND = r"\s*(?:,\s*(?:and\s+|or\s+)?|\band\s+|\bor\s+|\bto\s+)"


def _listed(label: str) -> str:
    return f"{label}(?:{_AND}{label})*"


_LETTERED = re.compile(
    rf"\b((?:{'|'.join((*PREAMBLE_VERBS, *OPERATIVE_VERBS))})(?:\s+(?:also|further))?)[\s\u00a0]+({_listed(_LETTER)})"
)
_FIGURED = re.compile(
    rf"\b((?:{'|'.join(OPERATIVE_VERBS)})(?:\s+(?:also|further|the\s+(?:Director|Secretary-General|study\s+groups)))?)"
    rf"[\s\u00a0]+({_listed(_FIGURE)})(?=\s*(?:above|below|[,;:.)]|and\b|$))"
)
_ONE = re.compile(rf"{_LETTER}|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}(?:bis|ter|quater)?")
_ELSEWHERE = re.compile(
    r"\s*(?:above\s+|below\s+)?(?:of|in|to|from|under)\s+(?:the\s+|that\s+|its\s+|WTDC\s+|WTSA\s+|PP\s+|Council\s+)?"
    r"(?:above-mentioned\s+)?(?:[Rr]esolution|[Dd]ecision|[Rr]ecommendation|[Aa]nnex|[Oo]pinion|Constitution|Convention)"
    r"(?!\s+above)"
)
_HERE = re.compile(r"\s*(?:of|in|to)\s+(?:this|the\s+present)\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """One label of a typed reference: the call it names, the label, and where the label stands in the passage."""

    call: str
    label: str
    at: int

    @property
    def end(self) -> int:
        """The offset after the label."""
        return self.at + len(self.label)


def mentions(text: str) -> tuple[Mention, ...]:
    """The labels that typed references of a paragraph name; those of other texts are left out."""
    found: list[Mention] = []
    for pattern in (_LETTERED, _FIGURED):
        for match in pattern.finditer(text):
            rest = text[match.end() :]
            if _ELSEWHERE.match(rest) and not _HERE.match(rest):
                continue
            call = re.sub(r"[\s\u00a0]+", " ", match[1])
            found.extend(Mention(call, one[0], match.start(2) + one.start()) for one in _ONE.finditer(match[2]))
    return tuple(sorted(found, key=lambda mention: mention.at))
