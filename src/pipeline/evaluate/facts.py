"""Facts against hand labels: a fact is right where figures, measure, subject and date are; each field is reported alone too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.align import Alignment, Row
from pipeline.evaluate.scores import precision_recall, share

TOGETHER = ("quantities", "measure", "subject", "date")
"""What must be right for a fact to count as right."""

FURTHER = ("relation", "object_text", "attributed_to", "change", "modality", "negated")

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES = frozenset(["der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "eines", "einem", "einen"])
_GENITIVE = re.compile(r"(?:(?<=\w)['’]s?|(?<=[^\Wsxzß])s)$")


@dataclass(frozen=True)
class Places:
    """Where the mentions of a document stand, and by which words each entity is named in it."""

    spans: Mapping[str, tuple[int, int]]
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, mentions: Mapping[str, Sequence[Row]]) -> "Places":
        """From the rows of a document; offsets as in the gold file."""
        spans = {
            row["mention_id"]: (row["start"], row["end"])
            for family in ("quantities", "dates")
            for row in mentions[family]
        }
        names: dict[str, set[str]] = {}
        for row in mentions["entities"]:
            names.setdefault(row["entity_id"], set()).update((row["text"], row["canonical"]))
        return cls(spans, {entity: frozenset(words) for entity, words in names.items()})


def with_places(row: Row, places: Places) -> Row:
    """A row of ``facts`` with spans in place of mention ids: what a gold row has."""
    spans = [places.spans[mention] for mention in row["quantities"]]
    subject = row["subject"]
    return row | {
        "start": spans[0][0],
        "end": spans[0][1],
        "quantities": [list(span) for span in spans],
        "date": list(places.spans[row["date"]]) if row["date"] else None,
        "subject": row["subject_text"],
        "subject_names": places.names.get(subject, frozenset()) if subject else frozenset(),
    }


def as_predicted(rows: Sequence[Row]) -> list[Row]:
    """The gold rows of a second annotator as rows that can be compared with the first one's."""
    return [row | {"subject_names": frozenset()} for row in rows]


def field_right(name: str, gold: Row, predicted: Row) -> bool:
    """Whether one field is the gold one or an alternative."""
    values = [gold.get(name), *(alternative[name] for alternative in gold.get("alt", ()) if name in alternative)]
    return any(_EQUAL.get(name, _plain_equal)(value, predicted, name) for value in values)


def right_together(gold: Row, predicted: Row) -> bool:
    """Whether figures, measure, subject and date are all right."""
    return all(field_right(name, gold, predicted) for name in TOGETHER)


def _plain_equal(value: Any, predicted: Row, name: str) -> bool:
    return bool(value == predicted[name])


def _same_words(value: Any, predicted: Row, name: str) -> bool:
    """Whether two measures or texts are the same but for capitals and blanks."""
    one, other = (" ".join((words or "").lower().split()) for words in (value, predicted[name]))
    return one == other


def _same_subject(value: Any, predicted: Row, _name: str) -> bool:
    """Whether both are the same name, or noun phrases with the same head."""
    if value is None or predicted["subject"] is None:
        return value is None and predicted["subject"] is None
    named = {_bare(words) for words in (*predicted["subject_names"], predicted["subject"])}
    return _bare(value) in named or _head(value) == _head(predicted["subject"])


def _overlapping(value: Any, predicted: Row, name: str) -> bool:
    other = predicted[name]
    if value is None or other is None:
        return value is None and other is None
    return bool(value[0] < other[1] and other[0] < value[1])


_EQUAL = {
    "measure": _same_words,
    "object_text": _same_words,
    "attributed_to": _same_words,
    "subject": _same_subject,
    "date": _overlapping,
}


def _bare(words: str) -> str:
    return _GENITIVE.sub("", " ".join(words.split()))


def _head(words: str) -> str:
    """The first noun of a phrase: ``das neue Werk in Oxford`` → ``Werk``; an article may have a capital too."""
    found: list[str] = _WORD.findall(words)
    nouns = [word for word in found if word[0].isupper() and word.lower() not in _ARTICLES]
    return _bare(nouns[0] if nouns else words)


def fact_scores(alignments: Iterable[Alignment]) -> dict[str, Any]:
    """Precision, recall and F1 of facts right together, and of each pair the share of right fields."""
    gold = predicted = right = 0
    fields: dict[str, list[bool]] = {name: [] for name in (*TOGETHER, *FURTHER)}
    for alignment in alignments:
        pairs = [pair for pair in alignment.pairs if not pair[0].get("optional")]
        gold += len(pairs) + sum(not row.get("optional") for row in alignment.missed)
        predicted += len(pairs) + len(alignment.spurious)
        right += sum(right_together(*pair) for pair in pairs)
        for name, found in fields.items():
            found += [field_right(name, *pair) for pair in pairs]
    return {
        "gold": gold,
        "predicted": predicted,
        "linked": precision_recall(right, predicted, gold),
        **{f"{name}_right": share(sum(found), len(found)) for name, found in fields.items()},
    }
