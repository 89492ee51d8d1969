"""The words by which parts of ITU texts are known, in English and, where cheap, in French and Spanish.

Sources: conventions, sections 1, 2, 3 and 7.
"""

from __future__ import annotations

import re
from functools import lru_cache

from editor.core.model.document import Action


class _Pattern:
    """A pattern compiled when it is first needed: most documents need few, and every start would pay for all."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """What `re.Pattern.match` gives."""
        if self._compiled is None:
            self._compiled = re.compile(self._text, self._flags)
        return self._compiled.match(text)


_INDEX = r"[A-Z]{1,4}(?:/[A-Z]{1,4})*/(?:\d+|XX)(?:R\d+)?(?:-?A\d+)*/\d+"
_SYMBOL = _Pattern(rf"^\s*(\(MOD\)|MOD|ADD\*?|SUP\*?|NOC)\s*({_INDEX})?\s*$")
_INDEX_LINE = _Pattern(rf"^\s*({_INDEX})\s*$")
_SYMBOL_START = _Pattern(r"^\s*(\(MOD\)|MOD|ADD\*?|SUP\*?|NOC)(?:\s+(\S.*?))?\s*$", re.DOTALL)

_INSTRUMENTS = (
    "RESOLUTION|DECISION|RECOMMENDATION|OPINION|QUESTION|DECLARATION|R[ÉE]SOLUTION|D[ÉE]CISION|RECOMMANDATION|"
    "RESOLUCI[ÓO]N|DECISI[ÓO]N|RECOMENDACI[ÓO]N"
)
_NUMBER = _Pattern(
    rf"^\s*(?:(?:DRAFT|PROJET DE|PROYECTO DE)\s+)?(?:(?:NEW|REVISED|NOUVELLE|NUEVA)\s+)?(?:{_INSTRUMENTS})"
    r"(?:\s+(?:ITU|UIT)[-\u2011][TRDtrd])?\s+(?:\[[^\]]{1,40}\]|\d+\S{0,6}|[A-Z]{2,6}\d?/\d+)"
    r"(?:\s*\([^()]{3,60}\))?\s*$"
)
_DRAFT = _Pattern(r"^\s*(?:DRAFT|PROJET DE|PROYECTO DE)\s+(?:NEW|NOUVELLE|NUEVA)\b", re.IGNORECASE)
_ADOPTED = _Pattern(r"^\s*\([^()]{3,60}\d{4}[^()]{0,40}\)\s*$")
_OPENING = _Pattern(
    r"^\s*(?:The\s(?:.{0,40}\s)?(?:Conference|Assembly|Council)|The Council|"
    r"(?:La|L[’'])\s?(?:Conf[ée]rence|Assembl[ée]e)|Le Conseil|La (?:Conferencia|Asamblea)|El Consejo)\b.{0,160},\s*$",
    re.DOTALL,
)
_VERBS = (
    "considering", "recalling", "noting", "recognizing", "recognising", "taking into account", "bearing in mind",
    "aware", "emphasizing", "emphasising", "stressing", "reaffirming", "acknowledging", "convinced", "concerned",
    "observing", "having considered", "having examined", "having regard", "mindful", "welcoming", "appreciating",
    "conscious", "affirming", "underlining", "highlighting", "guided by", "referring", "desiring", "in view of",
    "resolves", "instructs", "invites", "encourages", "urges", "recommends", "requests", "decides", "calls upon",
    "calls on", "appeals", "directs", "authorizes", "authorises", "agrees", "declares", "further resolves",
    "considérant", "rappelant", "notant", "reconnaissant", "tenant compte", "ayant examiné", "ayant à l'esprit",
    "consciente", "conscient", "soulignant", "réaffirmant", "décide", "charge", "invite", "encourage", "prie",
    "exhorte", "recommande", "demande",
    "considerando", "recordando", "observando", "reconociendo", "teniendo en cuenta", "habiendo examinado",
    "teniendo presente", "destacando", "subrayando", "reafirmando", "resuelve", "encarga", "invita", "alienta",
    "insta", "recomienda", "pide", "solicita",
)  # fmt: skip
_OPERATIVE = _Pattern(
    r"^\W*(?:further )?(?:resolves|instructs|invites|encourages|urges|recommends|requests|decides|calls|appeals|directs"
    r"|authori[sz]es|agrees|declares|décide|charge|invite|encourage|prie|exhorte|recommande|demande|resuelve|encarga"
    r"|invita|alienta|insta|recomienda|pide|solicita)\b"
)
_CALL_LENGTH = 320
_ANNEX = _Pattern(
    r"^\s*(?:ANNEXE?|ANEXO|APPENDIX|APPENDICE|AP[ÉE]NDICE|ATTACHMENT)(?:\s+(?:\d{1,2}|[A-Z]|[IVX]{1,5}))?"
    r"(?:\s+TO\s+[^.;]{1,80})?\s*$"
)
_ANNEX_REF = _Pattern(r"^\s*\((?:to|à la|a la|al|de la)\s.{3,120}\)\s*$", re.IGNORECASE)
_REASONS = _Pattern(r"^\s*(Reasons?|Motifs?|Motivos|Основания|理由)\s*:[ \t\u00a0]*", re.IGNORECASE)

FIELD_WORDS: tuple[tuple[str, str], ...] = (
    ("priority", r"Priority area|Domaine prioritaire|Ámbito prioritario|Prioridad"),
    ("summary", r"Summary|Résumé|Resumen"),
    ("abstract", r"Abstract"),
    ("expected", r"Expected results?|Résultats attendus|Résultat attendu|Resultados esperados"),
    ("references", r"References?|Références|Referencias"),
    ("action", r"Action required|Suite à donner|Acción solicitada"),
    ("keywords", r"Keywords|Mots clés|Palabras clave"),
    ("purpose", r"Purpose"),
    ("contact", r"Contacts?|Contacto"),
)
"""The fields of the summary box and the words that open them."""
_FIELDS = _Pattern(
    r"^\s*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in FIELD_WORDS) + r")\s*:[ \t\u00a0]*", re.IGNORECASE
)
_LINES: tuple[tuple[str, _Pattern], ...] = (
    ("docno", _Pattern(r"^\s*(?:(?:Addendum|Revision|Corrigendum|Addendum|Révision)\s+\d+.*|"
                         r"(?:Document|Documento)\s+\S*\d.*)$", re.IGNORECASE | re.DOTALL)),
    ("original", _Pattern(r"^\s*(?:Original|Оригинал|原文)\s*[:：].{2,60}$", re.IGNORECASE)),
    ("dated", _Pattern(r"^\s*\d{1,2}\s+\w+\s+(?:de\s+)?\d{4}\s*$|^\s*\w+\s+\d{1,2},\s+\d{4}\s*$")),
    ("body", _Pattern(r"^\s*(?:PLENARY MEETING|SÉANCE PLÉNIÈRE|SESIÓN PLENARIA|COMMITTEE \d+|WORKING GROUP.{0,40})"
                        r"\s*$", re.IGNORECASE)),
    ("agenda", _Pattern(r"^\s*(?:Agenda item|Point de l'ordre du jour|Punto del orden del día)\b.{0,80}$",
                          re.IGNORECASE)),
    ("conference", _Pattern(r"^.{0,60}\b(?:Conference|Assembly|Conférence|Assemblée|Conferencia|Asamblea)\b"
                              r".{0,120}\d.{0,120}$", re.DOTALL)),
    ("place", _Pattern(r"^\s*[^\d,]{2,40}(?:,[^\d,]{2,40})?,\s+\d{1,2}.{3,40}\d{4}\s*$")),
)  # fmt: skip


_TELLING = frozenset((
    "reasons", "reason", "motifs", "motif", "motivos", "основания", "理由", "draft", "projet", "proyecto", "annex",
    "annexe", "anexo", "appendix", "appendice", "apéndice", "apendice", "attachment",
))  # fmt: skip


def may_tell(text: str) -> bool:
    """Whether the first word of a text is one that reasons, numbers, calls or annexes begin with.

    Most paragraphs of an instrument begin with none of them, and need no closer look.
    """
    start = text[:60].split(None, 1)
    if not start:
        return False
    word = start[0].rstrip("*:")
    return word in _by_first_word() or word.lower() in _TELLING or word.isupper() or start[0][0] == "("


def symbol(text: str) -> tuple[Action, str] | None:
    """The symbol and index number of a proposal line, where the text is one."""
    match = _SYMBOL.match(text)
    return None if match is None else (Action(match[1]), match[2] or "")


def symbol_start(text: str) -> tuple[Action, str] | None:
    """The symbol and whatever follows it, for a line that its style says is one: ``MOD 3 PP-98``."""
    match = _SYMBOL_START.match(text)
    return None if match is None else (Action(match[1]), " ".join((match[2] or "").split()))


def index_number(text: str) -> str:
    """The index number that is all of a line, or empty."""
    match = _INDEX_LINE.match(text)
    return "" if match is None else match[1]


def is_number_line(text: str) -> bool:
    """Whether a line is the number of an instrument: RESOLUTION 85 (Rev. Kigali, 2022)."""
    return len(text) < 160 and _NUMBER.match(text) is not None


def is_new_draft(text: str) -> bool:
    """Whether a number line announces a new instrument."""
    return _DRAFT.match(text) is not None


def is_adopted(text: str) -> bool:
    """Whether a line is the place and date in brackets under a title."""
    return _ADOPTED.match(text) is not None


def is_opening(text: str) -> bool:
    """Whether a paragraph names the conference that speaks and ends with a comma."""
    return len(text) < 240 and _OPENING.match(text) is not None


def is_call(text: str) -> bool:
    """Whether a line reads as a call: a known verb in lower case, and no punctuation at its end."""
    stripped = text.strip()
    return (
        0 < len(stripped) < _CALL_LENGTH
        and stripped[-1] not in ".,;:"
        and stripped[0].islower()
        and any(_begins(stripped, verb) for verb in _by_first_word().get(_first_word(stripped), ()))
    )


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for verb in _VERBS:
        found.setdefault(_first_word(verb), []).append(verb)
    return found


def _first_word(text: str) -> str:
    return text.split(None, 1)[0].rstrip("*:")


def _begins(text: str, verb: str) -> bool:
    return text.startswith(verb) and not text[len(verb) : len(verb) + 1].isalnum()


@lru_cache(maxsize=512)
def is_operative(text: str) -> bool:
    """Whether a call opens an operative section rather than one of the preamble."""
    return _OPERATIVE.match(text.strip().lower()) is not None


def is_annex(text: str) -> bool:
    """Whether a line opens an annex or appendix."""
    return len(text) < 120 and _ANNEX.match(text) is not None


def is_annex_ref(text: str) -> bool:
    """Whether a line says in brackets what an annex belongs to."""
    return _ANNEX_REF.match(text) is not None


def reasons_width(text: str) -> int:
    """How much of a text is the word Reasons and what sets it apart; 0 where it does not begin so."""
    match = _REASONS.match(text)
    return 0 if match is None else match.end()


def field_of(text: str) -> tuple[str, int] | None:
    """The field of the summary box a text opens, and the width of its opening words."""
    match = _FIELDS.match(text)
    return None if match is None else (match.lastgroup or "", match.end())


def cover_line(text: str) -> str:
    """The field a whole line of a cover is, or empty."""
    if len(text) > 240:
        return ""
    return next((name for name, pattern in _LINES if pattern.match(text)), "")
