"""Converts the corpora that params.yaml names: ``build/corpora/*.spacy`` and ``build/counts.json``."""

import json
from dataclasses import asdict
from pathlib import Path

import yaml
from corpora import Counts, blank, document, find, read
from spacy.tokens import DocBin

BUILD = Path("build")


def main() -> None:
    """Convert each corpus once."""
    params = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))
    nlp, target, counts = blank(), BUILD / "corpora", {}
    target.mkdir(parents=True, exist_ok=True)
    for name in (*params["train"], *params["dev"]):
        counts[name] = Counts()
        docs = [document(nlp, line, counts[name]) for line in read(find(Path(params["corpora"]), name))]
        DocBin(docs=docs, attrs=["ENT_IOB", "ENT_TYPE"]).to_disk(target / f"{name}.spacy")
    table = {name: asdict(count) for name, count in counts.items()}
    (BUILD / "counts.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
