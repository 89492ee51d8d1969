"""The grammar of numbers: of Resolutions, of Recommendations by series, of Questions, of provisions of treaties.

    text       = [ "No." ] [ sector ] ( figure [ "-" figure ] | figure "/" figure [ letter ] | "[" … "]" )
    series     = [ sector ] letters "." figure { "." figure } [ "-" figure ] [ "/" series ] [ "bis" ]
    question   = [ sector ] figure [ "-" figure ] "/" figure
    provision  = figure [ letters ] [ "." figure [ letters ] ]

Each function takes the text and an offset, and gives what it found, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.citations.citation import Part
from editor.core.citations.forms import Forms
from editor.core.citations.lexer import HYPHEN, NUMBER, WORD, Token, token_at
from editor.core.citations.names import Body, InstrumentKind

LONGEST_PLACEHOLDER = 40


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a text: as the register has it, as it is written, and the Sector named with it."""

    value: str
    part: Part
    end: int
    suffix: Part | None = None
    sector: Body | None = None


def number_at(text: str, forms: Forms, at: int, kind: InstrumentKind) -> Number | None:
    """The number of a text of this kind."""
    token = token_at(text, at)
    if token.word == "no":
        stop = token_at(text, token.end)
        at = stop.end if stop.is_mark(".") else token.end
    start = token_at(text, at).start
    sector, at = sector_at(text, forms, at)
    match kind:
        case InstrumentKind.QUESTION:
            return _question(text, start, at, sector)
        case InstrumentKind.RECOMMENDATION | InstrumentKind.REPORT:
            return _series(text, forms, start, at, sector) or _plain(text, start, at, sector)
        case _:
            return _plain(text, start, at, sector)


def sector_at(text: str, forms: Forms, at: int) -> tuple[Body | None, int]:
    """The Sector named at an offset, with or without its hyphen, and the offset after it."""
    token = token_at(text, at)
    if token.word == "itu":
        letter = token_at(text, token.end)
        if letter.kind == HYPHEN:
            letter = token_at(text, letter.end)
        sector = forms.sectors.get(letter.word) if len(letter.text) == 1 else None
        return (sector, letter.end) if sector else (None, at)
    sector = forms.sectors.get(token.word) if len(token.text) > 1 else None
    return (sector, token.end) if sector else (None, at)


def _glued(text: str, token: Token) -> Token:
    """The token that follows without a space; the same token where there is none."""
    following = token_at(text, token.end)
    return following if following.start == token.end and following.end > following.start else token


def _counter(text: str, token: Token) -> Token | None:
    """The figures of a counter behind a number: 1 in ITU-R 66-1."""
    hyphen = _glued(text, token)
    figure = _glued(text, hyphen)
    is_counter = hyphen.kind == HYPHEN and figure.kind == NUMBER and len(figure.text) <= 2
    return figure if is_counter else None


def _plain(text: str, start: int, at: int, sector: Body | None) -> Number | None:
    figure = token_at(text, at)
    if figure.is_mark("["):
        return _placeholder(text, start, figure, sector)
    if figure.kind != NUMBER:
        return None
    following = _glued(text, figure)
    if following.is_mark("/"):
        return _of_session(text, figure, following)
    if following.is_mark(".") and _glued(text, following).kind == NUMBER:
        return None
    counter = _counter(text, figure) if sector is not None else None
    value = f"{sector.value} {figure.text}" if sector is not None else figure.text
    suffix = Part(counter.start, counter.end, counter.text) if counter is not None else None
    end = counter.end if counter is not None else figure.end
    return Number(value, Part(start, figure.end, text[start : figure.end]), end, suffix, sector)


def _of_session(text: str, session: Token, slash: Token) -> Number | None:
    """A number of the United Nations: 70/125, 70/299 B."""
    figure = _glued(text, slash)
    if figure.kind != NUMBER:
        return None
    value, end = f"{session.text}/{figure.text}", figure.end
    letter = token_at(text, end)
    if letter.kind == WORD and len(letter.text) == 1 and letter.text.isupper() and letter.start <= end + 1:
        value, end = f"{value} {letter.text}", letter.end
    return Number(value, Part(session.start, end, text[session.start : end]), end)


def _placeholder(text: str, start: int, opening: Token, sector: Body | None) -> Number | None:
    """The number of a text that has none yet: [ARB-2]."""
    closing = text.find("]", opening.end, opening.end + LONGEST_PLACEHOLDER)
    if closing < 0:
        return None
    end = closing + 1
    return Number(text[opening.start : end], Part(start, end, text[start:end]), end, None, sector)


def _series(text: str, forms: Forms, start: int, at: int, sector: Body | None) -> Number | None:
    letters = token_at(text, at)
    if letters.kind != WORD or len(letters.text) > 3 or not letters.text.isupper():
        return None
    last = _series_end(text, letters)
    if last is None:
        return None
    value = text[letters.start : last.end]
    slash = _glued(text, last)
    other = _glued(text, slash)
    if slash.is_mark("/") and other.kind == WORD and other.text.isupper():
        second = _series_end(text, other)
        if second is not None:
            last, value = second, text[letters.start : second.end]
    counter = _counter(text, last) if sector is not Body.ITU_T else None
    if counter is not None:
        suffix = Part(counter.start, counter.end, counter.text)
        return Number(value, Part(start, last.end, text[start : last.end]), counter.end, suffix, sector)
    ordinal = token_at(text, last.end)
    if ordinal.word in forms.ordinals:
        last, value = ordinal, f"{value} {ordinal.word}"
    return Number(value, Part(start, last.end, text[start : last.end]), last.end, None, sector)


def _series_end(text: str, letters: Token) -> Token | None:
    """The last figure of a number by series: 1 in G.984.1."""
    last: Token | None = None
    stop = _glued(text, letters)
    while stop.is_mark("."):
        figure = _glued(text, stop)
        if figure.kind != NUMBER:
            break
        last, stop = figure, _glued(text, figure)
    return last


def _question(text: str, start: int, at: int, sector: Body | None) -> Number | None:
    figure = token_at(text, at)
    if figure.kind != NUMBER:
        return None
    last = _counter(text, figure) or figure
    slash = _glued(text, last)
    group = _glued(text, slash)
    if not slash.is_mark("/") or group.kind != NUMBER:
        return None
    value = f"{figure.text}{f'-{last.text}' if last is not figure else ''}/{group.text}"
    return Number(value, Part(start, group.end, text[start : group.end]), group.end, None, sector)


def provision_at(text: str, at: int) -> Number | None:
    """The number of a provision or an article: 118, 191A, 5.441B."""
    figure = token_at(text, at)
    if figure.kind != NUMBER:
        return None
    end = _lettered_end(text, figure)
    stop = token_at(text, end)
    if stop.is_mark(".") and stop.start == end:
        second = token_at(text, stop.end)
        if second.kind == NUMBER and second.start == stop.end:
            end = _lettered_end(text, second)
    return Number(text[figure.start : end], Part(figure.start, end, text[figure.start : end]), end)


def _lettered_end(text: str, figure: Token) -> int:
    letters = _glued(text, figure)
    return letters.end if letters.kind == WORD and len(letters.text) <= 2 and letters.text.isupper() else figure.end
