"""One identity for each thing: the canonical name of a mention and its entity_id."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.annotate.aliases import Alias, inflected
from pipeline.types import Entity, Name

_NOT_SLUG = re.compile(r"[^\w]+")
_GENITIVE = re.compile(r"(?:(?<=\w)['’]s?|(?<=[^\Wsxzß])s)$")


def slug(name: str) -> str:
    """A name as part of an id: lower case, words joined by hyphens.

    >>> slug("Bündnis 90/Die Grünen"), slug("Opec+")
    ('bündnis-90-die-grünen', 'opec-plus')
    """
    spelled = unicodedata.normalize("NFC", name).lower().replace("+", " plus ").replace("#", " sharp ")
    return _NOT_SLUG.sub("-", spelled).strip("-") or "x"


@dataclass(frozen=True)
class Canonizer:
    """Canonical names through the alias table, else by taking off a genitive ending where the text shows the bare name."""

    aliases: Sequence[Alias]
    _ids: dict[Alias, str] = field(default_factory=dict)
    _by_form: dict[tuple[str, str], Alias] = field(default_factory=dict)

    def __post_init__(self) -> None:
        taken: Counter[str] = Counter()
        for alias in self.aliases:
            plain_id = f"{alias.label}:{slug(alias.canonical)}"
            taken[plain_id] += 1
            self._ids[alias] = plain_id if taken[plain_id] == 1 else f"{plain_id}-{taken[plain_id]}"
            for spelling in alias.spellings:
                for form in inflected(spelling):
                    self._by_form.setdefault((alias.label, form), alias)

    def entities(self, names: Sequence[Name]) -> tuple[Entity, ...]:
        """The names of one document with their identity; ``Alibabas`` → ``ORG:alibaba``."""
        surfaces = {_surface(name) for name in names}
        entities = [self._entity(name, surfaces) for name in names]
        full = {one.canonical: one for one in entities if one.name.label == "PER" and " " in _surface(one.name)}
        by_surname: dict[str, list[Entity]] = {}
        for entity in full.values():
            by_surname.setdefault(entity.canonical.split()[-1], []).append(entity)
        return tuple(_in_full(entity, by_surname) for entity in entities)

    def _entity(self, name: Name, surfaces: set[str]) -> Entity:
        alias = self._by_form.get((name.label, _surface(name)))
        if alias is not None:
            return Entity(name, alias.canonical, self._ids[alias], alias.wikidata)
        canonical = _without_genitive(_surface(name), surfaces)
        return Entity(name, canonical, f"{name.label}:{slug(canonical)}")


def _surface(name: Name) -> str:
    """The words of a name with plain blanks between them."""
    return " ".join(name.text.split())


def _in_full(entity: Entity, by_surname: Mapping[str, Sequence[Entity]]) -> Entity:
    """A surname alone is the person of that surname whom the text names in full, where there is just one."""
    surface = _surface(entity.name)
    if entity.name.label != "PER" or " " in surface:
        return entity
    same = by_surname.get(surface) or by_surname.get(_GENITIVE.sub("", surface)) or ()
    return replace(same[0], name=entity.name) if len(same) == 1 else entity


def _without_genitive(text: str, surfaces: set[str]) -> str:
    """``text`` without a genitive ending: always where an apostrophe shows it, else where the bare name stands in the text."""
    bare = _GENITIVE.sub("", text)
    shown = bare in surfaces or text[-1] in "'’" or text[-2:-1] in {"'", "’"}
    return bare if bare and shown else text
