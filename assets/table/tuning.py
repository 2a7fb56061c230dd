"""Tune token vectors so that their weighted sums come near the model's own vectors of whole texts."""

import re
from pathlib import Path

import numpy as np
from scipy import sparse

from encoder import checked

WORDNET = [Path("/usr/share/wordnet", f"data.{part}") for part in ("noun", "verb", "adj", "adv")]
WORDNET_SHA256 = "9c33953116f661f96b2af6815ea87a505a54cd48e72994ba47bca5aad58840a6"
TRIPLES, SEED = 24_000, 1
PENALTY, STEPS = 0.02, 30


def examples():
    """Return the sentences and phrases, of three words and more, that WordNet gives as examples."""
    texts = []
    for path in checked(WORDNET, WORDNET_SHA256):
        for line in path.read_text(encoding="latin-1").splitlines():
            gloss = line.partition(" | ")[2]
            texts += [text for text in re.findall(r'"([^"]+)"', gloss) if text.count(" ") >= 2]
    return texts


def triples(words, first, last):
    """Return three words at a time, the rarer the less often, so that every word is seen in company."""
    share = np.cumsum(1 / np.sqrt(np.arange(len(words)) + 20))
    chance = np.random.default_rng(SEED).random((TRIPLES, 3)) * share[-1]
    return [[first, *(words[at] for at in row), last] for row in np.searchsorted(share, chance)]


def tuned(rows, weights, sequences, row_of, targets):
    """Return the rows turned and moved towards the targets by ridge regression.

    rows (tokens, 384) are centred; weights (tokens) is how much each counts in a sum; row_of maps the token ids of the
    sequences to rows, -1 to none; targets (sequences, 384) are the model's vectors.
    """
    lengths = [len(ids) for ids in sequences]
    columns = row_of[np.concatenate(sequences)]
    lines = np.repeat(np.arange(len(sequences)), lengths)
    seen = columns >= 0
    lines, columns = lines[seen], columns[seen]
    sums = sparse.csr_matrix((weights[columns].astype(np.float32), (lines, columns)), shape=(len(sequences), len(rows)))
    used = np.asarray(sums.sum(axis=1)).ravel() > 0
    sums, targets = sums[used], targets[used]
    # A sum counts by its direction: both sides have length 1 to begin with.
    sums = sparse.csr_matrix(sparse.diags(1 / np.linalg.norm(sums @ rows, axis=1).astype(np.float32)) @ sums)
    targets = targets / np.linalg.norm(targets, axis=1, keepdims=True)
    targets -= targets.mean(axis=0)

    # First all rows by one linear map, then each row by what is left, held back by the penalty.
    plain = (sums @ rows).astype(np.float64)
    square = plain.T @ plain
    square += 1e-3 * np.trace(square) / len(square) * np.eye(len(square))
    rows = (rows @ np.linalg.solve(square, plain.T @ targets)).astype(np.float32)
    return rows + conjugate_gradient(sums, targets - sums @ rows)


def conjugate_gradient(sums, rest):
    """Solve (sums' sums + PENALTY) x = sums' rest, every column of x by itself."""
    back = sparse.csr_matrix(sums.T)
    residual = back @ rest
    solution, direction = np.zeros_like(residual), residual.copy()
    size = (residual * residual).sum(axis=0)
    # A column that is solved already has nothing left to divide by.
    tiny = np.finfo(np.float32).tiny
    for _ in range(STEPS):
        image = back @ (sums @ direction) + np.float32(PENALTY) * direction
        length = size / np.maximum((direction * image).sum(axis=0), tiny)
        solution += length * direction
        residual -= length * image
        size, before = (residual * residual).sum(axis=0), size
        direction = residual + size / np.maximum(before, tiny) * direction
    return solution
