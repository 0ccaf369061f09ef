/* config.h - what a project has settled for itself in .kanwu.ini: which rules
 * run and where, how grave they are, and their numbers.
 *
 * Syntax is GKeyFile's. Sections:
 *   [kanwu]             KwConfigKey, below; a list is divided by commas
 *   [severity]          RULE or FAMILY = error, warning, note or off
 *   [rule "NAME"]       the rule's own numbers (KwRuleOption)
 *   [path "GLOB"]       select, ignore, severity.RULE, for articles whose path matches (glob.h)
 * Paths are relative to the file's folder. A rule's own line wins over its
 * family's, a later path section over an earlier one and over [kanwu] and
 * [severity], the command line over the file. Whatever is unknown or given
 * twice is an error with its line.
 *
 * Nothing is read or written here: the command line finds the file.
 */
#pragma once

#include "checker/engine/registry.h"

#define KW_CONFIG_NAME ".kanwu.ini"

typedef enum
{
  KW_CONFIG_SELECT,
  KW_CONFIG_IGNORE,
  KW_CONFIG_INCLUDE,
  KW_CONFIG_EXCLUDE,
  KW_CONFIG_LEXICON,
  KW_CONFIG_RULES,
  KW_CONFIG_ENCODING,
  KW_CONFIG_FAIL_ON,
  KW_CONFIG_MAX_WARNINGS,
  KW_CONFIG_MAX_ARTICLE,
  KW_CONFIG_BASELINE,
  KW_CONFIG_ALLOW,
  KW_CONFIG_LANG,
  KW_CONFIG_KEYS
} KwConfigKey;

/* Where a setting comes from: a line of the file, or one of these. */
#define KW_FROM_DEFAULT 0
#define KW_FROM_COMMAND (-1)

#define KW_OFF (-1) /* beside KwSeverity */

typedef struct _KwConfig KwConfig;

/* The file that messages call NAME and that lies in FOLDER, an absolute path.
 * Names of rules are not looked at yet. NULL with KW_ERROR_SYNTAX, "NAME:LINE: …". */
KwConfig *kw_config_parse (const char *name, const char *folder, const char *text, gsize size, GError **error);
/* One that settles nothing. */
KwConfig *kw_config_new (void);
void kw_config_free (KwConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwConfig, kw_config_free)

/* Where it was read from; NULL for one that is new. */
const char *kw_config_name (const KwConfig *config);
const char *kw_config_folder (const KwConfig *config);
/* As written in the file, but files as paths that can be opened; NULL when the
 * key is not there. */
const char *kw_config_key_name (KwConfigKey key);
char *const *kw_config_values (const KwConfig *config, KwConfigKey key);
int kw_config_line (const KwConfig *config, KwConfigKey key);

/* What the command line says of rules: SELECT sets aside the file's select and
 * ignore, IGNORE its ignore, and no path section brings back what these leave
 * out. Either may be NULL or empty. */
void kw_config_choose (KwConfig *config, char *const *select, char *const *ignore);

/* Looks up every name of a rule, of its options and their bounds. */
gboolean kw_config_resolve (KwConfig *config, const KwRegistry *registry, GError **error);

/* ---- behind kw_config_resolve() ---- */

/* What becomes of a rule's findings in an article. */
typedef struct
{
  gboolean wanted;                /* by select and ignore */
  int severity;                   /* a KwSeverity, or KW_OFF */
  int wanted_from, severity_from; /* lines, or KW_FROM_… */
} KwLevel;

/* PATH as reported, relative to the working folder; NULL: no path section. */
KwLevel kw_config_level (const KwConfig *config, const KwRule *rule, const char *path);
gboolean kw_level_is_on (const KwLevel *level);
/* Whether the command line leaves the rule out. */
gboolean kw_config_leaves_out (const KwConfig *config, const KwRule *rule);
/* Whether the rule is on anywhere. */
gboolean kw_config_may_run (const KwConfig *config, const KwRule *rule);

/* Sets the severity of a finding of RULE whose own and related articles lie at
 * PATHS (N of them): the gravest that one of these gives it. FALSE where none
 * wants it: which of two articles bears a contradiction is an accident of
 * their names, so what one of them wants to know stays. */
gboolean
kw_config_judge (const KwConfig *config, const KwRule *rule, const char *const *paths, guint n, KwSeverity *severity);

/* The values of the rule's options in the order of its table; NULL where all
 * are as the rule has them. */
const int *kw_config_options (const KwConfig *config, const KwRule *rule);
/* Where the value of option I comes from. */
int kw_config_option_line (const KwConfig *config, const KwRule *rule, guint i);

/* ---- for those who print it ---- */

/* Calls FUNC for every setting in the order of the file: its section, key and
 * value as written. */
typedef void (*KwSettingFunc) (gpointer data, const char *section, const char *key, const char *value, guint line);
void kw_config_each (const KwConfig *config, KwSettingFunc func, gpointer data);

/* "error", "off"; -2 for what is none. */
int kw_severity_parse (const char *name);
