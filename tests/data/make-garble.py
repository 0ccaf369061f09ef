#!/usr/bin/env python3
"""Write garble.tsv: texts read in a wrong charset, and clean ones that look so.

Run it in any folder: it writes beside itself. The originals stand in
garble-originals.txt, ⟦ ⟧ around what is to be damaged; the damage is done on bytes, as
it happens to real pages, never by pasting the garbled result. All texts were written
for kanwu.

garble-originals.txt has sections, `## kind | expect | steps`, of lines `name: text` with
the escapes of the table (\\n, \\t, \\\\). Comments begin with `# `. After `;` come the steps of the
second marked place, and so on in turns. Steps, from left to right:

  A>B         written in charset A, read in B by a lenient decoder: U+FFFD for bad bytes
  A>B? A>B!   the same, ? or nothing for bad bytes
  bom         U+FEFF is put before it; the original is without
  chop        the last character of what was read is lost
  spaces      U+00A0 becomes a space, as editors do; nbsp: it becomes &nbsp;
  nfkc        compatibility forms are folded
  entities    named entities where HTML 4 has names; some: every second one
  decimal     &#214;        hex   &#xD6;        slash   \\u00d6
  amp         & becomes &amp;   again   \\ becomes \\\\
  residue     traditional text as GBK, readings inserted behind some characters, at {-}
              one byte lost, as in fixtures/make-damage.py but without NFKC

The expectation `auto` is `safe` where no byte was lost and else `found`. A row that is to
be `safe` and loses bytes is an error here.
"""
import html.entities
import os
import re
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
MARKED = re.compile("⟦(.*?)⟧", re.S)
LOST = "{-}"
READINGS = {"業": "yè", "創": "chuàng", "學": "xué", "農": "nóng"}
SINGLE = {"latin-1", "cp1250", "cp1251", "cp1252", "koi8-r", "mac-roman", "cp437", "cp850"}
# As browsers read: GBK and EUC-KR are what Windows made of them.
CODECS = {"gbk": "gb18030", "big5": "big5hkscs", "shift-jis": "cp932", "euc-kr": "cp949"}

# Cells of GB18030 that Python reads as private characters, and browsers no longer do.
RENEWED = str.maketrans(
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb")


def read_single(data, charset):
    """Holes of a Windows code page are C1 controls, as browsers have it."""
    out = []
    for b in data:
        try:
            out.append(bytes([b]).decode(charset))
        except UnicodeDecodeError:
            out.append(chr(b))
    return "".join(out)


def lone(byte, charset):
    """What one byte is on its own, or None."""
    if byte < 0x80:
        return chr(byte)
    if charset == "gbk" and byte == 0x80:
        return "€"
    if charset == "shift-jis" and 0xA1 <= byte <= 0xDF:
        return chr(0xFF61 + byte - 0xA1)
    return None


def read_double(data, charset, bad):
    """A browser's decoder: a bad pair is one mark, its second byte is read again if ASCII.
    Also returns whether every byte could be read."""
    out, i, whole = [], 0, True
    while i < len(data):
        alone = lone(data[i], charset)
        if alone is not None:
            out.append(alone)
            i += 1
            continue
        size = 4 if charset == "gbk" and data[i + 1:i + 2].isdigit() else 2
        try:
            out.append(data[i:i + size].decode(CODECS[charset]))
            i += size
        except UnicodeDecodeError:
            out.append(bad)
            i += 1 if data[i + 1:i + 2] < b"\x80" else 2
            whole = False
    return "".join(out).translate(RENEWED), whole


def write_in(text, charset):
    return text.encode(CODECS.get(charset, charset))


def misread(text, written, read):
    bad = {"?": "?", "!": ""}.get(read[-1], "\ufffd")
    read = read.rstrip("?!")
    data = write_in(text, written)
    if read in SINGLE:
        return read_single(data, read), True
    return read_double(data, read, bad)


def named(text, every):
    count = 0

    def one(match):
        nonlocal count
        name = html.entities.codepoint2name.get(ord(match.group()))
        count += 1
        return f"&{name};" if name and count % every == 0 else match.group()
    return re.sub("[^\x00-\x7f]", one, text)


def spelled(text, form):
    return "".join(c if c < "\x80" else form.format(ord(c)) for c in text)


def residue(text):
    parts = text.split(LOST)
    data = parts[0].encode("gbk")
    for part in parts[1:]:
        tail = part.encode("gbk")
        assert tail[:1] == b"\xa1", part[:4]
        data += tail[1:]
    for char, reading in READINGS.items():
        pair = char.encode("gbk")
        data = data.replace(pair, pair + f"({reading})".encode("gbk"))
    return read_double(data, "gbk", "?")[0]


PLAIN_STEPS = {
    "bom": lambda text: "\ufeff" + text,
    "chop": lambda text: text[:-1],
    "spaces": lambda text: text.replace("\u00a0", " "),
    "nbsp": lambda text: text.replace("\u00a0", "&nbsp;"),
    "nfkc": lambda text: unicodedata.normalize("NFKC", text),
    "entities": lambda text: named(text, 1),
    "some": lambda text: named(text, 2),
    "decimal": lambda text: spelled(text, "&#{};"),
    "hex": lambda text: spelled(text, "&#x{:X};"),
    "slash": lambda text: spelled(text, "\\u{:04x}"),
    "amp": lambda text: text.replace("&", "&amp;"),
    "again": lambda text: text.replace("\\", "\\\\"),
    "residue": residue,
}
LOSSY_STEPS = {"chop", "spaces", "nfkc", "residue"}


def damage(text, steps):
    """TEXT after STEPS, and whether every byte can be had back."""
    whole = True
    for step in steps:
        if ">" in step:
            text, kept = misread(text, *step.split(">"))
            whole = whole and kept
        else:
            whole = whole and step not in LOSSY_STEPS
            text = PLAIN_STEPS[step](text)
    return text, whole


def unescape(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "\\": "\\"}[m.group(1)], text)


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def row(name, kind, expect, ways, text):
    kept = []

    def one(match):
        out, whole = damage(match.group(1), ways[len(kept) % len(ways)])
        kept.append(whole)
        return out
    text = unescape(text)
    damaged = MARKED.sub(one, text)
    original = MARKED.sub(r"\1", text).replace(LOST, "")
    if expect == "silent":
        assert not kept, name
        return name, kind, damaged, "", expect
    assert kept and damaged != original, name
    if expect == "auto":
        expect = "safe" if all(kept) else "found"
    assert expect != "safe" or all(kept) or ["spaces"] in [way[-1:] for way in ways], f"{name}: bytes are lost in {damaged}"
    return name, kind, damaged, original, expect


def rows(path):
    kind, expect, ways = "", "", []
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("## "):
                kind, expect, steps = (part.strip() for part in line[3:].split("|"))
                ways = [way.split() for way in steps.split(";")]
            elif line and not line.startswith("# "):
                name, text = line.split(": ", 1)
                yield row(f"{kind}/{name}", kind, expect, ways, text)


def main():
    table = list(rows(os.path.join(HERE, "garble-originals.txt")))
    names = [one[0] for one in table]
    assert len(set(names)) == len(names), sorted(n for n in names if names.count(n) > 1)
    with open(os.path.join(HERE, "garble.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write("# name\tkind\tdamaged\toriginal\texpect; written by make-garble.py\n")
        for one in table:
            out.write("\t".join(escape(field) for field in one) + "\n")


if __name__ == "__main__":
    main()
