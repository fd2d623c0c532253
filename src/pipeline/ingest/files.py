"""The files below raw/ and the sidecars that belong to them."""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.params import IngestParams

_SKIPPED_SUFFIXES = (".dvc",)


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file to read; ``path`` is POSIX, below the root and in NFC: the doc_id; ``file`` is where it is.

    Where ``problem`` says why it cannot be read, it must not even be opened: a named pipe would block for ever.
    """

    path: str
    file: Path
    sidecar: Path | None = None
    problem: str | None = None


def find_files(root: Path, params: IngestParams | None = None) -> list[RawFile]:
    """All files below ``root`` at any depth, sorted by path, each with its sidecar.

    Hidden files and folders and DVC's own files are left out. Links to files are followed, links to folders are not: DVC
    does not see a change behind them. These, broken links, and what is no file (a named pipe, a socket) come with a
    ``problem``, so that they are reported; so does a sidecar whose file is missing, as a file of its own.
    Raises FileNotFoundError where ``root`` is no folder.
    """
    if not root.is_dir():
        raise FileNotFoundError(f"{root} is no folder: make it and put the articles into it")
    suffixes = (params or IngestParams()).sidecar_suffixes
    entries = sorted(_walk(root, ""), key=lambda entry: entry[0])
    problems = {path: problem for _name, path, problem in entries}
    files = _named((name, path) for name, path, _problem in entries)
    sidecars = {path: file for path, file in files.items() if path.lower().endswith(suffixes)}
    articles = {path: file for path, file in files.items() if path not in sidecars}
    paired = {
        path: next((name for name in _sidecar_names(path, suffixes) if name in sidecars), None) for path in articles
    }
    found = [
        RawFile(path, sidecars[path], None, problems[sidecars[path]]) for path in sidecars.keys() - paired.values()
    ]
    for path, file in articles.items():
        sidecar = sidecars[name] if (name := paired[path]) else None
        problem = problems[file]
        if not problem and sidecar and (of_sidecar := problems[sidecar]):
            problem = f"its sidecar {sidecar.name} cannot be read: {of_sidecar}"
        found.append(RawFile(path, file, sidecar, problem))
    return sorted(found, key=lambda file: file.path)


def _sidecar_names(path: str, suffixes: Iterable[str]) -> Iterator[str]:
    """``a/x.txt.meta.yaml`` before ``a/x.meta.yaml``."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    for base in (name, stem):
        for suffix in suffixes:
            yield f"{folder}{slash}{base}{suffix}"


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Path, str | None]]:
    """Name below the root, path and problem of all that is no folder, and of folders that cannot be entered."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith(".") or entry.name.endswith(_SKIPPED_SUFFIXES):
            continue
        name, path = prefix + entry.name, Path(entry.path)
        if not entry.is_dir(follow_symlinks=False):
            yield name, path, _problem(entry)
            continue
        try:
            yield from _walk(path, f"{name}/")
        except OSError as error:
            yield name, path, f"the folder cannot be read: {error.strerror}"


def _problem(entry: "os.DirEntry[str]") -> str | None:
    """Why what is no folder cannot be read; None for a file and for a link to one."""
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return (
            f"the link leads nowhere: {error.strerror}"
            if entry.is_symlink()
            else f"it cannot be read: {error.strerror}"
        )
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISDIR(mode):
        return "links to folders are not followed: put the folder itself here, or links to its files"
    return "it is no file but a named pipe, a socket or a device"


def _named(files: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    """Files by their name as text in NFC; where that is the name of another file, a file keeps its own."""
    texts = {os.fsencode(name).decode("utf-8", "replace"): path for name, path in files}
    named = {text: path for text, path in texts.items() if unicodedata.is_normalized("NFC", text)}
    for text, path in texts.items():
        composed = unicodedata.normalize("NFC", text)
        named.setdefault(text if composed in named and text not in named else composed, path)
    return named
