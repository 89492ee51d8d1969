"""Dictionaries, whichever library they come from, and what is said where there is none."""

from __future__ import annotations

import threading

import pytest

from editor.system import resources, spelling
from editor.system.spelling import Missing, Spelling, dictionary_for


class Speller:
    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[str] = []

    def check(self, word: str) -> bool:
        self.asked.append(word)
        return word in self.words

    def suggest(self, word: str) -> list[str]:
        return [known for known in self.words if known[0] == word[0]]


def test_english_is_british_wherever_the_computer_has_it() -> None:
    found = dictionary_for("en")
    if isinstance(found, Missing):
        assert "no English dictionary" in found.message
        return
    assert found.knows("organization")
    assert found.knows("programme")
    assert not found.knows("fascilitate")
    assert "facilitate" in found.suggestions("fascilitate")


def test_the_wheel_stands_in_where_the_library_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("hunspell")
    monkeypatch.setattr(spelling, "_with_enchant", lambda tags: None)
    monkeypatch.setattr(spelling, "FOLDERS", ())
    found = dictionary_for("en-GB")
    assert isinstance(found, Spelling)
    assert (found.language, found.source) == ("en_US", "hunspell")
    for word in ("organization", "organisation", "programmes", "colour", "centre", "labelled", "defence", "fulfil"):
        assert found.knows(word), word
    for word in ("fascilitate", "centere", "programm", "recieve"):
        assert not found.knows(word), word
    assert "receive" in found.suggestions("recieve")


def test_a_missing_dictionary_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_with_enchant", lambda tags: None)
    monkeypatch.setattr(spelling, "_with_hunspell", lambda tags: None)
    assert dictionary_for("fr") == Missing(
        "fr",
        "Spelling in French is off: no French dictionary on this computer. The other checks work. "
        "Install “hunspell-fr”, then reopen.",
    )
    assert dictionary_for("zh-CN") == Missing(
        "zh-CN", "Spelling in Chinese is off: its words are not separated. The other checks work."
    )
    missing = dictionary_for("tlh")
    assert isinstance(missing, Missing)
    assert missing.message == "Spelling in tlh is off: no tlh dictionary on this computer. The other checks work."


def test_a_word_is_looked_up_once() -> None:
    speller = Speller("need")
    words = Spelling("en_GB", speller, "test")
    assert [words.knows("need"), words.knows("need"), words.knows("")] == [True, True, True]
    assert speller.asked == ["need"]
    assert words.suggestions("nead") == ("need",)
    assert words.suggestions("") == ()


def test_several_threads_may_ask_at_once() -> None:
    found = dictionary_for("en")
    if isinstance(found, Missing):
        assert found.message
        return
    wrong: list[str] = []

    def ask(serial: int) -> None:
        wrong.extend(f"{serial}{word}" for word in range(50) if found.knows(f"{serial}qx{word}q"))

    threads = [threading.Thread(target=ask, args=(serial,)) for serial in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_every_word_of_the_field_has_its_source() -> None:
    rows = resources.table("terms", "words.tsv")
    assert all(row["word"] and row["kind"] and row["source"] for row in rows)
    assert len({row["word"] for row in rows}) == len(rows)
    assert {"Kigali", "mainstreaming", "ITU-D", "IoT", "bis"} <= resources.words()


def test_slips_are_not_among_the_known_words() -> None:
    assert resources.slips()["U4SCC"] == "U4SSC"
    assert not set(resources.slips()) & resources.words()


def test_a_missing_file_of_the_program_is_named() -> None:
    with pytest.raises(resources.MissingResource, match=r"terms/none\.tsv: this file of the program is missing"):
        resources.text_of("terms", "none.tsv")


def test_the_register_is_read_once() -> None:
    assert resources.register() is resources.register()
    assert resources.register().as_of.year >= 2026
