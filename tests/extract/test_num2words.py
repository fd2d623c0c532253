"""Numbers in the words that num2words writes: 99.5 % are read, alone and in a sentence, and alone none is read wrongly."""

import random
from decimal import Decimal

import pytest
from num2words import num2words

from pipeline.extract.quantities import read_quantities
from pipeline.extract.tokens import tokenize

_seeded = random.Random(7)
NUMBERS = sorted(
    {
        *range(1, 1101),
        *(digit * 10**power for digit in range(1, 10) for power in range(3, 18)),
        *(_seeded.randrange(10 ** _seeded.randrange(4, 19)) for _ in range(1500)),
        10**18,
    }
)
SENTENCES = {"cardinal": "Es waren {} Stück.", "ordinal": "Das war der {} Versuch."}


def read(text: str, words: str) -> Decimal | None:
    """The value read at exactly these words."""
    start = text.index(words)
    found = [one for one in read_quantities(text, tokenize(text), ()) if one.text == words and one.start == start]
    return found[0].value if found else None


@pytest.mark.parametrize("to", ["cardinal", "ordinal"])
def test_numbers_in_words(to: str) -> None:
    spelled = {number: num2words(number, lang="de", to=to) for number in NUMBERS}
    alone = [read(words, words) for words in spelled.values()]
    inside = [read(SENTENCES[to].format(words), words) for words in spelled.values()]
    assert [value for value, number in zip(alone, NUMBERS, strict=True) if value not in {None, number}] == []
    for values in (alone, inside):
        right = sum(value == number for value, number in zip(values, NUMBERS, strict=True))
        assert right >= 0.995 * len(NUMBERS), f"{right} of {len(NUMBERS)}"
