"""The shared gold texts, which are not part of the repository: read as they stand, against their labels."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.analysis import Analyser, Text
from pipeline.evaluate.align import align
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.scores import count
from pipeline.params import AnnotateParams, Params

GOLD = Path(__file__).parents[2] / "shared" / "gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="../shared with its gold texts is not here")


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(Params(annotate=AnnotateParams(model="blank:de")))


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.json")), ids=lambda file: file.stem)
@pytest.mark.parametrize("family", ["quantities", "dates"])
def test_every_labelled_value_is_read(file: Path, family: str, analyser: Analyser) -> None:
    gold = load_gold(file)
    published: date | None = gold.published
    (found,) = analyser.analyse([Text(gold.text, published)])
    scores = count(family, [align(gold.mentions[family], found[family])])["all"].scores()
    assert scores["value"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
