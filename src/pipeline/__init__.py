"""datenlese: German news articles become a checked dataset of names, figures and dates.

>>> from pipeline import analyse
>>> analyse("Der Umsatz stieg um 4,5 Prozent.")["quantities"][0]["value"]
'4.5'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.analysis import analyse

__all__ = ["analyse"]


def __getattr__(name: str) -> Any:
    """Import ``analyse`` (and with it spaCy) only where it is used."""
    if name == "analyse":
        from pipeline.analysis import analyse

        return analyse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
