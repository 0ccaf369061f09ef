# A rule is its file and one line here.
kanwu_rules += \
	rules/date/duration.c \
	rules/date/future-event.c \
	rules/date/impossible.c \
	rules/date/malformed-year.c \
	rules/date/missing-unit.c \
	rules/date/publication-conflict.c \
	rules/date/reversed-range.c \
	rules/date/weekday.c \
	rules/duplicate/passage.c \
	rules/encoding/charset-declared.c \
	rules/encoding/compatibility-form.c \
	rules/encoding/escape-residue.c \
	rules/encoding/invisible.c \
	rules/encoding/lost-byte.c \
	rules/encoding/pinyin-residue.c \
	rules/encoding/private-use.c \
	rules/encoding/replacement.c \
	rules/encoding/script-mixed.c \
	rules/encoding/split-character.c \
	rules/encoding/undecodable.c \
	rules/encoding/width-mixed.c \
	rules/encoding/wrong-charset.c \
	rules/figure/average.c \
	rules/figure/base-mismatch.c \
	rules/figure/contradictory-approximation.c \
	rules/figure/cross-conflict.c \
	rules/figure/cumulative-falls.c \
	rules/figure/digit-slip.c \
	rules/figure/growth.c \
	rules/figure/headline.c \
	rules/figure/list-count.c \
	rules/figure/malformed.c \
	rules/figure/part-exceeds-total.c \
	rules/figure/parts-total.c \
	rules/figure/percentage.c \
	rules/figure/percentages-sum.c \
	rules/figure/period-conflict.c \
	rules/figure/plan-as-fact.c \
	rules/figure/rate-range.c \
	rules/figure/scale-slip.c \
	rules/figure/self-conflict.c \
	rules/figure/stale.c \
	rules/figure/target-rate.c \
	rules/figure/unit-switch.c \
	rules/text/markup-residue.c \
	rules/text/missing-metadata.c \
	rules/text/punctuation.c \
	rules/text/truncated.c

# Declared rules: a pack is a JSON file and one line here.
kanwu_packs += \
	rules/text/site-chrome.json

EXTRA_DIST += $(kanwu_packs) rules/examples/county.json rules/examples/county.tsv

# The table of all rules, sorted by name, and the packs as strings.
rules/registry.c: $(srcdir)/rules/local.mk
	$(AM_V_GEN)$(MKDIR_P) rules && { \
	  echo '/* generated from rules/local.mk */'; \
	  echo '#include "checker/rule.h"'; \
	  for f in $(kanwu_rules); do echo $$f; done | LC_ALL=C sort | $(SED) 's,^rules/,,;s,\.c$$,,;y,/-,__,' > $@.list; \
	  $(SED) 's,.*,extern const KwRule kw_rule_&;,' $@.list; \
	  echo 'extern const KwRule *const kw_compiled_rules[];'; \
	  echo 'const KwRule *const kw_compiled_rules[] = {'; \
	  $(SED) 's,.*,  \&kw_rule_&\,,' $@.list; \
	  echo '  NULL };'; } > $@.tmp && rm -f $@.list && mv $@.tmp $@

rules/packs.c: gen-pack$(EXEEXT) $(kanwu_packs)
	$(AM_V_GEN)$(MKDIR_P) rules && \
	./gen-pack$(EXEEXT) checker/engine/registry.h KwPackSource kw_pack_sources $(srcdir) $(kanwu_packs) > $@.tmp && mv $@.tmp $@

nodist_core_sources += rules/registry.c rules/packs.c
BUILT_SOURCES += rules/registry.c rules/packs.c
CLEANFILES += rules/registry.c rules/packs.c
