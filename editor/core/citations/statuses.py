"""The grammar of what stands in parentheses after a number: place and year, the name of a meeting, a month, a session.

    status   = [ "Rev." ] date [ [ "," ] amended ( meeting | year ) ]
    date     = meeting | place [ "," ] year | month "/" year | year
    edition  = "(" status { status } [ ")" ]

Each function takes the text and an offset, and gives what it found with the offset after it, or None.
"""

from __future__ import annotations

from dataclasses import replace

from editor.core.citations.citation import CitedEdition, Part
from editor.core.citations.forms import Forms
from editor.core.citations.lexer import HYPHEN, NUMBER, WORD, Token, token_at

LONGEST_PLACE = 6
"""Words of a place, with the hyphens between them; "Malaga-Torremolinos" has three."""


def edition_at(text: str, forms: Forms, at: int) -> tuple[CitedEdition, int] | None:
    """The status in parentheses and the offset after them. A parenthesis that is never closed ends with the status."""
    opening = token_at(text, at)
    if not opening.is_mark("("):
        return None
    first = _status(text, forms, opening.end)
    if first is None:
        return None
    statuses = [first]
    while (following := _status(text, forms, statuses[-1].end)) is not None:
        statuses.append(following)
    closing = token_at(text, statuses[-1].end)
    end = closing.end if closing.is_mark(")") else statuses[-1].end
    return _last(statuses), end


def _last(statuses: list[CitedEdition]) -> CitedEdition:
    """The status that counts. Where only place and year were replaced, "Rev." stands before the struck ones."""
    *earlier, last = statuses
    if not earlier:
        return last
    return replace(last, earlier=tuple(earlier), revised=last.revised or earlier[0].revised)


def _status(text: str, forms: Forms, at: int) -> CitedEdition | None:
    token = token_at(text, at)
    start, revised = token.start, None
    if token.word in forms.revised:
        stop = token_at(text, token.end)
        end = stop.end if stop.is_mark(".") else token.end
        revised = Part(start, end, text[start:end])
        at = end
    found = meeting_at(text, forms, at) or _dated(text, at) or _placed(text, at)
    if found is None:
        return None
    return _amended(text, forms, replace(found, start=start, revised=revised))


def meeting_at(text: str, forms: Forms, at: int) -> CitedEdition | None:
    """A meeting cited by its name: WRC-19, WRC12, C16, C-1997."""
    word = token_at(text, at)
    prefix = forms.named.get(word.word)
    if prefix is None:
        return None
    number = token_at(text, word.end)
    if number.kind == HYPHEN:
        number = token_at(text, number.end)
    if number.kind != NUMBER or len(number.text) not in (2, 4) or number.start > word.end + 2:
        return None
    year = int(number.text)
    if len(number.text) == 2:
        year += 2000 if year < 50 else 1900
    name = f"{prefix}{number.text if prefix.endswith('-') else f'{year % 100:02}'}"
    return CitedEdition(word.start, number.end, place=_part(text, word.start, number.end), name=name, year=year)


def is_year(token: Token) -> bool:
    """Whether a token can be the year of a text: four figures."""
    return token.kind == NUMBER and len(token.text) == 4


def _dated(text: str, at: int) -> CitedEdition | None:
    token = token_at(text, at)
    month = None
    if token.kind == NUMBER and len(token.text) <= 2:
        slash = token_at(text, token.end)
        year = token_at(text, slash.end)
        if not slash.is_mark("/") or not is_year(year) or not 1 <= int(token.text) <= 12:
            return None
        month, start, token = int(token.text), token.start, year
    else:
        start = token.start
    if not is_year(token):
        return None
    part = Part(token.start, token.end, token.text)
    return CitedEdition(start, token.end, year_part=part, year=int(token.text), month=month)


def _placed(text: str, at: int) -> CitedEdition | None:
    words: list[Token] = []
    token = token_at(text, at)
    while len(words) < LONGEST_PLACE and (token.kind == WORD or (words and _links(token))):
        words.append(token)
        token = token_at(text, token.end)
    comma = words and token.is_mark(",")
    year = token_at(text, token.end) if comma else token
    if comma and year.kind == WORD:  # "Buenos, Aires, 2017"
        words.append(token)
        while year.kind == WORD and len(words) < LONGEST_PLACE:
            words.append(year)
            year = token_at(text, year.end)
        year = token_at(text, year.end) if year.is_mark(",") else year
    if not words or words[-1].kind != WORD or not is_year(year):
        return None
    place = _part(text, words[0].start, words[-1].end)
    return CitedEdition(
        place.start, year.end, place=place, name=_name(words),
        year_part=Part(year.start, year.end, year.text), year=int(year.text),
    )  # fmt: skip


def _links(token: Token) -> bool:
    return token.kind == HYPHEN or token.is_mark("'") or token.is_mark("\u2019")


def _name(words: list[Token]) -> str:
    """A place with single spaces and plain hyphens, as it is looked up."""
    pieces: list[str] = []
    for before, token in zip([None, *words], words, strict=False):
        if before is not None and before.end < token.start:
            pieces.append(" ")
        pieces.append("-" if token.kind == HYPHEN else token.text)
    return "".join(pieces)


def _amended(text: str, forms: Forms, edition: CitedEdition) -> CitedEdition:
    """The edition with the session that last amended it, where one follows: (C01, last amended C20)."""
    token = token_at(text, edition.end)
    if token.is_mark(","):
        token = token_at(text, token.end)
    at = token.start
    while token.word in forms.amended:
        token = token_at(text, token.end)
    if token.start == at:
        return edition
    meeting = meeting_at(text, forms, token.start)
    if meeting is not None:
        return replace(edition, end=meeting.end, amended=meeting.place, amended_year=meeting.year)
    if is_year(token):
        part = Part(token.start, token.end, token.text)
        return replace(edition, end=token.end, amended=part, amended_year=int(token.text))
    return edition


def _part(text: str, start: int, end: int) -> Part:
    return Part(start, end, text[start:end])
