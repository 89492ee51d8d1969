"""The words paper adds to a text, in the six languages, and the language's direction and script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.core.model.document import Meeting

RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `day` and `days` are patterns of dates."""

    page: str
    reasons: str
    moved: str
    moved_to: str
    came_from: str
    follows: str
    added: str
    struck: str
    day: str
    days: str
    months: tuple[str, ...]


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_WORDS = {
    "en": Words(
        "Page {number}", "Reasons:", "moved", "moved to {label}", "from {label}", "follows from other changes",
        "added", "struck",
        "{day} {month} {year}", "{day}–{last}",
        _months("January February March April May June July August September October November December"),
    ),
    "fr": Words(
        "Page {number}", "Motifs:", "déplacé", "déplacé en {label}", "de {label}", "découle d’autres modifications",
        "ajouté", "biffé",
        "{day} {month} {year}", "{day}-{last}",
        _months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ),
    "es": Words(
        "Página {number}", "Motivos:", "trasladado", "trasladado a {label}", "de {label}", "se deriva de otros cambios",
        "añadido", "tachado",
        "{day} de {month} de {year}", "{day}-{last}",
        _months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ),
    "ru": Words(
        "Страница {number}", "Основания:", "перенесено", "перенесено в {label}", "из {label}",
        "следует из других изменений", "добавлено", "зачёркнуто", "{day} {month} {year} года", "{day}–{last}",
        _months("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    ),
    "zh": Words(
        "第{number}页", "理由:", "移动", "移至{label}", "来自{label}", "随其他修改而变", "新增", "删除",
        "{year}年{month}{day}日", "{day}-{last}", tuple(f"{month}月" for month in range(1, 13)),
    ),
    "ar": Words(
        "الصفحة {number}", "الأسباب:", "منقول", "منقول إلى {label}", "من {label}", "ناتج عن تعديلات أخرى",
        "مضاف", "محذوف",
        "{day} {month} {year}", "{day}-{last}",
        _months("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    ),
}  # fmt: skip
_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


def language_of(tag: str) -> str:
    """The language of a tag, without region or script."""
    return tag.replace("_", "-").split("-")[0].lower()


def words_of(tag: str) -> Words:
    """The words of a language, English where it is not one of the six."""
    return _WORDS.get(language_of(tag), _WORDS["en"])


def runs_right_to_left(tag: str) -> bool:
    """Whether pages in this language are mirrored."""
    return language_of(tag) in RIGHT_TO_LEFT


def line_factor(tag: str) -> float:
    """The distance between baselines in letter sizes: more room for Arabic and Chinese."""
    return {"ar": 1.5, "fa": 1.5, "ur": 1.5, "zh": 1.4, "ja": 1.4}.get(language_of(tag), 1.15)


def has_italics(tag: str) -> bool:
    """Whether calls and labels slope in this language."""
    return language_of(tag) not in {"ar", "fa", "ur", "zh", "ja", "he"}


def day_in_words(date: str, words: Words) -> str:
    """An ISO date in the words of a language; any other text as it is."""
    match = _DATE.match(date)
    if match is None or not 1 <= int(match[2]) <= len(words.months):
        return date
    return words.day.format(day=int(match[3]), month=words.months[int(match[2]) - 1], year=match[1])


def days_of(meeting: Meeting, words: Words) -> str:
    """The dates of a conference, such as ``4–15 June 2029``."""
    first, last = _DATE.match(meeting.starts), _DATE.match(meeting.ends)
    if first is None or last is None or not 1 <= int(first[2]) <= len(words.months) or meeting.starts == meeting.ends:
        return day_in_words(meeting.starts or meeting.ends, words)
    if first.groups()[:2] == last.groups()[:2]:
        span = words.days.format(day=int(first[3]), last=int(last[3]))
        return words.day.format(day=span, month=words.months[int(first[2]) - 1], year=first[1])
    return f"{day_in_words(meeting.starts, words)} – {day_in_words(meeting.ends, words)}"


_PART = re.compile(r"^(Addendum|Revision|Corrigendum)\s+(\d+)\s+to\s*", re.IGNORECASE)
_SHORT = {"addendum": "Add.", "revision": "Rev.", "corrigendum": "Cor."}
_DOCUMENT = re.compile(r"^(?:Document|Documento|Документ|文件|الوثيقة)\s*")


def short_designation(designation: str) -> str:
    """A designation for the running header: ``WTDC-17/21(Add.28)-E`` (conventions, section 2.1)."""
    rest, parts = " ".join(designation.split()), []
    while (match := _PART.match(rest)) is not None:
        parts.append(f"({_SHORT[match[1].lower()]}{match[2]})")
        rest = rest[match.end() :]
    rest = _DOCUMENT.sub("", rest)
    number, dash, language = rest.rpartition("-")
    if not parts or not dash or len(language) != 1:
        return rest + "".join(reversed(parts))
    return number + "".join(reversed(parts)) + dash + language
