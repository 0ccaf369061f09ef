#!/bin/sh
# readme.sh - what README.md shows is what kanwu prints
set -u
kanwu=${KANWU:-./kanwu}
top=${abs_top_srcdir:-.}
echo 1..2

# same NAME FILE: every line of FILE stands in README.md, in order and together
same() {
  if awk -v want="$2" 'BEGIN {while ((getline line < want) > 0) w[++n] = line}
      {have[NR] = $0}
      END {for (i = 1; i + n - 1 <= NR; i++) {for (k = 1; k <= n && have[i + k - 1] == w[k]; k++); if (k > n) exit 0}; exit 1}' \
      "$top/README.md"; then
    echo "ok $3 - $1"
  else
    echo "not ok $3 - $1"
    sed 's/^/# /' "$2"
  fi
}

out=$(mktemp)
trap 'rm -f "$out"' EXIT
"$kanwu" rules --markdown >"$out"
same "the table of rules" "$out" 1
# The time it took is the one thing that differs.
(cd "$top" && "$kanwu" check -q --select figure,encoding/lost-byte fixtures/period-conflict fixtures/residue-ziyang-tea.txt) |
  awk '/^[0-9]+ findings/ {exit} NF == 0 {blank = blank "\n"; next} {printf "%s%s\n", blank, $0; blank = ""}' >"$out"
same "the sample report" "$out" 2
