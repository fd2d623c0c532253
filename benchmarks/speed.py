"""How fast figures and time expressions are read, beside a small spaCy pipeline and two known readers, in one run.

The yardstick is tok2vec + ner with the sizes of spaCy's ``de_core_news_sm``, with one encoder for both. The weights are
random: nothing has to be downloaded, and what is found does not change the work, which is one pass of the encoder and
one transition for each token. Its tokens are made before the clock starts, and so are those of the two readers, which
share them: they have a row of their own. The stages extract and normalize are timed with the records that they read and
write: on a text with as many figures as news has, and on one full of them. Each round measures every row once, so that a
busy machine slows all of them; a share is the median of the rounds' shares.

    python -m benchmarks.speed [characters] [rounds]

ends with 1 where a bar is missed.
"""

import gc
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median

import spacy
from spacy.language import Language
from thinc.api import fix_random_seed

from benchmarks.stages import Stages
from pipeline.annotate.annotator import load_model
from pipeline.extract.dates import read_times
from pipeline.extract.quantities import read_quantities
from pipeline.extract.tokens import tokenize
from pipeline.normalize.dates import resolve_times

ROOT = Path(__file__).parents[1]
CHARACTERS, ROUNDS = 200_000, 7
DOCUMENT = 3_000
"""Characters of one document: a short news article."""

BATCH = 8
"""Documents that spaCy gets at once; it is fastest with so many."""

PUBLISHED = date(2025, 7, 23)
YARDSTICK = "tok2vec + ner"
STAGES = "extract + normalize"
DENSE = ", many figures"
FIGURES = 2.0
"""Figures in 1,000 characters of text as users have it: 1.2 in the news of KRAUTS, 1.8 in SmartData, 2.0 in GermEval 2014.

The labelled texts were written for their figures and have eleven.
"""

EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
NER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"},
}


@dataclass(frozen=True)
class Row:
    """Something to measure."""

    name: str
    run: Callable[[Sequence[str]], float]
    """Takes documents, returns seconds."""
    bar: float | None = None
    """The largest share, in percent."""
    part: float = 1.0
    """How much of the text is enough for a slow one."""
    of: Callable[[Mapping[str, float]], float] = lambda pace: pace[YARDSTICK]
    """What the share is of: the yardstick, or what it makes of the seconds a character that each row took in a round."""
    dense: bool = True
    """Whether the text is full of figures, or has as many as news."""


def documents(characters: int, figures: float | None = None) -> list[str]:
    """Paragraphs of the texts in raw/ and tests/gold/, shuffled and repeated up to so many characters.

    ``figures``: how many in 1,000 characters; by default as many as the paragraphs have.
    """
    paragraphs = _paragraphs()
    plain = [one for one in paragraphs if not _count(one)] if figures is not None else []
    shuffled = random.Random(0)  # noqa: S311 (no secret: an order that stays the same)
    texts: list[str] = []
    length = found = 0
    while length < characters:
        text = ""
        while len(text) < min(DOCUMENT, characters):
            full = figures is not None and 1000 * found > figures * (length + len(text))
            one = shuffled.choice(plain if full else paragraphs)
            found += _count(one) if figures is not None else 0
            text += one + "\n\n"
        texts.append(text)
        length += len(text)
    return texts


def _paragraphs() -> list[str]:
    files = [path for folder in ("raw", "tests/gold/texts") for path in (ROOT / folder).rglob("*")]
    lines = (line.strip() for path in sorted(files) if path.suffix in {".txt", ".md"} for line in _lines(path))
    return [line for line in lines if len(line) > 80]


@cache
def _count(text: str) -> int:
    """The figures of a paragraph."""
    tokens = tokenize(text)
    return len(read_quantities(text, tokens, [(one.start, one.end) for one in read_times(text, tokens, ())]))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _seconds(call: Callable[[str], object], texts: Sequence[str]) -> float:
    gc.collect()
    start = time.process_time()
    for text in texts:
        call(text)
    return time.process_time() - start


def _recognition(nlp: Language, texts: Sequence[str]) -> float:
    """Finding the names in texts whose tokens are made."""
    docs = [nlp.make_doc(text) for text in texts]
    gc.collect()
    start = time.process_time()
    for _ in nlp.pipe(docs, batch_size=BATCH):
        pass
    return time.process_time() - start


def _quantities(texts: Sequence[str]) -> float:
    """Reading quantities as the pipeline does: in what the time expressions have left."""
    tokens = [tokenize(text) for text in texts]
    read = [read_times(text, found, ()) for text, found in zip(texts, tokens, strict=True)]
    taken = [[(one.start, one.end) for one in times] for times in read]
    gc.collect()
    start = time.process_time()
    for text, found, spans in zip(texts, tokens, taken, strict=True):
        read_quantities(text, found, spans)
    return time.process_time() - start


def _times(texts: Sequence[str]) -> float:
    """Reading time expressions and resolving them."""
    tokens = [tokenize(text) for text in texts]
    gc.collect()
    start = time.process_time()
    for text, found in zip(texts, tokens, strict=True):
        resolve_times(text, read_times(text, found, ()), PUBLISHED)
    return time.process_time() - start


def _rows() -> list[Row]:
    small, ours = small_pipeline(), load_model(str(ROOT / "models/de_lese_news"))
    stages = Stages(str(ROOT / "models/de_lese_news"))

    def _linking(_: Sequence[str]) -> float:
        """What the row before, the stages, has spent on facts."""
        return stages.linking

    def alpha2digit(text: str) -> object:
        from text_to_num import alpha2digit

        return alpha2digit(text, "de")

    def search_dates(text: str) -> object:
        from dateparser.search import search_dates

        return search_dates(text, languages=["de"])

    return [
        Row(YARDSTICK, lambda texts: _recognition(small, texts)),
        Row("models/de_lese_news", lambda texts: _recognition(ours, texts), bar=250),
        _row("tokens", tokenize),
        Row("quantities", _quantities, bar=5),
        Row("times, resolved", _times, bar=8),
        Row(STAGES, stages.seconds, dense=False),
        Row("facts", _linking, bar=25, of=lambda pace: pace[STAGES] - pace["facts"], dense=False),
        Row(STAGES + DENSE, stages.seconds),
        Row("facts" + DENSE, _linking, of=lambda pace: pace[STAGES + DENSE] - pace["facts" + DENSE]),
        _row("text2num alpha2digit", alpha2digit),
        _row("dateparser search_dates", search_dates, part=0.02),
    ]


def _row(name: str, call: Callable[[str], object], part: float = 1.0) -> Row:
    return Row(name, lambda texts: _seconds(call, texts), part=part)


def small_pipeline() -> Language:
    """A German pipeline with tok2vec and ner as ``de_core_news_sm`` has them, with random weights."""
    fix_random_seed(0)
    nlp = spacy.blank("de")
    encoder = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
    nlp.add_pipe("tok2vec", config={"model": encoder})
    ner = nlp.add_pipe("ner", config={"model": NER})
    for label in ("LOC", "MISC", "ORG", "PER"):
        ner.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def measure(characters: int = CHARACTERS, rounds: int = ROUNDS) -> tuple[str, bool]:
    """The table as text, and whether all bars are met."""
    rows, texts, news = _rows(), documents(characters), documents(characters, FIGURES)
    parts = [texts[: max(1, round(row.part * len(texts)))] if row.dense else news for row in rows]
    for row, part in zip(rows, parts, strict=True):
        row.run(part[:1])  # imports, lexicons, caches
    paces = [
        {row.name: row.run(part) / sum(map(len, part)) for row, part in zip(rows, parts, strict=True)}
        for _ in range(rounds)
    ]
    lines = [f"{'':34} {'characters/s':>12} {'% of ' + YARDSTICK:>18} {'bar':>5}"]
    all_met = True
    for row in rows:
        speed = 1 / median(pace[row.name] for pace in paces)
        share = 100 * median(pace[row.name] / row.of(pace) for pace in paces)
        met = row.bar is None or share <= row.bar
        all_met = all_met and met
        verdict = "" if row.bar is None else f" {row.bar:>5.0f} {'met' if met else 'MISSED'}"
        lines.append(f"{row.name:34} {speed:>12,.0f} {share:>18.1f}{verdict}")
    lines.append(
        f"facts: % of what the two stages take without them; text with {FIGURES:g} figures in 1,000 characters, as in news"
    )
    lines.append(
        f"{sum(map(len, texts)):,} characters, medians of {rounds} rounds, processor time; ner has random weights"
    )
    return "\n".join(lines), all_met


if __name__ == "__main__":
    report, done = measure(*map(int, sys.argv[1:]))
    sys.stdout.write(report + "\n")
    sys.exit(not done)
