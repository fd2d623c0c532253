"""Makes ``build/package/de_lese_news`` from the trained pipeline: complete meta.json and a model card with the scores.

It is copied to models/ by hand, once a release: its weights are kept in Git.
"""

import json
from pathlib import Path
from typing import Any

import spacy
import yaml
from corpora import LABELS
from spacy.language import Language
from spacy.strings import StringStore

BUILD = Path("build")
LABEL_COLUMNS = (*LABELS, "all")
MODELS = {
    "plain": "plain: as de_core_news_sm is shaped (width 96, depth 4), no vectors, no silver, no sentences labelled for this",
    "recipe": "recipe: width 128, vectors, all corpora, 4,000 steps at a constant rate",
    "narrow": "narrow: the recipe with width 96",
    "shipped": "**shipped**",
}
SEEN = {"plain": ("germeval14.dev", "ler.dev")}
"""Dev corpora that a compared model was trained on; not shown for it."""

TRAINING_ONLY = ("paths", "corpora", "training", "initialize", "pretraining")
"""Sections of config.cfg that a loaded pipeline does not need."""

Scores = dict[str, dict[str, dict[str, float]]]


def main() -> None:
    """Write the package."""
    params = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))
    sources = yaml.safe_load(Path("sources.yaml").read_text(encoding="utf-8"))
    files = {name: BUILD / "scores" / f"{name}.json" for name in MODELS}
    scores = {name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items() if file.is_file()}
    nlp = spacy.load(BUILD / "final")
    for section in TRAINING_ONLY:
        nlp.config.pop(section, None)
    nlp.meta.update(meta(params["package"], sources, scores["shipped"]))
    target = BUILD / "package" / f"de_{params['package']['name']}"
    target.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(target)
    StringStore(needed_strings(nlp)).to_disk(target / "vocab" / "strings.json")
    template = Path("card.md").read_text(encoding="utf-8")
    card = template.format(table=table(scores), sources=source_list(sources), **params["package"])
    (target / "README.md").write_text(card, encoding="utf-8")


def needed_strings(nlp: Language) -> list[str]:
    """The words that have a vector, and the labels; not the words that training happened to see."""
    vectors, strings = nlp.vocab.vectors.key2row, nlp.vocab.strings
    return [*(word for word in strings if strings[word] in vectors), *LABELS]


def meta(package: dict[str, Any], sources: list[dict[str, str]], scores: Scores) -> dict[str, Any]:
    """The fields of meta.json that spaCy does not fill in."""
    return {
        "name": package["name"],
        "version": package["version"],
        "date": str(package["date"]),
        "description": "German names (PER, LOC, ORG, MISC) in news: tok2vec, ner, sentencizer; with word vectors",
        "author": "datenlese",
        "spacy_version": ">=3.8.0,<3.9.0",
        "license": "CC BY-SA 4.0",
        "sources": sources,
        "performance": performance(scores),
    }


def performance(scores: Scores) -> dict[str, Any]:
    """Strict scores by dev corpus, in spaCy's names and between 0 and 1."""
    return {
        corpus: {
            "ents_p": round(by_label["all"]["p"] / 100, 3),
            "ents_r": round(by_label["all"]["r"] / 100, 3),
            "ents_f": round(by_label["all"]["f"] / 100, 3),
            "ents_per_type": {
                label: {key: round(by_label[label][key] / 100, 3) for key in ("p", "r", "f")}
                for label in LABELS
                if by_label[label]["names"]
            },
        }
        for corpus, by_label in scores.items()
    }


def table(scores: dict[str, Scores]) -> str:
    """One Markdown table a dev corpus: a row a model, F1 by label, then precision, recall and F1 of all."""
    return "\n\n".join(_corpus_table(corpus, scores) for corpus in scores["shipped"])


def _corpus_table(corpus: str, scores: dict[str, Scores]) -> str:
    names = {label: row["names"] for label, row in scores["shipped"][corpus].items()}
    shown = [label for label in LABEL_COLUMNS if names[label]]
    head = [
        f"`{corpus}` ({names['all']} names)",
        *[f"{label} ({names[label]})" for label in shown[:-1]],
        "P",
        "R",
        "F1",
    ]
    rows = [
        [title, *[f"{by_label[label]['f']:.1f}" for label in shown[:-1]], *[f"{by_label['all'][k]:.1f}" for k in "prf"]]
        for name, title in MODELS.items()
        if name in scores and corpus not in SEEN.get(name, ()) and (by_label := scores[name][corpus])
    ]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows))


def source_list(sources: list[dict[str, str]]) -> str:
    """The sources as a Markdown list."""
    return "\n".join(
        f"- **{source['name']}**: {source['what']}. {source['author']}. {source['license']}." for source in sources
    )


if __name__ == "__main__":
    main()
