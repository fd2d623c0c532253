"""Every module that a stage imports is a dep of it in dvc.yaml, and part of its cache keys: a change is never missed."""

import ast
import importlib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"

PLUMBING = {
    *("pipeline", "pipeline.cache", "pipeline.errors", "pipeline.params", "pipeline.progress", "pipeline.runner"),
    *("pipeline.store", "pipeline.workspace", "pipeline.environment", "pipeline.lexicon"),
}
"""How the work is done: what is read, computed and written does not depend on these."""

FOLDERS = ("ingest", "annotate", "extract", "normalize", "dataset", "evaluate", "report")
STAGES = {**{name: f"pipeline.{name}.stage" for name in FOLDERS}, "reference": "pipeline.reference"}


def module_file(module: str) -> Path:
    path = SRC / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imported(module: str) -> set[str]:
    """The modules of the package that a module imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module_file(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name for name in inner if module_file(name).exists()} or {node.module}
    return {name for name in found if name.startswith("pipeline") and module_file(name).exists()}


def needed(module: str) -> set[str]:
    """All modules that a stage's module reaches, without the plumbing."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in seen and name not in PLUMBING:
            seen.add(name)
            waiting += imported(name)
    return seen


def covered(module: str, paths: list[Path]) -> bool:
    file = module_file(module)
    return any(file == path or path in file.parents for path in paths)


@pytest.mark.parametrize("stage", STAGES)
def test_deps_hold_all_imported_modules(stage: str) -> None:
    deps = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"][stage]["deps"]
    missing = {module for module in needed(STAGES[stage]) if not covered(module, [ROOT / dep for dep in deps])}
    assert not missing


@pytest.mark.parametrize("stage", ["ingest", "annotate", "extract"])
def test_cache_keys_hold_all_imported_modules_and_lexicons(stage: str) -> None:
    code = importlib.import_module(STAGES[stage]).CODE
    paths = [SRC / "pipeline" / name for name in code]
    assert not {module for module in needed(STAGES[stage]) if not covered(module, paths)}
    loaded = {name for module in needed(STAGES[stage]) for name in lexicons(module)}
    assert not {name for name in loaded if not any(path in name.parents or path == name for path in paths)}


@pytest.mark.parametrize("stage", ["ingest", "annotate", "extract", "normalize"])
def test_deps_hold_all_lexicons(stage: str) -> None:
    deps = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"][stage]["deps"]
    paths = [ROOT / dep for dep in deps]
    loaded = {name for module in needed(STAGES[stage]) for name in lexicons(module)}
    assert not {name for name in loaded if not any(path in name.parents or path == name for path in paths)}


def lexicons(module: str) -> set[Path]:
    """The lexicon files whose names stand in a module as ``load("…")``."""
    tree = ast.parse(module_file(module).read_text(encoding="utf-8"))
    return {
        SRC / "pipeline/lexicon" / f"{node.args[0].value!s}.yaml"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "load"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
