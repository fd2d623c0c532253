"""The settings of params.yaml: one section a stage, each checked; a wrong key or value is named with its place."""

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import UsageError
from pipeline.ingest.params import IngestParams

FILE = Path("params.yaml")


class Section(BaseModel):
    """A section of params.yaml: no key beyond those it knows, and nothing changes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RunParams(Section):
    """How the work is done; nothing here changes a result, so no stage depends on it."""

    workers: int | Literal["auto"] = "auto"


class StoreParams(Section):
    """How the records lie between the stages."""

    partitions: int = Field(default=16, ge=1, le=1000)


class AnnotateParams(Section):
    """The spaCy model that is wanted, and what is used where it is not installed."""

    model: str = "de_core_news_lg"
    fallback: str = "models/de_lese_news"
    aliases: tuple[str, ...] = ()
    """Further alias tables (CSV as lexicon/aliases.csv), relative to the repository."""


class NormalizeParams(Section):
    """How money becomes euro."""

    max_rate_age_days: int = Field(default=10, ge=0)


class DatasetParams(Section):
    """The forms in which the tables are written beside Parquet, which the later stages read."""

    also: tuple[Literal["csv", "jsonl"], ...] = ("csv", "jsonl")


class EvaluateParams(Section):
    """Where the hand labels are, and the least that each metric must reach (``pytest -m precision``)."""

    gold: str = "tests/gold"
    context: int = Field(default=40, ge=0)
    bars: dict[str, float] = Field(default_factory=dict)


class ReportParams(Section):
    """What the page for people shows."""

    title: str = "datenlese"
    rows: int = Field(default=20, ge=1)


class Params(Section):
    """All of params.yaml."""

    run: RunParams = RunParams()
    store: StoreParams = StoreParams()
    ingest: IngestParams = IngestParams()
    annotate: AnnotateParams = AnnotateParams()
    normalize: NormalizeParams = NormalizeParams()
    dataset: DatasetParams = DatasetParams()
    evaluate: EvaluateParams = EvaluateParams()
    report: ReportParams = ReportParams()


def load_params(file: Path = FILE) -> Params:
    """Read and check params.yaml.

    Raises UsageError that names the file, the key and what is wrong with it.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        return Params.model_validate(content)
    except FileNotFoundError:
        raise UsageError(f"{file} is not here: run the command in the folder that holds dvc.yaml") from None
    except yaml.YAMLError as error:
        raise UsageError(f"{file} is no YAML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{file}: {place}: {first['msg']}; got {first.get('input')!r}") from None


def parse_date(text: str) -> date:
    """A publication date as ISO 8601. Raises UsageError."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise UsageError(f"{text!r} is no date: write it as 2025-07-23") from None
