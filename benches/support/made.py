"""Texts made from a seed, of which it is known what was copied from where.

The words are syllables, as frequent as Zipf's law has them, behind the commonest words of English. Copied passages lie
in another order and have every tenth word or so replaced, left out or doubled by another. Stock phrases that all
texts use are not counted as copied: what is reported of them is a mistake.
"""

import random

COMMON = (
    "the of and to in a that for it was on is with as at by from he said be this have are were an but his they which "
    "had has not who their been will one there would its about after more when what we said two can first into other"
).split()
STARTS = "b br c ch d dr f g gr h j k l m n p pr r s sh st t tr v w".split()
VOWELS = "a e i o u ea ou ai".split()
ENDS = "n r l t s nd m ck st ng d p".split()

# One word of these is on the first row of each text: what tells a first frame that shows it.
FIRST = ("Quillandro", "Tarvosteen")


class Maker:
    """Makes words, sentences and passages; the same ones for the same seed."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        tongue = random.Random(1)
        made = {self.syllables(tongue) for _ in range(40_000)} - set(COMMON)
        self.words = COMMON + sorted(made, key=lambda word: (len(word), word))
        weights = (1 / (rank + 3) for rank in range(len(self.words)))
        self.sums, total = [], 0.0
        for weight in weights:
            total += weight
            self.sums.append(total)
        self.phrases = [[tongue.choice(self.words[:400]) for _ in range(tongue.randint(3, 5))] for _ in range(400)]

    @staticmethod
    def syllables(tongue):
        part = lambda: tongue.choice(STARTS) + tongue.choice(VOWELS) + tongue.choice(ENDS)
        return "".join(part() for _ in range(tongue.randint(1, 3)))

    def sentence(self):
        words = self.chance.choices(self.words, cum_weights=self.sums, k=self.chance.randint(8, 28))
        if self.chance.random() < 0.1:
            words[3:3] = self.chance.choice(self.phrases)
        return closed(words)

    def passage(self):
        """Words of two to five sentences."""
        return [word for _ in range(self.chance.randint(2, 5)) for word in self.sentence()]

    def edited(self, passage):
        words = []
        for word in passage:
            other = self.chance.choice(self.words[:5000])
            words += {0: [other], 1: [], 2: [word, other]}.get(self.chance.randrange(30), [word])
        return closed([word.strip(".") for word in words])


def closed(words):
    """A sentence of the words."""
    return [words[0].capitalize(), *words[1:-1], words[-1] + "."]


class Text:
    """Paragraphs of words, with what of them was copied."""

    def __init__(self, paragraphs):
        """`paragraphs`: pairs of words and whether they are copied."""
        self.text = "\n\n".join(" ".join(words) for words, _ in paragraphs) + "\n"
        self.words = [word for words, _ in paragraphs for word in words]
        self.copied = {
            at for at, copied in enumerate(copied for words, copied in paragraphs for _ in words) if copied
        }

    def write(self, path):
        path.write_text(self.text)
        # For programs that tell places by line: a word a line.
        path.with_suffix(".words").write_text("".join(word.strip(".").lower() + "\n" for word in self.words))
        return path


def pair(size, share=0.2):
    """Two texts of `size` bytes each, a share of each copied from the other."""
    maker = Maker(size)
    passages, own = [], ([], [])
    length = 0
    while length < size * share:
        passages.append(maker.passage())
        length += sum(len(word) + 1 for word in passages[-1])
    texts = []
    for side in own:
        length = 0
        while length < size * (1 - share):
            side.append((maker.passage(), False))
            length += sum(len(word) + 1 for word in side[-1][0])
        mine = passages if side is own[0] else [maker.edited(passage) for passage in passages]
        side += [(passage, True) for passage in mine]
        maker.chance.shuffle(side)
        opening = [FIRST[len(texts)], *maker.sentence()]
        texts.append(Text([(opening, False), *side]))
    return texts


def articles(count):
    """Articles of 600 to 1,000 words, of which every second one or so shares passages with some of the others, and the
    pairs that do."""
    maker = Maker(count)
    parts = [[] for _ in range(count)]
    pairs = set()
    for _ in range(count // 2):
        passage = maker.passage()
        while len(passage) < 40:
            passage += maker.sentence()
        users = sorted(maker.chance.sample(range(count), maker.chance.randint(2, 4)))
        for user in users:
            parts[user].append((maker.edited(passage), True))
        pairs |= {(left, right) for left in users for right in users if left < right}
    texts = []
    for mine in parts:
        length = maker.chance.randint(600, 1000)
        while sum(len(words) for words, _ in mine) < length:
            mine.append((maker.passage(), False))
        maker.chance.shuffle(mine)
        texts.append(Text(mine))
    return texts, pairs


def sentences(count):
    """One text of so many sentences."""
    maker = Maker(count)
    paragraphs = [[maker.sentence() for _ in range(5)] for _ in range(count // 5)]
    return Text([([word for sentence in paragraph for word in sentence], False) for paragraph in paragraphs])


def unbroken(size):
    """One paragraph of so many letters without a blank."""
    maker = Maker(size)
    pieces, length = [], 0
    while length < size:
        pieces.append("".join(maker.sentence()).replace(".", ""))
        length += len(pieces[-1])
    return "".join(pieces)[:size] + "\n"
