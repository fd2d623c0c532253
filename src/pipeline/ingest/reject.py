"""How a record leaves the pipeline: with a code and a sentence."""


class RejectError(Exception):
    """A record that cannot become a document.

    ``reason`` is a code of the contract (``empty``, ``binary``, ``encrypted``, ``unreadable``, ``too_large``,
    ``too_short``, ``no_text``, ``unsupported``, ``not_german``), ``message`` one sentence for a person.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
