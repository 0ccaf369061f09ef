#!/bin/sh
# golden.sh - what kanwu prints for the fixtures, byte for byte, and that it
# finds every place of fixtures/EXPECTED and nothing else that fails a gate
#
# golden.sh --update writes fixtures/expected/check.*.golden anew.
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
cd "$FIXTURES" || exit 99

# report FORMAT: the run's time is the one thing that may differ
report() {
  "$KANWU" check --format "$1" --color never . 2> "$tmp/err" | sed 's/, [0-9][0-9.]* s)$/, 0.00 s)/'
}

formats='jsonl concise text'
for format in $formats; do
  report "$format" > "$tmp/$format"
  if grep -q . "$tmp/err"; then
    echo "Bail out! kanwu check --format $format: $(head -n 1 "$tmp/err")"
    exit 99
  fi
done

if [ "${1-}" = --update ]; then
  mkdir -p expected || exit 99
  for format in $formats; do
    cp "$tmp/$format" "expected/check.$format.golden" || exit 99
  done
  exit 0
fi

for format in $formats; do
  if cmp -s "$tmp/$format" "expected/check.$format.golden"; then
    pass "check --format $format prints what it did"
  else
    fail "check --format $format prints what it did (else: make update-golden)"
    diff -u "expected/check.$format.golden" "$tmp/$format" 2>&1 | sed 1,2d | head -n 40 | cut -c 1-400 | sed 's/^/# /'
  fi
done

# EXPECTED is read first, then the findings. A JSON line names its article
# before its places, and those before the related ones.
awk -F '\t' '
  function json(text) { gsub(/"/, "\\\"", text); return text }
  function article(name,  record) {
    record = 0
    if (match(name, /:[0-9]+$/)) { record = substr(name, RSTART + 1); name = substr(name, 1, RSTART - 1) }
    return "\"article\": {\"path\": \"" json(name) "\", \"record\": " record ", "
  }
  # Whole lines may be found with the line end that goes when they go.
  function has_place(place, repair) {
    place = "\"text\": \"" json(place)
    repair = "\"}, \"replacement\": " repair
    return index(own, place repair) || index(own, place "\\n" repair)
  }
  # Whether the finding is at PLACE in FILE and, where BESIDE is given, has that as its other side.
  function is_at(file, place, repair, beside_file, beside) {
    return index(own, article(file)) == 1 && has_place(place, repair) &&
      (beside == "" || (index(related, article(beside_file)) && index(related, "\"text\": \"" json(beside) "\"}, \"label\"")))
  }
  function meets(i,  repair) {
    if (!index($0, "\"rule\": \"" rule[i] "\", ")) return 0
    repair = fix[i] == "-" ? "" : "\"" json(fix[i]) "\""
    return is_at(file[i], text[i], repair, other_file[i], other[i]) ||
      (other[i] != "" && is_at(other_file[i], other[i], "", file[i], text[i]))
  }
  FNR == NR {
    count++
    file[count] = $1; rule[count] = $2; text[count] = $3; fix[count] = $4
    if ($5 != "-") { other_file[count] = $5; sub(/: .*/, "", other_file[count]); other[count] = substr($5, length(other_file[count]) + 3) }
    next
  }
  {
    own = substr($0, index($0, "\"article\": {"))
    related = substr(own, index(own, "\"related\": ["))
    own = substr(own, 1, length(own) - length(related))
    expected = 0
    for (i = 1; i <= count; i++)
      if (meets(i)) { met[i]++; expected = 1 }
    if (!expected && !index($0, "\"severity\": \"note\""))
      extra[++extras] = $0
  }
  END {
    for (i = 1; i <= count; i++)
      print (met[i] == 1 ? "ok" : "not ok") "\t" rule[i] " in " file[i] " " i \
        (met[i] > 1 ? " (by " met[i] " findings)" : "")
    print (extras ? "not ok" : "ok") "\tno other error or warning"
    for (i = 1; i <= extras; i++)
      print "#\t" extra[i]
  }' EXPECTED "$tmp/jsonl" > "$tmp/results"
while IFS='	' read -r verdict words; do
  case $verdict in
    '#') printf '# %s\n' "$words" ;;
    ok) pass "$words" ;;
    *) fail "$words" ;;
  esac
done < "$tmp/results"

plan
