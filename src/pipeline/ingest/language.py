"""Which language a text is in, judged piece by piece so that quotations in another one do not decide."""

from functools import cache
from typing import Any

from pipeline.ingest.params import IngestParams

_PIECE = 400
"""Characters of a piece; py3langid is sure of its verdict from about 100 on."""
_MAX_PIECES = 30


def language_score(text: str, params: IngestParams) -> tuple[float, str]:
    """The share of the text that reads as ``params.language``, from 0 to 1, and the language most of it is in.

    The text is cut into pieces of about 400 characters, spread over its length; each one weighs in with the probability
    that py3langid gives the language, normalised over the languages of ``params``.
    """
    identifier = _identifier((params.language, *params.other_languages))
    pieces = _pieces(text)
    totals: dict[str, float] = {}
    for piece in pieces:
        for language, probability in identifier.rank(piece):
            totals[language] = totals.get(language, 0.0) + float(probability) * len(piece)
    size = sum(map(len, pieces))
    best = max(totals, key=lambda language: (totals[language], language))
    return round(totals.get(params.language, 0.0) / size, 4), best


def _pieces(text: str) -> list[str]:
    count = max(1, round(len(text) / _PIECE))
    if count <= _MAX_PIECES:
        size = -(-len(text) // count)
        return [text[start : start + size] for start in range(0, len(text), size)]
    step = len(text) // _MAX_PIECES
    return [text[start : start + _PIECE] for start in range(0, step * _MAX_PIECES, step)]


@cache
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(dict.fromkeys(languages)))
    return identifier
