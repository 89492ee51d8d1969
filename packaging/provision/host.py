"""What this computer is: its libraries, its screen, and what its user may do."""

import os
import platform
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

# The C library for which the locked PySide6 is built, by processor.
OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
SCREENLESS_PLATFORMS = ("offscreen", "minimal")


class Right(Enum):
    """How far system packages may be installed here."""

    ROOT = auto()
    SUDO = auto()
    SUDO_WITH_PASSWORD = auto()
    NONE = auto()

    @property
    def prefix(self) -> tuple[str, ...]:
        """What stands before a command that changes the system."""
        match self:
            case Right.SUDO:
                return ("sudo", "-n")
            case Right.SUDO_WITH_PASSWORD:
                return ("sudo",)
            case _:
                return ()


def right_to_install() -> Right:
    if sys.platform == "win32":
        return Right.NONE
    if os.geteuid() == 0:
        return Right.ROOT
    if shutil.which("sudo") is None:
        return Right.NONE
    asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if asked.returncode == 0:
        return Right.SUDO
    return Right.SUDO_WITH_PASSWORD if sys.stdin.isatty() and sys.stdout.isatty() else Right.NONE


def confirmed(right: Right) -> Right:
    """The same right once the person has proved it, where sudo wants a password."""
    if right is not Right.SUDO_WITH_PASSWORD:
        return right
    print("  sudo may ask for your password.", flush=True)
    return right if subprocess.run(["sudo", "-v"], check=False).returncode == 0 else Right.NONE


def too_old_for_qt(machine: str, library: str, version: str) -> str | None:
    """Why the locked Qt cannot run with this C library, or None where it can or nothing is known."""
    oldest = OLDEST_GLIBC.get(machine)
    numbers = version.split(".")[:2]
    if library != "glibc" or oldest is None or not all(number.isdigit() for number in numbers):
        return None
    if tuple(map(int, numbers)) >= oldest:
        return None
    needed = ".".join(map(str, oldest))
    return (
        f"Qt for {machine} needs the C library glibc {needed} or later; this system has {version}.\n"
        "Use a newer release of the system (Debian 13 has it), and run the same command there."
    )


def why_qt_cannot_run() -> str | None:
    if sys.platform != "linux":
        return None
    library, version = platform.libc_ver()
    return too_old_for_qt(platform.machine(), library, version)


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: somebody answers where the environment says that the screen is."""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in SCREENLESS_PLATFORMS:
        return False
    if sys.platform != "linux":
        return True
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland and _wayland_answers(Path(environment.get("XDG_RUNTIME_DIR", "/"), wayland)):
        return True
    return x_display_answers(environment.get("DISPLAY", ""))


def _wayland_answers(path: Path) -> bool:
    return _unix_answers(str(path))


def x_display_answers(display: str) -> bool:
    """Whether an X server takes connections at a display such as `:0`, `unix:0` or `localhost:10.0`."""
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host not in ("", "unix"):
        return _port_answers(host.strip("[]"), 6000 + int(number))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the place is X's own
    return _unix_answers(path) or _unix_answers(f"\0{path}")


def _unix_answers(address: str) -> bool:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(1)
            probe.connect(address)
    except (OSError, ValueError):
        return False
    return True


def _port_answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=2):
            return True
    except (OSError, OverflowError):
        return False
