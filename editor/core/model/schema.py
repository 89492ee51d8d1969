"""What may stand where, and which calls open the operative part: the one table of structure."""

from __future__ import annotations

from editor.core.model.clause import Kind

OPERATIVE_VERBS = frozenset(
    [
        "resolves",
        "decides",
        "instructs",
        "invites",
        "encourages",
        "urges",
        "requests",
        "recommends",
        "calls",
        "appeals",
        "authorizes",
        "declares",
        "approves",
        "directs",
        "confirms",
        "endorses",
        "entrusts",
        "agrees",
        "charges",
        "undertakes",
        "décide",
        "charge",
        "invite",
        "encourage",
        "prie",
        "recommande",
        "demande",
        "approuve",
        "exhorte",
        "resuelve",
        "encarga",
        "invita",
        "insta",
        "alienta",
        "solicita",
        "recomienda",
        "decide",
        "pide",
        "aprueba",
        "exhorta",
    ]
)
"""First words of calls of the operative part, in English, French and Spanish (conventions, section 3.5)."""

PREAMBLE_VERBS = frozenset(
    [
        "considering",
        "recalling",
        "noting",
        "recognizing",
        "recognising",
        "reaffirming",
        "bearing",
        "aware",
        "emphasizing",
        "emphasising",
        "having",
        "taking",
        "acknowledging",
        "mindful",
        "convinced",
        "concerned",
        "observing",
        "believing",
        "stressing",
        "referring",
        "welcoming",
        "affirming",
        "appreciating",
        "expressing",
        "conscious",
        "desiring",
        "guided",
        "reiterating",
        "underlining",
        "realizing",
        "realising",
        "understanding",
        "confirming",
        "considérant",
        "rappelant",
        "notant",
        "reconnaissant",
        "réaffirmant",
        "ayant",
        "tenant",
        "consciente",
        "conscient",
        "soulignant",
        "considerando",
        "recordando",
        "observando",
        "reconociendo",
        "reafirmando",
        "habiendo",
        "teniendo",
        "consciente",
        "destacando",
        "subrayando",
    ]
)
"""First words of calls of the preamble."""


def first_word(call: str) -> str:
    """The first word of a call, in small letters, without signs around it."""
    words = call.replace("\u00a0", " ").split(None, 1)
    return words[0].strip(" ,;:.[](){}*_").lower() if words else ""


def opens_operative(call: str) -> bool:
    """Whether a call belongs to the operative part."""
    return first_word(call) in OPERATIVE_VERBS


def opens_preamble(call: str) -> bool:
    """Whether a call belongs to the preamble."""
    return first_word(call) in PREAMBLE_VERBS


LEVELLED = frozenset({Kind.ITEM, Kind.PARAGRAPH, Kind.HEADING})
"""The kinds that have a level and can be moved among their neighbours."""
