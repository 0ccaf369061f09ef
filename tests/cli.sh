#!/bin/sh
# cli.sh - what the command line promises: help, messages, exit status, and the
# same bytes for any number of threads and any spelling of the paths
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
export TERM=xterm

# refuses WORDS NAME ARGUMENT…: status 2, nothing on standard output, one line with WORDS on the other
refuses() {
  words=$1 name=$2
  shift 2
  run "$@"
  if [ "$status" -eq 2 ] && [ ! -s out ] && [ "$(wc -l < err)" -eq 1 ] && grep -q '^kanwu: ' err && grep -qF -- "$words" err
  then
    pass "$name"
  else
    fail "$name (status $status)" out err
  fi
}

# The time that a run took is all that may differ.
without_time() {
  sed 's/, [0-9][0-9.]* s)$/)/' "$1"
}

formats=$("$KANWU" check --help | sed -n 's/.*Format of standard output: //p' | tr -d ,)
commands='check report fix extract rules explain baseline allow config'

# --- help and version

gives 0 "--help succeeds" --help
fits() {
  [ "$(wc -l < out)" -le 24 ] && ! LC_ALL=C.UTF-8 grep -qE '.{81}' out
}
verify "--help fits 24 lines of 80 columns" fits
names_commands() {
  for command in $commands; do
    grep -q "^  $command " out || return 1
  done
}
verify "--help names every command" names_commands
cp out help
run -h
same "-h says the same" help out
run help
same "so does help" help out
for command in $commands; do
  gives 0 "$command --help succeeds" "$command" --help
  verify "it says how $command is called" grep -q "kanwu $command " out
done
refuses "kanwu --help" "an empty command" ""
"$KANWU" > out 2> err
status=$?
verify "without arguments: status 2, help on standard error" test "$status" -eq 2 -a ! -s out -a -s err
gives 0 "--version succeeds" --version
verify "it is name and number" grep -qE '^kanwu [0-9]+\.[0-9]+(\.[0-9]+)?$' out

# --- wrong usage

printf '我市在20183月至8月开展试点。\n' > error.txt
refuses "kanwu --help" "unknown command" frobnicate
refuses "kanwu --help" "unknown global option" --frobnicate
refuses "kanwu check --help" "unknown option" check --frobnicate .
refuses "kanwu rules" "unknown rule to select" check --select date/nonsense .
refuses "date/nonsense" "unknown rule in a list" check --select date/impossible,date/nonsense .
refuses "kanwu rules" "unknown rule to ignore" check --ignore nonsense .
refuses "dat" "a family's beginning is no family" check --select dat .
refuses "select" "empty selection" check --select , .
refuses "no rule" "nothing left to run" check --select date --ignore date .
refuses "there are text, concise" "unknown format" check --format nonsense .
refuses "nonsense" "unknown encoding" check --encoding nonsense .
refuses "charset" "empty encoding" check --encoding "" .
refuses "charset" "encoding with a suffix of iconv" check --encoding GB18030//IGNORE .
refuses "nonsense" "unknown severity" check --fail-on nonsense .
refuses "nonsense" "unknown word for --color" check --color nonsense .
refuses "jobs" "negative number of threads" check --jobs -1 .
refuses "jobs" "no number of threads" check --jobs many .
refuses "--max-article takes 1 to 2047, not '0'" "no article at all" check --max-article 0 .
refuses "--jobs takes 1 to 1024, not '0'" "no thread" check --jobs 0 .
refuses "--jobs takes 1 to 1024, not '1025'" "too many threads" check -j1025 .
refuses "max-article" "largest article beyond what offsets hold" check --max-article 2048 .
refuses "kanwu check --help" "option without its value" check . --format
refuses "path" "check without a path" check
refuses "path" "check without a path after --" check --
refuses "path" "extract without a path" extract figures
refuses "figures" "extract of something else" extract words .
refuses "figures" "extract of nothing" extract
refuses "explain" "rules with an argument" rules date/impossible
refuses "kanwu rules" "explain without a rule" explain
refuses "kanwu rules" "explain of an unknown rule" explain nonsense
refuses "date/missing-unit" "explain guesses the family" explain missing-unit
gives 2 "missing file" check missing.txt
verify "its name is told" grep -q '^kanwu: missing.txt: ' err
gives 2 "missing file beside a good one" check --select date/missing-unit --format jsonl missing.txt error.txt
verify "the good one is checked" grep -q '"rule": "date/missing-unit"' out
"$KANWU" check "$(printf 'a\033[31mb\n')" > out 2> err
verify "a message shows no raw escape" sh -c "! grep -q '$esc' out err"

# --- no article

mkdir empty
gives 2 "no article" check empty
verify "--allow-empty is named" grep -q -e --allow-empty err
gives 0 "no article, allowed" check --allow-empty empty
gives 2 "--allow-empty does not allow a missing folder" check --allow-empty empty missing
gives 0 "extract, no article, allowed" extract figures --allow-empty empty

# --- exit status, for every format and --fail-on

cp "$FIXTURES/two-publication-dates.txt" warning.txt
printf '今年的粮食丰收了，仓里堆得满满的，村民们都很高兴。\n扫一扫在手机打开当前页\n' > note.txt
printf '今年的粮食丰收了，仓里堆得满满的，村民们都很高兴。\n' > clean.txt
rules=date/missing-unit,date/publication-conflict,text/site-chrome

# statuses FAIL-ON: the exit status for a note, a warning, an error and none
statuses() {
  for file in note.txt warning.txt error.txt clean.txt; do
    "$KANWU" check --format "$format" ${1:+--fail-on} ${1:+"$1"} --select "$rules" "$file" > out 2> err
    printf '%s' "$?"
  done
}
for format in $formats; do
  verify "$format: notes do not fail a run by default" test "$(statuses '')" = 0110
  verify "$format: --fail-on note" test "$(statuses note)" = 1110
  verify "$format: --fail-on warning" test "$(statuses warning)" = 0110
  verify "$format: --fail-on error" test "$(statuses error)" = 0010
  verify "$format: --fail-on never" test "$(statuses never)" = 0000
  gives 2 "$format: unreadable input is 2 although there are findings" check --format "$format" --fail-on never error.txt missing.txt
  gives 2 "$format: no article is 2" check --format "$format" empty
done

# --- which rules, which files

found() {
  (cd "$FIXTURES" && "$KANWU" check --format jsonl "$@" . 2>> "$tmp/err") |
    sed 's/.*"rule": "\([^"]*\)".*/\1/' | sort -u > found
}
is_found() {
  grep -qx "$1" found
}
: > err
found --select date/impossible
echo date/impossible > expected
same "--select a rule" expected found
found --select date
verify "--select a family: its rules" is_found date/missing-unit
verify "--select a family: no others" sh -c '! grep -qv ^date/ found'
cp found family
found --select date/
same "--select a family with a slash" family found
found --select date/impossible --select date/missing-unit
printf 'date/impossible\ndate/missing-unit\n' > expected
same "--select twice" expected found
found --select date/impossible,date/missing-unit
same "--select a list" expected found
found -s date,duplicate/passage
verify "--select a family and a rule" sh -c 'grep -q ^date/ found && grep -qx duplicate/passage found && ! grep -qvE "^(date|duplicate)/" found'
found
cp found all
found --ignore date
grep -v '^date/' all > expected
same "--ignore a family" expected found
found --ignore date,encoding/undecodable --ignore figure
grep -vE '^(date/|figure/|encoding/undecodable$)' all > expected
same "--ignore a list and again" expected found
found --select date --ignore date/impossible
verify "--ignore beats --select" sh -c 'grep -qx date/missing-unit found && ! grep -qx date/impossible found'

read_files() {
  (cd "$FIXTURES" && "$KANWU" extract dates "$@" . 2>> "$tmp/err") | sed 's/.*"path": "\([^"]*\)".*/\1/' | sort -u > found
}
read_files
cp found all
verify "all kinds of files are read" sh -c 'grep -q "\.txt$" all && grep -q "\.html$" all && grep -q "\.jsonl$" all'
verify "README, EXPECTED and scripts are no articles" sh -c '! grep -qvE "\.(txt|html|jsonl)$" all'
read_files --include '*.html'
grep '\.html$' all > expected
same "--include a suffix" expected found
read_files --include 'traps/*' --include news.jsonl
grep -E '^(traps/|news\.jsonl$)' all > expected
same "--include twice, over the relative path" expected found
read_files --exclude '*.txt' --exclude '*.html'
echo news.jsonl > expected
same "--exclude" expected found
read_files --include '*.jsonl' --include '*.html' --exclude '*.html'
same "--exclude beats --include" expected found
gives 2 "nothing included is no article" check --include 'nothing*' "$FIXTURES"

# --- the same bytes

# report FILE ARGUMENT…: check, in the fixtures' folder
report() {
  to=$1
  shift
  (cd "$FIXTURES" && "$KANWU" check "$@") > raw.out 2> err
  without_time raw.out > "$to"
}
for format in $formats; do
  report one --format "$format" -j 1 .
  for jobs in 2 8 64; do
    report many --format "$format" --jobs $jobs .
    same "$format: $jobs threads print what one prints" one many
  done
  report many --format "$format" -j3 .
  same "$format: so do -j3" one many
done
report one --format jsonl .
report many --format jsonl traps news.jsonl . period-conflict
same "paths in another order and again" one many
report many --format jsonl . . ./ ././traps ./news.jsonl
same "paths with ./" one many
report many --format jsonl "$FIXTURES"
same "an absolute path below the working folder" one many
report many --format jsonl "$FIXTURES/../fixtures//"
same "a path with .. and //" one many
base=$(basename "$FIXTURES")
(cd "$FIXTURES/.." && "$KANWU" check --format jsonl "$base") > one
(cd "$FIXTURES/.." && "$KANWU" check --format jsonl "./$base/") > many
same "from the folder above" one many
(cd / && "$KANWU" check --format concise "$FIXTURES") | awk -v root="$FIXTURES/" '
  { if (index($0, root) == 1) $0 = substr($0, length(root) + 1)
    else if (index("/" $0, root) == 1) $0 = substr("/" $0, length(root) + 1)
    print }' > many
report one --format concise .
same "from another folder, but for the path" one many
sorted() {
  report one --format concise .
  cut -d : -f 1 one | sed 's/#.*//' | LC_ALL=C sort -c
}
verify "findings are sorted by path" sorted

# --- rules and explain

gives 0 "rules succeeds" rules
verify "each rule: name, severity, summary" sh -c '! grep -qvE "^[a-z]+/[a-z-]+ +(note|warning|error) +[^ ].*$" out'
sed 's/ .*//' out > names
verify "rules are sorted and named once" sh -c 'LC_ALL=C sort -c -u names'
explained() {
  while read -r rule; do
    "$KANWU" explain "$rule" > out 2> err || return 1
    head -n 1 out | grep -qE "^$rule \((note|warning|error), since [0-9.]+\)$" || return 1
    grep -q '^  wrong: ' out && ! grep -q "$esc" out || return 1
  done < names
}
verify "every rule explains itself with an example" explained
gives 0 "rules --markdown" rules --markdown
verify "it is a table with every rule" test "$(grep -c '^| `' out)" -eq "$(wc -l < names)"

# --- extract

json_lines() {
  if command -v jq > /dev/null; then
    jq -es 'length > 0 and all(type == "object")' "$1" > /dev/null
  else
    python3 -c 'import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    assert type(json.loads(line)) is dict' "$1"
  fi
}
can_json=no
if command -v jq > /dev/null || command -v python3 > /dev/null; then can_json=yes; fi
valid() {
  if [ $can_json = yes ]; then verify "$1" json_lines "$2"; else skip "$1" "neither jq nor python3"; fi
}
# The members of an object as one regular expression.
string='"([^"\\]|\\.)*"'
null_or() {
  echo "(null|$1)"
}
article="\"article\": \{\"path\": $string, \"record\": [0-9]+(, \"id\": $string)?\}"
span='"span": \{'
for key in start end line column end_line end_column; do span="$span\"$key\": [0-9]+, "; done
span="$span\"text\": $string\}"
day=$(null_or '"[0-9]{4}-[0-9]{2}-[0-9]{2}"')
bound=$(null_or '"-?[0-9]+(\.[0-9]+)?"')
bool='(true|false)'
period="\"period\": (null|\{\"from\": $day, \"to\": $day, \"type\": \"[a-z_]+\", \"text\": $string\})"
figure="$article, $span, \"literal\": $string, \"low\": $bound, \"high\": $bound, \"low_open\": $bool, \"high_open\": $bool"
figure="$figure, \"approx\": $(null_or "$string"), \"kind\": \"[a-z_]+\", \"unit\": $(null_or "$string")"
figure="$figure, \"unit_class\": $(null_or "$string"), \"noun\": $(null_or "$string"), \"verb\": $(null_or "$string")"
figure="$figure, \"places\": \[(\"[0-9]{6}\"(, )?)*\], $period"
figure="$figure, \"modality\": \"(actual|plan|forecast|requirement)\""
figure="$figure, \"role\": \"(level|total|part|cumulative|delta|per_unit)\""
date="$article, $span, \"from\": $day, \"to\": $day, \"grain\": \"(day|month|quarter|half|year|span)\", \"text\": $string"
date="$date, \"anchor\": \"[a-z_-]+\", \"valid\": $bool"

has_members() {
  [ -s out ] && ! grep -vE "^\{$1\}\$" out > odd
}
run extract figures "$FIXTURES"
verify "extract figures succeeds" test "$status" -eq 0 -a ! -s err
valid "figures are JSON lines" out
verify "figures have the contract's members" has_members "$figure"
run extract dates "$FIXTURES"
verify "extract dates succeeds" test "$status" -eq 0 -a ! -s err
valid "dates are JSON lines" out
verify "dates have the contract's members" has_members "$date"
printf '今年有1.6万余名务工人员返乡。' | "$KANWU" extract figures - > out 2> err
verify "a figure from standard input" grep -q '"literal": "1.6万余", "low": "16000", "high": "17000", .*"unit": "名"' out

# An article that is garbled as a whole takes part in comparisons.
mkdir -p garbled
cp "$FIXTURES"/cross-conflict/shouning-paper.txt garbled
iconv -f ISO-8859-1 -t UTF-8 "$FIXTURES"/cross-conflict/shouning-bureau.txt > garbled/bureau.txt
gives 1 "a garbled article against a whole one" check --format concise garbled
verify "is compared" grep -qF "3874人 for 2019-01-01/2019-12-31 here, 4326人 in another article" out
verify "and told of once" test "$(grep -c wrong-charset out)" -eq 1

# No reader of lines may break an object in two, and no terminal obey it.
printf '甲\302\205乙\342\200\250丙\342\200\256丁\177戊' > controls.txt
gives 1 "controls in a text" check --format jsonl controls.txt
verify "are written as escapes" grep -q '"text": "\\u0085"' out
LC_ALL=C tr -d ' -~\n\200-\377' < out > bare
verify "and none as it is" test ! -s bare

string_or_null='(null|"([^"\\]|\\.)*")'
finding="\"schema\": 1, \"rule\": $string, \"severity\": \"(note|warning|error)\", \"message\": $string, \"article\": \{.*\}"
finding="$finding, \"span\": \{.*\}, \"replacement\": $string_or_null, \"occurrences\": \[.*\], \"related\": \[.*\]"
finding="$finding, \"args\": \{.*\}, \"fix_safety\": (null|\"safe\"|\"unsafe\"), \"fingerprint\": \"[0-9a-f]{32}\""
run check --format jsonl "$FIXTURES"
valid "findings are JSON lines" out
verify "findings have the contract's members" has_members "$finding"
fingerprints() {
  grep -o '"fingerprint": "[0-9a-f]*"' out | sort | uniq -d > odd
  [ ! -s odd ]
}
verify "no two findings have one fingerprint" fingerprints

# --- colour

plain() {
  ! grep -q "$esc" out
}
colored() {
  grep -q "$esc" out
}
for format in $formats; do
  run check --format "$format" "$FIXTURES"
  verify "$format: no escape sequence in a file" plain
  "$KANWU" check --format "$format" "$FIXTURES" 2> err | cat > out
  verify "$format: no escape sequence in a pipe" plain
  run check --format "$format" --color never "$FIXTURES"
  verify "$format: none with --color never" plain
done
run check --color always "$FIXTURES"
verify "text: colours with --color always" colored
NO_COLOR=1 "$KANWU" check --color always "$FIXTURES" > out 2> err
verify "--color always beats NO_COLOR" colored
run check --format jsonl --color always "$FIXTURES"
verify "jsonl: never any" plain
# script(1) of util-linux gives a terminal.
on_terminal() {
  SHELL=/bin/sh script -qec "$1" /dev/null < /dev/null > out 2> err
}
if SHELL=/bin/sh script -qec 'test -t 1' /dev/null < /dev/null > /dev/null 2>&1; then
  on_terminal "'$KANWU' check error.txt"
  verify "text: colours on a terminal" colored
  on_terminal "NO_COLOR=1 '$KANWU' check --quiet error.txt"
  verify "none on a terminal with NO_COLOR" plain
  on_terminal "NO_COLOR= '$KANWU' check --quiet error.txt"
  verify "an empty NO_COLOR does not count" colored
  on_terminal "TERM=dumb '$KANWU' check --quiet error.txt"
  verify "none on a dumb terminal" plain
else
  for name in "text: colours on a terminal" "none on a terminal with NO_COLOR" "an empty NO_COLOR does not count" \
    "none on a dumb terminal"; do
    skip "$name" "script(1) gives no terminal here"
  done
fi

# --- standard input

from_stdin() {
  "$KANWU" check --format jsonl --select date "$@" - > out 2> err
}
from_stdin < error.txt
verify "text from standard input" test "$?" -eq 1
verify "its path is -" grep -q '"article": {"path": "-", "record": 0' out
from_stdin < "$FIXTURES/page.html"
verify "HTML from standard input" test "$(grep -c '"text": "2018年6月31日"' out)" -eq 1 -a "$(wc -l < out)" -eq 2
from_stdin < "$FIXTURES/news.jsonl"
verify "JSON lines from standard input" grep -q '"path": "-", "record": 1, "id": "a002"' out
report one --format concise news.jsonl
"$KANWU" check --format concise - < "$FIXTURES/news.jsonl" | sed 's/^-#/news.jsonl#/' > many
same "the same findings as from the file" one many
iconv -f UTF-8 -t GB18030 error.txt > gb.txt
from_stdin --encoding gb18030 < gb.txt
verify "--encoding for standard input" grep -q '"text": "20183月"' out
cp error.txt also.txt
"$KANWU" check --format concise --select date - also.txt < error.txt > out 2> err
verify "standard input beside a file" test "$(wc -l < out)" -eq 2
"$KANWU" check --format concise --select date - - < error.txt > out 2> err
verify "standard input is read once" test "$(wc -l < out)" -eq 1
cp error.txt ./-dash.txt
gives 1 "a name with a dash, after --" check --select date -- -dash.txt
gives 1 "a name with a dash, with ./" check --select date ./-dash.txt
cp error.txt noname
gives 1 "a file named itself, whatever its suffix" check --select date noname
cp "$FIXTURES/news.jsonl" records.data
gives 1 "its format is told by its content" check --format jsonl --select date/missing-unit records.data
verify "so its records are articles" grep -q '"record": 1, "id": "a002"' out

plan
