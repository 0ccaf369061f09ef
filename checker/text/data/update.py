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
from itertools import islice, product
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHARACTERS = 7000
BIGRAMS = 60000
READINGS = 6
FREQUENT = 20

# A file of the source, the name of the source, and its licence.
OPENCC = ("opencc/TSCharacters.ocd2", "OpenCC",
          "Apache-2.0, copyright 2010-2022 BYVoid")
JIEBA = ("jieba/dict.txt", "jieba", "MIT, copyright 2013 Sun Junyi")
UNIHAN = ("unicode/Unihan_Readings.txt.bz2", "Unihan",
          "Unicode-DFS-2016, copyright 1991-2022 Unicode, Inc.")
MAPPINGS = ("unicode/Unihan_OtherMappings.txt.bz2", *UNIHAN[1:])

# What converters that go character by character put where another belongs.
# Left out are characters that writers of traditional Chinese themselves
# exchange: 佔 and 占, 週 and 周, 註 and 注, 佈 and 布.
OVERDONE = set("乾侷俬係傢傭僕黨劃製複復噁噹嚥嚮囌嶽幹幾彷彿後徵慄慼捨採捲曆歷"
               "澱灕濛瀋準樸癒癥發髮睏硃禦穀穫獲籤籲糰緻縴繫罈臟髒蓆蔔薑衊衕裏"
               "覈誌鍾鏇錶闆闢閤隻雲鞦韆鬚餘颱颳檯鬆鬍鬥鵰鹹麪麴齣鼕醜")
# Pairs of which the second, too, is written for the first, words that are
# right as they stand, numbers (一捲紙, 兩齣戲), and what makes a word with 里
# although 裏 may follow nearly anything (卡裏的錢).
EXCHANGED = {"複復", "係繫", "繫係", "臺檯"}
RIGHT = set("雲雲 云雲 詩雲 捨人 捨下 捨利 無鬚 不鬚 捲子 捲軸 開捲 畫捲 下麪 "
            "鍾山 幹重 曆年 裏加 裏奧 裏斯 裏拉 裏尼 裏根 裏長 裏弄 裏巷 裏爾 "
            "裏氏 換發 新製 秀發 髮白 髮黑 髮冷 幹支 紅麴 "
            "乾道 曆數 穀城 閤子".split())
# Forms that the reform of print made of 別, 宮, 強: mainland prints of
# traditional texts have them, too.
PRINTED = set("别够净娱宫强摇瑶羡荆兹麽")
NUMBERS = set("一二三四五六七八九十兩幾")
MILES = set("公英華故鄰千萬")

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
    """The entries of a dictionary: key, candidates."""
    _, path = installed(f"opencc/{name}.ocd2")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, name)
        subprocess.run(["opencc_dict", "-f", "ocd2", "-t", "text",
                        "-i", path, "-o", text], check=True)
        lines = text.read_text("utf-8").splitlines()
    entries = (line.split("\t") for line in lines if line)
    return {key: values.split() for key, values in entries}


def characters_of(name):
    """The single-character entries of a dictionary."""
    return {key: values for key, values in opencc(name).items()
            if len(key) == 1}


def words():
    """The words of jieba, each with its frequency."""
    _, path = installed(JIEBA[0])
    for line in Path(path).read_text("utf-8").splitlines():
        word, frequency, _ = line.rsplit(" ", 2)
        yield word, int(frequency)


def unihan(file=UNIHAN[0]):
    """The fields of every character of a file of Unihan."""
    _, path = installed(file)
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
    entries = characters_of("TSCharacters")
    standard = {key: values[0] for key, values in entries.items()}
    table = dict(standard)
    for name in "HKVariants", "TWVariants":
        for key, values in sorted(characters_of(name).items()):
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


def scripts():
    """The characters that one script has and the other has not.

    Each with its script, whether it proves the script, and the one character
    of the other script that it stands for.  No proof are simplified forms
    that Japanese or old print shares, traditional ones whose simplified form is good
    traditional, too (濛 beside 蒙), and those that Big5 lacks; names keep
    them."""
    simplified = characters_of("STCharacters")
    traditional = characters_of("TSCharacters")
    regional = {value for name in ("HKVariants", "TWVariants")
                for values in opencc(name).values() for value in values}
    listed = {char for char, fields in unihan(MAPPINGS[0]).items()
              if "kTGH" in fields}
    taiwan = characters_of("TWVariants")
    for char, values in simplified.items():
        if (char not in values and char in listed and char not in regional
                and not encodable(char, "big5")):
            sure = not encodable(char, "shift_jis") and char not in PRINTED
            other = taiwan.get(values[0], values)[0]
            yield (char, "simplified", "sure" if sure else "likely",
                   other if len(values) == 1 else "")
    for char, values in traditional.items():
        if (char not in values and char not in listed and
                char not in simplified and encodable(char, "big5", "gbk")
                and not encodable(char, "gb2312")):
            values = [value for value in values if value in listed]
            sure = encodable(char, "big5") and not any(
                encodable(value, "big5") for value in values)
            yield (char, "traditional", "sure" if sure else "likely",
                   values[0] if len(values) == 1 else "")


def misconversions(word, right, candidates):
    """The word with characters that were picked wrongly."""
    choices = [
        [char] + [other for other in candidates.get(source, [])
                  if other not in (source, char) and other in OVERDONE
                  and char + other not in EXCHANGED and char != "覆"]
        for source, char in zip(word, right)]
    wrong = ("".join(choice) for choice in islice(product(*choices), 16))
    return [one for one in wrong if one != right and not may_be_right(one)]


def may_be_right(word):
    first, *_, last = word
    return word in RIGHT or len(word) == 2 and (
        first in NUMBERS or last == "裏" and first not in MILES)


def with_regional_forms(table):
    """The words as they are written in Taiwan and Hong Kong, too."""
    forms = [{}] + [{key: values[0] for key, values
                     in characters_of(name).items()}
                    for name in ("TWVariants", "HKVariants")]
    pairs = {(wrong.translate(form), right.translate(form))
             for form in map(str.maketrans, forms)
             for wrong, right in table.items()}
    return {wrong: right for wrong, right in sorted(pairs) if wrong != right}


def misconverted():
    """Words that converters spoil, with the right ones; no word that holds
    another of them."""
    frequency = dict(words())
    phrases = opencc("STPhrases")
    candidates = characters_of("STCharacters")
    legal = {value for values in phrases.values() for value in values}
    table = {}
    for word, (right, *others) in phrases.items():
        if frequency.get(word, 0) < FREQUENT or others:
            continue
        for wrong in misconversions(word, right, candidates):
            if wrong not in legal:
                table[wrong] = right
    kept = {}
    for wrong in sorted(table, key=lambda word: (len(word), word)):
        parts = {wrong[i:j] for i in range(len(wrong))
                 for j in range(i + 2, len(wrong) + 1)}
        if not parts & kept.keys():
            kept[wrong] = table[wrong]
    return with_regional_forms(kept)


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


def write_scripts():
    write("scripts.tsv",
          ("Characters that either simplified or traditional text has",
           "character, its script, whether it proves that (sure) or may stand "
           "in the other (likely), the one character of the other script "
           "that it stands for, if it is one",
           [source(OPENCC, "STCharacters, TSCharacters, HKVariants, "
                           "TWVariants"),
            source(MAPPINGS, "Unihan_OtherMappings: kTGH")]),
          sorted(scripts()))


def write_misconverted():
    write("misconverted.tsv",
          ("Frequent words as converters spoil them that know no words, in "
           "the forms of OpenCC, Taiwan and Hong Kong",
           "traditional word with wrong characters, right word",
           [source(OPENCC, "STPhrases, STCharacters, TWVariants, HKVariants"),
            source(JIEBA, "dict.txt, for what is frequent")]),
          sorted(misconverted().items()))


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
    write_scripts()
    write_misconverted()


if __name__ == "__main__":
    main()
