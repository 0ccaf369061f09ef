#!/bin/sh
# killed.sh - whoever kills kanwu while it writes a baseline finds the old one
# or the new one, whole
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

TIMES=50

# articles N: records with a finding each
articles() {
  awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "{\"id\": \"r%d\", \"text\": \"我市在20183月至8月开展试点。\"}\n", i }'
}

articles 1500 > old.jsonl
articles 2500 > new.jsonl
run baseline create -q -j 1 -o old.json old.jsonl
verify "the old baseline" is 0
run baseline create -q -j 1 -o new.json new.jsonl
verify "the new one" is 0
mkdir work
cp old.json work/baseline.json

# What a run takes, in milliseconds, so that kills fall into all of it.
milliseconds() {
  echo $(($(date +%s%N) / 1000000))
}
case $(date +%N) in
*[!0-9]* | '')
  skip "killed at any moment" "date knows no nanoseconds here"
  plan
  exit 0
  ;;
esac
began=$(milliseconds)
"$KANWU" baseline create -q -j 1 -o work/timed.json new.jsonl 2> err
took=$(($(milliseconds) - began))
rm -f work/timed.json

whole=0 replaced=0 killed=0 turn=0
delays=$(awk -v n="$TIMES" -v t="$took" 'BEGIN { srand (); for (i = 0; i < n; i++) printf "%.4f\n", rand () * t * 1.3 / 1000 }')
for delay in $delays; do
  if [ $((turn % 2)) -eq 0 ]; then from=new.jsonl; else from=old.jsonl; fi
  cp work/baseline.json before
  "$KANWU" baseline create -q -j 1 -o work/baseline.json "$from" 2> err &
  pid=$!
  sleep "$delay"
  kill -9 $pid 2> /dev/null
  wait $pid 2> /dev/null
  [ $? -eq 137 ] && killed=$((killed + 1))
  if cmp -s work/baseline.json old.json || cmp -s work/baseline.json new.json; then whole=$((whole + 1)); fi
  cmp -s work/baseline.json before || replaced=$((replaced + 1))
  turn=$((turn + 1))
done
echo "# killed $killed times of $TIMES, replaced $replaced times, a run takes $took ms"
verify "whole after each of $TIMES kills" test "$whole" -eq "$TIMES"
verify "some runs were killed" test "$killed" -gt 0
leftovers() {
  [ -z "$(find work -mindepth 1 ! -name baseline.json ! -name '.kanwu-*')" ]
}
verify "nothing but .kanwu-XXXXXX is left behind" leftovers
run baseline create -q -j 1 -o work/baseline.json new.jsonl
same "the next run writes as ever" work/baseline.json new.json

plan
