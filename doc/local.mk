# Manual pages and completions, made of the tables of the program when it is
# built. A page is the command's name here and, where there is more to say than
# --help does, its text in doc/man.
manual_commands = check report fix extract rules explain baseline allow config

noinst_PROGRAMS += gen-docs
gen_docs_SOURCES = \
	doc/docs.c \
	doc/docs.h \
	doc/complete-bash.c \
	doc/complete-fish.c \
	doc/complete-zsh.c \
	doc/man.c \
	doc/man-config.c \
	doc/man-rules.c \
	doc/roff.c \
	doc/roff.h \
	$(cli_sources)
gen_docs_LDADD = libcore.la

manual_texts = \
	doc/man/kanwu.txt \
	doc/man/kanwu.ini.txt \
	doc/man/allow.txt \
	doc/man/baseline.txt \
	doc/man/check.txt \
	doc/man/config.txt \
	doc/man/explain.txt \
	doc/man/extract.txt \
	doc/man/fix.txt \
	doc/man/report.txt \
	doc/man/rules.txt
EXTRA_DIST += $(manual_texts) doc/report.png

manuals = doc/kanwu.1 $(manual_commands:%=doc/kanwu-%.1) doc/kanwu.ini.5 doc/kanwu-rules.7
nodist_man_MANS = $(manuals)
chinesemandir = $(mandir)/zh_CN/man7
nodist_chineseman_DATA = doc/zh_CN/kanwu-rules.7
bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = doc/completion/kanwu
zshcompletiondir = $(datadir)/zsh/site-functions
nodist_zshcompletion_DATA = doc/completion/_kanwu
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_fishcompletion_DATA = doc/completion/kanwu.fish

generated_docs = $(manuals) $(nodist_chineseman_DATA) $(nodist_bashcompletion_DATA) $(nodist_zshcompletion_DATA) \
	$(nodist_fishcompletion_DATA)
CLEANFILES += $(generated_docs)
write_docs = $(AM_V_GEN)$(MKDIR_P) $(@D) && ./gen-docs$(EXEEXT)
$(generated_docs): gen-docs$(EXEEXT) $(manual_texts)

doc/kanwu.1:
	$(write_docs) man kanwu $(srcdir)/doc/man/kanwu.txt > $@.tmp && mv $@.tmp $@
$(manual_commands:%=doc/kanwu-%.1): doc/kanwu-%.1:
	$(write_docs) man $* $(wildcard $(srcdir)/doc/man/$*.txt) > $@.tmp && mv $@.tmp $@
doc/kanwu.ini.5:
	$(write_docs) man kanwu.ini $(srcdir)/doc/man/kanwu.ini.txt > $@.tmp && mv $@.tmp $@
doc/kanwu-rules.7:
	$(write_docs) rules en > $@.tmp && mv $@.tmp $@
doc/zh_CN/kanwu-rules.7:
	$(write_docs) rules zh > $@.tmp && mv $@.tmp $@
doc/completion/kanwu:
	$(write_docs) bash > $@.tmp && mv $@.tmp $@
doc/completion/_kanwu:
	$(write_docs) zsh > $@.tmp && mv $@.tmp $@
doc/completion/kanwu.fish:
	$(write_docs) fish > $@.tmp && mv $@.tmp $@
