"""Averages the weights of pipelines trained on from one start: ``python average.py build/final a/model-best b/model-best``.

Models that went on from the same checkpoint lie in one basin: the mean of their weights is better than each
(M. Wortsman et al., Model soups, ICML 2022).
"""

import sys
from typing import Any

import numpy as np
import spacy

COMPONENTS = ("tok2vec", "ner")


def main(target: str, first: str, *others: str) -> None:
    """Write the first pipeline with the mean of all weights."""
    nlp = spacy.load(first)
    models = [spacy.load(path) for path in others]
    for name in COMPONENTS:
        component: Any = nlp.get_pipe(name)
        same: list[Any] = [model.get_pipe(name) for model in models]
        for node, *twins in zip(component.model.walk(), *(other.model.walk() for other in same), strict=True):
            for param in node.param_names:
                if node.has_param(param):
                    values = [node.get_param(param), *(twin.get_param(param) for twin in twins)]
                    node.set_param(param, np.mean(values, axis=0, dtype=np.float32))
    nlp.to_disk(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
