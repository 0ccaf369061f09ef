#!/usr/bin/env python3
"""read.py FOLDER - rereads the reports in FOLDER with other programs' readers:
all hold the same findings, and nothing that acts on a terminal or is run."""
import csv
import json
import os
import sys

folder = sys.argv[1]
failed = 0


def text_of(name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def expect(what, holds):
    global failed
    print(("ok - " if holds else "not ok - ") + what)
    failed += not holds


def acts(c):
    return (ord(c) < 32 and c not in "\t\n\r") or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202d\u202e\u2066\ufeff"


findings = [json.loads(line) for line in text_of("jsonl").split("\n") if line]
expect("there are findings", len(findings) > 20)
with open(os.path.join(folder, "csv"), encoding="utf-8", newline="") as table:
    rows = list(csv.reader(table))
expect("csv: a row a finding", len(rows) == len(findings) + 1 and len({len(row) for row in rows}) == 1)
expect("csv: no cell is a formula",
       not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not cell.lstrip("+-").replace(".", "").rstrip("%").isdigit()
               for row in rows for cell in row if cell))
gitlab = json.loads(text_of("gitlab"))
expect("gitlab: an object a finding", len(gitlab) == len(findings))
expect("gitlab: fingerprints of their own", len({one["fingerprint"] for one in gitlab}) == len(gitlab))
expect("rdjsonl: a line a finding", len([json.loads(line) for line in text_of("rdjsonl").split("\n") if line]) == len(findings))
expect("sarif: a result a finding", len(json.loads(text_of("sarif"))["runs"][0]["results"]) == len(findings))
github = [line for line in text_of("github").split("\n") if line]
expect("github: commands of ours alone", all(line.startswith(("::error file=", "::warning file=", "::notice ")) for line in github))
for name in ("jsonl", "csv", "gitlab", "rdjsonl", "sarif", "github", "junit", "markdown", "text", "concise"):
    expect(name + ": nothing that acts on a terminal", not any(acts(c) for c in set(text_of(name))))
for name in ("junit", "markdown"):
    expect(name + ": no markup of the articles", "<script" not in text_of(name) and "<img" not in text_of(name))
sys.exit(failed > 0)
