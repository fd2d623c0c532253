"""What is installed here, as far as results depend on it: the spaCy model, library versions, alias tables.

The stage ``environment`` always runs, is cheap and imports none of these. It writes one small file for each stage that
depends on something installed, so that a new model annotates anew, a new CurrencyConverter normalizes anew, and nothing else
runs.
"""

import dataclasses
import json
from importlib.metadata import version
from pathlib import Path

from pipeline.annotate.model import ModelIdentity, identify, warning
from pipeline.cache import digest
from pipeline.errors import UsageError
from pipeline.params import Params
from pipeline.progress import say
from pipeline.workspace import ENVIRONMENT

LIBRARIES = {
    "ingest": (
        "charset-normalizer",
        "datasketch",
        "ftfy",
        "htmldate",
        "py3langid",
        "pypdf",
        "python-docx",
        "trafilatura",
    ),
    "annotate": ("babel", "simplemma", "spacy"),
    "extract": ("simplemma",),
    "normalize": ("babel", "currencyconverter", "simplemma"),
    "dataset": ("pyarrow",),
}
"""The libraries whose version can change what a stage writes."""


def versions(stage: str) -> dict[str, str]:
    """The installed versions of a stage's libraries."""
    return {name: version(name) for name in LIBRARIES[stage]}


def alias_tables(params: Params) -> dict[str, str]:
    """The user's alias tables with a digest of each. Raises UsageError where one cannot be read."""
    try:
        return {table: digest(Path(table).read_bytes()) for table in params.annotate.aliases}
    except OSError as error:
        raise UsageError(f"an alias table (params.yaml, annotate.aliases) cannot be read: {error}") from None


def main(params: Params) -> None:
    """Run the stage; warns where the wanted model is not installed."""
    model = identify(params.annotate)
    ENVIRONMENT.mkdir(parents=True, exist_ok=True)
    _write("model", dataclasses.asdict(model))
    _write("aliases", alias_tables(params))
    for stage in LIBRARIES:
        _write(stage, versions(stage))
    if message := warning(model):
        say(message)


def read_model() -> ModelIdentity:
    """The model that the stage wrote. Raises UsageError where it has not run."""
    file = ENVIRONMENT / "model.json"
    try:
        return ModelIdentity(**json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise UsageError(f"{file} is not there: run `dvc repro`, or first `python -m pipeline environment`") from None


def _write(name: str, content: dict[str, str]) -> None:
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (ENVIRONMENT / f"{name}.json").write_text(text, encoding="utf-8")
