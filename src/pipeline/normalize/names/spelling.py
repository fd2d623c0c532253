"""The usual spelling of a thing: what the texts print most, among the spellings that share an id.

Only names that the alias table does not know are counted. The id never depends on the count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Vote = tuple[str, str, bool]
"""entity_id, spelling, and whether the text prints it just so (else it is read out of a genitive)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What one mention names, as far as its own article and the alias table tell."""

    entity_id: str
    spelling: str
    wikidata: str | None = None
    listed: bool = False
    """The alias table gives the spelling."""
    printed: bool = True

    @property
    def vote(self) -> Vote | None:
        """What the mention says for the usual spelling, if anything."""
        return None if self.listed else (self.entity_id, self.spelling, self.printed)


def count(identities: Iterable[Identity]) -> Counter[Vote]:
    """The votes of some mentions."""
    return Counter(vote for identity in identities if (vote := identity.vote) is not None)


def usual(votes: Mapping[Vote, int]) -> dict[str, str]:
    """The usual spelling of each id on which the texts differ.

    >>> usual({("ORG:x-lab", "X-Lab", True): 3, ("ORG:x-lab", "X-LAB", True): 1, ("ORG:y", "Y", True): 2})
    {'ORG:x-lab': 'X-Lab'}
    """
    by_id: dict[str, dict[tuple[str, bool], int]] = defaultdict(dict)
    for (entity_id, spelling, printed), number in votes.items():
        by_id[entity_id][spelling, printed] = number
    return {entity_id: _usual(by_id[entity_id]) for entity_id in sorted(by_id) if len(by_id[entity_id]) > 1}


def _usual(numbers: Mapping[tuple[str, bool], int]) -> str:
    """The most frequent spelling; ``Karpathys`` counts for ``Karpathy`` where that is printed, or is read more often."""
    totals: Counter[str] = Counter()
    for (spelling, _), number in numbers.items():
        totals[spelling] += number
    for spelling in sorted(totals):
        with_s = f"{spelling}s"
        if with_s in totals:
            bare = (spelling, True) in numbers or totals[spelling] > totals[with_s]
            kept, gone = (spelling, with_s) if bare else (with_s, spelling)
            totals[kept] += totals.pop(gone)
    return min(totals, key=lambda spelling: (-totals[spelling], spelling.isupper(), spelling))
