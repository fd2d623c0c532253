"""Small changes to training sentences, so that the model sees what the corpora are poor in.

Headlines in capitals, sentences without a full stop, other quotation marks, names never seen before (letters changed) and
names from the alias table in place of a name of the same label.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

QUOTES = (("„", "“"), ('"', '"'), ("»", "«"), ("“", "”"), ("«", "»"))
_OPENING = frozenset("„»“")
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstvz"


@dataclass(frozen=True)
class Sentence:
    """Words, whether a space follows each, and its tag: ``B-ORG``, ``I-ORG``, ``O`` or empty where it is unknown."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Rates:
    """How often each change is made, as a share of the sentences (``unseen``: of the words in names)."""

    capitals: float = 0.0
    no_full_stop: float = 0.0
    quotes: float = 0.0
    unseen: float = 0.0
    substitute: float = 0.0


def augment(sentence: Sentence, rates: Rates, names: Mapping[str, Sequence[Sequence[str]]], random: Random) -> Sentence:
    """The sentence with the changes that the dice ask for; ``names`` are tokens of names by label."""
    if random.random() < rates.substitute:
        sentence = _substitute(sentence, names, random)
    sentence = replace(sentence, words=tuple(_unseen(sentence, rates.unseen, random)))
    if random.random() < rates.quotes:
        sentence = replace(sentence, words=_quotes(sentence.words, random.choice(QUOTES)))
    if len(sentence.words) > 1 and sentence.words[-1] == "." and random.random() < rates.no_full_stop:
        sentence = Sentence(sentence.words[:-1], sentence.spaces[:-1], sentence.tags[:-1])
    if random.random() < rates.capitals:
        sentence = replace(sentence, words=tuple(word.upper() for word in sentence.words))
    return sentence


def _quotes(words: Sequence[str], marks: tuple[str, str]) -> tuple[str, ...]:
    """All quotation marks in one style; a sentence with a single one is left alone."""
    result, is_open = list(words), False
    for i, word in enumerate(words):
        if not is_open and (word in _OPENING or word == '"'):
            result[i], is_open = marks[0], True
        elif is_open and word in {"“", "”", '"', "«"}:
            result[i], is_open = marks[1], False
    return tuple(words) if is_open else tuple(result)


def _unseen(sentence: Sentence, rate: float, random: Random) -> list[str]:
    """Words of names, some with letters changed between the first and the last three: no vector, no known hash."""
    return [
        _changed(word, random) if tag[:1] in "BI" and tag and len(word) > 5 and random.random() < rate else word
        for word, tag in zip(sentence.words, sentence.tags, strict=True)
    ]


def _changed(word: str, random: Random) -> str:
    letters = list(word)
    for i in range(1, len(word) - 3):
        for group in (_VOWELS, _CONSONANTS):
            if letters[i] in group:
                letters[i] = random.choice(group)
                break
    return "".join(letters)


def _substitute(sentence: Sentence, names: Mapping[str, Sequence[Sequence[str]]], random: Random) -> Sentence:
    """One name replaced by another of its label; a name with an ending in s (perhaps a genitive) is left alone."""
    starts = [i for i, tag in enumerate(sentence.tags) if tag[:1] == "B"]
    if not starts:
        return sentence
    start = random.choice(starts)
    label, end = sentence.tags[start][2:], start + 1
    while end < len(sentence.tags) and sentence.tags[end][:1] == "I":
        end += 1
    if sentence.words[end - 1][-1] in "s'’" or not names.get(label):
        return sentence
    name = random.choice(names[label])
    spaces = (True,) * (len(name) - 1) + (sentence.spaces[end - 1],)
    tags = (f"B-{label}", *[f"I-{label}"] * (len(name) - 1))
    return Sentence(
        (*sentence.words[:start], *name, *sentence.words[end:]),
        (*sentence.spaces[:start], *spaces, *sentence.spaces[end:]),
        (*sentence.tags[:start], *tags, *sentence.tags[end:]),
    )
