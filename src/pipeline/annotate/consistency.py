"""One label for one surface in an article: what the text says of a name in one place holds in the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.types import EntityLabel, Name

_GENITIVE = re.compile(r"(?:’s|'s|(?<=[^\Wsxzß])s)$")
_SMALL = frozenset({"of", "for", "and", "the", "für", "und", "der", "des", "von", "in"})


def consistent(names: Sequence[Name]) -> list[Name]:
    """The model's names with one label for each surface: a gazetteer's or rule's where there is one, else the most frequent.

    An abbreviation takes the label of the name it abbreviates (``Future Circular Collider`` … ``FCC``).
    """
    sure: dict[str, EntityLabel] = {}
    votes: dict[str, Counter[EntityLabel]] = defaultdict(Counter)
    bases = {name.text for name in names}
    for name in names:
        key = _base(name.text, bases)
        votes[key][name.label] += 1
        if name.source != "model":
            sure.setdefault(key, name.label)
    abbreviated = {letters: name.label for name in names if (letters := _initials(name.text))}
    return [_with_label(name, _base(name.text, bases), sure, votes, abbreviated) for name in names]


def _with_label(
    name: Name,
    key: str,
    sure: Mapping[str, EntityLabel],
    votes: Mapping[str, Counter[EntityLabel]],
    abbreviated: Mapping[str, EntityLabel],
) -> Name:
    if name.source != "model":
        return name
    if name.text in abbreviated:
        return replace(name, label=abbreviated[name.text])
    return replace(name, label=sure.get(key) or votes[key].most_common(1)[0][0])


def _base(surface: str, bases: set[str]) -> str:
    """The surface without a genitive ending, where the article has it so."""
    bare = _GENITIVE.sub("", surface)
    return bare if bare in bases else surface


def _initials(name: str) -> str | None:
    words = [word for word in re.split(r"[\s-]+", name) if word not in _SMALL]
    letters = "".join(word[0] for word in words if word)
    return letters if len(words) > 2 and letters.isupper() else None
