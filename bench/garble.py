#!/usr/bin/env python3
"""Damage articles in known places; see what kanwu, ftfy and charset-normalizer make of it.

usage: garble.py [--articles N] [--files N] [--seed N] [--kanwu PROGRAM] CORPUS.jsonl

CORPUS holds an object a line with "id" and "text".  Half of the articles are
left as they are, the others get one damage each.  Tables (Markdown) go to
standard output.  ftfy and charset-normalizer are looked for in the
interpreter that runs this:

    python3 -m venv bench-env && bench-env/bin/pip install ftfy charset-normalizer
    bench-env/bin/python bench/garble.py CORPUS.jsonl

What is missing is said and left out.  Big5 and lost bytes need traditional
text: opencc(1) makes it of simplified articles; without it, only passages
are used whose characters Big5 has.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

try:
    import ftfy
except ImportError:
    ftfy = None
try:
    import charset_normalizer
except ImportError:
    charset_normalizer = None

PASSAGE = re.compile("[\u4e00-\u9fff，。、：；“”（）]{16,}")
READINGS = {"业": "yè", "業": "yè", "创": "chuàng", "創": "chuàng", "国": "guó", "國": "guó", "会": "huì", "會": "huì",
            "发": "fā", "發": "fā", "学": "xué", "學": "xué", "们": "men", "們": "men", "时": "shí", "時": "shí"}
QUOTES = str.maketrans("“”‘’", "\"\"''")
PLANTED = "\n日期：2月30日。\n"  # in every charset


# Damage: a passage in, the damaged passage out, None where it cannot be done

def sloppy_cp1252(octets):
    """As browsers do: what windows-1252 leaves undefined is a control."""
    return "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in octets)


def reread(written, read):
    return lambda passage, _: passage.encode(written).decode(read)


def gbk_as_cp1252(passage, _):
    return sloppy_cp1252(passage.encode("gbk"))


def twice_as_cp1252(passage, _):
    return sloppy_cp1252(sloppy_cp1252(passage.encode("utf-8")).encode("utf-8"))


def lost_byte(passage, _):
    """The first lead byte: all pairs wrongly until a trail byte is ASCII, as traditional text in GBK has them."""
    return passage.encode("gbk")[1:].decode("gbk")


def escapes(passage, rng):
    write = rng.choice([lambda char: f"\\u{ord(char):04x}", lambda char: f"&#{ord(char)};",
                        lambda char: "".join(f"%{octet:02X}" for octet in char.encode("utf-8"))])
    return "".join(map(write, passage))


def substitutes(passage, rng):
    lost = "\ufffd" * len(passage)
    return lost if rng.random() < 0.5 else lost.encode("utf-8").decode("gbk", "replace")


def pinyin(passage, _):
    """Behind every one of its characters; takes the whole article."""
    spoilt = re.sub("[" + "".join(READINGS) + "]", lambda match: f"{match[0]}({READINGS[match[0]]})", passage)
    return spoilt if spoilt.count("(") >= 4 else None


# name: damage, whether traditional text is wanted, whether it can be undone
KINDS = {
    "UTF-8 as GB18030": (reread("utf-8", "gb18030"), False, True),
    "GBK as windows-1252": (gbk_as_cp1252, False, True),
    "UTF-8 as latin-1": (reread("utf-8", "latin-1"), False, True),
    "UTF-8 as windows-1252, twice": (twice_as_cp1252, False, True),
    "Big5 as GB18030": (reread("big5", "gb18030"), True, True),
    "GBK as Big5": (reread("gbk", "big5"), False, True),
    "lost byte in GBK": (lost_byte, True, True),
    "pinyin residue": (pinyin, False, True),
    "escapes": (escapes, False, True),
    "U+FFFD, 锟斤拷": (substitutes, False, False),
}


def damage_passage(text, kind, rng):
    """The article with one damaged passage of 8 to 40 characters, and where that is."""
    damage = KINDS[kind][0]
    passages = list(PASSAGE.finditer(text))
    for _ in range(400 if passages else 0):
        place = rng.choice(passages)
        start = rng.randrange(place.start(), place.end() - 12)
        end = min(place.end(), start + rng.randint(12, 40))
        if damage is pinyin:
            start, end = 0, len(text)
        try:
            spoilt = damage(text[start:end], rng)
        except UnicodeError:
            continue
        return spoilt and SimpleNamespace(kind=kind, original=text, before=text[:start], spoilt=spoilt, after=text[end:])
    return None


def to_traditional(texts):
    """Through opencc, all at once; the texts themselves where it is missing."""
    if shutil.which("opencc") is None:
        print("garble.py: no opencc: no traditional text", file=sys.stderr)
        return texts
    joined = "\n\x1e\n".join(texts)
    done = subprocess.run(["opencc", "-c", "s2tw"], input=joined, capture_output=True, text=True, check=True)
    return done.stdout.split("\n\x1e\n")


def make_cases(texts, rng):
    """Every second article is damaged, the kinds in turn."""
    kinds = list(KINDS)
    chosen = {at: kinds[at // 2 % len(kinds)] for at in range(1, len(texts), 2)}
    wanted = [at for at, kind in chosen.items() if KINDS[kind][1]]
    texts = list(texts)
    for at, text in zip(wanted, to_traditional([texts[at] for at in wanted])):
        texts[at] = text
    cases = []
    for at, text in enumerate(texts):
        case = damage_passage(text, chosen[at], rng) if at in chosen else None
        if case is None:
            case = SimpleNamespace(kind=None, original=text, before=text, spoilt="", after="")
        case.damaged = case.before + case.spoilt + case.after
        cases.append(case)
    return cases


# Tools: each gives the repaired texts, which cases it found, seconds

def write_corpus(path, texts):
    with open(path, "w", encoding="utf-8") as file:
        for at, text in enumerate(texts):
            file.write(json.dumps({"id": str(at), "text": text}, ensure_ascii=False) + "\n")


def timed(command):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        sys.exit(f"garble.py: {command}: {done.stderr}")
    return done.stdout, seconds


def places_of(finding):
    return [place["span"] for place in finding["occurrences"]] or [finding["span"]]


def kanwu_check(kanwu, path, cases):
    """Cases with a finding that overlaps the damaged passage; false findings in the others."""
    out, seconds = timed([kanwu, "check", "-q", "-j1", "-s", "encoding", "--format", "jsonl", path])
    found, false = set(), set()
    for finding in map(json.loads, filter(None, out.split("\n"))):
        at = finding["article"]["record"]
        start = len(cases[at].before.encode())
        end = start + len(cases[at].spoilt.encode())
        if cases[at].kind is None:
            false.add(at)
        elif any(span["start"] < end and span["end"] > start for span in places_of(finding)):
            found.add(at)
    return found, false, seconds


def kanwu_fix(kanwu, path, options):
    shutil.copyfile(path, path + ".fixed.jsonl")
    _, seconds = timed([kanwu, "fix", "-q", "-j1", "-s", "encoding", "--write", *options, path + ".fixed.jsonl"])
    with open(path + ".fixed.jsonl", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file], seconds


def plain(text):
    """Without the differences of width, form and quotation marks that ftfy makes on purpose."""
    return unicodedata.normalize("NFKC", text).translate(QUOTES)


def harms(case, text, form=str):
    """Whether something was changed where nothing was wrong."""
    before, after, now = form(case.before), form(case.after), form(text)
    return not (now.startswith(before) and now.endswith(after) and (case.kind or now == before + after))


def judge(name, cases, texts, found, size, seconds):
    result = SimpleNamespace(name=name, found=defaultdict(int), exact=defaultdict(int), nearly=defaultdict(int),
                             width=0, harmed=0, speed=size / seconds / 1e6)
    for at, (case, text) in enumerate(zip(cases, texts)):
        if case.kind:
            result.found[case.kind] += at in found if found is not None else plain(text) != plain(case.damaged)
            result.exact[case.kind] += text == case.original
            result.nearly[case.kind] += plain(text) == plain(case.original)
        result.harmed += harms(case, text)
        result.width += harms(case, text) and not harms(case, text, plain)
    return result


# Files

def write_files(folder, texts, charset):
    """The articles that the charset has, one file each; a sentence with an impossible date ends them."""
    cases = {}
    for at, text in enumerate(texts):
        whole = text.rstrip() + PLANTED
        try:
            octets = whole.encode(charset)
        except UnicodeEncodeError:
            continue
        path = os.path.join(folder, f"{at}.txt")
        Path(path).write_bytes(octets)
        cases[path] = whole
    return cases


def kanwu_files(kanwu, folder, cases):
    """Files whose planted date is found where it stands: all before it has its right length."""
    out, seconds = timed([kanwu, "check", "-q", "-j1", "-s", "date/impossible", "--format", "jsonl", folder])
    right = set()
    for finding in map(json.loads, filter(None, out.split("\n"))):
        path, span = os.path.abspath(finding["article"]["path"]), finding["span"]
        right |= {path} if span["start"] == len(cases[path][:cases[path].rindex("2月30")].encode()) else set()
    return len(right), seconds


def normalizer_files(cases):
    octets = {path: Path(path).read_bytes() for path in cases}
    begin = time.perf_counter()
    best = {path: charset_normalizer.from_bytes(data).best() for path, data in octets.items()}
    seconds = time.perf_counter() - begin
    return sum(str(match) == cases[path] for path, match in best.items() if match is not None), seconds


# Output

def table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print()


def text_tables(cases, results, false):
    count = defaultdict(int)
    for case in cases:
        count[case.kind] += 1

    def cell(result, kind):
        repaired = f"{result.exact[kind]} ({result.nearly[kind]})" if KINDS[kind][2] else "–"
        return f"{result.found[kind]} · {repaired}"

    print("Found · repaired exactly (but for width and quotation marks):\n")
    table(["damage", "articles", *(result.name for result in results)],
          [[kind, count[kind], *(cell(result, kind) for result in results)] for kind in KINDS])
    table(["over all articles", *(result.name for result in results)],
          [["right text changed", *(result.harmed for result in results)],
           ["of these, width and quotation marks only", *(result.width for result in results)],
           ["MB/s", *(f"{result.speed:.1f}" for result in results)]])
    print(f"{count[None]} articles are untouched; `kanwu check -s encoding` reports something in {len(false)} of them.\n")


def compare_texts(options, texts, folder):
    cases = make_cases(texts, random.Random(options.seed))
    path = os.path.join(folder, "damaged.jsonl")
    write_corpus(path, [case.damaged for case in cases])
    size = os.path.getsize(path)
    found, false, seconds = kanwu_check(options.kanwu, path, cases)
    print(f"{size / 1e6:.1f} MB; `kanwu check -s encoding -j1` reads {size / seconds / 1e6:.1f} MB/s.\n")
    results = []
    for name, flags in (("kanwu fix", []), ("kanwu fix --unsafe", ["--unsafe"])):
        repaired, seconds = kanwu_fix(options.kanwu, path, flags)
        results.append(judge(name, cases, repaired, found, size, seconds))
    if ftfy is not None:
        quiet = ftfy.TextFixerConfig(fix_character_width=False, uncurl_quotes=False, normalization=None)
        for name, config in (("ftfy", ftfy.TextFixerConfig()), ("ftfy, width and quotes off", quiet)):
            begin = time.perf_counter()
            repaired = [ftfy.fix_text(case.damaged, config) for case in cases]
            results.append(judge(name, cases, repaired, None, size, time.perf_counter() - begin))
    text_tables(cases, results, false)


def compare_files(options, texts, folder):
    rows = []
    for charset in "utf-8", "gb18030", "big5", "utf-16-le", "hz":
        inside = os.path.join(folder, charset)
        os.mkdir(inside)
        cases = write_files(inside, to_traditional(texts) if charset == "big5" else texts, charset)
        if not cases:
            continue
        size = sum(map(os.path.getsize, cases)) / 1e6
        right, seconds = kanwu_files(options.kanwu, inside, cases)
        row = [charset, len(cases), right, f"{size / seconds:.1f}"]
        if charset_normalizer is not None:
            right, seconds = normalizer_files(cases)
            row += [right, f"{size / seconds:.1f}"]
        rows.append(row)
    print("Files that are read as what they are:\n")
    head = ["charset", "files", "kanwu", "MB/s", "charset-normalizer", "MB/s"]
    table(head if charset_normalizer is not None else head[:4], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kanwu", default=os.environ.get("KANWU", "./kanwu"))
    options = parser.parse_args()
    for module, name in (ftfy, "ftfy"), (charset_normalizer, "charset-normalizer"):
        if module is None:
            print(f"garble.py: {name} is not installed: left out", file=sys.stderr)
    with open(options.corpus, encoding="utf-8") as file:
        texts = [text for text in (json.loads(line)["text"] for line in file) if len(text) >= 80]
    random.Random(options.seed).shuffle(texts)
    with tempfile.TemporaryDirectory() as folder:
        compare_texts(options, texts[:options.articles], folder)
        compare_files(options, texts[:options.files], folder)


if __name__ == "__main__":
    main()
