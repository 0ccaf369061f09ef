# libkanwu and the kanwu program. The program is linked with the objects
# themselves, so that it runs from the build folder without a wrapper.

core_headers = \
	checker/finding.h \
	checker/message.h \
	checker/entry.h \
	checker/fingerprint.h \
	checker/report.h \
	checker/rule.h \
	checker/base/day.h \
	checker/base/find.h \
	checker/base/decimal.h \
	checker/base/interval.h \
	checker/base/language.h \
	checker/base/error.h \
	checker/base/offsetmap.h \
	checker/base/span.h \
	checker/base/trie.h \
	checker/base/sort16.h \
	checker/base/utf8.h \
	checker/engine/config.h \
	checker/engine/engine.h \
	checker/engine/registry.h \
	checker/figures/change.h \
	checker/figures/claim.h \
	checker/figures/counterpart.h \
	checker/figures/division.h \
	checker/figures/enumeration.h \
	checker/figures/fall.h \
	checker/figures/ledger.h \
	checker/figures/mean.h \
	checker/figures/names.h \
	checker/figures/scheme.h \
	checker/figures/shares.h \
	checker/figures/steps.h \
	checker/figures/support.h \
	checker/figures/weekday.h \
	checker/figures/year-slip.h \
	checker/figures/relation.h \
	checker/figures/share.h \
	checker/read/corpus.h \
	checker/read/raw.h \
	checker/text/article.h \
	checker/text/census.h \
	checker/text/charset.h \
	checker/text/fold.h \
	checker/text/html.h \
	checker/text/markrun.h \
	checker/text/marks.h \
	checker/text/misconverted.h \
	checker/text/model.h \
	checker/text/partners.h \
	checker/text/phrase.h \
	checker/text/repair.h \
	checker/text/script.h \
	checker/text/tags.h \
	checker/text/webscript.h

core_sources += $(core_headers)

# What is compiled from word lists and tables, by generators of our own.
gen_common = checker/gen/common.c checker/gen/common.h
noinst_PROGRAMS += gen-fold gen-messages gen-model gen-lexicon gen-pack gen-script
gen_fold_SOURCES = checker/gen/fold.c $(gen_common)
gen_messages_SOURCES = checker/gen/messages.c checker/gen/po.c checker/gen/po.h \
	checker/gen/po-check.c checker/gen/po-check.h $(gen_common)
gen_model_SOURCES = checker/gen/model.c $(gen_common)
gen_pack_SOURCES = checker/gen/pack.c $(gen_common)
gen_lexicon_SOURCES = checker/gen/lexicon.c checker/base/trie.c $(gen_common)
# flags of its own: its objects are not those of the library
gen_lexicon_CFLAGS = $(AM_CFLAGS)
gen_lexicon_LDADD = $(GLIB_LIBS)
gen_script_SOURCES = checker/gen/script.c checker/base/trie.c $(gen_common)
gen_script_CFLAGS = $(AM_CFLAGS)
gen_script_LDADD = $(GLIB_LIBS)

model_data = $(srcdir)/checker/text/data/characters.tsv $(srcdir)/checker/text/data/bigrams.tsv \
	$(srcdir)/checker/text/data/readings.tsv
script_data = $(srcdir)/checker/text/data/scripts.tsv $(srcdir)/checker/text/data/misconverted.tsv
fold_data = $(srcdir)/checker/text/data/variants.tsv
message_data = $(srcdir)/po/zh_CN.po
lexicon_data = \
	$(srcdir)/checker/figures/lexicon/units.tsv \
	$(srcdir)/checker/figures/lexicon/words.tsv \
	$(srcdir)/checker/figures/lexicon/places.tsv \
	$(srcdir)/checker/figures/lexicon/places-more.tsv
EXTRA_DIST += $(model_data) $(script_data) $(fold_data) $(lexicon_data) $(message_data) \
	checker/text/data/update.py checker/figures/lexicon/update-places.py

checker/text/foldtable.inc: gen-fold$(EXEEXT) $(fold_data)
	$(AM_V_GEN)$(MKDIR_P) checker/text && ./gen-fold$(EXEEXT) $(fold_data) > $@.tmp && mv $@.tmp $@

checker/text/modeltable.inc: gen-model$(EXEEXT) $(model_data)
	$(AM_V_GEN)$(MKDIR_P) checker/text && ./gen-model$(EXEEXT) $(model_data) > $@.tmp && mv $@.tmp $@

checker/text/scripttable.inc: gen-script$(EXEEXT) $(script_data)
	$(AM_V_GEN)$(MKDIR_P) checker/text && ./gen-script$(EXEEXT) $(script_data) > $@.tmp && mv $@.tmp $@

checker/figures/lexicon.inc: gen-lexicon$(EXEEXT) $(lexicon_data)
	$(AM_V_GEN)$(MKDIR_P) checker/figures && ./gen-lexicon$(EXEEXT) $(lexicon_data) > $@.tmp && mv $@.tmp $@

checker/base/messages.inc: gen-messages$(EXEEXT) $(message_data)
	$(AM_V_GEN)$(MKDIR_P) checker/base && ./gen-messages$(EXEEXT) $(message_data) > $@.tmp && mv $@.tmp $@

built_tables = checker/base/messages.inc checker/text/foldtable.inc checker/text/modeltable.inc checker/text/scripttable.inc \
	checker/figures/lexicon.inc
BUILT_SOURCES += $(built_tables)
CLEANFILES += $(built_tables)

core_sources += \
	checker/entry.c \
	checker/finding.c \
	checker/message.c \
	checker/fingerprint.c \
	checker/place.c \
	checker/quantity.c \
	checker/base/day.c \
	checker/base/find.c \
	checker/base/glob.c \
	checker/base/glob.h \
	checker/base/decimal.c \
	checker/base/interval.c \
	checker/base/error.c \
	checker/base/han.c \
	checker/base/han.h \
	checker/base/format-match.c \
	checker/base/format-match.h \
	checker/base/language.c \
	checker/base/language-private.h \
	checker/base/offsetmap.c \
	checker/base/suggest.c \
	checker/base/suggest.h \
	checker/base/trie.c \
	checker/base/value.c \
	checker/base/wordset.c \
	checker/base/wordset.h \
	checker/engine/allowance.c \
	checker/engine/allowance.h \
	checker/engine/baseline.c \
	checker/engine/baseline.h \
	checker/engine/config.c \
	checker/engine/config-private.h \
	checker/engine/config-read.c \
	checker/engine/config-resolve.c \
	checker/engine/declared.c \
	checker/engine/declared.h \
	checker/engine/declared-private.h \
	checker/engine/declared-sum.c \
	checker/engine/engine.c \
	checker/engine/examples.c \
	checker/engine/examples.h \
	checker/engine/gate.c \
	checker/engine/gate.h \
	checker/engine/judge.c \
	checker/engine/pack.c \
	checker/engine/pack.h \
	checker/engine/pack-reader.c \
	checker/engine/pack-reader.h \
	checker/engine/reduce.c \
	checker/engine/registry.c \
	checker/engine/revisit.c \
	checker/engine/run.h \
	checker/engine/sketch.c \
	checker/engine/sketch.h \
	checker/engine/selector.c \
	checker/engine/selector.h \
	checker/engine/shard.c \
	checker/engine/side-file.c \
	checker/engine/side-file.h \
	checker/engine/shard.h \
	checker/figures/beside.h \
	checker/figures/bind.c \
	checker/figures/bind.h \
	checker/figures/change.c \
	checker/figures/claim.c \
	checker/figures/counterpart.c \
	checker/figures/date.c \
	checker/figures/date.h \
	checker/figures/division.c \
	checker/figures/enumeration.c \
	checker/figures/date-range.c \
	checker/figures/date-private.h \
	checker/figures/elapsed.c \
	checker/figures/elapsed.h \
	checker/figures/fall.c \
	checker/figures/figure.c \
	checker/figures/figure.h \
	checker/figures/figure-private.h \
	checker/figures/kinds.c \
	checker/figures/ledger.c \
	checker/figures/lexicon.c \
	checker/figures/lexicon.h \
	checker/figures/mark.c \
	checker/figures/mean.c \
	checker/figures/names.c \
	checker/figures/name.c \
	checker/figures/name.h \
	checker/figures/lexicon-names.h \
	checker/figures/numeral.c \
	checker/figures/numeral-digits.c \
	checker/figures/numeral-han.c \
	checker/figures/numeral-private.h \
	checker/figures/numeral.h \
	checker/figures/place.c \
	checker/figures/place.h \
	checker/figures/relation.c \
	checker/figures/range.c \
	checker/figures/relative.c \
	checker/figures/relative.h \
	checker/figures/report-year.c \
	checker/figures/report-year.h \
	checker/figures/resolve.c \
	checker/figures/subject.c \
	checker/figures/row.c \
	checker/figures/row.h \
	checker/figures/body.c \
	checker/figures/body.h \
	checker/figures/resolve.h \
	checker/figures/resolve-private.h \
	checker/figures/scheme.c \
	checker/figures/sectors.c \
	checker/figures/shares.c \
	checker/figures/share.c \
	checker/figures/steps.c \
	checker/figures/subject.h \
	checker/figures/support.c \
	checker/figures/title.c \
	checker/figures/title.h \
	checker/figures/token.c \
	checker/figures/token.h \
	checker/figures/toll.c \
	checker/figures/toll.h \
	checker/figures/vague.c \
	checker/figures/written.c \
	checker/figures/weekday.c \
	checker/figures/year-slip.c \
	checker/figures/whole.c \
	checker/figures/user-lexicon.c \
	checker/figures/user-lexicon.h \
	checker/figures/user-lexicon-private.h \
	checker/figures/user-lexicon-read.c \
	checker/read/corpus.c \
	checker/read/file.c \
	checker/read/file.h \
	checker/read/walk.c \
	checker/read/walk.h \
	checker/text/article.c \
	checker/text/big5.c \
	checker/text/big5.h \
	checker/text/blocks.c \
	checker/text/blocks.h \
	checker/text/bytes.c \
	checker/text/bytes.h \
	checker/text/cells.c \
	checker/text/cells.h \
	checker/text/census.c \
	checker/text/charmap.c \
	checker/text/charmap.h \
	checker/text/charset.c \
	checker/text/charset-map.c \
	checker/text/charset-private.h \
	checker/text/detect.c \
	checker/text/detect.h \
	checker/text/escape.c \
	checker/text/escape.h \
	checker/text/escape-place.c \
	checker/text/escape-place.h \
	checker/text/escape-unit.c \
	checker/text/escape-unit.h \
	checker/text/fold.c \
	checker/text/foreign.c \
	checker/text/foreign.h \
	checker/text/garble.c \
	checker/text/garble.h \
	checker/text/gbk.c \
	checker/text/gbk.h \
	checker/text/html.c \
	checker/text/html-chrome.c \
	checker/text/html-elements.c \
	checker/text/html-meta.c \
	checker/text/html-offsets.c \
	checker/text/html-private.h \
	checker/text/html-text.c \
	checker/text/hz.c \
	checker/text/hz.h \
	checker/text/load.c \
	checker/text/load.h \
	checker/text/lostbyte.c \
	checker/text/markrun.c \
	checker/text/marks.c \
	checker/text/misconverted.c \
	checker/text/model.c \
	checker/text/misread.c \
	checker/text/misread-path.c \
	checker/text/misread-path.h \
	checker/text/misread-stretch.c \
	checker/text/misread-stretch.h \
	checker/text/partners.c \
	checker/text/phrase.c \
	checker/text/publication.c \
	checker/text/publication.h \
	checker/text/reading.c \
	checker/text/reading.h \
	checker/text/record.c \
	checker/text/record.h \
	checker/text/repair.c \
	checker/text/residue.c \
	checker/text/residue.h \
	checker/text/running.c \
	checker/text/running.h \
	checker/text/script.c \
	checker/text/tags.c \
	checker/text/webscript.c

core_libs = $(GLIB_LIBS) $(JANSSON_LIBS) $(XML_LIBS) $(XXHASH_LIBS) $(LTLIBICONV)

noinst_LTLIBRARIES += libcore.la
libcore_la_SOURCES = $(core_sources) $(kanwu_rules) $(kanwu_reports)
nodist_libcore_la_SOURCES = $(nodist_core_sources)
libcore_la_CFLAGS = $(AM_CFLAGS) $(KW_LTO_CFLAGS)
libcore_la_LIBADD = $(core_libs)

lib_LTLIBRARIES += libkanwu.la
libkanwu_la_SOURCES =
libkanwu_la_LIBADD = libcore.la
libkanwu_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined -export-symbols-regex '^kw_'
kanwuincludedir = $(includedir)/kanwu
nobase_kanwuinclude_HEADERS = $(core_headers)

bin_PROGRAMS += kanwu
cli_sources = \
	checker/cli/cli.h \
	checker/cli/commands.c \
	checker/cli/lang.c \
	checker/cli/parse.c \
	checker/cli/options.c \
	checker/cli/replace-file.c \
	checker/cli/replace-file.h \
	checker/cli/allow.c \
	checker/cli/baseline.c \
	checker/cli/check.c \
	checker/cli/config.c \
	checker/cli/diff.c \
	checker/cli/diff.h \
	checker/cli/edits.c \
	checker/cli/edits.h \
	checker/cli/explain.c \
	checker/cli/extras.c \
	checker/cli/extract.c \
	checker/cli/extract-csv.c \
	checker/cli/extract-csv.h \
	checker/cli/fix.c \
	checker/cli/fix-files.c \
	checker/cli/fix-files.h \
	checker/cli/gate.c \
	checker/cli/gate.h \
	checker/cli/json-literal.c \
	checker/cli/json-literal.h \
	checker/cli/mend.c \
	checker/cli/mend.h \
	checker/cli/output-file.c \
	checker/cli/output-file.h \
	checker/cli/own-files.c \
	checker/cli/own-files.h \
	checker/cli/outputs.c \
	checker/cli/outputs.h \
	checker/cli/report.c \
	checker/cli/rewrite.c \
	checker/cli/rewrite.h \
	checker/cli/rules.c \
	checker/cli/saved.c \
	checker/cli/saved.h \
	checker/cli/saved-entry.c \
	checker/cli/saved-entry.h \
	checker/cli/settings.c \
	checker/cli/side-files.c \
	checker/cli/since.c \
	checker/cli/since.h \
	checker/cli/stream.c \
	checker/cli/stream.h \
	checker/cli/wrap.c \
	checker/cli/wrap.h
kanwu_SOURCES = checker/cli/main.c $(cli_sources)
kanwu_CFLAGS = $(AM_CFLAGS) $(KW_LTO_CFLAGS)
kanwu_LDFLAGS = $(KW_LDFLAGS) $(KW_LTO_LDFLAGS)
kanwu_LDADD = libcore.la
