#!/bin/sh
# layering.sh - the includes point the right way; ARCHITECTURE.md says which that is
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
cd "$top" || exit 99

# rule NAME FILES PATTERN-OF-ALLOWED-INCLUDES
rule() {
  bad=$(grep -n '^#include "' $2 /dev/null | grep -vE "#include \"($3)" || true)
  if [ -z "$bad" ]; then
    pass "$1"
  else
    fail "$1"
    printf '%s\n' "$bad" | sed 's/^/# /'
  fi
}

rule "base knows nothing above it" "checker/base/*.[ch]" 'checker/base/'
rule "read knows base" "checker/read/*.[ch]" 'checker/(base|read)/'
rule "text knows base and raw articles" "checker/text/*.[ch]" 'checker/(base|text)/|checker/read/raw.h'
rule "figures know text and base" "checker/figures/*.[ch]" 'checker/(base|text|figures)/'
rule "a rule includes rule.h alone" "$(echo rules/*/*.c)" 'checker/rule.h"'
rule "a report includes report.h and its helpers" "reports/*.[ch]" 'checker/report.h"|reports/'
rule "the engine knows no rule and no report of its own accord" "checker/engine/*.[ch]" \
  'checker/(base|read|text|figures|engine)/|checker/(rule|report|finding).h'
rule "generators know tries and what they make tables of" "checker/gen/*.[ch]" \
  'checker/gen/|checker/base/trie.h|checker/figures/lexicon(-names)?.h|checker/text/script.h'
rule "the public face knows what it names" "checker/*.h checker/*.c" 'checker/'

plan
