"""One identity for each thing: the canonical name of a mention and its entity_id."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.annotate.aliases import Alias, inflected
from pipeline.types import Entity, Name

_NOT_SLUG = re.compile(r"[^\w]+")
_GENITIVE = re.compile(r"(?:(?<=\w)['’]s?|(?<=[^\Wsxzß])s)$")


def slug(name: str) -> str:
    """A name as part of an id: lower case, words joined by hyphens.

    >>> slug("Bündnis 90/Die Grünen")
    'bündnis-90-die-grünen'
    """
    return _NOT_SLUG.sub("-", unicodedata.normalize("NFC", name).lower()).strip("-") or "x"


@dataclass(frozen=True)
class Canonizer:
    """Canonical names through the alias table, else by taking off a genitive ending where the text shows the bare name."""

    aliases: Sequence[Alias]
    _by_form: dict[tuple[str, str], Alias] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for alias in self.aliases:
            for spelling in alias.spellings:
                for form in inflected(spelling):
                    self._by_form.setdefault((alias.label, form), alias)

    def entities(self, names: Sequence[Name]) -> tuple[Entity, ...]:
        """The names of one document with their identity; ``Alibabas`` → ``ORG:alibaba``."""
        surfaces = {name.text for name in names}
        return tuple(self._entity(name, surfaces) for name in names)

    def _entity(self, name: Name, surfaces: set[str]) -> Entity:
        alias = self._by_form.get((name.label, name.text))
        if alias is not None:
            return Entity(name, alias.canonical, f"{alias.label}:{slug(alias.canonical)}", alias.wikidata)
        canonical = _without_genitive(name.text, surfaces)
        return Entity(name, canonical, f"{name.label}:{slug(canonical)}")


def _without_genitive(text: str, surfaces: set[str]) -> str:
    """``text`` without a genitive ending: always where an apostrophe shows it, else where the bare name stands in the text."""
    bare = _GENITIVE.sub("", text)
    shown = bare in surfaces or text[-1] in "'’" or text[-2:-1] in {"'", "’"}
    return bare if bare and shown else text
