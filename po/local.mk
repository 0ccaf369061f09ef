# Translations: checker/local.mk compiles the catalogues into the program.
EXTRA_PROGRAMS += po/texts
po_texts_SOURCES = po/texts.c $(cli_sources)
po_texts_LDADD = libcore.la
CLEANFILES += po/texts$(EXEEXT)
EXTRA_DIST += po/update

# For translators: new texts become entries of po/*.po without a translation.
.PHONY: update-po
update-po: po/texts$(EXEEXT)
	$(srcdir)/po/update po/texts$(EXEEXT)
