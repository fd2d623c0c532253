"""Page furniture: what stands on the page of an article but is not the article.

Judged by whole lines: a sentence that mentions a newsletter is the article's own, a line that only says
``Newsletter abonnieren`` is not. The vocabulary is ``lexicon/furniture.yaml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.ingest.prose import ends_sentence, is_title
from pipeline.lexicon import load

_MAX_CHARS = 1000
"""Longer lines are taken for paragraphs of the article."""
_EDGES = " \t.,:;!?…»›>→➜▶►▸•·|*–—-+#()[]📧🔔🎧🔊📰💬👉⬇↓↑"
_BAR = re.compile(r"\s*[|·•/,]\s*|\s+")
_ITEM = re.compile(r"[-•*–▸►]\s")
_FIGURE, _LINK = re.compile(r"\d"), re.compile(r"https?://|www\.")
_MAX_HEADING_WORDS = 12
_TRAILING_CREDIT = re.compile(
    r"(?<=[.!?…“\"»])\s{1,3}(?P<open>[(\[])?(?:fotos?|bild(?:er)?|bildquelle|grafik)\s?:\s?(?P<credit>[^.!?:()\[\]]{1,80})(?(open)[)\]])$"
    r"|\s{1,3}©\s?(?P<holder>[^.!?:]{1,60})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Which rule of the lexicon a line fell under."""

    id: str

    @property
    def opens_block(self) -> bool:
        """True for headings of what ends an article: links to other articles, and comments."""
        return self.id in {"related", "more_articles", "comments", "comment_count"}

    @property
    def sells(self) -> bool:
        """True for subscription and newsletter calls."""
        return self.id in {"subscribe", "already_customer"} or self.id.startswith("newsletter")


def match_line(line: str) -> Rule | None:
    """The rule under which a whole line is page furniture.

    >>> match_line("Diesen Artikel anhören").id
    'audio'
    >>> match_line("Der Verlag will seinen Newsletter künftig verkaufen.")
    """
    line = line.strip()
    if not line or len(line) > _MAX_CHARS:
        return None
    core = line.strip(_EDGES).casefold()
    if rule := _whole_lines().get(core):
        return Rule(rule)
    if _is_share_bar(core):
        return Rule("share")
    for rule, pattern in _patterns():
        match = pattern.fullmatch(line)
        if match and ("credit" not in pattern.groupindex or _is_credit(match["credit"])):
            return Rule(rule)
    return None


def find_furniture(lines: Sequence[str], bylines: frozenset[int], title: str | None = None) -> frozenset[int]:
    """Indexes of the lines to cut; bylines, the headline (``title``, where it is known) and items of a list stay.

    A line falls by itself (:func:`match_line`), below a heading like ``Mehr zum Thema`` that nothing but link titles
    follows, or as an advertisement at the end.
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    rules = {index: rule for index in filled if index not in bylines and (rule := match_line(lines[index]))}
    keep = (
        bylines
        | _listed(lines, filled)
        | _headline(lines, [index for index in filled if index not in bylines], rules, title)
    )
    rules = {index: rule for index, rule in rules.items() if index not in keep}
    cut = {*rules, *_without_figures(lines, _last_block(lines, filled, rules))}
    for index, rule in rules.items():
        if rule.opens_block:
            cut.update(_without_figures(lines, _items_below(lines, index)))
    if any(rule.sells for rule in rules.values()):
        cut.update(_advertisement(lines, filled, cut))
    return frozenset(cut - bylines)


def trailing_credit(line: str) -> int | None:
    """Where an image credit at the end of a caption begins: ``Das Werk in Emden. Foto: dpa``; None without one."""
    if len(line) > _MAX_CHARS:
        return None
    match = _TRAILING_CREDIT.search(line)
    return match.start() if match and _is_credit(match["credit"] or match["holder"]) else None


def _headline(lines: Sequence[str], filled: list[int], rules: Mapping[int, Rule], title: str | None) -> frozenset[int]:
    """The headline, whatever it says: ``title``, or else the first of the ``filled`` lines above a running text.

    A single phrase (``Anzeige``) above a line that can be the headline itself is none.
    """
    if title in lines:
        return frozenset({lines.index(title)})
    below = [index for index in filled[1:] if index not in rules]
    if all(is_title(lines[index]) for index in below):
        return frozenset()
    is_phrase = lines[filled[0]].strip(_EDGES).casefold() in _whole_lines()
    return frozenset() if is_phrase and is_title(lines[below[0]]) else frozenset({filled[0]})


def _listed(lines: Sequence[str], filled: list[int]) -> frozenset[int]:
    """Items of lists of several: ``- Werbung`` above ``- Vertrieb``."""
    items = [index if _ITEM.match(lines[index]) else -1 for index in filled]
    pairs = ((one, other) for one, other in pairwise(items) if min(one, other) >= 0)
    return frozenset(index for pair in pairs for index in pair)


def _without_figures(lines: Sequence[str], block: set[int]) -> set[int]:
    """The lines of a block that are links; one with a figure may be a result, and where most are, the block is results."""
    figures = {index for index in block if _FIGURE.search(lines[index]) and not _LINK.search(lines[index])}
    return block - figures if 2 * len(figures) <= len(block) else set()


def _last_block(lines: Sequence[str], filled: list[int], rules: dict[int, Rule]) -> set[int]:
    """The lines below the first heading of a block after which no running sentence comes."""
    block: set[int] = set()
    pending: set[int] = set()
    body = next((place for place, index in enumerate(filled) if not is_title(lines[index])), len(filled))
    for index in reversed(filled[body:]):
        if index in rules:
            if rules[index].opens_block:
                block |= pending
        elif is_title(lines[index]):
            pending.add(index)
        else:
            break
    return block


def _items_below(lines: Sequence[str], heading: int) -> set[int]:
    """List items without a sentence end directly below a heading of links."""
    items = set()
    for index in range(heading + 1, len(lines)):
        if not (_ITEM.match(lines[index]) and is_title(lines[index])):
            break
        items.add(index)
    return items


def _advertisement(lines: Sequence[str], filled: list[int], cut: set[int]) -> set[int]:
    """A paragraph that sells at the end of the text, and the heading between it and the article's last sentence."""
    rest = [index for index in filled if index not in cut]
    if len(rest) < 3 or not _promotes(lines[rest[-1]]):
        return set()
    heading, before = rest[-2], rest[-3]
    is_heading = (
        not ends_sentence(lines[heading])
        and not _ITEM.match(lines[heading])
        and len(lines[heading].split()) <= _MAX_HEADING_WORDS
        and ends_sentence(lines[before])
    )
    return {rest[-1], heading} if is_heading else {rest[-1]}


def _promotes(line: str) -> bool:
    vocabulary = load("furniture")["promotion"]
    text = line.casefold().replace("\u2011", "-")
    words = set(re.findall(r"\w+", text))
    offers = sum(re.search(rf"(?<!\w){re.escape(offer)}(?!\w)", text) is not None for offer in vocabulary["offers"])
    return not words.isdisjoint(vocabulary["reader"]) and offers >= vocabulary["min_offers"]


def _is_share_bar(core: str) -> bool:
    words = {word for word in _BAR.split(core) if word} if len(core) < 120 else set()
    vocabulary = load("furniture")
    return (
        len(words) > 1 and words <= {*vocabulary["share_words"]} and not words.isdisjoint(vocabulary["share_actions"])
    )


def _is_credit(credit: str) -> bool:
    """A credit is names and agencies: few words, those in lower case from a short list."""
    words = [word for word in re.split(r"[\s/|,()-]+", credit) if word]
    known = load("furniture")["credit_words"]
    return 0 < len(words) <= 10 and all(not word[0].islower() or "." in word or word in known for word in words)


@cache
def _whole_lines() -> dict[str, str]:
    return {line.casefold(): rule for rule, lines in load("furniture")["lines"].items() for line in lines}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(source, re.IGNORECASE)) for rule, source in load("furniture")["patterns"].items())
