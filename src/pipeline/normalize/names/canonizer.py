"""One identity for each thing: the canonical name of a mention and its entity_id.

The id is the label and a slug of the name's normal form. It depends on the name, its own article and the alias table alone,
so articles that are added change no id. The spelling in ``canonical`` is the alias table's, else the usual one of all articles
(spelling.py). Where the two differ by an s, the id is the shorter: ``PER:karpathy`` for ``Karpathys`` and ``Karpathy``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.annotate.aliases import Alias, inflected
from pipeline.lexicon import load
from pipeline.normalize.names.declension import base_form
from pipeline.normalize.names.forms import clean, compact, slug
from pipeline.normalize.names.genitive import may_be_base, reads_as_genitive, without_apostrophe, without_s
from pipeline.normalize.names.legal import without_legal_form
from pipeline.normalize.names.shortforms import ShortForms, TypeNumbers, in_brackets
from pipeline.normalize.names.spelling import Identity, count, usual
from pipeline.types import Entity, Name

_SHORTEST_COMPACT = 5
_LONG_ABBREVIATION = 4


@dataclass(frozen=True)
class Canonizer:
    """Canonical names and ids through the alias table, the rules of this package and the article."""

    aliases: Sequence[Alias]
    _ids: dict[Alias, str] = field(default_factory=dict)
    _by_id: dict[str, Alias] = field(default_factory=dict)
    _by_form: dict[tuple[str, str], Alias] = field(default_factory=dict)
    _by_compact: dict[tuple[str, str], Alias | None] = field(default_factory=dict)
    _in_s: set[str] = field(default_factory=set)
    _types: TypeNumbers = field(default_factory=TypeNumbers)

    def __post_init__(self) -> None:
        taken: dict[str, int] = {}
        known_as = load("known_as")
        apart = [
            Alias(name, label, (name, *forms))
            for label, names in known_as["apart"].items()
            for name, forms in names.items()
        ]
        for alias in (*self.aliases, *apart):
            plain_id = f"{alias.label}:{slug(alias.canonical, alias.label)}"
            taken[plain_id] = taken.get(plain_id, 0) + 1
            self._ids[alias] = plain_id if taken[plain_id] == 1 else f"{plain_id}-{taken[plain_id]}"
            self._by_id.setdefault(self._ids[alias], alias)
            self._in_s.update(spelling for spelling in alias.spellings if spelling.endswith("s"))
            for spelling in alias.spellings:
                self._add_compact(alias, spelling)
                self._add_forms(alias, spelling)
        self._types.add(alias for alias in self.aliases if alias.label == "MISC")
        known = {(alias.label, alias.canonical): alias for alias in self.aliases}
        for label, short_names in known_as["short"].items():
            for short, canonical in short_names.items():
                if (label, canonical) in known:
                    self._add_forms(known[label, canonical], short)

    def _add_forms(self, alias: Alias, spelling: str) -> None:
        for form in inflected(spelling):
            self._by_form.setdefault((alias.label, clean(form)), alias)

    def _add_compact(self, alias: Alias, spelling: str) -> None:
        key = alias.label, compact(spelling)
        if alias.label in {"ORG", "MISC"} and len(key[1]) >= _SHORTEST_COMPACT:
            same = self._by_compact.setdefault(key, alias)
            self._by_compact[key] = alias if same == alias else None

    def entities(
        self, names: Sequence[Name], text: str = "", spellings: Mapping[str, str] | None = None
    ) -> tuple[Entity, ...]:
        """The names of one document with their identity; ``Alibabas`` → ``ORG:alibaba``.

        ``text`` is the document; ``spellings`` the usual spelling by id over all documents, by default over this one.
        """
        identities = self.identify(names, text)
        chosen = usual(count(identities)) if spellings is None else spellings
        return tuple(
            Entity(
                name,
                one.spelling if one.listed else chosen.get(one.entity_id, one.spelling),
                one.entity_id,
                one.wikidata,
            )
            for name, one in zip(names, identities, strict=True)
        )

    def identify(self, names: Sequence[Name], text: str = "") -> list[Identity]:
        """What each name of one document stands for, as far as the document and the alias table tell."""
        surfaces = [clean(name.text) for name in names]
        shown = frozenset(surfaces)
        known: dict[tuple[str, str, bool], Identity] = {}
        own = []
        for name, surface in zip(names, surfaces, strict=True):
            key = name.label, surface, reads_as_genitive(text, name.start, name.end)
            if key not in known:
                known[key] = self._identity(name.label, surface, shown, key[2])
            own.append(known[key])
        return self._linked(names, surfaces, text, own)

    def _identity(self, label: str, surface: str, shown: frozenset[str], genitive: bool) -> Identity:
        bare = without_apostrophe(surface)
        normal = bare if label == "PER" else base_form(without_legal_form(bare) if label == "ORG" else bare)
        cut = None if bare != surface or normal in self._in_s else without_s(normal)
        found = self._listed(label, surface, bare, normal, *([cut] if cut in shown else []))
        if found is not None:
            return found
        if cut is None or (cut not in shown and may_be_base(normal, label)):
            return self._unlisted(label, normal, normal)
        if cut in shown or genitive:
            return self._unlisted(label, cut, cut, printed=cut in shown)
        return self._unlisted(label, cut, normal)

    def _unlisted(self, label: str, key: str, spelling: str, printed: bool = True) -> Identity:
        """The identity by the rules alone; the table's where it has the same id (``Weisses Haus``)."""
        entity_id = f"{label}:{slug(key, label)}"
        alias = self._by_id.get(entity_id)
        return self._of(alias) if alias else Identity(entity_id, spelling, printed=printed)

    def _of(self, alias: Alias) -> Identity:
        return Identity(self._ids[alias], alias.canonical, alias.wikidata, listed=True)

    def _listed(self, label: str, *forms: str) -> Identity | None:
        """The entry of the alias table: by one of the forms as it is, else by letters and digits alone."""
        alias = next((self._by_form[label, form] for form in forms if (label, form) in self._by_form), None)
        if alias is None:
            keys = [(label, compact(form)) for form in (*forms, without_s(forms[-1]) or "")]
            alias = next((found for key in keys if (found := self._by_compact.get(key))), None)
        return self._of(alias) if alias else None

    def _linked(
        self, names: Sequence[Name], surfaces: Sequence[str], text: str, own: Sequence[Identity]
    ) -> list[Identity]:
        """The identities, with short forms taking that of the full name in the same article."""
        in_full = {one.entity_id: one for one in own}
        defined = _defined(names, surfaces, text, own)
        spelled = {(name.label, one.spelling, one.entity_id) for name, one in _full(names, surfaces, own)}
        short = ShortForms(spelled)
        makers = {compact(one.spelling) for one in in_full.values()}
        result = []
        for name, surface, one in zip(names, surfaces, own, strict=True):
            target = defined.get((name.label, one.entity_id))
            if target is None and (name.label == "PER" or not one.listed):
                found = short.find(name.label, surface)
                product = self._types.find(surface, makers) if name.label == "MISC" and found is None else None
                target = in_full[found] if found is not None else self._of(product) if product else None
            result.append(target or one)
        return result


def _full(names: Sequence[Name], surfaces: Sequence[str], own: Sequence[Identity]) -> Iterator[tuple[Name, Identity]]:
    for name, surface, one in zip(names, surfaces, own, strict=True):
        if " " in surface or "-" in surface:
            yield name, one


def _defined(
    names: Sequence[Name], surfaces: Sequence[str], text: str, own: Sequence[Identity]
) -> dict[tuple[str, str], Identity]:
    """What the abbreviations in brackets stand for, by label and id of the abbreviation; a short one wins over the table."""
    order = sorted(range(len(names)), key=lambda index: names[index].start)
    pairs = in_brackets(text, [(names[index].start, names[index].end, names[index].label) for index in order])
    defined: dict[tuple[str, str], Identity] = {}
    for short, full in pairs.items():
        one, other = own[order[short]], own[order[full]]
        if one.entity_id == other.entity_id:
            continue
        if one.listed and (other.listed or len(surfaces[order[short]]) >= _LONG_ABBREVIATION):
            defined[names[order[full]].label, other.entity_id] = one
        else:
            defined[names[order[short]].label, one.entity_id] = other
    return defined
