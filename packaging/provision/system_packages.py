"""The system libraries, dictionaries and fonts, by the names Debian and its relatives give them.

Systems without dpkg are left alone: there the proof is whether Qt starts.
"""

import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provision.console import StepFailed, do_step, say, warn
from provision.host import Right


@dataclass(frozen=True, slots=True)
class Group:
    """Packages that serve one purpose; without a required group the program cannot run at all."""

    purpose: str
    packages: tuple[str, ...]
    required: bool


QT = Group(
    "the libraries Qt stands on",
    (
        "libdbus-1-3",
        "libegl1",
        "libfontconfig1",
        "libgl1",
        "libglib2.0-0",
        "libxkbcommon0",
    ),
    required=True,
)
WINDOW = Group(
    "what Qt needs to open a window",
    (
        "libwayland-cursor0",
        "libx11-xcb1",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-image0",
        "libxcb-keysyms1",
        "libxcb-randr0",
        "libxcb-render-util0",
        "libxcb-render0",
        "libxcb-shape0",
        "libxcb-shm0",
        "libxcb-sync1",
        "libxcb-xfixes0",
        "libxcb-xkb1",
        "libxkbcommon-x11-0",
    ),
    required=False,
)
FONTS = Group(
    "fonts with the measures of the ITU's, and one for Arabic",
    ("fontconfig", "fonts-crosextra-carlito", "fonts-hosny-amiri", "fonts-liberation"),
    required=False,
)
SPELLING = Group(
    "the spelling checker and its dictionaries",
    ("hunspell-ar", "hunspell-en-gb", "hunspell-es", "hunspell-fr", "hunspell-ru", "libenchant-2-2"),
    required=False,
)
PRINTING = Group("printers", ("libcups2",), required=False)

GROUPS = (QT, WINDOW, FONTS, SPELLING, PRINTING)


def wanted_groups() -> tuple[Group, ...]:
    """Everything the editor wants of a Debian system, and what this interpreter lacks to make environments."""
    if importlib.util.find_spec("ensurepip") is None:
        return (Group("virtual environments for Python", (environment_package(),), required=False), *GROUPS)
    return GROUPS


def environment_package() -> str:
    """The package that Debian keeps the maker of virtual environments in."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def names_of(groups: Iterable[Group]) -> tuple[str, ...]:
    return tuple(name for group in groups for name in group.packages)


def is_debian_like() -> bool:
    return all(shutil.which(tool) is not None for tool in ("dpkg-query", "apt-get"))


def installed_from(listing: str) -> frozenset[str]:
    """The names under which the lines `status TAB package TAB provides` offer what is installed.

    Debian 13 renamed libraries for 64-bit time (libcups2t64) and lets them provide the old name.
    """
    names: set[str] = set()
    for line in listing.splitlines():
        status, _, rest = line.partition("\t")
        package, _, provides = rest.partition("\t")
        if status != "installed":
            continue
        names.add(package)
        names.update(offer.split()[0].split(":")[0] for offer in provides.split(",") if offer.strip())
    return frozenset(names)


def missing_from(groups: Iterable[Group], installed: frozenset[str]) -> tuple[Group, ...]:
    """The groups with only those of their packages that are not installed; complete groups drop out."""
    lacking = (
        Group(group.purpose, tuple(name for name in group.packages if name not in installed), group.required)
        for group in groups
    )
    return tuple(group for group in lacking if group.packages)


def missing_groups() -> tuple[Group, ...]:
    """What this system lacks; nothing on a system that is not Debian's kind."""
    if not is_debian_like():
        return ()
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return missing_from(wanted_groups(), installed_from(listing))


def install_line(groups: Sequence[Group]) -> str:
    """The one line that installs these packages, for the person to copy."""
    line = "apt-get update && apt-get install -y --no-install-recommends " + " ".join(names_of(groups))
    if sys.platform != "win32" and os.geteuid() == 0:
        return line
    return f"sudo sh -c {shlex.quote(line)}" if shutil.which("sudo") else f"su -c {shlex.quote(line)}"


def describe(groups: Sequence[Group]) -> str:
    """The missing packages by purpose, a line each."""
    return "\n".join(f"    {group.purpose}: {' '.join(group.packages)}" for group in groups)


def notice_of(groups: Sequence[Group]) -> str:
    """What is said where packages are missing and nobody here may install them."""
    return (
        "These system packages are missing, and you have no right to install them:\n"
        f"{describe(groups)}\n"
        "This line, given by someone who has, installs them:\n"
        f"    {install_line(groups)}"
    )


def install(groups: Sequence[Group], right: Right) -> None:
    """Installs what is missing; what cannot be had is said and left, for the proof of Qt to judge."""
    count = len(names_of(groups))
    say(f"Installing {count} system package{'s' if count != 1 else ''}:\n{describe(groups)}")
    try:
        _apt("Reading the package lists", ["update"], right)
    except StepFailed as failure:
        warn(f"  The package lists could not be renewed; going on with those that are here.\n{failure.tail}")
    try:
        _install_at_once("Installing", names_of(groups), right)
    except StepFailed:
        for group in groups:
            _install_alone(group, right)
    importlib.invalidate_caches()


def _install_alone(group: Group, right: Right) -> None:
    try:
        _install_at_once(f"Installing {group.purpose}", group.packages, right)
    except StepFailed as failure:
        warn(f"  Not installed: {' '.join(group.packages)} ({group.purpose}).\n{failure.tail}")


def _install_at_once(title: str, names: Sequence[str], right: Right) -> None:
    _apt(title, ["install", "--yes", "--no-install-recommends", *names], right)


def _apt(title: str, arguments: Sequence[str], right: Right) -> None:
    command = [*right.prefix, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    do_step(title, [*command, "apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments], apt_progress)


def apt_progress(line: str) -> str | None:
    """What is shown of apt's output: the package it is busy with."""
    words = line.split()
    if line.startswith("Get:") and len(words) >= 5:
        return f"fetching {words[4]}" if line.endswith("]") else None
    if line.startswith(("Unpacking ", "Setting up ")):
        name = words[2] if line.startswith("Setting") else words[1]
        return f"{'setting up' if line.startswith('Setting') else 'unpacking'} {name.split(':')[0]}"
    return None
