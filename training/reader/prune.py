"""Keeps the pieces that English, Russian and Ukrainian texts use: `python prune.py --data DIR --out vocabulary.json`; with `--english-at-least 200`
only English pieces that are as frequent as that, for a reader of Russian and Ukrainian. Of an English base, those that are written in alphabets of
Europe: `python prune.py --english MODEL --out vocabulary.json`.

A piece stays when the texts of the data folder use it often enough, when it is written in Cyrillic letters only, or when it is a single
character. The list of kept pieces holds facts of the base model's vocabulary, and no text.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import regex

from base_model import packaged_weights, read_base_model
from english_base import kept_pieces, read_english_base
from pieces import Cutter, words_of

TEXTS = [
    "attribution/polnear.train.jsonl.gz",
    "feed/feed_abp_10k_en.jsonl.gz",
    "feed/feed_ukraine_war_news_en.jsonl.gz",
    "feed/feed_telegram_ru_nktkln.jsonl.gz",
    "feed/telegram-ukr-channels.jsonl.gz",
    "ner/slavicner.ru.jsonl.gz",
    "ner/slavicner.uk.jsonl.gz",
    "ner/nerel11.ru.jsonl.gz",
    "ner/worldwide-newswire.en.jsonl.gz",
]
CYRILLIC = regex.compile(r"^\u2581?[\p{Cyrillic}’'ʼ-]+$")
AT_LEAST = 4
CHARACTERS_A_CORPUS = 12_000_000


def is_english(path: str) -> bool:
    return "_en" in path or ".en." in path or "polnear" in path or "war_news" in path


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--english-at-least", type=int, default=AT_LEAST, help="uses in English texts that keep a piece")
    parser.add_argument("--english", type=Path, help="a model file that english_base.py reads")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.english:
        base = read_english_base(options.english)
        rows = kept_pieces(base)
        options.out.write_text(json.dumps({"cut": "wordpiece", "base": rows, "pieces": [base.pieces[n] for n in rows]}, ensure_ascii=False))
        print(f"{len(rows)} of {len(base.pieces)} pieces kept")
        return
    base = read_base_model(packaged_weights())
    cutter = Cutter(base.pieces, base.scores.tolist())
    counts: Counter[int] = Counter()
    used: Counter[int] = Counter()
    for path in TEXTS:
        read = 0
        words: Counter[tuple[str, bool]] = Counter()
        with gzip.open(options.data / path, "rt") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                read += len(text)
                words.update((text[w.start : w.end], w.spaced) for w in words_of(text) if not w.is_break)
                if read > CHARACTERS_A_CORPUS:
                    break
        # In steps of the least number that keeps a piece, so that uses in texts of all languages add up.
        weight = AT_LEAST / options.english_at_least if is_english(path) else 1
        for (word, spaced), times in words.items():
            for piece in cutter._cut(word, spaced):
                counts[piece] += times * weight
                used[piece] += times
    special = [base.special[name] for name in ("pad", "bos", "eos", "unk")]
    kept = [
        number
        for number, piece in enumerate(base.pieces)
        if number not in special
        and (counts[number] >= AT_LEAST or len(piece.removeprefix("\u2581")) <= 1 or CYRILLIC.match(piece))
    ]
    rows = special + kept
    options.out.write_text(
        json.dumps(
            {"base": rows, "pieces": [base.pieces[n] for n in rows], "scores": [round(float(base.scores[n]), 4) for n in rows]},
            ensure_ascii=False,
        )
    )
    kept_rows = set(rows)
    covered = sum(times for piece, times in used.items() if piece in kept_rows) / used.total()
    print(f"{len(rows)} of {len(base.pieces)} pieces kept, {covered:.4%} of piece uses")


if __name__ == "__main__":
    main()
