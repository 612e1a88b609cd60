"""Writes the fixtures that hold the product's cutting, decoding and model files against this code: `python make_test_model.py --out test/fixtures/reader`,
and with `--word-pieces` those of a reader whose pieces are cut as uncased BERT cuts, `--out test/fixtures/reader-word-pieces`.

- a tiny untrained model in the format of export.py (seeded weights, one layer, its own pieces; matrices in 32 bits, so that every processor
  computes the same);
- `marks.json`: texts, their words, windows and ids, the network's scores, and the spans that decode.py reads from them. Offsets are UTF-16.

The texts are invented.
"""

import argparse
import hashlib
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torch.nn as nn

import corpora
import reader as reader_module
from decode import NAME, best_tags, credits_of_window, spans
from evaluate import own_words
from pieces import SHAPES, Cutter, WordPieces

WINDOW_PIECES, OVERLAP = 96, 24
corpora.WINDOW_PIECES = WINDOW_PIECES
reader_module.PAIR, reader_module.CROSS = 16, 8
from encoder import Encoder  # noqa: E402
from export import CreditGraph, EncoderGraph  # noqa: E402

TEXTS = {
    "en": "Mayor Ilona Brandt said on Monday that the ferry “will not sail before spring”.\n\n\"We asked for a new engine twice,\" harbour master "
    "Tom O'Leary told the Quayside Courier. According to the Ports Agency, two of three pumps failed; a spokesman for Northline denied it.\n"
    "The U.S.-built hull cost $4.5m, up 12% from 2019… Residents, who did not give their names, doubt that it will ever float!",
    "ru": "Губернатор Олег Савин сообщил, что мост закроют 5 мая.\nПо словам инженера Н. Ковалёвой, опоры «просели на 7 см», передаёт агентство "
    "«Волна». В администрации это отрицают: ремонт, вероятно, начнётся позже. Жители говорят — трещину видно с берега!!! №3, 25 км/ч.",
    "uk": "За словами речниці Марії Гнатюк, об'єкт здадуть восени; п’ять підрядників вийшли з тендеру.\n«Ми не знали про це», — сказав директор "
    "заводу «Обрій» Тарас Ґалаґан. Як пише «Вісник Подолу», кошти надійшли ще 2021 року, проте їх, мабуть, не використали.",
    "mixed": "🚢🚢 Ferry 👩‍🚀 news… naïve café café Ölfaß ﬁre ① Ｆｕｌｌ ｗｉｄｔｈ\u00a0№\u2009x\ufeffy\u0085z\x1cw "
    "日本語 عربى ทดสอบ 𝔘𝔫𝔦 𐍈 e\u0301\u0301\u0301 soft\u00adhyphen\r\n\r\n \n@quay_watch: https://example.org/a?b=1 #порт\n",
    "breaks": "\n\n  One line\n \t \n\nanother line \n",
    "long word": "so " + "uncharacteristically" * 12 + "! and on, " + "ы" * 90,
    "empty": "",
    "spaces": " \u00a0 ",
}
TEXTS["long"] = "\n".join([TEXTS["en"], TEXTS["ru"], TEXTS["mixed"], TEXTS["uk"]])


def invented_pieces(chance: random.Random) -> tuple[list[str], list[float]]:
    """Stretches of the texts themselves, so that words have many ways to be cut; some characters stay unknown."""
    found = set()
    for text in (TEXTS["en"], TEXTS["ru"], TEXTS["uk"]):
        for word in text.split():
            marked = "▁" + word
            for _ in range(6):
                start = chance.randrange(len(marked))
                found.add(marked[start : start + chance.randint(1, 6)])
    found |= {c for key in ("en", "ru", "uk") for c in TEXTS[key] if not c.isspace() and c not in "ЁёҐґ№%"} | {"▁", "fi", "é", "o\u0301", "🚢", "▁🚢", "𐍈"}
    pieces = sorted(found)
    return ["<pad>", "<s>", "</s>", "<unk>"] + pieces, [0.0] * 4 + [round(-chance.uniform(3, 14), 6) for _ in pieces]


def invented_word_pieces(chance: random.Random) -> list[str]:
    """Beginnings and later stretches of the words, in lower case and without accents."""
    found = set()
    for text in (TEXTS["en"], TEXTS["ru"], TEXTS["uk"]):
        for word in corpora.words_of(text):
            plain = WordPieces.plain(text[word.start : word.end])
            for _ in range(4):
                start = chance.randrange(len(plain)) if plain else 0
                found.add(("##" if start else "") + plain[start : start + chance.randint(1, 6)])
    letters = {c for key in ("en", "ru", "uk") for c in WordPieces.plain(TEXTS[key]) if not c.isspace() and c not in "ёґ№%"}
    found |= letters | {f"##{c}" for c in letters} | {"🚢", "fi", "##и"}
    return ["[PAD]", "[CLS]", "[SEP]", "[UNK]", *sorted(found - {"", "##"})]


def write_model(out: Path, pieces: list[str], scores: list[float] | None) -> None:
    torch.manual_seed(7)
    shapes, reaches = (0, ()) if scores else (SHAPES, (1, 3))
    reader = reader_module.Reader(Encoder(32, 1, 4, 64, 1e-12, len(pieces), WINDOW_PIECES + 16, shapes), hidden=32, reaches=reaches).eval()
    if reader.encoder.shapes is not None:
        nn.init.normal_(reader.encoder.shapes.weight)
    for head in (reader.cue, reader.name, reader.sentence, reader.tag):
        nn.init.normal_(head.weight, std=0.6)
    with torch.no_grad():
        reader.cue.bias[0] += 4.5  # few cues keep the fixture small
        reader.tag.bias[1] -= 0 if scores else 5  # and some of them without a source
    ids, first = torch.randint(4, len(pieces), (2, 20)), torch.arange(1, 16).repeat(2, 1)
    outputs = ["states", "cue", "name", "sentence"]
    torch.onnx.export(
        EncoderGraph(reader), (ids, first), str(out / "encoder.onnx"), input_names=["ids", "first"], output_names=outputs, opset_version=17,
        dynamo=False, dynamic_axes={"ids": {0: "batch", 1: "pieces"}, "first": {0: "batch", 1: "words"}, **{name: {0: "batch", 1: "words"} for name in outputs}},
    )
    cues = torch.tensor([3, 9])
    torch.onnx.export(
        CreditGraph(reader), (torch.randn(15, 32), cues, cues + 1), str(out / "credit.onnx"), input_names=["states", "begin", "end"],
        output_names=["tags"], opset_version=17, dynamo=False, dynamic_axes={"states": {0: "words"}, "begin": {0: "cues"}, "end": {0: "cues"}, "tags": {0: "cues", 1: "words"}},
    )
    (out / "vocabulary.json").write_text(json.dumps({"pieces": pieces, **({"scores": scores} if scores else {})}, ensure_ascii=False))
    described = {
        "name": "reader",
        "version": 0,
        "languages": ["en", "ru", "uk"],
        "windowPieces": WINDOW_PIECES,
        "overlapPieces": OVERLAP,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "credit.onnx", "vocabulary.json")},
    }
    (out / "reader.json").write_text(json.dumps(described, indent=2) + "\n")


def marks_of(text: str, cutter: Cutter, encoder, credit) -> dict:
    unit = np.cumsum([0] + [2 if ord(c) > 0xFFFF else 1 for c in text]).tolist()
    decimals = lambda values: np.round(values.astype(np.float64), 3).astype(np.float32)
    plain = lambda values: [round(float(v), 3) for v in values.ravel()]
    windows = corpora.windows_of(corpora.Text("", text), cutter, overlap=OVERLAP)
    for window in windows:
        window.words = [replace(w, start=unit[w.start], end=unit[w.end]) for w in window.words]
    words = corpora.words_of(text)
    made = {"text": text, "words": [[unit[w.start], unit[w.end], int(w.is_break), int(w.spaced)] for w in words], "windows": [], "names": [], "credits": []}
    for number, window in enumerate(windows):
        begin, end = own_words(windows, number)
        inside = lambda first, _=None: begin <= window.words[first].start < end
        span = lambda first, last: [window.words[first].start, window.words[last].end]
        states, cue, name, sentence = encoder.run(None, {"ids": np.array([window.ids]), "first": np.array([window.first_piece])})
        cue, name, sentence = decimals(cue[0]), decimals(name[0]), decimals(sentence[0])
        recorded = {"ids": window.ids, "firstPiece": window.first_piece, "cue": plain(cue), "name": plain(name), "sentence": plain(sentence), "roles": []}

        def pair_scores(cues):
            found = credit.run(None, {"states": states[0], "begin": np.array([c[0] for c in cues]), "end": np.array([c[1] for c in cues])})[0]
            recorded["roles"] = plain(decimals(found))
            return decimals(found)

        for kind, first, last in spans(best_tags(name, *NAME)):
            if inside(first):
                made["names"].append([*span(first, last), corpora.NAME_TYPES[kind]])
        for found in credits_of_window(cue, pair_scores, inside):
            made["credits"].append({role: [span(*s) for s in spans_] for role, spans_ in {**found, "cue": [found["cue"]]}.items()})
        made["windows"].append(recorded)
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--word-pieces", action="store_true")
    options = parser.parse_args()
    out = options.out
    out.mkdir(parents=True, exist_ok=True)
    pieces, scores = (invented_word_pieces(random.Random(7)), None) if options.word_pieces else invented_pieces(random.Random(7))
    write_model(out, pieces, scores)
    encoder, credit = (onnxruntime.InferenceSession(str(out / name)) for name in ("encoder.onnx", "credit.onnx"))
    cutter = Cutter(pieces, scores) if scores else WordPieces(pieces)
    lines = [json.dumps({"name": name, **marks_of(text, cutter, encoder, credit)}) for name, text in TEXTS.items()]
    (out / "marks.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
