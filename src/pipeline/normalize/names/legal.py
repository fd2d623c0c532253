"""Legal forms: ``Alibaba Group Ltd.`` is ``Alibaba Group``."""

import re
from functools import cache

from pipeline.lexicon import load


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(load("legal_forms")["forms"], key=len, reverse=True)
    return re.compile(rf"(?<=[\w.)!]),? (?:{'|'.join(re.escape(form) for form in forms)})$")


def without_legal_form(name: str) -> str:
    """A firm's name without its legal form; "Group", "Holding" and "& Co." belong to the name, and a form that ends
    a compound stays (``Beteiligungs GmbH``).

    >>> without_legal_form("Merck KGaA"), without_legal_form("Baidu, Inc."), without_legal_form("Ant Group")
    ('Merck', 'Baidu', 'Ant Group')
    """
    bare = _pattern().sub("", name)
    return name if bare.endswith(tuple(load("legal_forms")["unfinished"])) else bare
