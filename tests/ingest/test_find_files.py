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


def problems(root: Path) -> dict[str, str | None]:
    return {file.path: file.problem for file in find_files(root)}


def test_links(tmp_path: Path) -> None:
    root, outside = tmp_path / "raw", tmp_path / "anderswo"
    make(root, "a/x.txt")
    make(outside, "y.txt", "tief/z.txt")
    (root / "kreis").symlink_to(root)
    (root / "a" / "hoch").symlink_to(tmp_path)
    (root / "hinaus").symlink_to(outside)
    (root / "datei.txt").symlink_to(outside / "y.txt")
    (root / "tot.txt").symlink_to(root / "gibtsnicht")
    (root / "endlos.txt").symlink_to(root / "endlos.txt")
    (root / ".versteckt").symlink_to(outside)
    found = problems(root)
    assert sorted(found) == ["a/hoch", "a/x.txt", "datei.txt", "endlos.txt", "hinaus", "kreis", "tot.txt"]
    assert [path for path, problem in found.items() if problem is None] == ["a/x.txt", "datei.txt"]
    for path, words in {
        "hinaus": "not followed",
        "kreis": "not followed",
        "tot.txt": "leads nowhere",
        "endlos.txt": "leads nowhere",
    }.items():
        assert words in (found[path] or "")


def test_what_is_no_file_is_reported(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    os.mkfifo(tmp_path / "rohr.txt")
    os.mkfifo(tmp_path / "b.meta.yaml")
    (tmp_path / "zum-rohr.txt").symlink_to(tmp_path / "rohr.txt")
    found = problems(tmp_path)
    assert found["a.txt"] is None
    assert "named pipe" in (found["rohr.txt"] or "")
    assert "named pipe" in (found["zum-rohr.txt"] or "")
    assert "its sidecar b.meta.yaml" in (found["b.txt"] or "")
    assert len(found) == 4


def test_a_broken_link_to_a_sidecar_is_a_problem_of_its_file(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "a.meta.yaml").symlink_to(tmp_path / "gibtsnicht")
    assert [(file.path, "leads nowhere" in (file.problem or "")) for file in find_files(tmp_path)] == [("a.txt", True)]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no folder"):
        find_files(tmp_path / "raw")
