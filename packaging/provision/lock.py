"""The locked dependencies: exact versions with the hash of every file they may come in."""

import re
from dataclasses import dataclass

_PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<marker>[^\\]*?))?\s*\\?$"
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock; the marker says on which systems it is wanted, empty for all."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def pins_of(text: str) -> tuple[Pin, ...]:
    """The pins of a lock in its order; a line that is neither a pin nor a hash is refused with its number."""
    pins: list[Pin] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        found = _PIN.match(stripped)
        hashed = _HASH.search(stripped)
        if found:
            pins.append(Pin(found["name"], found["version"], (found["marker"] or "").strip(), ()))
        elif hashed and pins:
            last = pins[-1]
            pins[-1] = Pin(last.name, last.version, last.marker, (*last.hashes, hashed[1]))
        elif stripped:
            raise ValueError(f"line {number} of the lock is neither a pin nor a hash: {stripped}")
    return tuple(pins)
