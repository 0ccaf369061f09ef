#!/bin/sh
# encodings.sh - an article has the same findings in whatever charset and
# container it comes
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

if ! printf 'x' | iconv -f UTF-8 -t GB18030 > /dev/null 2>&1; then
  echo "1..0 # SKIP no iconv(1) with GB18030"
  exit 0
fi

# Everything in UTF-8: the fixtures that are, and texts of our own.
mkdir -p utf8/own
cp "$FIXTURES/page.html" "$FIXTURES/news.jsonl" utf8
for file in "$FIXTURES"/*.txt "$FIXTURES"/*/*.txt; do
  name=${file#"$FIXTURES"/}
  iconv -f UTF-8 -t UTF-8 "$file" > /dev/null 2>&1 || continue
  mkdir -p "utf8/$(dirname "$name")"
  cp "$file" "utf8/$name"
done
printf '我市在20183月至8月开展试点。\n' > utf8/own/short.txt
printf '本縣於20183月至8月開辦訓練班，共有三十二人參加。\n' > utf8/own/traditional.txt
printf '第一行没有问题。\r\n2019年2月30日，会议在县城召开。\r\n' > utf8/own/crlf.txt
printf '会议定于2019年517日召开' > utf8/own/no-line-end.txt
printf '# 试点总结\n\n试点在**20183月**开始，612日，县里组织企业招聘。\n' > utf8/own/notes.md
printf '{"id":"1","title":"试点","text":"我市在20183月开展试点。"}\n{"id":"2","title":"試點","text":"本縣於2019年2月30日開辦訓練班。"}\n' > utf8/own/short.jsonl

# convert CHARSET NAME: utf8/NAME as $to/NAME, with the charset that a page
# declares; fails for what the charset does not have
convert() {
  sed "s/<meta charset=\"utf-8\">/<meta charset=\"$(echo "$1" | tr '[:upper:]' '[:lower:]')\">/" "utf8/$2" > source
  iconv -f UTF-8 -t "$1" source > converted 2> /dev/null || return 1
  mkdir -p "$to/$(dirname "$2")"
  cat bom converted > "$to/$2"
}

# convert_all CHARSET LINES?: what the charset has goes to the folder $to, the
# same in UTF-8 to $like; of JSON lines those that it has
convert_all() {
  to=to-$1 like=like-$1
  for name in $(cd utf8 && find . -type f | sed 's,^\./,,' | LC_ALL=C sort); do
    case $name in
      *.jsonl)
        [ "$2" = no ] && continue
        mkdir -p "$to/$(dirname "$name")" "$like/$(dirname "$name")"
        while IFS= read -r line; do
          printf '%s\n' "$line" > line
          iconv -f UTF-8 -t "$1" line > converted 2> /dev/null || continue
          cat converted >> "$to/$name"
          cat line >> "$like/$name"
        done < "utf8/$name"
        continue
        ;;
    esac
    convert "$1" "$name" || continue
    mkdir -p "$like/$(dirname "$name")"
    cp source "$like/$name"
  done
}

findings() {
  (cd "$1" && "$KANWU" check --format jsonl .) 2> err
}

# The file's declared charset differs; what is told of bytes and of it may too.
comparable() {
  grep -vE '"rule": "encoding/(undecodable|charset-declared)"' "$1"
}

# The findings in CHARSET are those in UTF-8, to the byte of the article's text.
compare() {
  findings "$like" > raw.utf8
  comparable raw.utf8 > want
  findings "$to" > raw
  comparable raw > have
  count=$(find "$to" -type f | wc -l | tr -d ' ')
  if [ "$count" -lt "$2" ]; then
    fail "$1: only $count files could be converted"
  elif [ -s err ]; then
    fail "$1: every article is read" err
  else
    same "$1: the findings of $count files, $(wc -l < want | tr -d ' ') in all" want have
  fi
}

: > bom
convert_all GB18030 yes
compare GB18030 25
convert_all GBK yes
compare GBK 25
convert_all BIG5 yes
compare Big5 3
convert_all BIG5-HKSCS yes
compare Big5-HKSCS 3
printf '\377\376' > bom
convert_all UTF-16LE no
compare "UTF-16LE with BOM" 25
printf '\376\377' > bom
convert_all UTF-16BE no
compare "UTF-16BE with BOM" 25
: > bom
convert_all UTF-16LE no
compare "UTF-16LE without BOM" 25
convert_all UTF-16BE no
compare "UTF-16BE without BOM" 25
printf '\357\273\277' > bom
convert_all UTF-8 yes
for name in news.jsonl own/short.jsonl; do cat bom "utf8/$name" > "to-UTF-8/$name"; done
compare "UTF-8 with BOM" 25
: > bom

# told CHARSET NAME FILE: --encoding does what detection does
told() {
  "$KANWU" check --format jsonl --encoding "$1" "to-$2/own/short.txt" 2> err | sed 's/to-[^/]*//g;s/, "fingerprint.*//' > have
  "$KANWU" check --format jsonl utf8/own/short.txt 2> err | sed 's/utf8//g;s/, "fingerprint.*//' > want
  same "--encoding $1" want have
}
convert_all GB18030 yes
convert_all GBK yes
told gb18030 GB18030
told GBK GBK
told gb2312 GBK
told utf-16le UTF-16LE
told UTF-16BE UTF-16BE
told utf-8 UTF-8

# What stands in a charset that the article does not have is found where it is.
printf '我市在20183月至8月开展试点，\377共有三十二人参加。\n' > bad.txt
"$KANWU" check --format jsonl --select encoding/undecodable,date/missing-unit bad.txt > have 2> err
is_bad() {
  [ "$(wc -l < have)" -eq 2 ] && grep -q '"rule": "encoding/undecodable".*"start": 39, ' have && grep -q '20183月' have
}
if is_bad; then pass "a bad byte among UTF-8, and the rest is read"; else fail "a bad byte among UTF-8, and the rest is read" have; fi
iconv -f UTF-8 -t GB18030 utf8/traps/two-purposes.txt > gb.txt
printf '\377\377' >> gb.txt
"$KANWU" check --format jsonl --select encoding gb.txt > have 2> err
if [ "$(wc -l < have)" -eq 1 ] && grep -q encoding/undecodable have; then
  pass "bad bytes among GB18030"
else
  fail "bad bytes among GB18030" have
fi

# A page that says it is in another charset than it is.
page='<!DOCTYPE html><html><head><meta charset="CHARSET"><title>春耕备耕全面展开</title></head>
<body><h1>春耕备耕全面展开</h1><p>各村组织农机手检修农机具，今年全镇计划播种小麦两万亩。</p></body></html>'

# declares ACTUAL DECLARED FINDINGS OPTION…
declares() {
  printf '%s\n' "$page" | sed "s/CHARSET/$2/" | iconv -f UTF-8 -t "$1" > declared.html
  actual=$1 label=$2 wanted=$3
  shift 3
  "$KANWU" check --format concise --select encoding "$@" declared.html > have 2> err
  if [ "$(grep -c "declares $label.*\[encoding/charset-declared\]" have)" -eq "$wanted" ] &&
    [ "$(wc -l < have)" -eq "$wanted" ]; then
    pass "$actual that is declared $label $*"
  else
    fail "$actual that is declared $label $*" have
  fi
}
for label in gb2312 GBK gb18030 x-gbk; do declares GB18030 "$label" 0; done
for label in utf-8 UTF8; do declares UTF-8 "$label" 0; done
declares UTF-16LE utf-16 0
declares UTF-8 gb2312 1
declares UTF-8 utf-88 1
declares GB18030 utf-8 1
declares GB18030 big5 1
declares GB18030 gbk 0 --encoding GBK
declares GB18030 utf-8 1 --encoding GBK
printf '<html><head><meta charset="gbk"><title>ASCII</title></head><body><p>All of it.</p></body></html>' > declared.html
"$KANWU" check --format concise --select encoding declared.html > have 2> err
verify "a page of ASCII may say what it likes" [ ! -s have ]

# Where bad bytes are is told of the file, whatever record they are in.
{ cat utf8/own/short.jsonl; printf '{"text":"我市在春季开展试点，\377共有三十二人参加。"}\n'; } > bad.jsonl
"$KANWU" check --format jsonl --select encoding/undecodable bad.jsonl > have 2> err
offset=$(($(wc -c < utf8/own/short.jsonl) + 39))
verify "the offset of a record's bad byte" grep -q "\"offset\": \"$offset\"" have

# Lines in another charset are read in theirs, and told.
{ cat utf8/traps/two-purposes.txt; iconv -f UTF-8 -t GB18030 utf8/own/no-line-end.txt; } > mixed.txt
"$KANWU" check --format jsonl --select encoding,date/missing-unit mixed.txt > have 2> err
offset=$(wc -c < utf8/traps/two-purposes.txt | tr -d ' ')
is_read() {
  grep -q "\"offset\": \"$offset\".*\"charset\": \"UTF-8\".*GB18030" have && grep -q '"text": "517日"' have && [ "$(wc -l < have)" -eq 2 ]
}
if is_read; then pass "a line of GB18030 in UTF-8"; else fail "a line of GB18030 in UTF-8" have; fi

# pack FOLDER: its text files as JSON lines; the id is the name
pack() {
  (cd "$1" && find . -name '*.txt' | sed 's,^\./,,' | LC_ALL=C sort | while IFS= read -r name; do
    awk -v id="$name" '
      BEGIN { printf "{\"id\":\"%s\",\"text\":\"", id }
      { gsub(/\\/, "&&"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); printf "%s\\n", $0 }
      END { print "\"}" }' "$name"
  done)
}

# what BY: rule, places and repairs of findings, by the article's name
what() {
  awk -v by="\"$1\": \"" '
    function after(text, mark) { return substr(text, index(text, mark) + length(mark)) }
    function upto(text, mark) { return substr(text, 1, index(text, mark) - 1) }
    { name = upto(after(after($0, "\"article\": {"), by), "\"")
      rule = upto(after($0, "\"rule\": \""), "\"")
      places = upto(after($0, "\"span\": {"), ", \"related\": [")
      print name "\t" rule "\t" places }' | LC_ALL=C sort
}
mkdir texts packed
cp -R utf8/. texts
rm -rf texts/own texts/*.jsonl texts/*.html
pack texts > packed/all.jsonl
findings texts | what path > want
findings packed | what id > have
same "the texts packed as JSON lines: $(wc -l < want | tr -d ' ') findings" want have
iconv -f UTF-8 -t GB18030 packed/all.jsonl > all.gb && mv all.gb packed/all.jsonl
findings packed | what id > have
same "the same JSON lines in GB18030" want have
(cd packed && "$KANWU" check --format jsonl --encoding GB18030 - < all.jsonl) 2> err | what id > have
same "and from standard input" want have
pack texts | sed 's/$/\r/' > packed/all.jsonl
findings packed | what id > have
same "JSON lines that end in CR LF" want have

plan
