#!/bin/sh
# scaling.sh CORPUS.jsonl [FACTOR...] - time and memory of kanwu check as a corpus grows (factors 1 3 9)
#
# The corpus is written FACTOR times over. Every copy has ids of its own and is
# older: `date` and every 19NN年 and 20NN年 of the text go back by four years a
# copy, which keep 29 February. So its figures are of other periods than those of
# the copy before, and it is not the same article printed again.
# The program is $KANWU (./kanwu by default). Needs GNU time and perl.
set -eu
corpus=${1:?usage: scaling.sh CORPUS.jsonl [FACTOR...]}
shift
[ $# -gt 0 ] || set -- 1 3 9
kanwu=${KANWU:-./kanwu}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# copies N - the corpus N times, each four years older than the one before
copies() {
  k=0
  while [ "$k" -lt "$1" ]; do
    perl -CSD -Mutf8 -pe '
      BEGIN { $copy = shift; $years = 4 * $copy }
      s/^(\{"id": ?")/$1$copy-/;
      s/("date": ?")(\d{4})/$1 . ($2 - $years)/e;
      s/(?<!\d)((?:19|20)\d\d)(?=年)/$1 - $years/ge' "$k" "$corpus"
    k=$((k + 1))
  done
}

# measure JOBS FACTOR - the best user time of three runs, its wall time, the peak memory
measure() {
  for _ in 1 2 3; do
    /usr/bin/time -f '%U %e %M' -o "$folder/time" "$kanwu" check -q "-j$1" --format concise "$folder/corpus.jsonl" \
      > "$folder/findings" || [ $? -eq 1 ]
    echo "$(tail -n 1 "$folder/time") $(wc -l < "$folder/findings")"
  done | sort -g | head -n 1 | sed "s/^/$1 $2 $(wc -c < "$folder/corpus.jsonl") /"
}

for factor; do
  copies "$factor" > "$folder/corpus.jsonl"
  for jobs in 1 2; do
    measure "$jobs" "$factor"
  done
done | sort -n -k1,1 -k2,2 | awk '
  BEGIN {
    print "| threads | corpus | MB | user time | wall time | peak memory | findings | time and memory against the first |"
    print "| --- | --- | --- | --- | --- | --- | --- | --- |"
  }
  $1 != jobs { jobs = $1; factor = $2; time = $4; memory = $6 }
  {
    printf "| %d | %d× | %.0f | %.2f s | %.2f s | %.0f MB | %d | ", $1, $2, $3 / 1e6, $4, $5, $6 * 1.024e-3, $7
    if ($2 == factor) print "– |"
    else printf "%.2f and %.2f for %.1f times the text |\n", $4 / time, $6 / memory, $2 / factor
  }'
