#!/bin/sh
# fix.sh - what kanwu fix promises: repairs and nothing else, in every charset
# and format, and no file ever half written
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
trap 'umount "$tmp/full" 2> /dev/null; remove_tmp' EXIT

# run ARGUMENT…: of kanwu fix; leaves out, err and $status
run() {
  $limit "$KANWU" fix "$@" > out 2> err < /dev/null
  status=$?
}

# No temporary file is left in the folder.
tidy() {
  [ -z "$(find "${1:-.}" -name '.kanwu-*')" ]
}

bad='我市从20163月至8月开展试点，'
good='我市从2016年3月至8月开展试点，'
mend() {
  sed "s/$bad/$good/g"
}

# --- charsets: the bytes around a repair stay

# writes NAME FILE [OPTION…]: FILE is mended as mended.FILE says
writes() {
  what=$1
  file=$2
  shift 2
  cp "$file" "old.$file"
  gives 0 "$what: written" "$@" --write "$file"
  same "$what: the repair and nothing else" "mended.$file" "$file"
}

text="$bad首批名单已经公布。"
printf '\357\273\277%s\r\n\r\n a\tb\r\n%s' "$text" "$text" > utf8.txt
mend < utf8.txt > mended.utf8.txt
writes "UTF-8 with BOM and CRLF" utf8.txt
cp mended.utf8.txt again.txt
gives 0 "a second run finds nothing" --write utf8.txt
verify "and says so" says "nothing written"
same "and leaves the file" again.txt utf8.txt

{ cat "$FIXTURES/dates-impossible.txt"; printf 'x\377\376 \303 y\n%s\n\200\n' "$bad"; } > bytes.md
mend < bytes.md > mended.bytes.md
writes "UTF-8 with bytes that are none" bytes.md

# HZ: 会议于2019年517日召开。
printf '~{;aRiSZ~}2019~{Dj~}517~{HUUY?*!#~}\n' > hz.txt
printf '~{;aRiSZ~}2019~{Dj~}5~{TB~}17~{HUUY?*!#~}\n' > mended.hz.txt
writes "HZ" hz.txt

if command -v iconv > /dev/null; then
  cp "$FIXTURES/gbk-insurance-notice.txt" gb.txt
  cp gb.txt mended.gb.txt
  printf '%s\r\n' "$bad" | iconv -f UTF-8 -t GB18030 >> gb.txt
  printf '%s\r\n' "$good" | iconv -f UTF-8 -t GB18030 >> mended.gb.txt
  writes "GB18030 with bad bytes" gb.txt

  cp "$FIXTURES/big5-library.txt" big5.txt
  cp big5.txt mended.big5.txt
  echo '我市從20163月至8月開展試點，' | iconv -f UTF-8 -t BIG5-HKSCS >> big5.txt
  echo '我市從2016年3月至8月開展試點，' | iconv -f UTF-8 -t BIG5-HKSCS >> mended.big5.txt
  writes "BIG5-HKSCS" big5.txt

  cp "$FIXTURES/utf16le-reservoir.txt" utf16.txt
  { printf '\377\376'; iconv -f UTF-16 -t UTF-8 utf16.txt |
    sed 's/20199月/2019年9月/; s/1016日/10月16日/' | iconv -f UTF-8 -t UTF-16LE; } > mended.utf16.txt
  writes "UTF-16LE" utf16.txt

  # A line in another charset is written in the file's, and nothing else.
  foreign='春耕以来，各村组织农机手检修农机具。'
  { cat "$FIXTURES/dates-impossible.txt"; echo "$foreign" | iconv -f UTF-8 -t GB18030; echo "$good"; } > pasted.txt
  { cat "$FIXTURES/dates-impossible.txt"; echo "$foreign"; echo "$good"; } > mended.pasted.txt
  writes "a line of GB18030 in UTF-8" pasted.txt
  # in GB18030, but for a comment and a paragraph
  page() {
    printf '<!DOCTYPE html>\n<html><head><meta charset="gbk"><title>' ; printf '春耕备耕' | iconv -f UTF-8 -t GB18030
    printf '</title><!-- '; printf '导航栏目从这里开始'
    printf ' --></head><body><p>'; printf '今年全镇计划播种小麦两万亩，比去年多。' | iconv -f UTF-8 -t GB18030
    printf '</p>\n<p>&nbsp;<b>'; printf '%s&quot;' "$foreign" | iconv -f UTF-8 -t "$1"
    printf '</b></p>\n<p>'; printf '%s' "$foreign" | iconv -f UTF-8 -t GB18030; printf '</p></body></html>\n'
  }
  page UTF-8 > pasted.html
  page GB18030 > mended.pasted.html
  writes "a paragraph of UTF-8 in a page in GBK" pasted.html
  printf '{"id":"1","text":"%s\\n%s"}\n' "$good" "$good" > joined.jsonl
  cp joined.jsonl mended.joined.jsonl
  printf '{"id":"2","text":"%s<b>%s</b>%s"}\n' "$good$good" "$(echo "$foreign" | iconv -f UTF-8 -t GB18030)" "$good" >> joined.jsonl
  printf '{"id":"2","text":"%s<b>%s</b>%s"}\n' "$good$good" "$foreign" "$good" >> mended.joined.jsonl
  writes "a piece of a record" joined.jsonl

  # 回訪 is not in GB 2312, so the repair cannot be written.
  echo '一查便知;卦L发现有人离岗的' | iconv -f UTF-8 -t EUC-CN > gb2312.txt
  cp gb2312.txt old.gb2312.txt
  echo "$bad" | iconv -f UTF-8 -t EUC-CN > other.txt
  echo "$good" | iconv -f UTF-8 -t EUC-CN > mended.other.txt
  gives 2 "a charset that lacks the repair" --encoding EUC-CN --write gb2312.txt other.txt
  verify "file and place are named" says "gb2312.txt:1:5: not repaired: EUC-CN cannot hold"
  same "the file stays" old.gb2312.txt gb2312.txt
  same "the other file is repaired" mended.other.txt other.txt
  echo '{"text":"一查便知;卦L发现有人离岗的"}' | iconv -f UTF-8 -t EUC-CN > gb2312.jsonl
  echo '{"text":"一查便知!发现有人离岗的"}' | iconv -f UTF-8 -t EUC-CN |
    LC_ALL=C sed 's/!/\\u3002\\u56de\\u8a2a/' > mended.gb2312.jsonl
  cp gb2312.jsonl old.gb2312.jsonl
  gives 0 "JSON spells it in ASCII" --encoding EUC-CN --write gb2312.jsonl
  same "and nothing else changes" mended.gb2312.jsonl gb2312.jsonl
else
  skip "GB18030, BIG5-HKSCS, UTF-16LE, GB 2312" "no iconv"
fi

# --- JSONL: the string of "text" and no byte else

cat > odd.jsonl << END
{"id" : 1.50e+03,	"text":"$bad","z":[{"text":"$bad"},-0.0 ] , "a":"$bad"}

 { "text":"no: $bad" ,"te\\u0078t" : "\\"$bad\\n\\u4e2d\\/\\ud842\\udfb7$bad\\u0000" }  
{"text":"\\u6211\\u5e02\\u4ece20163\\u6708\\u81f38\\u6708\\u5f00\\u5c55\\u8bd5\\u70b9","title":"中"}
{"text":"\\u6211\\u5E02\\u4ECE20163\\u6708\\u81F38\\u6708\\u5F00\\u5C55\\u8BD5\\u70B9"}
{"text":"\\u6211市从20163月至8月开展试点"}
END
cat > mended.odd.jsonl << END
{"id" : 1.50e+03,	"text":"$good","z":[{"text":"$bad"},-0.0 ] , "a":"$bad"}

 { "text":"no: $bad" ,"te\\u0078t" : "\\"$good\\n\\u4e2d\\/\\ud842\\udfb7$good\\u0000" }  
{"text":"\\u6211\\u5e02\\u4ece2016\\u5e743\\u6708\\u81f38\\u6708\\u5f00\\u5c55\\u8bd5\\u70b9","title":"中"}
{"text":"\\u6211\\u5E02\\u4ECE2016\\u5E743\\u6708\\u81F38\\u6708\\u5F00\\u5C55\\u8BD5\\u70B9"}
{"text":"\\u6211市从2016年3月至8月开展试点"}
END
writes "JSONL" odd.jsonl --ignore encoding/invisible

printf '\357\273\277{"text":"%s"}\r\n{"text":"%s"\r\n{"text":"%s"}' "$bad" "$bad" "$bad" > broken.jsonl
printf '\357\273\277{"text":"%s"}\r\n{"text":"%s"\r\n{"text":"%s"}' "$good" "$bad" "$good" > mended.broken.jsonl
gives 2 "JSONL with a broken record" --write broken.jsonl
verify "it is told" says "broken.jsonl:2"
same "the others are repaired" mended.broken.jsonl broken.jsonl

# --- HTML

cat > page.html << END
<!DOCTYPE html><html><head><title>$bad</title><script>"$bad"</script></head>
<body><!-- $bad --><p class='a&amp;b'>${bad}a &lt; b&nbsp;</p >
<p>自20193&#26376;起在全市推广</p><P>我市从2017<b>3月</b>至8月开展试点</P></body></html>
END
cat > mended.page.html << END
<!DOCTYPE html><html><head><title>$bad</title><script>"$bad"</script></head>
<body><!-- $bad --><p class='a&amp;b'>${good}a &lt; b&nbsp;</p >
<p>自2019年3月起在全市推广</p><P>我市从2017<b>3月</b>至8月开展试点</P></body></html>
END
gives 2 "HTML with markup in the midst of a place" --write page.html
verify "that place is refused" says "page.html:3:28: not repaired: markup"
same "the others are repaired, the page stays" mended.page.html page.html

printf '<p>&amp;nbsp;春耕备耕</p>\n<p>水渠已经修好&amp;hellip;</p>\n' > indent.html
printf '<p>\302\240春耕备耕</p>\n<p>水渠已经修好…</p>\n' > mended.indent.html
writes "an escaped indent is none of the text" indent.html

# --- repairs that meet

long=$(sed -n 3p "$FIXTURES/pasted-twice.txt")
printf '%s學(xué)習學(xué)員學(xué)生\n創業(yè)就業(yè)企業(yè)\n%s學(xué)習學(xué)員學(xué)生\n' "$long" "$long" > meet.txt
printf '%s學習學員學生\n創業就業企業\n' "$long" > mended.meet.txt
cp meet.txt old.meet.txt
gives 0 "readings in a passage that is dropped" --write meet.txt
same "the passage goes with them" mended.meet.txt meet.txt
verify "they are counted" says "7 repairs in 1 file written; left alone: 3 overlapped"

# A handbook repeats on purpose.
printf '%s讀者須知\n\n第一步完成。\n\n%s讀者須知\n' "$long" "$long" > handbook.md
gives 0 "a passage that stands twice in Markdown stays" handbook.md
verify "and is told of" says "(--unsafe)"

# The copy is known as one when its broken character is whole again.
printf '%s對每個班\n創業\n%s對每?zǒng)€班\n' "$long" "$long" > rounds.txt
printf '%s對每個班\n創業\n' "$long" > mended.rounds.txt
gives 1 "a repair that makes another possible: shown" rounds.txt
verify "as one" test "$(grep -c '^+[^+]' out)" -eq 0 -a "$(grep -c '^-[^-]' out)" -eq 1
writes "a repair that makes another possible" rounds.txt
verify "what goes with the copy is counted" says "1 repair in 1 file written; left alone: 1 overlapped"
printf '{"text": "%s\\u5c0d每個班\\n創業\\n%s對每?zǒng)€班\\n"}\n' "$long" "$long" > rounds.jsonl
printf '{"text": "%s\\u5c0d每個班\\n創業\\n"}\n' "$long" > mended.rounds.jsonl
writes "the same in JSONL" rounds.jsonl

# --- garbled text: the original, in the file's own charset, spelling and line ends

notice='图书馆周末照常开放，读者凭借书证入馆。'
if command -v iconv > /dev/null; then
  garbled=$(printf '%s' "$notice" | iconv -f UTF-8 -t GB18030 | iconv -f ISO-8859-1 -t UTF-8)
  printf '{"n": 1.50, "text": "通知：\\n%s\\u3002", "z": [1, 2], "a": "%s"}\r\n' "$garbled" "$garbled" > garbled.jsonl
  printf '{"n": 1.50, "text": "通知：\\n%s\\u3002", "z": [1, 2], "a": "%s"}\r\n' "$notice" "$garbled" > mended.garbled.jsonl
  writes "a wrong charset in JSONL" garbled.jsonl
  printf '通知：\r\n%s\r\n' "$garbled" > garbled.txt
  printf '通知：\r\n%s\r\n' "$notice" > mended.garbled.txt
  writes "a wrong charset, CRLF" garbled.txt
  printf '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>通知</p><p class=a>%s</p></body></html>\n' \
    "$garbled" > garbled.html
  sed "s/$garbled/$notice/" garbled.html > mended.garbled.html
  writes "a wrong charset in a page" garbled.html
  # Big5 that was read as GBK, kept in a file of GB18030
  letter='校車每天接送二百名學生'
  misread=$(printf '%s' "$letter" | iconv -f UTF-8 -t BIG5 | iconv -f GB18030 -t UTF-8)
  printf '通知：%s，家長放心。\n' "$misread" | iconv -f UTF-8 -t GB18030 > garbled.gb.txt
  printf '通知：%s，家長放心。\n' "$letter" | iconv -f UTF-8 -t GB18030 > mended.garbled.gb.txt
  writes "Big5 read as GBK in a file of GB18030" garbled.gb.txt --encoding GB18030
  # layers: entities over text that was misread twice
  twice=$(printf '%s' "$notice" | iconv -f ISO-8859-1 -t UTF-8 | iconv -f ISO-8859-1 -t UTF-8 | sed 's/\xc3\x83/\&Atilde;/g')
  printf '通知：%s\n' "$twice" > layers.txt
  printf '通知：%s\n' "$notice" > mended.layers.txt
  writes "layers" layers.txt
else
  skip "garbled text" "no iconv(1)"
fi

# --- unsafe repairs

echo '園420畝,附近112戶農民把鮮葉賣給恿丝h裡的合作社,' > unsafe.txt
gives 0 "an unsafe repair is not shown" unsafe.txt
verify "but told of" says "1 only probably right (--unsafe)"
gives 1 "it is with --unsafe" --unsafe unsafe.txt

# --- the diff

cp -r "$FIXTURES" before
cp -r "$FIXTURES" after
cp -r "$FIXTURES" patched
gives 1 "--diff: there is something to repair" --diff before
verify "it says what would be done" says "would be written"
cp out diff
verify "--diff writes nothing" diff -r "$FIXTURES" before
gives 1 "--diff is the default" before
same "the same diff" diff out
gives 1 "one thread" -j 1 before
same "the same diff from one thread" diff out
gives 0 "--write" --write after
if patch --version 2> /dev/null | grep -q GNU; then
  (cd patched && patch --binary -p2 < ../diff > ../out 2> ../err)
  verify "patch takes it without a murmur" sh -c '! grep -qvE "^patching file" out && [ ! -s err ]'
  verify "patched is written" diff -r after patched
else
  skip "patch takes it" "no GNU patch"
fi
"$KANWU" check --format jsonl after > out 2> err
verify "nothing is left to repair" sh -c '! grep -q "\"fix_safety\": \"safe\"" out'
gives 0 "nor to show" after
verify "no diff" test ! -s out
verify "no temporary file" tidy .

printf '%s' "$bad" > end.txt
gives 1 "no line end at the end" end.txt
printf -- '--- a/end.txt\n+++ b/end.txt\n@@ -1,1 +1,1 @@\n-%s\n\\ No newline at end of file\n+%s\n\\ No newline at end of file\n' \
  "$bad" "$good" > expected
same "is said as diff says it" expected out

printf 'a\033[31mb\342\200\256c%s\n' "$bad" > control.txt
gives 1 "control characters, for a program" --ignore encoding/invisible control.txt
verify "raw" grep -q "^-a$esc\[31mb" out
gives 1 "control characters, for the eye" --color=always --ignore encoding/invisible control.txt
verify "visible" grep -q 'a‹U+001B›\[31mb‹U+202E›c' out
verify "none raw" sh -c "! sed 's/$esc\[[0-9;]*m//g' out | LC_ALL=C grep -q '[[:cntrl:]]'"
mkdir names
echo "$bad" > "$(printf 'names/na\033me \n".txt')"
gives 1 "a name with control characters" --color=always names
verify "is shown harmless" grep -qF 'na‹U+001B›me ⏎".txt' out

echo "$bad" | "$KANWU" fix - > out 2> err
verify "standard input" test $? -eq 1
verify "its repairs are shown" grep -qF "+$good" out
echo "{\"text\":\"$bad\"}" | "$KANWU" fix - > out 2> err
verify "standard input: JSONL is known by its content" grep -qF "+{\"text\":\"$good\"}" out
if mkfifo pipe 2> /dev/null; then
  { echo "$bad" > pipe; } &
  gives 1 "a FIFO" pipe
  gives 2 "a FIFO cannot be written" --write pipe
  rm pipe
else
  skip "a FIFO" "no mkfifo"
fi
printf '1\n2\n' > list
verify "standard input is left alone when it is not asked for" \
  test "$(while read -r line; do "$KANWU" fix -q end.txt > /dev/null; echo "$line"; done < list | wc -l)" -eq 2

# --- usage

gives 2 "standard input cannot be written" --write -
verify "it is told why" says "stream"
gives 2 "--diff and --write" --diff --write end.txt
gives 2 "no path"
gives 2 "a missing file" missing.txt
gives 2 "an unknown rule" --select nonsense end.txt
gives 0 "rules are chosen" --ignore date end.txt
gives 0 "nothing is told with --quiet" --quiet --ignore date end.txt
verify "nothing is" test ! -s err

# --- writing: as a whole or not at all

mkdir w
echo "$bad" > w/real.txt
chmod 640 w/real.txt
ln -s real.txt w/link.txt
gives 0 "through a symbolic link" --write w/link.txt
verify "the link stays one" test -L w/link.txt
verify "its target is repaired" grep -qF "$good" w/real.txt
verify "and keeps its mode" test "$(ls -l w/real.txt | cut -c 1-10)" = -rw-r-----
echo "$bad" > w/real.txt
gives 0 "a link and its target" --write w/link.txt w/real.txt
verify "are one file" says "1 repair in 1 file written"

echo "$bad" > w/real.txt
cp w/real.txt old
ln w/real.txt w/hard.txt
echo "$bad" > w/other.txt
gives 2 "hard links" --write w
verify "are refused" says "w/hard.txt: not written: the file has other hard links"
same "the file stays" old w/real.txt
verify "others are written" grep -qF "$good" w/other.txt
rm w/hard.txt w/other.txt w/link.txt

# unprivileged COMMAND…: root may write anywhere
if [ "$(id -u)" -ne 0 ]; then
  unprivileged() { "$@"; }
elif setpriv --reuid=65534 --clear-groups test -x "$KANWU" 2> /dev/null; then
  unprivileged() { setpriv --reuid=65534 --clear-groups "$@"; }
  chmod 755 "$tmp"
  chown -R 65534 w
else
  unprivileged() { false; }
fi
if unprivileged test -w w/real.txt; then
  chmod 555 w
  unprivileged "$KANWU" fix --write w/real.txt > out 2> err
  verify "a folder that cannot be written" test $? -eq 2
  verify "is named" says "w: Permission denied"
  same "the file stays" old w/real.txt
  chmod 755 w
  chmod 444 w/real.txt
  unprivileged "$KANWU" fix --write w/real.txt > out 2> err
  verify "a file that cannot be written" test $? -eq 2
  same "stays" old w/real.txt
else
  skip "what cannot be written" "root without setpriv, or a program that others cannot run"
fi

{ cat old; head -c 40000 /dev/zero | tr '\0' x; echo; } > w/large.txt
cp w/large.txt old.large
(ulimit -f 8 && exec "$KANWU" fix --write w/large.txt) > out 2> err < /dev/null
verify "a file size limit" test $? -eq 2
same "the file stays" old.large w/large.txt
verify "no temporary file is left" tidy w

mkdir full
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=64k tmpfs full 2> /dev/null; then
  cp w/large.txt full/large.txt
  echo "$bad" > full/small.txt
  gives 2 "a full disk" --write full
  verify "is told" says "full/large.txt: not written: No space left"
  same "the file stays" old.large full/large.txt
  verify "what fits is written" grep -qF "$good" full/small.txt
  verify "no temporary file is left" tidy full
  umount full
else
  skip "a full disk" "tmpfs cannot be mounted"
fi

# Killed at any moment, each file is the old one or the new one.
mkdir many
i=0
while [ $i -lt 300 ]; do
  i=$((i + 1))
  echo "$bad" > many/$i.txt
done
echo "$good" > mended
for signal in KILL INT TERM KILL; do
  "$KANWU" fix -q --write many > out 2> err < /dev/null &
  sleep 0.1
  kill -s $signal $! 2> /dev/null
  wait $! 2> /dev/null
done
whole() {
  for file in many/*.txt; do
    cmp -s "$file" old || cmp -s "$file" mended || return 1
  done
}
verify "killed: no file is lost or half written" whole
gives 0 "the next run ends it" --write many
verify "all are repaired" sh -c '! cat many/*.txt | grep -qF 20163月'

plan
