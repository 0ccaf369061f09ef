/* language.h - the languages kanwu speaks, and what its texts are in them.
 *
 * Texts are written in English where they are used; po/zh_CN.po translates
 * them and is compiled into the program. Everything returned without "transfer
 * full" is constant and lives as long as the program. Text that no catalogue
 * has is returned as it is, so that a missing translation is no error.
 */
#pragma once

#include <glib.h>

typedef enum
{
  KW_ENGLISH,
  KW_CHINESE /* simplified */
} KwLanguage;

#define KW_N_LANGUAGES 2

/* Marks a text that is translated where it is used. */
#define N_(text) text
/* The same for the two forms of a text with a number: kw_tr_n() takes them. */
#define NN_(singular, plural) singular, plural
/* Marks a text, or a format of printf(), that a rule gives as an argument of its
 * finding, or an error as its reason. They are carried in English;
 * kw_tr_value() translates them where they are told. */
#define KW_VALUE(text) text

/* "en", "zh", and what begins with them: zh_CN.UTF-8, zh-Hans, zh_TW@stroke.
 * FALSE for others. */
gboolean kw_language_from_name (const char *name, KwLanguage *language);
/* "en" or "zh". */
const char *kw_language_name (KwLanguage language);
/* That of the user's environment, as gettext finds it: LC_ALL, LC_MESSAGES, LANG,
 * the first that is set; LANGUAGE wins over it, unless it is the locale C. */
KwLanguage kw_language_from_locale (void);

/* The program's language, English at first. To be set once, before threads. */
void kw_language_use (KwLanguage language);
KwLanguage kw_language (void);

/* ENGLISH in the program's language, or in LANGUAGE. */
const char *kw_tr (const char *english) G_GNUC_FORMAT (1);
const char *kw_tr_in (KwLanguage language, const char *english) G_GNUC_FORMAT (2);
/* The form for N of something; the catalogue knows it by the SINGULAR. */
const char *kw_tr_n (const char *singular, const char *plural, guint64 n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

/* The value of a finding's argument, made of what is marked with KW_VALUE, in
 * LANGUAGE: a format is found by the words around its conversions, and what
 * stands for these is translated in turn. VALUE as it is for anything else,
 * such as what an article says. (transfer full) */
char *kw_tr_value (KwLanguage language, const char *value);
/* A reason that an error or a problem gives, in the program's language: such
 * texts are marked with KW_VALUE, too. Names that a format has between quotation
 * marks stay as they are, and so does what only a format with less than nine
 * bytes of words would fit: the system's words, names of files. It lives as
 * long as the program. */
const char *kw_tr_reason (const char *reason);
