"""Strict scores of a pipeline on the dev corpora: ``python score.py build/model build/scores/model.json``.

A name is right when start, end and label are those of the corpus file, in code points of its text. What a corpus does not
label counts neither for nor against: names in its ``unk`` spans, and MISC where it has none.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
import yaml
from corpora import LABELS, WITHOUT_MISC, find, read
from spacy.language import Language

Key = tuple[int, int, str]
Table = dict[str, dict[str, float]]


def score(nlp: Language, lines: Iterable[dict[str, Any]]) -> Table:
    """Precision, recall and F1 in percent by label and for ``all``, with the number of names in the corpus."""
    lines = list(lines)
    hits, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for line, doc in zip(lines, nlp.pipe(line["text"] for line in lines), strict=True):
        gold = {(start, end, label) for start, end, label in line["ents"]}
        names = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        names = {name for name in names if name in gold or _counts(name, line)}
        for counter, keys in ((hits, gold & names), (found, names), (wanted, gold)):
            counter.update(label for *_, label in keys)
    return {label: _ratios(hits, found, wanted, (label,)) for label in LABELS} | {
        "all": _ratios(hits, found, wanted, LABELS)
    }


def _counts(name: Key, line: dict[str, Any]) -> bool:
    start, end, label = name
    if label == "MISC" and line["corpus"] in WITHOUT_MISC:
        return False
    return not any(start < unk_end and unk_start < end for unk_start, unk_end in line.get("unk", ()))


def _ratios(hits: Counter[str], found: Counter[str], wanted: Counter[str], labels: tuple[str, ...]) -> dict[str, float]:
    hit, guess, gold = (sum(counter[label] for label in labels) for counter in (hits, found, wanted))
    return {
        "p": round(100 * hit / guess, 1) if guess else 0.0,
        "r": round(100 * hit / gold, 1) if gold else 0.0,
        "f": round(200 * hit / (guess + gold), 1) if guess + gold else 0.0,
        "names": gold,
    }


def main(model: str, target: str) -> None:
    """Score ``model`` on the dev corpora of params.yaml."""
    params = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))
    nlp = spacy.load(model)
    tables = {name: score(nlp, read(find(Path(params["corpora"]), name))) for name in params["dev"]}
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(target).write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
