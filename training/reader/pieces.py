"""Words and pieces, exactly as src/extract's reader cuts them: the two must agree, and a test compares them.

A word is a run of letters, marks and digits, or one other character that is no space. A line break is a word of its own. A word
is cut into pieces of the pruned vocabulary: by the unigram model, where the first piece carries the word mark when a space stood before it,
or by WordPiece in lower case, where each piece's number also tells its word's shape.
"""

from dataclasses import dataclass
from functools import lru_cache
import unicodedata

import regex

WORD_MARK = "\u2581"
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+|\n\s*|[^\s\p{L}\p{M}\p{N}]")
PAD, BOS, BREAK, UNKNOWN = 0, 1, 2, 3
"""Rows of the pruned vocabulary: padding, start of text, line break and end of text, unknown."""


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    is_break: bool
    spaced: bool


def words_of(text: str) -> list[Word]:
    """Offsets are Python's (code points); utf16_offsets() converts."""
    found = []
    for match in WORD.finditer(text):
        is_break = match.group()[0] == "\n"
        spaced = match.start() == 0 or text[match.start() - 1].isspace()
        found.append(Word(match.start(), match.end(), is_break, spaced))
    return found


class Cutter:
    """Cuts words with a unigram model by the best sum of scores (Kudo 2018)."""

    def __init__(self, pieces: list[str], scores: list[float]):
        self.ids = {piece: number for number, piece in enumerate(pieces) if number > UNKNOWN}
        self.scores = scores
        self.longest = max(len(piece) for piece in pieces)
        self.unknown_score = min(scores) - 10
        self.cut = lru_cache(maxsize=400_000)(self._cut)

    def _cut(self, word: str, spaced: bool) -> tuple[int, ...]:
        written = (WORD_MARK if spaced else "") + unicodedata.normalize("NFKC", word)
        n = len(written)
        best = [0.0] + [-1e30] * n
        back: list[tuple[int, int]] = [(0, 0)] * (n + 1)
        for i in range(n):
            if best[i] <= -1e29:
                continue
            for e in range(i + 1, min(n, i + self.longest) + 1):
                number = self.ids.get(written[i:e])
                if number is not None and best[i] + self.scores[number] > best[e]:
                    best[e] = best[i] + self.scores[number]
                    back[e] = (i, number)
            if best[i] + self.unknown_score > best[i + 1]:
                best[i + 1] = best[i] + self.unknown_score
                back[i + 1] = (i, UNKNOWN)
        out: list[int] = []
        e = n
        while e > 0:
            i, number = back[e]
            out.append(number)
            e = i
        return tuple(reversed(out))[:16]


SHAPES = 8
"""Lower case or no letters, Capitalised, ALL CAPITALS, mIxed; each without and with a space before the word."""


def shape_of(word: str, spaced: bool) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters or not any(c.isupper() for c in letters):
        case = 0
    elif len(letters) > 1 and all(c.isupper() for c in letters):
        case = 2
    elif letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        case = 1
    else:
        case = 3
    return case * 2 + int(spaced)


class WordPieces:
    """Cuts words as uncased BERT does (longest piece first, accents dropped). The number of a piece is its row plus the word's shape times the rows."""

    LONGEST_WORD = 100

    def __init__(self, pieces: list[str]):
        self.ids = {piece: number for number, piece in enumerate(pieces) if number > UNKNOWN}
        self.rows = len(pieces)
        self.cut = lru_cache(maxsize=400_000)(self._cut)

    @staticmethod
    def plain(word: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")

    def _cut(self, word: str, spaced: bool) -> tuple[int, ...]:
        shift = shape_of(word, spaced) * self.rows
        written = self.plain(word)
        out: list[int] = []
        at = 0
        while at < len(written) and len(written) <= self.LONGEST_WORD:
            end = len(written)
            while end > at and (piece := self.ids.get(written[at:end] if at == 0 else "##" + written[at:end])) is None:
                end -= 1
            if end == at:
                break
            out.append(piece + shift)
            at = end
        if at < len(written) or not written:
            return (UNKNOWN + shift,)
        return tuple(out[:16])
