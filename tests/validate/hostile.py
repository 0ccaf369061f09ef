#!/usr/bin/env python3
"""hostile.py FOLDER - writes articles whose names, titles and texts attack what
shows them: markup, controls, bidi, formulas, commands of logs, long lines."""
import json
import os
import sys

ATTACKS = [
    "<script>window.__hit=1</script>", '"><img src=x onerror=window.__hit=2>', "]]>", "&amp;&lt;",
    "\u202e绝密\u202c", "\x1b[31mred\x1b[0m", "=cmd|' /C calc'!A0", "+1+2", "@SUM(A1)", "-2+3",
    "::error file=x::injected", "%0A::warning::y", "\r\n::set-output name=a::b",
    "`code` **b** [l](javascript:alert(1)) ![i](http://e/x)", "@everyone <!-- x", "{{7*7}} ${x}",
    "</textarea><svg onload=window.__hit=3>", "\u2028\u2029\x85", "\u200b\u200d\ufeff", "\x00\x01\x02\x1f\x7f",
    "\"'\\", "javascript:window.__hit=4", "|a|b|", "~~~", "```", "#h1", "- list", "1. one",
    "\U0001F468\u200d\U0001F469", "\ue000\uf8ff",
]
NAMES = ["<b>a.txt", "a\"b'.txt", "a\nb.txt", "a\x1b[31m.txt", "=1+1.txt", "a%0Ab:c,d.txt", "a]]>.txt",
         "a\u202eb.txt", "a&b;c.txt", "`a`.txt", "a|b.txt"]
TEXT = ("{0}标题\n2017-10-23\n\n{0}我市在20163月{0}开展试点，{0}又说517日。{0}共100人，其中{0}120人是党员。\n"
        "就業(yè){0}就業(yè)增(zēng)收\n")


def write_texts(folder):
    for number, attack in enumerate(ATTACKS):
        name = NAMES[number] if number < len(NAMES) else f"attack-{number}.txt"
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
            out.write(TEXT.format(attack))
    with open(os.fsencode(folder) + b"/no-utf-8-\xff\xfe.txt", "wb") as out:
        out.write("我市在20163月开展\n".encode())
    with open(os.path.join(folder, "long.txt"), "w", encoding="utf-8") as out:
        out.write("一行" * 170000 + "在20163月开展" + "二行" * 1000 + "\n")


def write_records(folder):
    with open(os.path.join(folder, "records.jsonl"), "w", encoding="utf-8") as out:
        for number, attack in enumerate(ATTACKS):
            record = {"id": attack, "title": attack + "题", "date": "2017-10-23", "source": attack, "url": attack,
                      "text": attack + "我市在20163月" + attack + "开展，517日。"}
            out.write(json.dumps(record, ensure_ascii=number % 2 == 0) + "\n")
        out.write('{"id": "\\ud800", "text": "孤20163月\\udc00x"}\n')
        out.write(json.dumps({"id": "long", "text": "就業(yè)很长" * 90000 + "20163月"}, ensure_ascii=False) + "\n")


def write_page(folder):
    with open(os.path.join(folder, "page.html"), "w", encoding="utf-8") as out:
        out.write("<!DOCTYPE html><html><head><title>t<\\title></head><body><p>我市在2016<b>3月</b>开展"
                  "<script>1</script>，517日，&amp;nbsp;就業(yè)</p></body></html>")


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    write_texts(sys.argv[1])
    write_records(sys.argv[1])
    write_page(sys.argv[1])
