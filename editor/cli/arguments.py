"""The arguments of the command line, taken apart by hand: argparse alone costs a third of the time to start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

COMMANDS = ("outline", "check", "convert")
_FLAGS = {"outline": ("--json", "--notes"), "check": ("--notes",), "convert": ("--notes",), "": ()}
_CHOICES = {
    "check": {"--format": ("text", "json", "sarif")},
    "convert": {"--view": ("marked", "proposed", "base")},
}
_FILES = {
    "outline": (1, 1, "one file"),
    "check": (1, None, "at least one file"),
    "convert": (2, 2, "two files: IN and OUT"),
}


class Misused(Exception):
    """Arguments that make no sense, with a sentence that says why."""


@dataclass(slots=True)
class Arguments:
    """What is asked for. `command` is empty for the window, or one of `COMMANDS`, ``help``, ``version``, ``demo``."""

    command: str = ""
    files: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)
    topic: str = ""
    """The command whose help is wanted."""

    def value(self, option: str) -> str:
        """The value of an option with choices; the first one where it is not given."""
        return self.values.get(option) or _CHOICES[self.command][option][0]


def parsed(argv: Sequence[str]) -> Arguments:
    """The arguments after the program's name. Raises `Misused`."""
    found = Arguments()
    rest = list(argv)
    if rest and rest[0] in COMMANDS:
        found.command = rest.pop(0)
    elif rest and rest[0] == "--demo":
        return _demo(rest[1:])
    _take(found, rest)
    if found.command in COMMANDS:
        _count(found)
    return found


def _take(found: Arguments, rest: list[str]) -> None:
    choices = _CHOICES.get(found.command, {})
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            found.files += rest
            return
        if word in ("-h", "--help"):
            found.topic, found.command = found.command, "help"
            return
        if word == "--version" and not found.command:
            found.command = "version"
            return
        if name in choices:
            if not equals and not rest:
                raise Misused(f"{name} wants one of: {', '.join(choices[name])}")
            value = value if equals else rest.pop(0)
            if value not in choices[name]:
                raise Misused(f"{name} wants one of {', '.join(choices[name])}, not “{value}”")
            found.values[name] = value
        elif word in _FLAGS[found.command]:
            found.flags.add(word)
        elif word.startswith("-") and word != "-":
            raise Misused(f"there is no option “{word}” here; “{_help_of(found)}” shows those there are")
        else:
            found.files.append(word)


def _demo(rest: list[str]) -> Arguments:
    if rest[:1] == ["--"]:
        rest = rest[1:]
    if not 1 <= len(rest) <= 2:
        raise Misused("--demo wants a folder, and at most one file")
    return Arguments("demo", rest)


def _count(found: Arguments) -> None:
    least, most, words = _FILES[found.command]
    if len(found.files) < least or (most is not None and len(found.files) > most):
        raise Misused(f"{found.command} wants {words}; “{_help_of(found)}” says more")


def _help_of(found: Arguments) -> str:
    return " ".join(part for part in ("clausewright", found.command, "--help") if part)
