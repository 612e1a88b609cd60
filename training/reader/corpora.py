"""Reads the corpora of the data folder as texts with marks, and cuts them into windows for training.

Held-out parts, never trained on: every document whose hash of the id is divisible by a task's number below. PolNeAR dev, the Russian and Ukrainian test marks
and sets that forbid commercial use are not read at all.
"""

import gzip
import hashlib
import json
import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from pieces import BOS, BREAK, Cutter, Word, words_of

NAME_TYPES = ["PER", "ORG", "LOC", "MISC"]
WINDOW_PIECES = 256
READING_OVERLAP = 24
"""Pieces that neighbouring windows share when texts are read. Training shares 48; on held-out PolNeAR documents the figures are the same within a point."""


@dataclass
class Text:
    id: str
    text: str
    credits: list[dict] | None = None
    """PolNeAR's source, cue and content spans, in code points."""
    names: list[tuple[int, int, str]] | None = None
    typed: frozenset[str] = frozenset(NAME_TYPES)
    """Name types this corpus marks; words of others are not learnt from."""
    masked: list[tuple[int, int]] = field(default_factory=list)
    """Spans whose name label is unclear in our terms."""
    own: bool = False
    """Marked by ourselves."""
    sentences: list[tuple[int, int, str, int]] | None = None
    """start, end, task ("claim", "hedge"), label."""


def held_out(identifier: str, one_in: int, rest: int = 0) -> bool:
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % one_in == rest


def rows(data: Path, path: str):
    with gzip.open(data / path, "rt") as lines:
        for line in lines:
            yield json.loads(line)


def code_points(text: str):
    """UTF-16 offset → code point offset."""
    if all(ord(c) < 0x10000 for c in text):
        return lambda offset: offset
    table, unit = {}, 0
    for at, c in enumerate(text):
        table[unit] = at
        unit += 2 if ord(c) >= 0x10000 else 1
        table.setdefault(unit - 1, at)
    table[unit] = len(text)
    return lambda offset: table[offset]


def credits_of(row: dict) -> list[dict]:
    at = code_points(row["text"])
    return [{k: [(at(s), at(e)) for s, e in a[k]] for k in ("source", "cue", "content")} for a in row["attributions"]]


def read_credits(data: Path, marks: list[Path]) -> tuple[list[Text], list[Text]]:
    """PolNeAR's training part (one of 20 documents held out) and our own marked Russian and Ukrainian development texts."""
    train, held = [], []
    for path in ("polnear.train", "polnear.annotator-training"):
        for row in rows(data, f"attribution/{path}.jsonl.gz"):
            if row.get("primary") is False:
                continue
            text = Text(row["id"], row["text"], credits=credits_of(row))
            (held if path == "polnear.train" and held_out(row["id"], 20) else train).append(text)
    corpora = {
        "slavicner.ru": "ner/slavicner.ru",
        "slavicner.uk": "ner/slavicner.uk",
        "factrueval2016.ru": "ner/factrueval2016.ru",
        "telegram.ru": "feed/feed_telegram_ru_nktkln",
        "telegram.uk": "feed/telegram-ukr-channels",
    }
    wanted = {}
    for file in marks:
        for line in file.read_text().splitlines():
            mark = json.loads(line)
            if mark["split"] == "dev" and mark["corpus"] in corpora:
                wanted[mark["corpus"], mark["id"]] = mark
    for corpus in {key[0] for key in wanted}:
        for row in rows(data, corpora[corpus] + ".jsonl.gz"):
            mark = wanted.pop((corpus, row["id"]), None)
            if mark is not None:
                if hashlib.sha256(row["text"].encode()).hexdigest() != mark["sha256"]:
                    raise SystemExit(f"{corpus} {row['id']} is not the text that was marked")
                marked = {"text": row["text"], "attributions": mark["attributions"]}
                train.append(Text(row["id"], row["text"], credits=credits_of(marked), own=True))
    return train, held


SLAVIC = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRO": "MISC", "EVT": "MISC"}
NEREL = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "COUNTRY": "LOC",
    "CITY": "LOC",
    "STATE_OR_PROVINCE": "LOC",
    "DISTRICT": "LOC",
    "LOCATION": "LOC",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
}
WORLDWIDE = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Product": "MISC", "Misc": "MISC"}
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "product": "MISC", "creative-work": "MISC"}
CROSSNER = {
    "politicalparty": "ORG",
    "organisation": "ORG",
    "politician": "PER",
    "person": "PER",
    "location": "LOC",
    "country": "LOC",
    "misc": "MISC",
}
PLAIN = {name: name for name in NAME_TYPES}
ALL, MAIN = frozenset(NAME_TYPES), frozenset(["PER", "ORG", "LOC"])


def names_of(row: dict, labels: dict[str, str], unclear: frozenset[str]) -> tuple[list, list]:
    """Outermost names, and spans to leave out of the lesson."""
    at = code_points(row["text"])
    spans = [(at(e[0]), at(e[1]), e[2]) for e in row["entities"]]
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted((s for s in spans if s[2] in labels), key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, labels[label]))
    return kept, [(s, e) for s, e, label in spans if label in unclear]


def read_names(data: Path) -> tuple[list[Text], list[Text]]:
    """Names in the three languages (Polish beside them, for its names of the same people and bodies)."""
    sets = [
        ("slavicner.ru", SLAVIC, ALL, frozenset(), False),
        ("slavicner.uk", SLAVIC, ALL, frozenset(), False),
        ("nerel11.ru", NEREL, MAIN, frozenset(["FACILITY", "FAMILY", "NATIONALITY", "EVENT"]), False),
        ("factrueval2016.ru", {"Person": "PER", "Org": "ORG", "LocOrg": "LOC", "Location": "LOC"}, MAIN, frozenset(["Project"]), False),
        ("uner-pud.ru", PLAIN, MAIN, frozenset(), False),
        ("worldwide-newswire.en", WORLDWIDE, ALL, frozenset(["Facility", "NORP"]), True),
        ("wikigold.en", PLAIN, ALL, frozenset(), False),
        ("crossner-politics.en", CROSSNER, MAIN, frozenset(["event", "election"]), False),
        ("uner-ewt.en", PLAIN, MAIN, frozenset(), False),
        ("wnut17.en", WNUT, MAIN, frozenset(["group"]), False),
    ]
    train, held = [], []
    for name, labels, typed, unclear, joined in sets:
        texts: dict[str, list[dict]] = {}
        for row in rows(data, f"ner/{name}.jsonl.gz"):
            texts.setdefault(row.get("doc", row["id"]) if joined else row["id"], []).append(row)
        for identifier, parts in texts.items():
            text, names, masked = "", [], []
            for row in parts:
                found, unsure = names_of(row, labels, unclear)
                shift = len(text)
                names += [(s + shift, e + shift, label) for s, e, label in found]
                masked += [(s + shift, e + shift) for s, e in unsure]
                text += row["text"] + "\n"
            one = Text(f"{name} {identifier}", text, names=names, typed=typed, masked=masked)
            if name.startswith("slavicner"):
                out = parts[0]["split_cross"] == "test"
            else:
                out = held_out(identifier, 5 if joined else 10)
            (held if out else train).append(one)
    return train, held


def read_sentences(data: Path, seed: int) -> tuple[list[Text], list[Text]]:
    """Checkable sentences (PoliClaim, speech by speech) and hedged ones (the Wikipedia part of CoNLL-2010), in runs of sentences."""
    train, held = [], []
    speeches: dict[str, list[dict]] = {}
    for row in rows(data, "claims/policlaim.en.jsonl.gz"):
        speeches.setdefault(row["doc"], []).append(row)
    for doc, parts in speeches.items():
        labelled = [(p["text"], "claim", p["label"]) for p in parts]
        # Two of the eight speeches, 339 sentences: with rest 0 it would be none.
        runs = [run_of(f"{doc} {i}", labelled[i : i + 8], " ") for i in range(0, len(labelled), 8)]
        (held if held_out(doc, 5, 4) else train).extend(runs)
    shuffled = [(r["text"], "debate", r["label"]) for r in rows(data, "claims/claimbuster-2class.en.jsonl.gz")]
    random.Random(seed).shuffle(shuffled)
    train += [run_of(f"debate {i}", shuffled[i : i + 6], " ") for i in range(0, len(shuffled), 6)]
    hedged = [(r["text"], "hedge", r["uncertain"]) for r in rows(data, "hedge/wikiweasel-partial.jsonl.gz")]
    for i in range(0, len(hedged), 12):
        (held if held_out(f"hedge {i}", 10) else train).append(run_of(f"hedge {i}", hedged[i : i + 12], " "))
    return train, held


def run_of(identifier: str, parts: list[tuple[str, str, int]], between: str) -> Text:
    text, sentences = "", []
    for words, task, label in parts:
        sentences.append((len(text), len(text) + len(words), task, int(label)))
        text += words + between
    return Text(identifier, text, sentences=sentences)


@dataclass
class Window:
    """A stretch of a text in pieces, with its lessons by word."""

    ids: list[int]
    first_piece: list[int]
    """Of each word, where its first piece stands in ids."""
    words: list[Word]
    text: Text
    cue_tags: list[int] | None = None
    pairs: list[tuple[int, int, list[int]]] = field(default_factory=list)
    """First and last word of a cue, and the tag of every word: 0 none, 1 source begins, 2 source goes on, 3 content begins, 4 content goes on."""
    name_tags: list[int] | None = None
    sentence_spans: list[tuple[int, int, str, int]] = field(default_factory=list)
    """First and last word, task, label."""


def windows_of(text: Text, cutter: Cutter, start_word: int = 0, overlap: int = 48) -> list[Window]:
    words = words_of(text.text)
    cut = [(BREAK,) if w.is_break else cutter.cut(text.text[w.start : w.end], w.spaced) for w in words]
    windows, at = [], 0
    limit = WINDOW_PIECES - 2
    first_limit = limit - start_word if 0 < start_word < limit - 60 else limit
    while at < len(words):
        size, end = 0, at
        allowed = first_limit if at == 0 else limit
        while end < len(words) and size + len(cut[end]) <= allowed:
            size += len(cut[end])
            end += 1
        if end < len(words):
            end = natural_end(words, text.text, at, end)
        windows.append(window(text, words, cut, at, end))
        if end >= len(words):
            break
        back, at_next = 0, end
        while at_next > at + 1 and back + len(cut[at_next - 1]) <= overlap:
            at_next -= 1
            back += len(cut[at_next])
        at = at_next
    return windows


def natural_end(words: list[Word], text: str, start: int, end: int) -> int:
    """The last end of a sentence or line in the last third of the window, if there is one."""
    for at in range(end, start + (end - start) * 2 // 3, -1):
        last = words[at - 1]
        if last.is_break or text[last.start] in ".!?…":
            return at
    return end


def window(text: Text, words: list[Word], cut: list[tuple[int, ...]], at: int, end: int) -> Window:
    ids, first = [BOS], []
    for number in range(at, end):
        first.append(len(ids))
        ids.extend(cut[number] or (3,))
    ids.append(BREAK)
    made = Window(ids, first, words[at:end], text)
    if text.credits is not None:
        made.cue_tags = [0] * (end - at)
        for credit in text.credits:
            inside = [words_in(made.words, s, e) for s, e in credit["cue"]]
            if len(inside) != 1 or inside[0] is None:
                continue
            first_word, last_word = inside[0]
            if made.words[first_word].start > credit["cue"][0][0] or made.words[last_word].end < credit["cue"][0][1]:
                made.cue_tags[first_word : last_word + 1] = [-100] * (last_word + 1 - first_word)
                continue
            made.cue_tags[first_word] = 1
            for number in range(first_word + 1, last_word + 1):
                made.cue_tags[number] = 2
            tags, whole = [0] * (end - at), True
            for role, begins in (("source", 1), ("content", 3)):
                for s, e in credit[role]:
                    found = words_in(made.words, s, e)
                    if found is None or (found[0] == 0 and made.words[0].start > s) or (found[1] == end - at - 1 and made.words[-1].end < e):
                        whole = False
                        break
                    tags[found[0]] = begins
                    for number in range(found[0] + 1, found[1] + 1):
                        tags[number] = begins + 1
            if whole:
                made.pairs.append((first_word, last_word, tags))
    if text.names is not None:
        made.name_tags = [0] * (end - at)
        for s, e in text.masked:
            found = words_in(made.words, s, e)
            if found is not None:
                for number in range(found[0], found[1] + 1):
                    made.name_tags[number] = -100
        for s, e, label in text.names:
            found = words_in(made.words, s, e)
            if found is None:
                continue
            kind = NAME_TYPES.index(label)
            for number in range(found[0], found[1] + 1):
                cut_off = number == found[0] and made.words[number].start > s
                made.name_tags[number] = (1 + 2 * kind if number == found[0] and not cut_off else 2 + 2 * kind) if label in text.typed else -100
    if text.sentences is not None:
        for s, e, task, label in text.sentences:
            found = words_in(made.words, s, e)
            if found is not None and made.words[found[0]].start == s and made.words[found[1]].end >= e - 1:
                made.sentence_spans.append((found[0], found[1], task, label))
    return made


def words_in(words: list[Word], start: int, end: int) -> tuple[int, int] | None:
    """First and last word that lie in a span for the most part."""
    first = bisect_right(words, start, key=lambda w: w.end)
    after = bisect_left(words, end, key=lambda w: w.start)
    inside = [n for n in range(first, after) if not words[n].is_break and min(words[n].end, end) - max(words[n].start, start) > (words[n].end - words[n].start) / 2]
    return (inside[0], inside[-1]) if inside else None
