"""The training corpus of config.cfg: a mixture of the converted corpora, drawn, changed and joined anew each epoch."""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from random import Random

from augment import Rates, Sentence, augment
from corpora import LABELS, blank
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab

Reader = Callable[[Language], Iterable[Example]]


@registry.readers("datenlese.Mixture.v1")  # type: ignore[untyped-decorator]
def mixture(
    folder: str,
    aliases: str,
    times: dict[str, float],
    rates: dict[str, float],
    gold_rates: dict[str, float],
    joined: list[int],
    more_misc: float,
    seed: int,
) -> Reader:
    """Endless epochs; ``times`` is how often each corpus is seen in one, ``gold_rates`` are for hand-labelled ones.

    ``joined`` are the numbers of sentences that make one document, drawn evenly: articles are read whole at run time.
    Sentences with a MISC name, which are few, are seen ``more_misc`` times more often than ``times`` says.
    """
    random = Random(seed)  # noqa: S311  no secrets here
    loaded: dict[str, list[Sentence]] = {}
    names = alias_names(Path(aliases))

    def read(nlp: Language) -> Iterator[Example]:
        if not loaded:
            loaded.update({name: sentences(Path(folder) / f"{name}.spacy") for name in times})
        drawn = [
            (sentence, Rates(**(gold_rates if name.startswith("hand") else rates)))
            for name, share in times.items()
            for sentence in chain(
                draw(loaded[name], share, random), draw(with_misc(loaded[name]), share * more_misc, random)
            )
        ]
        random.shuffle(drawn)
        changed = [augment(sentence, rate, names, random) for sentence, rate in drawn]
        for doc in join(changed, joined, nlp.vocab, random):
            words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
            yield Example(Doc(nlp.vocab, words=words, spaces=spaces), doc)

    return read


@registry.readers("datenlese.Dev.v1")  # type: ignore[untyped-decorator]
def dev(folder: str, times: dict[str, int]) -> Reader:
    """The sentences to choose on, each corpus as often as ``times`` says (so that each weighs about the same)."""

    def read(nlp: Language) -> Iterator[Example]:
        for name, count in times.items():
            docs = list(DocBin().from_disk(Path(folder) / f"{name}.spacy").get_docs(nlp.vocab))
            for doc in docs * count:
                yield Example(nlp.make_doc(doc.text), doc)

    return read


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a converted corpus."""
    docs = DocBin().from_disk(path).get_docs(Vocab())
    return [
        Sentence(
            tuple(token.text for token in doc),
            tuple(bool(token.whitespace_) for token in doc),
            tuple(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else t.ent_iob_ for t in doc),
        )
        for doc in docs
        if len(doc)
    ]


def with_misc(corpus: list[Sentence]) -> list[Sentence]:
    """The sentences with a MISC name."""
    return [sentence for sentence in corpus if "B-MISC" in sentence.tags]


def draw(corpus: list[Sentence], share: float, random: Random) -> Iterator[Sentence]:
    """The whole corpus ``int(share)`` times, and a random part of it for what is left."""
    for _ in range(int(share)):
        yield from corpus
    yield from random.sample(corpus, round(len(corpus) * (share % 1)))


def join(parts: list[Sentence], sizes: list[int], vocab: Vocab, random: Random) -> Iterator[Doc]:
    """Documents of one or several sentences."""
    start = 0
    while start < len(parts):
        taken = parts[start : start + random.choice(sizes)]
        start += len(taken)
        words = [word for part in taken for word in part.words]
        spaces = [space for part in taken for space in (*part.spaces[:-1], True)]
        yield Doc(vocab, words=words, spaces=spaces, ents=[tag for part in taken for tag in part.tags])


def alias_names(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Canonical names of the alias table by label, as tokens."""
    nlp, names = blank(), {label: list[tuple[str, ...]]() for label in LABELS}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names[row["label"]].append(tuple(token.text for token in nlp.make_doc(row["canonical"])))
    return names


@registry.readers("datenlese.Labels.v1")  # type: ignore[untyped-decorator]
def labels() -> dict[int, dict[str, int]]:
    """The recogniser's actions and their labels, so that no corpus has to be read for them.

    In spaCy's order: missing, begin, in, last, unit, out.
    """
    named = dict.fromkeys(LABELS, 1)
    return {0: {}, **{action: dict(named) for action in (1, 2, 3)}, 4: {"": 1, **named}, 5: {"": 1}}
