# Unit tests (check), executed rule examples, golden reports, shell tests.
# All speak TAP, so that one failure does not hide the next.

TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)
SH_LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
AM_TESTS_ENVIRONMENT = \
	KANWU='$(abs_builddir)/kanwu$(EXEEXT)'; export KANWU; \
	FIXTURES='$(abs_top_srcdir)/fixtures'; export FIXTURES; \
	abs_top_srcdir='$(abs_top_srcdir)'; export abs_top_srcdir; \
	srcdir='$(abs_top_srcdir)'; export srcdir; \
	CK_FORK=no; export CK_FORK; \
	G_SLICE=always-malloc; export G_SLICE; \
	ASAN_OPTIONS='detect_leaks=1:abort_on_error=1'; export ASAN_OPTIONS; \
	LC_ALL=C.UTF-8; export LC_ALL;

unit_tests = \
	tests/check_base \
	tests/check_cases \
	tests/check_charset \
	tests/check_config \
	tests/check_display \
	tests/check_edits \
	tests/check_escape \
	tests/check_figures \
	tests/check_find \
	tests/check_formats \
	tests/check_garble \
	tests/check_garble_table \
	tests/check_gate \
	tests/check_html \
	tests/check_html_report \
	tests/check_interval \
	tests/check_json_literal \
	tests/check_language \
	tests/check_layers \
	tests/check_own \
	tests/check_report \
	tests/check_rules \
	tests/check_text

shell_tests = \
	tests/cli.sh \
	tests/completion.sh \
	tests/csv.sh \
	tests/encodings.sh \
	tests/fix.sh \
	tests/gate.sh \
	tests/golden.sh \
	tests/hostile.sh \
	tests/html.sh \
	tests/integrations.sh \
	tests/killed.sh \
	tests/lang.sh \
	tests/layering.sh \
	tests/manual.sh \
	tests/messages.sh \
	tests/own.sh \
	tests/parts.sh \
	tests/readme.sh \
	tests/reports.sh \
	tests/saved.sh \
	tests/since.sh \
	tests/text.sh

EXTRA_DIST += $(shell_tests) tests/capture.zsh tests/tap.sh tests/validate tests/data/declared.json \
	tests/data/garble.tsv tests/data/garble-originals.txt tests/data/parts.tsv tests/data/make-garble.py \
	tests/data/cases tests/data/sentences.tsv \
	tests/html/run tests/html/package.json tests/html/all.mjs tests/html/findings.mjs tests/html/harness.mjs \
	tests/html/hostile.mjs tests/html/odd.mjs tests/html/page.mjs tests/html/scale.mjs \
	tests/html/screenshots.mjs

if HAVE_CHECK
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif
TESTS += $(shell_tests)

test_cflags = $(AM_CFLAGS) $(CHECK_CFLAGS)
test_libs = libcore.la $(CHECK_LIBS)
tests_check_base_SOURCES = tests/check_base.c tests/suite.h
tests_check_base_CFLAGS = $(test_cflags)
tests_check_base_LDADD = $(test_libs)
tests_check_cases_SOURCES = tests/check_cases.c tests/case.c tests/case.h tests/suite.h
tests_check_cases_CFLAGS = $(test_cflags) -DCASES_DATA='"$(abs_top_srcdir)/tests/data"'
tests_check_cases_LDADD = $(test_libs)
tests_check_charset_SOURCES = tests/check_charset.c tests/bytes.h tests/suite.h
tests_check_charset_CFLAGS = $(test_cflags)
tests_check_charset_LDADD = $(test_libs)
tests_check_config_SOURCES = tests/check_config.c tests/suite.h
tests_check_config_CFLAGS = $(test_cflags)
tests_check_config_LDADD = $(test_libs)
tests_check_display_SOURCES = tests/check_display.c tests/suite.h
tests_check_display_CFLAGS = $(test_cflags)
tests_check_display_LDADD = $(test_libs)
tests_check_edits_SOURCES = tests/check_edits.c tests/suite.h checker/cli/edits.c checker/cli/edits.h
tests_check_edits_CFLAGS = $(test_cflags)
tests_check_edits_LDADD = $(test_libs)
tests_check_escape_SOURCES = tests/check_escape.c tests/suite.h
tests_check_escape_CFLAGS = $(test_cflags)
tests_check_escape_LDADD = $(test_libs)
tests_check_figures_SOURCES = tests/check_figures.c tests/suite.h
tests_check_figures_CFLAGS = $(test_cflags)
tests_check_figures_LDADD = $(test_libs)
tests_check_find_SOURCES = tests/check_find.c tests/suite.h
tests_check_find_CFLAGS = $(test_cflags)
tests_check_find_LDADD = $(test_libs)
tests_check_formats_SOURCES = tests/check_formats.c tests/suite.h
tests_check_formats_CFLAGS = $(test_cflags)
tests_check_formats_LDADD = $(test_libs)
tests_check_garble_SOURCES = tests/check_garble.c tests/suite.h
tests_check_garble_CFLAGS = $(test_cflags)
tests_check_garble_LDADD = $(test_libs)
tests_check_garble_table_SOURCES = tests/check_garble_table.c tests/suite.h
tests_check_garble_table_CFLAGS = $(test_cflags) -DGARBLE_DATA='"$(abs_top_srcdir)/tests/data"'
tests_check_garble_table_LDADD = $(test_libs)
tests_check_gate_SOURCES = tests/check_gate.c tests/suite.h
tests_check_gate_CFLAGS = $(test_cflags)
tests_check_gate_LDADD = $(test_libs)
tests_check_html_SOURCES = tests/check_html.c tests/suite.h
tests_check_html_CFLAGS = $(test_cflags)
tests_check_html_LDADD = $(test_libs)
tests_check_html_report_SOURCES = tests/check_html_report.c tests/suite.h
tests_check_html_report_CFLAGS = $(test_cflags)
tests_check_html_report_LDADD = $(test_libs)
tests_check_interval_SOURCES = tests/check_interval.c tests/suite.h
tests_check_interval_CFLAGS = $(test_cflags)
tests_check_interval_LDADD = $(test_libs)
tests_check_json_literal_SOURCES = tests/check_json_literal.c tests/suite.h \
	checker/cli/json-literal.c checker/cli/json-literal.h
tests_check_json_literal_CFLAGS = $(test_cflags)
tests_check_json_literal_LDADD = $(test_libs)
tests_check_language_SOURCES = tests/check_language.c tests/marks.c tests/marks.h tests/suite.h \
	checker/cli/wrap.c checker/cli/wrap.h
tests_check_language_CFLAGS = $(test_cflags) -DSOURCES='"$(abs_top_srcdir)"'
tests_check_language_LDADD = $(test_libs)
tests_check_layers_SOURCES = tests/check_layers.c tests/suite.h
tests_check_layers_CFLAGS = $(test_cflags)
tests_check_layers_LDADD = $(test_libs)
tests_check_own_SOURCES = tests/check_own.c tests/suite.h
tests_check_own_CFLAGS = $(test_cflags)
tests_check_own_LDADD = $(test_libs)
tests_check_report_SOURCES = tests/check_report.c tests/suite.h
tests_check_report_CFLAGS = $(test_cflags)
tests_check_report_LDADD = $(test_libs)
tests_check_rules_SOURCES = tests/check_rules.c tests/suite.h
tests_check_rules_CFLAGS = $(test_cflags)
tests_check_rules_LDADD = $(test_libs)
tests_check_text_SOURCES = tests/check_text.c tests/bytes.h tests/suite.h
tests_check_text_CFLAGS = $(test_cflags)
tests_check_text_LDADD = $(test_libs)

# Goldens change by this alone; read the difference before committing it.
.PHONY: update-golden
update-golden: kanwu$(EXEEXT)
	KANWU='$(abs_builddir)/kanwu$(EXEEXT)' FIXTURES='$(abs_top_srcdir)/fixtures' $(SHELL) $(srcdir)/tests/golden.sh --update
