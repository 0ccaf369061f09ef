#!/bin/sh
# gate.sh - what fails a run and what does not: .kanwu.ini, allowances,
# baselines, --max-warnings; and that no format has a say in it
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
unset SOURCE_DATE_EPOCH
export TZ=UTC

# tells WORDS NAME: on standard output
tells() {
  if grep -qF -- "$1" out; then pass "$2"; else fail "$2" out err; fi
}
# refuses WORDS NAME ARGUMENT…: status 2, nothing on standard output, WORDS on the other
refuses() {
  words=$1 name=$2
  shift 2
  run "$@"
  if is 2 && [ ! -s out ] && says "$words"; then pass "$name"; else fail "$name (status $status)" out err; fi
}
config() {
  printf '%s\n' "$@" > .kanwu.ini
}
findings() {
  grep -c '\[[a-z]*/[a-z-]*\]$' out
}
# finds N NAME ARGUMENT…: so many findings
finds() {
  want=$1 name=$2
  shift 2
  run check -q --format concise "$@"
  got=$(findings)
  if [ "$got" -eq "$want" ]; then pass "$name"; else fail "$name ($got findings)" out err; fi
}

mkdir -p corpus/news corpus/archive
cd corpus || exit 99
printf '我市在20183月至8月开展试点。\n' > news/error.txt
printf '全县有，，茶园。\n' > news/warning.txt
printf '标题\n来源：\n\n今年的头茶品质好。\n' > news/note.txt
cp news/error.txt archive/error.txt
run check --format concise .
verify "without a configuration: one error twice, a warning, a note" sh -c '
  [ "$(grep -c ": error:" out)" -eq 2 ] && [ "$(grep -c ": warning:" out)" -eq 1 ] && [ "$(grep -c ": note:" out)" -eq 1 ]'

# --- .kanwu.ini

config '[kanwu]' 'select = text'
finds 2 "a selection is obeyed" .
cd news || exit 99
finds 2 "from a folder below" .
finds 3 "--no-config sets it aside" --no-config .
cd ..
finds 2 "the command line wins" --select date .
config '[kanwu]' 'ignore = date'
finds 2 "what is ignored" .
finds 3 "--ignore replaces it" --ignore text/punctuation .
finds 2 "--select sets it aside" --select date .
mkdir -p sub/.git
cp news/* sub
cd sub || exit 99
finds 3 "above a repository nothing is looked for" .
cd ..
rm -rf sub
mv .kanwu.ini other.ini
finds 4 "no file, no settings" .
finds 2 "--config names one" --config other.ini .
refuses "exclude each other" "--config and --no-config" check --config other.ini --no-config .
refuses missing.ini "a file that is not there" check --config missing.ini .
config '[kanwu]' 'exclude = archive/*' 'include = *.txt'
cd news || exit 99
finds 3 "globs are seen from the file's folder" .. 
finds 1 "the command line's from the working folder" --include '../archive/*' --exclude 'x' ..
cd ..
cp "$top/rules/examples/county.json" "$top/rules/examples/county.tsv" news
config '[kanwu]' 'rules = news/county.json' 'lexicon = news/county.tsv' '[severity]' 'county = note'
(cd news && run rules && grep -q county/water-level out)
verify "packs and words are found from below" test $? -eq 0
rm news/county.*
refuses "county.tsv" "where they are not there, that is told" check .
config '[kanwu]' 'encoding = big5'
run extract figures news/error.txt
cp out big5
run extract figures --encoding big5 --no-config news/error.txt
same "an encoding, for extract too" big5 out

config '[kanwu]' 'select = date' '' 'igonre = text'
refuses ".kanwu.ini:4: no key is called 'igonre'; did you mean 'ignore'?" "an unknown key" check .
for command in "fix ." "extract figures ." "rules" "explain date/impossible" "config" "baseline create ." "allow --list"; do
  # shellcheck disable=SC2086
  refuses ".kanwu.ini:4:" "stops $command" $command
done
config '[severity]' 'text/punctuaton = off'
refuses ".kanwu.ini:2: no rule or family is called 'text/punctuaton'; did you mean 'text/punctuation'?" "an unknown rule" check .
refuses "did you mean 'date'?" "the command line's too" check --no-config --select dat .

rm .kanwu.ini
ln -s nothing.ini .kanwu.ini
refuses ".kanwu.ini: No such file" "a link to nothing is no missing configuration" check .
rm .kanwu.ini
ln -s .kanwu.ini .kanwu.ini
refuses ".kanwu.ini: " "nor is one to itself" check .
rm .kanwu.ini
mkfifo .kanwu.ini
refuses ".kanwu.ini: no regular file" "a FIFO is not waited for" check .
rm .kanwu.ini
"$KANWU" check --config /dev/fd/3 news/error.txt 3< /dev/null > out 2> err
verify "but one that is named may be anything" test $? -eq 1
ln -s nothing.json kanwu-allow.json
refuses "kanwu-allow.json: No such file" "so with allowances" check .
refuses "kanwu-allow.json: No such file" "that are to be added to" allow --rule date --reason x
rm kanwu-allow.json
mkfifo kanwu-allow.json
refuses "kanwu-allow.json: no regular file" "none of them is a FIFO" check .
rm kanwu-allow.json

printf '\357\273\277[kanwu]\r\nselect = text\r\n' > .kanwu.ini
finds 2 "a byte order mark before the settings" .
printf '\357\273\277{"schema": 1, "allow": [{"rule": "text", "reason": "x"}]}' > kanwu-allow.json
finds 0 "and before allowances" .
rm .kanwu.ini kanwu-allow.json
run baseline create .
printf '\357\273\277' | cat - kanwu-baseline.json > marked.json
gives 0 "and before a baseline" check -q --baseline marked.json .
rm kanwu-baseline.json marked.json

config '[severity]' 'text/punctuation = off' 'date = note'
run check --format concise .
verify "severities are what the file says" sh -c '[ "$(grep -c ": note:" out)" -eq 3 ] && [ "$(wc -l < out)" -eq 3 ]'
verify "so is the exit status" is 0
run check --fail-on note .
verify "and its limit is the command line's" is 1
config '[kanwu]' 'fail-on = error' 'select = text'
gives 0 "fail-on" check .
config '[kanwu]' 'select = date' '[severity]' 'date = off'
refuses "no rule is left to run" "nothing left" check .

# --- paths

config '[path "archive/**"]' 'ignore = date'
finds 3 "a path is left alone" .
cd archive || exit 99
gives 0 "from there too" check -q .
cd ..
config '[path "archive/**"]' 'severity.date = note' '[path "archive/error.txt"]' 'severity.date/missing-unit = warning'
run check --format concise --select date .
verify "later sections win" sh -c 'grep -q "^archive/error.txt.*: warning:" out && grep -q "^news/error.txt.*: error:" out'
config '[kanwu]' 'select = text' '[path "archive/**"]' 'select = date'
run check --format concise .
verify "a path has rules that others have not" sh -c 'grep -q "^archive/error.txt.*date/" out && ! grep -q "^news.*date/" out'
cp "$FIXTURES"/cross-conflict/* archive
config '[path "archive/*-bureau.txt"]' 'ignore = figure'
run check --format concise --select figure/cross-conflict .
verify "a contradiction stays where one of its articles wants it" test "$(findings)" -eq 1
config '[path "archive/**"]' 'ignore = figure'
gives 0 "and goes where none does" check -q --select figure/cross-conflict .
rm archive/shouning*

config '[path "archive/**"]' 'ignore = date'
physical=$PWD
ln -s "$physical" ../by-link
(cd ../by-link && "$KANWU" check -q --format concise "$physical") > out 2> err
verify "a path is the same where a link leads to the working folder" test "$(findings)" -eq 3
"$KANWU" check -q --format concise "$tmp/by-link" > out 2> err
verify "or to what is named" test "$(findings)" -eq 3
verify "and is called the same" sh -c '! grep -q "^/" out'
rm ../by-link

# --- options of rules

i=0
while [ $i -lt 3 ]; do
  echo "县里的茶园今年迎来了丰收的好年景，乡亲们个个喜笑颜开，逢人便说茶好。"
  i=$((i + 2))
done > news/twice.txt
config '[severity]'
gives 0 "a short passage twice is nothing" check -q --select duplicate news/twice.txt
config '[rule "duplicate/passage"]' 'length = 20'
gives 1 "unless somebody says so" check -q --select duplicate news/twice.txt
rm news/twice.txt
config '[rule "duplicate/passage"]' 'length = 2'
refuses ".kanwu.ini:2: length takes 10 to 100000, not 2" "within bounds" check .
run explain --no-config duplicate/passage
tells "length = 50" "explain shows options and defaults"

# --- kanwu config

config '# ours' '[kanwu]' 'select = text, date' '' '[severity]' 'date = note' '[path "archive/**"]' 'severity.date = off'
run config --show-origin --fail-on error
tells ".kanwu.ini:3       [kanwu] select = text, date" "where a key comes from"
tells "command line       [kanwu] fail-on = error" "the command line"
tells "default            [kanwu] max-article = 64" "a default"
tells '.kanwu.ini:8       [path "archive/**"] severity.date = off' "a path"
run config --show-origin archive/error.txt
tells ".kanwu.ini:8       [severity] date/impossible = off" "what a rule is at a path, and why"
tells ".kanwu.ini:3       [severity] figure/growth = off" "what is not selected"
tells "default            [severity] text/punctuation = warning" "what nobody has settled"
run config
cp out again.ini
run config --config again.ini
same "config prints what it reads again" out again.ini
refuses "with --show-origin" "a path alone" config archive
rm -f .kanwu.ini other.ini again.ini

# --- --max-warnings

printf '全县有，，茶园。\n' > one.txt
printf '全县有，，茶园。\n' > two.txt
printf '他说。。好。\n' > three.txt
gives 1 "a warning fails" check -q one.txt
gives 0 "not where one may pass" check -q --max-warnings 1 one.txt
gives 1 "more than that fail" check -q --max-warnings 1 one.txt three.txt
gives 1 "even with --fail-on error" check -q --max-warnings 1 --fail-on error one.txt three.txt
gives 0 "which alone lets them pass" check -q --fail-on error one.txt three.txt
gives 0 "as many as there may be pass" check -q --max-warnings 2 --fail-on error one.txt three.txt
gives 1 "errors are not counted with them" check -q --max-warnings 9 news/error.txt
gives 0 "never is never" check -q --max-warnings 0 --fail-on never two.txt
gives 1 "notes have their own" check -q --max-warnings 9 --fail-on note news/note.txt
config '[kanwu]' 'max-warnings = 9'
gives 0 "the file's" check -q two.txt
gives 1 "and the command line's" check -q --max-warnings 0 two.txt
for none in -7 -1 0x1 1e3 ' 1' ''; do
  refuses "--max-warnings takes 0 or more, not '$none'" "no number of warnings: '$none'" check "--max-warnings=$none" .
done
run config --max-warnings 010 --max-article 0010
tells "max-warnings=10" "numbers are decimal"
tells "max-article=10" "whatever they begin with"
rm .kanwu.ini

# --- baseline

gives 0 "baseline create" baseline create .
verify "says how many" says "findings written to kanwu-baseline.json"
verify "one a line" sh -c '[ "$(grep -c "^{\"fingerprint\": \"[0-9a-f]*\", \"rule\": \".*\", \"path\": \".*\"}" kanwu-baseline.json)" -eq "$(($(wc -l < kanwu-baseline.json) - 2))" ]'
verify "notes too" grep -q text/missing-metadata kanwu-baseline.json
gives 0 "what is in it does not fail" check --baseline kanwu-baseline.json --fail-on note .
tells "findings left out: 7 in the baseline" "but is counted"
run check --lang zh --baseline kanwu-baseline.json .
tells "未列出的问题：7 处在基线中" "in Chinese, too"
cp kanwu-baseline.json first.json
run baseline create .
same "written again it is the same" first.json kanwu-baseline.json
printf '我市在20193月开展试点。\n' >> news/error.txt
run check --format concise --baseline kanwu-baseline.json .
verify "a new finding beside an old one is shown" test "$status" -eq 1 -a "$(findings)" -eq 1
printf '开场白。\n\n' | cat - archive/error.txt > longer
mv longer archive/error.txt
run check --format concise --baseline kanwu-baseline.json archive
verify "text above moves none" test "$status" -eq 0 -a "$(findings)" -eq 0
verify "the count is on the other stream" says "findings left out: 1 in the baseline"
mkdir far
cp kanwu-baseline.json far
gives 0 "the file may lie anywhere" check -q --baseline far/kanwu-baseline.json archive
rm one.txt
run check --baseline kanwu-baseline.json .
tells "1 finding of the baseline no longer occurs: kanwu baseline prune PATH forgets it" "what is gone is told"
run check --lang zh --baseline kanwu-baseline.json .
tells "基线中有 1 处问题不再出现" "in Chinese, too"
run check --baseline kanwu-baseline.json news
verify "not of what was not checked" sh -c '! grep -q "no longer" out'
run check --baseline kanwu-baseline.json --select date .
verify "nor of rules that did not run" sh -c '! grep -q "no longer" out'
gives 0 "prune elsewhere" baseline prune news
same "forgets nothing" first.json kanwu-baseline.json
printf '{"text": broken\n' > broken.jsonl
gives 2 "prune with trouble" baseline prune .
verify "refuses" says "nothing was pruned"
same "and forgets nothing" first.json kanwu-baseline.json
gives 2 "create with trouble" baseline create .
verify "refuses too" says "no baseline was written"
same "and writes nothing" first.json kanwu-baseline.json
rm broken.jsonl
gives 0 "prune" baseline prune .
verify "forgets what is gone" sh -c 'grep -v "one.txt" first.json | sed "s/,$//" > a; sed "s/,$//" kanwu-baseline.json | cmp - a'
rm far/kanwu-baseline.json
cp kanwu-baseline.json far/b.json
config '[kanwu]' 'baseline = far/b.json'
run check --format concise .
verify "the file's baseline" test "$(findings)" -eq 1
gives 0 "create writes to it" baseline create .
gives 0 "so that nothing is new" check -q .
cd news || exit 99
gives 0 "nor from another folder, though a path is all that names them" check -q .
rm out err
cd ..
rm .kanwu.ini
printf '<<<<<<< HEAD\n' > bad.json
refuses "bad.json:1:" "a baseline of another kind" check --baseline bad.json .
refuses "bad.json:1:" "is not pruned" baseline prune -o bad.json .
refuses "gone.json" "one that is not there" check --baseline gone.json .
refuses "create or prune" "no such job" baseline destroy .
refuses "create or prune" "no paths" baseline create
refuses "two.txt cannot be input and output" "an article is no baseline" baseline create -o two.txt two.txt
mkdir folder
refuses "folder" "no file" baseline create -o folder .
rm -rf folder bad.json far kanwu-baseline.json first.json a

# --- allowances

SOURCE_DATE_EPOCH=1775001599 # the last second of 2026-03-31
export SOURCE_DATE_EPOCH
finding=$("$KANWU" check -q --format jsonl archive | sed -n 's/.*"fingerprint": *"\([0-9a-f]*\)".*/\1/p')
gives 0 "allow one finding" allow "$finding" --reason '原文如此' --owner 王小明 --expires 2026-03-31
verify "it is written as agreed" sh -c "printf '%s\n' '{\"schema\": 1, \"allow\": [' '{\"fingerprint\": \"$finding\", \"reason\": \"原文如此\", \"owner\": \"王小明\", \"expires\": \"2026-03-31\"}' ']}' | cmp - kanwu-allow.json"
gives 0 "on its last day it holds" check archive
tells "findings left out: 1 allowed" "and is counted"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1))
gives 1 "then the finding comes back" check archive
tells "1 finding is back, the allowance ended on 2026-03-31: $finding (王小明: 原文如此)" "and says whose it was"
run check --format jsonl archive
verify "in every format" says "1 finding is back, the allowance ended on 2026-03-31"
run check --lang zh archive
tells "1 处问题重新列出，放行已于 2026-03-31 到期：$finding（王小明：原文如此）" "in Chinese, too"
printf '{"schema": 2, "allow": []}' > other.json
refuses 'other.json:1: /schema: "schema": 1 is expected' "another schema" check --allow other.json .
refuses 'other.json:1: /schema: 须是 "schema": 1' "is told in Chinese, too" check --lang zh --allow other.json .
printf '{"schema": 1, "allow": {}}' > other.json
refuses 'other.json:1: /allow: “allow”须是列表' "and so is what is no list" check --lang zh --allow other.json .
rm other.json
refuses "that day is over" "no allowance for the past" allow "$finding" --reason x --expires 2026-03-31
gives 0 "allow it again" allow "$finding" --reason '仍然如此' --expires 2026-12-31
verify "replaces it" test "$(grep -c fingerprint kanwu-allow.json)" -eq 1
gives 0 "it holds" check -q archive
gives 0 "a rule at a path" allow --rule text/punctuation --path 'news/**' --reason '旧闻'
gives 0 "holds there" check -q --select text/punctuation news
gives 1 "and nowhere else" check -q --select text/punctuation .
cd news || exit 99
gives 0 "from below, named" check -q --allow ../kanwu-allow.json --select text/punctuation .
gives 1 "without a configuration it is looked for in the working folder" check -q --select text/punctuation .
cd ..
config '[severity]'
cd news || exit 99
gives 0 "else beside the configuration" check -q --select text/punctuation .
gives 1 "which --no-config sets aside with it" check -q --no-config --select text/punctuation .
cd ..
gives 0 "--list" allow --list
tells "text/punctuation in news/**: 旧闻" "shows them"
tells "$finding, until 2026-12-31: 仍然如此" "with their days"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 300 * 86400))
run allow --list
tells "EXPIRED on 2026-12-31" "and which are over"
gives 0 "--prune" allow --prune
verify "takes those out" sh -c '! grep -q fingerprint kanwu-allow.json && grep -q 旧闻 kanwu-allow.json'
gives 0 "allow a rule everywhere" allow --rule date/missing-unit --reason x --expires 2027-12-31
gives 0 "baseline create leaves out what is allowed" baseline create .
verify "so that it comes back on its day" sh -c '! grep -q "date/missing-unit" kanwu-baseline.json'
rm kanwu-baseline.json
cp kanwu-allow.json before
gives 2 "an unknown rule" allow --rule date/imposible --reason x
verify "with a suggestion" says "did you mean 'date/impossible'?"
gives 2 "no reason" allow --rule date
gives 2 "a reason of spaces" allow --rule date --reason ' '
gives 2 "a path of none" allow --rule date --path '' --reason x
verify "says what to do" says "leave it out"
gives 2 "a rule of none" allow --rule '' --reason x
gives 2 "half a fingerprint" allow 0123 --reason x
gives 2 "a day that is none" allow --rule date --reason x --expires 2027-02-29
gives 2 "nothing to allow" allow --reason x
gives 2 "two jobs" allow --list --prune
same "none of these writes" before kanwu-allow.json
printf '{"schema": 1, "allow": [\n{"rule": "date", "reson": "x"}\n]}\n' > kanwu-allow.json
refuses 'kanwu-allow.json:2: /allow/0/reson: no such member; did you mean "reason"?' "a malformed file allows nothing" check .
cp kanwu-allow.json before
refuses "kanwu-allow.json:2:" "and is not written over" allow --rule date --reason x
same "indeed" before kanwu-allow.json
rm kanwu-allow.json before
gives 0 "an owner of none is no owner" allow --rule date --reason x --owner ''
gives 0 "so that the file is read again" allow --list
tells "date: x" "without one"
rm kanwu-allow.json
refuses "gone.json" "one that is named must be there" check --allow gone.json .
esc_reason=$(printf 'a\033[31mb\342\200\256c')
run allow --rule date --reason "$esc_reason" --owner "$esc_reason" --expires 2027-12-31
run allow --list
verify "controls of a reason do not reach the terminal" sh -c '! LC_ALL=C grep -q "$1" out' sh "$esc"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 800 * 86400))
run check --select date .
verify "nor those of one that ended" sh -c 'grep -q "ended on" out && ! LC_ALL=C grep -q "$1" out' sh "$esc"
rm -f kanwu-allow.json .kanwu.ini
unset SOURCE_DATE_EPOCH

# --- fix leaves alone what the gate does

printf '我市在20183月至8月开展试点。\n我县在20194月开展试点。\n' > both.txt
cp both.txt whole.txt
first=$("$KANWU" check -q --format jsonl both.txt | sed -n '1s/.*"fingerprint": *"\([0-9a-f]*\)".*/\1/p')
run allow "$first" --reason '原文如此'
gives 0 "fix" fix --write both.txt
verify "repairs what is not allowed, however often it looks" sh -c 'grep -q 20183月 both.txt && grep -q 2019年4月 both.txt'
verify "and tells what is" says "left alone: 1 allowed"
rm kanwu-allow.json
cp whole.txt both.txt
config '[path "both.txt"]' 'ignore = date'
gives 0 "fix with a path that is left alone" fix --write both.txt
same "writes nothing there" both.txt whole.txt
printf '我市茶园&amp;nbsp;在20183月开展试点。\n' > both.txt
gives 0 "nor after another repair" fix --write both.txt
verify "in the same article" sh -c 'grep -q 20183月 both.txt && ! grep -q nbsp both.txt'
printf '{' > kanwu-allow.json
gives 2 "malformed allowances stop it" fix --write both.txt
rm kanwu-allow.json .kanwu.ini both.txt whole.txt

# --- one exit status for all formats

formats=$("$KANWU" check --help | sed -n 's/.*Format of standard output: //p' | tr -d ,)
config '[severity]' 'date = warning' '[path "archive/**"]' 'ignore = date'
run baseline create news/note.txt
for options in "--fail-on never" "--fail-on note --baseline kanwu-baseline.json news/note.txt" "--fail-on error" \
  "--max-warnings 2" "--max-warnings 99" "--since HEAD" "missing.txt" "archive/error.txt"; do
  all=
  for format in $formats; do
    # shellcheck disable=SC2086
    run check -q --format "$format" $options news
    all="$all $status"
  done
  verify "the same for $options:$all" test "$(printf '%s\n' $all | sort -u | wc -l)" -eq 1
done

plan
