"""The files below raw/ and the sidecars that belong to them."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.params import IngestParams

_SKIPPED_SUFFIXES = (".dvc",)


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file to read; ``path`` is POSIX, below the root and in NFC: the doc_id; ``file`` is where it is."""

    path: str
    file: Path
    sidecar: Path | None = None


def find_files(root: Path, params: IngestParams | None = None) -> list[RawFile]:
    """All files below ``root`` at any depth, sorted by path, each with its sidecar.

    Hidden files and folders and DVC's own files are left out. Links to files are followed, links to folders where they
    lead out of ``root``; those within it (and so all circles) would only show the same files again. A sidecar whose file
    is missing comes as a file of its own, so that it is reported. Raises FileNotFoundError where ``root`` is no folder.
    """
    if not root.is_dir():
        raise FileNotFoundError(f"{root} is no folder: make it and put the articles into it")
    suffixes = (params or IngestParams()).sidecar_suffixes
    files = _named(sorted(_walk(root, "", {root.resolve()})))
    sidecars = {path: file for path, file in files.items() if path.lower().endswith(suffixes)}
    articles = {path: file for path, file in files.items() if path not in sidecars}
    paired = {
        path: next((name for name in _sidecar_names(path, suffixes) if name in sidecars), None) for path in articles
    }
    orphans = sidecars.keys() - paired.values()
    found = [RawFile(path, file, sidecars[name] if (name := paired[path]) else None) for path, file in articles.items()]
    return sorted([*found, *(RawFile(path, sidecars[path]) for path in orphans)], key=lambda file: file.path)


def _sidecar_names(path: str, suffixes: Iterable[str]) -> Iterator[str]:
    """``a/x.txt.meta.yaml`` before ``a/x.meta.yaml``."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    for base in (name, stem):
        for suffix in suffixes:
            yield f"{folder}{slash}{base}{suffix}"


def _walk(folder: Path, prefix: str, entered: set[Path]) -> Iterator[tuple[str, Path]]:
    """Name below the root and path of each regular file; ``entered`` are the real folders that are walked already."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith(".") or entry.name.endswith(_SKIPPED_SUFFIXES):
            continue
        path = Path(entry.path)
        if entry.is_dir():
            real = path.resolve()
            if entry.is_symlink() and any(real.is_relative_to(seen) or seen.is_relative_to(real) for seen in entered):
                continue
            if entry.is_symlink():
                entered.add(real)
            yield from _walk(path, f"{prefix}{entry.name}/", entered)
        elif entry.is_file():
            yield prefix + entry.name, path


def _named(files: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    """Files by their name as text in NFC; where that is the name of another file, a file keeps its own."""
    texts = {os.fsencode(name).decode("utf-8", "replace"): path for name, path in files}
    named = {text: path for text, path in texts.items() if unicodedata.is_normalized("NFC", text)}
    for text, path in texts.items():
        composed = unicodedata.normalize("NFC", text)
        named.setdefault(text if composed in named and text not in named else composed, path)
    return named
