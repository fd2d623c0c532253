"""Which files below raw/ are read."""

import os
import unicodedata
from pathlib import Path

import pytest

from pipeline.ingest.files import find_files


def make(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Text", encoding="utf-8")


def paths(root: Path) -> list[str]:
    return [file.path for file in find_files(root)]


def test_any_depth_sorted_without_hidden_and_dvc_files(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z/c.md", "a.txt", ".gitignore", ".git/x.txt", "raw.dvc", "a/.versteckt.txt", "A.TXT")
    assert paths(tmp_path) == ["A.TXT", "a.txt", "a/z/c.md", "b.txt"]
    assert all(file.file.read_text(encoding="utf-8") == "Text" for file in find_files(tmp_path))


def test_names_are_composed(tmp_path: Path) -> None:
    make(tmp_path, unicodedata.normalize("NFD", "Ärger/Öl.txt"))
    assert paths(tmp_path) == ["Ärger/Öl.txt"]


def test_two_spellings_of_a_name_stay_two_files(tmp_path: Path) -> None:
    make(tmp_path, unicodedata.normalize("NFD", "Öl.txt"), "Öl.txt")
    assert len(set(paths(tmp_path))) == 2


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/K\xf6ln.txt")).write_text("Text", encoding="utf-8")
    assert paths(tmp_path) == ["K\ufffdln.txt"]


def test_sidecars_belong_to_their_file(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a.txt",
        "a.meta.yaml",
        "b.txt",
        "b.txt.meta.yaml",
        "b.meta.yaml",
        "c.meta.yaml",
        "d.jsonl",
        "d.meta.yml",
    )
    found = {file.path: file.sidecar.name if file.sidecar else None for file in find_files(tmp_path)}
    assert found == {
        "a.txt": "a.meta.yaml",
        "b.txt": "b.txt.meta.yaml",
        "b.meta.yaml": None,
        "c.meta.yaml": None,
        "d.jsonl": "d.meta.yml",
    }


def test_links(tmp_path: Path) -> None:
    root, outside = tmp_path / "raw", tmp_path / "anderswo"
    make(root, "a/x.txt")
    make(outside, "y.txt", "tief/z.txt")
    (root / "kreis").symlink_to(root)
    (root / "a" / "hoch").symlink_to(tmp_path)
    (root / "doppelt").symlink_to(root / "a")
    (root / "hinaus").symlink_to(outside)
    (root / "nochmal").symlink_to(outside)
    (outside / "zurück").symlink_to(root)
    (root / "datei.txt").symlink_to(outside / "y.txt")
    (root / "tot.txt").symlink_to(root / "gibtsnicht")
    assert paths(root) == ["a/x.txt", "datei.txt", "hinaus/tief/z.txt", "hinaus/y.txt"]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no folder"):
        find_files(tmp_path / "raw")
