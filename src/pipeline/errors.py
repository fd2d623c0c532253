"""Errors that a person can act on: one clear sentence that says what, where and what to do."""


class UsageError(Exception):
    """Something that the user can put right; the command line prints its message without a traceback."""
