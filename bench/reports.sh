#!/bin/sh
# reports.sh CORPUS.jsonl [FINDINGS] [RUNS] - what reports cost, against the check
# whose findings they tell
#
# Every record of the corpus is damaged in as many places as give FINDINGS
# (100,000 by default) in all. Then one run without a report to speak of and one
# with every format take turns; medians are printed, and the files' sizes.
# The program is $KANWU (./kanwu by default). Needs python3, awk, date +%s%N.
set -eu
corpus=${1:?usage: reports.sh CORPUS.jsonl [FINDINGS] [RUNS]}
findings=${2:-100000}
runs=${3:-5}
kanwu=${KANWU:-./kanwu}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

python3 - "$corpus" "$findings" > "$tmp/damaged.jsonl" << 'EOF'
import json, random, sys
random.seed(1)
wanted = int(sys.argv[2])
records = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
damage = ["，从20163月起", "，至517日", "（2月30日）", "，增长17.4%%", "，涓枃鎶ュ憡", "，就業(yè)"]
for number, record in enumerate(records):
    sentences = record["text"].split("。")
    for k in range(wanted * (number + 1) // len(records) - wanted * number // len(records)):
        sentences[random.randrange(len(sentences))] += damage[k % 4]
    record["text"] = "。".join(sentences)
    print(json.dumps(record, ensure_ascii=False))
EOF

set --
for format in $("$kanwu" check --help | sed -n 's/.*Format of standard output: //p' | tr -d ,); do
  set -- "$@" --report "$format=$tmp/$format"
done

# seconds ARGUMENT... - wall time of a check
seconds() {
  begin=$(date +%s%N)
  "$kanwu" check -q --format github "$@" "$tmp/damaged.jsonl" > /dev/null 2>&1 || [ $? -eq 1 ]
  end=$(date +%s%N)
  echo "$begin $end" | awk '{printf "%.4f", ($2 - $1) / 1e9}'
}

for jobs in 1 2; do
  : > "$tmp/times"
  i=0
  while [ "$i" -le "$runs" ]; do
    alone=$(seconds -j "$jobs")
    all=$(seconds -j "$jobs" "$@")
    [ "$i" -eq 0 ] || echo "$alone $all" >> "$tmp/times"
    i=$((i + 1))
  done
  for column in '$1' '$2 - $1' '($2 - $1) / $1'; do
    awk "{print $column}" "$tmp/times" | sort -g | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
  done | paste -s -d ' ' - | awk -v jobs="$jobs" '{printf "-j%d: check %.2f s, all reports %.2f s more: %.2f of the check\n", jobs, $1, $2, $3}'
done
echo "$(wc -l < "$tmp/jsonl") findings"
(cd "$tmp" && for file in *; do case $file in times | damaged.jsonl) ;; *) printf '  %-9s %8.2f MB\n' "$file" "$(wc -c < "$file" | awk '{print $1 / 1e6}')" ;; esac; done)
