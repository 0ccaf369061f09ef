/* registry.h - all rules: compiled ones and declared packs. */
#pragma once

#include "checker/rule.h"

/* A pack as it was when kanwu was built. */
typedef struct
{
  const char *path;
  const char *json;
  gsize size;
} KwPackSource;

extern const KwPackSource kw_pack_sources[];

typedef struct _KwRegistry KwRegistry;

KwRegistry *kw_registry_new (void);
void kw_registry_free (KwRegistry *registry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwRegistry, kw_registry_free)

/* Adds a user's pack, which messages call NAME; see pack.h. FALSE with
 * KW_ERROR_SYNTAX, and nothing is added. Not while rules run. */
gboolean kw_registry_add_pack (KwRegistry *registry, const char *name, const char *json, gsize size, GError **error);

/* Every rule, sorted by name. */
guint kw_registry_n_rules (const KwRegistry *registry);
const KwRule *kw_registry_rule (const KwRegistry *registry, guint i);
const KwRule *kw_registry_find (const KwRegistry *registry, const char *name);

/* Whether NAME is the rule's, or its family's, with or without a trailing slash. */
gboolean kw_rule_is_named (const KwRule *rule, const char *name);
/* Whether NAME is that of a rule or family. */
gboolean kw_registry_knows (const KwRegistry *registry, const char *name);
/* What to tell of a NAME that is none, with the one that may have been meant.
 * (transfer full) */
char *kw_registry_unknown (const KwRegistry *registry, const char *name);
