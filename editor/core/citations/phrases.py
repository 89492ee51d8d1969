"""The grammar of the words around numbers: the body before and behind, the treaty, and what joins members of a list."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.citations.citation import Part
from editor.core.citations.forms import Forms, Phrase
from editor.core.citations.lexer import HYPHEN, NUMBER, WORD, Token, token_at
from editor.core.citations.names import TREATIES, Body

LOOK_BACK = 64
"""Characters before a citation in which its body may be named; the longest name in the table has 56."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body or a treaty as the words name it. `end` is where the words end, an acronym in brackets included."""

    body: Body | None
    part: Part
    end: int
    same_conference: bool = False


def joint_at(text: str, forms: Forms, at: int) -> int | None:
    """The offset after what joins two members of a list: a comma, a word, or both."""
    token = token_at(text, at)
    end: int | None = None
    if token.is_mark(","):
        end = token.end
        token = token_at(text, end)
    if token.word in forms.joining or token.is_mark("&"):
        end = token.end
    return end


def body_before(text: str, forms: Forms, start: int, floor: int) -> Named | None:
    """The body named right before a citation: "WTDC Resolution 85", "ITU Council Decision 482"."""
    words = _words_before(text, max(floor, start - LOOK_BACK), start)
    if not words:
        return None
    folded = [word.word for word in words]
    for phrase, body in forms.before.get(folded[-1], ()):
        if tuple(folded[-len(phrase) :]) == phrase:
            first = words[-len(phrase)].start
            return Named(body, Part(first, words[-1].end, text[first : words[-1].end]), words[-1].end)
    return None


def _words_before(text: str, floor: int, start: int) -> list[Token]:
    """The unbroken row of words that ends at an offset; a meeting's year (WTDC-17) does not break it."""
    while floor and floor < start and text[floor - 1].isalnum() and text[floor].isalnum():
        floor += 1
    words: list[Token] = []
    at = floor
    while True:
        token = token_at(text, at)
        if token.start >= start or token.end == at:
            return words
        if token.kind == WORD:
            words.append(token)
        elif not (token.kind in (HYPHEN, NUMBER) or token.is_mark("/")):
            words.clear()
        at = token.end


def body_after(text: str, forms: Forms, at: int) -> Named | None:
    """The body named behind a citation: "of the Plenipotentiary Conference", "of this conference"."""
    token = _after_of(text, forms, at)
    if token is None:
        return None
    if token.word in forms.this:
        meeting = token_at(text, token.end)
        if meeting.word in forms.meetings:
            part = Part(token.start, meeting.end, text[token.start : meeting.end])
            return Named(None, part, part.end, same_conference=True)
        return None
    found = _name(text, forms, token)
    return found if found is not None and found.body not in TREATIES else None


def treaty_after(text: str, forms: Forms, at: int) -> Named | None:
    """The treaty named behind a provision; a treaty that is not of ITU is none."""
    token = _after_of(text, forms, at)
    if token is None:
        return None
    found = _name(text, forms, token)
    if found is None or found.body not in TREATIES:
        return None
    return found if found.part.start != token.start or not _is_foreign(text, forms, found.end) else None


def _after_of(text: str, forms: Forms, at: int) -> Token | None:
    """The first word behind "of the", a comma before it skipped."""
    token = token_at(text, at)
    if token.is_mark(","):
        token = token_at(text, token.end)
    end = next((end for phrase in forms.of if (end := _phrase_end(text, token, phrase)) is not None), None)
    if end is None:
        return None
    token = token_at(text, end)
    if token.word in forms.article:
        return token_at(text, token.end)
    return token


def _name(text: str, forms: Forms, token: Token) -> Named | None:
    found = _listed(text, forms, token)
    if found is None:
        for phrase in forms.union:
            end = _phrase_end(text, token, phrase)
            if end is not None:
                found = _listed(text, forms, token_at(text, end))
                break
    return found


def _listed(text: str, forms: Forms, token: Token) -> Named | None:
    for phrase, body in forms.after.get(token.word, ()):
        end = _phrase_end(text, token, phrase)
        if end is not None:
            return Named(body, Part(token.start, end, text[token.start : end]), _acronym_end(text, forms, body, end))
    return None


def _phrase_end(text: str, token: Token, phrase: Phrase) -> int | None:
    """The offset after a phrase that begins with a token; hyphens, slashes and brackets between words do not count."""
    end = token.start
    for index, word in enumerate(phrase):
        while index and _is_between(token):
            token = token_at(text, token.end)
        if token.word != word:
            return None
        end = token.end
        token = token_at(text, end)
    return end


def _is_between(token: Token) -> bool:
    return token.kind == HYPHEN or token.text in ("/", "(", ")")


def _acronym_end(text: str, forms: Forms, body: Body, at: int) -> int:
    """The offset after the year of a meeting and an acronym in brackets: "WTDC-17", "Assembly (WTSA)"."""
    hyphen = token_at(text, at)
    if hyphen.kind == HYPHEN and hyphen.start == at:
        year = token_at(text, hyphen.end)
        if year.kind == NUMBER and year.start == hyphen.end:
            at = year.end
    opening = token_at(text, at)
    acronym = token_at(text, opening.end)
    closing = token_at(text, acronym.end)
    names = (pair[1] for pair in forms.after.get(acronym.word, ()))
    return closing.end if opening.is_mark("(") and closing.is_mark(")") and body in names else at


def _is_foreign(text: str, forms: Forms, at: int) -> bool:
    """Whether the name of a treaty goes on in a way that ITU's does not: "Convention on the Rights of the Child"."""
    token = token_at(text, at)
    if any(token.word == phrase[0] for phrase in forms.of):
        following = token_at(text, token.end)
        if following.word in forms.article:
            following = token_at(text, following.end)
        return all(_phrase_end(text, following, phrase) is None for phrase in forms.union)
    if token.word in forms.foreign:
        following = token_at(text, token.end)
        if following.word in forms.article:
            following = token_at(text, following.end)
        return following.text[:1].isupper()
    return False
