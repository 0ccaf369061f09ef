/* allowance.h - exceptions that somebody has a reason for: one finding by its
 * fingerprint, or those of a rule or family in the articles at a path. */
#pragma once

#include "checker/base/day.h"
#include "checker/base/glob.h"
#include "checker/engine/registry.h"

#define KW_ALLOWANCES_NAME "kanwu-allow.json"

typedef struct
{
  char *fingerprint; /* NULL: of RULE, at PATH */
  char *rule;        /* or family */
  char *path;        /* a glob as seen from the file's folder (glob.h); NULL: every path */
  char *reason;
  char *owner;   /* or NULL */
  KwDay expires; /* the last day on which it holds; KW_DAY_NONE: it holds for ever */
  KwGlob *glob;  /* of PATH where there is no fingerprint, or NULL */
} KwAllowance;

/* Strings are copied. */
KwAllowance *kw_allowance_new (const KwAllowance *of);
void kw_allowance_free (KwAllowance *allowance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwAllowance, kw_allowance_free)

/* "2026-12-31"; FALSE for what is no day. */
gboolean kw_day_parse (const char *text, KwDay *day);
gboolean kw_allowance_is_over (const KwAllowance *allowance, KwDay today);
/* Both are for the same finding, or the same rule and path. */
gboolean kw_allowance_same (const KwAllowance *a, const KwAllowance *b);

/* The allowances (of KwAllowance *) of the file that messages call NAME; rules
 * that those without a fingerprint name must be REGISTRY's.
 * NULL with KW_ERROR_SYNTAX, "NAME:LINE: …". (transfer full) */
GPtrArray *
kw_allowances_parse (const char *name, const char *json, gsize size, const KwRegistry *registry, GError **error);
/* The file's text, sorted by rule, path and fingerprint. (transfer full) */
GString *kw_allowances_format (GPtrArray *allowances);
