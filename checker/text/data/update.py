#!/usr/bin/env python3
"""Make the character tables beside this script.

For maintainers, on Debian, with the packages opencc, python3-jieba and
unicode-data installed.  The build does not run it.

usage: update.py
"""

import bz2
import math
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from itertools import islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHARACTERS = 7000
BIGRAMS = 60000
READINGS = 6

# A file of the source, the name of the source, and its licence.
OPENCC = ("opencc/TSCharacters.ocd2", "OpenCC",
          "Apache-2.0, copyright 2010-2022 BYVoid")
JIEBA = ("jieba/dict.txt", "jieba", "MIT, copyright 2013 Sun Junyi")
UNIHAN = ("unicode/Unihan_Readings.txt.bz2", "Unihan",
          "Unicode-DFS-2016, copyright 1991-2022 Unicode, Inc.")

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
                 "\U00020000-\U0003ffff]")


# Sources

def query(*arguments):
    return subprocess.run(["dpkg-query", *arguments], check=True,
                          capture_output=True, text=True).stdout


def installed(name):
    """The package that has installed the file of that name, and the path."""
    found = query("--search", "*/" + name).splitlines()[0]
    return found.split(": ", 1)


def source(notice, what):
    """What a table has taken from a source, and under which licence."""
    name, title, licence = notice
    package, _ = installed(name)
    release = query("--show", "--showformat=${Version}", package)
    release = re.split("[+-]", release)[0]
    return f"{title} {release} (Debian package {package}), {what}", licence


def opencc(name):
    """The single-character entries of a dictionary: key, candidates."""
    _, path = installed(f"opencc/{name}.ocd2")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, name)
        subprocess.run(["opencc_dict", "-f", "ocd2", "-t", "text",
                        "-i", path, "-o", text], check=True)
        lines = text.read_text("utf-8").splitlines()
    entries = (line.split("\t") for line in lines if line)
    return {key: values.split() for key, values in entries if len(key) == 1}


def words():
    """The words of jieba, each with its frequency."""
    _, path = installed(JIEBA[0])
    for line in Path(path).read_text("utf-8").splitlines():
        word, frequency, _ = line.rsplit(" ", 2)
        yield word, int(frequency)


def unihan():
    """The fields of every character of Unihan_Readings."""
    _, path = installed(UNIHAN[0])
    fields = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                fields.setdefault(chr(int(code[2:], 16)), {})[field] = value
    return fields


# Tables

def encodable(char, *codecs):
    for codec in codecs:
        try:
            char.encode(codec)
            return True
        except UnicodeEncodeError:
            pass
    return False


def variants():
    """Every traditional or regional character with its simplified one."""
    entries = opencc("TSCharacters")
    standard = {key: values[0] for key, values in entries.items()}
    table = dict(standard)
    for name in "HKVariants", "TWVariants":
        for key, values in sorted(opencc(name).items()):
            for value in values:
                # A character of plain simplified text keeps its meaning.
                if len(value) == 1 and not encodable(value, "gb2312"):
                    table.setdefault(value, standard.get(key, key))
    return {key: value for key, value in table.items()
            if len(value) == 1 and key != value}


def counts(folding):
    """How often each Han character, and each pair within words, occurs."""
    characters, pairs = Counter(), Counter()
    for word, frequency in words():
        word = word.translate(folding)
        for char in HAN.findall(word):
            characters[char] += frequency
        for pair in zip(word, word[1:]):
            if all(map(HAN.match, pair)):
                pairs["".join(pair)] += frequency
    return characters, pairs


def most_common(counter, limit, keep=lambda key: True):
    """Like Counter.most_common, with a fixed order among equals."""
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return dict(islice((item for item in ranked if keep(item[0])), limit))


def cost(part, whole):
    return round(-100 * math.log(part / whole))


def readings(fields):
    """Toned pinyin of one character, the most usual first."""
    usual = fields.get("kMandarin", "").split()
    counted = re.findall(r"([^\s(]+)\((\d+)\)", fields.get("kHanyuPinlu", ""))
    counted.sort(key=lambda item: -int(item[1]))
    listed = [reading
              for field in ("kHanyuPinyin", "kXHC1983")
              for entry in fields.get(field, "").split()
              for reading in entry.split(":")[1].split(",")]
    found = usual + [reading for reading, _ in counted] + listed
    clean = (unicodedata.normalize("NFC", item).lower() for item in found)
    return list(dict.fromkeys(clean))[:READINGS]


# Output

def write(name, header, rows):
    """Write one table; header holds what, columns and source with licence."""
    what, columns, sources = header
    lines = [f"# {what}", f"# columns: {columns}"]
    for source, licence in sources:
        lines += [f"# source: {source}", f"# licence: {licence}; changed"]
    lines.append("# made by: checker/text/data/update.py")
    lines += ["\t".join(map(str, row)) for row in rows]
    text = "\n".join(lines) + "\n"
    (HERE / name).write_text(text, "utf-8", newline="\n")


def write_variants(table):
    write("variants.tsv",
          ("Traditional and regional characters with the simplified one, "
           "for folding before a comparison",
           "character, simplified",
           [source(OPENCC, "TSCharacters, HKVariants, TWVariants")]),
          sorted(table.items()))


def frequency_sources():
    return [source(JIEBA, "dict.txt"),
            source(OPENCC, "for folding as in variants.tsv")]


def write_characters(common, total):
    costs = {char: cost(count, total) for char, count in common.items()}
    write("characters.tsv",
          ("The most frequent Han characters, folded to simplified ones",
           "character, cost: -100 ln P(character)", frequency_sources()),
          sorted(costs.items(), key=lambda item: (item[1], item[0])))


def write_bigrams(pairs, characters):
    write("bigrams.tsv",
          ("The most frequent pairs of Han characters within words, folded "
           "to simplified ones",
           "pair ab, cost: -100 ln P(b | a)", frequency_sources()),
          sorted((pair, cost(count, characters[pair[0]]))
                 for pair, count in pairs.items()))


def write_readings():
    rows = [(char, ",".join(readings(fields)))
            for char, fields in sorted(unihan().items())
            if encodable(char, "gbk", "big5hkscs") and readings(fields)]
    write("readings.tsv",
          ("Mandarin readings of the Han characters in GBK or Big5-HKSCS",
           "character, readings in Hanyu pinyin with tone marks (NFC), "
           "the most usual first, comma between",
           [source(UNIHAN, "Unihan_Readings: kMandarin, kHanyuPinlu, "
                                  "kHanyuPinyin, kXHC1983")]),
          rows)


def main():
    table = variants()
    write_variants(table)
    characters, pairs = counts(str.maketrans(table))
    common = most_common(characters, CHARACTERS)
    write_characters(common, characters.total())
    write_bigrams(most_common(pairs, BIGRAMS,
                              lambda pair: common.keys() >= set(pair)),
                  characters)
    write_readings()


if __name__ == "__main__":
    main()
