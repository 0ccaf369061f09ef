#!/bin/sh
# parts.sh - each line of tests/data/parts.tsv is an article of its own: the
# rules of parts, shares and lists find in it what its first column says
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

rules='--select figure/parts-total --select figure/part-exceeds-total
  --select figure/percentages-sum --select figure/list-count'

grep -v '^#' "$top/tests/data/parts.tsv" > table
mkdir lines
i=1000
while IFS='	' read -r expected text; do
  i=$((i + 1))
  printf '%s\n' "$text" > "lines/$i.txt"
  if [ "$expected" != - ]; then
    printf '%s %s\n' "$i" "$expected"
  fi
done < table > expected

# shellcheck disable=SC2086
run check --color never --format concise $rules lines
sed -n 's,^[^0-9]*\([0-9]*\)\.txt:.*\[figure/\(.*\)\]$,\1 \2,p' out | sort -u > found
if cmp -s expected found; then
  pass "$(wc -l < table) lines"
else
  diff expected found > difference
  fail "some lines give something else" difference
fi

plan
