#!/usr/bin/env python3
"""Make places.tsv, the national administrative divisions, beside this script.

For maintainers; the build does not run it.  The sources are the npm package
china-division (current divisions) and the PyPI package GB2260 (revisions
since 2002), both unpacked.

usage: update-places.py CHINA-DIVISION GB2260
"""

import ast
import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent

LEVELS = {"provinces": "0000", "cities": "00", "areas": ""}

# Headings of the code tables that are no places.
HEADING = re.compile(r"市|县|.*市辖区|.*直辖.*(单位|区划)")

# Development zones, which only the statistics number.
ZONE = re.compile(r"....7[1-9]")

# Taiwan, Hong Kong and Macao, which china-division lists without a code.
UNLISTED = re.compile(r"(71|81|82)0000")

# Names that GB2260 has with a wrong character in older revisions.
MISPRINTS = {("墉桥区", "341302"), ("荷泽市", "371700"),
             ("廛河回族区", "410304"), ("师河区", "411502"),
             ("乔口区", "420104"), ("虎亭区", "420505"),
             ("江洲区", "451402"), ("华莹市", "511681")}

# Full names that everyday words make as well (县教育局会同县卫生局): they count
# where their parent stands in the article, as short ones do.
EVERYDAY = {("会同县", "431225")}

# Short names that are words of every text: 市公安消防大队 is not of 公安县.
WORDS = {"公安", "互助", "和平", "通道", "平安", "友谊", "富裕", "同心"}

DISTRICT = re.compile(r".*(?<![林特])区")
BANNER = re.compile(r".*([前后左中右]|联合)旗")
SUFFIX = r"(特别行政区|行政委员会|地区|林区|特区|省|市|盟|县|旗)"
PEOPLES = """
    (?: [壮回彝藏苗满侗瑶白黎傣畲水土京怒羌各] 族
      | (?: 蒙古 | 维吾尔 | 哈萨克 | 柯尔克孜 | 塔吉克 | 锡伯 | 朝鲜 | 达斡尔
          | 鄂伦春 | 鄂温克 | 土家 | 布依 | 仡佬 | 仫佬 | 毛南 | 哈尼 | 傈僳
          | 拉祜 | 佤 | 布朗 | 景颇 | 独龙 | 纳西 | 普米 | 保安 | 东乡 | 撒拉
          | 裕固 ) 族? )*
"""
AUTONOMOUS = re.compile(rf"(..+?) 族? {PEOPLES} 自治[区州县旗]", re.VERBOSE)
ORDINARY = re.compile(rf"(..+?){SUFFIX}")


# Sources

def current(folder):
    """The divisions of china-division."""
    for level, zeros in LEVELS.items():
        with open(folder / f"dist/{level}.csv", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                yield row["name"], row["code"] + zeros


def revisions(folder):
    """The divisions of every revision in GB2260."""
    text = (folder / "gb2260/data.py").read_text("utf-8")
    for revision in ast.literal_eval(ast.parse(text).body[0].value).values():
        for code, name in revision.items():
            yield name, str(code)


def versions(china, gb):
    package = json.loads((china / "package.json").read_text("utf-8"))
    info = (gb / "PKG-INFO").read_text("utf-8")
    release = re.search(r"^Version: (.+)$", info, re.MULTILINE)
    return package["version"], release[1]


# Table

def is_place(place):
    name, code = place
    return not (HEADING.fullmatch(name) or ZONE.fullmatch(code)
                or place in MISPRINTS)


def places(source):
    """The places of a source, less counties that only repeat their city."""
    found = set(filter(is_place, source))
    return {(name, code) for name, code in found
            if code.endswith("00") or (name, code[:4] + "00") not in found}


def short(name, code):
    """The name without its kind, or None where that would be no name."""
    if BANNER.fullmatch(name):
        return None
    if not code.endswith("00") and DISTRICT.fullmatch(name):
        return None
    match = AUTONOMOUS.fullmatch(name) or ORDINARY.fullmatch(name)
    return match and match[1]


def statuses(new, old):
    """The status of every place, a place being a name and a code."""
    new |= {place for place in old if UNLISTED.fullmatch(place[1])}
    table = {}
    for name, code in new | old:
        if brief := short(name, code):
            table[brief, code] = "word" if brief in WORDS else "short"
    table.update(dict.fromkeys(old, "former"))
    table.update(dict.fromkeys(new, "current"))
    table.update(dict.fromkeys(EVERYDAY & set(table), "short"))
    return table


# Short names that other words make (泰山南麓, 南海东部): with both of their
# numbers they mean nothing by themselves.
COMPASS = {"山南", "海东"}

# Kinmen has a number in Fujian, too; articles of it are its own.
SAME = {"350527": "713700"}

# Municipalities, whose counties and districts have two prefixes.
MUNICIPALITIES = {"11", "12", "31", "50"}


def parent(code):
    """What a division is looked for in after it changed."""
    within = code[:2] in MUNICIPALITIES or code.endswith("00")
    return code[:2] if within else code[:4]


def successors(table):
    """What abolished counties and prefectures became, by name and code.

    A county becomes a city or a district of the same name, within its
    prefecture; a prefecture (地区) a city, within its province.  A county
    that keeps its name has another number where its prefecture has.  Codes
    alone tell nothing: some were given again to others.
    """
    now, kept = defaultdict(set), defaultdict(set)
    for (name, code), status in table.items():
        if status != "current":
            continue
        if kind := re.fullmatch(r"(.+)[县市区]", name):
            now[kind[1], parent(code)].add(code)
        if not DISTRICT.fullmatch(name):
            kept[name, code[:2]].add(code)
    became = {}
    for (name, code), status in table.items():
        kind = re.fullmatch(r"(.+?)(县|市|区|地区)", name)
        if status != "former":
            continue
        found = kept[name, code[:2]] or (kind and now[kind[1], parent(code)])
        found = {c for c in found or () if c.endswith("00") == code.endswith("00")}
        if len(found) == 1 and code not in found:
            became[name, code] = min(found)
            if (brief := short(name, code)) and brief not in COMPASS:
                became.setdefault((brief, code), min(found))
    for (name, code), status in table.items():
        if status == "current":
            became.pop((short(name, code), code), None)
    return became


def succeeded(table):
    """The table with one code for a place, whatever it was before."""
    became = successors(table)
    order = ["current", "former", "short", "word"]
    merged = {}
    for (name, code), status in table.items():
        key = name, became.get((name, code), SAME.get(code, code))
        merged[key] = min(merged.get(key, "word"), status, key=order.index)
    return merged


# Output

def header(china, gb):
    return f"""\
# National administrative divisions: provinces, prefectures, counties
# columns: name, code (GB/T 2260; of what became another county or city, that \
one's), status
# status: current; former (abolished, renamed or given another code since \
2002); short (the name without its kind); word (a short name that is an \
everyday word)
# source: china-division {china} (npm), current divisions of the mainland
# licence: WTFPL-2.0 (its package.json: MIT), copyright modood; changed
# source: GB2260 {gb} (PyPI), former divisions, Taiwan, Hong Kong, Macao
# licence: BSD-2-Clause, copyright 2014 Hsiaoming Yang; changed
# made by: checker/figures/lexicon/update-places.py
"""


def report(table):
    names = defaultdict(lambda: defaultdict(set))
    for (name, code), status in table.items():
        names[status][name].add(code)
    for status, found in sorted(names.items()):
        rows = sum(map(len, found.values()))
        shared = sum(len(codes) > 1 for codes in found.values())
        print(f"{status}: {rows} rows, {len(found)} names, "
              f"{shared} of them with several codes")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.rsplit("\n\n", 1)[1].strip())
    china, gb = map(Path, sys.argv[1:])
    table = succeeded(statuses(places(current(china)), places(revisions(gb))))
    rows = sorted(table.items(), key=lambda item: item[0][::-1])
    text = header(*versions(china, gb)) + "".join(
        f"{name}\t{code}\t{status}\n" for (name, code), status in rows)
    (HERE / "places.tsv").write_text(text, "utf-8", newline="\n")
    report(table)


if __name__ == "__main__":
    main()
