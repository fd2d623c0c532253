"""Vocabulary as data: one small YAML or CSV file for one idea, beside this module.

>>> load("magnitudes")["Mrd."]  # doctest: +SKIP
9
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """The content of ``lexicon/<name>.yaml``, read once a process; callers must not change it.

    Raises FileNotFoundError where there is no such file.
    """
    text = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 (the loader is the safe one)
