"""The grammar of a citation, by recursive descent from the word that opens it.

    citation   = [ body ] kind number [ edition ] [ of-body ] { joint number [ edition ] [ of-body ] }
    of-body    = [ "," ] "of" [ "the" ] ( body | "this conference" ) [ "(" acronym ")" ]
    provisions = "Nos." provision { joint provision } [ "(" "Article" number ")" ] "of" [ "the" ] [ "ITU" ] treaty
    articles   = "Articles" number { joint number } "of" [ "the" ] [ "ITU" ] treaty

An edition and a body belong to every member of a list before them that has none of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from editor.core.citations.citation import Citation, CitedEdition, Part
from editor.core.citations.forms import Forms, KindWord
from editor.core.citations.lexer import HYPHEN, NUMBER, token_at
from editor.core.citations.names import MEETING_OF_SECTOR, TREATIES, Body, InstrumentKind
from editor.core.citations.numbers import Number, number_at, provision_at
from editor.core.citations.phrases import Named, body_after, body_before, joint_at, treaty_after
from editor.core.citations.statuses import edition_at, is_year

_OF_SERIES = frozenset({InstrumentKind.RECOMMENDATION, InstrumentKind.REPORT, InstrumentKind.QUESTION})


@dataclass(frozen=True, slots=True)
class _Member:
    """One number of a list with what stands behind it."""

    number: Number
    edition: CitedEdition | None
    named: Named | None
    end: int


def citations_at(text: str, forms: Forms, start: int, end: int, floor: int) -> tuple[Citation, ...]:
    """The citations that the word between two offsets opens. Words before `floor` belong to another citation."""
    opener = token_at(text, start)
    if opener.text in ("CS", "CV"):
        return _short_provision(text, start, end, Body(opener.text))
    word = forms.kinds.get(opener.word)
    if word is None:
        return _texts(text, forms, start, start, KindWord(InstrumentKind.RECOMMENDATION), None)
    if word.kind in (InstrumentKind.PROVISION, InstrumentKind.ARTICLE):
        return _provisions(text, forms, start, end, word)
    return _texts(text, forms, start, end, word, body_before(text, forms, start, floor))


def _texts(text: str, forms: Forms, start: int, at: int, word: KindWord, before: Named | None) -> tuple[Citation, ...]:
    members: list[_Member] = []
    sector = before.body if before is not None else None
    following: int | None = at
    while following is not None:
        member = _member(text, forms, following, word.kind, before)
        if member is None or (members and not word.plural and not _has_place(member)):
            break
        if member.number.sector is None and sector in MEETING_OF_SECTOR:
            member = replace(member, number=replace(member.number, sector=sector))
        sector = member.number.sector or sector
        members.append(member)
        following = joint_at(text, forms, member.end)
    opening = before.part.start if before is not None else start
    return _linked(text, opening, at, word.kind, members, before)


def _member(text: str, forms: Forms, at: int, kind: InstrumentKind, before: Named | None) -> _Member | None:
    number = number_at(text, forms, at, kind)
    if number is None or (kind is InstrumentKind.REPORT and number.sector is not Body.ITU_R):
        return None
    end = number.end
    found = edition_at(text, forms, end)
    edition, end = found if found is not None else (None, end)
    named = body_after(text, forms, end)
    if named is not None:
        end = named.end
    if edition is None and (named or before) is not None:
        found = edition_at(text, forms, end) or _session(text, forms, end, named or before)
        edition, end = found if found is not None else (None, end)
    return _Member(number, edition, named, end)


def _session(text: str, forms: Forms, at: int, named: Named | None) -> tuple[CitedEdition, int] | None:
    """The year of a session of the Council told in words: "adopted by the Council at its 2016 session"."""
    if named is None or named.body is not Body.COUNCIL:
        return None
    token = token_at(text, at)
    if token.is_mark(","):
        token = token_at(text, token.end)
    for phrase in forms.session:
        following = token
        for word in phrase:
            if following.word != word:
                break
            following = token_at(text, following.end)
        else:
            if is_year(following):
                year = Part(following.start, following.end, following.text)
                return CitedEdition(year.start, year.end, year_part=year, year=int(year.text)), year.end
    return None


def _has_place(member: _Member) -> bool:
    return member.edition is not None and member.edition.place is not None


def _linked(
    text: str, start: int, at: int, kind: InstrumentKind, members: list[_Member], before: Named | None
) -> tuple[Citation, ...]:
    """The members as citations; what stands behind a later member is handed to those before it."""
    found: list[Citation] = []
    edition: CitedEdition | None = None
    named: Named | None = None
    for index in range(len(members) - 1, -1, -1):
        member = members[index]
        own = member.edition is not None
        edition = member.edition or (replace(edition, shared=True) if edition is not None else None)
        named = member.named or named
        said = named or before
        number = member.number
        body = _body(kind, number, said)
        found.append(
            Citation(
                start if index == 0 else number.part.start,
                member.end,
                kind,
                number.value,
                number.part,
                number.suffix,
                body,
                said.part if said is not None else None,
                said is not None and said.same_conference,
                edition if own or kind not in _OF_SERIES else None,
                None,
                text[at : number.part.start] or " ",
            )
        )
    return tuple(reversed(found))


def _body(kind: InstrumentKind, number: Number, said: Named | None) -> Body | None:
    """The body the words name: a Sector for what its groups adopt, its meeting for Resolutions."""
    sector = number.sector
    if sector is not None:
        return sector if kind in _OF_SERIES else MEETING_OF_SECTOR[sector]
    return said.body if said is not None else None


def _provisions(text: str, forms: Forms, start: int, at: int, word: KindWord) -> tuple[Citation, ...]:
    numbers: list[Number] = []
    following: int | None = at
    while following is not None:
        number = provision_at(text, following)
        if number is None:
            break
        numbers.append(number)
        following = (joint_at(text, forms, number.end) or _range(text, number.end)) if word.plural else None
    if not numbers:
        return ()
    end = numbers[-1].end
    article = _article(text, forms, end)
    closing = token_at(text, end)
    if article is not None:
        end = article.end
    elif closing.is_mark(")"):  # "the Preamble (No. 1) of the Constitution"
        end = closing.end
    treaty = article.treaty if article is not None and article.treaty else treaty_after(text, forms, end)
    if treaty is None:
        return ()
    last = len(numbers) - 1
    return tuple(
        Citation(
            start if index == 0 else number.part.start, max(end, treaty.end) if index == last else number.end,
            word.kind, number.value, number.part, None, treaty.body, treaty.part,
            article=article.part if article is not None else None, space=text[at : numbers[0].part.start] or " ",
        )
        for index, number in enumerate(numbers)
    )  # fmt: skip


def _range(text: str, at: int) -> int | None:
    hyphen = token_at(text, at)
    is_range = hyphen.kind == HYPHEN and token_at(text, hyphen.end).kind == NUMBER
    return hyphen.end if is_range else None


@dataclass(frozen=True, slots=True)
class _Article:
    part: Part
    end: int
    treaty: Named | None


def _article(text: str, forms: Forms, at: int) -> _Article | None:
    """The article named in parentheses after a provision: "(Article 21)", "(Article 21 of the Constitution)"."""
    opening = token_at(text, at)
    word = token_at(text, opening.end)
    kind = forms.kinds.get(word.word)
    if not opening.is_mark("(") or kind is None or kind.kind is not InstrumentKind.ARTICLE:
        return None
    number = provision_at(text, word.end)
    if number is None:
        return None
    treaty = treaty_after(text, forms, number.end)
    closing = token_at(text, treaty.end if treaty is not None else number.end)
    return _Article(number.part, closing.end, treaty) if closing.is_mark(")") else None


def _short_provision(text: str, start: int, at: int, treaty: Body) -> tuple[Citation, ...]:
    """A provision in the short form CS118, CV207A."""
    number = provision_at(text, at)
    if number is None or treaty not in TREATIES:
        return ()
    named = Part(start, at, text[start:at])
    space = text[at : number.part.start]
    return (
        Citation(
            start, number.end, InstrumentKind.PROVISION, number.value, number.part, None, treaty, named, space=space
        ),
    )
