/* baseline.h - findings that are known: those of the day when a gate was put
 * up, left out of its reports from then on.
 *
 * A finding is known by its fingerprint alone; rule and path are for people,
 * and tell which entries a run could have met.
 */
#pragma once

#include <glib.h>

#define KW_BASELINE_NAME "kanwu-baseline.json"

typedef struct
{
  char *fingerprint; /* the key */
  char *rule, *path; /* PATH as seen from the file's folder */
  gboolean met;      /* it still occurs */
} KwKnown;

typedef struct _KwBaseline KwBaseline;

KwBaseline *kw_baseline_new (void);
/* The file that messages call NAME. NULL with KW_ERROR_SYNTAX, "NAME:LINE: …". */
KwBaseline *kw_baseline_parse (const char *name, const char *json, gsize size, GError **error);
void kw_baseline_free (KwBaseline *baseline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwBaseline, kw_baseline_free)

void kw_baseline_add (KwBaseline *baseline, const char *fingerprint, const char *rule, const char *path);
/* Whether the finding is known; it has been met then. */
gboolean kw_baseline_meet (KwBaseline *baseline, const char *fingerprint);
guint kw_baseline_size (const KwBaseline *baseline);

/* Calls GONE for each entry that was not met, and counts those of which it says
 * so; DROP: these are removed. */
typedef gboolean (*KwGoneFunc) (gpointer data, const KwKnown *known);
guint kw_baseline_gone (KwBaseline *baseline, KwGoneFunc gone, gpointer data, gboolean drop);

/* The file's text, sorted by path, rule and fingerprint. (transfer full) */
GString *kw_baseline_format (const KwBaseline *baseline);
