#!/bin/sh
# messages.sh - a broken catalogue of translations fails the build, with its line
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
generator=${KANWU%/*}/gen-messages${KANWU##*/kanwu}

# catalogue LINE…: one with a header, and these lines
catalogue() {
  printf '%s\n' 'msgid ""' 'msgstr ""' '"Content-Type: text/plain; charset=UTF-8\n"' \
    '"Plural-Forms: nplurals=1; plural=0;\n"' '' "$@" > zh.po
}

make_table() {
  "$generator" zh.po > table 2> err
}

# breaks NAME LINE WORDS: the catalogue fails at its LINE with these WORDS
breaks() {
  if make_table; then
    fail "$1 (it was taken)" zh.po
  elif says "zh.po:$2: " && says "$3"; then
    pass "$1"
  else
    fail "$1" err zh.po
  fi
}

# has_line NAME TEXT: the table has that line
has_line() {
  if make_table && grep -qxF -- "$2" table; then pass "$1"; else fail "$1" table err; fi
}

if [ ! -x "$generator" ]; then
  skip "catalogues" "no gen-messages beside the program"
  plan
  exit 0
fi

catalogue 'msgid "a {text} of %"' 'msgstr "%的{text}"'
has_line "a text" '  { "", "a {text} of %",'
catalogue '#, c-format' 'msgctxt "value"' 'msgid ""' '"of %s is "' '"%u"' 'msgstr "%2$u 是 %1$s"'
has_line "many lines, a context, numbered conversions" '    "%2$u 是 %1$s", 1 },'
catalogue 'msgid "a\tb\n\"\\"' 'msgstr "甲\t乙\n\"\\"'
has_line "escapes" '    "甲\011乙\012\"\\", 0 },'
catalogue '#, c-format' 'msgid "%u day"' 'msgid_plural "%u days"' 'msgstr[0] "%u 天"'
has_line "plural forms" '    "%u 天", 1 },'
catalogue '# note' '#. of a rule' '#: a.c' 'msgid "b"' 'msgstr "乙"' 'msgid "a"' 'msgstr "甲"' '#~ msgid "old"' '#~ msgstr "旧"'
make_table && grep -o '{ "", "[ab]"' table | tr -d '\n' > out
printf '{ "", "a"{ "", "b"' > want
same "sorted, comments and old entries left out" out want
catalogue '#, fuzzy' 'msgid "a"' 'msgstr "{x}"' '' 'msgid "b"' 'msgstr ""'
make_table && grep -c '{ ""' table > out
echo 0 > want
same "fuzzy and empty ones left out" out want

catalogue 'msgid "a {text}"' 'msgstr "甲"'
breaks "a lost placeholder" 6 "other {placeholders}"
catalogue '# more' 'msgid "a"' 'msgstr "{text}"'
breaks "an invented placeholder" 7 "other {placeholders}"
catalogue 'msgid "a {{text}}"' 'msgstr "甲"'
verify "braces are no placeholder" make_table
catalogue '#, c-format' 'msgid "a %s"' 'msgstr "甲"'
breaks "a lost conversion" 7 "other %-conversions"
catalogue '#, c-format' 'msgid "a %s %u"' 'msgstr "%u甲%s"'
breaks "conversions in another order without numbers" 7 "other %-conversions"
catalogue '#, c-format' 'msgid "a %s"' 'msgstr "甲 %1$s %s"'
breaks "numbered and other conversions" 7 "other %-conversions"
catalogue '#, c-format' 'msgid "a %s"' 'msgstr "甲 %n%s"'
breaks "a conversion that writes" 7 "other %-conversions"
catalogue '#, c-format' 'msgid "a %s"' 'msgstr "甲 %s %"'
breaks "a percent sign alone" 7 "other %-conversions"
catalogue 'msgid "a"' 'msgstr "甲'
breaks "a string without an end" 7 "does not end"
catalogue 'msgid "a"' 'msgstr "甲\q"'
breaks "an unknown escape" 7 "unknown escape"
catalogue 'msgid "a"' 'msgstr "甲" x'
breaks "something behind a string" 7 "behind the string"
catalogue 'msgid "a"' 'mgstr "甲"'
breaks "an unknown keyword" 7 "no keyword"
catalogue 'msgid "a"' 'msgstr "甲"' 'msgid "a"' 'msgstr "乙"'
breaks "a text translated twice" 8 "already"
catalogue 'msgstr "甲"'
breaks "a translation of nothing" 6 "not expected"
catalogue 'msgid "a"'
breaks "a text without a translation" 6 "without msgid or msgstr"
catalogue 'msgid "a"' "msgstr \"$(printf '\377')\""
breaks "invalid UTF-8" 7 "UTF-8"
printf 'msgid "a"\nmsgstr "b"\n' > zh.po
breaks "no header" 2 "header is missing"
printf 'msgid ""\nmsgstr "charset=GBK"\n' > zh.po
breaks "another charset" 2 "charset=UTF-8"
printf 'msgid ""\nmsgstr "charset=UTF-8 nplurals=2; plural=n>1;"\n' > zh.po
breaks "plural forms that Chinese has not" 2 "nplurals=1"

plan
