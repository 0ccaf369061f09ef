#!/usr/bin/env python3
"""Read figures and dates: kanwu, Microsoft's Recognizers-Text and JioNLP, on the same articles.

usage: figures.py [--articles N] [--seed N] [--kanwu PROGRAM] [--modules FOLDER] CORPUS.jsonl

CORPUS holds an object a line with "id" and "text".  Two tables (Markdown) go
to standard output: the speed of each, and what each makes of words that are
easily misread.  Recognizers-Text is looked for by node in FOLDER, JioNLP in
the interpreter that runs this:

    npm install --prefix bench-env @microsoft/recognizers-text-suite
    python3 -m venv bench-env && bench-env/bin/pip install jionlp
    bench-env/bin/python bench/figures.py --modules bench-env/node_modules CORPUS.jsonl

What is missing is said and left out.  Time is the processor's, so that a busy
machine does not count.  Loading is timed for kanwu alone: its time is that of
whole processes with one thread, start and files included; of the others only
the calls are timed, after a first article that warms them up.
"""

import argparse
import contextlib
import io
import json
import logging
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
    logging.disable(logging.CRITICAL)  # it tells of every string that it cannot parse
except ImportError:
    jionlp = None

SPEAKER = Path(__file__).with_name("figures.js")
# Words, in a sentence that gives them their meaning; whether they are a date
TRICKY = [("20163月", "工程于{}完工。", True), ("517日", "工程于{}完工。", True), ("201612月", "工程于{}完工。", True),
          ("350余万", "共投入{}元。", False), ("近5000", "每户补助{}元。", False), ("上千", "共补助{}元。", False),
          ("十多万", "共投入{}元。", False), ("三成", "其中{}外销。", False)]
SENTENCES = [sentence.format(words) for words, sentence, _ in TRICKY]


def children_time():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(command):
    """The best of three runs: output, seconds of the processor."""
    best = None
    for _ in range(3):
        begin = children_time()
        done = subprocess.run(command, capture_output=True, text=True)
        seconds = children_time() - begin
        if done.returncode not in (0, 1):
            sys.exit(f"figures.py: {command}: {done.stderr}")
        best = seconds if best is None else min(best, seconds)
    return done.stdout, best


def write_corpus(path, texts):
    with open(path, "w", encoding="utf-8") as file:
        for at, text in enumerate(texts):
            file.write(json.dumps({"id": str(at), "text": text}, ensure_ascii=False) + "\n")


# Tools: rows of (name, what it does, how many it found, seconds), and what they say of the sentences

def by_record(out):
    found = {}
    for line in map(json.loads, filter(None, out.split("\n"))):
        found.setdefault(line["article"]["record"], []).append(line)
    return found


def kanwu_speed(kanwu, path):
    rows, total, count = [], 0.0, 0
    for what in "figures", "dates":
        out, seconds = timed([kanwu, "extract", what, path])
        rows.append(("kanwu", f"`extract {what}`", out.count("\n"), seconds))
        total, count = total + seconds, count + out.count("\n")
    rows.append(("kanwu", "both", count, total))
    out, seconds = timed([kanwu, "check", "-q", "-j1", "-s", "figure", "-s", "date", "--format", "jsonl", path])
    rows.append(("kanwu", "`check -s figure -s date`", out.count("\n"), seconds))
    return rows


def interval(figure):
    """As mathematicians write it, without end where there is none."""
    low, high = figure["low"], figure["high"]
    if low == high:
        return low + (" " + figure["unit"] if figure["kind"] == "percent" else "")
    return f"{'(' if figure['low_open'] else '['}{low or '…'}, {high or '…'}{')' if figure['high_open'] or not high else ']'}"


def kanwu_words(kanwu, path):
    figures, dates, findings = (by_record(timed([kanwu, *words, path])[0]) for words in (
        ["extract", "figures"], ["extract", "dates"], ["check", "-q", "-s", "date", "--format", "jsonl"]))
    said = []
    for at, (_, _, is_date) in enumerate(TRICKY):
        repairs = [f"{f['rule']}: {f['replacement'] or 'no repair'} ({f['fix_safety']})" for f in findings.get(at, [])]
        read = [] if is_date and repairs else [f"{f['span']['text']} = {interval(f)}" for f in figures.get(at, [])]
        said.append("; ".join(repairs + read + [d["span"]["text"] for d in dates.get(at, [])]) or "nothing")
    return said


def microsoft(modules, texts):
    done = subprocess.run(["node", str(SPEAKER)], input=json.dumps(texts), capture_output=True, text=True, check=True,
                          env=dict(os.environ, NODE_PATH=os.path.abspath(modules)))
    return json.loads(done.stdout)


def microsoft_speed(modules, texts):
    result = microsoft(modules, texts)
    rows = [("Recognizers-Text", name, sum(map(len, result[key]["found"])), result[key]["seconds"])
            for key, name in (("numbers", "numbers, percentages"), ("dates", "dates and times"))]
    return rows + [("Recognizers-Text", "both", sum(row[2] for row in rows), sum(row[3] for row in rows))]


def microsoft_value(found):
    resolution = found.get("resolution") or {}
    values = resolution.get("values") or [{"timex": resolution.get("value")}]
    return f"{found['text']} = {values[0].get('timex')}"


def microsoft_words(modules):
    result = microsoft(modules, SENTENCES)
    said = []
    for at, (_, _, is_date) in enumerate(TRICKY):
        found = result["dates"]["found"][at] if is_date else []
        said.append("; ".join(map(microsoft_value, found or result["numbers"]["found"][at])) or "nothing")
    return said


def jionlp_speed(texts):
    rows = []
    for name, read in (("money", jionlp.ner.extract_money), ("times", jionlp.ner.extract_time)):
        read(texts[0])
        begin = time.process_time()
        found = sum(len(read(text) or []) for text in texts)
        rows.append(("JioNLP", name, found, time.process_time() - begin))
    return rows + [("JioNLP", "both", sum(row[2] for row in rows), sum(row[3] for row in rows))]


def jionlp_value(detail):
    value = detail.get("num") or [day.split()[0] for day in detail["time"]]
    return " to ".join(value) if isinstance(value, list) else value


def jionlp_alone(words, is_date):
    """What its parser makes of the words when it is told where they are."""
    try:
        return jionlp_value((jionlp.parse_time if is_date else jionlp.parse_money)(words))
    except (ValueError, TypeError):
        return "refused"


def jionlp_words():
    said = []
    for (words, _, is_date), sentence in zip(TRICKY, SENTENCES):
        found = (jionlp.ner.extract_time if is_date else jionlp.ner.extract_money)(sentence)
        read = "; ".join(f"{f['text']} = {jionlp_value(f['detail'])}" for f in found or []) or "nothing"
        said.append(f"{read}; alone: {jionlp_alone(words, is_date)}")
    return said


# Output

def table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print()


def speed_table(rows, size):
    ours = next(seconds for name, what, _, seconds in rows if (name, what) == ("kanwu", "both"))
    table(["program", "what", "found", "MB/s", "of the time of kanwu, both"],
          [[name, what, found, f"{size / seconds / 1e6:.3g}", f"{seconds / ours:.3g}×"] for name, what, found, seconds in rows])


def is_there(modules):
    if shutil.which("node") is None:
        return False
    return (Path(modules) / "@microsoft" / "recognizers-text-suite").is_dir()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kanwu", default=os.environ.get("KANWU", "./kanwu"))
    parser.add_argument("--modules", default="node_modules")
    options = parser.parse_args()
    with_node = is_there(options.modules)
    for there, name in (with_node, "Recognizers-Text"), (jionlp, "JioNLP"):
        if not there:
            print(f"figures.py: {name} is not installed: left out", file=sys.stderr)
    with open(options.corpus, encoding="utf-8") as file:
        texts = [text for text in (json.loads(line)["text"] for line in file) if len(text) >= 80]
    random.Random(options.seed).shuffle(texts)
    texts = texts[:options.articles]
    with tempfile.TemporaryDirectory() as folder:
        path, words = os.path.join(folder, "corpus.jsonl"), os.path.join(folder, "words.jsonl")
        write_corpus(path, texts)
        write_corpus(words, SENTENCES)
        rows, said = kanwu_speed(options.kanwu, path), [("kanwu", kanwu_words(options.kanwu, words))]
    if with_node:
        rows += microsoft_speed(options.modules, texts)
        said.append(("Recognizers-Text", microsoft_words(options.modules)))
    if jionlp:
        rows += jionlp_speed(texts)
        said.append(("JioNLP", jionlp_words()))
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB of text:\n")
    speed_table(rows, size)
    table(["in a sentence", *(name for name, _ in said)],
          [[SENTENCES[at], *(column[at] for _, column in said)] for at in range(len(TRICKY))])


if __name__ == "__main__":
    main()
