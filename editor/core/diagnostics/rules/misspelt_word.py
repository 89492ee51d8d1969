"""A word that neither the dictionary nor the words of the field know.

Why: A slip in a proposal is translated into five languages. Only words that were written now are looked at: inserted
ones, and all words of own text. Left alone are citations, words with figures, words in capitals, addresses, words in
another script, and italic words, which are calls, labels or foreign words (*inter alia*).

Example: to fascilitate the deployment

Fix: Offers the dictionary's suggestions, computed only when they are asked for, since each takes a while.

Source: Dictionary of the language, British spelling with -ize; words of resources/terms, made from the register.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from editor.core.diagnostics.diagnostic import Applicability, Context, Diagnostic, Edit, Fix, Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place
from editor.core.model.inline import Format

_LETTER = r"[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0670]"
_WORD = re.compile(rf"(?:{_LETTER})(?:{_LETTER}|['\u2019](?=[^\W\d_]))*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SCRIPTS = {"ru": re.compile(r"[\u0400-\u052f]"), "ar": re.compile(r"[\u0600-\u06ff]")}
"""The letters of the language a dictionary is for: words in another script are names or quotations."""
MOST = 6
"""The most suggestions offered for one word."""


def check(passage: Passage, place: Place) -> Iterator[Found]:
    """The unknown words of a paragraph among those that were written now."""
    context = place.setting.context
    if context.dictionary is None or not (passage.own or any(s.piece.inserted for s in passage.stretches)):
        return
    text = passage.text
    script = _SCRIPTS.get(place.setting.language, _LATIN)
    skipped = [(one.start, one.end) for one in passage.citations]
    skipped += [match.span() for match in _ADDRESS.finditer(text)]
    for match in _WORD.finditer(text):
        start, end = match.span()
        if (
            script.match(match[0])
            and _is_word(text, start, end)
            and passage.is_changed(start, end)
            and not any(low < end and start < high for low, high in skipped)
            and not _is_known(text, start, end, context)
            and not any(form & Format.ITALIC for form in passage.formats(start, end))
        ):
            yield Found(passage, start, end, f"“{match[0]}” is not in the dictionary.")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether letters are a word to look up, and not part of a name such as ``IPv6`` or ``S-101``."""
    word = text[start:end]
    if end - start < 2 or (word.upper() == word and word.lower() != word):
        return False
    if text[max(start - 1, 0) : start].isdigit() or text[end : end + 1].isdigit():
        return False
    inner_capital = any(a.islower() and b.isupper() for a, b in pairwise(word))
    return not inner_capital


def _is_known(text: str, start: int, end: int, context: Context) -> bool:
    word = unicodedata.normalize("NFC", text[start:end]).replace("\u2019", "'")
    if _in_words(word, context.words) or (context.dictionary is not None and context.dictionary.knows(word)):
        return True
    stem = word.removesuffix("'s")
    if stem != word and (_in_words(stem, context.words) or stem.upper() == stem):
        return True
    return _in_words(_compound(text, start, end), context.words)


def _in_words(word: str, words: frozenset[str]) -> bool:
    return word in words or word.lower() in words


def _compound(text: str, start: int, end: int) -> str:
    """The whole hyphenated word that letters are part of."""
    before = re.search(r"[\w\-\u2011]*$", text[:start])
    after = re.match(r"[\w\-\u2011]*", text[end:])
    whole = (before[0] if before else "") + text[start:end] + (after[0] if after else "")
    return whole.replace("\u2011", "-").strip("-")


def suggested(finding: Diagnostic, context: Context) -> Diagnostic:
    """The finding with the dictionary's suggestions as fixes."""
    word, span = finding.text, finding.span
    if context.dictionary is None or finding.rule != RULE.name or span.end - span.start < len(word):
        return finding
    offers = context.dictionary.suggestions(word)[:MOST]
    fixes = tuple(
        Fix(f"Write “{offer}”", Applicability.UNSAFE, (Edit(span.clause, span.start, span.end, offer),))
        for offer in offers
    )
    return replace(finding, fixes=fixes)


RULE = PassageRule("misspelt-word", Severity.WARNING, __doc__, check=check)
