"""Replace a folder by another in one step, so that a crash leaves the old one or the new one whole."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_LINUX_RENAME_EXCHANGE = 2
_MACOS_RENAME_SWAP = 2


def replace_folder(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target`` and delete what was there; both are on one file system.

    Linux and macOS exchange the two names in one system call (renameat2 with RENAME_EXCHANGE, renamex_np with
    RENAME_SWAP). Where that is not possible, two renames follow each other, and what is left of a crash between them is
    put back by :func:`recover`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        new.rename(target)
    elif _exchange(new, target):
        shutil.rmtree(new)
    else:
        old = _old_name(target)
        target.rename(old)
        new.rename(target)
        shutil.rmtree(old)


def recover(target: Path) -> None:
    """Put back the old folder if a run died between two renames."""
    old = _old_name(target)
    if old.exists() and not target.exists():
        old.rename(target)
    elif old.exists():
        shutil.rmtree(old)


def _old_name(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _LINUX_RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _MACOS_RENAME_SWAP) == 0)
    except AttributeError:  # an old C library
        pass
    return False
