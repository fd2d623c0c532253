"""The measured scores against the bars in params.yaml (``make precision``, after ``make repro``)."""

import json
from pathlib import Path

import pytest

from pipeline.params import load_params
from pipeline.workspace import EVALUATION

ROOT = Path(__file__).parents[1]
BARS = load_params(ROOT / "params.yaml").evaluate.bars


@pytest.mark.precision
@pytest.mark.parametrize("metric", BARS)
def test_bar(metric: str) -> None:
    value = json.loads((ROOT / EVALUATION / "metrics.json").read_text(encoding="utf-8"))
    for name in metric.split("."):
        value = value[name]
    assert value >= BARS[metric], f"{metric} is {value}, wanted {BARS[metric]}"
