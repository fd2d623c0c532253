"""Article texts that come apart from their headline."""

_TOP_LINES = 6


def with_headline(text: str, title: str | None) -> str:
    """The text with its headline on the first line, unless one of the first lines says it already."""
    if not title:
        return text
    wanted = _fold(title)
    top = [line for line in text.split("\n") if line.strip()][:_TOP_LINES]
    if not wanted or any(wanted in _fold(line[:1000]) for line in top):
        return text
    return f"{title}\n{text}"


def says_only(text: str, title: str | None) -> bool:
    """True where the text holds nothing but words of the headline, or nothing at all."""
    said = _fold(title or "")
    return all(_fold(line) in said for line in text.split("\n"))


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
