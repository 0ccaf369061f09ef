#!/bin/sh
# text.sh - the rules of text/ on what no example can hold: records, pages,
# files that break off, repairs written back
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

check='check --color never --format concise --fail-on note'

# tells NAME RULE WORDS FILE: the rule finds WORDS; silent NAME RULE FILE
tells() {
  run $check --select "$2" "$4"
  if [ "$status" -eq 1 ] && grep -aqF -- "$3" out; then pass "$1"; else fail "$1" out err; fi
}
silent() {
  gives 0 "$1" $check --select "$2" "$3"
}

meta=text/missing-metadata
printf '{"title":"","date":null,"source":"\\u3000","text":"村里的书屋开放了。"}\n' > blank.jsonl
tells "a record's empty members" $meta 'nothing is given for title, date, source' blank.jsonl
printf '{"title":null,"tags":["a"],"text":"村里的书屋开放了。"}\n' > nested.jsonl
tells "and of one that is not flat" $meta 'nothing is given for title' nested.jsonl
printf '{"id":"1","text":"村里的书屋开放了。"}\n' > none.jsonl
silent "keys that a corpus does not carry" $meta none.jsonl
printf '<body><p>村里的书屋开放了。</p></body>' > bare.html
tells "a page without title and date" $meta 'nothing is given for title, date' bare.html
printf '<title>书屋</title><body><p>村里的书屋开放了。</p><p>(2019-05-06 10:00)</p></body>' > dated.html
silent "a date anywhere in the page" $meta dated.html
printf '<title>书屋</title><p>2019-05-06 <span>来源：</span></p><p>县报</p><p>村里的书屋开放了。</p>' > next.html
silent "a value in the next block" $meta next.html

printf '村里的书屋开放了。藏书两千册，全天免费\344\275' > half.txt
tells "a file that ends in mid-character" text/truncated 'in the middle of a character' half.txt
: > empty.txt
tells "an empty file" text/truncated 'holds no word' empty.txt
printf '<p>村里的书屋开放了。大家都来看书，</p><footer><a href="/">首页</a></footer>' > cut.html
tells "a page, without its footer" text/truncated 'stops in mid-sentence' cut.html

printf '<p>他说：“书屋开了。</p><p>大家都来吧。”（全文</p><p>完）</p>' > pairs.html
silent "pairs that a block boundary cuts" text/punctuation pairs.html
printf '# 用法\n\n写`<p>`或<br>都行，见[说明](a(b).html) :)\n' > notes.md
silent "HTML in Markdown" text/markup-residue notes.md
silent "links in Markdown" text/punctuation notes.md
printf '路径写作 C:\\\\Users\\\\&lt;名字&gt;，温度是 70&deg;C，&emsp;&emsp;买了 H&amp;M。\n' > entities.md
silent "entities in Markdown" encoding/escape-residue entities.md
printf '他说&amp;ldquo;书屋开了&amp;rdquo;。\n' > nested.md
tells "but not those of two layers" encoding/escape-residue '&amp;ldquo;' nested.md
line='# 先把每个书架上的书数清楚再把它们加到总数里面去否则总数会少这一点不要忘记'
rest='total = 0; for shelf in shelves: total += len (shelf.books)'
printf '一。\n```\n%s\n%s\n```\n二。\n```\n%s\n%s\n```\n' "$line" "$rest" "$line" "$rest" > fences.md
silent "programs shown twice in Markdown" duplicate/passage fences.md

printf '{"text":"第一段。<p>第二段，。</p>第三段"}\n' > fix.jsonl
printf '{"text":"第一段。\\n第二段。\\n第三段"}\n' > want
gives 0 "repairs are written" fix --unsafe --write --select text fix.jsonl
same "into the record" want fix.jsonl

# Each must be read in one go.
awk 'BEGIN {for (i = 0; i < 400000; i++) printf "（\n“"}' > open.txt
awk 'BEGIN {for (i = 0; i < 400000; i++) printf "<p "; for (i = 0; i < 400000; i++) printf "function(){"}' > tags.txt
awk 'BEGIN {for (i = 0; i < 400000; i++) printf "来源：作者：\n"}' > labels.txt
for file in open tags labels; do
  run check --fail-on never --select text "$file.txt"
  verify "nothing but $file" [ "$status" -ne 124 ]
done

plan
