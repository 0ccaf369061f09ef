#!/bin/sh
# saved.sh - saved findings that somebody edited: what reports rely on is looked
# at when they are read, and nothing crashes
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

cat > whole.jsonl << 'END'
{"schema": 1, "rule": "date/missing-unit", "severity": "error", "message": "told", "article": {"path": "a.txt", "record": 0, "id": null, "title": null, "date": null, "line": 1}, "span": {"start": 10, "end": 20, "line": 2, "column": 1, "end_line": 3, "end_column": 4, "before": "", "after": "。", "text": "三月\n一"}, "replacement": null, "occurrences": [], "related": [], "args": {}, "fix_safety": null, "fingerprint": "00000000000000000000000000000001"}
END
gives 1 "a finding of two lines" report whole.jsonl

# refused NAME EXPRESSION WORDS: what sed makes of it is no finding, and why;
# another that stands behind it is reported
refused() {
  { sed "$2" whole.jsonl; cat whole.jsonl; } > edited.jsonl
  run report edited.jsonl
  if is 2 && says "edited.jsonl:1" && says "$3" && grep -q '^1 finding:' out; then
    pass "$1"
  else
    fail "$1 (status $status)" edited.jsonl out err
  fi
}
lines='"end_line" should be "line" and as many more as "text" has line ends'
refused "more lines than its text has" 's/"end_line": 3/"end_line": 4/' "$lines"
refused "fewer" 's/"end_line": 3/"end_line": 2/' "$lines"
refused "lines in a text of one" 's/\\n//' "$lines"
refused "an end before its start" 's/"end": 20/"end": 9/' '"end" should be'
span='{"span": {"start": 1, "end": 2, "line": 1, "column": 1, "end_line": 2, "end_column": 1, "text": "x"}'
refused "the same of an occurrence" "s/\"occurrences\": \\[/&$span}/" "$lines"
refused "and of what is compared" "s/\"related\": \\[/&$span, \"article\": {\"path\": \"b\", \"record\": 0}}/" "$lines"

refused "a rule without a name" 's/"rule": "[a-z/-]*"/"rule": ""/' '"rule" should be a name'
refused "an article without a path" 's/"path": "a.txt"/"path": ""/' '"path" should be a name'
refused "a short fingerprint" 's/0001"/1"/' '"fingerprint" should be 32 hex digits'
refused "a long one" 's/0001"/00001"/' '"fingerprint" should be 32 hex digits'
refused "one of other letters" 's/0001"/000g"/' '"fingerprint" should be 32 hex digits'

{ printf '\357\273\277'; cat whole.jsonl; } > marked.jsonl
gives 1 "a byte order mark before the first" report marked.jsonl
verify "takes no finding away" grep -q '^1 finding:' out

# --- arguments

sed 's/"args": {}/"args": {"value": null, "other_value": "3"}/' whole.jsonl > null.jsonl
for format in $("$KANWU" check --help | sed -n 's/.*Format of standard output: //p' | tr -d ,); do
  gives 1 "an argument without a value, $format" report --format "$format" null.jsonl
done
# Each was once looked for among all of them.
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "%s\"key_%d\": \"%d\", \"other_key_%d\": \"%d\"", i ? ", " : "", i, i, i, i + 1 }' > args
awk 'NR == FNR { args = $0; next } { i = index($0, "\"args\": {"); print substr($0, 1, i + 8) args substr($0, i + 9) }' args whole.jsonl > many.jsonl
limit_of_all=$limit
has timeout && limit='timeout -k 5 20'
gives 1 "many arguments" report --format text many.jsonl
verify "are told at both sides" grep -q 'key 39999 39999' out
limit=$limit_of_all

plan
