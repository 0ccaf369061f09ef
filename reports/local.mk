# A report is its file and one line here.
kanwu_reports += \
	reports/text.c \
	reports/concise.c \
	reports/jsonl.c \
	reports/html.c \
	reports/csv.c \
	reports/markdown.c \
	reports/sarif.c \
	reports/junit.c \
	reports/gitlab.c \
	reports/github.c \
	reports/rdjsonl.c

report_helpers = \
	reports/csv-cell.c reports/csv-cell.h \
	reports/display.c reports/display.h \
	reports/excerpt.c reports/excerpt.h \
	reports/file-place.c reports/file-place.h \
	reports/html-about.c reports/html-about.h \
	reports/html-assets.h \
	reports/html-data.c reports/html-data.h \
	reports/html-json.c reports/html-json.h \
	reports/html-store.c reports/html-store.h \
	reports/html-text.c reports/html-text.h \
	reports/html-verdict.c reports/html-verdict.h \
	reports/json-out.c reports/json-out.h \
	reports/left-out.c reports/left-out.h \
	reports/line-hash.c reports/line-hash.h \
	reports/sarif-rule.c reports/sarif-rule.h \
	reports/summary.c reports/summary.h \
	reports/worst.c reports/worst.h \
	reports/xml-text.c reports/xml-text.h
core_sources += $(report_helpers)

# The page of html.c: its skeleton, its style, and its script, a file a purpose.
html_assets = \
	reports/html/page.html \
	reports/html/report.css \
	reports/html/words.js \
	reports/html/text.js \
	reports/html/data.js \
	reports/html/message.js \
	reports/html/filter.js \
	reports/html/list.js \
	reports/html/facets.js \
	reports/html/evidence.js \
	reports/html/claims.js \
	reports/html/timeline.js \
	reports/html/strip.js \
	reports/html/bytes.js \
	reports/html/triage.js \
	reports/html/detail.js \
	reports/html/verdict.js \
	reports/html/state.js \
	reports/html/print.js \
	reports/html/app.js
EXTRA_DIST += $(html_assets)

reports/html-assets.c: gen-pack$(EXEEXT) $(html_assets)
	$(AM_V_GEN)$(MKDIR_P) reports && \
	./gen-pack$(EXEEXT) reports/html-assets.h KwHtmlAsset kw_html_assets $(srcdir) $(html_assets) > $@.tmp && mv $@.tmp $@

# The table of all reports, in the order of the list.
reports/registry.c: $(srcdir)/reports/local.mk
	$(AM_V_GEN)$(MKDIR_P) reports && { \
	  echo '/* generated from reports/local.mk */'; \
	  echo '#include "checker/report.h"'; \
	  for f in $(kanwu_reports); do echo $$f; done | $(SED) 's,^reports/,,;s,\.c$$,,;y,-,_,' > $@.list; \
	  $(SED) 's,.*,extern const KwReportFormat kw_report_&;,' $@.list; \
	  echo 'extern const KwReportFormat *const kw_report_formats[];'; \
	  echo 'const KwReportFormat *const kw_report_formats[] = {'; \
	  $(SED) 's,.*,  \&kw_report_&\,,' $@.list; \
	  echo '  NULL };'; } > $@.tmp && rm -f $@.list && mv $@.tmp $@

nodist_core_sources += reports/registry.c reports/html-assets.c
BUILT_SOURCES += reports/registry.c reports/html-assets.c
CLEANFILES += reports/registry.c reports/html-assets.c
