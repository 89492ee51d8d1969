"""The words a language cites with, as one table. Another language is another table; the grammar stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from editor.core.citations.names import Body, InstrumentKind

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word that opens a citation, or may: what it cites, and whether it announces several."""

    kind: InstrumentKind
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one language, folded. Phrases are in words only; hyphens, slashes and brackets do not count.

    `before` are bodies named in front ("WTDC Resolution 85"), `after` those named behind ("of the Council"); both are
    sorted by their last and their first word, the longest phrase first. `named` are meetings cited by name and number
    (WRC-19, C16), with the name they are given; `foreign` opens the rest of a treaty's name that is not ITU's
    ("Convention on the Rights of the Child"). `sectors` are Sectors without their hyphen, `ordinals` forms of bis.
    """

    kinds: Mapping[str, KindWord]
    revised: frozenset[str]
    amended: frozenset[str]
    joining: frozenset[str]
    of: tuple[Phrase, ...]
    article: frozenset[str]
    this: frozenset[str]
    meetings: frozenset[str]
    session: tuple[Phrase, ...]
    named: Mapping[str, str]
    foreign: frozenset[str]
    before: Mapping[str, tuple[tuple[Phrase, Body], ...]]
    after: Mapping[str, tuple[tuple[Phrase, Body], ...]]
    union: tuple[Phrase, ...]
    sectors: Mapping[str, Body]
    ordinals: frozenset[str]
    trigger: re.Pattern[str]


def _sorted(names: Mapping[str, Body], *, at: int) -> Mapping[str, tuple[tuple[Phrase, Body], ...]]:
    groups: dict[str, list[tuple[Phrase, Body]]] = {}
    for words, body in names.items():
        phrase = tuple(words.split())
        groups.setdefault(phrase[at], []).append((phrase, body))
    return MappingProxyType(
        {word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in groups.items()}
    )


def _phrases(*words: str) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in words), key=lambda phrase: -len(phrase)))


_ACRONYMS = {
    "pp": Body.PP,
    "wtdc": Body.WTDC,
    "wtsa": Body.WTSA,
    "ra": Body.RA,
    "wrc": Body.WRC,
    "wtpf": Body.WTPF,
    "wcit": Body.WCIT,
    "unga": Body.UNGA,
    "council": Body.COUNCIL,
    "itu council": Body.COUNCIL,
    "ecosoc": Body.OTHER,
    "unesco": Body.OTHER,
    "security council": Body.OTHER,
    "human rights council": Body.OTHER,
    "economic and social council": Body.OTHER,
}
_ENGLISH_NAMES = {
    "plenipotentiary conference": Body.PP,
    "world telecommunication development conference": Body.WTDC,
    "world telecommunication standardization assembly": Body.WTSA,
    "radiocommunication assembly": Body.RA,
    "world radiocommunication conference": Body.WRC,
    "world administrative radio conference": Body.WRC,
    "world telecommunication policy forum": Body.WTPF,
    "world telecommunication ict policy forum": Body.WTPF,
    "world telecommunication information and communication technology policy forum": Body.WTPF,
    "world telecommunication information and communication technology ict policy forum": Body.WTPF,
    "world telecommunication information and communication technologies policy forum": Body.WTPF,
    "world conference on international telecommunications": Body.WCIT,
    "united nations general assembly": Body.UNGA,
    "un general assembly": Body.UNGA,
    "general assembly of the united nations": Body.UNGA,
    "general assembly": Body.UNGA,
    "united nations security council": Body.OTHER,
    "un security council": Body.OTHER,
    "united nations human rights council": Body.OTHER,
    "united nations economic and social council": Body.OTHER,
}
_SECTORS = {
    "itu t": Body.ITU_T, "itut": Body.ITU_T, "ccitt": Body.ITU_T,
    "itu r": Body.ITU_R, "itur": Body.ITU_R, "ccir": Body.ITU_R,
    "itu d": Body.ITU_D, "itud": Body.ITU_D,
}  # fmt: skip
_ENGLISH_TREATIES = {
    "constitution": Body.CONSTITUTION,
    "convention": Body.CONVENTION,
    "general rules": Body.GENERAL_RULES,
    "radio regulations": Body.RADIO_REGULATIONS,
}
_NOT_INSIDE_A_WORD = r"(?<![^\W_])"

ENGLISH = Forms(
    kinds=MappingProxyType({
        "resolution": KindWord(InstrumentKind.RESOLUTION),
        "resolutions": KindWord(InstrumentKind.RESOLUTION, plural=True),
        "decision": KindWord(InstrumentKind.DECISION),
        "decisions": KindWord(InstrumentKind.DECISION, plural=True),
        "recommendation": KindWord(InstrumentKind.RECOMMENDATION),
        "recommendations": KindWord(InstrumentKind.RECOMMENDATION, plural=True),
        "opinion": KindWord(InstrumentKind.OPINION),
        "opinions": KindWord(InstrumentKind.OPINION, plural=True),
        "question": KindWord(InstrumentKind.QUESTION),
        "questions": KindWord(InstrumentKind.QUESTION, plural=True),
        "report": KindWord(InstrumentKind.REPORT),
        "reports": KindWord(InstrumentKind.REPORT, plural=True),
        "no": KindWord(InstrumentKind.PROVISION),
        "nos": KindWord(InstrumentKind.PROVISION, plural=True),
        "article": KindWord(InstrumentKind.ARTICLE),
        "articles": KindWord(InstrumentKind.ARTICLE, plural=True),
    }),
    revised=frozenset({"rev", "rev'd", "revised", "mod", "modified"}),
    amended=frozenset({"last", "amended", "modified", "at", "by", "in"}),
    joining=frozenset({"and", "or", "to"}),
    of=_phrases("of", "adopted by"),
    article=frozenset({"the"}),
    this=frozenset({"this", "present"}),
    meetings=frozenset({"conference", "assembly"}),
    session=_phrases("at its", "adopted at its"),
    named=MappingProxyType({"wrc": "WRC-", "warc": "WARC-", "c": "C"}),
    foreign=frozenset({"on", "for", "against", "concerning", "relating"}),
    before=_sorted({**_ACRONYMS, **_ENGLISH_NAMES, **_SECTORS}, at=-1),
    after=_sorted({**_ACRONYMS, **_ENGLISH_NAMES, **_ENGLISH_TREATIES}, at=0),
    union=_phrases("itu", "union", "international telecommunication union"),
    sectors=MappingProxyType({
        "t": Body.ITU_T, "itut": Body.ITU_T, "r": Body.ITU_R, "itur": Body.ITU_R, "d": Body.ITU_D, "itud": Body.ITU_D,
    }),
    ordinals=frozenset({"bis", "ter", "quater"}),
    trigger=re.compile(
        _NOT_INSIDE_A_WORD + r"(?:[Rr]esolutions?|RESOLUTIONS?|(?:Decision|Recommendation|Opinion|Question)s?"
        r"|(?:Report|Article)s?|DECISIONS?|RECOMMENDATIONS?|OPINIONS?|Nos?\.?(?=\s?\d)|C[SV](?=\s?\d)"
        r"|ITU[-\u2010\u2011\u00ad]?[TR](?=\s[A-Z]{1,3}\.\d))(?![^\W\d_])"
    ),
)  # fmt: skip
"""English, as in conventions 5.2. The trigger opens a citation wherever a kind of text is named."""
