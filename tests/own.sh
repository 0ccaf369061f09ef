#!/bin/sh
# own.sh - what users bring themselves: words (--lexicon) and rules (--rules,
# kanwu rules --test), and what they are told when these are malformed
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
tab=$(printf '\t')

# --- words

# figure NAME WANTED TEXT: with the words of l.tsv the JSON of TEXT's figures holds WANTED
figure() {
  printf '%s\n' "$3" > text.txt
  run extract figures --lexicon l.tsv text.txt
  if is 0 && grep -qF -- "$2" out; then pass "$1"; else fail "$1 (status $status)" out err; fi
}
# lexicon LINE…: l.tsv; spaces become tabs
lexicon() {
  printf '%s\n' "$@" | tr ' ' '\t' > l.tsv
}

lexicon '# measure words of ours' '' '箩 unit basket count' '座 unit bridge count' '立方 unit volume:m3 measure'
figure "a unit of the user's" '"unit": "箩", "unit_class": "basket"' '今年收茶5000箩。'
figure "in other characters and widths" '"low": "5000", "high": "5000", "low_open": false, "high_open": false, "approx": null, "kind": "count", "unit": "箩"' '今年收茶５０００籮。'
figure "with a class that is known" '"kind": "measure", "unit": "立方", "unit_class": "volume:m3"' '水库蓄水320立方。'
figure "wins over ours" '"unit_class": "bridge"' '全县有桥320座。'
figure "but not over a longer one" '"unit": "座次", "unit_class": "seat"' "$(lexicon '座 unit bridge count' '座次 unit seat count'; echo 剧场有320座次。)"
lexicon '箩 unit basket count'
cp l.tsv more.tsv
lexicon '甑 unit steamer count'
printf '收茶5000箩，蒸了300甑。\n' > text.txt
run extract figures --lexicon l.tsv --lexicon more.tsv text.txt
verify "two lists" sh -c 'grep -q basket out && grep -q steamer out'
lexicon '清溪茶园区 place 520499' '白石新区 place 520498' '白石新区 place 530198 former'
figure "a place" '"places": ["520499"]' '2019年，清溪茶园区接待游客5000人。'
lexicon '清溪 place 520499 short' '贵州高原 place 520000'
figure "a short name needs proof" '"places": []' '清溪接待游客5000人。'
lexicon '炒制 verb 炒制' '意向 modality plan' '历年合计 role cumulative' '估摸 before about'
figure "a verb" '"verb": "炒制"' '合作社炒制茶叶5000箱。'
figure "a word of modality" '"modality": "plan"' '合作社意向收茶5000箱。'
figure "a role" '"role": "cumulative"' '历年合计5000人。'
figure "vagueness" '"approx": "about"' '到会的估摸5000人。'
printf '\357\273\277\347\202\222\345\210\266\tverb\t\347\202\222\345\210\266\r\n' > l.tsv
figure "a byte order mark and line ends of Windows" '"verb": "炒制"' '合作社炒制茶叶5000箱。'
run extract figures --lexicon "$top/rules/examples/county.tsv" text.txt
verify "the example list is whole" is 0
: > l.tsv
printf '今年有1.6万余名务工人员返乡。\n' > text.txt
run extract figures text.txt
cp out without
run extract figures --lexicon l.tsv text.txt
same "an empty list changes nothing" without out
run check --lexicon l.tsv text.txt
verify "check takes a list" is 0
run fix --lexicon l.tsv text.txt
verify "fix takes one" is 0
i=0
while [ $i -lt 3000 ]; do
  echo "甲$i${tab}unit${tab}c$i${tab}count"
  i=$((i + 1))
done > l.tsv
figure "thousands of units" '"unit": "甲2999", "unit_class": "c2999"' '收到5箱甲2999，发出7甲2999。'

# complains WORDS NAME LINE…: status 2 and one line with WORDS
complains() {
  words=$1 name=$2
  shift 2
  lexicon "$@"
  run extract figures --lexicon l.tsv text.txt
  if is 2 && [ ! -s out ] && [ "$(wc -l < err)" -eq 1 ] && says "$words"; then pass "$name"; else fail "$name" out err; fi
}
complains "l.tsv:1: no type" "a word alone" 词
complains "l.tsv:3: no type is called 'verbs'; did you mean 'verb'?" "an unknown type" '# words' '' '词 verbs 词'
complains "it is one of place, period, verb" "a type far from all" '词 xylophone 词'
complains "l.tsv:1: 2 fields, not word, type, argument" "no argument" '词 verb'
complains "l.tsv:1: 3 fields, not word, unit, class, kind" "a unit without its kind" '词 unit person'
complains "l.tsv:1: 6 fields" "too many fields" '词 range 1 2 人 x'
complains "did you mean 'count'?" "an unknown kind" '词 unit person cuont'
complains "'per/son' is no name" "a class that is no name" '词 unit per/son count'
complains "no argument of 'period' is called 'this_yaer'; did you mean 'this_year'?" "an unknown period" '词 period this_yaer'
complains "did you mean 'former'?" "an unknown status" '词 place 520499 formr'
complains "six digits" "a code of no place" '词 place 52'
complains "'x' is no number" "a bound that is none" '词 range 1 x'
complains "a range from 5 to 1 holds nothing" "bounds that crossed" '词 range 5 1'
complains "needs a bound" "no bounds" '词 range .. ..'
complains "'km' begins with no Chinese character" "a word in Latin letters" 'km verb km'
complains "'词' stands in l.tsv:1 already" "a word twice" '词 verb 词' '詞 skip word'
printf '\344\275\tverb\tx\n' > bytes.tsv
gives 2 "bytes that are no UTF-8" extract figures --lexicon bytes.tsv text.txt
verify "are told by line" says 'bytes.tsv:1: no UTF-8'
gives 2 "a list that is not there" check --lexicon missing.tsv text.txt
verify "is named" says missing.tsv
gives 2 "a folder for a list" check --lexicon . text.txt

# --- rules

pack=$top/rules/examples/county.json
words=$top/rules/examples/county.tsv
gives 0 "the example pack passes its tests" rules --test --lexicon "$words" "$pack"
tests=$(grep -c '^ok ' out)
verify "each example is a test" test "$tests" -gt 20 -a "$(tail -n 1 out)" = "1..$tests"
gives 1 "without its words it does not" rules --test "$pack"
verify "and says which example" grep -q '^not ok .* county/out-of-range: bad example 1$' out
gives 0 "the rules that are built in pass theirs" rules --test
verify "all of them" grep -q 'date/impossible: bad example' out
gives 0 "rules --rules" rules --rules "$pack" --lexicon "$words"
verify "lists those of the pack too" sh -c 'grep -q "^county/water-level  *warning  *" out && grep -q ^date/impossible out'
gives 0 "explain --rules" explain --rules "$pack" county/graduates-fall
verify "explains one of the pack" grep -q '^  beside: *截至2019年12月底' out
gives 2 "explain --rules of a pack that is not there" explain --rules missing.json county/graduates-fall
gives 2 "rules with a file and no --test" rules "$pack"
gives 2 "--test and --markdown" rules --test --markdown

gives 0 "look-alikes are told apart" rules --test "$top/tests/data/declared.json"

cat > year18.txt <<'END'
黟县培训茶农
2019-01-10

截至2018年12月底，黟县累计培训学员5218人。全县共有教师1850人，其中小学教师920人，中学教师710人，幼儿园教师240人。
END
cat > year19.txt <<'END'
黟县继续培训茶农
2020-01-10

截至2019年12月底，黟县累计培训学员4326人，水库水位达到1716.2米。
END
run check --format concise --rules "$pack" --select county year18.txt year19.txt
verify "check --rules finds" test "$status" -eq 1 -a "$(wc -l < out)" -eq 3
tells() {
  if grep -qF -- "$2" out; then pass "$1"; else fail "$1" out err; fi
}
tells "a sum, with its arithmetic" 'year18.txt:4:33: error: 920人 + 710人 + 240人 = 1870, the text says 1850人 [county/teachers-add-up]'
tells "what fell, with both values" 'year19.txt:4:21: error: 4326人 by 2019-12-31, 5218人 by 2018-12-31 already [county/graduates-fall]'
tells "what is out of range" '1716.2米 is outside of 120–175 米 [county/water-level]'
run check --format jsonl --rules "$pack" --select county/teachers-add-up year18.txt
tells "arguments for programs" '"arithmetic": "920人 + 710人 + 240人 = 1870", "sum": "1870", "total": "1850", "unit": "人"'
tells "and each part" '"part_1": "920", "part_2": "710", "part_3": "240"'
tells "each part is quoted" '"label": "part 3"'
run check --format concise --rules "$pack" year18.txt year19.txt
verify "beside the rules that are built in" grep -q 'county/' out
for jobs in 1 2 8; do
  "$KANWU" check -j $jobs --format jsonl --rules "$pack" --select county year18.txt year19.txt > jobs.$jobs
done
same "the same from two threads" jobs.1 jobs.2
same "and from eight" jobs.1 jobs.8
gives 2 "a rule of a pack that was not given" check --select county year18.txt
cat > one.json <<'END'
{"rules": [{"name": "own/phrase", "severity": "note", "summary": "s", "why": "w", "message": "{text}", "since": "1",
  "match": {"phrases": ["茶農"], "max_length": 10}}]}
END
run check --fail-on note --format concise --rules one.json --rules "$pack" --select own,county/water-level year18.txt
verify "two packs, phrases" test "$status" -eq 1 -a "$(grep -c own/phrase out)" -eq 1
gives 1 "a rule without examples fails its test" rules --test one.json
verify "and says so" grep -q '^not ok 1 - own/phrase: has examples$' out

awk '/^```json$/ {on = 1; next} /^```$/ {on = 0} on' "$top/README.md" > readme.json
gives 0 "the pack of README.md passes its tests" rules --test readme.json
verify "both of them" grep -qx '1\.\.2' out

# refuses WORDS NAME MATCH: a pack with that match, which begins in line 3, is refused
refuses() {
  printf '{"rules": [{"name": "own/rule", "severity": "note", "summary": "s", "why": "w", "message": "m", "since": "1",\n"match":\n%s}]}' "$3" > p.json
  run check --rules p.json year18.txt
  if is 2 && [ ! -s out ] && [ "$(wc -l < err)" -eq 1 ] && says "$1"; then pass "$2"; else fail "$2" p.json err; fi
}
range='{"range": {"indicator": {"noun": "甲"}, "low": "1"}}'
refuses 'p.json:3: /rules/0/match/sums: no such member; did you mean "sum"?' "an unknown kind of match" '{"sums": {}}'
refuses 'one of sum, never_falls and range' "no match" '{}'
refuses 'one of sum, never_falls and range' "two matches" '{"sum": {}, "range": {}}'
refuses 'an object is expected' "a match that is a string" '"sum"'
refuses 'p.json:4: /rules/0/match/range/indicator/nuon: no such member; did you mean "noun"?' "a member misspelt" '{"range":
 {"indicator": {"nuon": "甲"}, "low": "1"}}'
refuses 'numbers are strings' "a number that is none of ours" '{"range": {"indicator": {"noun": "甲"}, "low": 1.5}}'
refuses '"1,5" is no decimal number' "a comma in a number" '{"range": {"indicator": {"noun": "甲"}, "low": "1,5"}}'
refuses '"low" is above "high"' "bounds that crossed" '{"range": {"indicator": {"noun": "甲"}, "low": "5", "high": "1"}}'
refuses '"indicator" is missing' "a range of nothing" '{"range": {"low": "1"}}'
refuses '"indicator" is missing' "nothing never falls" '{"never_falls": {}}'
refuses '"noun" is missing' "a selector of nothing" '{"never_falls": {"indicator": {"unit": "人"}}}'
refuses 'no unit is called "嘎"' "an unknown unit" '{"never_falls": {"indicator": {"noun": "甲", "unit": "嘎"}}}'
refuses 'no unit is of the class "persons"' "an unknown class" '{"never_falls": {"indicator": {"noun": "甲", "unit_class": "persons"}}}'
refuses 'no place is called "亚特兰蒂斯"' "an unknown place" '{"never_falls": {"indicator": {"noun": "甲", "place": "亚特兰蒂斯"}}}'
refuses 'say the code' "a name of many places" '{"never_falls": {"indicator": {"noun": "甲", "place": "朝阳区"}}}'
refuses 'six digits' "a code that is none" '{"never_falls": {"indicator": {"noun": "甲", "place": "52"}}}'
refuses '"sum" is none of level, total' "an unknown role" '{"never_falls": {"indicator": {"noun": "甲", "role": "sum"}}}'
refuses 'an empty word' "an empty noun" '{"never_falls": {"indicator": {"noun": ["甲", " "]}}}'
refuses 'array of 2 to 64' "one part" '{"sum": {"parts": [{"noun": "甲"}], "total": {"noun": "乙"}}}'
refuses '"total" is missing' "no total" '{"sum": {"parts": [{"noun": "甲"}, {"noun": "乙"}]}}'
refuses '"place" is said of some' "places of some" '{"sum": {"parts": [{"noun": "甲", "place": "黟县"}, {"noun": "乙"}], "total": {"noun": "丙"}}}'
refuses '"world" is none of article, corpus' "an unknown scope" '{"sum": {"within": "world", "parts": [{"noun": "甲"}, {"noun": "乙"}], "total": {"noun": "丙"}}}'
refuses 'a string is expected' "a phrase that is a number" '{"phrases": ["甲", 3]}'
refuses 'number of characters' "a length that is none" '{"phrases": ["甲"], "max_length": "long"}'
refuses '/rules/0/examples/1: an example is either' "an example that is neither" "$range, \"examples\": [{\"bad\": \"x\"}, {\"date\": \"2019\"}]"
refuses '/rules/0/examples/0/goood: no such member' "an example misspelt" "$range, \"examples\": [{\"goood\": \"x\"}]"

# malformed WORDS NAME JSON
malformed() {
  printf '%s\n' "$3" > p.json
  run check --rules p.json year18.txt
  if is 2 && [ ! -s out ] && [ "$(wc -l < err)" -eq 1 ] && says "$1"; then pass "$2"; else fail "$2" p.json err; fi
}
malformed 'p.json:2:' "no JSON" '{"rules": [
  }'
malformed 'p.json:2:0:' "an empty file" ''
malformed 'array "rules"' "no rules" '{}'
malformed 'an object is expected' "an array" '[]'
malformed '/rules/0: an object is expected' "a rule that is a number" '{"rules": [1]}'
malformed '"name" is missing' "a rule without a name" '{"rules": [{}]}'
malformed '"Own" is no name' "a name of another form" '{"rules": [{"name": "Own"}]}'
malformed '"severity" is missing' "no severity" '{"rules": [{"name": "own/rule"}]}'
malformed '"eror" is none of note, warning, error' "an unknown severity" '{"rules": [{"name": "own/rule", "severity": "eror"}]}'
malformed '"why" is missing' "no reason" '{"rules": [{"name": "own/rule", "severity": "note", "summary": "s"}]}'
malformed 'duplicate object key' "a member twice" '{"rules": [], "rules": []}'
meta='"severity": "note", "summary": "s", "why": "w", "message": "m", "since": "1"'
malformed '"match" is missing' "a rule that matches nothing" "{\"rules\": [{\"name\": \"own/rule\", $meta}]}"
malformed '/rules/0: a rule "date/impossible" is there already' "the name of a rule that is built in" \
  "{\"rules\": [{\"name\": \"date/impossible\", $meta, \"match\": $range}]}"
malformed 'a rule "own/rule" is there already' "one name for two rules" \
  "{\"rules\": [{\"name\": \"own/rule\", $meta, \"match\": $range}, {\"name\": \"own/rule\", $meta, \"match\": $range}]}"
gives 2 "a pack that is not there" check --rules missing.json year18.txt
gives 2 "one pack twice" check --rules one.json --rules one.json year18.txt
gives 2 "rules --test of a malformed pack" rules --test p.json
gives 2 "rules --test of a pack that is not there" rules --test missing.json
cat > wrong.json <<'END'
{"rules": [{"name": "own/wrong", "severity": "note", "summary": "s", "why": "w", "message": "m", "since": "1",
  "match": {"range": {"indicator": {"noun": "床位"}, "low": "0", "high": "10"}},
  "examples": [{"bad": "有床位⟦5张⟧。"}, {"bad": "有床位⟦50⟧张。"}, {"good": "有床位50张。"}, {"good": "有床位5张。"}]}]}
END
gives 1 "examples that promise too much" rules --test wrong.json
verify "three of four fail" test "$(grep -c '^not ok' out)" -eq 3
verify "what was missed is told" grep -q '^# finds nothing in: 有床位' out
verify "what was not marked is told" grep -q '^# finds "50张" (bytes 9-14), which is not marked' out
verify "what is found in a good one is told" grep -q '^# finds something in the good example: 有床位50张' out

# --- much of it

if has python3; then
  python3 -c '
print("教师总数5人，小学教师3人，中学教师1人，幼儿园教师1人，" * 60000)' > many.txt
  python3 -c '
print("累计培训" * 300000 + "5人")
for i in range(3000): print("截至2018年12月%d日，累计培训%d人。" % (i % 28 + 1, i))' > long.txt
  gives 0 "a text made of what the rules look for" check -q --rules "$pack" --select county many.txt long.txt
fi

plan
