#!/bin/sh
# reports.sh - several reports in one run, reports of saved findings, and files
# that are whole or not there at all
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

formats=$("$KANWU" check --help | sed -n 's/.*Format of standard output: //p' | tr -d ,)
# What of a report depends on more than the findings: the articles, the time.
plain='concise jsonl csv markdown junit gitlab github'

cp -R "$FIXTURES" articles
rm -rf articles/expected
cd articles || exit 99

# --- many reports of one run

set --
for format in $formats; do
  set -- "$@" --report "$format=../$format.file"
done
gives 1 "a report of every format in one run" check --quiet --format concise "$@" .
for format in $formats; do
  "$KANWU" check --quiet --format "$format" . > ../stdout 2> err
  sed 's/, [0-9][0-9.]* s)/)/' ../stdout > ../stdout.timeless
  sed 's/, [0-9][0-9.]* s)/)/' "../$format.file" > ../file.timeless
  case $format in
    html) verify "$format: the file is there" test -s "../$format.file" ;;
    *) same "$format: the file is what standard output gets" ../stdout.timeless ../file.timeless ;;
  esac
done
cd ..

# --- of saved findings

for format in $plain; do
  "$KANWU" report --format "$format" jsonl.file > out 2> err
  same "$format: made of saved findings it is the same" out "$format.file"
done
# Columns of bytes are known where a line was saved from its start.
printf '发布日期：2017-05-16\n\n我市从20163月起试点，至2017年2月30日。𠮷\n结束于517日，\n始于614日。\n' > columns.txt
"$KANWU" check --quiet --format jsonl columns.txt > columns.jsonl
"$KANWU" check --quiet --format rdjsonl columns.txt > expected
"$KANWU" report --format rdjsonl columns.jsonl > out 2> err
same "rdjsonl: with columns and suggestions" out expected
verify "rdjsonl: which are there" test "$(grep -c '"column".*"suggestions"' out)" -gt 1
"$KANWU" report --format concise < jsonl.file > out 2> err
same "standard input" out concise.file
gives 1 "the exit status is decided by the findings" report jsonl.file
"$KANWU" report --help > out
verify "which the help says, no more" grep -q "exit status is decided by the findings" out
gives 0 "--fail-on never" report --fail-on never jsonl.file
gives 0 "no findings" report /dev/null
gives 2 "a file that is not there" report nothing.jsonl
verify "is named" says "nothing.jsonl: No such file"

{
  head -n 1 jsonl.file
  echo '{"schema": 1, "rule": "date/impossible"'
  echo
  sed -n 2p jsonl.file | sed 's/"schema": 1/"schema": 2/'
  sed -n 3p jsonl.file | sed 's/"severity": "[a-z]*"/"severity": "fatal"/'
  sed -n 4p jsonl.file | sed 's/"line": [0-9]*,/"line": -1,/'
  echo '[]'
  echo '"schema"'
  printf '{"schema": 1, "rule": "\377"}\n'
  sed -n 5p jsonl.file
} > broken.jsonl
gives 2 "lines that are no findings" report --format concise broken.jsonl
head -n 1 concise.file > expected
sed -n 5p concise.file >> expected
same "the others are reported" out expected
verify "each is told" test "$(grep -c '^kanwu: broken.jsonl:[0-9]*:' err)" -eq 7
sed 's/"rule": "[a-z/-]*"/"rule": "somebody\/else"/' jsonl.file > strangers.jsonl
gives 1 "rules of other versions" report strangers.jsonl
verify "stand for themselves" grep -q 'error\[somebody/else\]' out

# --- whole or not at all

echo old > old
gives 2 "no such folder" check --report sarif=nowhere/new articles
verify "is told before anything is checked" test ! -s out
gives 2 "a folder" check --report sarif=articles articles
gives 2 "no name" check --report sarif= articles
gives 2 "no format" check --report nonsense=new articles
gives 2 "no file" check --report sarif articles
gives 2 "one file for two reports" check --report sarif=new --report csv=./new articles
verify "nothing was written" test ! -e new
ln -s old link
gives 1 "through a link" check --quiet --format concise --report sarif=link articles
verify "the link stays" test -h link
verify "what it names is the report" grep -q '"2.1.0"' old
chmod 600 old
gives 1 "again" check --quiet --format concise --report csv=old articles
verify "the mode stays" test "$(ls -l old | cut -c 1-10)" = -rw-------
if [ -w /dev/full ]; then
  gives 2 "a full disk" check --quiet --format concise --report csv=/dev/full articles
  verify "is told" says "/dev/full"
fi
verify "nothing else is left" test -z "$(find . -name '.kanwu-*')"

# --- what is read is not written over, what is written is not read

printf '我市在20183月至8月开展试点。\n' > one.txt
cp one.txt whole.txt
ln -s one.txt other-name
for input in one.txt ./other-name; do
  gives 2 "an article is no report's file: $input" check --format concise --report jsonl=one.txt "$input"
  verify "is told before anything is checked" test ! -s out
done
"$KANWU" check --report csv=one.txt - < one.txt > out 2> err
verify "nor is standard input" test $? -eq 2
"$KANWU" check --format concise one.txt >> one.txt 2> err
verify "nor is it where standard output goes" test $? -eq 2
"$KANWU" extract figures one.txt >> one.txt 2> err
verify "of extract too" test $? -eq 2
same "all of these left it alone" one.txt whole.txt
cp jsonl.file saved.jsonl
gives 2 "nor are saved findings" report --report csv=saved.jsonl saved.jsonl
same "which stay" saved.jsonl jsonl.file
"$KANWU" check --quiet --format concise --report html=both one.txt > both 2> err
verify "standard output is no other report's file" test $? -eq 2
verify "that is told" says "two reports cannot be one file, both"

mkdir tree
cp one.txt tree
cd tree || exit 99
"$KANWU" check --quiet --format concise --report markdown=report.md . > out.txt 2> err
"$KANWU" check --quiet --format concise --report markdown=report.md . > out.txt 2> err
verify "reports in the folder that is checked: the same status" test $? -eq 1
verify "they are no articles" sh -c '[ "$(grep -c . out.txt)" -eq 1 ] && grep -q "^one.txt:" out.txt'
verify "which is told, a line each" sh -c '[ "$(wc -l < err)" -eq 2 ] && grep -q "report.md: not read" err && grep -q "out.txt: not read" err'
"$KANWU" check --quiet --format concise --exclude out.txt . > out.txt 2> err
verify "but not of what is excluded" test ! -s err
"$KANWU" extract figures . > out.txt 2> err
verify "nor are figures that are extracted" says "out.txt: not read"
"$KANWU" fix . > out.txt 2> err
verify "nor repairs" test "$(grep -c "out.txt: not read" err)" -eq 1
cd ..

# --- names that are commands of CI servers

mkdir commands
printf '标题\n来源：\n\n我市在20183月至8月开展试点。\n' > commands/::stop-commands::x.txt
cp commands/::stop-commands::x.txt 'commands/##[error]x.txt'
cp commands/::stop-commands::x.txt 'commands/ ##vso[x]y.txt'
cp commands/::stop-commands::x.txt commands/plain.txt
printf '{' > 'commands/ ::error::x.jsonl'
cd commands || exit 99
for format in concise text; do
  gives 2 "$format of names like commands" check --quiet --format "$format" .
  verify "$format: no line is one" sh -c '! grep -E "^[[:space:]]*(::|##)" out'
  verify "$format: the names are there" sh -c 'grep -qF "./::stop-commands::x.txt" out && grep -qF "./##[error]x.txt" out && ! grep -qF ./plain out'
done
verify "inputs that were not checked too" grep -qF '/ ::error::x.jsonl' out
cd ..

# --- whoever reads standard output has enough

# enough EXIT-STATUS NAME ARGUMENT…: with a reader that reads nothing
enough() {
  want=$1 name=$2
  shift 2
  rm -f all.jsonl reader
  mkfifo reader
  : < reader &
  "$KANWU" "$@" 2> err > reader
  status=$?
  wait $!
  if is "$want"; then pass "$name"; else fail "$name (status $status)" err; fi
}
"$KANWU" check --quiet --format jsonl articles > expected 2> err
enough 1 "the reports are written all the same" check --quiet --report jsonl=all.jsonl articles
same "as a whole" all.jsonl expected
verify "nothing is wrong with that" test ! -s err
enough 0 "the exit status is the findings'" report --fail-on never --report jsonl=all.jsonl jsonl.file
enough 2 "or the trouble's" check --quiet --report jsonl=all.jsonl articles missing
if [ -w /dev/full ]; then
  "$KANWU" check --quiet --report jsonl=all.jsonl articles > /dev/full 2> err
  verify "a full disk is another matter" test $? -eq 2
fi

# --- a report to a pipe

"$KANWU" check --quiet --format concise --report jsonl=/dev/stdout one.txt 2> err | cat > out
verify "standard output by its name" sh -c 'grep -q "^{" out && [ ! -s err ]'
"$KANWU" check --quiet --format concise --report jsonl=/dev/fd/3 one.txt 3>&1 > /dev/null 2> err | cat > out
verify "another descriptor" sh -c 'grep -q "^{" out && [ ! -s err ]'
mkfifo fifo
cat fifo > out &
"$KANWU" check --quiet --format concise --report jsonl=fifo one.txt > /dev/null 2> err
wait $!
verify "a FIFO" sh -c 'grep -q "^{" out && [ -p fifo ]'

# Killed at whatever moment, the file is the old report or the new one.
i=0
while [ $i -lt 400 ]; do
  cat articles/figures-county/*.txt
  i=$((i + 1))
done > many.txt
milliseconds() {
  echo $(($(date +%s%N) / 1000000))
}
case $(date +%N) in
*[!0-9]* | '') skip "killed at any moment" "date knows no nanoseconds here" ;;
*)
  began=$(milliseconds)
  "$KANWU" check --quiet --format concise --report csv=whole many.txt > /dev/null 2> err
  took=$(($(milliseconds) - began))
  half=0 new=0 killed=0
  for delay in $(awk -v t="$took" 'BEGIN { for (i = 0; i < 20; i++) printf "%.4f\n", (.3 + .8 * i / 19) * t / 1000 }'); do
    echo old > killed
    "$KANWU" check --quiet --format concise --report csv=killed many.txt > /dev/null 2>&1 &
    sleep "$delay"
    kill -9 $! 2> /dev/null
    wait $! 2> /dev/null
    [ $? -eq 137 ] && killed=$((killed + 1))
    if cmp -s killed whole; then new=$((new + 1)); elif [ "$(cat killed)" != old ]; then half=$((half + 1)); fi
  done
  echo "# killed $killed times of 20, replaced $new times, a run takes $took ms"
  verify "killed while it writes: no half report" test "$half" -eq 0
  verify "some runs were killed" test "$killed" -gt 0
  ;;
esac

# --- as their readers read them

if has python3; then
  reads() {
    python3 - "$2.file" > out 2> err << EOF
import csv, json, sys
text = open(sys.argv[1], encoding="utf-8", newline="").read()
$3
EOF
    if [ $? -eq 0 ]; then pass "$1"; else fail "$1" err; fi
  }
  reads "csv: every row has all columns" csv 'import io
rows = list(csv.reader(io.StringIO(text)))
assert len(rows) > 50 and {len(row) for row in rows} == {20}
assert rows[0][0] == "number" and [row[0] for row in rows[1:]] == [str(i + 1) for i in range(len(rows) - 1)]'
  reads "gitlab: an array with fingerprints of their own" gitlab 'found = json.loads(text)
assert len(found) > 50 and len({one["fingerprint"] for one in found}) == len(found)
assert all(one["location"]["lines"]["begin"] > 0 for one in found)'
  reads "sarif: rules are found by their index" sarif 'run = json.loads(text)["runs"][0]
assert run["columnKind"] == "unicodeCodePoints" and len(run["results"]) > 50
for one in run["results"]:
    assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
assert any("](1)" in one["message"]["text"] for one in run["results"])
assert any("primaryLocationLineHash" in one["partialFingerprints"] for one in run["results"])'
  reads "rdjsonl: columns are bytes" rdjsonl 'rows = [json.loads(line) for line in text.splitlines()]
for row in rows:
    if row["code"]["value"] == "date/missing-unit" and row["location"]["path"].endswith(".txt"):
        at = row["location"]["range"]
        line = open("articles/" + row["location"]["path"], "rb").read().split(b"\n")[at["start"]["line"] - 1]
        shown = line[at["start"]["column"] - 1:at["end"]["column"] - 1]
        try:
            line.decode()
        except UnicodeDecodeError:
            continue # of UTF-8, which this file is not
        assert shown.decode() in row["message"]'
else
  skip "reports are read by other programs" "no python3"
fi
if has xmllint; then
  run check --quiet --format junit articles
  verify "junit: XML" xmllint --noout out
else
  skip "junit: XML" "no xmllint"
fi
most() {
  for kind in error warning notice; do
    [ "$(grep -c "^::$kind " github.file)" -le 10 ] || return 1
  done
}
verify "github: no more than ten of a kind" most
verify "github: how many there are" grep -q "^::notice title=kanwu::$(wc -l < jsonl.file | tr -d ' ') findings" github.file
gives 1 "--bom" check --quiet --format csv --bom articles
verify "is the first thing" test "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf

plan
