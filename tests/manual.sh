#!/bin/sh
# manual.sh - the manual pages say what --help says, and formatters take them
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
doc=${KANWU%/*}/doc
generator=${KANWU%/*}/gen-docs

if [ ! -x "$generator" ]; then
  skip "manual pages" "no gen-docs beside the program"
  plan
  exit 0
fi

# typed FILE: a page as one reads it, hyphens and minus signs alike
typed() {
  sed 's/\\f[BIR]//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\://g' "$1"
}

# names_options COMMAND PAGE: every option of --help stands in the page
names_options() {
  typed "$2" > page
  "$KANWU" "$1" --help | grep -oE '^ +(-., )?--[a-z-]+' | sed 's/^ *//' > options
  [ -s options ] || return 1
  while read -r option; do
    grep -qF -- "$option" page || { echo "# $option" ; return 1; }
  done < options
}

commands=$("$KANWU" --help | sed -n '/^PATH/q; s/^  \([a-z][a-z]*\)  *[a-z].*/\1/p')
for command in $commands; do
  if [ -s "$doc/kanwu-$command.1" ]; then
    verify "kanwu-$command(1) has every option" names_options "$command" "$doc/kanwu-$command.1"
  else
    fail "kanwu-$command(1) is there (manual_commands in doc/local.mk)"
  fi
  verify "kanwu(1) names $command" grep -q "kanwu.*-$command (1)" "$doc/kanwu.1"
done

for page in kanwu-rules.7 zh_CN/kanwu-rules.7; do
  typed "$doc/$page" > page
  "$KANWU" rules | sed 's/ .*//' > names
  while read -r name; do grep -qxF ".SS \"$name\"" page || echo "$name"; done < names > missing
  verify "$page has every rule" test -s names -a ! -s missing
done
verify "the Chinese page is Chinese" grep -q "日历上没有的日期" page

# Keys and numbers stand where they are read, in the program's own tables.
typed "$doc/kanwu.ini.5" > page
"$KANWU" config --no-config | sed -n '/^\[kanwu\]/,/^\[[^k]/s/^\([a-z-]*\)=.*/\1/p' > keys
while read -r key; do grep -qxF "$key" page || echo "$key"; done < keys > missing
verify "kanwu.ini(5) has every key" test -s keys -a ! -s missing
verify "and the numbers of rules" grep -q '^length = [0-9]* ([0-9]* to [0-9]*): ' page

for page in "$doc"/*.1 "$doc"/*.5 "$doc"/*.7 "$doc"/zh_CN/*.7; do
  name=${page#"$doc"/}
  if has mandoc; then
    # A page without a date is meant.
    mandoc -Tlint -Wwarning "$page" 2>&1 | grep -vE 'missing date|unusual Xr|outdated mandoc.db|referenced manual not found' > out
    verify "mandoc takes $name" test ! -s out
  else
    skip "mandoc takes $name" "no mandoc"
  fi
  if has groff && has preconv; then
    preconv -e UTF-8 "$page" | groff -man -Tutf8 -ww -Wbreak 2> out > /dev/null
    verify "groff takes $name" test ! -s out
  else
    skip "groff takes $name" "no groff"
  fi
done

# Nothing of the building machine, and a date where one is stated.
SOURCE_DATE_EPOCH=86400 "$generator" man check > out
verify "a stated date" grep -q '1970-01-02' out
"$generator" man check > out
verify "no date else" grep -qxF '.TH "KANWU\-CHECK" 1 "" "kanwu '"$("$KANWU" --version | sed 's/kanwu //')"'" kanwu' out
"$generator" man frobnicate > out 2> err
verify "an unknown command is refused" test $? -ne 0 -a ! -s out

plan
