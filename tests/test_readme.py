"""README is true: its rows stand in the dataset, its commands exist, its Python runs."""

import csv
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_rows_stand_in_the_dataset() -> None:
    lines = [line.strip("|").split("|") for line in README.splitlines() if line.startswith("|")]
    head = next(index for index, cells in enumerate(lines) if cells[0].strip() == "doc_id")
    columns = [cell.strip() for cell in lines[head]]
    shown = [dict(zip(columns, (cell.strip() for cell in cells), strict=True)) for cells in lines[head + 2 : head + 5]]
    with (ROOT / "outputs/dataset/quantities.csv").open(encoding="utf-8", newline="") as file:
        rows = [{column: row[column] for column in columns} for row in csv.DictReader(file)]
    assert len(shown) == 3
    assert all(row in rows for row in shown)


def test_every_file_and_target_it_names_exists() -> None:
    names = re.findall(r"`((?:src|outputs|raw|tests)/[\w./-]*\w)`", README)
    assert names
    assert [name for name in names if not (ROOT / name).exists()] == []
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    used = re.findall(r"(?:`|^ {4})make ([a-z]+)", README, re.MULTILINE)
    assert used
    assert set(used) <= targets


def test_the_python_example_runs() -> None:
    (code,) = [block for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "from pipeline" in block]
    code = code.replace('result["quantities"][0]["value"]', 'print(result["quantities"][0]["value"])')
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "4.5"
