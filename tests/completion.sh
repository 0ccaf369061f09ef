#!/bin/sh
# completion.sh - bash, zsh and fish propose what the options take
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
doc=${KANWU%/*}/doc/completion
PATH=${KANWU%/*}:$PATH
export PATH

if [ ! -s "$doc/kanwu" ]; then
  skip "completions" "none beside the program"
  plan
  exit 0
fi
mkdir files && : > "files/a b.txt" && : > files/pack.json
"$KANWU" --help | sed -n '/^PATH/q; s/^  \([a-z][a-z]*\)  *[a-z].*/\1/p' | sort > commands
"$KANWU" check --help | grep -oE '^ +(-., )?--[a-z-]+' | sed 's/.*--/--/' | sort > options

# proposes SHELL NAME WORDS EXPECTED: just these, in any order
proposes() {
  "in_$1" "$3" | sed 's/[ =]*$//' | sort -u > out
  printf '%s\n' "$4" | tr ' ' '\n' | sort -u > want
  same "$1: $2" want out
}

# offers SHELL NAME WORDS WORD: this among others
offers() {
  "in_$1" "$3" > out
  verify "$1: $2" grep -qxE -- "$4" out
}

in_bash() {
  # Words as readline divides them, where = stands alone.
  # shellcheck disable=SC2046
  bash -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kanwu; printf "%s\n" "${COMPREPLY[@]}"' \
    bash "$doc/kanwu" $(printf '%s' "$1" | sed 's/=/ = /g') ${2+"$2"}
}
# What ends with a space has an empty word behind it.
in_bash_next() {
  in_bash "$1" ""
}

if has bash; then
  verify "bash: it is sourced" bash -c "source '$doc/kanwu' && complete -p kanwu"
  proposes bash_next "commands" "kanwu" "$(cat commands) help"
  proposes bash "commands that begin so" "kanwu ex" "explain extract"
  proposes bash_next "commands behind --lang" "kanwu --lang zh" "$(cat commands) help"
  proposes bash_next "commands behind --lang=" "kanwu --lang=zh" "$(cat commands) help"
  proposes bash "options" "kanwu check --" "$(cat options)"
  proposes bash_next "severities" "kanwu check --fail-on" "note warning error never"
  proposes bash "severities behind =" "kanwu check --fail-on=w" "warning"
  proposes bash "all behind =" "kanwu check --color=" "auto always never"
  proposes bash "a format" "kanwu check -f jso" "jsonl"
  proposes bash "formats of extract" "kanwu extract --format=" "jsonl csv"
  proposes bash "what extract takes" "kanwu extract d" "dates"
  proposes bash "a rule" "kanwu explain date/im" "date/impossible"
  proposes bash "a family" "kanwu check --select dat" "$("$KANWU" rules | sed -n 's/^\(date[^ ]*\).*/\1/p') date"
  proposes bash "a rule behind a comma" "kanwu check --select text,date/im" "text,date/impossible"
  proposes bash "a report's format" "kanwu check --report jso" "jsonl"
  proposes bash "a report's file" "kanwu check --report jsonl=files/p" "files/pack.json"
  proposes bash "a pack" "kanwu check --rules files/p" "files/pack.json"
  proposes bash "a path" "kanwu check files/p" "files/pack.json"
  proposes bash "a path behind figures" "kanwu extract figures files/p" "files/pack.json"
  in_bash "kanwu check files/a" > out && echo "files/a b.txt" > want
  same "bash: a path with a space" want out
else
  skip "bash" "no bash"
fi

in_fish() {
  fish --no-config -c "source '$doc/kanwu.fish'; complete -C '$1'" | cut -f 1
}
if has fish; then
  proposes fish "commands" "kanwu " "$(cat commands)"
  proposes fish "options" "kanwu check --" "$(cat options)"
  proposes fish "severities" "kanwu check --fail-on " "note warning error never"
  proposes fish "severities behind =" "kanwu check --fail-on=w" "--fail-on=warning"
  proposes fish "formats" "kanwu check -f jso" "jsonl"
  proposes fish "what extract takes" "kanwu extract " "figures dates"
  proposes fish "a rule" "kanwu explain date/im" "date/impossible"
  offers fish "a report's format" "kanwu check --report js" "jsonl="
  offers fish "a path" "kanwu check files/p" "files/pack.json"
  offers fish "a path behind figures" "kanwu extract figures files/p" "files/pack.json"
else
  skip "fish" "no fish"
fi

in_zsh() {
  $limit zsh -f "$top/tests/capture.zsh" "$doc" "$1"
}
if has zsh && [ "$(in_zsh 'kanwu explai')" != "" ]; then
  proposes zsh "commands" "kanwu " "$(cat commands)"
  proposes zsh "severities" "kanwu check --fail-on " "note warning error never"
  proposes zsh "severities behind =" "kanwu check --fail-on=" "note warning error never"
  proposes zsh "formats" "kanwu check -f jso" "jsonl"
  proposes zsh "what extract takes" "kanwu extract " "figures dates"
  proposes zsh "a rule" "kanwu explain date/im" "date/impossible"
  offers zsh "an option" "kanwu check --fai" "--fail-on=?"
  offers zsh "a path" "kanwu check files/p" "(files/)?pack.json"
else
  skip "zsh" "no zsh with a pseudo-terminal"
fi

plan
