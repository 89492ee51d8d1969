"""Dictionaries: those of the computer through libenchant, else through a hunspell that comes in a wheel.

The wheel holds an American English dictionary only. ITU texts are British, with -ize, so an American dictionary is
asked for the American form of a word as well: it lets a few American spellings pass, and flags no British one. A
language without a dictionary is not a fault: it is a value with a sentence for the user, and the other checks work.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from editor.core.ports import Dictionary

_LANGUAGES = {
    "en": ("English", ("en_GB", "en", "en_US"), "hunspell-en-gb"),
    "fr": ("French", ("fr_FR", "fr"), "hunspell-fr"),
    "es": ("Spanish", ("es_ES", "es"), "hunspell-es"),
    "ru": ("Russian", ("ru_RU", "ru"), "hunspell-ru"),
    "ar": ("Arabic", ("ar", "ar_AE"), "hunspell-ar"),
    "zh": ("Chinese", (), ""),
}
"""The languages of the Union: name, tags of dictionaries in the order they are tried, package that holds one."""


@dataclass(frozen=True, slots=True)
class Missing:
    """No dictionary for a language, and the sentence that says so and what helps."""

    language: str
    message: str


FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling", "~/Library/Spelling")
"""Where computers keep dictionaries that hunspell reads, besides those in its wheel."""

_TO_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=$|s|ed|ing|able|ably|ful|less|ite|al)", "or"),
        (r"re(?=s?$)", "er"),
        (r"is(?=e[srd]?$|ing$|ations?$|able$)", "iz"),
        (r"ys(?=e[srd]?$|ing$)", "yz"),
        (r"mme(?=s?$)", "m"),
        (r"ence(?=s?$)", "ense"),
        (r"ogue(?=s?$)", "og"),
        (r"l(?=l(?:ed|ing|er|ers)$)", ""),
        (r"l(?=$|s$|ment)", "ll"),
        (r"ae", "e"),
    )
)


class _Speller(Protocol):
    """What both libraries offer."""

    def check(self, word: str) -> bool: ...

    def suggest(self, word: str) -> list[str]: ...


class Spelling:
    """A dictionary of one language. Safe to ask from several threads: the libraries behind it are not."""

    def __init__(self, language: str, speller: _Speller, source: str) -> None:
        self.language = language
        self.source = source
        self._lock = threading.Lock()

        def knows(word: str) -> bool:
            with self._lock:
                return bool(speller.check(word))

        def suggestions(word: str) -> tuple[str, ...]:
            with self._lock:
                return tuple(speller.suggest(word))

        self._knows: Callable[[str], bool] = lru_cache(maxsize=20_000)(knows)
        self._suggestions: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=500)(suggestions)

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word, in this or in a form it allows for it."""
        return not word or self._knows(word)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Words that may have been meant, the likeliest first."""
        return self._suggestions(word) if word else ()


def dictionary_for(language: str) -> Dictionary | Missing:
    """The dictionary of a document's language (``en``, ``en-GB``), or why there is none."""
    key = language.replace("-", "_").partition("_")[0].lower()
    name, tags, package = _LANGUAGES.get(key, (language, (language.replace("-", "_"), key), ""))
    if not tags:
        return Missing(language, f"Spelling in {name} is off: its words are not separated. The other checks work.")
    for opened in (_with_enchant, _with_hunspell):
        found = opened(tags)
        if found is not None:
            return found
    install = f" Install “{package}”, then reopen." if package else ""
    return Missing(
        language,
        f"Spelling in {name} is off: no {name} dictionary on this computer. The other checks work.{install}",
    )


def _with_enchant(tags: tuple[str, ...]) -> Spelling | None:
    try:
        import enchant
    except ImportError:  # libenchant itself is not there
        return None
    broker = enchant.Broker()
    for tag in tags:
        try:
            if broker.dict_exists(tag):
                return Spelling(tag, _british(tag, broker.request_dict(tag)), "enchant")
        except enchant.errors.Error:  # a dictionary that is announced but damaged
            continue
    return None


def _with_hunspell(tags: tuple[str, ...]) -> Spelling | None:
    try:
        import hunspell
    except ImportError:  # there is no wheel for every computer
        return None
    for tag in tags:
        for place in (None, *(str(Path(name).expanduser()) for name in FOLDERS)):
            if place is not None and not Path(place, f"{tag}.dic").is_file():
                continue
            try:
                speller = hunspell.Hunspell(tag) if place is None else hunspell.Hunspell(tag, hunspell_data_dir=place)
            except hunspell.HunspellFilePathError:
                continue
            return Spelling(tag, _british(tag, _Hunspell(speller)), "hunspell")
    return None


def _british(tag: str, speller: _Speller) -> _Speller:
    return speller if tag == "en_GB" or not tag.startswith("en") else _American(speller)


class _American:
    """An American dictionary that lets British forms pass."""

    def __init__(self, speller: _Speller) -> None:
        self._speller = speller

    def check(self, word: str) -> bool:
        if self._speller.check(word):
            return True
        forms = (pattern.sub(american, word) for pattern, american in _TO_AMERICAN)
        return any(form != word and self._speller.check(form) for form in forms)

    def suggest(self, word: str) -> list[str]:
        return self._speller.suggest(word)


class _Hunspell:
    """hunspell under the names that enchant has."""

    def __init__(self, speller: _Hunspells) -> None:
        self._speller = speller

    def check(self, word: str) -> bool:
        return bool(self._speller.spell(word))

    def suggest(self, word: str) -> list[str]:
        return list(self._speller.suggest(word))


class _Hunspells(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...
