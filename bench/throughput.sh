#!/bin/sh
# throughput.sh FILE [RUNS] - kanwu check against wc -m on the same file, in one run
#
# The commands take turns, so that a machine that slows down slows them all;
# what counts is the median of the ratios of neighbours, not the seconds.
# The program is $KANWU (./kanwu by default). Needs bash-free sh, awk and date +%s%N.
set -eu
file=${1:?usage: throughput.sh FILE [RUNS]}
runs=${2:-7}
kanwu=${KANWU:-./kanwu}
bytes=$(wc -c <"$file")
times=$(mktemp)
trap 'rm -f "$times"' EXIT

# seconds COMMAND... - wall time; kanwu's 1 for findings is no failure
seconds() {
  begin=$(date +%s%N)
  "$@" >/dev/null 2>&1 || [ $? -eq 1 ]
  end=$(date +%s%N)
  echo "$begin $end" | awk '{printf "%.4f", ($2 - $1) / 1e9}'
}

LC_ALL=C.UTF-8
export LC_ALL
i=0
while [ "$i" -le "$runs" ]; do
  wc=$(seconds wc -m "$file")
  one=$(seconds "$kanwu" check -q -j1 --format concise "$file")
  two=$(seconds "$kanwu" check -q -j2 --format concise "$file")
  garble=$(seconds "$kanwu" check -q -j1 -s encoding -s text --format concise "$file")
  # The first round warms the caches and is not counted.
  [ "$i" -eq 0 ] || echo "$wc $one $two $garble" >>"$times"
  i=$((i + 1))
done

# median COLUMN-EXPRESSION
median() {
  awk "{print $1}" "$times" | sort -g | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'
}

awk -v b="$bytes" -v wc="$(median '$1')" -v one="$(median '$2')" -v two="$(median '$3')" \
  -v garble="$(median '$4')" -v part="$(median '$1/$4')" \
  -v speed="$(median '$1/$2')" -v gain="$(median '$2/$3')" -v runs="$runs" 'BEGIN {
  printf "%.1f MB, median of %d rounds\n", b / 1e6, runs
  printf "  wc -m           %6.3f s  %6.1f MB/s\n", wc, b / wc / 1e6
  printf "  kanwu check -j1 %6.3f s  %6.1f MB/s  %.2f of the speed of wc -m\n", one, b / one / 1e6, speed
  printf "  kanwu check -j2 %6.3f s  %6.1f MB/s  %.2f times -j1\n", two, b / two / 1e6, gain
  printf "  -j1, encoding/ and text/ alone %6.3f s  %6.1f MB/s  %.2f of the speed of wc -m\n", garble, b / garble / 1e6, part
}'
if [ -x /usr/bin/time ]; then
  for j in 1 2; do
    /usr/bin/time -f "  peak memory -j$j: %M KiB" "$kanwu" check -q -j$j --format concise "$file" 2>&1 >/dev/null | tail -n 1
  done
fi
