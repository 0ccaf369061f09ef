#!/bin/sh
# csv.sh - kanwu extract --format csv: what a spreadsheet reads is what was
# written, and none of it is run
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

refuses() {
  words=$1 name=$2
  shift 2
  run "$@"
  verify "$name" test "$status" -eq 2 -a ! -s out -a "$(grep -cF -- "$words" err)" -eq 1
}

printf '今年有1.6万余名务工人员返乡，人均3,000元。\n' > plain.txt
gives 0 "figures" extract figures --format csv plain.txt
names=path,record,id,line,column,text,literal,low,high,low_open,high_open,approx,kind,unit,unit_class,noun,verb,places
names=$names,period_from,period_to,period_type,period_text,modality,role
head -n 1 out | tr -d '\r' > first
echo "$names" > expected
same "begin with the columns' names" expected first
verify "a line each" test "$(wc -l < out)" -eq 3
verify "lines end as RFC 4180 has it" test "$(tr -cd '\r' < out | wc -c)" -eq 3
verify "a figure" grep -q '^plain.txt,0,,1,4,1.6万余名,1.6万余,16000,17000,true,true,more,count,名,person,' out
verify "a comma in a cell is quoted" grep -qF ',"3,000元","3,000",3000,3000,' out
gives 0 "dates" extract dates --format csv "$FIXTURES/dates-impossible.txt"
head -n 1 out | tr -d '\r' > first
echo path,record,id,line,column,text,from,to,grain,anchor,valid > expected
same "have columns of their own" expected first
verify "impossible ones are told" grep -q ',false' out
gives 0 "no figures" extract figures --format csv --allow-empty .  --include nothing
verify "are the names alone" test "$(wc -l < out)" -eq 1
run extract figures --format csv --bom plain.txt
printf '\357\273\277' > mark
head -c 3 out > first
same "--bom begins with a byte order mark" mark first
run extract figures --format csv plain.txt
head -c 4 out > first
printf path > expected
same "else there is none" expected first
run extract figures plain.txt
cp out default
run extract figures --format jsonl plain.txt
same "jsonl is the default" default out
refuses "--format csv" "--bom with JSON lines" extract figures --bom plain.txt
refuses "'xls'" "unknown format" extract figures --format xls plain.txt

# Names and ids are anybody's; what was read of a text may hold anything.
cat > hostile.py <<'END'
import csv, io, json, subprocess, sys
kanwu = sys.argv[1]
ids = ['=cmd|\'/C calc\'!A0', '+1+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＠甲', 'a"b', 'a,b', 'a\r\nb',
       '"', '""', "'", 'x\u202ey', 'z\u200bw', 'q\u0001r', '-5.2%', '+12,000.5', '中文', ' =1']
records = [{'id': i, 'text': '县里有5名教师。2016年9月开学。'} for i in ids]
data = ''.join(json.dumps(r) + '\n' for r in records).encode()
wanted = {'x\u202ey': 'x‹U+202E›y', 'z\u200bw': 'z‹U+200B›w', 'q\u0001r': 'q‹U+0001›r', '-5.2%': '-5.2%', '+12,000.5': '+12,000.5'}
for kind in 'figures', 'dates':
    out = subprocess.run([kanwu, 'extract', kind, '--format', 'csv', '-'], input=data, stdout=subprocess.PIPE, check=True).stdout
    rows = list(csv.DictReader(io.StringIO(out.decode(), newline=''), strict=True))
    assert len(rows) == len(ids), (kind, len(rows))
    for row, name in zip(rows, ids):
        assert None not in row and None not in row.values(), row
        guarded = name[0] in '=+-@\t\r\n＝＠' and name not in wanted
        assert row['id'] == wanted.get(name, ("'" if guarded else '') + name), (name, row['id'])
        assert row['path'] == "-" and row['record'] == str(ids.index(name)), row
    if kind == 'figures':
        assert rows[0]['low'] == rows[0]['high'] == '5' and rows[0]['unit'] == '名', rows[0]
    else:
        assert (rows[0]['from'], rows[0]['to'], rows[0]['valid']) == ('2016-09-01', '2016-09-30', 'true'), rows[0]
# Both formats tell the same figures.
for path in sys.argv[2:]:
    lines = [json.loads(l) for l in subprocess.run([kanwu, 'extract', 'figures', path], stdout=subprocess.PIPE).stdout.decode().splitlines()]
    out = subprocess.run([kanwu, 'extract', 'figures', '--format', 'csv', path], stdout=subprocess.PIPE).stdout.decode()
    rows = list(csv.DictReader(io.StringIO(out, newline=''), strict=True))
    assert len(lines) == len(rows) > 0
    for line, row in zip(lines, rows):
        assert (line['low'] or '') == row['low'] and (line['noun'] or '') == row['noun'], (line, row)
        assert ' '.join(line['places']) == row['places'] and str(line['span']['line']) == row['line'], (line, row)
        assert ((line['period'] or {}).get('from') or '') == row['period_from'], (line, row)
END
if has python3; then
  verify "hostile cells are read as they were meant" python3 hostile.py "$KANWU" "$FIXTURES"
else
  skip "hostile cells are read as they were meant" "no python3"
fi
printf '县里有5名教师。\n' > '=1+1.txt'
run extract figures --format csv -- '=1+1.txt'
verify "a file's name is no formula" grep -q "^'=1+1.txt,0," out

plan
