#!/bin/sh
# lang.sh - the program speaks the language that is asked for, and programs that
# read it do not notice
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
# A Han character as bytes: no locale needs to know it.
han=$(printf '[\344-\351][\200-\277][\200-\277]')
chinese() {
  LC_ALL=C grep -aqE "$han" "$@"
}
not_chinese() {
  LC_ALL=C grep -avE "$han"
}
unset LANGUAGE LC_MESSAGES LANG

# --- choosing
run --lang zh --help
is 0 && cp out zh
verify "--lang before the command" grep -q "用法" zh
run check --help --lang zh
verify "--lang behind it, and behind --help" grep -q "用法" out
run --lang=zh help
same "--lang=" zh out
run check --lang zh --help --lang en
verify "the last one counts" grep -q "Usage" out
gives 2 "an unknown language" --lang fr check .
verify "is told" says "--lang takes en or zh, not 'fr'"
gives 2 "--lang without one" check --lang
gives 2 "words behind -- are paths" check -- --lang=zh
verify "which are not there" says "--lang=zh"
for variable in LC_ALL LC_MESSAGES LANG; do
  env LC_ALL= "$variable=zh_CN.UTF-8" "$KANWU" --help > out
  same "the locale, by $variable" zh out
done
env LC_ALL= LANG=en_US.UTF-8 LANGUAGE=zh_CN:en "$KANWU" --help > out
same "LANGUAGE" zh out
env LC_ALL= LANG=zh_CN.UTF-8 "$KANWU" --lang en --help > out
"$KANWU" --help > en
same "--lang wins over the locale" en out

mkdir empty
printf '[kanwu]\nlang = zh\n' > .kanwu.ini
run check empty
verify "the configuration" says "没有找到文章"
run check --lang en empty
verify "--lang wins over it" says "no article was found"
LC_ALL=en_US.UTF-8 "$KANWU" check empty 2> err
verify "and it over the locale" says "没有找到文章"
run config --show-origin
verify "config tells it" grep -q '\.kanwu\.ini:2.*lang = zh\|lang = zh.*\.kanwu\.ini:2' out
printf '[kanwu]\nlang = klingon\n' > .kanwu.ini
gives 2 "an unknown language in it" check nowhere
verify "is told with its line" says ".kanwu.ini:2: no language is called 'klingon': en or zh"
rm .kanwu.ini

# --- help
commands=$("$KANWU" --help | sed -n '/^PATH/q; s/^  \([a-z][a-z]*\)  *[a-z].*/\1/p')
for command in $commands; do
  "$KANWU" --lang zh "$command" --help > out
  grep -E '^ +(-., )?--[a-z]' out | not_chinese > english
  verify "every option of $command is told in Chinese" test -s out -a ! -s english
  sed -n 2p out | sed 's/.*…\]//' > usage
  verify "$command is told in Chinese" chinese usage
done
grep -E '^  [a-z]+ ' zh | not_chinese > english
verify "so is every command" test ! -s english

# --- complaints
run --lang zh check --jobs x .
verify "a wrong number" says '--jobs 须在 1 至 1024 之间，不能是“x”'
run --lang zh check --frobnicate .
verify "an unknown option" says "没有 --frobnicate 这个选项"
run --lang zh check nowhere
verify "a missing file" grep -q "nowhere" err
printf '{"title": "x"}\n' > bad.jsonl
run --lang zh check bad.jsonl
verify "a record without text" says '记录里没有“text”'
run --lang zh check --select date/impossibel .
verify "an unknown rule" says '是不是“date/impossible”'
printf '{"rules": [{"name": "x/y"}]}' > bad.json
run --lang zh check --rules bad.json .
verify "a malformed pack" grep -q "bad.json:1: /rules/0: 缺少" err
mkdir 'this or that'
run check --lang zh --report "html=this or that/no/a or b.html" .
verify "names stay as they are" says 'this or that/no/a or b.html：'
verify "and so does what the system says" says 'No such file or directory'
printf '{' > 'al or lo.json'
run check --lang zh --allow 'al or lo.json' .
verify "so does the name of a malformed file" says 'al or lo.json:1: '
rm -r 'this or that' 'al or lo.json'

printf '{"schema": 2, "allow": []}' > bad.json
run --lang zh check --allow bad.json .
verify "allowances of another version" says '须是 "schema": 1'
printf '{"schema": 1, "allow": 1}' > bad.json
run --lang zh check --allow bad.json .
verify "allowances that are no list" says '“allow”须是列表'

# --- what is settled and allowed
run config --lang zh --show-origin --fail-on error
verify "where a setting comes from" sh -c 'grep -q "^命令行 .*fail-on = error" out && grep -q "^默认 .*max-article" out && ! grep -qE "^(default|command line)" out'
verify "settings stand below each other" sh -c 'grep -qE "^命令行 {13}\[" out && grep -qE "^默认 {15}\[" out'
SOURCE_DATE_EPOCH=1775001599
export SOURCE_DATE_EPOCH
run allow --rule date --path 'old/**' --reason 旧 --owner 王 --expires 2026-03-31
run allow --lang zh --list
verify "an allowance" grep -qx 'date，路径 old/\*\*，至 2026-03-31 有效，负责人 王：旧' out
SOURCE_DATE_EPOCH=1775088000
run allow --lang zh --list
verify "one that is over" grep -q '，已于 2026-03-31 到期，' out
unset SOURCE_DATE_EPOCH
rm kanwu-allow.json bad.json

# --- reports
run check -q --format jsonl "$FIXTURES"
is 1 && cp out en.jsonl
run check -q --lang zh --format jsonl "$FIXTURES"
verify "the exit status is the same" is 1
cp out zh.jsonl
# Whatever stands in a message's string.
without_messages() {
  sed 's/"message": "\([^"\\]\|\\.\)*"//' "$1"
}
without_messages en.jsonl > a
without_messages zh.jsonl > b
same "JSON lines differ in messages alone, not in fingerprints" a b
verify "and do differ" sh -c '! cmp -s en.jsonl zh.jsonl'
sed 's/.*"message": "//; s/", ".*//' zh.jsonl | not_chinese > english
verify "every message is Chinese" test ! -s english
run report --lang zh --format jsonl en.jsonl
same "saved findings are told in Chinese" zh.jsonl out
run report --lang en --format jsonl zh.jsonl
same "and in English again" en.jsonl out
sed 's/"message": "/&(edited) /' zh.jsonl | head -n 1 > edited.jsonl
run report --lang en --format jsonl edited.jsonl
same "a message that is no rule's stays" edited.jsonl out
for format in text concise markdown sarif junit gitlab github rdjsonl csv; do
  run report --lang zh --format "$format" en.jsonl
  verify "$format speaks Chinese" sh -c "grep -q '天' out && ! grep -qE 'is no date|is in no calendar|the same figure' out"
done
run check --lang zh --color never "$FIXTURES"
verify "text: counts and hints" grep -qE '^[0-9]+ 个问题：[0-9]+ 个 error' out
verify "text: labels" grep -q '同一个数' out
verify "text: severities and rules keep their names" grep -q '^error\[date/impossible\]: ' out
run explain --lang zh date/impossible
verify "explain" grep -q '日历上没有的日期' out
awk '{n = gsub(/[^ -~]/, "&"); if (length($0) > 400) print}' out > long
verify "explain: lines are broken" test ! -s long
run fix --lang zh "$FIXTURES"
verify "fix tells its totals" grep -qE '可改 [0-9]+ 个文件中的 [0-9]+ 处' err

plan
