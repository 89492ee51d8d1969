"""Files on disk: read within a limit, and replaced so that there is always a whole one, the old or the new."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable

from editor.core.ports import EditorError, FileFacts

READ_LIMIT = 256 * 1024 * 1024
"""No format reads more; each has its own, lower limit."""

_AS_IT_WAS = "The file is as it was."
_CAUSES = {
    errno.EACCES: "you have no right to write here",
    errno.EPERM: "you have no right to write here",
    errno.EROFS: "the disk can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file would be too large for this disk",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.EIO: "the disk does not answer as it should",
    errno.EBUSY: "another program holds the file",
    errno.ETXTBSY: "another program holds the file",
}


class FileTrouble(EditorError):
    """A file that cannot be read or written. What was on the disk before is there still."""


def read_file(path: str, limit: int = READ_LIMIT) -> bytes:
    """The bytes of a file. Raises `FileTrouble`."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise FileTrouble("it is a folder" if os.path.isdir(path) else "it is not an ordinary file", path)
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise FileTrouble("there is no such file", path) from None
    except PermissionError:
        raise FileTrouble("you have no right to read it", path) from None
    except (OSError, ValueError) as fault:
        raise FileTrouble(f"it could not be read ({_words(fault)})", path) from fault
    if len(data) > limit:
        raise FileTrouble(f"it is larger than {limit // (1024 * 1024)} MB. Nothing was opened.", path)
    return data


def facts_of(path: str) -> FileFacts | None:
    """What tells this state of a file from another; None where there is no such file or it cannot be read."""
    import hashlib

    try:
        data = read_file(path)
        changed = os.stat(path).st_mtime
    except (FileTrouble, OSError):
        return None
    return FileFacts(hashlib.sha256(data).hexdigest(), time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(changed)))


def same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file that exists."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def replace_file(path: str, data: bytes, check: Callable[[bytes], None] = lambda _back: None) -> None:
    """Puts these bytes where `path` leads, in one move.

    They are written to a new file beside the old one, forced to the disk, read back and compared, and handed to
    `check`, which raises where it is not content; then the new file takes the place of the old, with its rights, and
    the folder is forced to the disk. Whatever fails before that leaves the old file untouched and nothing beside it.
    Raises `FileTrouble`, and what `check` raises.
    """
    target = os.path.realpath(path)
    before = _standing(path, target)
    part = ""
    try:
        part, handle = _opened_beside(target, before)
        _filled(handle, data, before)
        back = read_file(part, max(len(data), 1))
        if back != data:
            raise FileTrouble(f"what was written does not read back the same. {_AS_IT_WAS}", path)
        check(back)
        os.replace(part, target)
        part = ""
        _sync_folder(os.path.dirname(target))
    except OSError as fault:
        kept = f". {_AS_IT_WAS}" if before is not None else ""
        raise FileTrouble(f"{_cause(fault, target)}{kept}", path) from fault
    finally:
        if part:
            _discard(part)


def _standing(path: str, target: str) -> os.stat_result | None:
    """What stands at the target, or None. Refuses what must not be replaced."""
    try:
        before = os.stat(target)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as fault:
        raise FileTrouble(f"it cannot be written ({_words(fault)})", path) from fault
    if stat.S_ISDIR(before.st_mode):
        raise FileTrouble("it is a folder; give the name of a file in it", path)
    if not stat.S_ISREG(before.st_mode):
        raise FileTrouble("it is not an ordinary file", path)
    if not os.access(target, os.W_OK):
        raise FileTrouble(f"the file is protected against writing. {_AS_IT_WAS}", path)
    return before


def _opened_beside(target: str, before: os.stat_result | None) -> tuple[str, int]:
    """A new, empty file in the same folder: its path and its handle."""
    folder, name = os.path.split(target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    for attempt in range(100):
        part = os.path.join(folder, f".{name[:48]}.{os.getpid()}-{attempt}.part")
        try:
            return part, os.open(part, flags, 0o666 if before is None else 0o600)
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, "too many unfinished files beside it", folder)


def _filled(handle: int, data: bytes, before: os.stat_result | None) -> None:
    with os.fdopen(handle, "wb", closefd=True) as file:
        if before is not None and hasattr(os, "fchmod"):
            _keep_owner(handle, before)
            os.fchmod(handle, stat.S_IMODE(before.st_mode))
        file.write(data)
        file.flush()
        os.fsync(handle)


def _keep_owner(handle: int, before: os.stat_result) -> None:
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) == (before.st_uid, before.st_gid):
        return
    try:
        os.fchown(handle, before.st_uid, before.st_gid)
    except PermissionError:
        return  # Only the superuser gives files away; the writer then owns the new state, as with any copy.


def _sync_folder(folder: str) -> None:
    """Forces the new entry of a folder to the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def _discard(part: str) -> None:
    try:
        os.unlink(part)
    except OSError:
        return  # A disk that refuses this too has been reported already, by the fault that led here.


def _cause(fault: OSError, target: str) -> str:
    if fault.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"there is no folder “{os.path.dirname(target)}”"
    return _CAUSES.get(fault.errno or 0) or f"it could not be written ({_words(fault)})"


def _words(fault: OSError | ValueError) -> str:
    text = (fault.strerror if isinstance(fault, OSError) else str(fault)) or "no reason given"
    return text[:1].lower() + text[1:]
