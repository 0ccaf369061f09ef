#!/bin/sh
# readme.sh - what README.md shows is what kanwu prints
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

# shows NAME FILE: every line of FILE stands in README.md, in order and together
shows() {
  if awk -v want="$2" 'BEGIN {while ((getline line < want) > 0) w[++n] = line}
      {have[NR] = $0}
      END {for (i = 1; n > 0 && i + n - 1 <= NR; i++) {for (k = 1; k <= n && have[i + k - 1] == w[k]; k++); if (k > n) exit 0}; exit 1}' \
      "$top/README.md"; then
    pass "$1"
  else
    fail "$1" "$2"
  fi
}

"$KANWU" rules --markdown > out
shows "the table of rules" out
# The time it took is the one thing that differs.
(cd "$top" && "$KANWU" check -q --select figure,encoding/lost-byte fixtures/period-conflict fixtures/residue-ziyang-tea.txt) |
  awk '/^[0-9]+ findings/ {exit} NF == 0 {blank = blank "\n"; next} {printf "%s%s\n", blank, $0; blank = ""}' > out
shows "the sample report" out

plan
