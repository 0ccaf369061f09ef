#!/bin/sh
# hostile.sh - broken, huge, odd and malicious inputs: a message and status 2,
# the rest checked, nothing raw on the terminal, no crash, no hang
#
# $check and $arguments are several words; what eval gets is for later.
# shellcheck disable=SC2086,SC2016
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
mkdir in

finds() {
  grep -aqF -- "$1" out
}

# Neither controls nor what turns text around, on either stream.
is_clean() {
  ! LC_ALL=C grep -aqE "$(printf '[\001-\010\013-\037\177]|\302[\200-\237]|\342\200[\213-\217\252-\256]|\342\201[\246-\251]|\357\273\277')" out err &&
    iconv -f UTF-8 -t UTF-8 out > /dev/null 2>&1 && iconv -f UTF-8 -t UTF-8 err > /dev/null 2>&1
}

# JSON is for programs: it may hold what its strings may.
has_no_control() {
  ! LC_ALL=C grep -aq "$(printf '[\001-\010\013-\037]')" out
}

is_json() {
  if has jq; then
    jq -es 'all(type == "object")' out > /dev/null
  elif has python3; then
    python3 -c 'import json
for line in open("out", encoding="utf-8"):
    assert type(json.loads(line)) is dict'
  fi
}

clear() {
  chmod -R u+rwx in
  rm -rf in
  mkdir in
}

check='check --color never --format concise --select date/missing-unit'
bad='我市在20183月至8月开展试点。'
good='今年的粮食丰收了。'

# --- compressed

printf '%s\n' "$bad" > in/a.txt
printf '\037\213\010\000\000\000\000\000\000\003\313\317\346\002\000\107\335\334\171\002\000\000\000' > in/b.txt
gives 2 "a compressed file" $check in
verify "is named as such" says 'b.txt: compressed (gzip)'
verify "and the rest is checked" finds 20183月
clear

# --- what looks like one number without end

awk 'BEGIN { for (i = 0; i < 100000; i++) printf "111 "; print "万项" }' > in/groups.txt
gives 0 "groups of digits without end" check in
clear

# --- empty and small

: > in/empty.txt
gives 0 "an empty file" $check in
: > in/empty.jsonl
: > in/empty.html
gives 0 "empty files of every kind" $check in
gives 0 "nothing on standard input" $check -
printf '\n' > in/line.txt
printf ' ' > in/space.md
printf '\n\n  \n' > in/lines.jsonl
printf '<' > in/tag.html
gives 0 "files with next to nothing" check --fail-on never in
clear
: > in/empty.jsonl
gives 2 "JSON lines without a record are no article" $check in
clear

# --- JSON lines

# records: standard input to in/x.jsonl between two good records
between() {
  printf '{"id":"first","text":"%s"}\n' "$bad" > in/x.jsonl
  cat >> in/x.jsonl
  printf '\n{"id":"last","text":"%s"}\n' "$bad" >> in/x.jsonl
}

# tells WORDS NAME: the broken record is told with its line, the others are checked
tells() {
  run $check in
  if is 2 && says "$1" && grep -aqE '^kanwu: in/x.jsonl:2:([0-9]+:)? record 1' err && finds 'x.jsonl#0:1:4' &&
    grep -qE 'x.jsonl#[0-9]+:1:4' out && [ "$(wc -l < out)" -eq 2 ] && [ "$(wc -l < err)" -eq 1 ]
  then
    pass "$2"
  else
    fail "$2 (status $status)" out err
  fi
}

# keeps NAME: the odd record is an article like another
keeps() {
  run $check in
  if is 1 && [ ! -s err ] && [ "$(wc -l < out)" -eq 3 ]; then pass "$1"; else fail "$1 (status $status)" out err; fi
}

printf '{"id":"broken","text":"%s' "$bad" | between
tells 'x.jsonl:2:' "a record that breaks off"
printf '{"text":"%s" "title":"x"}' "$bad" | between
run $check in
verify "the column is where it breaks, in characters" grep -qE '^kanwu: in/x.jsonl:2:(29|3[0-5]): ' err
printf 'no JSON at all' | between
tells 'x.jsonl:2:' "a line that is no JSON"
printf '[1,2]' | between
tells 'record is no JSON object' "a record that is an array"
printf '"text"' | between
tells 'x.jsonl:2:' "a record that is a string"
printf '{"id":"x"}' | between
tells 'record has no "text"' "a record without text"
printf '{}' | between
tells 'record has no "text"' "an empty record"
for value in null 5 true '["a"]' '{"a":"b"}'; do
  printf '{"id":"x","text":%s}' "$value" | between
  tells '"text" is no string' "a record whose text is $value"
done
{ head -c 100000 /dev/zero | tr '\0' '['; } | between
tells 'x.jsonl:2:' "100,000 arrays in each other"
{ printf '{"text":"%s","x":' "$bad"; head -c 100000 /dev/zero | tr '\0' '['; head -c 100000 /dev/zero | tr '\0' ']'; printf '}'; } | between
tells 'x.jsonl:2:' "a member of 100,000 arrays in each other"
printf '{"text":"a","text":"%s","id":1,"id":"two"}' "$bad" | between
keeps "a member twice: the last counts"
printf '{"text":"a\\u0000b%s\\u0000","id":"a\\u0000b","title":"\\u0000"}' "，$bad" | between
keeps "NUL as an escape"
run check --format jsonl in
verify "NUL as an escape: JSON" is_json
printf '{"text":"%s\\ud83d"}' "$bad" | between
tells 'x.jsonl:2:' "half a surrogate pair"
printf '{"text":"%s\\udc00\\ud83d"}' "$bad" | between
tells 'x.jsonl:2:' "a surrogate pair the wrong way round"
awk -v text="$bad" 'BEGIN { printf "{"; for (i = 0; i < 10000; i++) printf "\"key%d\":%d,", i, i; printf "\"text\":\"%s\"}", text }' | between
keeps "10,000 members"
printf '{"id":12345678901234567890123,"text":"%s"}' "$bad" | between
run $check in
verify "a whole number beyond 64 bits does not stop the others" test "$(wc -l < out)" -ge 2
printf '{"text":"%s"}{"text":"%s"}' "$bad" "$bad" | between
tells 'x.jsonl:2:' "two objects in a line"
printf '{"text":"%s"} trailing' "$bad" | between
tells 'x.jsonl:2:' "words behind an object"
printf '{"text":"%s"}\n' "$bad" | iconv -f UTF-8 -t UTF-16 > in/x.jsonl
run $check in
verify "JSON lines in UTF-16 are told once" eval 'is 2 && [ "$(wc -l < err)" -eq 1 ] && says "UTF-16"'
printf '\357\273\277{"text":"%s"}\r' "$bad" > in/x.jsonl
gives 1 "a byte order mark, a carriage return and no line end" $check in
printf '{"text":"%s","x":[{"y":null},1.5e3,true,"\\\\"],"date":2018,"title":null}\n' "$bad" > in/x.jsonl
gives 1 "members of any kind beside the text" $check in
{ printf '{"text":"%s"}\n' "$bad"; printf '\n \t\n\r\n'; printf 'broken\n'; printf '{"text":"%s"}\n' "$bad"; } > in/x.jsonl
run $check in
verify "blank lines are passed over and counted" sh -c 'grep -q "x.jsonl:5:" err && grep -q "x.jsonl#5:" out'
awk 'BEGIN { for (i = 0; i < 3000; i++) print "broken" }' > in/x.jsonl
gives 2 "3,000 broken records" $check in
verify "each is told once" test "$(sort -u err | wc -l)" -eq 3000
run $check -j1 in
cp err one
run $check -j8 in
verify "in the same order for any number of threads" cmp -s one err
clear

# --- huge

peak() {
  command time -f '%M kB' -o peak "$KANWU" "$@" > out 2> err < /dev/null
  status=$?
}
sanitized=no
if grep -aq __asan_init "$KANWU"; then sanitized=yes; fi

# small NAME: the last run's peak of memory is far below what it was given
small() {
  if ! command time -f '%M kB' true 2> /dev/null; then
    skip "$1" "no time(1) that measures memory"
  elif [ $sanitized = yes ]; then
    skip "$1" "sanitizers need memory of their own"
  else
    verify "$1: $(grep kB peak)" test "$(sed -n 's/ kB$//p' peak)" -lt 160000
  fi
}
measured() {
  if command time -f '%M kB' true 2> /dev/null; then peak "$@"; else run "$@"; fi
}

printf '%s\n' "$bad" > in/small.txt
truncate -s 200M in/big.txt 2> /dev/null || head -c 200000000 /dev/zero > in/big.txt
measured $check in
verify "a text of 200 MB is told, the other is checked" eval 'is 2 && says "in/big.txt: larger than 64 MiB" && finds small.txt:1:4'
small "without reading it"
rm -f in/big.txt
{
  printf '{"id":"big","text":"'
  head -c 200000000 /dev/zero | tr '\0' a
  printf '"}\n{"id":"small","text":"%s"}\n' "$bad"
} > in/big.jsonl
measured $check in
verify "a record of 200 MB is told, the next is checked" \
  eval 'is 2 && grep -q "^kanwu: in/big.jsonl:1:1: record 0, byte 0: record of more than 64 MiB" err && finds "big.jsonl#1:1:4"'
small "with little memory"
head -c 200000000 in/big.jsonl > in/cut.jsonl
rm -f in/big.jsonl
gives 2 "a record of 200 MB that never ends" $check in
clear
head -c 3000000 /dev/zero | tr '\0' a > in/a.txt
gives 2 "--max-article" $check --max-article 2 in
gives 0 "--max-article is the limit of what is read" $check --max-article 3 in
awk -v text="$bad" 'BEGIN { for (i = 0; i < 40000; i++) printf "%s", text }' > in/a.txt
gives 1 "40,000 findings in one line" $check in
verify "all of them" test "$(wc -l < out)" -eq 40000
clear
awk 'BEGIN { for (i = 0; i < 60000; i++) print i % 2 ? "今年种了三亩茶树" : "去年修了一条水渠" }' > in/a.txt
gives 0 "two lines by turns, 60,000 of them" $check in
clear
awk 'BEGIN { for (i = 0; i < 60000; i++) printf "2016年，全县水产收入21.6亿元，同比增长44%%，" }' > in/a.txt
gives 1 "120,000 figures in one sentence" check --format concise in
clear
gives 2 "/dev/zero" $check /dev/zero
verify "is no article" says '/dev/zero: neither a file, a folder nor a FIFO'
$limit "$KANWU" $check - < /dev/zero > out 2> err
status=$?
verify "/dev/zero as standard input" eval 'is 2 && says "larger than 64 MiB"'
gives 2 "/dev/null" $check /dev/null
printf '今年前-812000000个月增产，今年前负812亿个月增产。' > in/a.txt
run check --fail-on never in
verify "months before the first" test "$status" -eq 0 -a ! -s err
clear
for option in --lexicon --rules; do
  gives 2 "/dev/zero as $option" $check $option /dev/zero /dev/null
  verify "is too large: $option" says '/dev/zero: larger than 64 MiB'
done

# --- bytes that are no text

printf 'a\0b\n%s\n\0' "$bad" > in/nul.txt
gives 1 "NUL bytes" $check in/nul.txt
long='清晨六点，渡口的第一班船已经坐满了去县城卖菜的乡亲，船工老周一边解缆一边招呼大家坐稳。'
printf '%s\0\n%s上船了。\n%s\0\n%s上船了。\n靠岸。\n' "$long" "$long" "$long" "$long" > in/copied.txt
gives 1 "a NUL byte in a place of several lines" check --format text --color never in/copied.txt
rm -f in/copied.txt
printf '\377\376\375%s\300\200\355\240\200\364\220\200\200' "$bad" > in/invalid.txt
gives 1 "invalid UTF-8" check --fail-on error --format concise in/invalid.txt
verify "shows no raw byte" is_clean
printf '\377\376a' > in/odd.txt
printf '\376\377\0a\0' > in/odd-be.txt
printf '\377\376' > in/mark.txt
printf '\377\376\0\330a\0' > in/surrogate.txt
run check --fail-on never in
verify "UTF-16 of odd length, half a surrogate pair" is 0
head -c 65536 /dev/urandom > in/random.txt
cp in/random.txt in/random.html
run check --fail-on never --format jsonl in
verify "random bytes: status 0" is 0
verify "random bytes: JSON" is_json
run check --fail-on never in
verify "random bytes: nothing raw" is_clean
i=0
while [ $i -lt 256 ]; do
  printf "\\$(printf '%03o' $i)%s" "$bad"
  i=$((i + 1))
done > in/every.txt
run check --fail-on never in/every.txt
verify "every byte: nothing raw" eval 'is 0 && is_clean'
clear
printf 'x%s\302\205\342\200\256%s\033[31m\033]0;title\007\342\200\213\r\357\273\277\342\201\246\177%s\n' "$bad" "$bad" "$bad" > in/raw.txt
for format in text concise; do
  run check --color never --fail-on never --format $format in
  verify "escapes and bidi controls in a text, $format: nothing raw" eval 'is 0 && is_clean'
done
run check --fail-on never --format jsonl in
verify "escapes and bidi controls in a text, jsonl: JSON without control characters" eval 'is 0 && is_json && has_no_control'

# --- paths

mkdir in/x.txt
printf '%s\n' "$bad" > in/x.txt/y.txt
gives 1 "a folder named x.txt" $check in/x.txt
clear
ln -s nowhere in/dangling.txt
ln -s . in/loop
ln -s loop2 in/loop1
ln -s loop1 in/loop2
ln -s self.txt in/self.txt
printf '%s\n' "$bad" > in/a.txt
gives 1 "links below a folder are passed over" $check in
verify "without a message" test ! -s err
gives 2 "a dangling link by name" $check in/dangling.txt
gives 2 "a loop of links by name" $check in/loop1
gives 1 "a link to a file by name" $check in/loop/loop/a.txt
gives 1 "a folder and a link to it" $check in/loop in in/loop/a.txt
verify "each article once" test "$(wc -l < out)" -eq 1
clear
newline='
'
i=0
for name in "new${newline}line" "esc${esc}[31m" 'quo"te' "quo'te" 'back\slash' "$(printf 'bidi\342\200\256')" "$(printf 'bad\377byte')" \
  '-dash' ' space ' "$(printf 'tab\tx')" "$(printf 'del\177')" "$(printf 'c1\302\233')" '勘误' '%s%n'; do
  printf '%s\n' "$bad" > "in/$name.txt" && i=$((i + 1))
done
printf 'broken\n' > "in/$(printf 'bad\377%s[31m' "$esc")${newline}.jsonl"
for format in text concise; do
  run check --color never --format $format --select date/missing-unit in
  verify "file names with anything, $format: each has its finding" \
    test "$status" -eq 2 -a "$(grep -c '20183月 is no date' out)" -eq "$i"
  verify "file names with anything, $format: nothing raw" is_clean
done
run check --format jsonl --select date/missing-unit in
verify "file names with anything, jsonl: JSON" eval 'is_json && [ "$(wc -l < out)" -eq "$i" ]'
verify "file names with anything, jsonl: no control character" has_no_control
run extract dates in
verify "file names with anything, extract: JSON without control characters" eval 'is_json && has_no_control'
clear

# Root can read everything; so the rights of nobody are used.
as_nobody=
if [ "$(id -u)" -ne 0 ]; then
  as_nobody='env'
elif has setpriv && setpriv --reuid=65534 --regid=65534 --clear-groups -- "$KANWU" --version > /dev/null 2>&1; then
  as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups --'
fi
chmod 755 "$tmp"
mkdir in/locked in/blind
printf '%s\n' "$bad" > in/a.txt
printf '%s\n' "$bad" > in/locked/b.txt
printf '%s\n' "$bad" > in/blind/c.txt
printf '%s\n' "$bad" > in/secret.txt
chmod 000 in/locked in/secret.txt
chmod 444 in/blind
unreadable="folders and files without permission"
if [ -n "$as_nobody" ] && ! $as_nobody cat in/secret.txt > /dev/null 2>&1; then
  $limit $as_nobody "$KANWU" $check in > out 2> err
  status=$?
  verify "$unreadable: the rest is checked" eval 'is 2 && finds in/a.txt:1:4'
  verify "$unreadable: a folder that cannot be listed" says 'in/locked: Permission denied'
  verify "$unreadable: a folder that cannot be entered" says 'in/blind/c.txt: Permission denied'
  verify "$unreadable: a file" says 'in/secret.txt: Permission denied'
else
  for what in "the rest is checked" "a folder that cannot be listed" "a folder that cannot be entered" "a file"; do
    skip "$unreadable: $what" "no way to run without root's rights"
  done
fi
clear

deep=in
i=0
while [ $i -lt 300 ]; do
  deep=$deep/d
  i=$((i + 1))
done
mkdir -p "$deep"
printf '%s\n' "$bad" > "$deep/x.txt"
printf '%s\n' "$bad" > in/a.txt
gives 2 "300 folders in each other" $check in
verify "the deepest are told" says 'folders too deep'
verify "the rest is checked" finds in/a.txt:1:4
clear

mkdir in/many
i=0
while [ $i -lt 5000 ]; do
  echo "$bad" > in/many/$i.txt
  i=$((i + 1))
done
gives 1 "5,000 files" $check in
verify "each with its finding" test "$(wc -l < out)" -eq 5000
sh -c 'ulimit -n 32 && exec "$0" "$@"' "$KANWU" $check -j8 in > limited 2> err
status=$?
verify "with 32 open files at most" eval 'is 1 && cmp -s out limited'

# --- what changes meanwhile

mkfifo in/fifo in/many/fifo.txt
(printf '%s\n' "$bad" > in/fifo) &
fed=$!
gives 1 "a FIFO by name" $check in/fifo
kill $fed 2> /dev/null
wait
gives 1 "a FIFO below a folder is passed over" $check in/many
rm -f in/many/fifo.txt

# The FIFO holds kanwu when it has listed the files and read none.
(
  exec 9> in/fifo
  rm -f in/many/1.txt
  printf '{"text":"%s"}\n' "$bad" > in/many/2.txt
  : > in/many/3.txt
  printf '%s\n' "$good" >&9
) &
fed=$!
gives 2 "files that go or change while it runs" $check in/fifo in/many
kill $fed 2> /dev/null
wait
verify "what is gone is told" says 'in/many/1.txt: No such file or directory'
verify "the rest is checked" test "$(wc -l < out)" -eq 4998

interrupted() {
  mkfifo in/hold
  sleep 60 > in/hold &
  sleeper=$!
  timeout -k 20 -s "$1" 1 "$KANWU" check --format jsonl in/many in/hold > out 2> err
  status=$?
  kill $sleeper
  wait $sleeper 2> /dev/null
  rm -f in/hold
}
if has timeout; then
  find in/many -type f -exec cksum {} + | sort > before
  for signal in INT TERM HUP; do
    interrupted $signal
    verify "SIG$signal ends it at once" test "$status" -eq 124
    verify "SIG$signal: no half report, no message" test ! -s out -a ! -s err
  done
  find in/many -type f -exec cksum {} + | sort > after
  verify "the articles are as they were" cmp -s before after
else
  for name in "SIGINT ends it" "no half report" "the articles are as they were"; do skip "$name" "no timeout(1)"; done
fi

# --- standard streams

$limit "$KANWU" $check in/many 2> err | head -n 1 > out
verify "a reader that goes away: no message" eval '[ "$(wc -l < out)" -eq 1 ] && [ ! -s err ]'
status=$({ $limit "$KANWU" check --format jsonl in/many 2> err; echo $? >&3; } 3>&1 > pipe.out | :)
verify "nothing is lost to a file" test -s pipe.out
if [ -w /dev/full ]; then
  for arguments in "$check in/many" "check in/many" "check --format jsonl in/many" "extract dates in/many" rules --help --version \
    "explain date/missing-unit"; do
    $limit "$KANWU" $arguments > /dev/full 2> err < /dev/null
    status=$?
    : > out
    verify "a full disk: $arguments" eval 'is 2 && says "kanwu: standard output: No space left on device"'
  done
else
  skip "a full disk" "no /dev/full"
fi
for arguments in "$check in/many" rules; do
  $limit "$KANWU" $arguments >&- 2> err < /dev/null
  status=$?
  : > out
  verify "standard output closed: $arguments" eval 'is 2 && says "kanwu: standard output: "'
done
printf '%s\n' "$bad" | $limit "$KANWU" $check - >&- 2> err
status=$?
verify "standard output closed: the report does not go elsewhere" eval 'is 2 && says "kanwu: standard output: "'
$limit "$KANWU" $check - > out 2> err <&-
status=$?
verify "standard input closed" eval 'is 2 && says "kanwu: -: "'
$limit "$KANWU" $check in/many/0.txt > out 2> err <&-
status=$?
verify "standard input closed and not needed" is 1
$limit "$KANWU" $check in/many/0.txt > out 2>&- < /dev/null
status=$?
: > err
verify "standard error closed" is 1
$limit "$KANWU" $check nowhere > out 2> /dev/full < /dev/null
status=$?
verify "standard error full" is 2
$limit "$KANWU" $check - > out 2> err < in
status=$?
verify "a folder as standard input" eval 'is 2 && says "kanwu: -: "'
TMPDIR=$tmp/nowhere $limit "$KANWU" $check - > out 2> err < in/many/0.txt
status=$?
verify "no place for temporary files" eval 'is 2 && says "kanwu: -: "'
clear

# --- more figures than are read

if [ "$sanitized" != yes ]; then
  awk 'BEGIN { for (i = 0; i < 520000; i++) print "有1个、2家" }' > in/a.txt
  gives 2 "a million figures" check --color never --format concise --select date/impossible in
  verify "are not all read, which is said" says "the first million words"
  clear
fi

# --- arguments

many=$(head -c 5000 /dev/zero | tr '\0' a)
gives 2 "a path longer than any" $check "$many"
gives 2 "an empty path" $check ""
gives 2 "a command of 5,000 characters" "$many"
gives 2 "a rule of 5,000 characters" check --select "$many" in
gives 2 "a command with escapes" "${esc}[31m"
verify "is shown without" is_clean
gives 2 "an option with escapes" check "--${esc}[31m" in
verify "is shown without" is_clean
gives 2 "a format of bad bytes" check --format "$(printf '\377')" in
verify "is shown as such" is_clean
gives 2 "a rule of bad bytes" explain "$(printf '\377\033')"
verify "is shown as such" is_clean
printf '%s\n' "$bad" > in/a.txt
gives 1 "a glob of many stars" $check --exclude '*a*a*a*a*a*a*a*a*a*a*a*a*a*b' in
awk -v n="$(if [ "$sanitized" = yes ]; then echo 7000; else echo 70000; fi)" 'BEGIN {
  for (i = 0; i < n; i++) printf "[path \"folder%d/**\"]\nignore = date/weekday\n", i }' > in/many.ini
limit_of_all=$limit
has timeout && limit='timeout -k 5 20'
gives 0 "a configuration of many sections" config --config in/many.ini
limit=$limit_of_all

plan
