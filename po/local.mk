# Translations: checker/local.mk compiles the catalogues into the program.
EXTRA_PROGRAMS += po/rule-texts
po_rule_texts_SOURCES = po/rule-texts.c
po_rule_texts_LDADD = libcore.la
CLEANFILES += po/rule-texts$(EXEEXT)
EXTRA_DIST += po/update

# For translators: new texts become entries of po/*.po without a translation.
.PHONY: update-po
update-po: po/rule-texts$(EXEEXT)
	$(srcdir)/po/update po/rule-texts$(EXEEXT)
