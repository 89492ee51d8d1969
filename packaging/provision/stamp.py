"""The note an environment keeps of what it was set up from, so that the next start need not look again."""

import hashlib
import json
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from provision.layout import Layout
from provision.system_packages import GROUPS, names_of


@dataclass(frozen=True, slots=True)
class Stamp:
    """Fingerprints of what was installed for running and for testing, and the packages nobody could install."""

    run: str
    test: str
    wanting: tuple[str, ...]


NO_STAMP = Stamp("", "", ())


def fingerprint(lock: bytes, packages: tuple[str, ...]) -> str:
    """A digest of everything that decides what an environment holds."""
    version = f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"
    system = f"{sys.platform} {platform.machine()}"
    digest = hashlib.sha256("\n".join((version, system, *packages, "\0")).encode())
    digest.update(lock)
    return digest.hexdigest()


def wanted_stamp(layout: Layout, wanting: tuple[str, ...] = ()) -> Stamp:
    """The stamp that an environment has when all is as the locks say."""
    packages = names_of(GROUPS)
    run = fingerprint(layout.run_lock.read_bytes(), packages)
    test = fingerprint(layout.test_lock.read_bytes(), packages)
    return Stamp(run, test, wanting)


def stamp_from(text: str) -> Stamp:
    """Reads a stamp; whatever is not one counts as no stamp, and the setting up is done anew."""
    try:
        fields = json.loads(text)
        return Stamp(str(fields["run"]), str(fields["test"]), tuple(map(str, fields["wanting"])))
    except (ValueError, TypeError, KeyError):
        return NO_STAMP


def read_stamp(path: Path) -> Stamp:
    try:
        return stamp_from(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return NO_STAMP


def write_stamp(path: Path, stamp: Stamp) -> None:
    path.write_text(json.dumps(asdict(stamp), indent=1) + "\n", encoding="utf-8")
