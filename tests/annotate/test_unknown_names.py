"""The names of the labelled texts without the alias table's help: every entry that knows one of them is taken out."""

from pathlib import Path

from pipeline.annotate.aliases import load_aliases, without_names
from pipeline.annotate.annotator import Annotator
from pipeline.evaluate.align import align
from pipeline.evaluate.gold import load_gold_folder
from pipeline.evaluate.scores import count
from pipeline.types import Document

ROOT = Path(__file__).parents[2]


def test_names_that_the_table_does_not_know_are_found_by_the_model_in_the_repository() -> None:
    gold = load_gold_folder(ROOT / "tests/gold")
    surfaces = {
        words
        for one in gold
        for row in one.mentions["entities"]
        for words in (row["text"], row.get("canonical"))
        if words
    }
    annotator = Annotator(str(ROOT / "models/de_lese_news"), without_names(load_aliases(), surfaces))
    documents = [Document(one.doc_id, "", None, (), None, None, "de", 1.0, "utf-8", one.text) for one in gold]
    found = [
        [{"start": name.start, "end": name.end, "label": name.label} for name in annotation.names]
        for annotation in annotator.annotate(documents)
    ]
    pairs = zip(gold, found, strict=True)
    scores = count("entities", [align(one.mentions["entities"], names) for one, names in pairs])["all"].scores()
    assert scores["strict"]["f1"] >= 0.80
