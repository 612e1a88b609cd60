"""Trains the classifier of main text on the tables that tabulate.ts writes, and writes src/read/main-text/model.json.

    pip install -r training/main-text/requirements.txt
    python training/main-text/train.py build/main-text

Trained on: WCXB development articles with even ids, and Fundus pages. Reported on: WCXB articles with odd ids, and
Scrapinghub's pages; neither is looked at in training.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import lightgbm as lgb
import numpy as np

WORD = re.compile(r"\w+")
COLUMNS_KEPT = 120
ROUNDS = 400
PARAMETERS = dict(
    objective="binary", learning_rate=0.05, num_leaves=12, min_data_in_leaf=80, feature_fraction=0.4,
    bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, seed=1, deterministic=True, force_row_wise=True, verbose=-1,
    num_threads=2,
)


def load(folder: Path, corpus: str):
    with open(folder / f"{corpus}.json") as file:
        data = json.load(file)
    names = data["names"]
    table = np.fromfile(folder / f"{corpus}.f32", dtype=np.float32).reshape(-1, len(names))
    start = 0
    for page in data["pages"]:
        end = start + len(page["texts"])
        page["table"], start = table[start:end], end
        page["words"] = [WORD.findall(text.lower()) for text in page["texts"]]
        page["goldWords"] = Counter(WORD.findall(page["gold"].lower()))
    return names, data["pages"]


def fit(pages, columns):
    """Blocks weigh by the square root of their words: long ones matter more, but a page has few of them."""
    table = np.vstack([page["table"][:, columns] for page in pages])
    labels = np.concatenate([np.array(page["labels"]) >= 0.5 for page in pages])
    weights = np.concatenate([[max(1, len(words)) ** 0.5 for words in page["words"]] for page in pages])
    return lgb.train(PARAMETERS, lgb.Dataset(table, labels, weight=weights), ROUNDS)


def word_f1(page, chosen):
    words = Counter(word for own, keep in zip(page["words"], chosen) if keep for word in own)
    total = sum(words.values()) + sum(page["goldWords"].values())
    return 2 * sum((words & page["goldWords"]).values()) / total if total else 1.0


def report(name, model, columns, pages):
    scores = [
        word_f1(page, model.predict(page["table"][:, columns]) >= 0.5) if len(page["texts"]) else 0.0 for page in pages
    ]
    print(f"{name}: word F1 {np.mean(scores):.4f} on {len(pages)} pages", flush=True)


def flatten(model, names):
    """The trees in the form that src/read/main-text/classifier.ts reads."""
    flat = dict(roots=[], feature=[], threshold=[], yes=[], no=[], leaf=[])

    def add(node):
        if "leaf_value" in node:
            flat["leaf"].append(round(node["leaf_value"], 5))
            return -len(flat["leaf"])
        index = len(flat["feature"])
        assert node["decision_type"] == "<="
        flat["feature"].append(node["split_feature"])
        flat["threshold"].append(float(f"{node['threshold']:.6g}"))
        flat["yes"].append(None)
        flat["no"].append(None)
        flat["yes"][index] = add(node["left_child"])
        flat["no"][index] = add(node["right_child"])
        return index

    for tree in model.dump_model()["tree_info"]:
        flat["roots"].append(add(tree["tree_structure"]))
    source = "Gradient boosted trees made by training/main-text/train.py; see training/main-text/README.md."
    return {"source": source, "columns": names, **flat}


def main():
    folder = Path(sys.argv[1])
    names, wcxb = load(folder, "extract_wcxb_dev_articles")
    _, fundus = load(folder, "extract_fundus_A")
    _, scrapinghub = load(folder, "extract_scrapinghub")
    even = [page for page in wcxb if int(page["id"][-4:]) % 2 == 0]
    odd = [page for page in wcxb if int(page["id"][-4:]) % 2 == 1]
    training = even + fundus
    first = fit(training, np.arange(len(names)))
    columns = np.sort(np.argsort(-first.feature_importance("gain"))[:COLUMNS_KEPT])
    model = fit(training, columns)
    report("WCXB odd ids", model, columns, odd)
    report("Scrapinghub", model, columns, scrapinghub)
    out = Path(__file__).parents[2] / "src/read/main-text/model.json"
    out.write_text(json.dumps(flatten(model, [names[column] for column in columns]), separators=(",", ":")) + "\n")
    print(f"{out}: {out.stat().st_size} bytes")


main()
