/* config-private.h - what a configuration holds; private to config*.c. */
#pragma once

#include "checker/base/glob.h"
#include "checker/engine/config.h"

/* A line "KEY = VALUE" of the file, as written. */
typedef struct
{
  char *section, *key, *value;
  guint line;
} KwSetting;

typedef struct
{
  char **names; /* of rules and families; NULL: says nothing */
  int line;
} KwNames;

typedef struct
{
  char *name; /* of a rule or family */
  int severity;
  guint line;
} KwOverride;

typedef struct
{
  char *pattern;
  KwGlob *glob;
  KwNames select, ignore;
  GArray *severities; /* of KwOverride */
  guint line;
} KwPathSection;

/* Of [rule "RULE"]; one without an option stands for the section itself. */
typedef struct
{
  char *rule, *option;
  int value;
  guint line, section_line;
} KwNumber;

struct _KwConfig
{
  char *name, *folder;
  char **values[KW_CONFIG_KEYS];
  int lines[KW_CONFIG_KEYS];
  KwNames select, ignore; /* of the command line */
  GArray *settings;       /* of KwSetting, in the order of the file */
  GArray *severities;     /* of KwOverride */
  GArray *numbers;        /* of KwNumber */
  GPtrArray *paths;       /* of KwPathSection */
  GHashTable *options;    /* rule to int[], where one differs */
};

void kw_override_clear (KwOverride *override);
void kw_number_clear (KwNumber *number);
KwPathSection *kw_path_section_new (const char *pattern, guint line);
